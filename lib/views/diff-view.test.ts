import { describe, expect, it } from "vitest";
import { makeRegistry } from "../indicators/registry";
import type { Restatement, RestatedSum } from "../snapshots/diff";
import { diffFindings, restatedTable, restatementTable, sizeOf } from "./diff-view";

const registry = makeRegistry();
const between = { before: "2009-04-05", after: "2009-10-05", areaName: "甲乡", registry };
const sum = (measure: string, year: number, more: Partial<RestatedSum> = {}): RestatedSum => ({ measure, year, restated: 0, moreMonths: 0, appeared: 0, disappeared: 0, ...more });
const row = (more: Partial<Restatement>): Restatement => ({ area: "a", nameZh: "甲村", level: "village", measure: "birth", year: 2008, sex: "", band: "", what: "restated", before: { status: "ok", value: 40 }, after: { status: "ok", value: 42 }, ...more });

describe("what two snapshots differ in", () => {
  it("counts what was put right apart from what only grew, came or went", () => {
    const summary = [sum("birth", 2006, { restated: 2 }), sum("birth", 2007, { restated: 3 }), sum("birth", 2009, { moreMonths: 9 }), sum("death", 2004, { restated: 1 }), sum("move_in", 2009, { appeared: 4 })];

    expect(diffFindings({ summary }, { ...between, locale: "zh-CN" })).toEqual(["2009-04-05 与 2009-10-05 两份快照之间，甲乡有 6 个数被更正，涉及 2004, 2006–2007；最多的是出生数（5 个）。", "另有 9 个数只是月份增加了。", "新报 4 个。"]);
    expect(diffFindings({ summary: [] }, { ...between, locale: "en" })).toEqual(["Between the snapshots of 2009-04-05 and 2009-10-05 no figure of 甲乡 was restated."]);
  });

  it("sets measures against years, without those of which nothing was put right", () => {
    const table = restatedTable([sum("birth", 2006, { restated: 2 }), sum("death", 2009, { moreMonths: 1 })], { ...between, locale: "zh-CN" })!.table;

    expect(table.columns.map(({ label }) => label)).toEqual(["项目", "2006", "合计"]);
    expect(table.rows.map(({ head }) => head)).toEqual(["出生数"]);
  });

  it.each([[40, 42, "+2", "+5.0%"], [42, 40, "−2", "−4.8%"], [0, 3, "+3", "—"]])("writes the size of %d → %d as %s and %s", (before, after, size, share) => {
    expect(sizeOf({ before: { status: "ok", value: before }, after: { status: "ok", value: after } })).toEqual({ size, share });
  });

  it("gives no size where either side is hidden", () => {
    const [only] = restatementTable([row({ before: { status: "suppressed", reason: "disclosure" }, after: { status: "suppressed", reason: "disclosure" }, sex: "M", band: "2" })], { registry, locale: "zh-CN", link: () => undefined }).rows;

    expect(only!.cells.map((cell) => "text" in cell && cell.text)).toEqual(["出生数（二孩、男）", "2008", "＊", "＊", "", "", "更正"]);
  });
});
