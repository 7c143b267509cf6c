import { describe, expect, it } from "vitest";
import { seededRandom } from "../../base/random";
import { drawBinomial } from "../../statistics/draws";
import { shareTest, shareTestWithin } from "../../statistics/one-sided-tests";
import { expectedFalse } from "./expected-false";
import { judgeTests, laggingFrom } from "./lagging";
import { madeTests } from "./made-tests";
import { binomialTable, drawFrom, hypergeometricTable } from "./outcome-table";
import { LAGGING_RULES } from "./rules";

/** As chance.test.ts has it: eight services with targets, four reporting indicators without. */
const INDICATORS = [
  ...Array.from({ length: 8 }, (_, at) => ({ id: `service-${at}`, target: [0.85, 0.9, 0.95][at % 3]!, better: "higher" as const })),
  ...["late-share", "field-error-rate", "duplicate-rate", "source-agreement"].map((id) => ({ id, better: "lower" as const })),
];
const TRIALS = [8, 15, 25, 40, 8, 15, 25, 40, 5, 30, 15, 9];
const SHARES = [0.85, 0.9, 0.95, 0.85, 0.9, 0.95, 0.85, 0.9, 0.1, 0.04, 0.03, 0.05];
const world = (seed: number, quarters = 40) => {
  const random = seededRandom(seed);
  return madeTests({ villages: 24, quarters, indicators: INDICATORS, count: (_village, _at, which) => ({ trials: TRIALS[which]!, events: drawBinomial(random, TRIALS[which]!, SHARES[which]!) }) });
};

describe("listings expected by chance alone", () => {
  it("are fewer than one among 24 villages in ten years at the defaults; a naive rule gives several a year", () => {
    const expected = expectedFalse(world(1), LAGGING_RULES)!;

    expect(expected).toMatchObject({ villages: 24, indicators: 12, years: 10, from: 2000, to: 2009 });
    expect(expected.rules.perTenYears).toBeLessThan(1);
    expect(expected.naive.perYear).toBeGreaterThan(3);
    expect(expected.uncorrected.perTenYears).toBeGreaterThan(5 * expected.rules.perTenYears);
  });

  it("agree with judging made-up ledgers in full, one after the other", () => {
    const rules = { ...LAGGING_RULES, falseDiscovery: 0.4 };
    const counts = Array.from({ length: 20 }, (_, at) => {
      const tests = world(100 + at, 12);
      return laggingFrom(tests, judgeTests(tests, rules, 1), rules).listings.length;
    });
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;

    const { perTenYears, standardError } = expectedFalse(world(1, 12), rules)!.rules;

    expect(mean).toBeGreaterThan(1);
    expect(Math.abs(0.3 * perTenYears - mean)).toBeLessThan(4 * Math.hypot(0.3 * standardError, Math.sqrt(mean / counts.length)));
  });

  it("are the same each time, and nothing where nothing is tested or the area is too large", () => {
    const tests = world(1, 8);

    expect(expectedFalse(tests, LAGGING_RULES)).toEqual(expectedFalse(tests, LAGGING_RULES));
    expect(expectedFalse({ ...tests, questions: [] }, LAGGING_RULES)).toBeUndefined();
    expect(expectedFalse(tests, LAGGING_RULES, 10_000)).toBeUndefined();
  });
});

describe("tables of outcomes", () => {
  it.each(["below", "above"] as const)("hold the p values of the exact tests (%s)", (side) => {
    const binomial = binomialTable(25, 0.85, side);
    const within = hypergeometricTable(12, { events: 30, trials: 200 }, side);

    for (let x = 0; x <= 25; x += 1) expect(binomial.p[x]).toBeCloseTo(shareTest({ events: x, trials: 25 }, 0.85, side), 12);
    for (let x = 0; x <= 12; x += 1) expect(within.p[x]).toBeCloseTo(shareTestWithin({ events: x, trials: 12 }, { events: 30, trials: 200 }, side), 12);
  });

  it("are drawn from by inversion", () => {
    const table = binomialTable(4, 0.5, "below");

    expect([0, 0.0625, 0.0626, 0.3125, 0.5, 0.9375, 0.99999].map((u) => drawFrom(table, u))).toEqual([0, 0, 1, 1, 2, 3, 4]);
  });

  it("stay whole for large counts and for an area that is nearly all events", () => {
    expect(binomialTable(20_000, 0.999, "below").cdf.at(-1)).toBe(1);
    const table = hypergeometricTable(10, { events: 98, trials: 100 }, "below");
    expect(table.cdf[7]).toBe(0);
    expect(table.p[8]).toBeCloseTo(shareTestWithin({ events: 8, trials: 10 }, { events: 98, trials: 100 }, "below"), 12);
  });
});
