import { demand, isAmount, isPositive } from "./demand";
import type { Count, Rate } from "./interval";
import { demandShare } from "./wilson";

export type MomentShrinkage = { mean: number; between: number; values: number[]; method: string };

/**
 * Shrunken rates by the method of moments: a = max(0, s² − b/n̄), value = b + a(p − b)/(a + b/n). Kept for the worked examples;
 * the program itself uses `fitGammaPoisson`.
 * Domain: events ≥ 0, exposure > 0, at least one area. Marshall 1991, Applied Statistics 40:283. Proof: fixtures/ebest.json.
 */
export function marshall(rates: readonly Rate[]): MomentShrinkage {
  const { mean, between } = marshallMoments(rates);
  const spread = Math.max(0, between);
  const values = rates.map(({ events, exposure }) => (spread === 0 ? mean : mean + (spread * (events / exposure - mean)) / (spread + mean / exposure)));
  return { mean, between: spread, values, method: "moments, Marshall" };
}

/** The moments before a negative variance between areas is cut to 0. Marshall 1991, Applied Statistics 40:283. */
export function marshallMoments(rates: readonly Rate[]): { mean: number; between: number } {
  demand(rates.length > 0, "marshall: there must be at least one area", rates.length);
  for (const { events, exposure } of rates) {
    demand(isPositive(exposure), "marshall: exposure must be finite and above 0", exposure);
    demand(isAmount(events), "marshall: events must be finite and not negative", events);
  }
  const exposure = rates.reduce((sum, rate) => sum + rate.exposure, 0);
  const mean = rates.reduce((sum, rate) => sum + rate.events, 0) / exposure;
  const variance = rates.reduce((sum, rate) => sum + rate.exposure * (rate.events / rate.exposure - mean) ** 2, 0) / exposure;
  return { mean, between: variance - mean / (exposure / rates.length) };
}

/**
 * Shrunken shares by the method of moments, with the weights of the source, which are not cut to 0..1. Kept for the worked
 * examples; the program itself uses `fitBetaBinomial`. Where the shares have no spread at all, every area gets the pooled one.
 * Domain: trials > 0, 0 ≤ events ≤ trials. Martuzzi & Elliott 1996, Statistics in Medicine 15:1867. Proof: fixtures/ebest.json.
 */
export function martuzzi(counts: readonly Count[]): MomentShrinkage {
  demand(counts.length > 0, "martuzzi: there must be at least one area", counts.length);
  for (const count of counts) demandShare("martuzzi", count);
  const trials = counts.reduce((sum, count) => sum + count.trials, 0);
  const mean = counts.reduce((sum, count) => sum + count.events, 0) / trials;
  const between = counts.reduce((sum, count) => sum + count.trials * (count.events / count.trials - mean) ** 2, 0) / trials;
  const usual = trials / counts.length;
  const values = counts.map(({ events, trials: n }) => {
    const below = (n - 1) * between + ((usual - n) / usual) * mean * (1 - mean);
    const weight = between === 0 || below === 0 ? 0 : (n * between - (n / usual) * mean * (1 - mean)) / below;
    return weight * (events / n) + (1 - weight) * mean;
  });
  return { mean, between, values, method: "moments, Martuzzi and Elliott" };
}
