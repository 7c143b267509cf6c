import { demandFinite } from "./demand";
import type { Xmr } from "./xmr";

export type Rule = "outside" | "shift" | "trend" | "twoInThree";

/**
 * The usual four rules of a process chart, per value: outside the limits; part of seven in a row on one side of the mean; part of
 * seven in a row rising or falling; one of two in three close to the same limit (beyond two thirds of the way, not outside).
 * Domain: finite values and the limits made from them (or from an earlier stretch). Result: the rules each value breaks.
 * NHS "Making Data Count". Proof: fixtures/spc_rules_nhsr.json.
 */
export function specialCauses(values: readonly number[], { mean, lower, upper }: Pick<Xmr, "mean" | "lower" | "upper">): Rule[][] {
  demandFinite("specialCauses", "values", values);
  const side = values.map((value) => Math.sign(value - mean));
  const outside = values.map((value) => value < lower || value > upper);
  const close = values.map((value, at) => Number(!outside[at] && (value > mean + (2 / 3) * (upper - mean) || value < mean - (2 / 3) * (mean - lower))));
  const shift = partOfSeven(sevenOnOneSide(side));
  const trend = partOfSeven(sevenInARow(values));
  const pairs = twoInThree(close, side);
  return values.map((_, at) => {
    const rules: Rule[] = [];
    if (outside[at]) rules.push("outside");
    if (shift[at]) rules.push("shift");
    if (trend[at]) rules.push("trend");
    if (pairs[at] && close[at]) rules.push("twoInThree");
    return rules;
  });
}

/** 1 from the seventh value in a row on one side of the mean on; sides are −1, 0, 1 and 0 breaks the run. NHS "Making Data Count". */
export function sevenOnOneSide(side: readonly number[]): number[] {
  let run = 0;
  return side.map((now, at) => {
    run = now === 0 ? 0 : now === side[at - 1] ? run + 1 : 1;
    return run >= 7 ? 1 : 0;
  });
}

/** 1 where seven strictly rising values are complete, −1 where seven falling are, else 0. NHS "Making Data Count". */
export function sevenInARow(values: readonly number[]): number[] {
  let run = 0;
  return values.map((now, at) => {
    const step = at === 0 ? 0 : Math.sign(now - (values[at - 1] as number));
    run = step === 0 ? 0 : Math.sign(run) === step ? run + step : step;
    return Math.abs(run) >= 6 ? Math.sign(run) : 0;
  });
}

/** 1 where this value or one of the next six completes seven. NHS "Making Data Count". */
export function partOfSeven(completed: readonly number[]): number[] {
  return completed.map((_, at) => (completed.slice(at, at + 7).some((value) => Math.abs(value) === 1) ? 1 : 0));
}

/**
 * 1 where the value belongs to three in a row on one side of the mean of which two or more are close to the limit.
 * NHS "Making Data Count".
 */
export function twoInThree(close: readonly number[], side: readonly number[]): number[] {
  const window = (start: number) => {
    if (start < 0 || start + 3 > close.length) return false;
    const sides = side.slice(start, start + 3).reduce((sum, value) => sum + value, 0);
    return Math.abs(sides) === 3 && close.slice(start, start + 3).reduce((sum, value) => sum + value, 0) >= 2;
  };
  return close.map((_, at) => (window(at - 2) || window(at - 1) || window(at) ? 1 : 0));
}
