import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainLadder } from "./chain-ladder";
import type { Triangle } from "./chain-ladder";
import { modifiedZ, standardScore } from "./outliers";
import { recentTrend, trendJudgement } from "./recent-trend";
import { partOfSeven, sevenInARow, sevenOnOneSide, specialCauses } from "./special-causes";
import { shareHeterogeneity, shareTrend } from "./trend-test";
import { xmr } from "./xmr";

const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });

describe("XmR", () => {
  it("limits hold the mean, and screening never widens them", () => {
    fc.assert(
      fc.property(series, (values) => {
        const [screened, all] = [xmr(values), xmr(values, { screen: false })];

        expect(screened.lower).toBeLessThanOrEqual(screened.mean);
        expect(screened.upper).toBeGreaterThanOrEqual(screened.mean);
        expect(screened.upper - screened.lower).toBeLessThanOrEqual(all.upper - all.lower + 1e-9);
        expect(Number.isNaN(screened.meanRange)).toBe(false);
      }),
    );
  });

  it("states which moving ranges were left out, and calls few points trial", () => {
    const { screened, trial, method } = xmr([1, 2, 1, 2, 1, 2, 30, 2, 1, 2, 1, 2]);

    expect(screened).toEqual([5, 6]);
    expect([trial, method]).toEqual([false, "xmr-screened"]);
    expect(xmr([1, 2, 3]).trial).toBe(true);
  });

  it("of a constant series has no width and no special cause", () => {
    const limits = xmr([4, 4, 4, 4, 4, 4, 4, 4]);

    expect(limits).toMatchObject({ mean: 4, lower: 4, upper: 4, screened: [] });
    expect(specialCauses([4, 4, 4, 4, 4, 4, 4, 4], limits).flat()).toEqual([]);
  });

  it("refuses one value", () => {
    expect(() => xmr([1])).toThrow(/at least two values, got 1/);
  });
});

describe("special causes", () => {
  const limits = { mean: 0, lower: -3, upper: 3 };

  it("names the rules each value breaks", () => {
    expect(specialCauses([0, 4, 0], limits)).toEqual([[], ["outside"], []]);
    expect(specialCauses([2.5, 1, 2.5, -1], limits)).toEqual([["twoInThree"], [], ["twoInThree"], []]);
    expect(specialCauses([1, 2, 1, 2, 1, 2, 1, -1], limits).map((rules) => rules.includes("shift"))).toEqual([true, true, true, true, true, true, true, false]);
    expect(specialCauses([-1.5, -1, -0.5, 0, 0.5, 1, 1.5], limits).every((rules) => rules.includes("trend"))).toBe(true);
  });

  it("mirror when the values change sign", () => {
    fc.assert(
      fc.property(series, (values) => {
        expect(sevenInARow(values.map((value) => -value)).map((value) => -value + 0)).toEqual(sevenInARow(values).map((value) => value + 0));
        expect(sevenOnOneSide(values.map((value) => -Math.sign(value)))).toEqual(sevenOnOneSide(values.map(Math.sign)));
        expect(partOfSeven(sevenInARow(values)).length).toBe(values.length);
      }),
    );
  });
});

describe("recent trend", () => {
  const rising = [1, 2, 3, 4, 5].map((value) => ({ value, lower: value - 0.1, upper: value + 0.1 }));

  it("reads the last five valid periods", () => {
    expect(recentTrend([{ value: 99, lower: 98, upper: 100 }, ...rising.slice(0, 2), undefined, ...rising.slice(2)]).direction).toBe("increasing");
    expect(recentTrend([...rising].reverse()).direction).toBe("decreasing");
  });

  it("needs every period left out in turn to agree", () => {
    const oneSpike = [5, 5, 5, 5, 9].map((value) => ({ value, lower: value - 0.5, upper: value + 0.5 }));

    expect(recentTrend(oneSpike).chi2).toBeGreaterThan(9.55);
    expect(recentTrend(oneSpike).direction).toBe("none");
  });

  it("cannot be calculated from fewer than five, or from intervals without length", () => {
    expect(recentTrend(rising.slice(1)).direction).toBe("cannotBeCalculated");
    expect(recentTrend(rising.map(({ value }) => ({ value, lower: value, upper: value }))).direction).toBe("cannotBeCalculated");
  });

  it("is judged only where high or low is good", () => {
    expect(trendJudgement("increasing", "low")).toBe("worse");
    expect(trendJudgement("decreasing", "low")).toBe("better");
    expect(trendJudgement("increasing")).toBeUndefined();
    expect(trendJudgement("none", "high")).toBeUndefined();
  });

  it("refuses an interval that does not hold its value", () => {
    expect(() => recentTrend([{ value: 5, lower: 6, upper: 7 }])).toThrow(/hold the value, got 6\.\.7 for 5/);
  });
});

