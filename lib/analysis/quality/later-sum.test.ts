import { describe, expect, it } from "vitest";
import { cubeAt, periodStates, type PeriodCube } from "../period-states";
import { SHOWN } from "../withhold";
import { mayTellLater } from "./later-sum";

/** A year of three months, one area, delays of 0, 1 and 2 months. */
function cubeOf(months: readonly (readonly number[])[]): PeriodCube {
  const cube: PeriodCube = { areas: 1, parts: 4, periods: 4, values: new Float64Array(16), withParent: false, adding: { parts: true, periods: true } };
  months.forEach((delays, at) => delays.forEach((count, delay) => { for (const part of [0, delay + 1]) for (const period of [0, at + 1]) cube.values[cubeAt(cube, 0, part, period)]! += count; }));
  return cube;
}
const statesOf = (cube: PeriodCube) => periodStates(cube, new Uint8Array(cube.values.length).fill(SHOWN), { threshold: 5, fineYear: () => false });

describe("births entered after the end of a year", () => {
  it("are told where every month's delays may be shown", () => {
    const cube = cubeOf([[9, 8, 7], [9, 8, 7], [9, 8, 7]]);

    expect(mayTellLater({ cube, hidden: statesOf(cube), threshold: 5, parentLater: false })).toBe(true);
  });

  it("are not told where they would give one small cell away", () => {
    // Of what came after the end of the year (the last column from the second month on, the middle one in the third) only the 2 is withheld.
    const cube = cubeOf([[9, 8, 6], [7, 5, 2], [9, 8, 7]]);
    const hidden = statesOf(cube);

    expect(hidden[cubeAt(cube, 0, 3, 2)]).not.toBe(SHOWN);
    expect(mayTellLater({ cube, hidden, threshold: 5, parentLater: false })).toBe(false);
  });
});
