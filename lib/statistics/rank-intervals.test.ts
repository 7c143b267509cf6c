import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Posterior } from "./posterior";
import { poissonBinomial, excluding } from "./poisson-binomial";
import { rankDistributions } from "./rank-exact";
import { rankIntervals } from "./rank-intervals";
import { rankRegion, simultaneousIntervals, simultaneousZ } from "./rank-region";
import { tiers } from "./tiers";

const normals = fc.array(fc.record({ mean: fc.double({ min: -3, max: 3, noNaN: true }), sd: fc.double({ min: 0.05, max: 2, noNaN: true }) }), { minLength: 1, maxLength: 24 });
const posteriorOf = (areas: { mean: number; sd: number }[]): Posterior => ({ family: "normal", mean: areas.map(({ mean }) => mean), sd: areas.map(({ sd }) => sd) });

describe("the number of successes among chances of different size", () => {
  it("agrees with counting all outcomes", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (chances) => {
        const wanted = new Float64Array(chances.length + 1);
        for (let set = 0; set < 2 ** chances.length; set += 1) {
          const bits = chances.map((_, at) => (set >> at) & 1);
          wanted[bits.reduce((sum, bit) => sum + bit, 0)]! += chances.reduce((product, p, at) => product * (bits[at] ? p : 1 - p), 1);
        }

        const { from, pmf } = poissonBinomial(Float64Array.from(chances));

        wanted.forEach((probability, k) => expect(pmf[k - from] ?? 0).toBeCloseTo(probability, 10));
      }),
    );
  });

  it("takes one out again", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 }), (chances) => {
        const without = poissonBinomial(Float64Array.from(chances.slice(1)));
        const into = new Float64Array(chances.length);

        excluding(poissonBinomial(Float64Array.from(chances)), chances[0]!, 1, into);

        into.forEach((probability, k) => expect(probability).toBeCloseTo(without.pmf[k - without.from] ?? 0, 9));
      }),
    );
  });
});

