import { demand, isAmount } from "./demand";
import { gammaQuantile } from "./gamma-tails";
import type { Interval } from "./interval";
import { demandLevel } from "./level";

const kept = new Map<string, Interval>();

/**
 * Exact Poisson interval of a count from chi-square quantiles: half of χ²(tail; 2x) to half of χ²(1 − tail; 2x + 2).
 * Domain: 0 ≤ events ≤ 10⁹, 0.9 ≤ level < 1; unit: events. Small whole counts are kept: a page asks for them once per village.
 * Garwood 1936, Biometrika 28:437. Proof: fixtures/rate_phe.json, fixtures/rate_ratio_yoy.json.
 */
export function poissonExact(events: number, level = 0.95): Interval {
  demand(isAmount(events), "poissonExact: events must be finite and not negative", events);
  demandLevel("poissonExact", level);
  if (!(events < 1000 && Number.isInteger(events))) return compute(events, level);
  const key = `${events}@${level}`;
  const known = kept.get(key) ?? compute(events, level);
  if (kept.size > 5000) kept.clear();
  kept.set(key, known);
  return { ...known };
}

function compute(events: number, level: number): Interval {
  const { lower, upper } = poissonTails(events, (1 - level) / 2);
  return { lower, upper, level, method: "exact-poisson" };
}

/** The expected counts at which so many events sit exactly on a tail of the given size (0 < tail < 0.5). */
export function poissonTails(events: number, tail: number): { lower: number; upper: number } {
  demand(events <= 1e9, "exact Poisson limits: events must be at most a thousand million (Byar's formula is as exact there)", events);
  // Below a thousandth of an event the lower limit is smaller than the smallest number.
  const lower = events < 0.001 ? 0 : gammaQuantile(tail, events, 1);
  return { lower, upper: gammaQuantile(1 - tail, events + 1, 1) };
}
