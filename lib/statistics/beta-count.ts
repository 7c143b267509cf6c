import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import gammaln from "@stdlib/math-base-special-gammaln";
import { demand, isPositive, isWholeCount } from "./demand";

/** How many of `trials` will be events when their share is only known as a beta distribution: the beta-binomial. */
export type BetaCount = { trials: number; a: number; b: number };

/** Up to so many trials the chances are added up; above, the noise of single trials is nothing beside that of the share. */
const EXACT_TRIALS = 5000;

/**
 * Chance of at least `events`. Domain: whole trials and events from 0, a and b above 0. Skellam 1948, JRSS B 10:257.
 * Proof: oracles/issue5.py.
 */
export function chanceOfAtLeast(events: number, count: BetaCount): number {
  demandBetaCount(count);
  demand(isWholeCount(events), "chanceOfAtLeast: events must be a whole number from 0", events);
  const { trials, a, b } = count;
  if (events === 0) return 1;
  if (events > trials) return 0;
  if (trials > EXACT_TRIALS) return 1 - betaCdf((events - 0.5) / trials, a, b);
  const mass = masses(count);
  let sum = 0;
  for (let at = trials; at >= events; at -= 1) sum += mass[at] as number;
  return Math.min(1, sum);
}

/** Lowest events whose chance of being reached from below is at least p (0 < p < 1). */
export function betaCountQuantile(p: number, count: BetaCount): number {
  demandBetaCount(count);
  demand(p > 0 && p < 1, "betaCountQuantile: p must lie between 0 and 1", p);
  const { trials, a, b } = count;
  if (trials > EXACT_TRIALS) return Math.round(trials * betaQuantile(p, a, b));
  const mass = masses(count);
  let sum = 0;
  for (let at = 0; at < trials; at += 1) {
    sum += mass[at] as number;
    if (sum >= p) return at;
  }
  return trials;
}

function masses({ trials, a, b }: BetaCount): Float64Array {
  const lnBeta = (one: number, two: number) => gammaln(one) + gammaln(two) - gammaln(one + two);
  const start = gammaln(trials + 1) - lnBeta(a, b);
  return Float64Array.from({ length: trials + 1 }, (_, at) => Math.exp(start - gammaln(at + 1) - gammaln(trials - at + 1) + lnBeta(a + at, b + trials - at)));
}

function demandBetaCount({ trials, a, b }: BetaCount): void {
  demand(isWholeCount(trials), "beta-binomial: trials must be a whole number from 0", trials);
  demand(isPositive(a) && isPositive(b), "beta-binomial: a and b must be finite and above 0", `${a} and ${b}`);
}
