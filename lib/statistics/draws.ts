import gammaln from "@stdlib/math-base-special-gammaln";
import type { Random } from "../base/random";
import { demand, isPositive } from "./demand";

/**
 * Binomial draw: how many of `trials` happen at this share.
 * Small expected counts by inversion, others by transformed rejection (BTRS).
 * Domain: whole trials ≥ 0, 0 ≤ share ≤ 1. Hörmann 1993, J. Statist. Comput. Simul. 46:101. Proof: draws.test.ts.
 */
export function drawBinomial(random: Random, trials: number, share: number): number {
  demand(Number.isSafeInteger(trials) && trials >= 0, "drawBinomial: trials must be a whole number from 0", trials);
  demand(share >= 0 && share <= 1, "drawBinomial: share must be within 0..1", share);
  if (share > 0.5) return trials - drawBinomial(random, trials, 1 - share);
  if (trials === 0 || share === 0) return 0;
  return trials * share < 10 ? invertBinomial(random, trials, share) : rejectBinomial(random, trials, share);
}

/**
 * Poisson draw with this mean. Small means by inversion, others by transformed rejection (PTRS).
 * Domain: 0 ≤ mean ≤ 10¹². Hörmann 1993, Insurance: Mathematics and Economics 12:39. Proof: draws.test.ts.
 */
export function drawPoisson(random: Random, mean: number): number {
  demand(mean >= 0 && mean <= 1e12, "drawPoisson: mean must be within 0..1e12", mean);
  if (mean === 0) return 0;
  return mean < 10 ? invertPoisson(random, mean) : rejectPoisson(random, mean);
}

/** Standard normal draw (polar method). Marsaglia & Bray 1964, SIAM Review 6:260. */
export function drawNormal(random: Random): number {
  for (;;) {
    const [x, y] = [2 * random() - 1, 2 * random() - 1];
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * Gamma draw of this shape and rate 1. Domain: shape finite and above 0.
 * Marsaglia & Tsang 2000, ACM Trans. Math. Software 26:363. Proof: draws.test.ts.
 */
export function drawGamma(random: Random, shape: number): number {
  demand(isPositive(shape), "drawGamma: shape must be finite and above 0", shape);
  if (shape < 1) return drawGamma(random, shape + 1) * Math.pow(1 - random(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta draw, 0..1, from two gamma draws. Domain: a and b finite and above 0. */
export function drawBeta(random: Random, a: number, b: number): number {
  const [one, two] = [drawGamma(random, a), drawGamma(random, b)];
  // Both can be 0 only where both shapes are tiny: then all the weight lies at the ends, in the ratio of the shapes.
  return one + two > 0 ? one / (one + two) : random() * (a + b) < a ? 1 : 0;
}

function invertBinomial(random: Random, trials: number, share: number): number {
  const odds = share / (1 - share);
  let mass = Math.exp(trials * Math.log1p(-share));
  let left = random() - mass;
  let events = 0;
  while (left >= 0 && events < trials) {
    mass *= (odds * (trials - events)) / (events + 1);
    events += 1;
    left -= mass;
  }
  return events;
}

function rejectBinomial(random: Random, trials: number, share: number): number {
  const spread = Math.sqrt(trials * share * (1 - share));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * share;
  const c = trials * share + 0.5;
  const [squeeze, alpha] = [0.92 - 4.2 / b, (2.83 + 5.1 / b) * spread];
  const mode = Math.floor((trials + 1) * share);
  const lnOdds = Math.log(share / (1 - share));
  let top = Number.NaN;
  for (;;) {
    const u = random() - 0.5;
    const v = 1 - random();
    const us = 0.5 - Math.abs(u);
    const events = Math.floor(((2 * a) / us + b) * u + c);
    if (us >= 0.07 && v <= squeeze) return events;
    if (!(events >= 0 && events <= trials)) continue;
    if (Number.isNaN(top)) top = gammaln(mode + 1) + gammaln(trials - mode + 1);
    const height = Math.log((v * alpha) / (a / (us * us) + b));
    if (height <= top - gammaln(events + 1) - gammaln(trials - events + 1) + (events - mode) * lnOdds) return events;
  }
}

function invertPoisson(random: Random, mean: number): number {
  let mass = Math.exp(-mean);
  let left = random() - mass;
  let events = 0;
  while (left >= 0 && events < 200) {
    events += 1;
    mass *= mean / events;
    left -= mass;
  }
  return events;
}

function rejectPoisson(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const [inverse, squeeze] = [1.1239 + 1.1328 / (b - 3.4), 0.9277 - 3.6224 / (b - 2)];
  const lnMean = Math.log(mean);
  for (;;) {
    const u = random() - 0.5;
    const v = 1 - random();
    const us = 0.5 - Math.abs(u);
    const events = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return events;
    if (events < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverse) / (a / (us * us) + b)) <= events * lnMean - mean - gammaln(events + 1)) return events;
  }
}
