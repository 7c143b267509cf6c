import { demand } from "./demand";

/**
 * Benjamini–Hochberg adjusted p values, in input order: p₍ᵢ₎·m/i, cumulative minimum from the largest, at most 1. Reject where
 * the adjusted p is at or below the chosen rate of false discoveries. Holds for independent or positively dependent tests.
 * Domain: p within 0..1, any number of them. Benjamini & Hochberg 1995, JRSS B 57:289. Proof: fixtures/bh.json.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  return stepUp("benjaminiHochberg", pValues, 1);
}

/** Benjamini–Yekutieli: the same, times Σ 1/i, for tests that depend in any way. Benjamini & Yekutieli 2001, Annals of Statistics 29:1165. */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  let harmonic = 0;
  for (let i = 1; i <= pValues.length; i += 1) harmonic += 1 / i;
  return stepUp("benjaminiYekutieli", pValues, harmonic);
}

function stepUp(method: string, pValues: readonly number[], penalty: number): number[] {
  for (const p of pValues) demand(p >= 0 && p <= 1, `${method}: p must be within 0..1`, p);
  const order = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p || b.at - a.at);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  order.forEach(({ p, at }, from) => {
    least = Math.min(least, (p * penalty * pValues.length) / (pValues.length - from));
    adjusted[at] = least;
  });
  return adjusted;
}
