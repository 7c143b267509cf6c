import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import type { AgeBand } from "./age-bands";
import { projectPopulation } from "./cohort-component";
import type { ProjectionBase } from "./cohort-component";
import { cohortSurvival } from "./cohort-survival";
import { fertilitySchedule, totalFertility } from "./fertility-schedule";
import { projectionRange } from "./projection-range";

const oracle = JSON.parse(readFileSync(new URL("./oracles/issue5-r.json", import.meta.url), "utf8"));
const { projection } = oracle as { projection: Record<string, number[]> };
const column = (name: string): number[] => projection[name] as number[];
const ages: AgeBand[] = column("from").map((from, at, all) => (at === all.length - 1 ? { from } : { from, to: (all[at + 1] as number) - 1 }));
const base: ProjectionBase = { ages, male: column("male"), female: column("female"), mortality: { male: column("maleRates"), female: column("femaleRates") }, fertility: { total: 1.3, shares: fertilitySchedule().shares } };
const near = (got: readonly number[], wanted: readonly number[], digits = 6) => got.forEach((value, at) => expect(value).toBeCloseTo(wanted[at] as number, digits));

describe("model fertility", () => {
  it("agrees with R's root, for the usual ages and for early ones", () => {
    const [usual, early] = [fertilitySchedule(), fertilitySchedule({ meanAge: 25.5, spread: 1.1 })];

    near([usual.alpha, ...usual.shares], oracle.schedule.usual as number[], 8);
    near([early.alpha, ...early.shares], oracle.schedule.early as number[], 8);
  });

  it("has the spread that R fits to the rates of China's census of 2020", () => {
    const [, spread] = oracle.schedule.fitted as [number, number];

    expect(fertilitySchedule().beta).toBeCloseTo(spread, 2);
  });

  it("has the mean age asked for and adds up to 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 22, max: 36, noNaN: true }), fc.double({ min: 0.8, max: 2.5, noNaN: true }), (meanAge, spread) => {
        const schedule = fertilitySchedule({ meanAge, spread });

        expect(schedule.meanAge).toBeCloseTo(meanAge, 6);
        expect(schedule.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...schedule.shares)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("turns births into total fertility and back", () => {
    const { shares } = fertilitySchedule();
    const women = oracle.schedule.women as number[];

    const { value, interval, rates } = totalFertility({ births: 74, women, shares });

    expect(value).toBeCloseTo((oracle.schedule.total as number[])[0] as number, 9);
    expect(rates.reduce((sum, rate, at) => sum + rate * (women[at] as number), 0)).toBeCloseTo(74, 9);
    expect(interval.lower).toBeLessThan(value);
    expect(totalFertility({ births: 0, women, shares })).toMatchObject({ value: 0, interval: { lower: 0, method: "exact-poisson" } });
  });

  it("refuses ages and women no schedule fits", () => {
    const { shares } = fertilitySchedule();

    for (const illegal of [() => fertilitySchedule({ meanAge: 20 }), () => fertilitySchedule({ spread: 3 }), () => totalFertility({ births: -1, women: shares, shares }), () => totalFertility({ births: 3, women: [0, 0, 0, 0, 0, 0, 0], shares }), () => totalFertility({ births: 3, women: [1, 2], shares }), () => totalFertility({ births: 3, women: shares, shares: [1, 1, 0, 0, 0, 0, 0] })]) expect(illegal).toThrow(RangeError);
  });
});

describe("projection by cohort component", () => {
  it.each([["still", undefined], ["moving", { male: -30, female: -24 }]] as const)("agrees with R's Leslie matrix: %s", (name, moves) => {
    const path = projectPopulation(moves ? { ...base, moves } : base);

    const last = path.at(-1) as (typeof path)[number];
    near(path.slice(1).map(({ births }) => births), column(`${name}Births`));
    near(path.slice(1).map(({ deaths }) => deaths), column(`${name}Deaths`));
    near(path.slice(1).map(({ total }) => total), column(`${name}Total`));
    near(last.male, column(`${name}Male`));
    near(last.female, column(`${name}Female`));
  });

  it("balances: people at the end are those at the start, and births and moves, less deaths", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 0, max: 80 }), fc.integer({ min: -400, max: 400 }), (male, female, tenths, net) => {
        const path = projectPopulation({ ...base, male, female, fertility: { ...base.fertility, total: tenths / 10 }, moves: { male: net, female: -net } }, 7);

        path.slice(1).forEach(({ total: end, births, deaths, moves }, at) => {
          expect(end).toBeCloseTo((path[at] as { total: number }).total + births - deaths + moves, 5);
          expect(Math.min(births, deaths)).toBeGreaterThanOrEqual(0);
        });
        for (const { male: men, female: women } of path) expect(Math.min(...men, ...women)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("moves a band of five years one band on, but for those who die", () => {
    const five: AgeBand[] = [...Array.from({ length: 17 }, (_, at) => ({ from: 5 * at, to: 5 * at + 4 })), { from: 85 }];
    const flat = five.map(() => 0.01);
    const alone = five.map((_, at) => (at === 3 ? 1000 : 0));

    const last = projectPopulation({ ages: five, male: alone, female: five.map(() => 0), mortality: { male: flat, female: flat }, fertility: base.fertility }).at(-1);

    expect(last?.male[4]).toBeCloseTo(1000 * Math.exp(-0.05), 1);
    expect(last?.total).toBeCloseTo(last?.male[4] as number, 9);
  });

  it("never lets survival leave 0..1, however high the rates", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 7, maxLength: 7 }), (list) => {
        const rates = list.map((rate) => rate / 1000);
        const { born, next } = cohortSurvival(ages, rates.map((rate, at) => (at === 6 ? rate + 0.01 : rate)), "male");

        for (const part of [born, ...next]) expect(part >= 0 && part <= 1).toBe(true);
      }),
    );
  });

  it("refuses what it cannot start from", () => {
    for (const illegal of [
      () => projectPopulation(base, 0),
      () => projectPopulation({ ...base, male: [1, 2] }),
      () => projectPopulation({ ...base, male: base.male.map(() => -1) }),
      () => projectPopulation({ ...base, mortality: { male: ages.map(() => 0), female: ages.map(() => 0) } }),
      () => projectPopulation({ ...base, fertility: { total: Number.NaN, shares: base.fertility.shares } }),
      () => projectPopulation({ ...base, sexRatio: 0 }),
      () => projectPopulation({ ...base, moves: { male: Infinity, female: 0 } }),
    ])
      expect(illegal).toThrow(RangeError);
  });
});

