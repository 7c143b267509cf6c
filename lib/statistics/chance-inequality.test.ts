import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { chanceInequality } from "./chance-inequality";
import type { InequalityMeasure } from "./chance-inequality";
import { drawBinomial } from "./draws";
import { fifths } from "./fifths";
import { gini } from "./gini";
import { inequalityOf } from "./inequality";
import { theilParts } from "./theil";

const oracle = JSON.parse(readFileSync(new URL("./oracles/issue5-python.json", import.meta.url), "utf8")).chanceInequality as {
  events: number[];
  trials: number[];
  groups: number[];
  measures: Record<InequalityMeasure, { observed: number; mean: number; lower: number; upper: number; p: number }>;
};
const areas = oracle.events.map((events, at) => ({ events, trials: oracle.trials[at] as number }));
const sizes = Array.from({ length: 60 }, (_, at) => 20 + 5 * at);

describe("inequality in one pass", () => {
  it("is what gini, theilParts and fifths say, weighted or not, in groups or not", () => {
    const area = fc.record({ value: fc.integer({ min: 0, max: 5000 }), weight: fc.integer({ min: 1, max: 900 }), group: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 60 }), fc.boolean(), (list, weighted) => {
        const values = list.map(({ value }) => value);
        const weights = weighted ? list.map(({ weight }) => weight) : undefined;
        const groups = list.map(({ group }) => group);

        const result = inequalityOf({ values, groups, ...(weights ? { weights } : {}) });

        const places = [...new Set(groups)];
        const of = (all: readonly number[], group: number) => all.filter((_, at) => groups[at] === group);
        const parts = theilParts(places.map((group) => ({ values: of(values, group), ...(weights ? { weights: of(weights, group) } : {}) })));
        const ends = fifths(values, weights);
        expect(result.gini).toBeCloseTo(gini(values, weights ? { weights } : {}), 8);
        expect(result.theil).toBeCloseTo(parts.total, 8);
        expect(result.between).toBeCloseTo(parts.between, 8);
        expect(result.within).toBeCloseTo(parts.within, 8);
        expect(result.bottom).toBeCloseTo(ends.bottom, 6);
        expect(result.top).toBeCloseTo(ends.top, 6);
      }),
    );
  });

  it("refuses what it cannot measure", () => {
    for (const illegal of [() => inequalityOf({ values: [] }), () => inequalityOf({ values: [1, -1] }), () => inequalityOf({ values: [1, Number.NaN] }), () => inequalityOf({ values: [1, 2], weights: [1] }), () => inequalityOf({ values: [1], weights: [0] }), () => inequalityOf({ values: [1, 2], groups: [0, 0.5] })]) expect(illegal).toThrow(RangeError);
  });
});

describe("inequality by chance alone", () => {
  const result = chanceInequality({ kind: "share", areas }, { random: seededRandom(3), groups: oracle.groups, replicates: 4000 });

  it.each(Object.entries(oracle.measures) as [InequalityMeasure, (typeof oracle.measures)["gini"]][])("of %s agrees with numpy within the error of simulation", (name, wanted) => {
    const measure = result.measures[name];

    expect(measure.status).toBe("ok");
    if (measure.status !== "ok") return;
    expect(measure.observed).toBeCloseTo(wanted.observed, 9);
    const reach = wanted.upper - wanted.lower;
    expect(Math.abs(measure.chance.mean - wanted.mean)).toBeLessThan(0.03 * reach);
    expect(Math.abs(measure.chance.interval.lower - wanted.lower)).toBeLessThan(0.05 * reach);
    expect(Math.abs(measure.chance.interval.upper - wanted.upper)).toBeLessThan(0.08 * reach);
    expect(Math.abs(measure.p - wanted.p)).toBeLessThan(0.03);
  });

  it("is exceeded in about one case in forty where all areas are alike, and nearly always where they differ", () => {
    const random = seededRandom(11);
    const exceeds = (share: (at: number) => number) => {
      const drawn = sizes.map((trials, at) => ({ events: drawBinomial(random, trials, share(at)), trials }));
      const { gini: own } = chanceInequality({ kind: "share", areas: drawn }, { random, replicates: 100 }).measures;
      return own.status === "ok" && own.exceedsChance;
    };

    const alike = Array.from({ length: 120 }, () => exceeds(() => 0.6)).filter(Boolean).length;
    const apart = Array.from({ length: 40 }, () => exceeds((at) => (at % 2 ? 0.5 : 0.7))).filter(Boolean).length;

    expect(alike).toBeLessThan(10);
    expect(apart).toBe(40);
  });

  it("repeats for a seed, and has no ratio of fifths where the lowest have nothing", () => {
    const rates = Array.from({ length: 20 }, (_, at) => ({ events: at < 18 ? 0 : 1, exposure: 50 }));
    const ask = () => chanceInequality({ kind: "rate", areas: rates }, { random: seededRandom(5), replicates: 100, bootstrap: true });

    expect(ask()).toEqual(ask());
    expect(ask().measures.fifthRatio).toEqual({ status: "undefined", reason: "zeroDenominator" });
    expect(ask().measures.gini).toMatchObject({ status: "ok", bootstrap: { method: "bootstrap-percentile" } });
  });

  it("is 0 and not exceeded where nothing happened at all", () => {
    const { measures } = chanceInequality({ kind: "share", areas: [{ events: 0, trials: 5 }, { events: 0, trials: 9 }] }, { random: seededRandom(1) });

    expect(measures.gini).toMatchObject({ status: "ok", observed: 0, p: 1, exceedsChance: false, excess: 0 });
  });

  it("refuses areas without trials, counts that are not whole and too few replicates", () => {
    const random = seededRandom(1);

    for (const illegal of [() => chanceInequality({ kind: "share", areas: [] }, { random }), () => chanceInequality({ kind: "share", areas: [{ events: 0, trials: 0 }] }, { random }), () => chanceInequality({ kind: "share", areas: [{ events: 2.5, trials: 5 }] }, { random }), () => chanceInequality({ kind: "rate", areas: [{ events: 1, exposure: 0 }] }, { random }), () => chanceInequality({ kind: "share", areas }, { random, replicates: 10 })]) expect(illegal).toThrow(RangeError);
  });
});
