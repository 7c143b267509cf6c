import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { chanceSpread } from "./chance-spread";
import { drawBinomial } from "./draws";
import { girlsShort, missingGirls } from "./missing-girls";
import { chanceDistribution, ratioDistribution } from "./ratio-distribution";

const oracle = JSON.parse(readFileSync(new URL("./oracles/issue5-python.json", import.meta.url), "utf8"));
const births = fc.record({ boys: fc.integer({ min: 0, max: 3000 }), girls: fc.integer({ min: 0, max: 3000 }) });
const some = births.filter(({ boys, girls }) => boys + girls > 0);

describe("missing girls", () => {
  it.each(oracle.missingGirls as { in: [number, number, number, number]; out: [number, number, number] }[])("agree with statsmodels for $in", ({ in: [boys, girls, normal, level], out: [value, lower, upper] }) => {
    const result = missingGirls({ boys, girls }, normal, level);

    expect(result.value).toBeCloseTo(value, 6);
    expect(result.interval.lower).toBeCloseTo(lower, 5);
    expect(result.interval.upper).toBeCloseTo(upper, 5);
  });

  it("are none at the normal ratio, more with every boy, and said to be missing only where 0 lies outside", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 100, max: 110 }), ({ boys, girls }, normal) => {
        const { value, interval, verdict } = missingGirls({ boys, girls }, normal);
        const wider = missingGirls({ boys, girls }, normal, 0.998).interval;

        expect(interval.lower).toBeLessThanOrEqual(value);
        expect(interval.upper).toBeGreaterThanOrEqual(value);
        expect(wider.upper - wider.lower).toBeGreaterThanOrEqual(interval.upper - interval.lower);
        expect(missingGirls({ boys: boys + 1, girls }, normal).value).toBeGreaterThan(value);
        expect(verdict === "none").toBe(interval.lower <= 0 && interval.upper >= 0);
        expect(missingGirls({ boys: normal * 7, girls: 700 }, normal)).toMatchObject({ value: 0, verdict: "none" });
      }),
    );
  });

  it("fill the gap: with them the ratio is normal, and with so many of the births turned it is too", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 100, max: 110 }), ({ boys, girls }, normal) => {
        const added = missingGirls({ boys, girls }, normal).value;
        const turned = girlsShort({ boys, girls }, normal).value;

        expect((girls + added) * normal).toBeCloseTo(100 * boys, 6);
        expect((girls + turned) * normal).toBeCloseTo(100 * (boys - turned), 6);
      }),
    );
  });

  it("refuse births or a normal ratio that make no question", () => {
    for (const illegal of [() => missingGirls({ boys: 0, girls: 0 }), () => missingGirls({ boys: -1, girls: 3 }), () => missingGirls({ boys: 5, girls: 5 }, 99), () => missingGirls({ boys: 5, girls: 5 }, Number.NaN), () => missingGirls({ boys: 5, girls: 5 }, 106, 95)]) expect(illegal).toThrow(RangeError);
  });
});

describe("distribution against chance", () => {
  const { boys, girls, edges, expected, observed, statistic, common } = oracle.ratioDistribution as { boys: number[]; girls: number[]; edges: number[]; expected: number[]; observed: number[]; statistic: number; common: number };

  it("of sex ratios agrees with every outcome added up in Python", () => {
    const result = ratioDistribution(boys.map((count, at) => ({ boys: count, girls: girls[at] as number })), { edges, random: seededRandom(1) });

    expect(result.bins.map((bin) => bin.observed)).toEqual(observed);
    result.bins.forEach((bin, at) => expect(bin.expected).toBeCloseTo(expected[at] as number, 9));
    expect(result.common).toBeCloseTo(common, 9);
    expect(result.spread).toMatchObject({ status: "ok", method: "simulated", df: boys.length - 1 });
    if (result.spread.status === "ok") expect(result.spread.statistic).toBeCloseTo(statistic, 9);
  });

  it("of rates agrees with scipy's Poisson", () => {
    const { events, exposure, edges: limits, below } = oracle.rateDistribution as { events: number[]; exposure: number[]; edges: number[]; below: number[] };

    const { bins } = chanceDistribution({ kind: "rate", areas: events.map((count, at) => ({ events: count, exposure: exposure[at] as number })) }, { edges: limits, random: seededRandom(1) });

    let sum = 0;
    below.forEach((wanted, at) => expect((sum += (bins[at] as { expected: number }).expected)).toBeCloseTo(wanted, 8));
  });

  it("holds every area with births in one bin, and expects as many as there are", () => {
    fc.assert(
      fc.property(fc.array(births, { minLength: 1, maxLength: 30 }).filter((all) => all.some(({ boys: m, girls: f }) => m + f > 0)), (areas) => {
        const { bins, areas: counted } = ratioDistribution(areas, { edges: [60, 100, 103, 107, 140], random: seededRandom(1), replicates: 99 });

        expect(counted).toBe(areas.filter(({ boys: m, girls: f }) => m + f > 0).length);
        expect(bins.reduce((sum, bin) => sum + bin.observed, 0)).toBe(counted);
        expect(bins.reduce((sum, bin) => sum + bin.expected, 0)).toBeCloseTo(counted, 6);
      }),
    );
  });

  it("puts a ratio that is the edge above it, and an area without girls last", () => {
    const { bins } = ratioDistribution([{ boys: 21, girls: 20 }, { boys: 3, girls: 0 }, { boys: 0, girls: 2 }, { boys: 0, girls: 0 }], { edges: [50, 105], random: seededRandom(1) });

    expect(bins.map(({ observed: count }) => count)).toEqual([1, 0, 2]);
  });

  it("refuses edges that do not rise and areas without any birth", () => {
    const random = seededRandom(1);
    const one = [{ boys: 3, girls: 4 }];

    for (const illegal of [() => ratioDistribution(one, { edges: [], random }), () => ratioDistribution(one, { edges: [100, 100], random }), () => ratioDistribution(one, { edges: [0, 100], random }), () => ratioDistribution([{ boys: 0, girls: 0 }], { edges: [100], random }), () => ratioDistribution([{ boys: 1.5, girls: 2 }], { edges: [100], random })]) expect(illegal).toThrow(RangeError);
  });
});

