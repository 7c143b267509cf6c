import type { StepSpan } from "./circular";

/** What a circular is about: a quarter of a statistical year, or the whole of it. */
export const PERIODS = ["q1", "q2", "q3", "q4", "year"] as const;
export type CircularPeriod = (typeof PERIODS)[number];

export function spanOf(year: number, period: CircularPeriod): StepSpan {
  if (period === "year") return { from: year * 4, to: year * 4 + 3 };
  const step = year * 4 + Number(period.slice(1)) - 1;
  return { from: step, to: step };
}
