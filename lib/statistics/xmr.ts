import { demand, demandFinite } from "./demand";

/** `screened` are the places of moving ranges left out of the limits: place 3 is the step from value 3 to value 4, counted from 0. */
export type Xmr = { mean: number; lower: number; upper: number; meanRange: number; screened: number[]; trial: boolean; method: "xmr" | "xmr-screened" };

/** Below so many points the limits are called trial. */
export const TRIAL_BELOW = 12;
const LIMIT = 2.66;
const SCREEN = 3.267;

/**
 * Limits of an XmR (individuals) chart: mean ∓ 2.66 × mean moving range. With screening, moving ranges at or above 3.267 × their
 * mean are left out once and the mean range taken again; which ones is part of the result.
 * Domain: at least two finite values in order of time. Unit: that of the values.
 * Wheeler 1993, Understanding Variation; NHS "Making Data Count". Proof: fixtures/xmr_nhsr.json.
 */
export function xmr(values: readonly number[], { screen = true }: { screen?: boolean } = {}): Xmr {
  demand(values.length >= 2, "xmr: there must be at least two values", values.length);
  demandFinite("xmr", "values", values);
  const mean = average(values);
  const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] as number)));
  const bound = SCREEN * average(ranges);
  const screened = screen && bound > 0 ? ranges.flatMap((range, at) => (range >= bound ? [at] : [])) : [];
  const meanRange = average(ranges.filter((_, at) => !screened.includes(at)));
  const reach = LIMIT * meanRange;
  return { mean, lower: mean - reach, upper: mean + reach, meanRange, screened, trial: values.length < TRIAL_BELOW, method: screen ? "xmr-screened" : "xmr" };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
