import { describe, expect, it } from "vitest";
import type { Balance, BalanceMeasure } from "../analysis/balance";
import type { FifthChanges } from "../analysis/fifth-changes";
import type { Area } from "../analysis/area-tree";
import { makeRegistry } from "../indicators/registry";
import { isComparable } from "../indicators/indicator";
import { balanceFindings } from "./balance-findings";
import { linesTable, measureTable, movesView, yearTable } from "./balance-tables";
import { BALANCE_YEARS, balanceYear, chanceSeriesOf, lorenzOf } from "./fixtures/balance";
import { chanceSeriesView } from "./chance-series-view";

const registry = makeRegistry();
const visits = registry.get("service-child-health-0-6");
const deaths = registry.get("deaths");
if (!isComparable(visits) || !isComparable(deaths)) throw new Error("not comparable");
const findings = (years: Balance[], indicator = visits, groups?: string) => balanceFindings({ indicator, years, level: "village", locale: "zh-CN", ...(groups ? { groups } : {}) });
const measure = (value: number, lower: number, upper: number): BalanceMeasure => ({ value, chance: { mean: (lower + upper) / 2, lower, upper }, p: value > upper ? 0.01 : 0.5, exceedsChance: value > upper, bootstrap: { lower: value * 0.9, upper: value * 1.1, level: 0.95, method: "bootstrap-percentile" } });

describe("what is said of balance", () => {
  it("calls a gap one only where it is more than chance gives", () => {
    expect(findings([balanceYear(2009, { gini: measure(0.06, 0.02, 0.05) })]).heading).toMatch(/大过偶然$/);
    expect(findings([balanceYear(2009, { gini: measure(0.04, 0.02, 0.05) })]).heading).toMatch(/没有大过偶然$/);
  });

  it("says that a few lie far off where the whole does not but the ends do", () => {
    const { heading, lead } = findings([balanceYear(2009, { gini: measure(0.04, 0.02, 0.05), theil: measure(0.03, 0.01, 0.02) })]);

    expect(heading).toContain("少数村离得远");
    expect(lead[0]).toContain("漏斗图");
  });

  it("says where a gap lies only where there is one, and between groups only what chance does not give", () => {
    const wide = { gini: measure(0.06, 0.02, 0.05), theil: measure(0.03, 0.01, 0.02) };

    expect(findings([balanceYear(2009, { ...wide, between: measure(0.02, 0.001, 0.01) })], visits, "乡镇").lead.join("")).toContain("差距的 66.7% 在乡镇之间，其余");
    expect(findings([balanceYear(2009, { ...wide, between: measure(0.005, 0.001, 0.01) })], visits, "乡镇").lead.join("")).toContain("这一部分没有大过偶然");
    expect(findings([balanceYear(2009, { gini: measure(0.04, 0.02, 0.05), theil: measure(0.015, 0.01, 0.02), between: measure(0.005, 0.001, 0.01) })], visits, "乡镇").lead.join("")).not.toContain("乡镇之间");
  });

  it("is silent about the years unless the intervals lie apart", () => {
    const years = (first: number) => [balanceYear(2000, { gini: measure(first, 0.02, 0.03) }), balanceYear(2009, { gini: measure(0.06, 0.02, 0.05) })];

    expect(findings(years(0.04)).lead.join("")).toContain("明显扩大");
    expect(findings(years(0.09)).lead.join("")).toContain("明显缩小");
    expect(findings(years(0.055)).lead.join("")).not.toMatch(/扩大|缩小/);
  });

  it("gives no verdict on a count, and says why", () => {
    const { heading, lead } = findings([balanceYear(2009, { gini: { value: 0.3 } })], deaths);

    expect(heading).not.toContain("偶然");
    expect(lead[0]).toContain("不下结论");
  });

  it("says what lacks where too few are shown or most are withheld", () => {
    const none = (reason: "tooFew" | "mostWithheld", suppressed: number, areas = 3): Balance => ({ status: "none", reason, year: 2009, areas, leftOut: { suppressed, missing: 0, unfit: 0 } });

    expect(findings([none("tooFew", 0)]).heading).toContain("能显示的只有 3 个村");
    expect(findings([none("mostWithheld", 20)]).heading).toContain("差距无从比较");
    expect(findings([none("tooFew", 0, 0)]).heading).toContain("没有可比的数");
  });
});