describe("spread beyond chance", () => {
  const areasOf = ({ events, trials }: { events: number[]; trials: number[] }) => ({ kind: "share" as const, areas: events.map((count, at) => ({ events: count, trials: trials[at] as number })) });

  it("of large areas is scipy's chi-square, as its contingency table", () => {
    const { statistic, p, contingency } = oracle.spreadLarge as { statistic: number; p: number; contingency: number };

    const spread = chanceSpread(areasOf(oracle.spreadLarge), { random: seededRandom(1) });

    expect(spread).toMatchObject({ status: "ok", method: "chi-square", exceedsChance: true });
    if (spread.status !== "ok") return;
    expect(spread.statistic).toBeCloseTo(statistic, 9);
    expect(spread.p).toBeCloseTo(p, 10);
    expect(spread.p).toBeCloseTo(contingency, 10);
  });

  it("of small areas is numpy's simulation", () => {
    const spread = chanceSpread(areasOf(oracle.spreadSmall), { random: seededRandom(1), replicates: 20_000 });

    expect(spread).toMatchObject({ status: "ok", method: "simulated" });
    if (spread.status === "ok") expect(Math.abs(spread.p - (oracle.spreadSmall.p as number))).toBeLessThan(0.01);
  });

  it("finds the variance between areas on average, and none where all are alike", () => {
    const random = seededRandom(7);
    const sizes = Array.from({ length: 300 }, (_, at) => 20 + at);
    const drawnAt = (low: number, high: number) => ({ kind: "share" as const, areas: sizes.map((trials, at) => ({ events: drawBinomial(random, trials, at % 2 ? low : high), trials })) });

    const apart = Array.from({ length: 60 }, () => chanceSpread(drawnAt(0.4, 0.6), { random, replicates: 99 }));
    const alike = Array.from({ length: 200 }, () => chanceSpread(drawnAt(0.5, 0.5), { random, replicates: 99 }));

    const tiny = chanceSpread({ kind: "share", areas: Array.from({ length: 20_000 }, (_, at) => ({ events: drawBinomial(random, 3 + (at % 3), at % 2 ? 0.3 : 0.7), trials: 3 + (at % 3) })) }, { random, replicates: 99 });

    const variances = apart.map((spread) => (spread.status === "ok" ? spread.between.variance : Number.NaN));
    expect(variances.reduce((sum, value) => sum + value, 0) / variances.length).toBeCloseTo(0.01, 3);
    expect(tiny.status === "ok" && tiny.between.sd).toBeCloseTo(0.2, 2);
    expect(apart.every((spread) => spread.status === "ok" && spread.exceedsChance)).toBe(true);
    expect(alike.filter((spread) => spread.status === "ok" && spread.exceedsChance).length).toBeLessThan(22);
  });

  it("is undefined for one area, and where nothing or everything happened", () => {
    const random = seededRandom(1);

    expect(chanceSpread({ kind: "share", areas: [{ events: 3, trials: 9 }] }, { random })).toEqual({ status: "undefined", reason: "oneArea" });
    expect(chanceSpread({ kind: "rate", areas: [{ events: 0, exposure: 9 }, { events: 0, exposure: 2 }] }, { random })).toEqual({ status: "undefined", reason: "noVariation" });
    expect(chanceSpread({ kind: "share", areas: [{ events: 2, trials: 2 }, { events: 3, trials: 3 }] }, { random })).toEqual({ status: "undefined", reason: "noVariation" });
  });
});
