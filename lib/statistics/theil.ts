import { demand, isPositive } from "./demand";
import { demandWeighted } from "./gini";

export type Group = { values: readonly number[]; weights?: readonly number[] };
export type TheilParts = { total: number; between: number; within: number; groups: { share: number; theil: number }[] };

/**
 * Theil's T: Σ share of the whole × ln(value / mean); 0 all alike, ln n one holds all. A value of 0 adds 0 and counts in the mean;
 * `dropZeros` leaves such values out altogether, as the R package ineq does. All zero counts as all alike.
 * Domain: values ≥ 0, at least one; weights ≥ 0 with a sum above 0.
 * Theil 1967, Economics and Information Theory. Proof: fixtures/theil.json.
 */
export function theil(values: readonly number[], options: { weights?: readonly number[]; dropZeros?: boolean } = {}): number {
  const weights = options.weights ?? values.map(() => 1);
  demandWeighted("theil", values, weights);
  const kept = values.map((value, at) => ({ value, weight: weights[at] as number })).filter(({ value }) => value > 0 || !options.dropZeros);
  const whole = kept.reduce((sum, { value, weight }) => sum + value * weight, 0);
  if (whole === 0) return 0;
  const mean = whole / kept.reduce((sum, { weight }) => sum + weight, 0);
  const sum = kept.reduce((total, { value, weight }) => (value === 0 ? total : total + weight * value * Math.log(value / mean)), 0);
  return Math.max(0, sum / whole);
}

/**
 * Theil's T of areas in groups (villages in townships) taken apart: between the groups' means, and within them weighted by what
 * each group holds. The two add up to the total.
 * Domain: as `theil`, at least one group, none empty.
 * Shorrocks 1980, Econometrica 48:613.
 */
export function theilParts(groups: readonly Group[]): TheilParts {
  demand(groups.length > 0, "theilParts: there must be at least one group", groups.length);
  const parts = groups.map(({ values, weights = values.map(() => 1) }) => {
    const people = demandWeighted("theilParts", values, weights);
    const held = values.reduce((sum, value, at) => sum + value * (weights[at] as number), 0);
    return { people, held, theil: theil(values, { weights }) };
  });
  const whole = parts.reduce((sum, { held }) => sum + held, 0);
  const shares = parts.map(({ held, theil: own }) => ({ share: whole === 0 ? 0 : held / whole, theil: own }));
  const within = shares.reduce((sum, part) => sum + part.share * part.theil, 0);
  const between = theil(parts.map(({ held, people }) => held / people), { weights: parts.map(({ people }) => people) });
  return { total: between + within, between, within, groups: shares };
}

/**
 * Atkinson's index: the part of the whole that could be given up if the rest were shared equally; `aversion` says how much the low
 * end counts. 1 where aversion is 1 or more and a value is 0. All zero counts as all alike.
 * Domain: values ≥ 0, at least one; aversion > 0. Atkinson 1970, Journal of Economic Theory 2:244. Proof: fixtures/theil.json.
 */
export function atkinson(values: readonly number[], aversion = 0.5, weights: readonly number[] = values.map(() => 1)): number {
  demand(isPositive(aversion), "atkinson: aversion must be finite and above 0", aversion);
  const people = demandWeighted("atkinson", values, weights);
  const mean = values.reduce((sum, value, at) => sum + value * (weights[at] as number), 0) / people;
  if (mean === 0) return 0;
  const counted = values.map((value, at) => ({ ratio: value / mean, share: (weights[at] as number) / people })).filter(({ share }) => share > 0);
  if (aversion >= 1 && counted.some(({ ratio }) => ratio === 0)) return 1;
  const level =
    aversion === 1
      ? Math.exp(counted.reduce((sum, { ratio, share }) => sum + share * Math.log(ratio), 0))
      : counted.reduce((sum, { ratio, share }) => sum + share * ratio ** (1 - aversion), 0) ** (1 / (1 - aversion));
  return Math.min(1, Math.max(0, 1 - level));
}

/**
 * Herfindahl's concentration: sum of squared shares, 1/n all alike, 1 one holds all. Domain: values ≥ 0, not all 0.
 * Hirschman 1964, American Economic Review 54:761.
 */
export function herfindahl(values: readonly number[]): number {
  demandWeighted("herfindahl", values, values.map(() => 1));
  const whole = values.reduce((sum, value) => sum + value, 0);
  demand(whole > 0, "herfindahl: the values must not all be 0", whole);
  return values.reduce((sum, value) => sum + (value / whole) ** 2, 0);
}
