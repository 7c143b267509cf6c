import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { demand, isFiniteNumber, isPositive } from "./demand";
import { gammaCdf, gammaQuantile } from "./gamma-tails";

/** What is known of the true value of every area, in columns: one independent distribution per area. */
export type Posterior =
  | { family: "normal"; mean: ArrayLike<number>; sd: ArrayLike<number> }
  | { family: "gamma"; shape: ArrayLike<number>; rate: ArrayLike<number> }
  | { family: "beta"; a: ArrayLike<number>; b: ArrayLike<number> };

/** The two parameter columns, whatever they are called. */
export function columnsOf(posterior: Posterior): readonly [ArrayLike<number>, ArrayLike<number>] {
  if (posterior.family === "normal") return [posterior.mean, posterior.sd];
  return posterior.family === "gamma" ? [posterior.shape, posterior.rate] : [posterior.a, posterior.b];
}

export const sizeOf = (posterior: Posterior): number => columnsOf(posterior)[0].length;

/** Distribution function of one family: (value, first parameter, second parameter) → 0..1. */
export const cdfOf = (family: Posterior["family"]): ((value: number, one: number, two: number) => number) => {
  if (family === "normal") return normalCdf;
  // Outside the support the answer is known, and some functions would say NaN.
  if (family === "gamma") return (value, shape, rate) => (value <= 0 ? 0 : gammaCdf(value, shape, rate));
  return (value, a, b) => (value <= 0 ? 0 : value >= 1 ? 1 : betaCdf(value, a, b));
};

/** Quantile function of one family: (probability, first parameter, second parameter) → value. */
export const quantileOf = (family: Posterior["family"]): ((p: number, one: number, two: number) => number) =>
  family === "normal" ? normalQuantile : family === "gamma" ? gammaQuantile : betaQuantile;

/** Refuses columns of different length and parameters that make no distribution. */
export function demandPosterior(method: string, posterior: Posterior): void {
  const [one, two] = columnsOf(posterior);
  demand(one.length === two.length, `${method}: the columns of the posterior must have one length`, `${one.length} and ${two.length}`);
  for (let at = 0; at < one.length; at += 1) {
    const first = one[at] as number;
    const second = two[at] as number;
    const legal = isPositive(second) && (posterior.family === "normal" ? isFiniteNumber(first) : isPositive(first));
    demand(legal, `${method}: parameters of a ${posterior.family} posterior must be finite, spreads and shapes above 0`, `${first} and ${second} at place ${at + 1}`);
  }
}
