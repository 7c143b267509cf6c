import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { drawBeta, drawBinomial, drawGamma, drawNormal, drawPoisson } from "./draws";
import { chiSquareAbove } from "./gamma-tails";

const { draws } = JSON.parse(readFileSync(new URL("./oracles/issue5-python.json", import.meta.url), "utf8")) as {
  draws: { binomial: { n: number; p: number; pmf: number[] }[]; poisson: { mean: number; pmf: number[] }[] };
};
const DRAWN = 100_000;

/** p of the counts drawn against the outcomes' chances by scipy, rare outcomes taken together. */
function fit(draw: () => number, pmf: readonly number[]): number {
  const counts = pmf.map(() => 0);
  for (let at = 0; at < DRAWN; at += 1) {
    const value = draw();
    counts[Math.min(value, pmf.length - 1)] = (counts[Math.min(value, pmf.length - 1)] ?? 0) + 1;
  }
  let [chi2, df, rareChance, rareCount] = [0, -1, 0, 0];
  pmf.forEach((chance, value) => {
    if (chance * DRAWN < 10) [rareChance, rareCount] = [rareChance + chance, rareCount + (counts[value] as number)];
    else [chi2, df] = [chi2 + ((counts[value] as number) - chance * DRAWN) ** 2 / (chance * DRAWN), df + 1];
  });
  if (rareChance * DRAWN >= 5) [chi2, df] = [chi2 + (rareCount - rareChance * DRAWN) ** 2 / (rareChance * DRAWN), df + 1];
  return chiSquareAbove(chi2, df);
}

const moments = (draw: () => number) => {
  const values = Array.from({ length: DRAWN }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWN;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWN };
};

describe("seeded draws", () => {
  it.each(draws.binomial)("binomial of $n at $p has scipy's chances", ({ n, p, pmf }) => {
    const random = seededRandom(1);

    expect(fit(() => drawBinomial(random, n, p), pmf)).toBeGreaterThan(0.001);
  });

  it.each(draws.poisson)("Poisson of $mean has scipy's chances", ({ mean, pmf }) => {
    const random = seededRandom(2);

    expect(fit(() => drawPoisson(random, mean), pmf)).toBeGreaterThan(0.001);
  });

  it.each([0.3, 1, 4.5, 900])("gamma of shape %d has its mean and variance", (shape) => {
    const random = seededRandom(3);

    const { mean, variance } = moments(() => drawGamma(random, shape));

    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / DRAWN));
    expect(variance / shape).toBeCloseTo(1, 1);
  });

  it("beta and normal have their means and variances", () => {
    const random = seededRandom(4);

    const beta = moments(() => drawBeta(random, 2, 6));
    const normal = moments(() => drawNormal(random));

    expect(beta.mean).toBeCloseTo(0.25, 2);
    expect(beta.variance).toBeCloseTo(12 / (64 * 9), 3);
    expect(normal.mean).toBeCloseTo(0, 1);
    expect(normal.variance).toBeCloseTo(1, 1);
  });

  it("stay whole and inside, for any size and share, and repeat for a seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e9 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer(), (trials, share, mean, seed) => {
        const [one, two] = [seededRandom(seed), seededRandom(seed)];

        const [events, count] = [drawBinomial(one, trials, share), drawPoisson(one, mean)];

        expect(Number.isSafeInteger(events) && events >= 0 && events <= trials).toBe(true);
        expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
        expect([drawBinomial(two, trials, share), drawPoisson(two, mean)]).toEqual([events, count]);
      }),
    );
  });

  it("refuse what has no distribution", () => {
    const random = seededRandom(5);

    for (const illegal of [() => drawBinomial(random, 1.5, 0.5), () => drawBinomial(random, 5, 1.1), () => drawPoisson(random, -1), () => drawPoisson(random, Number.NaN), () => drawGamma(random, 0), () => drawGamma(random, Infinity)]) expect(illegal).toThrow(RangeError);
  });
});