describe("tables of balance", () => {
  it("hold every measure with its range of chance; between and within only where there are groups", () => {
    const ids = (groups?: string) => measureTable({ indicator: visits, now: BALANCE_YEARS.at(-1)!, level: "village", locale: "en", ...(groups ? { groups } : {}) })!.rows.map(({ id }) => id);

    expect(ids("townships")).toEqual(["gini", "theil", "between", "within", "top", "bottom", "fifthRatio"]);
    expect(ids()).toEqual(["gini", "theil", "top", "bottom", "fifthRatio"]);
  });

  it("say for each year whether it is more than chance, and why there is nothing", () => {
    const { columns, rows } = yearTable(BALANCE_YEARS, true, "en");

    expect(rows.every(({ cells }) => cells.length === columns.length - 1)).toBe(true);
    expect(rows.map(({ cells }) => cells[4])).toEqual(expect.arrayContaining(["more than chance", "no more than chance", "mostly withheld"]));
  });

  it("list indicators in the order of the register, whatever their gaps", () => {
    const line = (indicator: typeof visits, gini: number) => ({ indicator, now: balanceYear(2009, { gini: measure(gini, 0.02, 0.05) }), ginis: [{ year: 2008, gini }, { year: 2009, gini }] });
    const table = linesTable([line(visits, 0.01), line(deaths, 0.9)], { areaName: "清源乡", year: 2009, locale: "zh-CN" });

    expect(table.rows.map(({ id }) => id)).toEqual([visits.id, deaths.id]);
    expect(table.rows.map(({ exceeds }) => exceeds)).toEqual([false, true]);
    expect(table.rows[0]!.spark?.alt).toContain("2008");
  });

  it("name who moved with the chance, and say plainly that none did", () => {
    const area = { pos: 1, last: 1, parent: 0, depth: 1, level: "village", code: "a", nameZh: "柳沟" } as Area;
    const moves = (villages: Extract<FifthChanges, { status: "ok" }>["villages"]): FifthChanges => ({ status: "ok", from: 2008, to: 2009, areas: 24, size: 4, weak: "low", sure: 0.9, villages, counts: { left: 0, fell: villages.length, stayed: 0, outside: 10, unclear: 10 }, observed: { left: 3, fell: 3, stayed: 1, outside: 17 } });
    const view = (made: FifthChanges | undefined) => movesView(made, { end: "low", level: "village", hint: () => undefined, locale: "zh-CN" });

    expect(view(moves([{ area, change: "fell", chance: 0.964 }])).rows).toEqual([{ code: "a", name: "柳沟", move: "进入", chance: "96%" }]);
    expect(view(moves([])).sentences[0]).toContain("没有一个地区");
    expect(view({ status: "none", reason: "noChance", from: 2008, to: 2009 }).sentences[0]).toContain("无从判断");
  });
});

describe("pictures of balance", () => {
  it("state in the title what is so, and in words what the last year was", () => {
    expect(chanceSeriesOf("zh-CN").title).toBe("2009 年的差距在偶然范围之上");
    expect(chanceSeriesOf("zh-CN").alt).toMatch(/2009 年 0\.059/);
    expect(lorenzOf("en").title).toContain("further than chance");
    expect(lorenzOf("en").alt).toMatch(/lower half holds 4\d\.\d%/);
  });

  it("do not exist where no year has a number", () => {
    const none: Balance = { status: "none", reason: "tooFew", year: 2009, areas: 2, leftOut: { suppressed: 0, missing: 0, unfit: 0 } };

    expect(chanceSeriesView({ indicator: visits, years: [none], level: "village", areaName: "", locale: "en" })).toBeUndefined();
  });
});
