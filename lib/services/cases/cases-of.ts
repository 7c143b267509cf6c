import type { Measure, VillageCase } from "../../analysis/cases/case-entry";
import { caseState, dayOf, overdueDays } from "../../analysis/cases/case-state";
import { loadGroups, type Groups } from "../../analysis/groups";
import type { OpenLedger } from "../../analysis/open-ledger";
import type { Bilingual } from "../../base/errors";
import { StoreError } from "../../store/store-error";
import type { Deps } from "../deps";
import { caseDay, caseLagging, casesToOpen, placeCase, readCases } from "./case-book";

export type CaseSummary = {
  /** `<area at opening>-<period listed>` */
  id: string;
  /** Code now: of the successor where the village was merged. */
  area: string;
  movedFrom?: string;
  /** Period in which it was listed, `2009-Q2` or `2009`. */
  listed: string;
  /** YYYY-MM-DD, as all days here. */
  openedOn: string;
  state: "open" | "closed";
  closedOn?: string;
  post?: { code: string; zh: string; en: string };
  /** Code of groups.csv or of the office's own list. */
  group?: string;
  groupText?: Bilingual;
  deadline?: string;
  /** Which deadline held from which day on, oldest first; none while the case was closed. */
  deadlines: { deadline?: string; on: string }[];
  /** 0 where it is not overdue on the day asked for. */
  overdueDays: number;
  /** Help planned, with the day it was entered. */
  measures: { measure: Measure; on: string }[];
  /** Day of the first measure planned. */
  helpedSince?: string;
  entries: number;
  lastOn: string;
  /** Path without the language. */
  href: string;
};

/** By the present code of the village, newest stay first. `away`: the small database cannot be read now; the ledger's pages go on. */
export type CaseList = { status: "ok"; cases: ReadonlyMap<string, CaseSummary[]> } | { status: "away"; text: Bilingual; error: StoreError };

/** The cases of some villages or of all, as they stand on a day; of one that is past, with what had been written by then. */
export async function casesOf(deps: Deps, ledger: OpenLedger, areas?: readonly string[], asOf: string = caseDay(deps, ledger)): Promise<CaseList> {
  try {
    const asked = areas && new Set(areas.flatMap((code) => [code, ...ledger.tree.aliases.filter(({ successor }) => successor === code).map((alias) => alias.code)]));
    const [stored, groups, lagging] = await Promise.all([readCases(deps, asked && [...asked]), loadGroups(ledger), caseLagging(ledger)]);
    const records = [...stored, ...casesToOpen(ledger, lagging, stored).filter(({ area }) => !asked || asked.has(area))];
    const cases = new Map<string, CaseSummary[]>();
    for (const record of records) {
      const summary = summaryOf(deps, ledger, groups, asOf < caseDay(deps, ledger) ? writtenBy(record, asOf) : record, asOf);
      cases.set(summary.area, [...(cases.get(summary.area) ?? []), summary]);
    }
    for (const list of cases.values()) list.sort((a, b) => (a.openedOn === b.openedOn ? (a.listed < b.listed ? 1 : -1) : a.openedOn < b.openedOn ? 1 : -1));
    return { status: "ok", cases };
  } catch (error) {
    if (error instanceof StoreError) return { status: "away", text: error.text, error };
    throw error;
  }
}

const writtenBy = (record: VillageCase, day: string): VillageCase => ({ ...record, entries: record.entries.filter(({ at }) => dayOf(at) <= day) });

function summaryOf(deps: Deps, ledger: OpenLedger, groups: Groups, record: VillageCase, asOf: string): CaseSummary {
  const state = caseState(record.entries);
  const { now, movedFrom } = placeCase(ledger, record);
  const post = state.post === undefined ? undefined : postOf(deps, state.post);
  const groupText = state.group === undefined ? undefined : groupOf(deps, groups, state.group);
  const [first] = state.measures;
  return {
    id: record.id, area: now?.code ?? record.area, ...(movedFrom ? { movedFrom: movedFrom.code } : {}), listed: record.listed, openedOn: record.evidence.on, state: state.state,
    ...(state.closedAt === undefined ? {} : { closedOn: dayOf(state.closedAt) }), ...(post ? { post } : {}), ...(state.group === undefined ? {} : { group: state.group }), ...(groupText ? { groupText } : {}),
    ...(state.deadline === undefined ? {} : { deadline: state.deadline }), deadlines: state.deadlines.map(({ at, deadline }) => ({ on: dayOf(at), ...(deadline === undefined ? {} : { deadline }) })), overdueDays: overdueDays(state, asOf),
    measures: state.measures.map(({ measure, at }) => ({ measure, on: dayOf(at) })), ...(first ? { helpedSince: dayOf(first.at) } : {}),
    entries: record.entries.length, lastOn: dayOf(record.entries.at(-1)?.at ?? record.openedAt), href: `/lagging/${now?.code ?? record.area}`,
  };
}

/** A post that the office took off its list is still called by its code. */
export function postOf({ config }: Pick<Deps, "config">, code: string): { code: string; zh: string; en: string } {
  const known = config.casework.posts.find((post) => post.code === code);
  return { code, zh: known?.zh ?? code, en: known?.en ?? known?.zh ?? code };
}

export function groupOf({ config }: Pick<Deps, "config">, groups: Groups, code: string): Bilingual {
  const own = config.casework.groups.find((group) => group.code === code);
  const known = groups.find(code);
  return { zh: own?.zh ?? known?.nameZh ?? code, en: own?.en ?? own?.zh ?? known?.nameEn ?? known?.nameZh ?? code };
}

export function roleOf({ config }: Pick<Deps, "config">, code: string): Bilingual {
  const known = config.casework.roles.find((role) => role.code === code);
  return { zh: known?.zh ?? code, en: known?.en ?? known?.zh ?? code };
}
