import { afterAll, describe, expect, it } from "vitest";
import { PROFILE } from "../snapshots/mapping/test-profile";
import { closeQualityLedgers, csv, ledgerOfFiles, ledgerOfForeign } from "./quality-test-ledger";
import { showView } from "./show";

afterAll(closeQualityLedgers);

describe("faults of a list of areas and of yearly numbers", () => {
  it("finds codes that changed, vanished and appeared, names twice and names that no font has, and years no chance explains", async () => {
    const areas = [
      ["01", "镇", "township", "", "", ""], ["0101", "永豊里", "village", "01", "", "2005-09"], ["0102", "永豐里", "village", "01", "2005-10", ""], ["0103", "甲", "village", "01", "", "2004-09"],
      ["0104", "乙", "village", "01", "2006-10", ""], ["0105", "丙", "village", "01", "", ""], ["0106", "丙", "village", "01", "", ""], ["0107", "磚\u{FFFFE}里", "village", "01", "", ""],
    ];
    const years = (area: string, counts: readonly number[]) => counts.map((count, at) => [area, 2004 + at, "death", count]);
    const deps = await ledgerOfFiles({
      areas: csv("code,name_zh,level,parent,from,to", areas),
      events: csv("area,period,kind,count", [...years("0105", [30, 28, 31, 0, 29, 30]), ...years("0106", [30, 28, 31, 33, 29, 120]), ...years("0107", [30, 22, 38, 31, 26, 33])]),
    });

    const faults = (await showView(deps, { view: "quality" })).faults!;

    expect(faults.map(({ code, area, period }) => `${code} ${area} ${period}`.trim())).toEqual(["renumbered 0102 2005-10", "vanished 0103 2004-09", "appeared 0104 2006-10", "zeroYear 0105 2007", "sameName 0106", "outlier 0106 2009", "unwritable 0107"]);
  });

  it("calls months even where nearly all are alike, not where some stand far apart", async () => {
    const months = (area: string, counts: readonly number[]) => counts.map((count, at) => [area, `2008-${String(at + 1).padStart(2, "0")}`, "move_out", count]).map((row) => (Number(String(row[1]).slice(5)) >= 10 ? [row[0]!, String(row[1]).replace("2008", "2007"), row[2]!, row[3]!] : row));
    const deps = await ledgerOfFiles({
      areas: csv("code,name_zh,level,parent", [["01", "镇", "township", ""], ...["0101", "0102", "0103"].map((code) => [code, code, "village", "01"])]),
      events: csv("area,period,kind,count", [...months("0101", [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]), ...months("0102", [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 9]), ...months("0103", [3, 3, 4, 3, 3, 2, 3, 3, 3, 3, 3, 3])]),
    });

    const faults = (await showView(deps, { view: "quality" })).faults!;

    // Both 36 events: whoever reads "nearly the same" cannot tell twelve threes from the other.
    expect(faults.map(({ code, area, period }) => `${code} ${area} ${period}`)).toEqual(["evenMonths 0101 2008", "evenMonths 0103 2008"]);
  });
});

describe("what a mapping profile settled at import", () => {
  it("is listed with area, file and row, for the record; only what no name matches is to be looked into", async () => {
    const coded = "年月,代号,区,村,生,生男,生女\n10701,6201001,甲市东 区,环城村,1,1,0\n10702,6201001,甲市东 区,环城村,1,0,1\n";
    const deps = await ledgerOfForeign({ "a.csv": coded, "b.csv": "年月,区,村,生,生男,生女,\n10612,甲县东镇,远村,1,1,0,\n" }, PROFILE);

    const faults = (await showView(deps, { view: "quality" })).faults!.filter(({ code }) => ["otherName", "blankName", "notFound"].includes(code));

    expect(faults.map(({ code, area, file, rows, severity, zh }) => `${code} ${area.slice(0, 6)} ${file} ${rows} ${severity} ${zh}`)).toEqual([
      "otherName 62 b.csv 1 low 名称另有写法“甲县”，已归入本地区（第 2 行）", "otherName 6201 b.csv 1 low 名称另有写法“东镇”，已归入本地区（第 2 行）",
      "blankName 6201 a.csv 2 low 名称中夹有空格（“东 区”），导入时已去掉（自第 2 行起）", expect.stringMatching(/^notFound 6201-x b\.csv 1 middle “甲县东镇 远村”没有代码.*（第 2 行）$/),
    ]);
    expect(faults[2]!.en).toBe("the name has blanks inside (“东 区”), taken out at import (from row 2)");
  });
});
