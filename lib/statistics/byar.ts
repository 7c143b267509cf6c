import { demand, isAmount, isPositive } from "./demand";
import type { Interval, Rate } from "./interval";
import { twoSidedZ } from "./level";
import { poissonExact } from "./poisson-exact";

/** Below so many events Byar's approximation is replaced by the exact Poisson interval. */
export const BYAR_FROM = 10;

/**
 * Interval of a count: Byar's approximation from 10 events up, exact Poisson below; the method in the result says which.
 * Domain: events ≥ 0, 0.9 ≤ level < 1; unit: events.
 * Breslow & Day 1987, vol. II p. 69; the rule of ten as Public Health England. Proof: fixtures/byar_phe.json, rate_phe.json.
 */
export function byar(events: number, level = 0.95): Interval {
  if (events < BYAR_FROM) return poissonExact(events, level);
  const { lower, upper } = byarLimits(events, level);
  return { lower: lower ?? 0, upper, level, method: "byar" };
}

/**
 * Byar's formula at any count, for worked examples. `lower` is absent where the formula gives none: at 0 events and where
 * it would be negative.
 * Breslow & Day 1987, vol. II p. 69.
 */
export function byarLimits(events: number, level = 0.95): { lower?: number; upper: number } {
  demand(isAmount(events), "byar: events must be finite and not negative", events);
  const z = twoSidedZ("byar", level);
  const next = events + 1;
  const upper = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
  if (events === 0) return { upper };
  const lower = events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3;
  return lower < 0 ? { upper } : { lower, upper };
}

/**
 * Interval of a rate, events over exposure: the interval of the count over the exposure.
 * Domain: exposure > 0; unit: per unit of exposure. Breslow & Day 1987, vol. II p. 69. Proof: fixtures/rate_phe.json.
 */
export function rateInterval({ events, exposure }: Rate, level = 0.95): Interval {
  demand(isPositive(exposure), "rateInterval: exposure must be finite and above 0", exposure);
  const { lower, upper, method } = byar(events, level);
  return { lower: lower / exposure, upper: upper / exposure, level, method };
}
