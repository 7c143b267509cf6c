import { demand, demandFinite } from "./demand";

/** Default thresholds of the WHO Data Quality Tool: standard deviations, and percent. */
export const QUALITY_THRESHOLDS = { moderateOutlier: 2, extremeOutlier: 3, consistencyOverTime: 33, consistencyBetweenRelated: 10, completeness: 90 } as const;
/** Iglewicz and Hoaglin call a value an outlier beyond this modified z. */
export const MODIFIED_Z_OUTLIER = 3.5;

export type OutlierScore = { score: number; method: "median-deviation" | "mean-deviation" | "no-spread" };

/**
 * Modified z-score of a value against a series: 0.6745·(x − median)/MAD. Where the median absolute deviation is 0, as is usual in
 * a village's series, the mean absolute deviation takes its place: 0.7978846·(x − median)/mean deviation. A series without any
 * spread gives 0 for its own value and an infinite score for another. The method says which was used.
 * Domain: at least one finite value. Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers. Proof: fixtures/dq_outliers_who.json.
 */
export function modifiedZ(series: readonly number[], value: number): OutlierScore {
  demand(series.length > 0, "modifiedZ: there must be at least one value", series.length);
  demandFinite("modifiedZ", "values", [...series, value]);
  const centre = median(series);
  const deviations = series.map((one) => Math.abs(one - centre));
  const middle = median(deviations);
  if (middle > 0) return { score: (0.6745 * (value - centre)) / middle, method: "median-deviation" };
  const mean = deviations.reduce((sum, one) => sum + one, 0) / series.length;
  if (mean > 0) return { score: (0.7978846 * (value - centre)) / mean, method: "mean-deviation" };
  return { score: value === centre ? 0 : Math.sign(value - centre) * Infinity, method: "no-spread" };
}

/**
 * Standard score (x − mean)/sd with n − 1; an outlier inflates its own sd, so this misses spikes in short series.
 * Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers.
 */
export function standardScore(series: readonly number[], value: number): OutlierScore | { score: number; method: "standard" } {
  demand(series.length >= 2, "standardScore: there must be at least two values", series.length);
  demandFinite("standardScore", "values", [...series, value]);
  const mean = series.reduce((sum, one) => sum + one, 0) / series.length;
  const sd = Math.sqrt(series.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (series.length - 1));
  if (sd === 0) return { score: value === mean ? 0 : Math.sign(value - mean) * Infinity, method: "no-spread" };
  return { score: (value - mean) / sd, method: "standard" };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
