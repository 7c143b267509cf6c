import { expect, it } from "vitest";
import { textWidth } from "./measure-text";
import { countAxis, niceAxis, ticksOf } from "./ticks";

it.each([
  [52, 98, 5, false, { min: 50, max: 100, step: 10 }],
  [3, 14, 3, true, { min: 0, max: 15, step: 5 }],
  [0.2, 0.31, 4, false, { min: 0.2, max: 0.35, step: 0.05 }],
  [7, 7, 4, true, { min: 0, max: 8, step: 2 }],
])("holds %d to %d in about %i steps", (low, high, wanted, fromZero, axis) => {
  const made = niceAxis(low, high, wanted, fromZero);

  expect(made).toEqual(axis);
  expect(ticksOf(made).at(-1)).toBe(axis.max);
});

it.each([[9, 4, [0, 5, 10]], [1, 4, [0, 1]], [2, 5, [0, 1, 2]], [0, 4, [0, 1]], [130, 4, [0, 50, 100, 150]]])("puts no tick at a part of a person: up to %d in some %d steps", (high, wanted, ticks) => {
  expect(ticksOf(countAxis(high, wanted))).toEqual(ticks);
});

it("gives a Chinese character one em and a digit about half", () => {
  expect(textWidth("石门", 12)).toBe(24);
  expect(textWidth("2009", 12)).toBeCloseTo(26.9, 1);
});
