import { readFileSync } from "node:fs";
import gammaln from "@stdlib/math-base-special-gammaln";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { fitBetaBinomial } from "./beta-binomial";
import { fitGammaPoisson } from "./gamma-poisson";
import { martuzzi, marshall } from "./moment-shrinkage";
import { risingLn } from "./rising";
import { shrunken } from "./shrinkage";
import type { Fit } from "./shrinkage";

const truth = JSON.parse(readFileSync(new URL("./fixtures/ebest.json", import.meta.url), "utf8")) as { cases: { input: { cases: number[]; total: number[]; population: number[] } }[] };
const huddersfield = truth.cases[0]!.input.cases.map((events, at) => ({ events, trials: truth.cases[0]!.input.total[at]! }));
const auckland = truth.cases[1]!.input.cases.map((events, at) => ({ events, exposure: truth.cases[1]!.input.population[at]! }));

/** Log likelihoods written down directly, to be highest where the fit says. */
const betaBinomialLn = (a: number, b: number) =>
  huddersfield.reduce((sum, { events, trials }) => sum + gammaln(a + events) + gammaln(b + trials - events) - gammaln(a + b + trials) - gammaln(a) - gammaln(b) + gammaln(a + b), 0);
const negativeBinomialLn = (shape: number, rate: number) =>
  auckland.reduce((sum, { events, exposure }) => sum + gammaln(shape + events) - gammaln(shape) + shape * Math.log(rate / (rate + exposure)) + events * Math.log(exposure / (rate + exposure)), 0);

describe("the prior by maximum likelihood", () => {
  it("beta-binomial is the highest point of the likelihood", () => {
    const { prior } = fitBetaBinomial(huddersfield);

    if (prior.family !== "beta") throw new Error("the areas differ");
    const top = betaBinomialLn(prior.a, prior.b);
    for (const [up, down] of [[1.01, 1], [0.99, 1], [1, 1.01], [1, 0.99], [1.01, 1.01], [0.99, 0.99]] as const) expect(betaBinomialLn(prior.a * up, prior.b * down)).toBeLessThan(top);
  });

  it("gamma-Poisson is the highest point of the likelihood", () => {
    const { prior } = fitGammaPoisson(auckland);

    if (prior.family !== "gamma") throw new Error("the areas differ");
    const top = negativeBinomialLn(prior.shape, prior.rate);
    for (const [up, down] of [[1.01, 1], [0.99, 1], [1, 1.01], [1, 0.99], [1.01, 1.01], [0.99, 0.99]] as const) expect(negativeBinomialLn(prior.shape * up, prior.rate * down)).toBeLessThan(top);
  });

  it("finds the spread that made the counts", () => {
    const random = seededRandom(11);
    const counts = Array.from({ length: 3000 }, () => {
      const chance = (random() + random() + random()) / 3; // mean 0.5, variance 1/36: beta(4, 4)
      return { events: Array.from({ length: 80 }, () => Number(random() < chance)).reduce((sum, hit) => sum + hit, 0), trials: 80 };
    });

    const { prior } = fitBetaBinomial(counts);

    if (prior.family !== "beta") throw new Error("the areas differ");
    expect(prior.a).toBeGreaterThan(3.6);
    expect(prior.a).toBeLessThan(4.4);
    expect(prior.mean).toBeCloseTo(0.5, 1);
  });
});

