import digamma from "@stdlib/math-base-special-digamma";
import trigamma from "@stdlib/math-base-special-trigamma";
import { cdfOf, columnsOf, quantileOf, sizeOf } from "./posterior";
import type { Posterior } from "./posterior";

/**
 * The scale on which a posterior is nearly a shape moved and stretched: values themselves for normal, logarithms for gamma, log
 * odds for beta. Ranks do not change with the scale.
 */
export type Scaled = { location: Float64Array; spread: Float64Array };

/** Mean and standard deviation of every area on the working scale. */
export function scaled(posterior: Posterior): Scaled {
  const n = sizeOf(posterior);
  const [one, two] = columnsOf(posterior);
  const [location, spread] = [new Float64Array(n), new Float64Array(n)];
  for (let at = 0; at < n; at += 1) {
    const [first, second] = [one[at] as number, two[at] as number];
    if (posterior.family === "normal") [location[at], spread[at]] = [first, second];
    else if (posterior.family === "gamma") [location[at], spread[at]] = [digamma(first) - Math.log(second), Math.sqrt(trigamma(first))];
    else [location[at], spread[at]] = [digamma(first) - digamma(second), Math.sqrt(trigamma(first) + trigamma(second))];
  }
  return { location, spread };
}

/** Distribution function and quantile on the working scale, for given parameters. */
export function scaledFunctions(family: Posterior["family"]) {
  const cdf = cdfOf(family);
  const quantile = quantileOf(family);
  if (family === "normal") return { cdf, quantile };
  const back = family === "gamma" ? Math.exp : (y: number) => 1 / (1 + Math.exp(-y));
  const there = family === "gamma" ? Math.log : (x: number) => Math.log(x / (1 - x));
  return {
    cdf: (y: number, one: number, two: number) => cdf(back(y), one, two),
    quantile: (p: number, one: number, two: number) => there(quantile(p, one, two)),
  };
}
