import { caseId, caseSchema, type Opening, type VillageCase } from "../../analysis/cases/case-entry";
import { dayOf } from "../../analysis/cases/case-state";
import type { Alias, Area } from "../../analysis/area-tree";
import type { Evidence, Lagging, LaggingListing } from "../../analysis/lagging/lagging";
import type { OpenLedger } from "../../analysis/open-ledger";
import { DataError } from "../../base/errors";
import type { CaseRecord } from "../../store/cases";
import type { Deps } from "../deps";
import { laggingOf, listYear } from "../follow-up";

/** Where a case's village is now: its code may have gone into another. */
export type PlacedCase = VillageCase & { now: Area | undefined; movedFrom?: Alias };

/** Cases as they stand in the small database, checked. @throws StoreError; DataError where a record is not what this program writes */
export async function readCases(deps: Deps, areas?: readonly string[]): Promise<VillageCase[]> {
  if (!(await deps.hasStore())) return [];
  const store = await deps.store();
  return (await store.cases.list(areas)).map(toCase);
}

export function toCase(record: CaseRecord): VillageCase {
  const parsed = caseSchema.safeParse(record);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = `${record.id}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`;
  throw new DataError("cases.invalid", { zh: `跟踪记录 ${where} 不合规定`, en: `case ${where} is not valid` });
}

/** The codes under which a village's cases may stand: its own and those that went into it. */
export const codesOf = ({ tree }: OpenLedger, area: Area): string[] => [area.code, ...tree.mergedInto(area).map(({ code }) => code)];

/** Puts a case where its village is now; without a place where the snapshot does not know its code. */
export function placeCase({ tree }: OpenLedger, one: VillageCase): PlacedCase {
  const now = tree.areas.find(({ code }) => code === one.area);
  if (now) return { ...one, now };
  const alias = tree.aliases.find(({ code }) => code === one.area);
  const successor = alias && tree.areas.find(({ code }) => code === alias.successor);
  return { ...one, now: successor, ...(alias && successor ? { movedFrom: alias } : {}) };
}

/** The list that cases follow: of the whole snapshot, after its newest quarter. */
export async function caseLagging(ledger: OpenLedger): Promise<Lagging> {
  const year = await listYear(ledger);
  return year === undefined ? { villages: [], listings: [], tested: [] } : laggingOf(ledger, ledger.tree.root, year);
}

/** The case that a stay on the list opens; its day is the snapshot's, so it is the same whoever opens it. */
export function openingFor(ledger: OpenLedger, lagging: Lagging, { area, listed, indicators }: LaggingListing): { id: string; area: string; listed: string; evidence: Opening } {
  const village = lagging.villages.find((one) => one.area === area);
  return { id: caseId(area, listed), area, listed, evidence: { on: ledger.entry.asOf, snapshot: ledger.entry.id, indicators: [...indicators], evidence: (village?.evidence ?? []).filter(({ behind }) => behind).map(copied) } };
}

/** Evidence as it is copied into a case: exactly what the page shows. */
export function copied(one: Evidence): Opening["evidence"][number] {
  const { indicator, period, behind, limit, against } = one;
  const shown = { indicator, period, behind, limit, against };
  return one.status === "ok" ? { ...shown, status: "ok", value: one.value, p: one.p, adjusted: one.adjusted } : { ...shown, status: "suppressed", reason: "smallCount" };
}

/** Cases that stays on the list call for and that no one has written to yet: shown as they will be opened. */
export function casesToOpen(ledger: OpenLedger, lagging: Lagging, known: readonly VillageCase[]): VillageCase[] {
  const ids = new Set(known.map(({ id }) => id));
  return lagging.listings.filter(({ area, listed, released }) => released === undefined && !ids.has(caseId(area, listed)))
    .map((listing) => ({ ...openingFor(ledger, lagging, listing), openedBy: "planning-office", openedAt: `${ledger.entry.asOf}T00:00:00Z`, entries: [] }));
}

/** The day that deadlines are held against: today, and of a fictional sample the day of its snapshot. */
export const caseDay = (deps: Pick<Deps, "clock">, { entry }: OpenLedger): string => (entry.sample ? entry.asOf : dayOf(deps.clock.now()));
