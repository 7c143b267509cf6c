import type { Random } from "../base/random";
import { demand } from "./demand";
import type { Interval } from "./interval";
import { demandLevel } from "./level";
import { quantile } from "./over-dispersion";

export type BootstrapOptions = { random: Random; replicates?: number; level?: number };

/**
 * Percentile bootstrap interval of any statistic of the areas: areas are drawn again with replacement. The same seed gives the same
 * interval. Samples whose statistic is not finite (a bottom fifth of 0) are left out; `used` says how many were not.
 * Domain: at least one area, 100 or more replicates. Unit: that of the statistic. Absent where no sample had a statistic.
 * Efron 1979, Annals of Statistics 7:1. Proof: structure.test.ts.
 */
export function bootstrap<T>(areas: readonly T[], statistic: (sample: T[]) => number, { random, replicates = 1000, level = 0.95 }: BootstrapOptions): { interval?: Interval; used: number } {
  demandLevel("bootstrap", level);
  demand(areas.length > 0, "bootstrap: there must be at least one area", areas.length);
  demand(Number.isSafeInteger(replicates) && replicates >= 100, "bootstrap: replicates must be a whole number from 100", replicates);
  const results: number[] = [];
  for (let at = 0; at < replicates; at += 1) {
    const value = statistic(areas.map(() => areas[Math.floor(random() * areas.length)] as T));
    if (Number.isFinite(value)) results.push(value);
  }
  if (results.length === 0) return { used: 0 };
  results.sort((a, b) => a - b);
  const [lower, upper] = [quantile(results, (1 - level) / 2), quantile(results, (1 + level) / 2)];
  return { interval: { lower, upper, level, method: "bootstrap-percentile" }, used: results.length };
}
