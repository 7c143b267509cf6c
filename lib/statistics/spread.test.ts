import fc from "fast-check";
import { expect, it } from "vitest";
import { spreadOf } from "./spread";

it("gives quartiles between order statistics, as R's quantile of type 7 does", () => {
  expect(spreadOf([7, 1, 3, 9, 5, 20])).toEqual({ n: 6, lowest: 1, lowerQuartile: 3.5, median: 6, upperQuartile: 8.5, highest: 20 });
});

it("says nothing of fewer than five values", () => {
  expect(spreadOf([1, 2, 3, 4])).toBeUndefined();
  expect(spreadOf([])).toBeUndefined();
});

it("keeps its five numbers in order and inside the values", () => {
  fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 60 }), (values) => {
    const { lowest, lowerQuartile, median, upperQuartile, highest } = spreadOf(values)!;

    expect([lowest, highest]).toEqual([Math.min(...values), Math.max(...values)]);
    expect([lowest, lowerQuartile, median, upperQuartile, highest].every((value, at, all) => at === 0 || value >= all[at - 1]!)).toBe(true);
  }));
});

it("refuses what is no number", () => {
  expect(() => spreadOf([1, 2, NaN, 4, 5])).toThrow(RangeError);
});
