import type { Area } from "../area-tree";
import type { Evidence, JudgedTests } from "./lagging";
import type { LaggingRules } from "./rules";
import { lagHistory, type Standing } from "./states";
import { stepOf } from "./timeline";

/** Steps (year × 4 + quarter − 1) that a circular is about, both inclusive: one quarter, or the four of a year. */
export type StepSpan = { from: number; to: number };
/** Where a stay on the list stood at the end of the span; each stay is in one group only. */
export type StayGroup = "new" | "still" | "improving" | "released";
export type CircularStay = {
  area: string; group: StayGroup; since: string; listed: string; released?: string;
  /** Tested periods on the list, up to the end of the span. */
  rounds: number;
  indicators: string[];
  /** Of the last four quarters of the stay, oldest first. */
  evidence: Evidence[];
};

const QUARTERS_TOLD = 4;

/** Every stay on the list that was open at the end of a span, or ended in it, as it was known then: later tests are not looked at. Villages in the order given. */
export function circularStays(judged: JudgedTests, villages: readonly Area[], rules: LaggingRules, span: StepSpan): CircularStay[] {
  return villages.flatMap((village) => staysOf(village, judged, rules, span));
}

function staysOf(village: Area, judged: JudgedTests, rules: LaggingRules, { from, to }: StepSpan): CircularStay[] {
  const tests = (judged.get(village) ?? []).filter(({ step }) => step <= to);
  const after: [step: number, standing: Standing | undefined][] = [];
  const { listings, standing } = lagHistory(tests, rules, (step, here) => after.push([step, here]));
  return listings.flatMap(({ since, listed, released, indicators }): CircularStay[] => {
    if (released !== undefined && stepOf(released) < from) return [];
    const first = Math.max(stepOf(since), to - QUARTERS_TOLD + 1);
    const evidence = tests.filter((test) => indicators.includes(test.indicator) && test.step >= first && (released === undefined || test.step <= stepOf(released))).map((test) => test.evidence);
    const stay = { area: village.code, since, listed, indicators, evidence };
    if (released !== undefined) return [{ ...stay, group: "released", released, rounds: roundsUntil(after, stepOf(released)) }];
    return [{ ...stay, group: standing?.state === "improving" ? "improving" : stepOf(listed) >= from ? "new" : "still", rounds: standing?.rounds ?? 0 }];
  });
}

/** The period of release was tested too and counts. */
const roundsUntil = (after: readonly [number, Standing | undefined][], released: number): number => (after.findLast(([step]) => step < released)?.[1]?.rounds ?? 0) + 1;
