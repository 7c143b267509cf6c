import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaCountQuantile, chanceOfAtLeast } from "./beta-count";
import { expectedFinish } from "./progress";
import type { ProgressQuestion } from "./progress";

type ProgressCase = { in: ProgressQuestion; phi: number; linear: number; negativeBinomial?: number; seasonal?: { chance: number; expected: number; lower: number; upper: number } };
const oracle = JSON.parse(readFileSync(new URL("./oracles/issue5-python.json", import.meta.url), "utf8")) as { betaCount: { in: [number, number, number, number]; out: [number, number, number] }[]; progress: ProgressCase[] };
const steady = { reached: [25, 50, 75, 100], entitled: 100 };

describe("beta-binomial", () => {
  it.each(oracle.betaCount)("agrees with scipy for $in", ({ in: [events, trials, a, b], out: [chance, low, high] }) => {
    expect(chanceOfAtLeast(events, { trials, a, b })).toBeCloseTo(chance, 9);
    expect(betaCountQuantile(0.025, { trials, a, b })).toBe(low);
    expect(betaCountQuantile(0.975, { trials, a, b })).toBe(high);
  });

  it("joins the share's own distribution where trials are many", () => {
    const [below, above] = [5000, 5001].map((trials) => chanceOfAtLeast(2600, { trials, a: 40, b: 38 })) as [number, number];

    expect(Math.abs(below - above)).toBeLessThan(0.003);
  });

  it("refuses what is no count", () => {
    for (const illegal of [() => chanceOfAtLeast(1.5, { trials: 5, a: 1, b: 1 }), () => chanceOfAtLeast(1, { trials: -5, a: 1, b: 1 }), () => betaCountQuantile(0, { trials: 5, a: 1, b: 1 }), () => betaCountQuantile(0.5, { trials: 5, a: 0, b: 1 })]) expect(illegal).toThrow(RangeError);
  });
});

describe("expected finish", () => {
  it.each(oracle.progress)("agrees with scipy for $in.reached of $in.entitled", ({ in: question, phi, linear, negativeBinomial, seasonal }) => {
    const result = expectedFinish(question);

    expect(result.dispersion).toBeCloseTo(phi, 9);
    expect(result.linear).toMatchObject({ status: "ok" });
    if (result.linear.status === "ok") expect(result.linear.chance).toBeCloseTo(linear, 8);
    if (result.linear.status === "ok" && negativeBinomial !== undefined) expect(result.linear.chance).toBeCloseTo(negativeBinomial, 8);
    if (!seasonal) return expect(result.seasonal).toEqual({ status: "missing", reason: "tooFewYears" });
    if (result.seasonal.status !== "ok") throw new Error("no seasonal outlook");
    expect(result.seasonal.chance).toBeCloseTo(seasonal.chance, 8);
    expect(result.seasonal.expected).toBeCloseTo(seasonal.expected, 9);
    expect([result.seasonal.interval.lower, result.seasonal.interval.upper]).toEqual([expect.closeTo(seasonal.lower, 9), expect.closeTo(seasonal.upper, 9)]);
  });

  it("says nothing where there is nothing to say it from", () => {
    const ask = (reached: number[], entitled: number) => expectedFinish({ reached, entitled, at: 2, target: 0.8, earlier: [steady, steady] });

    expect(ask([], 90)).toMatchObject({ linear: { reason: "noQuarter" }, seasonal: { reason: "noQuarter" } });
    expect(ask([], 0).linear).toEqual({ status: "missing", reason: "noEntitled" });
    expect(ask([20], 90).seasonal).toEqual({ status: "missing", reason: "tooFewYears" });
  });

  it("is decided when the quarter is over or the target is met before", () => {
    const ask = (reached: number[]) => expectedFinish({ reached, entitled: 100, at: 2, target: 0.8 }).linear;

    expect(ask([40, 79])).toEqual({ status: "decided", value: 0.79, met: false });
    expect(ask([40, 80, 95])).toEqual({ status: "decided", value: 0.8, met: true });
    expect(ask([85])).toEqual({ status: "decided", value: 0.85, met: true });
  });

  it("passes over earlier years that cannot be right", () => {
    const wrong = [{ reached: [30, 20, 60, 90], entitled: 100 }, { reached: [30, 60, 90, 130], entitled: 100 }, { reached: [30, 60], entitled: 100 }];

    expect(expectedFinish({ reached: [20], entitled: 90, at: 2, target: 0.8, earlier: [...wrong, steady, steady] }).years).toBe(2);
    expect(expectedFinish({ reached: [20], entitled: 90, at: 2, target: 0.8, earlier: [...wrong, steady, steady, steady] }).seasonal.status).toBe("ok");
  });

  it("knows a season: a slow first quarter that always was slow is no reason to give up", () => {
    const late = [{ reached: [10, 80, 90, 95], entitled: 100 }, { reached: [11, 84, 90, 95], entitled: 100 }, { reached: [9, 82, 92, 97], entitled: 100 }, { reached: [10, 81, 93, 96], entitled: 100 }];

    const { linear, seasonal } = expectedFinish({ reached: [100], entitled: 1000, at: 2, target: 0.7, earlier: late });

    expect(linear).toMatchObject({ status: "ok", expected: 0.2 });
    if (linear.status === "ok" && seasonal.status === "ok") {
      expect(linear.chance).toBeLessThan(0.1);
      expect(seasonal.chance).toBeGreaterThan(0.95);
      expect(seasonal.expected).toBeGreaterThan(0.78);
    }
  });

  it("keeps its order: lower, expected, upper, all from what is reached to everybody; a higher target is less likely", () => {
    const year = fc.record({ entitled: fc.integer({ min: 1, max: 2000 }), parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }) }).map(({ entitled, parts }) => ({ entitled, reached: parts.sort((a, b) => a - b).map((part) => Math.floor(part * entitled)) }));
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 3 }), fc.array(year, { maxLength: 6 }), fc.double({ min: 0.05, max: 0.9, noNaN: true }), ({ entitled, reached }, quarter, earlier, target) => {
        const question = { reached: reached.slice(0, quarter), entitled, at: 4 as const, earlier };

        const [one, two] = [expectedFinish({ ...question, target }), expectedFinish({ ...question, target: Math.min(1, target + 0.1) })];

        for (const key of ["linear", "seasonal"] as const) {
          const [low, high] = [one[key], two[key]];
          if (low.status !== "ok" || high.status !== "ok") continue;
          const { expected, interval, chance } = low;
          expect(interval.lower <= expected + 1e-9 && expected <= interval.upper + 1e-9).toBe(true);
          expect(interval.lower).toBeGreaterThanOrEqual((question.reached.at(-1) as number) / entitled - 1e-9);
          expect(interval.upper).toBeLessThanOrEqual(1 + 1e-9);
          expect(chance >= -1e-9 && chance <= 1 + 1e-9).toBe(true);
          expect(high.chance).toBeLessThanOrEqual(chance + 1e-9);
        }
      }),
    );
  });

  it("refuses counts that fall or exceed the entitled, and questions outside the year", () => {
    const ask = (change: Partial<ProgressQuestion>) => () => expectedFinish({ reached: [20, 40], entitled: 90, at: 3, target: 0.8, ...change });

    for (const illegal of [ask({ reached: [20, 10] }), ask({ reached: [95] }), ask({ reached: [1.5] }), ask({ target: 0 }), ask({ target: 80 }), ask({ at: 5 as 4 }), ask({ entitled: -1 }), ask({ reached: [1, 2, 3, 4, 5] })]) expect(illegal).toThrow(RangeError);
  });
});