describe("exact rank distributions", () => {
  it("have the mean that pairs of areas give: 1 + Σ P(other below)", () => {
    fc.assert(
      fc.property(normals, (areas) => {
        const distributions = rankDistributions(posteriorOf(areas));

        distributions.forEach((distribution, at) => {
          const { mean, sd } = areas[at]!;
          const expected = areas.reduce((sum, other, place) => (place === at ? sum : sum + normalCdf((mean - other.mean) / Math.hypot(sd, other.sd), 0, 1)), 1);
          expect(distribution.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
          expect(distribution.reduce((sum, p, below) => sum + p * (below + 1), 0)).toBeCloseTo(expected, 2);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("of areas alike are even", () => {
    const [first] = rankDistributions({ family: "gamma", shape: new Array(10).fill(3), rate: new Array(10).fill(2) });

    first!.forEach((probability) => expect(probability).toBeCloseTo(0.1, 4));
  });
});

describe("rank intervals", () => {
  it("lie within 1..n, hold the median, widen with the level and do not depend on the order of areas", () => {
    fc.assert(
      fc.property(normals, (areas) => {
        const usual = rankIntervals(posteriorOf(areas));
        const wide = rankIntervals(posteriorOf(areas), { level: 0.998 });
        const back = rankIntervals(posteriorOf([...areas].reverse()));

        areas.forEach((_, at) => {
          expect(usual.lower[at]).toBeGreaterThanOrEqual(1);
          expect(usual.upper[at]).toBeLessThanOrEqual(areas.length);
          expect(usual.lower[at]).toBeLessThanOrEqual(usual.median[at]!);
          expect(usual.upper[at]).toBeGreaterThanOrEqual(usual.median[at]!);
          expect(wide.lower[at]).toBeLessThanOrEqual(usual.lower[at]!);
          expect(wide.upper[at]).toBeGreaterThanOrEqual(usual.upper[at]!);
          expect(Math.abs(back.lower[areas.length - 1 - at]! - usual.lower[at]!)).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("of areas that are far apart are their ranks; of one area, 1", () => {
    const apart = rankIntervals({ family: "normal", mean: [30, 10, 20], sd: [1, 1, 1] });

    expect([...apart.lower]).toEqual([3, 1, 2]);
    expect([...apart.upper]).toEqual([3, 1, 2]);
    expect(rankIntervals({ family: "beta", a: [2], b: [3] })).toMatchObject({ lower: Int32Array.of(1), upper: Int32Array.of(1), method: "rank-exact" });
  });

  it("mirror when values change sign", () => {
    const [mean, sd] = [[1, 1.5, 2, 2.1, 4], [0.5, 0.2, 0.6, 0.3, 0.4]];
    const one = rankIntervals({ family: "normal", mean, sd });
    const other = rankIntervals({ family: "normal", mean: mean.map((value) => -value), sd });

    expect([...other.upper]).toEqual([...one.lower].map((rank) => 6 - rank));
  });

  it.each([
    ["no area", { family: "normal", mean: [], sd: [] }, /at least one area/],
    ["columns of different length", { family: "gamma", shape: [1], rate: [1, 2] }, /one length/],
    ["a spread of 0", { family: "normal", mean: [1], sd: [0] }, /above 0, got 1 and 0 at place 1/],
    ["NaN", { family: "beta", a: [Number.NaN], b: [1] }, /got NaN/],
  ] as [string, Posterior, RegExp][])("refuse %s", (_name, posterior, sentence) => {
    expect(() => rankIntervals(posterior)).toThrow(RangeError);
    expect(() => rankIntervals(posterior)).toThrow(sentence);
  });
});

describe("joint rank region", () => {
  it("counts areas wholly below and above, as comparing all pairs does", () => {
    fc.assert(
      fc.property(normals, (areas) => {
        const intervals = areas.map(({ mean, sd }) => ({ lower: mean - sd, upper: mean + sd }));

        const { lower, upper } = rankRegion(intervals);

        intervals.forEach((own, at) => {
          const others = intervals.filter((_, place) => place !== at);
          expect(lower[at]).toBe(1 + others.filter((other) => other.upper <= own.lower).length);
          expect(upper[at]).toBe(areas.length - others.filter((other) => other.lower >= own.upper).length);
        });
      }),
    );
  });

  it("has the simultaneous intervals of the posterior", () => {
    const [only] = simultaneousIntervals({ family: "normal", mean: [0], sd: [1] }, 0.95);
    const [first] = simultaneousIntervals({ family: "normal", mean: [0, 1, 2], sd: [1, 1, 1] }, 0.95);

    expect(only!.upper).toBeCloseTo(1.959964, 6);
    expect(first!.upper).toBeCloseTo(simultaneousZ(3, 0.95), 9);
  });
});

describe("tiers", () => {
  it("no two areas of a tier can be told apart, tiers rise with the value, and the first is 1", () => {
    fc.assert(
      fc.property(normals, (areas) => {
        const intervals = areas.map(({ mean, sd }) => ({ lower: mean - sd, upper: mean + sd }));

        const result = tiers(areas.map(({ mean }) => mean), intervals);

        areas.forEach((one, at) =>
          areas.forEach((two, place) => {
            if (result[at] === result[place] && one.mean < two.mean) expect(intervals[place]!.lower).toBeLessThan(intervals[at]!.upper);
            if (one.mean < two.mean) expect(result[at]).toBeLessThanOrEqual(result[place]!);
          }),
        );
        expect(Math.min(...result)).toBe(1);
        expect(new Set(result).size).toBe(Math.max(...result));
      }),
    );
  });

  it("one tier where all overlap, one each where none do", () => {
    expect([...tiers([1, 2, 3], [{ lower: 0, upper: 9 }, { lower: 0, upper: 9 }, { lower: 0, upper: 9 }])]).toEqual([1, 1, 1]);
    expect([...tiers([3, 1, 2], [{ lower: 3, upper: 3 }, { lower: 1, upper: 1 }, { lower: 2, upper: 2 }])]).toEqual([3, 1, 2]);
    expect([...tiers([], [])]).toEqual([]);
  });

  it("takes a value outside its interval, as a very skewed posterior has it", () => {
    expect([...tiers([0, 0, 9], [{ lower: 0.1, upper: 1 }, { lower: 0.1, upper: 1 }, { lower: 2, upper: 8 }])]).toEqual([1, 1, 2]);
  });

  it("refuses a turned interval", () => {
    expect(() => tiers([5], [{ lower: 6, upper: 1 }])).toThrow(/lower must not be above upper/);
  });
});
