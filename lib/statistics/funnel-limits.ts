import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { demand, isAmount, isPositive } from "./demand";
import { demandLevel } from "./level";
import { poissonTails } from "./poisson-exact";
import type { Limits } from "./rank-region";
import { demandShare } from "./wilson";

export const FUNNEL_LEVELS = { inner: 0.95, outer: 0.998 } as const;
export type FunnelClass = "low-0.001" | "low-0.025" | "within" | "high-0.025" | "high-0.001";

const OPPOSITE: Record<FunnelClass, FunnelClass> = { "low-0.001": "high-0.001", "low-0.025": "high-0.025", within: "within", "high-0.025": "low-0.025", "high-0.001": "low-0.001" };

/**
 * Funnel limits of a share: the observed shares whose Wilson interval at so many trials would just touch the area's own share. In
 * closed form that is share ± z·√(share(1 − share)/trials), cut to 0..1.
 * Domain: 0 ≤ share ≤ 1, trials > 0, 0.9 ≤ level < 1; unit: fraction.
 * Spiegelhalter 2005, Statistics in Medicine 24:1185; Fingertips technical guidance. Proof: fixtures/funnel_proportion_phe.json.
 */
export function shareFunnel(share: number, trials: number, level: number = FUNNEL_LEVELS.inner, spread = 1): Limits {
  demandLevel("shareFunnel", level);
  demand(share >= 0 && share <= 1, "shareFunnel: share must be within 0..1", share);
  demand(isPositive(trials), "shareFunnel: trials must be finite and above 0", trials);
  demandSpread(spread);
  const reach = spread * normalQuantile((1 + level) / 2, 0, 1) * Math.sqrt((share * (1 - share)) / trials);
  return { lower: Math.max(0, share - reach), upper: Math.min(1, share + reach) };
}

/**
 * Funnel limits of a sex ratio (boys per 100 girls) at so many births: those of the share of boys, turned into odds.
 * Spiegelhalter 2005, Statistics in Medicine 24:1185.
 */
export function sexRatioFunnel(ratio: number, births: number, level: number = FUNNEL_LEVELS.inner, spread = 1): Limits {
  demand(isAmount(ratio), "sexRatioFunnel: ratio must be finite and not negative", ratio);
  const { lower, upper } = shareFunnel(ratio / (100 + ratio), births, level, spread);
  return { lower: (100 * lower) / (1 - lower), upper: upper === 1 ? Infinity : (100 * upper) / (1 - upper) };
}

/**
 * Funnel limits of a ratio of observed to expected events round a target, exact Poisson at the expected count; a `spread` above 1
 * widens them for over-dispersion.
 * Domain: expected > 0, target > 0, spread ≥ 1. FunnelPlotR. Proof: fixtures/overdispersion.json.
 */
export function ratioFunnel(expected: number, level: number = FUNNEL_LEVELS.inner, { target = 1, spread = 1 } = {}): Limits {
  demandLevel("ratioFunnel", level);
  demand(isPositive(expected), "ratioFunnel: expected events must be finite and above 0", expected);
  demand(isPositive(target), "ratioFunnel: target must be finite and above 0", target);
  demandSpread(spread);
  const { lower, upper } = poissonTails(expected, (1 - level) / 2);
  const widen = (limit: number) => Math.max(0, target * (1 + spread * (limit / expected - 1)));
  return { lower: widen(lower), upper: widen(upper) };
}

/**
 * Funnel limits of a rate round the area's own rate at an exposure; per unit of exposure. A rate of 0 has no funnel above it.
 * Spiegelhalter 2005, Statistics in Medicine 24:1185.
 */
export function rateFunnel(rate: number, exposure: number, level: number = FUNNEL_LEVELS.inner, spread = 1): Limits {
  demandLevel("rateFunnel", level);
  demandSpread(spread);
  demand(isAmount(rate), "rateFunnel: rate must be finite and not negative", rate);
  demand(isPositive(exposure), "rateFunnel: exposure must be finite and above 0", exposure);
  if (rate === 0) return { lower: 0, upper: poissonTails(0, (1 - level) / 2).upper / exposure };
  const { lower, upper } = ratioFunnel(rate * exposure, level, { spread });
  return { lower: lower * rate, upper: upper * rate };
}

/**
 * The expected counts at which so many observed events sit on the tails: what the limits of a published ratio are made of.
 * Garwood 1936, Biometrika 28:437. Proof: fixtures/funnel_ratio_phe.json.
 */
export function ratioLimitsAt(observed: number, level: number = FUNNEL_LEVELS.inner): { expected: Limits; ratio: { lower: number; upper: number } } {
  demandLevel("ratioLimitsAt", level);
  demand(isAmount(observed), "ratioLimitsAt: observed must be finite and not negative", observed);
  const { lower, upper } = poissonTails(observed, (1 - level) / 2);
  return { expected: { lower, upper }, ratio: { lower: (100 * observed) / upper, upper: lower === 0 ? Infinity : (100 * observed) / lower } };
}

/** Where a share stands in the funnel round the area's own share. Spiegelhalter 2005, Statistics in Medicine 24:1185. */
export function shareClass({ events, trials }: { events: number; trials: number }, share: number): FunnelClass {
  demandShare("shareClass", { events, trials });
  return classOf((level) => shareFunnel(share, trials, level), events / trials);
}

/**
 * Where observed events stand against those expected: outside where the exact Poisson interval leaves the expected count out.
 * Spiegelhalter 2005, Statistics in Medicine 24:1185.
 */
export function ratioClass(observed: number, expected: number): FunnelClass {
  demand(isPositive(expected), "ratioClass: expected events must be finite and above 0", expected);
  // Asked of the expected count, so high and low change places.
  return OPPOSITE[classOf((level) => ratioLimitsAt(observed, level).expected, expected)];
}

/** The class of a value by its inner and outer limits. Spiegelhalter 2005, Statistics in Medicine 24:1185. */
export function classOf(limits: (level: number) => Limits, value: number): FunnelClass {
  const [inner, outer] = [limits(FUNNEL_LEVELS.inner), limits(FUNNEL_LEVELS.outer)];
  if (value < outer.lower) return "low-0.001";
  if (value > outer.upper) return "high-0.001";
  if (value < inner.lower) return "low-0.025";
  return value > inner.upper ? "high-0.025" : "within";
}

function demandSpread(spread: number): void {
  demand(spread >= 1 && isPositive(spread), "funnel: spread for over-dispersion must be finite and at least 1", spread);
}
