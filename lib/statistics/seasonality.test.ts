import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { drawPoisson } from "./draws";
import { festivalContrast } from "./festival-contrast";
import { daysOf, seasonality } from "./seasonality";

const { season } = JSON.parse(readFileSync(new URL("./oracles/issue5-r.json", import.meta.url), "utf8")) as { season: Record<string, number[]> };
const year = (at: number, name: string) => ({ year: at, months: season[name] as number[] });
const months = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 12, maxLength: 12 });
const random = () => seededRandom(1);

describe("seasonality", () => {
  it("of one year agrees with R's chi-square and index", () => {
    const result = seasonality([year(2023, "one")], { random: random() });

    expect(result).toMatchObject({ status: "ok", years: [2023], test: { method: "chi-square", df: 11 } });
    if (result.status !== "ok") return;
    expect(result.test.statistic).toBeCloseTo((season.statistic as number[])[0] as number, 8);
    expect(result.test.p).toBeCloseTo((season.p as number[])[0] as number, 12);
    result.months.forEach(({ index }, at) => expect(index).toBeCloseTo((season.index as number[])[at] as number, 7));
  });

  it("of two years that differ agrees with R's F test, dispersion and widened interval, and knows the leap year", () => {
    const result = seasonality([year(2023, "one"), year(2024, "two")], { random: random() });

    if (result.status !== "ok") throw new Error("no pattern");
    expect(result.test.statistic).toBeCloseTo((season.statistic as number[])[1] as number, 8);
    expect(result.test.dispersion).toBeCloseTo((season.phi as number[])[0] as number, 9);
    expect(result.test.method).toBe("F, over-dispersed");
    expect(result.test.p).toBeCloseTo((season.pF as number[])[0] as number, 9);
    const [lower, upper] = season.february as [number, number];
    expect(result.months[1]?.interval.lower).toBeCloseTo(lower, 6);
    expect(result.months[1]?.interval.upper).toBeCloseTo(upper, 6);
  });

  it("leaves out a year with an unknown month, and says when none or nothing is left", () => {
    const gap = { year: 2022, months: (season.one as number[]).map((count, at) => (at === 5 ? undefined : count)) };

    expect(seasonality([gap, year(2023, "one")], { random: random() })).toMatchObject({ status: "ok", years: [2023] });
    expect(seasonality([gap], { random: random() })).toEqual({ status: "missing", reason: "noWholeYear", years: [] });
    expect(seasonality([{ year: 2023, months: Array.from({ length: 12 }, () => 0) }], { random: random() })).toEqual({ status: "missing", reason: "noEvents", years: [2023] });
  });

  it("has an index that averages 100 over the days, inside its interval", () => {
    fc.assert(
      fc.property(fc.array(months, { minLength: 1, maxLength: 4 }), (years) => {
        const result = seasonality(years.map((counts, at) => ({ year: 2000 + at, months: counts })), { random: random(), replicates: 99 });

        if (result.status !== "ok") return;
        const mean = result.months.reduce((sum, { index, expected }) => sum + (index * expected) / result.events, 0);
        expect(mean).toBeCloseTo(100, 6);
        for (const { index, interval } of result.months) expect(interval.lower <= index + 1e-9 && interval.upper >= index - 1e-9).toBe(true);
        expect(result.test.p >= 0 && result.test.p <= 1).toBe(true);
      }),
    );
  });

  it("finds a season in about one even year in twenty only, few events and many, one year and three", () => {
    const source = seededRandom(3);
    for (const [mean, years] of [[2, 1], [60, 1], [60, 3]] as const) {
      const even = () => Array.from({ length: years }, (_, at) => ({ year: 2021 + at, months: Array.from({ length: 12 }, (_month, month) => drawPoisson(source, (mean * daysOf(2021 + at, month)) / 30.4)) }));

      const found = Array.from({ length: 200 }, () => seasonality(even(), { random: source, replicates: 199 })).filter((result) => result.status === "ok" && result.test.p < 0.05).length;

      expect(found).toBeLessThan(20);
    }
  });

  it("refuses years given twice, months missing from the row and counts that are none", () => {
    for (const illegal of [() => seasonality([year(2023, "one"), year(2023, "two")], { random: random() }), () => seasonality([{ year: 2023, months: [1, 2] }], { random: random() }), () => seasonality([{ year: 2023, months: Array.from({ length: 12 }, () => -1) }], { random: random() }), () => seasonality([year(1, "one")], { random: random() })]) expect(illegal).toThrow(RangeError);
  });
});

describe("Spring Festival contrast", () => {
  const years = [year(2023, "one"), year(2025, "two")];

  it("agrees with R's ratio of rates and its test", () => {
    const { festival } = festivalContrast(years.map((one, at) => (at ? { ...one, year: 2024 } : one)), [{ year: 2023, month: 2 }, { year: 2024, month: 2 }]);

    expect(festival).toMatchObject({ status: "ok", years: [2023, 2024], verdict: "more" });
    if (festival.status !== "ok") return;
    const [ratio, p] = season.spring as [number, number];
    expect(festival.ratio).toBeCloseTo(ratio, 9);
    expect(Math.log10(festival.p)).toBeCloseTo(Math.log10(p), 0);
    expect(festival.interval.lower < ratio && festival.interval.upper > ratio).toBe(true);
  });

  it("has no month before where the festival is in January, and says where no festival is known", () => {
    const { before, festival, after } = festivalContrast(years, [{ year: 2023, month: 1 }, { year: 2025, month: 1 }]);

    expect(before).toEqual({ status: "missing", reason: "noYear", years: [] });
    expect([festival.status, after.status]).toEqual(["ok", "ok"]);
    expect(festivalContrast(years, []).festival).toEqual({ status: "missing", reason: "noYear", years: [] });
  });

  it("is less sure of itself where counts are over-dispersed", () => {
    const festivals = [{ year: 2023, month: 2 }];
    const [plain, cautious] = [1, 4].map((dispersion) => festivalContrast(years, festivals, { dispersion }).festival);

    if (plain?.status !== "ok" || cautious?.status !== "ok") throw new Error("no contrast");
    expect(cautious.interval.lower).toBeLessThan(plain.interval.lower);
    expect(cautious.p).toBeGreaterThan(plain.p);
    expect(() => festivalContrast(years, festivals, { dispersion: 0.5 })).toThrow(RangeError);
    expect(() => festivalContrast(years, [{ year: 2023, month: 13 }])).toThrow(RangeError);
  });
});
