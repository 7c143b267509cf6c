import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { accruingShare, servedDispersion } from "./accruing-share";
import { drawBeta, drawBinomial } from "./draws";

const question = { served: 170, due: 200, further: 200, target: 0.8 };

describe("a share of people who fall due as the year goes on", () => {
  it("expects the share so far, and tells the chance of the target as draws do", () => {
    const random = seededRandom(20091005);
    const outlook = accruingShare({ ...question, target: 0.85 });
    const draws = Array.from({ length: 20_000 }, () => (170 + drawBinomial(random, 200, drawBeta(random, 170.5, 30.5))) / 400);
    const [low, high] = [0.025, 0.975].map((p) => [...draws].sort((one, two) => one - two)[Math.floor(p * draws.length)]!);

    expect(outlook).toMatchObject({ status: "ok", expected: 0.85 });
    if (outlook.status !== "ok") return;
    expect(Math.abs(outlook.chance - draws.filter((share) => share >= 0.85 - 1e-9).length / draws.length)).toBeLessThan(0.02);
    expect(Math.abs(outlook.interval.lower - low!)).toBeLessThan(0.006);
    expect(Math.abs(outlook.interval.upper - high!)).toBeLessThan(0.006);
  });

  it("knows what can no longer be missed or reached, and what is over", () => {
    expect(accruingShare({ served: 100, due: 100, further: 10, target: 0.9 })).toMatchObject({ status: "ok", chance: 1 });
    expect(accruingShare({ served: 50, due: 100, further: 10, target: 0.9 })).toMatchObject({ status: "ok", chance: 0 });
    expect(accruingShare({ served: 90, due: 100, further: 0, target: 0.9 })).toEqual({ status: "decided", value: 0.9, met: true });
  });

  it("is less sure where quarters serve unevenly", () => {
    const [even, uneven] = [1, 4].map((dispersion) => accruingShare({ ...question, dispersion }));

    expect(even).toMatchObject({ status: "ok" });
    if (even?.status !== "ok" || uneven?.status !== "ok") return;
    expect(uneven.interval.upper - uneven.interval.lower).toBeGreaterThan(1.5 * (even.interval.upper - even.interval.lower));
    expect(uneven.chance).toBeLessThan(even.chance);
  });

  it("holds its value in its interval and its chance between 0 and 1 for any input", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4000 }), fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 1, max: 50, noNaN: true }), (due, share, further, target, dispersion) => {
      const outlook = accruingShare({ served: Math.round(due * share), due, further, target, dispersion });
      if (outlook.status !== "ok") return outlook.status === "decided";
      const { expected, interval, chance } = outlook;
      return interval.lower <= expected && expected <= interval.upper && interval.lower >= 0 && interval.upper <= 1 && chance >= 0 && chance <= 1;
    }));
  });

  it("refuses what is no share", () => {
    expect(() => accruingShare({ ...question, served: 300 })).toThrow(RangeError);
    expect(() => accruingShare({ ...question, target: 0 })).toThrow(RangeError);
    expect(() => accruingShare({ ...question, dispersion: 0.5 })).toThrow(RangeError);
  });
});

describe("how unevenly quarters serve", () => {
  it("is 1 for even quarters or too few of them, and grows with the unevenness", () => {
    const even = [{ served: 80, due: 100 }, { served: 80, due: 100 }, { served: 80, due: 100 }];

    expect(servedDispersion([even])).toBe(1);
    expect(servedDispersion([even.slice(0, 2)])).toBe(1);
    expect(servedDispersion([[{ served: 60, due: 100 }, { served: 80, due: 100 }, { served: 100, due: 100 }]])).toBeCloseTo(25, 9);
  });
});
