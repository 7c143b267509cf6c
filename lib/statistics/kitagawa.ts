import { demand, demandAmounts, demandFinite } from "./demand";

/** A population by group: sizes and rates, in the same order. */
export type Composition = { sizes: readonly number[]; rates: readonly number[] };
export type Decomposition = { first: number; second: number; difference: number; rateEffect: number; compositionEffect: number; method: "kitagawa" };

/**
 * Difference of two crude rates taken apart: what the groups' rates account for, and what their sizes do. The two add up to the
 * difference exactly.
 * Domain: the same groups in both, sizes ≥ 0 with a sum above 0, finite rates. Unit: that of the rates.
 * Kitagawa 1955, JASA 50:1168; Das Gupta 1993. Proof: fixtures/kitagawa.json.
 */
export function kitagawa(before: Composition, after: Composition): Decomposition {
  const [one, two] = [weightsOf(before), weightsOf(after)];
  demand(one.length === two.length, "kitagawa: both must have the same groups", `${one.length} and ${two.length}`);
  let [first, second, rateEffect, compositionEffect] = [0, 0, 0, 0];
  one.forEach((weight, at) => {
    const [other, rate, later] = [two[at] as number, before.rates[at] as number, after.rates[at] as number];
    first += weight * rate;
    second += other * later;
    rateEffect += ((weight + other) / 2) * (later - rate);
    compositionEffect += ((rate + later) / 2) * (other - weight);
  });
  return { first, second, difference: second - first, rateEffect, compositionEffect, method: "kitagawa" };
}

function weightsOf({ sizes, rates }: Composition): number[] {
  demand(sizes.length === rates.length && sizes.length > 0, "kitagawa: there must be one rate per group, and at least one group", `${sizes.length} and ${rates.length}`);
  demandAmounts("kitagawa", "sizes", sizes);
  demandFinite("kitagawa", "rates", rates);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  demand(whole > 0, "kitagawa: the sizes must sum to more than 0", whole);
  return sizes.map((size) => size / whole);
}

/**
 * Difference of two products taken apart by factor: the effect of a factor is its change times the product of the others, averaged
 * over all orders in which the factors could have changed. The effects add up to the difference.
 * Domain: finite factors, the same in both, 1 to 12 of them. Das Gupta 1993, Standardization and Decomposition of Rates.
 */
export function productEffects(before: readonly number[], after: readonly number[]): { effects: number[]; difference: number } {
  const n = before.length;
  demand(after.length === n && n >= 1 && n <= 12, "productEffects: both must have the same 1 to 12 factors", `${n} and ${after.length}`);
  demandFinite("productEffects", "factors", [...before, ...after]);
  const weight = (changed: number) => 1 / (n * binomial(n - 1, changed));
  const effects = before.map((own, factor) => {
    let sum = 0;
    for (let set = 0; set < 2 ** n; set += 1) {
      if ((set >> factor) & 1) continue;
      let [product, changed] = [1, 0];
      for (let at = 0; at < n; at += 1) {
        if (at === factor) continue;
        const isChanged = (set >> at) & 1;
        product *= (isChanged ? after[at] : before[at]) as number;
        changed += isChanged;
      }
      sum += weight(changed) * product;
    }
    return ((after[factor] as number) - own) * sum;
  });
  return { effects, difference: product(after) - product(before) };
}

const product = (factors: readonly number[]): number => factors.reduce((total, factor) => total * factor, 1);

function binomial(n: number, k: number): number {
  let value = 1;
  for (let at = 1; at <= k; at += 1) value = (value * (n - k + at)) / at;
  return value;
}