describe("trend in shares", () => {
  it("finds none where all or none are events, and none where shares are equal", () => {
    expect(shareTrend([{ events: 0, trials: 5 }, { events: 0, trials: 9 }])).toEqual({ chi2: 0, df: 1, p: 1 });
    expect(shareTrend([{ events: 2, trials: 10 }, { events: 4, trials: 20 }, { events: 6, trials: 30 }]).chi2).toBeCloseTo(0, 12);
  });

  it("is part of the heterogeneity", () => {
    const groups = fc.array(fc.record({ events: fc.integer({ min: 0, max: 50 }), trials: fc.integer({ min: 50, max: 90 }) }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(groups, (shares) => {
        expect(shareTrend(shares).chi2).toBeLessThanOrEqual(shareHeterogeneity(shares).chi2 + 1e-9);
        expect(shareHeterogeneity(shares).p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("refuses equal scores", () => {
    expect(() => shareTrend([{ events: 1, trials: 2 }, { events: 1, trials: 3 }], [1, 1])).toThrow(/must not all be equal/);
  });
});

describe("chain ladder", () => {
  const truth = JSON.parse(readFileSync(new URL("./fixtures/chainladder_raa.json", import.meta.url), "utf8")) as { cases: { input: { triangle_cumulative: Triangle } }[] };
  const raa = truth.cases[0]!.input.triangle_cumulative;

  it("agrees with Mack 1994 and the ChainLadder vignette on the standard errors of RAA", () => {
    const { origins, se, ultimate } = chainLadder(raa);

    expect(origins.map((origin) => Math.round(origin.se!))).toEqual([0, 206, 623, 747, 1469, 2002, 2209, 5358, 6333, 24566]);
    expect(se).toBeCloseTo(26909.01, 1);
    expect(ultimate).toBeCloseTo(213122.23, 1);
  });

  it("develops nothing where all is in, and a village without births stays without", () => {
    expect(chainLadder([[3, 5], [2, 4]]).ultimate).toBe(9);
    expect(chainLadder([[0, 0, 0], [0, 0, null], [0, null, null]])).toMatchObject({ ultimate: 0, se: 0, factors: [1, 1] });
  });

  it("never makes NaN of cumulative counts", () => {
    const triangle = fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(triangle, (steps) => {
        const cumulative = steps.map((row, origin) => row.map((_, age) => (origin + age < 5 ? row.slice(0, age + 1).reduce((sum, step) => sum + step, 0) : null)));
        const { origins, se, latest, ultimate } = chainLadder(cumulative);

        expect(ultimate).toBeGreaterThanOrEqual(latest);
        expect(Number.isFinite(se)).toBe(true);
        expect(origins.every((origin) => Number.isFinite(origin.se) && Number.isFinite(origin.ultimate))).toBe(true);
      }),
    );
  });

  it.each([
    ["a gap", [[1, null, 3], [1, 2, 3]], /origin 1 must have no gap/],
    ["a row not known at all", [[1, 2], [null, null]], /origin 2 must be known/],
    ["growth from nothing", [[0, 3], [0, null]], /nothing was reported by delay 0/],
    ["a negative count", [[-1, 2]], /not negative/],
  ] as [string, Triangle, RegExp][])("refuses %s", (_name, triangle, sentence) => {
    expect(() => chainLadder(triangle)).toThrow(RangeError);
    expect(() => chainLadder(triangle)).toThrow(sentence);
  });
});

describe("outliers of short, sparse series", () => {
  it("falls back, and says so, where the median deviation is 0", () => {
    expect(modifiedZ([0, 0, 0, 0, 0, 5], 5)).toEqual({ score: expect.closeTo(4.787, 3), method: "mean-deviation" });
    expect(modifiedZ([1, 2, 3], 3).method).toBe("median-deviation");
    expect(modifiedZ([2, 2, 2], 2)).toEqual({ score: 0, method: "no-spread" });
    expect(modifiedZ([2, 2, 2], 3).score).toBe(Infinity);
    expect(standardScore([2, 2, 2], 2).score).toBe(0);
  });

  it("does not depend on unit or origin", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -99, max: 99 }), (values, unit, origin) => {
        expect(modifiedZ(values.map((value) => unit * value + origin), unit * values[0]! + origin).score).toBeCloseTo(modifiedZ(values, values[0]!).score, 8);
      }),
    );
  });
});