describe("areas that do not differ", () => {
  const fallback = { family: "point", method: "areas do not differ: pooled value" };

  it.each([
    ["one area alone", fitBetaBinomial([{ events: 3, trials: 10 }]), 0.3],
    ["two equal areas", fitBetaBinomial([{ events: 3, trials: 10 }, { events: 3, trials: 10 }]), 0.3],
    ["all zero", fitBetaBinomial([{ events: 0, trials: 10 }, { events: 0, trials: 90 }]), 0],
    ["all events", fitBetaBinomial([{ events: 10, trials: 10 }, { events: 90, trials: 90 }]), 1],
    ["one rate alone", fitGammaPoisson([{ events: 3, exposure: 10 }]), 0.3],
    ["equal rates", fitGammaPoisson([{ events: 30, exposure: 100 }, { events: 3, exposure: 10 }]), 0.3],
    ["no events", fitGammaPoisson([{ events: 0, exposure: 10 }, { events: 0, exposure: 20 }]), 0],
  ] as [string, Fit, number][])("%s: each gets the pooled value with its interval", (_name, fit, pooled) => {
    const areas = shrunken(fit);

    expect(fit.prior).toMatchObject(fallback);
    for (const { value, interval } of areas) {
      expect(value).toBeCloseTo(pooled, 12);
      expect(interval.method).toMatch(/^pooled-/);
    }
  });
});

describe("shrunken values", () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true })).map(([trials, part]) => ({ events: Math.floor(trials * part), trials })), { minLength: 1, maxLength: 40 });

  it("lie between the area's own value and the prior mean, inside their interval", () => {
    fc.assert(
      fc.property(counts, (areas) => {
        fc.pre(areas.some(({ trials }) => trials > 0));
        const fit = fitBetaBinomial(areas);
        shrunken(fit).forEach(({ value, interval }, at) => {
          const { events, trials } = areas[at]!;
          const own = trials === 0 ? fit.prior.mean : events / trials;
          expect(value).toBeGreaterThanOrEqual(Math.min(own, fit.prior.mean) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(own, fit.prior.mean) + 1e-9);
          expect(interval.lower).toBeLessThanOrEqual(value);
          expect(interval.upper).toBeGreaterThanOrEqual(value);
        });
      }),
    );
  });

  it("of rates too, and nothing is NaN even where one area is larger than all others together", () => {
    const rates = fc.array(fc.record({ events: fc.integer({ min: 0, max: 200 }), exposure: fc.double({ min: 0.5, max: 5000, noNaN: true }) }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 1_000_000 }), (areas, giant) => {
        const fit = fitGammaPoisson([...areas, { events: giant, exposure: 1e7 }]);
        shrunken(fit).forEach(({ value, interval }, at) => {
          const own = at < areas.length ? areas[at]!.events / areas[at]!.exposure : giant / 1e7;
          expect(value).toBeGreaterThanOrEqual(Math.min(own, fit.prior.mean) * (1 - 1e-9));
          expect(value).toBeLessThanOrEqual(Math.max(own, fit.prior.mean) * (1 + 1e-9));
          expect(interval.upper - interval.lower).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it("refuse events without trials or exposure", () => {
    expect(() => fitBetaBinomial([{ events: 1, trials: 0 }])).toThrow(RangeError);
    expect(() => fitBetaBinomial([{ events: 0, trials: 0 }])).toThrow(/some area must have trials/);
    expect(() => fitGammaPoisson([{ events: 1, exposure: 0 }])).toThrow(/exposure above 0/);
    expect(() => fitGammaPoisson([])).toThrow(/some area must have an exposure/);
  });
});

describe("moments", () => {
  it("give every area the pooled value where they find no spread", () => {
    expect(marshall([{ events: 3, exposure: 10 }, { events: 3, exposure: 10 }]).values).toEqual([0.3, 0.3]);
    expect(martuzzi([{ events: 0, trials: 10 }, { events: 0, trials: 20 }]).values).toEqual([0, 0]);
  });
});

describe("risingLn", () => {
  it("keeps its digits where a plain difference has none: x(x − 1)/2a for large a", () => {
    expect(risingLn(1e9, 10) / (45 / 1e9)).toBeCloseTo(1, 6);
  });

  it("joins its two ways smoothly and agrees with gammaln", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 200, noNaN: true }), fc.integer({ min: 0, max: 1000 }), (a, x) => {
        expect(risingLn(a, x)).toBeCloseTo(gammaln(a + x) - gammaln(a) - x * Math.log(a), 8);
      }),
    );
  });
});
