import digamma from "@stdlib/math-base-special-digamma";
import trigamma from "@stdlib/math-base-special-trigamma";
import { demand } from "./demand";
import type { Count } from "./interval";
import { risingLn, tally } from "./rising";
import { fitPlaces, highest } from "./shrinkage";
import type { Fit, Prior } from "./shrinkage";
import { demandShare, wilson } from "./wilson";

type Tally = ReturnType<typeof tally>;

/**
 * Empirical Bayes shrinkage of shares: true shares follow a beta distribution fitted by maximum likelihood; each area's
 * value is its posterior mean. Where no spread between areas makes the counts likelier than one common share (one area
 * alone, no events at all, villages alike), every area gets the pooled share and the prior says so.
 * Domain: 0 ≤ events ≤ trials, some trials above 0; an area without trials gets the prior mean. Unit: fraction.
 * Skellam 1948, JRSS B 10:257; Griffiths 1973, Biometrics 29:637. Proof: shrinkage.test.ts.
 */
export function fitBetaBinomial(counts: readonly Count[]): Fit {
  for (const count of counts) if (count.trials !== 0 || count.events !== 0) demandShare("fitBetaBinomial", count);
  const events = counts.reduce((sum, count) => sum + count.events, 0);
  const trials = counts.reduce((sum, count) => sum + count.trials, 0);
  demand(trials > 0, "fitBetaBinomial: some area must have trials", trials);
  const prior = betaPrior(counts, events / trials);
  const pooled = (level: number) => ({ ...wilson({ events, trials }, level), method: "pooled-wilson" });
  const spread = prior.family === "beta" ? prior : undefined;
  const a = Float64Array.from(counts, (count) => (spread ? spread.a + count.events : events + 0.5));
  const b = Float64Array.from(counts, (count) => (spread ? spread.b + count.trials - count.events : trials - events + 0.5));
  const values = Float64Array.from(counts, (_, at) => (spread ? (a[at] as number) / ((a[at] as number) + (b[at] as number)) : prior.mean));
  return { prior, posterior: { family: "beta", a, b }, values, pooled };
}

function betaPrior(counts: readonly Count[], pooled: number): Prior {
  const point: Prior = { family: "point", mean: pooled, method: "areas do not differ: pooled value" };
  if (pooled === 0 || pooled === 1 || counts.length < 2) return point;
  const chosen = fitPlaces(counts.map(({ trials }) => trials)).map((at) => counts[at] as Count);
  const hits = tally(chosen.map(({ events }) => events));
  const misses = tally(chosen.map(({ events, trials }) => trials - events));
  const sizes = tally(chosen.map(({ trials }) => trials));
  let mean = pooled;
  const gain = (lnSize: number) => {
    const size = Math.exp(lnSize);
    mean = likeliestMean(hits, misses, size, mean);
    return likelihoodGain({ hits, misses, sizes, size, mean, pooled });
  };
  const largest = Math.log(1e6 * (1 + Math.max(...sizes.map(([value]) => value))));
  const lnSize = highest(gain, Math.log(0.01), largest);
  if (!(gain(lnSize) > 1e-6)) return point;
  const size = Math.exp(lnSize);
  return { family: "beta", a: mean * size, b: (1 - mean) * size, mean, method: "beta-binomial, maximum likelihood" };
}

/** How much likelier the counts are with this spread than with one common share (natural log). */
function likelihoodGain(at: { hits: Tally; misses: Tally; sizes: Tally; size: number; mean: number; pooled: number }): number {
  const { hits, misses, sizes, size, mean, pooled } = at;
  let gain = 0;
  for (const [x, times] of hits) gain += times * (risingLn(mean * size, x) + x * Math.log(mean / pooled));
  for (const [x, times] of misses) gain += times * (risingLn((1 - mean) * size, x) + x * Math.log((1 - mean) / (1 - pooled)));
  for (const [x, times] of sizes) gain -= times * risingLn(size, x);
  return gain;
}

/** The mean that is likeliest at a given size: the score falls with the mean, so Newton steps are kept inside a bracket. */
function likeliestMean(hits: Tally, misses: Tally, size: number, start: number): number {
  let [low, high, mean] = [0, 1, start];
  for (let step = 0; step < 100; step += 1) {
    const [up, upSlope] = score(hits, mean * size);
    const [down, downSlope] = score(misses, (1 - mean) * size);
    if (up > down) low = mean;
    else high = mean;
    const next = mean + (up - down) / (-(upSlope + downSlope) * size);
    const inside = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(inside - mean) < 1e-12 * mean) return inside;
    mean = inside;
  }
  return mean;
}

function score(values: Tally, a: number): [sum: number, slope: number] {
  const [digammaA, trigammaA] = [digamma(a), trigamma(a)];
  let [sum, slope] = [0, 0];
  for (const [x, times] of values) {
    sum += times * (digamma(a + x) - digammaA);
    slope += times * (trigamma(a + x) - trigammaA);
  }
  return [sum, slope];
}
