import type { Indicator } from "../indicators/indicator";
import { describe, expect, it } from "vitest";
import type { DisclosedFigure } from "../analysis/disclosure";
import { LOCALES } from "../base/locale";
import { followCohorts, mostChanged } from "./cohorts";
import { missing, ok, suppressed } from "./fixtures/figures";
import { historyOf, lexisOf, projectedOf, projectionOfTown } from "./fixtures/people";
import { peopleFindings, type PeopleNow } from "./people-findings";
import { structureSeries, vitalSeries } from "./people-series";

const shown = (figure: unknown) => figure as DisclosedFigure; // invented figures count as disclosed here
const share = (events: number, exposure: number, period: string) => shown(ok("aged-65-share", events / exposure, { events, exposure, period, unit: "share", months: 12 }));
const count = (id: string, value: number, period = "2009", months = 12) => shown(ok(id, value, { period, months }));

describe("findings", () => {
  const say = (now: PeopleNow, more = {}) => peopleFindings({ now, indicator: (id) => ({ id, label: { "zh-CN": id, en: id } }) as Indicator, born: ([from, to]) => `${from}–${to}`, areaName: "清源乡", year: 2009, level: 0.95, locale: "zh-CN", ...more });

  it("says a rise over the years only where the two shares can be told apart", () => {
    expect(say({ aged: { now: share(1407, 11804, "2009"), first: share(789, 11751, "1999") } }).heading).toBe("65 岁及以上占 11.9%，比 1999 年高 5.2 个百分点");
    expect(say({ aged: { now: share(14, 118, "2009"), first: share(8, 117, "1999") } }).heading).toContain("与 1999 年分不开");
  });

  it("says births less deaths of a whole year as a fact, and nothing where one of them is withheld or the year is not over", () => {
    const heading = (births: DisclosedFigure) => say({ population: count("population", 11804), births, deaths: count("deaths", 82) }).heading;

    expect(heading(count("births", 123))).toBe("2009 年度出生比死亡多 41 人");
    expect(heading(count("births", 60))).toBe("2009 年度出生比死亡少 22 人");
    expect(heading(shown(suppressed("births")))).toBe("清源乡年中人口 11,804 人");
    expect(heading(count("births", 123, "2009", 6))).toBe("清源乡年中人口 11,804 人");
  });

  it("says what is lacking and the next step where nothing is known", () => {
    expect(say({ population: shown(missing("population")) })).toMatchObject({ heading: "清源乡 2009 年度没有人口、出生和死亡的数字", lead: [expect.stringContaining("请在页首另选年度")] });
  });

  it("calls the calculation no target", () => {
    const { lead } = say({ births: count("births", 5), deaths: count("deaths", 5) }, { projected: { year: 2014, lower: 1669.4, upper: 1771.6, from: 2005, to: 2009 } });

    expect(lead.at(-1)).toContain("在 1,669 至 1,772 人之间；这是推算，不是预测，也不是指标");
  });
});

describe("cohorts", () => {
  it("follows the same people ten years up, and finds those that changed most under 60", () => {
    const followed = followCohorts(historyOf())!;
    const young = followed.cohorts.find(({ agesNow }) => agesNow.from === 20)!;

    expect(young).toMatchObject({ born: [1984, 1989], agesThen: { from: 10, to: 14 }, then: 806 });
    expect(mostChanged(followed)!.now / mostChanged(followed)!.then).toBeLessThan(0.85);
  });

  it("takes five years where there are no ten, and none where neither is there", () => {
    expect(followCohorts(historyOf([2004, 2009]))).toMatchObject({ from: 2004, to: 2009 });
    expect(followCohorts(historyOf([2006, 2009]))).toBeUndefined();
    expect(followCohorts([])).toBeUndefined();
  });

  it("speaks of no change that few people make", () => {
    const few = followCohorts(historyOf())!.cohorts.map((cohort) => ({ ...cohort, then: 20, now: 10 }));

    expect(mostChanged({ from: 1999, to: 2009, cohorts: few })).toBeUndefined();
  });

  it("climbs one band in five years in the picture", () => {
    const [path] = lexisOf("zh-CN").paths;
    const bands = path!.bands as number[];

    expect(bands.at(-1)! - bands.at(-6)!).toBe(1);
    expect(bands.at(-1)! - bands[0]!).toBe(2);
  });
});

