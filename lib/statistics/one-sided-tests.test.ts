import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg, benjaminiYekutieli } from "./false-discovery";
import { rateTest, sexRatioTest, shareTest, shareTestWithin } from "./one-sided-tests";
import { birthsNeeded, ratioPower } from "./power";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("one-sided exact tests", () => {
  it("of a share add up to 1 and the chance of the count itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), share, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (trials, part, target) => {
        const events = Math.floor(part * trials);
        const [below, above] = [shareTest({ events, trials }, target, "below"), shareTest({ events, trials }, target, "above")];
        const before = events === 0 ? 0 : shareTest({ events: events - 1, trials }, target, "below");

        expect(below + above - 1).toBeCloseTo(below - before, 9);
        expect(Math.min(below, above)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("of a rate agree with the Poisson distribution", () => {
    // P(X ≤ 2) and P(X ≥ 3) at 5 expected: 0.124652 and 0.875348 (tables).
    expect(rateTest({ events: 2, exposure: 50 }, 0.1, "below")).toBeCloseTo(0.124652, 6);
    expect(rateTest({ events: 3, exposure: 50 }, 0.1, "above")).toBeCloseTo(0.875348, 6);
    expect(rateTest({ events: 0, exposure: 50 }, 0.1, "above")).toBe(1);
    expect(rateTest({ events: 0, exposure: 50 }, 0, "below")).toBe(1);
    expect(rateTest({ events: 1, exposure: 50 }, 0, "above")).toBe(0);
  });

  it("against the rest of the area is Fisher's test of the lady tasting tea", () => {
    expect(shareTestWithin({ events: 4, trials: 4 }, { events: 4, trials: 8 }, "above")).toBeCloseTo(1 / 70, 12);
    expect(shareTestWithin({ events: 3, trials: 4 }, { events: 4, trials: 8 }, "above")).toBeCloseTo(17 / 70, 12);
    expect(shareTestWithin({ events: 0, trials: 4 }, { events: 4, trials: 8 }, "below")).toBeCloseTo(1 / 70, 12);
  });

  it("keep the digits of a very small p", () => {
    expect(shareTest({ events: 100, trials: 100 }, 0.5, "above")).toBeCloseTo(0.5 ** 100, 40);
    expect(rateTest({ events: 200, exposure: 1 }, 50, "above")).toBeGreaterThan(0);
  });

  it("of a sex ratio fall as boys take the place of girls", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (boys, girls) => {
        expect(sexRatioTest({ boys: boys + 1, girls: girls - 1 })).toBeLessThanOrEqual(sexRatioTest({ boys, girls }));
      }),
    );
  });

  it.each([
    ["a target above 1", () => shareTest({ events: 1, trials: 2 }, 1.2, "below"), /share must be within/],
    ["half a trial", () => shareTest({ events: 1, trials: 2.5 }, 0.5, "below"), /whole numbers/],
    ["a village outside its area", () => shareTestWithin({ events: 5, trials: 9 }, { events: 4, trials: 20 }, "below"), /part of the area/],
    ["a negative rate", () => rateTest({ events: 1, exposure: 2 }, -1, "below"), /rate must be/],
    ["no births", () => sexRatioTest({ boys: 0, girls: 0 }), /not both 0/],
  ])("refuse %s", (_name, compute, sentence) => {
    expect(compute).toThrow(RangeError);
    expect(compute).toThrow(sentence);
  });
});

describe("false discoveries", () => {
  const pValues = fc.array(share, { maxLength: 60 });

  it("adjusted p are never smaller than p, never above 1, and keep their order", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [bh, by] = [benjaminiHochberg(p), benjaminiYekutieli(p)];

        bh.forEach((adjusted, at) => {
          expect(adjusted).toBeGreaterThanOrEqual((p[at] as number) - 1e-15);
          expect(adjusted).toBeLessThanOrEqual(by[at] as number);
          expect(by[at]).toBeLessThanOrEqual(1);
          bh.forEach((other, place) => (p[at] as number) < (p[place] as number) && expect(adjusted).toBeLessThanOrEqual(other));
        });
      }),
    );
  });

  it("does not depend on the order of the tests", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        expect(benjaminiHochberg([...p].reverse()).reverse()).toEqual(benjaminiHochberg(p));
      }),
    );
  });

  it("Benjamini–Yekutieli multiplies by the harmonic sum", () => {
    expect(benjaminiYekutieli([0.01, 0.02, 0.03])[0]).toBeCloseTo(0.03 * (1 + 1 / 2 + 1 / 3), 12);
  });

  it("refuses a p above 1", () => {
    expect(() => benjaminiHochberg([0.5, 1.5])).toThrow(/p must be within 0\.\.1, got 1\.5/);
  });
});

describe("births needed to judge a sex ratio", () => {
  it.each([
    [120, 0.5, 830],
    [120, 0.8, 1890],
    [110, 0.8, 32403],
  ])("true ratio %d at power %d takes %d births", (ratio, power, births) => {
    expect(birthsNeeded({ ratio, against: 107 }, power)).toBe(births);
    expect(ratioPower(births, { ratio, against: 107 })).toBeCloseTo(power, 3);
  });

  it("power grows with births and with the ratio", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 107.5, max: 150, noNaN: true }), (births, ratio) => {
        expect(ratioPower(births + 100, { ratio, against: 107 })).toBeGreaterThanOrEqual(ratioPower(births, { ratio, against: 107 }));
        expect(ratioPower(births, { ratio: ratio + 1, against: 107 })).toBeGreaterThanOrEqual(ratioPower(births, { ratio, against: 107 }));
      }),
    );
  });

  it("refuses a true ratio inside the normal band", () => {
    expect(() => birthsNeeded({ ratio: 105, against: 107 })).toThrow(/true ratio must be above 107, got 105/);
  });
});
