import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { columnsOf, sizeOf } from "./posterior";
import type { Posterior } from "./posterior";
import { fillGrid, quantileGrid, placeOn } from "./rank-grid";
import type { Cell, RankGrid } from "./rank-grid";
import type { RankIntervals } from "./rank-intervals";
import { scaled, scaledFunctions } from "./rank-scale";
import type { Scaled } from "./rank-scale";

/** Width of a cell: in spreads of its areas, and in the logarithm of the spread. */
const CELL = { location: 0.1, lnSpread: 0.02 };

/**
 * Rank intervals of many areas without comparing all pairs. Areas of nearly the same location and spread share a cell (a sort); the
 * distribution of each cell is tabulated and added to a grid of values (how many areas lie below, and how uncertain that is); an
 * area's rank at a quantile of its own value is read off the grid, and the two uncertainties are put together as squares.
 * Input as `rankIntervals` has checked it. Error against the exact ranks: rank-binned.test.ts.
 * Goldstein & Spiegelhalter 1996, JRSS A 159:385.
 */
export function binnedRanks(posterior: Posterior, level: number): RankIntervals {
  const scale = scaled(posterior);
  const cells = cellsOf(posterior, scale);
  const grid = quantileGrid(scale);
  for (const cell of cells) fillGrid(grid, cell, posterior.family);
  return readRanks({ posterior, scale, cells, grid, level });
}

function cellsOf(posterior: Posterior, { location, spread }: Scaled): Cell[] {
  const n = sizeOf(posterior);
  const [one, two] = columnsOf(posterior);
  const class_ = Int32Array.from(spread, (value) => Math.round(Math.log(value) / CELL.lnSpread));
  const order = Uint32Array.from({ length: n }, (_, at) => at);
  order.sort((a, b) => (class_[a] as number) - (class_[b] as number) || (location[a] as number) - (location[b] as number) || a - b);
  const cells: Cell[] = [];
  for (let start = 0, end = 0; start < n; start = end) {
    const first = order[start] as number;
    const limit = (location[first] as number) + CELL.location * (spread[first] as number);
    let [sumOne, sumTwo] = [0, 0];
    for (end = start; end < n; end += 1) {
      const at = order[end] as number;
      if (class_[at] !== class_[first] || (location[at] as number) > limit) break;
      sumOne += one[at] as number;
      sumTwo += two[at] as number;
    }
    cells.push({ members: order.subarray(start, end), one: sumOne / (end - start), two: sumTwo / (end - start) });
  }
  return cells;
}

type Reading = { posterior: Posterior; scale: Scaled; cells: Cell[]; grid: RankGrid; level: number };

function readRanks({ posterior, scale, cells, grid, level }: Reading): RankIntervals {
  const n = sizeOf(posterior);
  const tail = (1 - level) / 2;
  const z = normalQuantile(1 - tail, 0, 1);
  const [lower, upper, median] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const { quantile } = scaledFunctions(posterior.family);
  const asRank = (value: number) => Math.max(1, Math.min(n, Math.ceil(value - 0.5)));
  for (const { members, one, two } of cells) {
    const { location, spread } = scaled(posteriorOf(posterior.family, one, two));
    // A shape far below 1 has quantiles below the smallest number; fifty spreads down is as low as any.
    const steps = [tail, 0.5, 1 - tail].map((p) => Math.max(-50, Math.min(50, (quantile(p, one, two) - (location[0] as number)) / (spread[0] as number))));
    for (const at of members) {
      const [low, middle, high] = steps.map((step) => placeOn(grid, (scale.location[at] as number) + step * (scale.spread[at] as number))) as [number, number, number];
      const centre = rankMean(grid, middle, 0.5);
      const down = Math.hypot(centre - rankMean(grid, low, tail), z * noise(grid, low, tail));
      const up = Math.hypot(rankMean(grid, high, 1 - tail) - centre, z * noise(grid, high, tail));
      median[at] = asRank(centre);
      lower[at] = asRank(centre - down);
      upper[at] = asRank(centre + up);
    }
  }
  return { lower, upper, median, level, method: "rank-binned" };
}

/** Mean rank of an area whose value stands there; the area itself is counted below its value with probability p and taken out. */
const rankMean = (grid: RankGrid, place: number, p: number): number => 1 + between(grid.below, place) - p;

const noise = (grid: RankGrid, place: number, p: number): number => Math.sqrt(Math.max(0, between(grid.variance, place) - p * (1 - p)));

function between(values: Float64Array, place: number): number {
  const at = Math.min(values.length - 2, Math.floor(place));
  const left = values[at] as number;
  return left + (place - at) * ((values[at + 1] as number) - left);
}

function posteriorOf(family: Posterior["family"], one: number, two: number): Posterior {
  if (family === "normal") return { family, mean: [one], sd: [two] };
  return family === "gamma" ? { family, shape: [one], rate: [two] } : { family, a: [one], b: [two] };
}
