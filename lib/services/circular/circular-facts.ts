import type { Area } from "../../analysis/area-tree";
import type { Measure } from "../../analysis/cases/case-entry";
import { circularStays, type CircularStay, type StepSpan } from "../../analysis/lagging/circular";
import { PERIODS, spanOf, type CircularPeriod } from "../../analysis/lagging/circular-period";
import type { ExpectedFalse } from "../../analysis/lagging/expected-false";
import type { LaggingRules } from "../../analysis/lagging/rules";
import type { OpenLedger } from "../../analysis/open-ledger";
import { lastDayOfStep } from "../../analysis/stat-year";
import type { Bilingual } from "../../base/errors";
import type { Deps } from "../deps";
import { listYear } from "../follow-up";
import { laggingExpected, laggingFacts, type LaggingFacts } from "../keep-lagging";
import { laggingCases } from "../lagging-cases";
import { caseDay } from "../cases/case-book";

export type CircularVillage = CircularStay & {
  /** Last day of the case of an open stay. */
  deadline?: string;
  /** Still behind and past its deadline, by so many days; else 0. */
  overdueDays: number;
  /** On the list so long without getting better that a talk about the help needed is proposed. */
  talk: boolean;
  /** Liaison office and help planned, as the case has them. */
  post?: { code: string } & Bilingual;
  measures: Measure[];
  /** Path of the case without the language. */
  caseHref?: string;
};
export type CircularFacts = {
  year: number;
  /** Periods of the year with a test, and the year where any has. */
  known: CircularPeriod[];
  /** Absent where nothing was tested in the year. */
  period?: CircularPeriod;
  /** Villages and indicators tested up to the end of the period. */
  tested: { villages: number; indicators: string[] };
  villages: CircularVillage[];
  /** The day deadlines are held against. */
  day: string;
  /** The day the circular is written on. */
  date: string;
  expected?: ExpectedFalse;
  rules: LaggingRules;
  /** The small database cannot be read: there are no deadlines. */
  away?: true;
};

type CaseDeps = Pick<Deps, "store" | "hasStore" | "clock" | "config">;

/** What a circular of one period says: stays on the list as they were known at its end, with what the cases said of them then. A period without a test gives way to the last that has one. */
export async function circularFacts(deps: CaseDeps, ledger: OpenLedger, { area, year, period: asked }: { area: Area; year: number; period?: CircularPeriod }): Promise<CircularFacts> {
  const facts = await laggingFacts(ledger, area, year);
  const { rules, judged, tests } = facts;
  const known = periodsWithTests(facts, year);
  const period = asked && known.includes(asked) ? asked : known.findLast((one) => one !== "year");
  const today = caseDay(deps, ledger);
  const shared = { year, known, rules, date: today };
  if (period === undefined) return { ...shared, tested: { villages: 0, indicators: [] }, villages: [], day: today };
  const span = spanOf(year, period);
  const stays = circularStays(judged, tests.villages, rules, span);
  const day = await dayOf(ledger, judged, span, today);
  const cases = await laggingCases(deps, ledger, year, [...new Set(stays.map((stay) => stay.area))], day);
  const { expected } = await laggingExpected(ledger, area, year);
  return {
    ...shared, period, day, tested: testedIn(facts, span), ...(cases.status === "away" ? { away: true as const } : {}), ...(expected ? { expected } : {}),
    villages: stays.map((stay): CircularVillage => {
      const note = stay.group === "released" ? undefined : cases.noteOf(stay.area, stay.listed);
      const behind = stay.group === "new" || stay.group === "still";
      const { deadline, case: found } = note ?? {};
      return {
        ...stay, overdueDays: behind ? (note?.overdueDays ?? 0) : 0, talk: behind && stay.rounds >= rules.talkAfterRounds, measures: found?.measures.map(({ measure }) => measure) ?? [],
        ...(deadline === undefined ? {} : { deadline }), ...(found?.post ? { post: found.post } : {}), ...(found ? { caseHref: found.href } : {}),
      };
    }),
  };
}

function periodsWithTests({ judged }: LaggingFacts, year: number): CircularPeriod[] {
  const steps = new Set<number>();
  for (const tests of judged.values()) for (const { step } of tests) if (Math.floor(step / 4) === year) steps.add(step % 4);
  return PERIODS.filter((period) => (period === "year" ? steps.size > 0 : steps.has(Number(period.slice(1)) - 1)));
}

function testedIn({ judged }: LaggingFacts, { from, to }: StepSpan): CircularFacts["tested"] {
  const indicators = new Set<string>();
  let villages = 0;
  for (const tests of judged.values()) {
    const own = tests.filter(({ step }) => step >= from && step <= to);
    if (own.length > 0) villages += 1;
    for (const { indicator } of own) indicators.add(indicator);
  }
  return { villages, indicators: [...indicators].sort() };
}

/** The last day of the period; of the newest one tested the day it is looked at, so that page, list and circular agree. Never a day to come. */
async function dayOf(ledger: OpenLedger, judged: LaggingFacts["judged"], { to }: StepSpan, today: string): Promise<string> {
  let newest = 0;
  for (const tests of judged.values()) for (const { step } of tests) newest = Math.max(newest, step);
  if (to >= newest && Math.floor(newest / 4) === (await listYear(ledger))) return today;
  const end = lastDayOfStep(to, ledger.entry.statYearStart);
  return end < today ? end : today;
}
