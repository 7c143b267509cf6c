import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitBetaBinomial } from "./beta-binomial";
import { chapman, petersen } from "./chapman";
import { fitGammaPoisson } from "./gamma-poisson";
import type { Interval } from "./interval";
import { kappa } from "./kappa";
import { rankRegion, simultaneousIntervals } from "./rank-region";
import { rateRatio } from "./rate-ratio";
import { sexRatio, sexRatioLogInterval } from "./sex-ratio";
import { katz, woolf } from "./share-ratio";
import { shrunken } from "./shrinkage";
import { directRate, indirectRatio } from "./standardised-rates";

const LEVELS = [0.9, 0.95, 0.998];
const some = fc.integer({ min: 1, max: 20_000 });
/** Both events and non-events. */
const split = fc.tuple(some, some).map(([events, rest]) => ({ events, trials: events + rest }));
const strata = fc.array(fc.record({ events: fc.integer({ min: 3, max: 90 }), exposure: fc.integer({ min: 100, max: 90_000 }), standard: fc.integer({ min: 1, max: 900 }) }), { minLength: 4, maxLength: 12 });

type Law = { value: number; at: (level: number) => Pick<Interval, "lower" | "upper"> };

/** Each interval with its value, from any legal numbers. */
const INTERVALS: Record<string, fc.Arbitrary<Law>> = {
  "katz, a ratio of shares": fc.tuple(split, split).map(([one, two]) => ({ value: katz(one, two).value, at: (level) => katz(one, two, level).interval })),
  "woolf, an odds ratio": fc.tuple(split, split).map(([one, two]) => ({ value: woolf(one, two).value, at: (level) => woolf(one, two, level).interval })),
  "the sex ratio by logarithms": fc.tuple(some, some).map(([boys, girls]) => ({ value: (100 * boys) / girls, at: (level) => sexRatioLogInterval({ boys, girls }, level) })),
  "a directly standardised rate": strata.map((groups) => {
    const rate = (level?: number) => {
      const answer = directRate(groups, level);
      if (answer.status !== "ok") throw new Error("four groups of three events are enough");
      return answer;
    };
    return { value: rate().value, at: (level) => rate(level).interval };
  }),
  "an indirectly standardised ratio": fc.tuple(fc.integer({ min: 0, max: 5000 }), strata).map(([observed, groups]) => {
    const reference = groups.map(({ events, exposure, standard }) => ({ exposure: standard, reference: { events, exposure } }));
    return { value: indirectRatio(observed, reference).value, at: (level) => indirectRatio(observed, reference, level).interval };
  }),
  "petersen's estimate": fc.tuple(some, some, some).map(([matched, more, others]) => {
    const check = { ledger: matched + more, found: matched + others, matched };
    return { value: petersen(check)!.value, at: (level) => petersen(check, level)!.interval };
  }),
  kappa: fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }).map((table) => ({ value: kappa(table).value, at: (level) => kappa(table, { level }).interval })),
  "a shrunken share": fc.array(split, { minLength: 2, maxLength: 12 }).map((counts) => {
    const fit = fitBetaBinomial(counts);
    return { value: shrunken(fit)[0]!.value, at: (level) => shrunken(fit, level)[0]!.interval };
  }),
  "a shrunken rate": fc.array(fc.record({ events: fc.integer({ min: 0, max: 5000 }), exposure: fc.integer({ min: 1, max: 90_000 }) }), { minLength: 2, maxLength: 12 }).map((rates) => {
    const fit = fitGammaPoisson(rates);
    return { value: shrunken(fit)[0]!.value, at: (level) => shrunken(fit, level)[0]!.interval };
  }),
};

describe("every interval holds its value and widens with its level", () => {
  it.each(Object.entries(INTERVALS))("%s", (_name, laws) => {
    fc.assert(
      fc.property(laws, ({ value, at }) => {
        const intervals = LEVELS.map(at);

        intervals.forEach(({ lower, upper }, place) => {
          const narrower = intervals[place - 1] ?? { lower: value, upper: value };
          expect(lower).toBeLessThanOrEqual(narrower.lower * (1 + 1e-12));
          expect(upper).toBeGreaterThanOrEqual(narrower.upper * (1 - 1e-12));
        });
      }),
    );
  });
});

