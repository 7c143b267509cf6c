import { describe, expect, it } from "vitest";
import type { Effect } from "../analysis/lagging/effect";
import type { Evidence, LaggingVillage } from "../analysis/lagging/lagging";
import { LAGGING_RULES } from "../analysis/lagging/rules";
import { lagTimelineOf, lookupFor, STORIES } from "./fixtures/lagging";
import { evidenceTable, laggingBoard, laggingTable } from "./lagging-board-view";
import { effectBlock, whatIfBlock } from "./lagging-chance-view";
import { laggingMap } from "./lagging-map-view";

const clear: Evidence = { indicator: "x", period: "2009-Q4", behind: false, limit: 0.9, against: "target", status: "ok", value: 0.95, p: 0.7, adjusted: 1 };
const behind: Evidence = { indicator: "x", period: "2009-Q3", behind: true, limit: 0.9, against: "target", status: "ok", value: 0.5, p: 0.0003, adjusted: 0.004 };
const small: Evidence = { indicator: "y", period: "2009-Q3", behind: true, limit: 0.8, against: "area", status: "suppressed", reason: "smallCount" };
const villageOf = (area: string, state: LaggingVillage["state"], evidence: Evidence[] = [behind]): LaggingVillage => ({ area, state, since: "2009-Q2", rounds: 3, indicators: ["x"], evidence });
const zh = lookupFor("zh-CN");

describe("the board", () => {
  it("has five columns, says why and since when, and the deadline where a case sets one", () => {
    const notes = new Map([["b", { deadline: "2009-08-31", overdueDays: 35, href: "/lagging/b" }], ["a", { overdueDays: 0, href: "/lagging/a" }]]);
    const columns = laggingBoard([villageOf("a", "listed", [behind, small]), villageOf("b", "overdue"), villageOf("c", "improving", [behind, clear])], notes, zh);

    expect(columns.map(({ state, count }) => `${state} ${count}`)).toEqual(["overdue 1", "listed 1", "improving 1", "released 0", "watch 0"]);
    expect(columns[1]!.cards[0]).toMatchObject({ name: "石门", since: "自 2009 年 2 季度起", rounds: "在册 3 期", deadline: "未定限期", why: ["x 0.5，目标 0.9", "y不及全域 0.8（数小，不显示）"] });
    expect(columns[0]!.cards[0]!.deadline).toBe("限期 2009-08-31，逾期 35 天");
    expect(columns[2]!.cards[0]!.why).toEqual(["x已不落后"]);
  });

  it("lists no more than eight cards of a state and says how many more there are", () => {
    const many = Array.from({ length: 20 }, (_, at) => villageOf(`v${at}`, "watch"));

    expect(laggingBoard(many, new Map(), lookupFor("en"))[4]).toMatchObject({ count: 20, more: "12 more in the table below" });
    expect(laggingTable(many, new Map(), zh).rows).toHaveLength(20);
  });

  it("gives neither value nor chance of a small count", () => {
    const [cells] = evidenceTable([villageOf("a", "watch", [small])], zh).rows.map((row) => row.cells);

    expect(cells).toEqual(["y", "2009 年 3 季度", "数小，不显示", "全域 0.8", "数小，不显示", "落后"]);
    expect(evidenceTable([villageOf("a", "watch", [behind])], zh).rows[0]!.cells[4]).toBe("不到 0.1%");
  });
});

describe("the timeline", () => {
  it("draws only villages that were ever watched or listed, and says how many were not", () => {
    const { rows, title, note } = lagTimelineOf("zh-CN");

    expect(rows.map(({ code }) => code)).toEqual(["a", "b", "c"]);
    expect(title).toBe("2001—2009 年 2 个村上过名单，现在 1 个还在名单上");
    expect(note).toBe("其余 21 个村各期都没有列入或受关注。");
  });

  it("keeps the last ten years, and of many villages those longest on the list, in code order", () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`v${String(at).padStart(2, "0")}`, `${"C".repeat(60 - (at % 30))}W${"L".repeat(1 + (at % 30))}CC`]));
    const { rows, periods, note } = lagTimelineOf("en", many);

    expect([rows.length, periods]).toEqual([30, 40]);
    expect(rows.map(({ code }) => code)).toEqual([...rows.map(({ code }) => code)].sort());
    expect(note).toMatch(/Only the 30 villages longest on the list/);
    expect(Object.values(STORIES).every((story) => story.length <= 40)).toBe(true);
  });
});

