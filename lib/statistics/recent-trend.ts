import { demand } from "./demand";

export type TrendPoint = { value: number; lower: number; upper: number };
export type TrendDirection = "increasing" | "decreasing" | "none" | "cannotBeCalculated";
export type RecentTrend = { direction: TrendDirection; slope?: number; chi2?: number; method: "weighted-slope-5" };

/** Periods a trend is read from, and the 99.8 % point of chi-square with one degree of freedom. */
export const TREND_PERIODS = 5;
export const TREND_CHI2 = 9.54953570608324;

/**
 * Trend of a yearly indicator over its last five valid periods: weighted slope, weights 1/se² with se from the 95 % interval. A
 * trend only where (slope/se)² exceeds 9.55 (99.8 %) and the slope keeps its sign with each period left out in turn. Fewer than
 * five valid periods, or an interval without length: cannot be calculated.
 * Domain: periods in ascending order, a missing one `undefined`; lower ≤ value ≤ upper, finite. Unit of slope: value per period.
 * Fingertips technical guidance, "Recent trends". Proof: fixtures/recent_trend_fingertips.json.
 */
export function recentTrend(series: readonly (TrendPoint | undefined)[]): RecentTrend {
  const method = "weighted-slope-5";
  const points = series.filter((point) => point !== undefined).slice(-TREND_PERIODS);
  for (const { value, lower, upper } of points) {
    demand(Number.isFinite(upper - lower) && lower <= value && value <= upper, "recentTrend: the interval must be finite and hold the value", `${lower}..${upper} for ${value}`);
  }
  if (points.length < TREND_PERIODS || points.some(({ lower, upper }) => lower === upper)) return { direction: "cannotBeCalculated", method };
  const weighted = points.map(({ value, lower, upper }, at) => ({ x: at + 1, y: value, weight: (3.92 / (upper - lower)) ** 2 }));
  const { slope, chi2 } = weightedSlope(weighted);
  const signs = new Set(weighted.map((_, left) => Math.sign(weightedSlope(weighted.filter((_point, at) => at !== left)).slope)));
  const steady = signs.size === 1 && signs.has(Math.sign(slope));
  const direction = chi2 > TREND_CHI2 && steady ? (slope > 0 ? "increasing" : "decreasing") : "none";
  return { direction, slope, chi2, method };
}

/**
 * Whether a trend is for better or worse, for an indicator where high or low values are good; nothing to say otherwise.
 * Fingertips technical guidance, "Recent trends".
 */
export function trendJudgement(direction: TrendDirection, good?: "high" | "low"): "better" | "worse" | undefined {
  if (good === undefined || direction === "none" || direction === "cannotBeCalculated") return undefined;
  return (direction === "increasing") === (good === "high") ? "better" : "worse";
}

function weightedSlope(points: readonly { x: number; y: number; weight: number }[]): { slope: number; chi2: number } {
  const sum = (of: (point: { x: number; y: number; weight: number }) => number) => points.reduce((total, point) => total + of(point), 0);
  const weight = sum((point) => point.weight);
  const x = sum((point) => point.weight * point.x) / weight;
  const y = sum((point) => point.weight * point.y) / weight;
  const spread = sum((point) => point.weight * (point.x - x) ** 2);
  const slope = sum((point) => point.weight * (point.x - x) * (point.y - y)) / spread;
  return { slope, chi2: slope ** 2 * spread };
}
