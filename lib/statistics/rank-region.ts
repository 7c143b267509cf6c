import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { demand } from "./demand";
import { columnsOf, demandPosterior, quantileOf, sizeOf } from "./posterior";
import type { Posterior } from "./posterior";

export type Joint = "independent" | "bonferroni";
export type Limits = { lower: number; upper: number };

/** Chance that one of n simultaneous intervals may miss, so that all hold together at the level. Šidák 1967, JASA 62:626. */
export function missOfOne(n: number, level: number, joint: Joint = "independent"): number {
  demand(Number.isSafeInteger(n) && n > 0, "rankRegion: the number of areas must be a whole number above 0", n);
  demand(level >= 0.5 && level < 1, "rankRegion: level must be a fraction within 0.5..1, 1 excluded", level);
  // −expm1(log(level)/n) is 1 − level^(1/n) without losing the digits of a small miss.
  return joint === "bonferroni" ? (1 - level) / n : -Math.expm1(Math.log(level) / n);
}

/** The z of each of n simultaneous normal intervals: 3.08 for 51 independent ones at 90 %. Šidák 1967, JASA 62:626. */
export function simultaneousZ(n: number, level: number, joint: Joint = "independent"): number {
  return -normalQuantile(missOfOne(n, level, joint) / 2, 0, 1);
}

/** Intervals of the areas' true values that hold all together at the level, from independent posteriors. Šidák 1967, JASA 62:626. */
export function simultaneousIntervals(posterior: Posterior, level = 0.95): Limits[] {
  demandPosterior("simultaneousIntervals", posterior);
  const n = sizeOf(posterior);
  if (n === 0) return [];
  const miss = missOfOne(n, level) / 2;
  const quantile = quantileOf(posterior.family);
  const [one, two] = columnsOf(posterior);
  return Array.from({ length: n }, (_, at) => {
    const [first, second] = [one[at] as number, two[at] as number];
    return { lower: quantile(miss, first, second), upper: quantile(1 - miss, first, second) };
  });
}

/**
 * Joint region of ranks: each area's lowest rank is 1 + areas wholly below it, the highest n − areas wholly above it. With
 * simultaneous intervals the whole ranking lies inside at their level. Rank 1 is the lowest value.
 * Domain: lower ≤ upper for every area; time n·log n.
 * Klein, Wright & Wieczorek 2020, JRSS A 183:589. Proof: fixtures/rank_region_kww.json.
 */
export function rankRegion(intervals: readonly Limits[]): { lower: Int32Array; upper: Int32Array } {
  for (const { lower, upper } of intervals) demand(lower <= upper, "rankRegion: lower must not be above upper", `${lower} and ${upper}`);
  const uppers = Float64Array.from(intervals, ({ upper }) => upper).sort();
  const lowers = Float64Array.from(intervals, ({ lower }) => lower).sort();
  const [low, high] = [new Int32Array(intervals.length), new Int32Array(intervals.length)];
  intervals.forEach(({ lower, upper }, at) => {
    // An interval without length lies neither below nor above itself.
    const itself = lower === upper ? 1 : 0;
    low[at] = 1 + countUpTo(uppers, lower) - itself;
    high[at] = countBelow(lowers, upper) + itself;
  });
  return { lower: low, upper: high };
}

function countUpTo(sorted: Float64Array, value: number): number {
  return countWhile(sorted, (entry) => entry <= value);
}

function countBelow(sorted: Float64Array, value: number): number {
  return countWhile(sorted, (entry) => entry < value);
}

function countWhile(sorted: Float64Array, holds: (entry: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
