import { expect, it } from "vitest";
import { roundHalfUp } from "./decimal";

it.each([
  [1.005, 2, 0, "1.01"],
  [0.285, 2, 0, "0.29"],
  [0.1 + 0.2, 1, 0, "0.3"],
  [0.010425, 2, 3, "10.43"],
  [0.9405, 1, 2, "94.1"],
  [2.5, 0, 0, "3"],
  [-2.5, 0, 0, "-3"],
  [-0.001, 1, 0, "0.0"],
  [0, 2, 3, "0.00"],
  [1234567, 0, 0, "1234567"],
  [1e-30, 2, 0, "0.00"],
  [123456789012, 1, 0, "123456789012.0"],
])("rounds %d to %i digits, shifted by %i", (value, digits, shift, wanted) => {
  expect(roundHalfUp(value, digits, shift)).toBe(wanted);
});

it("refuses what is no number", () => {
  expect(() => roundHalfUp(Number.NaN, 1)).toThrow(RangeError);
});