describe("projection as a range", () => {
  const ask = (seed: number) => projectionRange({ ...base, moves: { male: -30, female: -24 } }, { random: seededRandom(seed), births: 80, deaths: 60, replicates: 200 });
  const result = ask(1);

  it("holds each variant's own path, widens with the years and starts without width", () => {
    for (const { path, ranges, sums } of [result.zero, result.own as typeof result.zero]) {
      path.forEach(({ year, total, births }, at) => {
        const range = ranges[at] as (typeof ranges)[number];
        expect(range.total.lower).toBeLessThanOrEqual(total + 1e-6);
        expect(range.total.upper).toBeGreaterThanOrEqual(total - 1e-6);
        if (year > 0) expect(range.births.lower < births && range.births.upper > births).toBe(true);
        range.sums.forEach(({ lower, upper }, k) => expect(lower <= ((sums[at] as number[])[k] as number) + 1e-6 && upper >= ((sums[at] as number[])[k] as number) - 1e-6).toBe(true));
      });
      const widths = ranges.map(({ total }) => total.upper - total.lower);
      expect(widths[0]).toBeLessThan(1e-6);
      expect(widths[5] as number).toBeGreaterThan(widths[1] as number);
    }
  });

  it("gives people of 60 and more as R does", () => {
    expect((result.zero.sums[5] as number[])[2]).toBeCloseTo(column("stillOld")[0] as number, 6);
  });

  it("has an envelope round both variants, and only one variant without moves", () => {
    result.envelope.forEach(({ total }, at) => {
      expect(total.lower).toBe(Math.min((result.zero.ranges[at] as (typeof result.envelope)[number]).total.lower, (result.own?.ranges[at] as (typeof result.envelope)[number]).total.lower));
      expect(total.upper).toBeGreaterThanOrEqual((result.zero.ranges[at] as (typeof result.envelope)[number]).total.upper);
    });
    expect(projectionRange(base, { random: seededRandom(1), births: 80, deaths: 60, replicates: 100 }).own).toBeUndefined();
  });

  it("repeats for a seed, differs for another, and is wider the fewer events it rests on", () => {
    const scarce = projectionRange(base, { random: seededRandom(1), births: 4, deaths: 3, replicates: 200 });
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;

    expect(ask(1)).toEqual(result);
    expect(ask(2).zero.ranges[5]).not.toEqual(result.zero.ranges[5]);
    expect(width((scarce.zero.ranges[5] as (typeof result.envelope)[number]).births)).toBeGreaterThan(2 * width((result.zero.ranges[5] as (typeof result.envelope)[number]).births));
  });

  it("refuses drifts, levels and replicates that are none", () => {
    const options = { random: seededRandom(1), births: 80, deaths: 60 };

    for (const illegal of [() => projectionRange(base, { ...options, births: -1 }), () => projectionRange(base, { ...options, fertilityDrift: Number.NaN }), () => projectionRange(base, { ...options, replicates: 5 }), () => projectionRange(base, { ...options, level: 0.8 }), () => projectionRange(base, { ...options, sums: [{ from: 5, to: 2 }] })]) expect(illegal).toThrow(RangeError);
  });
});