describe("every interval narrows with size", () => {
  const reach = ({ lower, upper }: Pick<Interval, "lower" | "upper">) => upper / lower;

  it("of a ratio: four times the data, the same ratio", () => {
    fc.assert(
      fc.property(some, some, some, some, (a, b, c, d) => {
        const [one, two] = [{ events: a, trials: a + c }, { events: b, trials: b + d }];
        const four = ({ events, trials }: typeof one) => ({ events: 4 * events, trials: 4 * trials });
        const rate = ({ events, trials }: typeof one) => ({ events, exposure: trials });

        expect(reach(katz(four(one), four(two)).interval)).toBeLessThan(reach(katz(one, two).interval));
        expect(reach(woolf(four(one), four(two)).interval)).toBeLessThan(reach(woolf(one, two).interval));
        expect(reach(rateRatio(rate(four(one)), rate(four(two))).interval)).toBeLessThan(reach(rateRatio(rate(one), rate(two)).interval));
        expect(reach(sexRatio({ boys: 4 * a, girls: 4 * b }).interval)).toBeLessThan(reach(sexRatio({ boys: a, girls: b }).interval));
        expect(reach(sexRatioLogInterval({ boys: 4 * a, girls: 4 * b }))).toBeLessThan(reach(sexRatioLogInterval({ boys: a, girls: b })));
      }),
    );
  });

  it("of a dual-system estimate, relative to the estimate", () => {
    fc.assert(
      fc.property(some, some, some, (matched, more, others) => {
        const part = (times: number) => {
          const { value, variance } = chapman({ ledger: times * (matched + more), found: times * (matched + others), matched: times * matched });
          return Math.sqrt(variance) / value;
        };

        expect(part(4)).toBeLessThan(part(1));
      }),
    );
  });
});

describe("symmetries", () => {
  it("turned round, a ratio of shares and an odds ratio are turned over", () => {
    fc.assert(
      fc.property(split, split, (one, two) => {
        for (const method of [katz, woolf]) {
          expect(method(one, two).value * method(two, one).value).toBeCloseTo(1, 9);
          expect(method(one, two).interval.lower * method(two, one).interval.upper).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it("boys and girls changed turn the sex ratio over", () => {
    fc.assert(
      fc.property(some, some, (boys, girls) => {
        const [one, two] = [sexRatio({ boys, girls }), sexRatio({ boys: girls, girls: boys })];

        expect(one.interval.lower * two.interval.upper).toBeCloseTo(1e4, 5);
        expect(one.value * two.value).toBeCloseTo(1e4, 5);
      }),
    );
  });

  it("ledger and check may change places, raters too", () => {
    fc.assert(
      fc.property(some, some, some, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 9, maxLength: 9 }), (matched, more, others, cells) => {
        const check = { ledger: matched + more, found: matched + others, matched };
        const table = [cells.slice(0, 3), cells.slice(3, 6), cells.slice(6)];
        const turned = table.map((_, at) => table.map((row) => row[at]!));

        expect(chapman(check)).toEqual(chapman({ ...check, ledger: check.found, found: check.ledger }));
        expect(kappa(table).value).toBeCloseTo(kappa(turned).value, 12);
        expect(kappa(table).se).toBeCloseTo(kappa(turned).se, 12);
      }),
    );
  });

  it("in another unit of exposure, shrunken rates are those rates in that unit", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ events: fc.integer({ min: 0, max: 500 }), exposure: fc.integer({ min: 1, max: 90_000 }) }), { minLength: 2, maxLength: 12 }), (rates) => {
        const one = fitGammaPoisson(rates);
        const thousand = fitGammaPoisson(rates.map(({ events, exposure }) => ({ events, exposure: exposure / 1000 })));

        one.values.forEach((value, at) => expect(Math.abs(thousand.values[at]! - 1000 * value)).toBeLessThanOrEqual(1e-4 * 1000 * value + 1e-12));
      }),
    );
  });

  it("of events and non-events, shrunken shares mirror", () => {
    fc.assert(
      fc.property(fc.array(split, { minLength: 2, maxLength: 12 }), (counts) => {
        const [one, other] = [fitBetaBinomial(counts), fitBetaBinomial(counts.map(({ events, trials }) => ({ events: trials - events, trials })))];

        one.values.forEach((value, at) => expect(other.values[at]).toBeCloseTo(1 - value, 4));
      }),
    );
  });
});

describe("the joint rank region", () => {
  it("narrows as intervals do, and every area is inside its own", () => {
    const areas = fc.array(fc.record({ mean: fc.double({ min: -3, max: 3, noNaN: true }), sd: fc.double({ min: 0.05, max: 2, noNaN: true }) }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(areas, (posteriors) => {
        const region = (level: number) => rankRegion(simultaneousIntervals({ family: "normal", mean: posteriors.map(({ mean }) => mean), sd: posteriors.map(({ sd }) => sd) }, level));
        const [narrow, wide] = [region(0.9), region(0.998)];
        const ranks = posteriors.map(({ mean }) => 1 + posteriors.filter((other) => other.mean < mean).length);

        ranks.forEach((rank, at) => {
          expect(narrow.lower[at]).toBeLessThanOrEqual(rank);
          expect(narrow.upper[at]).toBeGreaterThanOrEqual(rank);
          expect(wide.lower[at]).toBeLessThanOrEqual(narrow.lower[at]!);
          expect(wide.upper[at]).toBeGreaterThanOrEqual(narrow.upper[at]!);
        });
      }),
    );
  });
});
