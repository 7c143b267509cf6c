import { daysBetween } from "../../analysis/cases/case-state";
import type { OpenLedger } from "../../analysis/open-ledger";
import type { Bilingual } from "../../base/errors";
import type { Deps } from "../deps";
import { listYear } from "../follow-up";
import { laggingCases, listedOf } from "../lagging-cases";
import { caseDay, caseLagging } from "./case-book";
import { casesOf, type CaseSummary } from "./cases-of";

/** `eased`: past the deadline of a village that is not behind any more; its case is open, but nobody calls it overdue. */
export type Deadlines = { status: "ok"; on: string; days: number; due: CaseSummary[]; overdue: CaseSummary[]; eased: CaseSummary[] } | { status: "away"; text: Bilingual };

/** Deadlines of open cases: those within the days to come, soonest first, and those that have passed, longest first; overdue is who the board calls so. */
export async function deadlinesOf(deps: Deps, ledger: OpenLedger, { areas, asOf = caseDay(deps, ledger), days = deps.config.casework.remindDays }: { areas?: readonly string[]; asOf?: string; days?: number } = {}): Promise<Deadlines> {
  const list = await casesOf(deps, ledger, areas, asOf);
  if (list.status === "away") return list;
  const open = [...list.cases.values()].flat().filter(({ state, deadline }) => state === "open" && deadline !== undefined);
  const byDeadline = (a: CaseSummary, b: CaseSummary) => (a.deadline === b.deadline ? (a.area < b.area ? -1 : 1) : a.deadline! < b.deadline! ? -1 : 1);
  const past = open.filter(({ overdueDays }) => overdueDays > 0).sort(byDeadline);
  const behind = past.length > 0 ? await behindIn(deps, ledger, asOf, past) : new Set<string>();
  return {
    status: "ok", on: asOf, days,
    due: open.filter(({ deadline, overdueDays }) => overdueDays === 0 && daysBetween(asOf, deadline!) <= days).sort(byDeadline),
    overdue: past.filter(({ id }) => behind.has(id)), eased: past.filter(({ id }) => !behind.has(id)),
  };
}

/** Ids of those cases whose stay on the list goes on and whose village was behind in the last period. */
async function behindIn(deps: Deps, ledger: OpenLedger, asOf: string, past: readonly CaseSummary[]): Promise<Set<string>> {
  const [lagging, year] = await Promise.all([caseLagging(ledger), listYear(ledger)]);
  const areas = new Set(past.map(({ area }) => area));
  const cases = await laggingCases(deps, ledger, year ?? 0, [...areas], asOf);
  return new Set(lagging.villages.flatMap(({ area, state }) => {
    const listed = state === "listed" && areas.has(area) ? listedOf(lagging, area) : undefined;
    return (listed === undefined ? undefined : cases.of(area, listed)?.id) ?? [];
  }));
}
