import gammaln from "@stdlib/math-base-special-gammaln";
import type { Random } from "../base/random";
import { sumOf, type CommonValue } from "./common-value";
import { demand } from "./demand";
import { drawBinomial, drawPoisson } from "./draws";

/** Counts that are withheld and so have no area in the table: events of 1 to `below` − 1, with `rest` also trials without the event of 1 to `below` − 1. */
export type Withholding = { below: number; rest?: boolean };

/** So many draws for one area; where none may be shown it keeps what was observed. */
const MOST_DRAWS = 400;

/**
 * The common value of areas that are only in the table because their counts may be shown: likeliest given that each lies outside what is
 * withheld (the sum of the expected shown counts equals the sum observed). Pooling them as if all were there would lie too high.
 * Domain: as `commonValue`, with no withheld count among the areas; `below` whole from 2.
 * Cohen 1954, Biometrics 10:377 (truncated discrete distributions). Proof: shown-only.test.ts.
 */
export function commonOfShown(table: CommonValue, rule: Withholding): number {
  demand(Number.isSafeInteger(rule.below) && rule.below >= 2, "commonOfShown: below must be whole from 2", rule.below);
  const { events, sizes, common, kind } = table;
  const wanted = sumOf(events);
  if (!(common > 0) || (kind === "share" && common >= 1)) return common;
  const kinds = tallySizes(sizes);
  const expected = (value: number) => {
    let sum = 0;
    for (const [size, areas] of kinds) sum += areas * expectedShown(kind, size, value, rule);
    return sum;
  };
  let [low, high] = [0, kind === "share" ? 1 : common];
  while (kind === "rate" && expected(high) < wanted) high *= 2;
  for (let step = 0; step < 50 && high - low > 1e-7 * high; step += 1) {
    const middle = (low + high) / 2;
    if (expected(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Areas of one size are one sum. Thousands of person-years that differ by less than half a per cent are taken as one size too. */
function tallySizes(sizes: Float64Array): Map<number, number> {
  const exact = tally(sizes);
  return exact.size <= 400 ? exact : tally(sizes.map((size) => Math.exp(Math.round(Math.log(size) * 200) / 200)));
}

function tally(values: Float64Array): Map<number, number> {
  const found = new Map<number, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

/** Fills `into` with counts as chance alone would give them, drawn again while they would be withheld. */
export function drawShown({ kind, sizes, events }: CommonValue, common: number, rule: Withholding, random: Random, into: Float64Array): void {
  for (let at = 0; at < sizes.length; at += 1) {
    const size = sizes[at] as number;
    into[at] = events[at] as number;
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      const count = kind === "share" ? drawBinomial(random, size, common) : drawPoisson(random, size * common);
      if (isWithheld(count, kind === "share" ? size : Infinity, rule)) continue;
      into[at] = count;
      break;
    }
  }
}

const isWithheld = (count: number, size: number, { below, rest = false }: Withholding): boolean => (count > 0 && count < below) || (rest && count < size && size - count < below);

/** Expected count of one area given that it may be shown. */
function expectedShown(kind: CommonValue["kind"], size: number, value: number, { below, rest = false }: Withholding): number {
  let [chance, mean] = [0, 0];
  const take = (count: number) => {
    const p = kind === "share" ? binomial(count, size, value) : poisson(count, size * value);
    chance += p;
    mean += p * count;
  };
  const whole = kind === "share" ? size : Infinity;
  for (let count = 1; count < below && count <= whole; count += 1) take(count);
  if (rest && kind === "share") for (let other = 1; other < below && size - other >= below; other += 1) take(size - other);
  const left = 1 - chance;
  // Where hardly any count may be shown the rest of 1 is rounding: such an area says nothing of the common value.
  return left > 1e-9 ? (size * value - mean) / left : size * value;
}

const poisson = (count: number, mean: number): number => (mean > 0 ? Math.exp(count * Math.log(mean) - mean - gammaln(count + 1)) : 0);

function binomial(count: number, trials: number, share: number): number {
  if (share <= 0 || share >= 1) return 0;
  return Math.exp(gammaln(trials + 1) - gammaln(count + 1) - gammaln(trials - count + 1) + count * Math.log(share) + (trials - count) * Math.log1p(-share));
}
