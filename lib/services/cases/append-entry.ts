import type { EntryDraft, VillageCase } from "../../analysis/cases/case-entry";
import { caseState, type CaseState } from "../../analysis/cases/case-state";
import { entryFaults, type EntryContext, type EntryFault } from "../../analysis/cases/entry-faults";
import { loadGroups } from "../../analysis/groups";
import type { OpenLedger } from "../../analysis/open-ledger";
import type { Bilingual } from "../../base/errors";
import { StoreError } from "../../store/store-error";
import type { Deps } from "../deps";
import { caseLagging } from "./case-book";

export type Append = { of: VillageCase; draft: EntryDraft; role: string; /** The last entry the form was made from. */ after: number; key: string; /** Only checks it. */ tryOnly?: boolean };
/** `conflict`: others wrote since. `away`: not confirmed; sent again with the same key nothing is written twice. */
export type AppendResult = { status: "saved"; seq: number; repeated: boolean } | { status: "checked" } | { status: "faults"; faults: EntryFault[] } | { status: "conflict" } | { status: "away"; text: Bilingual };

/** Checks an entry and adds it to its case. */
export async function appendEntry(deps: Deps, ledger: OpenLedger, { of, draft, role, after, key, tryOnly = false }: Append): Promise<AppendResult> {
  try {
    const store = await deps.store();
    const context = await contextFor(deps, ledger, of, caseState(of.entries.filter(({ seq }) => seq <= after)));
    const faults = entryFaults(draft, role, context);
    if (faults.length > 0) return { status: "faults", faults };
    if (tryOnly) return of.entries.some(({ seq }) => seq > after) ? { status: "conflict" } : { status: "checked" };
    const { id, area, listed, evidence } = of;
    const done = await store.cases.append({ of: { id, area, listed, evidence }, after, kind: draft.kind, body: draft.body }, { role, at: deps.clock.now().toISOString(), key });
    return done.status === "saved" ? { status: "saved", seq: done.entry.seq, repeated: done.repeated } : { status: "conflict" };
  } catch (error) {
    if (error instanceof StoreError) return { status: "away", text: error.text };
    throw error;
  }
}

/** What entries of a case are held against. */
export async function contextFor(deps: Deps, ledger: OpenLedger, of: VillageCase, state: CaseState): Promise<EntryContext> {
  const { casework } = deps.config;
  const [groups, lagging] = await Promise.all([loadGroups(ledger), caseLagging(ledger)]);
  const codes = (places: readonly { code: string }[]) => places.map(({ code }) => code);
  return {
    state, opening: of.evidence, roles: new Set(codes(casework.roles)), posts: new Set(codes(casework.posts)), groups: new Set([...codes(casework.groups), ...groups.all.map(({ id }) => id)]),
    listed: lagging.listings.some(({ area, listed, released }) => area === of.area && listed === of.listed && released === undefined),
  };
}
