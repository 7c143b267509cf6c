import { BYAR_FROM, byar, byarLimits } from "./byar";
import { demand, isAmount, isPositive } from "./demand";
import type { Interval, Rate } from "./interval";

/** A stratum such as an age band: events, exposure and its weight in the standard population. */
export type Stratum = Rate & { standard: number };
export type DirectRate =
  | { status: "ok"; value: number; interval: Interval; events: number }
  | { status: "withheld"; reason: "fewerThan10Events"; events: number };

/**
 * Directly standardised rate Σ w·x/n / Σ w with Dobson's interval: the Byar interval of all events, scaled by the standard error.
 * Withheld below 10 events, where the interval does not hold.
 * Domain: events ≥ 0, exposure > 0, standard ≥ 0 with a sum above 0. Unit: per unit of exposure.
 * Dobson, Kuulasmaa, Eberle & Scherer 1991, Statistics in Medicine 10:457. Proof: fixtures/dsr_phe.json.
 */
export function directRate(strata: readonly Stratum[], level = 0.95): DirectRate {
  for (const { events, exposure, standard } of strata) {
    demandRate("directRate", { events, exposure });
    demand(isAmount(standard), "directRate: standard weights must be finite and not negative", standard);
  }
  const events = strata.reduce((sum, stratum) => sum + stratum.events, 0);
  const weight = strata.reduce((sum, stratum) => sum + stratum.standard, 0);
  demand(weight > 0, "directRate: the standard population must be above 0", weight);
  const { lower, upper } = byarLimits(events, level);
  if (events < BYAR_FROM || lower === undefined) return { status: "withheld", reason: "fewerThan10Events", events };
  const value = strata.reduce((sum, { events: x, exposure, standard }) => sum + (standard * x) / exposure, 0) / weight;
  const variance = strata.reduce((sum, { events: x, exposure, standard }) => sum + (standard / exposure) ** 2 * x, 0) / weight ** 2;
  const scale = Math.sqrt(variance / events);
  const interval = { lower: Math.max(0, value + scale * (lower - events)), upper: value + scale * (upper - events), level, method: "dobson" };
  return { status: "ok", value, interval, events };
}

/** The area's exposure in a stratum, and events and exposure of the reference population there. */
export type ReferenceStratum = { exposure: number; reference: Rate };
export type IndirectRatio = { expected: number; value: number; interval: Interval; rate: number };

/**
 * Indirectly standardised ratio: observed events over those the area would have at the reference rates, with the interval of the
 * observed count (exact Poisson below 10, Byar from 10). `rate` is the reference's crude rate times the ratio.
 * Domain: observed ≥ 0, exposures ≥ 0, reference exposures > 0, some events expected. Unit: ratio, 1 = as expected.
 * Breslow & Day 1987, vol. II p. 69. Proof: fixtures/isr_phe.json.
 */
export function indirectRatio(observed: number, strata: readonly ReferenceStratum[], level = 0.95): IndirectRatio {
  for (const { exposure, reference } of strata) {
    demand(isAmount(exposure), "indirectRatio: exposure must be finite and not negative", exposure);
    demandRate("indirectRatio", reference);
  }
  const expected = strata.reduce((sum, { exposure, reference }) => sum + (exposure * reference.events) / reference.exposure, 0);
  demand(expected > 0, "indirectRatio: some events must be expected", expected);
  const crude = strata.reduce((sum, { reference }) => sum + reference.events, 0) / strata.reduce((sum, { reference }) => sum + reference.exposure, 0);
  const { lower, upper, method } = byar(observed, level);
  const value = observed / expected;
  return { expected, value, interval: { lower: lower / expected, upper: upper / expected, level, method }, rate: value * crude };
}

function demandRate(method: string, { events, exposure }: Rate): void {
  demand(isAmount(events), `${method}: events must be finite and not negative`, events);
  demand(isPositive(exposure), `${method}: exposure must be finite and above 0`, exposure);
}