describe("series", () => {
  const writer = { locale: "zh-CN", threshold: 5, areaName: "清源乡" } as const;
  const indicator = (id: string, kind: string) => ({ id, formula: { kind }, display: { scale: 1, sign: "", decimals: 0 }, label: { "zh-CN": id, en: id } }) as never;

  it("draws births and deaths from the first year that has them, and says more births only where that was so each year", () => {
    const births = { indicator: indicator("births", "count"), figures: [shown({ ...missing("births"), period: "2007" }), count("births", 9, "2008"), count("births", 9, "2009")] };
    const title = (last: DisclosedFigure) => vitalSeries({ births, deaths: { indicator: indicator("deaths", "count"), figures: [shown({ ...missing("deaths"), period: "2007" }), count("deaths", 7, "2008"), last] }, ...writer })!;

    expect(title(count("deaths", 6)).points.map(({ year }) => year)).toEqual([2008, 2009]);
    expect(title(count("deaths", 6)).title).toBe("每年出生都多于死亡");
    expect(title(shown(suppressed("deaths")))).toMatchObject({ title: "births", note: expect.stringContaining("死亡数有不显示") });
    expect(title(shown(suppressed("deaths")))).not.toHaveProperty("beside");
  });

  it("joins two censuses without empty years between them", () => {
    const figures = [share(100, 1000, "2010"), ...Array.from({ length: 8 }, (_, at) => shown({ ...missing("aged-65-share"), period: String(2011 + at) })), share(150, 1000, "2019")];
    const view = structureSeries("aged", { indicator: indicator("aged-65-share", "share"), figures, level: 0.95, ...writer })!;

    expect(view.points.map(({ year }) => year)).toEqual([2010, 2019]);
    expect(view.title).toMatch(/升到/);
  });
});

describe("projection", () => {
  it.each(LOCALES)("is plainly labelled, with all it rests on, in %s", (locale) => {
    const view = projectedOf(locale);
    const text = view.status === "ok" ? [view.subtitle, ...view.assumptions.lines, view.assumptions.what].join("\n") : "";

    expect(text).toMatch(locale === "en" ? /not a forecast and not a target/ : /不是预测，也不是指标/);
    expect(text).toContain("632");
    expect(text).toMatch(/−50/);
  });

  it("draws each line from what was counted, and its range begins without width", () => {
    const view = projectedOf("zh-CN");
    const tiles = view.status === "ok" ? view.tiles : [];

    expect(tiles.map(({ title }) => title)).toEqual(["总人口", "0–14 岁", "15–59 岁", "60 岁及以上", "65 岁及以上"]);
    for (const { counted, range, from } of tiles) {
      expect(range[0]).toMatchObject({ year: from, lower: range[0]!.upper });
      expect(counted.at(-1)!.value).toBeCloseTo(range[0]!.lower, 6);
      expect(range.at(-1)!.upper).toBeGreaterThan(range.at(-1)!.lower);
    }
  });

  it("tells a village that the rates are its township's", () => {
    const { moves: _, ...bare } = projectionOfTown();
    const view = projectedOf("zh-CN", bare, true);

    expect(view.status === "ok" && view.assumptions.lines[0]).toBe("一个村人少，死亡和生育都用清源乡的水平，不用本村自己的出生、死亡数。");
  });

  it("says why there is none and what to hand in", () => {
    expect(projectedOf("zh-CN", { status: "refused", reason: "noDeaths" })).toMatchObject({ status: "refused", sentence: expect.stringContaining("band") });
    expect(projectedOf("en", { status: "refused", reason: "fewDeaths" })).toMatchObject({ sentence: expect.stringContaining("100 of each sex") });
  });
});
