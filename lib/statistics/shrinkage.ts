import type { Interval } from "./interval";
import { demandLevel } from "./level";
import { columnsOf, quantileOf } from "./posterior";
import type { Posterior } from "./posterior";

/** The distribution of true values among the areas; `point` where the areas cannot be said to differ at all. */
export type Prior =
  | { family: "beta"; a: number; b: number; mean: number; method: string }
  | { family: "gamma"; shape: number; rate: number; mean: number; method: string }
  | { family: "point"; mean: number; method: "areas do not differ: pooled value" };

/** An empirical Bayes fit: the prior, what is known of each area, and its shrunken value (the posterior mean). */
export type Fit = { prior: Prior; posterior: Posterior; values: Float64Array; pooled: (level: number) => Interval };

export type Shrunken = { value: number; interval: Interval };

/**
 * Shrunken value and posterior interval (equal tails) of every area. Where the areas do not differ, each gets the pooled value
 * and its interval.
 * Domain: a fit of `fitBetaBinomial` or `fitGammaPoisson`, 0.9 ≤ level < 1; unit: that of the fit.
 * Morris 1983, JASA 78:47.
 */
export function shrunken(fit: Fit, level = 0.95): Shrunken[] {
  demandLevel("shrunken", level);
  if (fit.prior.family === "point") {
    const interval = fit.pooled(level);
    return Array.from(fit.values, (value) => ({ value, interval: { ...interval } }));
  }
  const [one, two] = columnsOf(fit.posterior);
  const quantile = quantileOf(fit.posterior.family);
  const tail = (1 - level) / 2;
  return Array.from(fit.values, (value, at) => {
    const lower = Math.min(value, quantile(tail, one[at] as number, two[at] as number));
    const upper = Math.max(value, quantile(1 - tail, one[at] as number, two[at] as number));
    return { value, interval: { lower, upper, level, method: `empirical-bayes-${fit.posterior.family}` } };
  });
}

/** At most this many areas are used to fit a prior; more would not move it by a hundredth. */
export const FIT_AREAS = 20_000;

/** Places of the areas a prior is fitted on: all, or evenly many over the list in order of size. */
export function fitPlaces(sizes: ArrayLike<number>): number[] {
  const places = Array.from(sizes, (_, at) => at);
  if (places.length <= FIT_AREAS) return places;
  places.sort((a, b) => (sizes[a] as number) - (sizes[b] as number) || a - b);
  return Array.from({ length: FIT_AREAS }, (_, k) => places[Math.floor(((k + 0.5) * places.length) / FIT_AREAS)] as number);
}

/** Place of the largest value of a function with one hill: a coarse grid, then golden section. */
export function highest(of: (x: number) => number, low: number, high: number): number {
  const step = (high - low) / 20;
  let best = low;
  for (let k = 0, top = -Infinity; k <= 20; k += 1) {
    const height = of(low + k * step);
    if (height > top) [best, top] = [low + k * step, height];
  }
  let [left, right] = [Math.max(low, best - step), Math.min(high, best + step)];
  const golden = (Math.sqrt(5) - 1) / 2;
  let [one, two] = [right - golden * (right - left), left + golden * (right - left)];
  let [first, second] = [of(one), of(two)];
  for (let k = 0; k < 34; k += 1) {
    if (first > second) {
      [right, two, second] = [two, one, first];
      one = right - golden * (right - left);
      first = of(one);
    } else {
      [left, one, first] = [one, two, second];
      two = left + golden * (right - left);
      second = of(two);
    }
  }
  return (left + right) / 2;
}
