import type { Random } from "../base/random";
import { demand } from "./demand";
import { drawBeta, drawGamma, drawNormal } from "./draws";
import { cdfOf, columnsOf, demandPosterior, quantileOf, sizeOf } from "./posterior";
import type { Posterior } from "./posterior";

/** What is known of the areas in one year: the posterior of their true values, and the values as reported (raw), area by area. */
export type YearOfAreas = { posterior: Posterior; values: ArrayLike<number> };
/** `before`, `after`: chance of truly being in the weakest fifth; `fell`, `left`: of having truly entered or left it. */
export type FifthMove = { before: number; after: number; fell: number; left: number; observed: FifthChange; verdict: FifthChange | "unclear" };
/** stayed: in it both times; outside: neither time. */
export type FifthChange = "fell" | "left" | "stayed" | "outside";
export type FifthMoves = { areas: FifthMove[]; counts: Record<FifthChange | "unclear", number>; observed: Record<FifthChange, number>; size: number; sure: number; replicates: number; method: string };

/** `weak`: which end is the weak one. `sure`: chance from which a change is called one. */
export type FifthOptions = { random: Random; weak?: "low" | "high"; sure?: number; replicates?: number };

/**
 * Which areas left the weakest fifth between two years and which fell into it, and how sure that is: true values are drawn from the two
 * posteriors (seeded), the weakest fifth is taken in each draw (above 500 areas its edge is computed instead), and a move is called only where its chance reaches `sure`. By the raw
 * figures (`observed`) many come and go by noise alone. The two years are taken as independent, which makes moves look a
 * little likelier than they are. Ties of raw values keep the order of the areas.
 * Domain: the same areas in the same order in both, five at least; 0.5 < sure < 1; 100 or more replicates. Described indicators have no
 * weak end and must not be handed in. Lockwood, Louis & McCaffrey 2002, J. Educ. Behav. Stat. 27:255. Proof: fifth-moves.test.ts.
 */
export function fifthMoves(before: YearOfAreas, after: YearOfAreas, { random, weak = "low", sure = 0.9, replicates = 1000 }: FifthOptions): FifthMoves {
  const n = sizeOf(before.posterior);
  demand(n >= 5, "fifthMoves: there must be at least five areas", n);
  for (const year of [before, after]) {
    demandPosterior("fifthMoves", year.posterior);
    demand(sizeOf(year.posterior) === n && year.values.length === n, "fifthMoves: both years must have the same areas, each with a value", `${sizeOf(year.posterior)} and ${year.values.length} for ${n}`);
  }
  demand(sure > 0.5 && sure < 1, "fifthMoves: sure must lie between 0.5 and 1", sure);
  demand(Number.isSafeInteger(replicates) && replicates >= 100, "fifthMoves: replicates must be a whole number from 100", replicates);
  const size = Math.floor(n / 5);
  const [was, is] = [before, after].map(({ posterior }) => chances(posterior, size, { random, weak, replicates })) as [Float64Array, Float64Array];
  const [wasSeen, isSeen] = [before, after].map(({ values }) => weakest(Float64Array.from(values), size, weak)) as [Uint8Array, Uint8Array];
  const areas = Array.from(was, (p, at): FifthMove => {
    const q = is[at] as number;
    const parts = { fell: (1 - p) * q, left: p * (1 - q), stayed: p * q, outside: (1 - p) * (1 - q) };
    const verdict = CHANGES.find((change) => parts[change] >= sure) ?? "unclear";
    return { before: p, after: q, fell: parts.fell, left: parts.left, observed: changeOf(wasSeen[at] === 1, isSeen[at] === 1), verdict };
  });
  const count = (change: FifthChange | "unclear") => areas.filter(({ verdict }) => verdict === change).length;
  const seen = (change: FifthChange) => areas.filter(({ observed }) => observed === change).length;
  const observed = { fell: seen("fell"), left: seen("left"), stayed: seen("stayed"), outside: seen("outside") };
  const counts = { fell: count("fell"), left: count("left"), stayed: count("stayed"), outside: count("outside"), unclear: count("unclear") };
  return { areas, counts, observed, size, sure, replicates, method: n > DRAWN_AREAS ? "chance beyond the edge of the fifth" : "draws from both posteriors" };
}

/** Up to so many areas the fifth is drawn; above, its edge is computed (the two differ by less than 0.02 there). */
export const DRAWN_AREAS = 500;

const CHANGES: readonly FifthChange[] = ["fell", "left", "stayed", "outside"];

const changeOf = (was: boolean, is: boolean): FifthChange => (was ? (is ? "stayed" : "left") : is ? "fell" : "outside");

/** Chance of each area of being among the `size` weakest. */
function chances(posterior: Posterior, size: number, { random, weak, replicates }: Required<Omit<FifthOptions, "sure">>): Float64Array {
  const [one, two] = columnsOf(posterior);
  if (one.length > DRAWN_AREAS) return beyondEdge(posterior, size, weak);
  const times = new Float64Array(one.length);
  const drawn = new Float64Array(one.length);
  for (let round = 0; round < replicates; round += 1) {
    for (let at = 0; at < drawn.length; at += 1) drawn[at] = draw(random, posterior.family, one[at] as number, two[at] as number);
    weakest(drawn, size, weak).forEach((isIn, at) => (times[at] = (times[at] as number) + isIn));
  }
  return times.map((count) => count / replicates);
}

/**
 * Of many areas the edge of the fifth hardly moves from draw to draw: it is the value that `size` areas are expected beyond, and the chance
 * of an area is that of lying beyond it. It lies between the lowest and the highest value that single areas have so large a chance beyond.
 */
function beyondEdge(posterior: Posterior, size: number, weak: "low" | "high"): Float64Array {
  const [one, two] = columnsOf(posterior);
  const [cdf, quantile] = [cdfOf(posterior.family), quantileOf(posterior.family)];
  const n = one.length;
  const below = weak === "low" ? size : n - size;
  let [low, high] = [Infinity, -Infinity];
  for (let at = 0; at < n; at += 1) {
    const edge = quantile(below / n, one[at] as number, two[at] as number);
    [low, high] = [Math.min(low, edge), Math.max(high, edge)];
  }
  const chance = new Float64Array(n);
  for (let step = 0; step < 60; step += 1) {
    const edge = (low + high) / 2;
    let sum = 0;
    for (let at = 0; at < n; at += 1) sum += chance[at] = cdf(edge, one[at] as number, two[at] as number);
    if (Math.abs(sum - below) < 0.01) break;
    if (sum < below) low = edge;
    else high = edge;
  }
  return weak === "low" ? chance : chance.map((p) => 1 - p);
}

function draw(random: Random, family: Posterior["family"], one: number, two: number): number {
  if (family === "normal") return one + two * drawNormal(random);
  return family === "gamma" ? drawGamma(random, one) / two : drawBeta(random, one, two);
}

/** 1 for the `size` lowest (or highest) values; values that tie at the edge are taken in order. */
function weakest(values: Float64Array, size: number, weak: "low" | "high"): Uint8Array {
  const signed = weak === "low" ? values : values.map((value) => -value);
  const edge = signed.slice().sort()[size - 1] as number;
  const result = new Uint8Array(values.length);
  let room = size;
  signed.forEach((value, at) => {
    if (value < edge) [result[at], room] = [1, room - 1];
  });
  signed.forEach((value, at) => {
    if (value === edge && room > 0) [result[at], room] = [1, room - 1];
  });
  return result;
}
