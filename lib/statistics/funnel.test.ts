import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratioClass, rateFunnel, ratioFunnel, sexRatioFunnel, shareClass, shareFunnel } from "./funnel-limits";
import { overDispersion, quantile } from "./over-dispersion";
import { wilson } from "./wilson";

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const size = fc.integer({ min: 1, max: 1_000_000 });

describe("funnel limits", () => {
  it("of a share are where the Wilson interval just touches the area's own share", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 100, max: 100_000 }), (own, trials) => {
        const { lower, upper } = shareFunnel(own, trials);
        if (lower > 0) expect(wilson({ events: lower * trials, trials }).upper).toBeCloseTo(own, 9);
        if (upper < 1) expect(wilson({ events: upper * trials, trials }).lower).toBeCloseTo(own, 9);
      }),
    );
  });

  it("hold the centre, widen with the level and with over-dispersion, narrow with size", () => {
    fc.assert(
      fc.property(share, size, (own, trials) => {
        for (const funnel of [
          (n: number, level: number, spread: number) => shareFunnel(own, n, level, spread),
          (n: number, level: number, spread: number) => rateFunnel(own, n, level, spread),
        ]) {
          const [usual, wide, spread, large] = [funnel(trials, 0.95, 1), funnel(trials, 0.998, 1), funnel(trials, 0.95, 1.5), funnel(10 * trials, 0.95, 1)];
          expect(usual.lower).toBeLessThanOrEqual(own);
          expect(usual.upper).toBeGreaterThanOrEqual(own);
          for (const wider of [wide, spread]) {
            expect(wider.lower).toBeLessThanOrEqual(usual.lower);
            expect(wider.upper).toBeGreaterThanOrEqual(usual.upper);
          }
          expect(large.upper - large.lower).toBeLessThanOrEqual(usual.upper - usual.lower);
        }
      }),
    );
  });

  it("over-dispersion stretches the distance from the centre", () => {
    const [plain, wide] = [ratioFunnel(100), ratioFunnel(100, 0.95, { spread: 2 })];

    expect(wide.upper - 1).toBeCloseTo(2 * (plain.upper - 1), 12);
    expect(1 - wide.lower).toBeCloseTo(2 * (1 - plain.lower), 12);
    expect(rateFunnel(0.1, 1000, 0.95, 2).upper).toBeCloseTo(0.1 * wide.upper, 12);
  });

  it("of a sex ratio are those of the share of boys, as odds", () => {
    const { lower, upper } = sexRatioFunnel(107, 2180);

    expect(lower).toBeLessThan(107);
    expect((100 * upper) / (100 + upper)).toBeCloseTo(100 * shareFunnel(107 / 207, 2180).upper, 9);
    expect(sexRatioFunnel(107, 2).upper).toBe(Infinity);
  });

  it("of a rate of 0 still say how many events would be too many", () => {
    expect(rateFunnel(0, 100)).toEqual({ lower: 0, upper: expect.closeTo(0.0369, 4) });
  });

  it("class a village by the tighter limits it leaves", () => {
    expect(shareClass({ events: 50, trials: 100 }, 0.5)).toBe("within");
    expect(shareClass({ events: 61, trials: 100 }, 0.5)).toBe("high-0.025");
    expect(shareClass({ events: 70, trials: 100 }, 0.5)).toBe("high-0.001");
    expect(shareClass({ events: 39, trials: 100 }, 0.5)).toBe("low-0.025");
    expect(ratioClass(0, 20)).toBe("low-0.001");
    expect(ratioClass(20, 20)).toBe("within");
  });

  it.each([
    ["a share above 1", () => shareFunnel(1.1, 10), /share must be within/],
    ["no trials", () => shareFunnel(0.5, 0), /trials must be/],
    ["a level in percent", () => ratioFunnel(10, 99.8), /level must be a fraction/],
    ["nothing expected", () => ratioFunnel(0), /expected events must be/],
    ["a spread below 1", () => rateFunnel(0.1, 10, 0.95, 0.5), /at least 1/],
  ])("refuse %s", (_name, compute, sentence) => {
    expect(compute).toThrow(RangeError);
    expect(compute).toThrow(sentence);
  });
});

describe("over-dispersion", () => {
  it("does not apply to what chance makes, and does where all are twice as far out", () => {
    const chance = Array.from({ length: 99 }, (_, at) => 2.2 * ((at + 1) / 100 - 0.5) * 1.6);

    expect(overDispersion(chance).applies).toBe(false);
    expect(overDispersion(chance).factor).toBe(1);
    expect(overDispersion(chance.map((z) => 3 * z))).toMatchObject({ applies: true });
  });

  it("phi is the mean square once extremes are drawn in: one wild village changes little", () => {
    const calm = Array.from({ length: 50 }, (_, at) => (at % 2 ? 1 : -1));

    expect(overDispersion(calm).phi).toBe(1);
    expect(overDispersion([...calm, 1000]).phi).toBe(1);
    expect(overDispersion([3, -3, 3, -3], { winsorised: 0 }).factor).toBe(3);
  });

  it("of few villages must be larger to apply", () => {
    const phi = (n: number) => overDispersion(Array.from({ length: n }, (_, at) => (at % 2 ? 1.2 : -1.2)));

    expect(phi(10)).toMatchObject({ phi: expect.closeTo(1.44, 9), applies: false, factor: 1 });
    expect(phi(100)).toMatchObject({ applies: true, factor: expect.closeTo(1.2, 9) });
  });

  it("tau² is 0 where the spread is that of chance", () => {
    expect(overDispersion([1, -1, 1, -1], { standardErrors: [0.1, 0.2, 0.3, 0.4] }).tau2).toBeGreaterThanOrEqual(0);
    expect(overDispersion([0.1, -0.1], { standardErrors: [1, 1] }).tau2).toBe(0);
  });

  it("refuses an empty list", () => {
    expect(() => overDispersion([])).toThrow(/at least one z-score/);
    expect(() => quantile([], 0.5)).toThrow(/at least one value/);
  });
});
