import { demandFinite } from "./demand";
import { quantile } from "./over-dispersion";

/** Smallest, quartiles and largest of some values. */
export type Spread = { n: number; lowest: number; lowerQuartile: number; median: number; upperQuartile: number; highest: number };

/** Fewer values than this have no quartiles worth the name. */
export const FEWEST_FOR_SPREAD = 5;

/**
 * The five numbers of a set of values: quartiles by linear interpolation between order statistics.
 * Domain: finite values; fewer than five give undefined. Unit: that of the values.
 * Tukey 1977, Exploratory Data Analysis; quantiles of type 7, Hyndman & Fan 1996.
 */
export function spreadOf(values: readonly number[]): Spread | undefined {
  demandFinite("spreadOf", "values", values);
  if (values.length < FEWEST_FOR_SPREAD) return undefined;
  const sorted = [...values].sort((one, two) => one - two);
  const at = (probability: number) => quantile(sorted, probability);
  return { n: sorted.length, lowest: at(0), lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75), highest: at(1) };
}
