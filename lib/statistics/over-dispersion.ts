import { demand, demandFinite, isPositive } from "./demand";

/** `factor` widens funnel limits; it is 1 where the spread is no more than chance would make it. */
export type OverDispersion = { phi: number; applies: boolean; factor: number; tau2?: number; method: string };

/**
 * Over-dispersion of z-scores round the area's own value: phi is the mean square after the most extreme tenth at each end was drawn
 * in (winsorised). It applies where phi lies above 1 by more than two standard errors, 1 + 2·√(2/n); limits are then widened by
 * √phi. With standard errors given, tau² is the variance between areas (DerSimonian–Laird).
 * Domain: at least one finite z, 0 ≤ winsorised < 0.5, standard errors above 0.
 * Spiegelhalter 2005, Quality and Safety in Health Care 14:347.
 */
export function overDispersion(zScores: readonly number[], options: { winsorised?: number; standardErrors?: readonly number[] } = {}): OverDispersion {
  const { winsorised = 0.1, standardErrors } = options;
  demand(zScores.length > 0, "overDispersion: there must be at least one z-score", zScores.length);
  demandFinite("overDispersion", "z-scores", zScores);
  demand(winsorised >= 0 && winsorised < 0.5, "overDispersion: the winsorised share must be within 0..0.5", winsorised);
  const n = zScores.length;
  const sorted = [...zScores].sort((a, b) => a - b);
  const [low, high] = [quantile(sorted, winsorised), quantile(sorted, 1 - winsorised)];
  const phi = zScores.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0) / n;
  const applies = phi > 1 + 2 * Math.sqrt(2 / n);
  const tau2 = standardErrors && betweenVariance(phi, standardErrors, n);
  return { phi, applies, factor: applies ? Math.sqrt(phi) : 1, ...(tau2 === undefined ? {} : { tau2 }), method: "winsorised phi" };
}

function betweenVariance(phi: number, standardErrors: readonly number[], n: number): number {
  demand(standardErrors.length === n, "overDispersion: there must be one standard error per z-score", standardErrors.length);
  for (const error of standardErrors) demand(isPositive(error), "overDispersion: standard errors must be finite and above 0", error);
  const weights = standardErrors.map((error) => 1 / error ** 2);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const room = sum - weights.reduce((total, weight) => total + weight ** 2, 0) / sum;
  return room > 0 ? Math.max(0, (n * phi - (n - 1)) / room) : 0;
}

/** Quantile of sorted values, linear between order statistics (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: ArrayLike<number>, probability: number): number {
  demand(sorted.length > 0, "quantile: there must be at least one value", sorted.length);
  demand(probability >= 0 && probability <= 1, "quantile: probability must be within 0..1", probability);
  const place = (sorted.length - 1) * probability;
  const at = Math.floor(place);
  const left = sorted[at] as number;
  const right = sorted[Math.min(sorted.length - 1, at + 1)] as number;
  return left + (place - at) * (right - left);
}
