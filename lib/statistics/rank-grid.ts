import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Posterior } from "./posterior";
import { scaled, scaledFunctions } from "./rank-scale";
import type { Scaled } from "./rank-scale";

/** Areas of nearly the same posterior, and the mean of their parameters. */
export type Cell = { members: Uint32Array; one: number; two: number };

/** At each value of the working scale: how many areas lie below it, on average, and the variance of that number. */
export type RankGrid = { values: Float64Array; below: Float64Array; variance: Float64Array };

const NODES = 4096;
const POINTS = 8;
const REACH = 10;
const PER_SPREAD = 4;
const TABLE = 2 * REACH * PER_SPREAD + 1;

/** A number within 0..1 for each place, spread evenly over any run of places (golden-ratio sequence). */
export const evenly = (place: number): number => ((place + 0.5) * 0.6180339887498949) % 1;

/** An empty grid whose values lie where the areas lie: each step holds about 1/4096 of them. */
export function quantileGrid({ location, spread }: Scaled): RankGrid {
  const stride = Math.ceil(location.length / 100_000);
  const points = new Float64Array(Math.ceil(location.length / stride) * POINTS);
  let [least, most, at] = [Infinity, -Infinity, 0];
  for (let area = 0; area < location.length; area += 1) {
    const [centre, width] = [location[area] as number, spread[area] as number];
    least = Math.min(least, centre - REACH * width);
    most = Math.max(most, centre + REACH * width);
    for (let k = 0; k < POINTS && area % stride === 0; k += 1) points[at++] = centre + width * normalQuantile((k + evenly(area)) / POINTS, 0, 1);
  }
  points.sort();
  const nodes = Math.min(NODES, points.length);
  const values = [least];
  for (let k = 0; k < nodes; k += 1) {
    const value = points[Math.floor(((k + 0.5) * points.length) / nodes)] as number;
    if (value > (values[values.length - 1] as number)) values.push(value);
  }
  if (most > (values[values.length - 1] as number)) values.push(most);
  return { values: Float64Array.from(values), below: new Float64Array(values.length), variance: new Float64Array(values.length) };
}

/** Adds the areas of a cell to the grid. */
export function fillGrid(grid: RankGrid, cell: Cell, family: Posterior["family"]): void {
  const { location, spread } = scaled(cellPosterior(family, cell));
  const [centre, width] = [location[0] as number, spread[0] as number];
  const table = tabulate(family, cell, centre, width);
  const { values, below, variance } = grid;
  const times = cell.members.length;
  const least = centre - REACH * width;
  for (let at = firstAbove(values, least); at < values.length; at += 1) {
    const place = (((values[at] as number) - least) / width) * PER_SPREAD;
    const share = place >= TABLE - 1 ? 1 : cubic(table, place);
    below[at] = (below[at] as number) + times * share;
    variance[at] = (variance[at] as number) + times * share * (1 - share);
  }
}

/** Place of a value on the grid, with the fraction of the step. */
export function placeOn({ values }: RankGrid, value: number): number {
  const next = Math.min(values.length - 1, Math.max(1, firstAbove(values, value)));
  const [left, right] = [values[next - 1] as number, values[next] as number];
  return next - 1 + Math.max(0, Math.min(1, (value - left) / (right - left)));
}

/** Distribution function of the cell at quarter spreads, computed outward from the middle until it is 0 or 1. */
function tabulate(family: Posterior["family"], { one, two }: Cell, centre: number, width: number): Float64Array {
  const { cdf } = scaledFunctions(family);
  const table = new Float64Array(TABLE);
  const middle = (TABLE - 1) / 2;
  const at = (k: number) => cdf(centre + ((k - middle) / PER_SPREAD) * width, one, two);
  for (let k = middle; k >= 0; k -= 1) if ((table[k] = at(k)) < 1e-10) break;
  let reached = middle;
  for (let k = middle + 1; k < TABLE && (table[reached] as number) < 1 - 1e-10; k += 1) table[(reached = k)] = at(k);
  return table.fill(1, reached + 1);
}

/** Cubic through the four nearest entries, within 0..1. */
function cubic(table: Float64Array, place: number): number {
  const at = Math.max(1, Math.min(TABLE - 3, Math.floor(place)));
  const t = place - at;
  const [a, b, c, d] = [table[at - 1] as number, table[at] as number, table[at + 1] as number, table[at + 2] as number];
  const value = b + (t / 6) * (-2 * a - 3 * b + 6 * c - d + t * (3 * (a - 2 * b + c) + t * (d - a + 3 * (b - c))));
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

function firstAbove(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cellPosterior(family: Posterior["family"], { one, two }: Cell): Posterior {
  if (family === "normal") return { family, mean: [one], sd: [two] };
  return family === "gamma" ? { family, shape: [one], rate: [two] } : { family, a: [one], b: [two] };
}