it("the map writes the state on the tile, so it reads without colour", () => {
  const { kind, view } = laggingMap({ places: [{ code: "a", state: "overdue" }, { code: "b", state: "clear" }], geometry: undefined, areaName: "清源乡", period: "2009", lookup: zh });

  expect(kind).toBe("tiles");
  expect(kind === "tiles" && view.groups[0]!.marks.map(({ text, fill }) => [text, fill])).toEqual([["◼! 在册 · 逾期", "behind"], ["", "same"]]);
  expect(view.legend.map(({ text }) => text)).toEqual(["在册 · 逾期 1 个", "未列 1 个"]);
});

describe("whether help worked", () => {
  const group = { status: "ok", villages: 4, stays: 5, observed: 0.3, expected: 0.1, expectedRange: { lower: 0.02, upper: 0.18 }, difference: 0.2, differenceRange: { lower: 0.12, upper: 0.28 }, verdict: "more", resolution: 0.05 } as const;
  const effect: Effect = { helped: group, unhelped: { ...group, difference: -0.02, differenceRange: { lower: -0.1, upper: 0.06 }, verdict: "notMore" }, between: { difference: 0.22, range: { lower: 0.1, upper: 0.34 }, verdict: "more" } };

  it("stands beside what regression to the mean alone would give, rounded where counts are small", () => {
    const { title, table, paragraphs } = effectBlock(effect, LAGGING_RULES, zh);

    expect(title).toBe("得到帮助的村改善了 30 个百分点，大过不帮也会回升的程度");
    expect(table!.rows.map(({ cells }) => cells.slice(3, 7))).toEqual([["30", "10 (2—18)", "改善更大"], ["30", "10 (2—18)", "还看不出"]]);
    expect(paragraphs.join("")).toMatch(/以 5 个百分点为单位取整/);
  });

  it("never says that help fell short: below an upper bound nothing is known of help", () => {
    const below = { ...group, observed: 0.25, expected: 0.5, expectedRange: { lower: 0.45, upper: 0.55 }, difference: -0.25, differenceRange: { lower: -0.3, upper: -0.2 }, verdict: "notMore" } as const;
    const noRise = { ...below, observed: -0.05 };
    const words = (helped: typeof below | typeof noRise, lookup: typeof zh) => { const { title, paragraphs, table } = effectBlock({ helped, unhelped: group }, LAGGING_RULES, lookup); return [title, ...paragraphs, ...table!.rows.flatMap(({ cells }) => cells)].join("\n"); };

    expect(words(below, zh)).toMatch(/^得到帮助的村改善了 25 个百分点，其中多少是帮助的作用还看不出\n/);
    expect(words(below, zh)).toContain("不等于帮助没有用");
    expect(words(noRise, zh)).toMatch(/^得到帮助的村合起来还没有改善\n/);
    for (const text of [words(below, zh), words(noRise, zh)]) expect(text).not.toMatch(/不及|−2|−3/);
    for (const text of [words(below, lookupFor("en")), words(noRise, lookupFor("en"))]) expect(text).not.toMatch(/less|−2|−3/);
  });

  it("says what is lacking instead of a number", () => {
    expect(effectBlock("noCases", LAGGING_RULES, zh).paragraphs[0]).toMatch(/还没有办理记录/);
    expect(effectBlock({ helped: { status: "none", villages: 1, reason: "tooFew" }, unhelped: group }, LAGGING_RULES, lookupFor("en")).paragraphs[0]).toBe("Only 1 villages had help and data since; at least 3 are put together.");
    expect(effectBlock({ helped: { status: "none", villages: 4, reason: "withheld" }, unhelped: group }, LAGGING_RULES, zh).table).toBeUndefined();
  });
});

it("a what-if names who enters and who leaves", () => {
  const block = whatIfBlock({ rules: LAGGING_RULES, lagging: { villages: [], listings: [], tested: [] }, added: [], dropped: [], years: [{ year: 2008, before: 1, after: 1, entered: [], left: [] }, { year: 2009, before: 2, after: 2, entered: ["a"], left: ["b"] }] }, { lookup: zh });

  expect(block.title).toBe("2009 年末：进 1 个，出 1 个");
  expect(block.table!.rows[1]!.cells).toEqual(["2009", "2", "2", "石门", "上湾"]);
});
