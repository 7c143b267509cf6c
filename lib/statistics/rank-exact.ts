import { excluding, poissonBinomial } from "./poisson-binomial";
import { cdfOf, columnsOf, quantileOf, sizeOf } from "./posterior";
import type { Posterior } from "./posterior";
import { evenly } from "./rank-grid";
import type { RankIntervals } from "./rank-intervals";

/**
 * Quantiles of the rank of every area; rank 1 is the lowest. Input as `rankIntervals` has checked it.
 * Goldstein & Spiegelhalter 1996, JRSS A 159:385.
 */
export function exactRanks(posterior: Posterior, level: number): RankIntervals {
  const n = sizeOf(posterior);
  const [lower, upper, median] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  rankDistributions(posterior).forEach((distribution, at) => {
    lower[at] = rankAt(distribution, (1 - level) / 2);
    upper[at] = rankAt(distribution, (1 + level) / 2);
    median[at] = rankAt(distribution, 0.5);
  });
  return { lower, upper, median, level, method: "rank-exact" };
}

/** The smallest rank that is reached with at least this probability. */
export function rankAt(distribution: Float64Array, probability: number): number {
  let sum = 0;
  for (let below = 0; below < distribution.length; below += 1) {
    sum += distribution[below] as number;
    if (sum >= probability - 1e-12) return below + 1;
  }
  return distribution.length;
}

/**
 * Distribution of the rank of each area (of all, or of those at the given places): P(rank = 1 + k) at place k. For a value t the
 * number of other areas below it is Poisson-binomial; it is averaged over the area's own distribution on a grid of values.
 * Goldstein & Spiegelhalter 1996, JRSS A 159:385.
 */
export function rankDistributions(posterior: Posterior, options: { places?: readonly number[]; nodes?: number } = {}): Float64Array[] {
  const n = sizeOf(posterior);
  const wanted = options.places ?? Array.from({ length: n }, (_, at) => at);
  const [one, two] = columnsOf(posterior);
  const cdf = cdfOf(posterior.family);
  const grid = rankGrid(posterior, options.nodes ?? Math.min(512 + n, 2048));
  const below = (node: number) => Float64Array.from({ length: n }, (_, at) => cdf(grid[node] as number, one[at] as number, two[at] as number));
  const distributions = wanted.map(() => new Float64Array(n));
  let [before, now] = [new Float64Array(n), below(0)];
  for (let node = 0; node < grid.length; node += 1) {
    const next = node + 1 < grid.length ? below(node + 1) : new Float64Array(n).fill(1);
    const count = poissonBinomial(now);
    wanted.forEach((at, k) => {
      // Trapezium: a node stands for half the way to each neighbour; the outermost stand for the whole tail.
      const left = node === 0 ? 2 * (now[at] as number) : (now[at] as number) - (before[at] as number);
      const right = node === grid.length - 1 ? 2 * (1 - (now[at] as number)) : (next[at] as number) - (now[at] as number);
      const weight = (left + right) / 2;
      if (weight > 1e-13) excluding(count, now[at] as number, weight, distributions[k] as Float64Array);
    });
    [before, now] = [now, next];
  }
  return distributions;
}

/**
 * Values at which the counts are taken: pooled quantiles of all areas, so that every rank is passed in small steps. Each area gives
 * quantiles of its own (a golden-ratio sequence), or areas alike would all give the same few.
 */
function rankGrid(posterior: Posterior, most: number): number[] {
  const n = sizeOf(posterior);
  const [one, two] = columnsOf(posterior);
  const quantile = quantileOf(posterior.family);
  const each = Math.max(5, Math.ceil(512 / n));
  const points: number[] = [];
  let [lowest, highest] = [Infinity, -Infinity];
  for (let at = 0; at < n; at += 1) {
    for (let k = 0; k < each; k += 1) points.push(quantile((k + evenly(at)) / each, one[at] as number, two[at] as number));
    lowest = Math.min(lowest, quantile(1e-7, one[at] as number, two[at] as number));
    highest = Math.max(highest, quantile(1 - 1e-7, one[at] as number, two[at] as number));
  }
  points.sort((a, b) => a - b);
  const nodes = Math.min(points.length, most);
  const thinned = Array.from({ length: nodes }, (_, k) => points[Math.floor(((k + 0.5) * points.length) / nodes)] as number);
  return [...new Set([lowest, ...thinned, highest])];
}
