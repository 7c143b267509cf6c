import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { bootstrap } from "./bootstrap";
import { dissimilarity } from "./dissimilarity";
import { fifths } from "./fifths";
import { gini, lorenz } from "./gini";
import { inequalitySlope } from "./inequality-slope";
import { kappa } from "./kappa";
import { kitagawa, productEffects } from "./kitagawa";
import { moran, moranOfRates } from "./moran";
import { directRate, indirectRatio } from "./standardised-rates";
import { atkinson, herfindahl, theil, theilParts } from "./theil";

const values = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 50 });
const some = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 30 });

describe("imbalance", () => {
  const measures = [(x: number[]) => gini(x), (x: number[]) => theil(x), (x: number[]) => atkinson(x), (x: number[]) => atkinson(x, 1), (x: number[]) => atkinson(x, 2)];

  it("is 0 where all are alike, even all 0, never NaN, and the same in any unit and order", () => {
    fc.assert(
      fc.property(values, (x) => {
        for (const measure of measures) {
          expect(measure(x)).toBeGreaterThanOrEqual(0);
          expect(measure(x.map(() => 7))).toBeCloseTo(0, 12);
          expect(measure(x.map(() => 0))).toBe(0);
          expect(measure(x.map((value) => 3 * value).reverse())).toBeCloseTo(measure(x), 9);
        }
        expect(gini(x)).toBeLessThan(1);
        expect(atkinson(x)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is the same for a village of two as for two villages alike", () => {
    fc.assert(
      fc.property(some, (x) => {
        const twice = [...x, ...x];
        const weights = x.map(() => 2);

        expect(gini(x, { weights })).toBeCloseTo(gini(twice), 9);
        expect(theil(x, { weights })).toBeCloseTo(theil(twice), 9);
        expect(atkinson(x, 0.5, weights)).toBeCloseTo(atkinson(twice), 9);
      }),
    );
  });

  it("Theil between and within add up to the total", () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 8 }), (groups) => {
        const { total, between, within } = theilParts(groups.map((own) => ({ values: own })));

        expect(between + within).toBeCloseTo(total, 12);
        expect(total).toBeCloseTo(theil(groups.flat()), 9);
        expect(Math.min(between, within)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("one that holds all: Gini 1 − 1/n, Theil ln n, Herfindahl 1, Atkinson 1 at aversion 1", () => {
    expect(gini([0, 0, 0, 5])).toBeCloseTo(0.75, 12);
    expect(gini([0, 0, 0, 5], { corrected: true })).toBeCloseTo(1, 12);
    expect(theil([0, 0, 0, 5])).toBeCloseTo(Math.log(4), 12);
    expect(theil([0, 0, 0, 5], { dropZeros: true })).toBe(0);
    expect(herfindahl([0, 0, 0, 5])).toBe(1);
    expect(atkinson([0, 0, 0, 5], 1)).toBe(1);
  });

  it("the Lorenz curve runs from corner to corner, below the diagonal", () => {
    fc.assert(
      fc.property(values, (x) => {
        const points = lorenz(x);

        expect(points[0]).toEqual({ people: 0, held: 0 });
        expect(points.at(-1)!.people).toBeCloseTo(1, 12);
        expect(points.at(-1)!.held).toBeCloseTo(1, 12);
        expect(points.every(({ people, held }) => held <= people + 1e-12)).toBe(true);
      }),
    );
  });

  it("fifths cut an area that lies on the edge, and have a reason where the bottom has nothing", () => {
    expect(fifths([1, 2, 3, 4, 5])).toEqual({ top: 5, bottom: 1, status: "ok", ratio: 5 });
    expect(fifths([1, 3], [1, 1])).toMatchObject({ top: expect.closeTo(3, 12), bottom: 1, ratio: expect.closeTo(3, 12) });
    expect(fifths([2, 4, 6, 8])).toMatchObject({ status: "ok", ratio: expect.closeTo(4, 12) });
    expect(fifths([1, 9, 9], [1, 4, 4]).bottom).toBeCloseTo((1 + 0.8 * 9) / 1.8, 12);
    expect(fifths([0, 0, 0, 0, 5])).toMatchObject({ status: "undefined", reason: "zeroDenominator" });
    expect(fifths([7])).toMatchObject({ ratio: 1 });
  });

  it.each([
    ["gini of nothing", () => gini([]), /at least one value/],
    ["a negative value", () => gini([1, -1]), /not negative, got -1 at place 2/],
    ["weights of 0", () => theil([1, 2], { weights: [0, 0] }), /sum to more than 0/],
    ["one weight too few", () => fifths([1, 2], [1]), /one weight per value/],
    ["no aversion", () => atkinson([1], 0), /aversion must be/],
    ["all zero", () => herfindahl([0, 0]), /must not all be 0/],
  ])("refuses %s", (_name, compute, sentence) => {
    expect(compute).toThrow(RangeError);
    expect(compute).toThrow(sentence);
  });
});

describe("bootstrap", () => {
  const mean = (sample: number[]) => sample.reduce((sum, value) => sum + value, 0) / sample.length;

  it("gives the same interval for the same seed, round the value, wider at a higher level", () => {
    const villages = Array.from({ length: 40 }, (_, at) => (at * 37) % 41);
    const at = (level: number) => bootstrap(villages, mean, { random: seededRandom(5), level }).interval!;

    expect(at(0.95)).toEqual(at(0.95));
    expect(at(0.95).lower).toBeLessThan(mean(villages));
    expect(at(0.95).upper).toBeGreaterThan(mean(villages));
    expect(at(0.998).upper).toBeGreaterThan(at(0.95).upper);
  });

  it("leaves out samples without the statistic and says how many it used", () => {
    const { used, interval } = bootstrap([0, 1], (sample) => 1 / mean(sample), { random: seededRandom(5) });

    expect(used).toBeLessThan(1000);
    expect(Number.isFinite(interval!.upper)).toBe(true);
    expect(bootstrap([0], (sample) => 1 / mean(sample), { random: seededRandom(5) })).toEqual({ used: 0 });
  });
});

describe("differences taken apart", () => {
  const population = fc.array(fc.record({ size: fc.integer({ min: 1, max: 999 }), rate: fc.integer({ min: 0, max: 999 }) }), { minLength: 4, maxLength: 4 });
  const of = (groups: { size: number; rate: number }[]) => ({ sizes: groups.map(({ size }) => size), rates: groups.map(({ rate }) => rate) });

  it("Kitagawa's effects add up and change sign with the order", () => {
    fc.assert(
      fc.property(population, population, (before, after) => {
        const [one, back] = [kitagawa(of(before), of(after)), kitagawa(of(after), of(before))];

        expect(one.rateEffect + one.compositionEffect).toBeCloseTo(one.difference, 9);
        expect(back.rateEffect).toBeCloseTo(-one.rateEffect, 9);
      }),
    );
  });

  it("effects of factors add up, for any number of them", () => {
    const factors = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(factors, factors, (one, two) => {
        const n = Math.min(one.length, two.length);
        const { effects, difference } = productEffects(one.slice(0, n), two.slice(0, n));

        expect(effects.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(difference, 6);
      }),
    );
  });

  it("dissimilarity is symmetric, 0 alike, 100 apart", () => {
    expect(dissimilarity([1, 2], [2, 4])).toBeCloseTo(0, 12);
    expect(dissimilarity([1, 0], [0, 9])).toBe(100);
    expect(dissimilarity([1, 5, 2], [4, 1, 1])).toBeCloseTo(dissimilarity([4, 1, 1], [1, 5, 2]), 12);
  });

  it("the slope of inequality of a straight line is its rise, of equal groups 0", () => {
    expect(inequalitySlope([1, 2, 3], [5, 5, 5]).sii).toBeCloseTo(3, 12);
    expect(inequalitySlope([4, 4], [1, 9])).toMatchObject({ sii: 0, rii: 1 });
    expect(inequalitySlope([-1, 1], [1, 1]).sii).toBeCloseTo(4, 12);
    expect(() => inequalitySlope([1], [1])).toThrow(/at least two groups/);
  });
});

describe("standardised rates", () => {
  const strata = [{ events: 20, exposure: 1000, standard: 3 }, { events: 60, exposure: 500, standard: 1 }];

  it("with the area's own population as standard are the crude rate", () => {
    const rate = directRate(strata.map((one) => ({ ...one, standard: one.exposure })));

    expect(rate).toMatchObject({ status: "ok", value: expect.closeTo(80 / 1500, 12) });
  });

  it("are withheld with a reason below ten events", () => {
    expect(directRate([{ events: 9, exposure: 100, standard: 1 }])).toEqual({ status: "withheld", reason: "fewerThan10Events", events: 9 });
  });

  it("of an area like its reference are 1", () => {
    const reference = strata.map(({ events, exposure }) => ({ exposure, reference: { events, exposure } }));

    expect(indirectRatio(80, reference)).toMatchObject({ value: expect.closeTo(1, 12), rate: expect.closeTo(80 / 1500, 12) });
    expect(() => indirectRatio(1, [{ exposure: 5, reference: { events: 0, exposure: 9 } }])).toThrow(/some events must be expected/);
  });
});

describe("agreement", () => {
  it("is 1 on the diagonal, 0 by chance, and weights count near misses", () => {
    expect(kappa([[5, 0], [0, 7]])).toMatchObject({ value: 1, se: 0 });
    expect(kappa([[4, 4], [4, 4]]).value).toBeCloseTo(0, 12);
    const near = [[8, 2, 0], [2, 6, 2], [0, 2, 8]];
    expect(kappa(near, { weighting: "quadratic" }).value).toBeGreaterThan(kappa(near, { weighting: "linear" }).value);
    expect(kappa(near, { weighting: "linear" }).value).toBeGreaterThan(kappa(near).value);
  });

  it("takes scores of categories that lie unevenly apart: SAS, quoted by statsmodels, weighted kappa 0.4701 and error 0.1457", () => {
    const table = [[0, 4, 1], [0, 8, 0], [0, 1, 5]];

    expect(kappa(table, { weighting: "linear" })).toMatchObject({ value: expect.closeTo(0.4701, 4), se: expect.closeTo(0.1457, 4), interval: { lower: expect.closeTo(0.1845, 4), upper: expect.closeTo(0.7558, 4) } });
    expect(kappa(table, { weighting: "linear", scores: [10, 20, 30] }).value).toBeCloseTo(kappa(table, { weighting: "linear" }).value, 12);
    expect(kappa(table, { weighting: "linear", scores: [0, 0, 5] }).value).not.toBeCloseTo(0.4701, 2);
    expect(() => kappa(table, { scores: [1, 1, 1] })).toThrow(/must not all be equal/);
  });

  it("is undefined where all fall in one category", () => {
    expect(() => kappa([[9, 0], [0, 0]])).toThrow(/must not all fall in one category/);
    expect(() => kappa([[1, 2]])).toThrow(/square/);
  });
});

describe("neighbours", () => {
  const truth = JSON.parse(readFileSync(new URL("./fixtures/moran_ncsids.json", import.meta.url), "utf8")) as { cases: { input: { cases: number[]; population: number[]; neighbours_1based: number[][] } }[] };

  it("agree with spdep's published empirical Bayes index of nc.sids, 0.25789", () => {
    const { cases, population, neighbours_1based: lists } = truth.cases[0]!.input;

    expect(moranOfRates(cases.map((events, at) => ({ events, exposure: population[at]! })), lists.map((places) => places.map((place) => place - 1))).value).toBeCloseTo(0.25789, 5);
  });

  it("alike give a high index, unlike ones a low one", () => {
    const line = [[1], [0, 2], [1, 3], [2]];

    expect(moran([1, 1, 9, 9], line).value).toBeGreaterThan(0);
    expect(moran([1, 9, 1, 9], line).value).toBeCloseTo(-1, 12);
    expect(() => moran([1, 1], [[1], [0]])).toThrow(/must not all be equal/);
    expect(() => moran([1, 2], [[], []])).toThrow(/some areas must be neighbours/);
    expect(() => moran([1, 2], [[0], [0]])).toThrow(/places of other areas/);
  });
});
