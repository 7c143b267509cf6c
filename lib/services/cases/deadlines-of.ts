import { daysBetween } from "../../analysis/cases/case-state";
import type { OpenLedger } from "../../analysis/open-ledger";
import type { Bilingual } from "../../base/errors";
import type { Deps } from "../deps";
import { caseDay } from "./case-book";
import { casesOf, type CaseSummary } from "./cases-of";

export type Deadlines = { status: "ok"; on: string; days: number; due: CaseSummary[]; overdue: CaseSummary[] } | { status: "away"; text: Bilingual };

/** Deadlines of open cases: those within the days to come, soonest first, and those that have passed, longest first. */
export async function deadlinesOf(deps: Deps, ledger: OpenLedger, { areas, asOf = caseDay(deps, ledger), days = deps.config.casework.remindDays }: { areas?: readonly string[]; asOf?: string; days?: number } = {}): Promise<Deadlines> {
  const list = await casesOf(deps, ledger, areas, asOf);
  if (list.status === "away") return list;
  const open = [...list.cases.values()].flat().filter(({ state, deadline }) => state === "open" && deadline !== undefined);
  const byDeadline = (a: CaseSummary, b: CaseSummary) => (a.deadline === b.deadline ? (a.area < b.area ? -1 : 1) : a.deadline! < b.deadline! ? -1 : 1);
  return {
    status: "ok", on: asOf, days,
    due: open.filter(({ deadline, overdueDays }) => overdueDays === 0 && daysBetween(asOf, deadline!) <= days).sort(byDeadline),
    overdue: open.filter(({ overdueDays }) => overdueDays > 0).sort(byDeadline),
  };
}
