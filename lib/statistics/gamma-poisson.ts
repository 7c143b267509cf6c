import { byar } from "./byar";
import { demand, isAmount, isPositive } from "./demand";
import type { Rate } from "./interval";
import { risingLn, tally } from "./rising";
import { fitPlaces, highest } from "./shrinkage";
import type { Fit, Prior } from "./shrinkage";

/**
 * Empirical Bayes shrinkage of rates: true rates follow a gamma distribution fitted by maximum likelihood (the counts are then
 * negative binomial); each area's value is its posterior mean. Where no spread between areas makes the counts likelier than
 * one common rate, every area gets the pooled rate and the prior says so.
 * Domain: events ≥ 0, exposure ≥ 0 and some above 0, no events without exposure. Unit: per unit of exposure.
 * Clayton & Kaldor 1987, Biometrics 43:671. Proof: shrinkage.test.ts.
 */
export function fitGammaPoisson(rates: readonly Rate[]): Fit {
  for (const { events, exposure } of rates) {
    demand(isAmount(events) && isAmount(exposure), "fitGammaPoisson: events and exposure must be finite and not negative", `${events} over ${exposure}`);
    demand(events === 0 || exposure > 0, "fitGammaPoisson: events need an exposure above 0", exposure);
  }
  const events = rates.reduce((sum, rate) => sum + rate.events, 0);
  const exposure = rates.reduce((sum, rate) => sum + rate.exposure, 0);
  demand(isPositive(exposure), "fitGammaPoisson: some area must have an exposure", exposure);
  const prior = gammaPrior(rates, events / exposure);
  const pooled = (level: number) => {
    const { lower, upper, method } = byar(events, level);
    return { lower: lower / exposure, upper: upper / exposure, level, method: `pooled-${method}` };
  };
  const spread = prior.family === "gamma" ? prior : undefined;
  const shape = Float64Array.from(rates, (rate) => (spread ? spread.shape + rate.events : events + 0.5));
  const rate = Float64Array.from(rates, (one) => (spread ? spread.rate + one.exposure : exposure));
  const values = Float64Array.from(rates, (_, at) => (spread ? (shape[at] as number) / (rate[at] as number) : prior.mean));
  return { prior, posterior: { family: "gamma", shape, rate }, values, pooled };
}

function gammaPrior(rates: readonly Rate[], pooled: number): Prior {
  const point: Prior = { family: "point", mean: pooled, method: "areas do not differ: pooled value" };
  if (pooled === 0 || rates.length < 2) return point;
  const chosen = fitPlaces(rates.map(({ exposure }) => exposure)).map((at) => rates[at] as Rate);
  const counts = tally(chosen.map(({ events }) => events));
  const expected = chosen.map(({ events, exposure }) => ({ events, usual: pooled * exposure }));
  let relative = 1;
  const gain = (lnShape: number) => {
    const shape = Math.exp(lnShape);
    relative = likeliestMean(expected, shape, relative);
    let sum = 0;
    for (const [x, times] of counts) sum += times * (risingLn(shape, x) + x * Math.log(relative));
    for (const { events: x, usual } of expected) sum += usual - (x + shape) * Math.log1p((relative * usual) / shape);
    return sum;
  };
  const largest = Math.log(1e6 * (1 + expected.reduce((most, { usual }) => Math.max(most, usual), 0)));
  const lnShape = highest(gain, Math.log(0.01), largest);
  if (!(gain(lnShape) > 1e-6)) return point;
  const shape = Math.exp(lnShape);
  return { family: "gamma", shape, rate: shape / (pooled * relative), mean: pooled * relative, method: "gamma-Poisson, maximum likelihood" };
}

/** The mean, relative to the pooled rate, that is likeliest at a given shape; Newton steps in its logarithm. */
function likeliestMean(expected: readonly { events: number; usual: number }[], shape: number, start: number): number {
  let ln = Math.log(start);
  for (let step = 0; step < 100; step += 1) {
    const mean = Math.exp(ln);
    let [score, slope] = [0, 0];
    for (const { events, usual } of expected) {
      const part = 1 / (shape + mean * usual);
      score += (events - mean * usual) * part;
      slope += mean * usual * (shape + events) * part * part;
    }
    const move = Math.max(-1, Math.min(1, score / slope));
    ln += move;
    if (Math.abs(move) < 1e-13) break;
  }
  return Math.exp(ln);
}
