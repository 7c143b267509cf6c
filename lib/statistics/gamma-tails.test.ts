import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareAbove, gammaCdf, gammaQuantile, gammaTails, poissonSides } from "./gamma-tails";
import { rateTest } from "./one-sided-tests";
import { poissonExact } from "./poisson-exact";

/** Integrated with 40 digits by mpmath; @stdlib alone is off by up to 0.05 here. */
const INTEGRATED: [x: number, shape: number, below: number][] = [
  [1077, 1029, 0.93110209271721268],
  [1029, 1077, 0.07014087343925907],
  [994834174.8884714, 995023438.8411889, 9.843426931202729e-10],
  [451333.1878965327, 455382.1082336611, 8.86307688077522e-10],
];

const shapes = fc.double({ min: 0, max: 17, noNaN: true }).map((ln) => Math.exp(ln));

describe("tails of the gamma distribution", () => {
  it.each(INTEGRATED)("of %d at shape %d agree with integration", (x, shape, below) => {
    expect(Math.abs(gammaCdf(x, shape, 1) / below - 1)).toBeLessThan(1e-12);
    expect(gammaCdf(x / 4, shape, 4)).toBeCloseTo(gammaCdf(x, shape, 1), 12);
  });

  it("add up to 1, rise with the value, and join where one way of computing takes over from the other", () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: -5, max: 5, noNaN: true }), (shape, z) => {
        const x = Math.max(0.01, shape + z * Math.sqrt(shape));
        const [here, beyond] = [gammaTails(x, shape, 1), gammaTails(x * (1 + 1e-9), shape, 1)];

        expect(here.below + here.above).toBeCloseTo(1, 12);
        expect(beyond.below).toBeGreaterThanOrEqual(here.below - 1e-12);
        expect(Math.abs(beyond.below - here.below)).toBeLessThan(1e-3);
      }),
    );
    for (const shape of [741, 900, 1000.5, 1340, 1538]) expect(gammaCdf(1000.0001, shape, 1)).toBeCloseTo(gammaCdf(999.9999, shape, 1), 5);
  });

  it("are turned round by the quantile", () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (shape, p) => {
        expect(gammaCdf(gammaQuantile(p, shape, 3), shape, 3)).toBeCloseTo(p, 9);
      }),
    );
  });

  it("make Poisson counts, exact limits and chi-square", () => {
    // R 4.2: ppois(1077, 1029), ppois(1077, 1029, lower = FALSE), qgamma(0.975, 10001), pchisq(8200, 7999, lower = FALSE).
    expect(poissonSides(1077, 1029).below).toBeCloseTo(0.933895114958, 11);
    expect(poissonSides(1077, 1029).above).toBeCloseTo(0.0661048850422, 11);
    expect(rateTest({ events: 1078, exposure: 1 }, 1029, "above")).toBeCloseTo(poissonSides(1077, 1029).above, 12);
    expect(poissonExact(10_000).upper).toBeCloseTo(10_197.9516247, 6);
    expect(chiSquareAbove(8200, 7999)).toBeCloseTo(0.0569064732595, 11);
    expect(chiSquareAbove(10, 2)).toBeCloseTo(Math.exp(-5), 15);
    expect(chiSquareAbove(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
  });
});
