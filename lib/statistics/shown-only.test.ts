import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { chanceInequality } from "./chance-inequality";
import { chanceLorenz, thin } from "./chance-lorenz";
import { commonValue, type AreaCounts } from "./common-value";
import { drawBinomial, drawPoisson } from "./draws";
import { gini, lorenz } from "./gini";
import { commonOfShown, drawShown } from "./shown-only";

/** Villages that are all alike, some with so few events that they are withheld. */
const exposures = Array.from({ length: 400 }, (_, at) => 300 + 5 * at);
const RATE = 0.005;
const alike = (seed: number, sizes = exposures): AreaCounts => {
  const random = seededRandom(seed);
  return { kind: "rate", areas: sizes.map((exposure) => ({ events: drawPoisson(random, exposure * RATE), exposure })).filter(({ events }) => events === 0 || events >= 5) };
};

describe("areas whose counts may be shown", () => {
  it("have the common value that all areas had, not the higher one of those that are left", () => {
    const rates = Array.from({ length: 20 }, (_, seed) => commonValue("test", alike(seed + 1)));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

    expect(mean(rates.map(({ common }) => common))).toBeGreaterThan(RATE * 1.05);
    expect(mean(rates.map((table) => commonOfShown(table, { below: 5 })))).toBeCloseTo(RATE, 4);
  });

  it("of a share hold for both sides: boys and girls", () => {
    const random = seededRandom(4);
    const areas = Array.from({ length: 3000 }, (_, at) => 10 + (at % 15)).map((trials) => ({ events: drawBinomial(random, trials, 0.6), trials })).filter(({ events, trials }) => (events === 0 || events >= 5) && (events === trials || trials - events >= 5));
    const table = commonValue("test", { kind: "share", areas });

    expect(Math.abs(table.common - 0.6)).toBeGreaterThan(0.02);
    expect(Math.abs(commonOfShown(table, { below: 5, rest: true }) - 0.6)).toBeLessThan(0.01);
  });

  it("are drawn without a count that would be withheld", () => {
    const table = commonValue("test", { kind: "share", areas: Array.from({ length: 200 }, (_, at) => ({ events: 6, trials: 12 + at })) });
    const drawn = new Float64Array(200);

    drawShown(table, 0.4, { below: 5, rest: true }, seededRandom(2), drawn);

    expect([...drawn].every((count, at) => (count === 0 || count >= 5) && (count === 12 + at || 12 + at - count >= 5))).toBe(true);
  });

  it("that are all alike are not called unequal for what is left out; without the rule they would be", () => {
    const seeds = Array.from({ length: 25 }, (_, seed) => seed + 1);
    const found = (withheld: { below: number } | undefined) => seeds.filter((seed) => {
      const { gini: own } = chanceInequality(alike(seed, exposures.map((size) => size / 2)), { random: seededRandom(9), replicates: 100, ...(withheld ? { withheld } : {}) }).measures;
      return own.status === "ok" && (own.observed > own.chance.interval.upper || own.observed < own.chance.interval.lower);
    }).length;

    expect(found({ below: 5 })).toBeLessThan(6);
    expect(found(undefined)).toBeGreaterThan(12);
  });

  it("are simulated with normal limits in fewer sets to the same range", () => {
    const few = chanceInequality(alike(3), { random: seededRandom(1), replicates: 30, withheld: { below: 5 } }).measures.gini;
    const many = chanceInequality(alike(3), { random: seededRandom(2), replicates: 400, withheld: { below: 5 } }).measures.gini;

    if (few.status !== "ok" || many.status !== "ok") throw new Error("no measure");
    expect(few.chance.mean).toBeCloseTo(many.chance.mean, 2);
    expect(few.chance.interval.upper).toBeCloseTo(many.chance.interval.upper, 2);
  });

  it("refuses a rule that withholds nothing", () => {
    expect(() => commonOfShown(commonValue("test", { kind: "rate", areas: [{ events: 6, exposure: 100 }] }), { below: 1 })).toThrow(RangeError);
  });
});

describe("the Lorenz curve of chance", () => {
  it("lies below equality and holds as much as the mean Gini of chance says", () => {
    const areas = exposures.map((exposure) => ({ events: 5, exposure }));
    const curve = chanceLorenz({ kind: "rate", areas }, { random: seededRandom(1), steps: 50 });
    const { gini: own } = chanceInequality({ kind: "rate", areas }, { random: seededRandom(2), replicates: 200 }).measures;
    const area = curve.slice(1).reduce((sum, { held }, at) => sum + (held + curve[at]!.held) / 50, 0);

    expect(curve[0]).toEqual({ people: 0, held: 0 });
    expect(curve.at(-1)!.held).toBeCloseTo(1, 9);
    expect(1 - area).toBeCloseTo(own.status === "ok" ? own.chance.mean : NaN, 2);
  });

  it("is read between the points of a curve along the straight line", () => {
    const values = [1, 2, 3, 4, 10];
    const points = thin(lorenz(values), 5);

    expect(points.map(({ held }) => held)).toEqual([0, 0.05, 0.15, 0.3, 0.5, 1].map((value) => expect.closeTo(value, 9)));
    expect(thin(lorenz(values), 10)[1]!.held).toBeCloseTo(0.025, 9);
    expect(gini(values)).toBeCloseTo(0.4, 9);
  });
});
