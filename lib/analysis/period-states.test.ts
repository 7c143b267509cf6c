import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cubeAt, linesOf, periodStates, type PeriodCube } from "./period-states";
import { EITHER, isSmall, PROTECTS, SHOWN, SMALL } from "./withhold";

const T = 5;
const PARTS = 3;
const PERIODS = 5;

/** A parent with children, two parts, four periods; totals are the sums. */
function cubeOf(children: number[][][]): PeriodCube {
  const cube: PeriodCube = { areas: children.length + 1, parts: PARTS, periods: PERIODS, values: new Float64Array((children.length + 1) * PARTS * PERIODS), withParent: true, adding: { parts: true, periods: true } };
  children.forEach((parts, child) => parts.forEach((periods, part) => periods.forEach((value, period) => {
    for (const area of [0, child + 1]) for (const p of [0, part + 1]) for (const q of [0, period + 1]) cube.values[cubeAt(cube, area, p, q)]! += value;
  })));
  return cube;
}

const statesOf = (cube: PeriodCube) => periodStates(cube, new Uint8Array(cube.values.length), { threshold: T, fineYear: (area) => area > 0 });

/** What every sum together tells someone who knows each cell shown and why the others are not; written apart from the code under test. */
function attack(cube: PeriodCube, hidden: Uint8Array, fineYear = (area: number) => area > 0): { low: Float64Array; high: Float64Array } {
  const low = Float64Array.from(cube.values, (value, at) => (hidden[at] === SHOWN ? value : hidden[at] === SMALL ? 1 : 0));
  const high = Float64Array.from(cube.values, (value, at) => (hidden[at] === SHOWN ? value : hidden[at] === SMALL ? T - 1 : 1e6));
  for (let round = 0; round < 60; round += 1) {
    for (const { total, row } of linesOf(cube)) {
      const sum = (bounds: Float64Array, without = -1) => row.reduce((all, at) => all + (at === without ? 0 : bounds[at]!), 0);
      low[total] = Math.max(low[total]!, sum(low));
      high[total] = Math.min(high[total]!, sum(high));
      for (const at of row) {
        low[at] = Math.max(low[at]!, low[total]! - sum(high, at));
        high[at] = Math.min(high[at]!, high[total]! - sum(low, at));
      }
    }
    for (let at = 0; at < low.length; at += 1) {
      // Only where small counts are withheld does another reason say that it is none.
      if (hidden[at] !== PROTECTS || (at % PERIODS === 0 && !fineYear(Math.floor(at / (PARTS * PERIODS))))) continue;
      if (low[at]! > 0) low[at] = Math.max(low[at]!, T);
      if (high[at]! < T) high[at] = 0;
    }
  }
  return { low, high };
}

describe("counts by area, part and period", () => {
  it("withholds small counts of months at every level, and of the year for villages only", () => {
    const cube = cubeOf([[[3, 0, 9, 9], [8, 8, 8, 8]], [[9, 9, 9, 0], [8, 8, 8, 8]], [[30, 20, 30, 20], [8, 8, 8, 8]]]);

    const hidden = statesOf(cube);

    expect(hidden[cubeAt(cube, 1, 1, 1)]).toBe(SMALL);
    expect(hidden[cubeAt(cube, 0, 0, 0)]).toBe(SHOWN);
    expect([...hidden].filter((state) => state !== SHOWN).length).toBeGreaterThan(3);
  });

  it("withholds the months of a year that is withheld", () => {
    const cube = cubeOf([[[0, 0, 9, 0], [9, 0, 0, 0]], [[9, 9, 9, 0], [8, 8, 8, 8]]]);
    const hidden = new Uint8Array(cube.values.length);
    hidden[cubeAt(cube, 1, 1, 0)] = PROTECTS;

    periodStates(cube, hidden, { threshold: T, fineYear: (area) => area > 0 });

    expect(hidden[cubeAt(cube, 1, 1, 3)]).not.toBe(SHOWN);
  });

  it("keeps what the parent shows on its own page, and protects the children beside it", () => {
    const small = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 24 }));
    const child = fc.array(fc.array(small, { minLength: PERIODS - 1, maxLength: PERIODS - 1 }), { minLength: PARTS - 1, maxLength: PARTS - 1 });
    const beside = fc.array(fc.array(fc.integer({ min: 5, max: 44 }), { minLength: PERIODS - 1, maxLength: PERIODS - 1 }), { minLength: PARTS - 1, maxLength: PARTS - 1 });
    const options = { threshold: T, fineYear: () => false };
    fc.assert(
      fc.property(fc.array(child, { minLength: 3, maxLength: 3 }), beside, beside, (children, one, two) => {
        const cube = cubeOf(children);
        const own = Array.from({ length: PARTS - 1 }, (_, part) => Array.from({ length: PERIODS - 1 }, (_none, period) => cube.values[cubeAt(cube, 0, part + 1, period + 1)]!));
        const above = cubeOf([own, one, two]);
        const size = PARTS * PERIODS;
        const parent = periodStates(above, new Uint8Array(above.values.length), options).slice(size, 2 * size);
        const hidden = new Uint8Array(cube.values.length);
        hidden.set(parent);

        periodStates(cube, hidden, { ...options, settledParent: true });
        const { low, high } = attack(cube, hidden, options.fineYear);

        expect([...hidden.subarray(0, size)]).toEqual([...parent]);
        cube.values.forEach((value, at) => {
          if (at % PERIODS !== 0 && isSmall(value, T)) expect(high[at]! > low[at]!, `cell ${at} of value ${value} is known`).toBe(true);
        });
      }),
      { numRuns: 250 },
    );
  });

  it("lets bounds tell no small count, whatever the cells", () => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 40 }));
    const child = fc.array(fc.array(count, { minLength: PERIODS - 1, maxLength: PERIODS - 1 }), { minLength: PARTS - 1, maxLength: PARTS - 1 });
    fc.assert(
      fc.property(fc.array(child, { minLength: 2, maxLength: 4 }), (children) => {
        const cube = cubeOf(children);
        const hidden = statesOf(cube);
        const { low, high } = attack(cube, hidden);

        cube.values.forEach((value, at) => {
          const fine = at % PERIODS !== 0 || at >= PARTS * PERIODS;
          if (!fine || !isSmall(value, T)) return;
          expect(hidden[at]).not.toBe(SHOWN);
          expect([SMALL, PROTECTS, EITHER]).toContain(hidden[at]);
          expect(high[at]! > low[at]!, `cell ${at} of value ${value} is known`).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });
});
