import { demand } from "./demand";
import { demandLevel } from "./level";
import { demandPosterior, sizeOf } from "./posterior";
import type { Posterior } from "./posterior";
import { binnedRanks } from "./rank-binned";
import { exactRanks } from "./rank-exact";

/** Rank 1 is the lowest value. One place per area, in input order. */
export type RankIntervals = { lower: Int32Array; upper: Int32Array; median: Int32Array; level: number; method: "rank-exact" | "rank-binned" };

/** Up to so many areas the distribution of every rank is computed exactly. */
export const EXACT_RANKS = 200;

/**
 * Interval of the rank of every area from independent posteriors: the equal-tailed quantiles of the distribution of its rank.
 * Few areas: exact, the count of areas below a value being Poisson-binomial. Many: binned (see rank-binned.ts), within 0.1 % of
 * the number of areas at 8,000. Both compute and draw nothing, so the same input always gives the same numbers.
 * Domain: one distribution per area, at least one area, 0.9 ≤ level < 1; unit: ranks 1..n, 1 the lowest.
 * Goldstein & Spiegelhalter 1996, JRSS A 159:385. Proof: fixtures/rank_intervals_gs.json, rank-intervals.test.ts.
 */
export function rankIntervals(posterior: Posterior, options: { level?: number; method?: "exact" | "binned" } = {}): RankIntervals {
  const { level = 0.95 } = options;
  const n = sizeOf(posterior);
  demandLevel("rankIntervals", level);
  demandPosterior("rankIntervals", posterior);
  demand(n > 0, "rankIntervals: there must be at least one area", n);
  const method = options.method ?? (n <= EXACT_RANKS ? "exact" : "binned");
  return method === "exact" ? exactRanks(posterior, level) : binnedRanks(posterior, level);
}
