import excel from "@protobi/exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { openOffice } from "./fixtures/office-parts";
import { reportOf } from "./fixtures/report";
import { sheetCell, toPackXlsx, type SheetTable } from "./pack-xlsx";
import { fitForFiles } from "./report";

const words = { contents: "目录", sources: "来源", item: "名称", text: "内容", origin: "来历", lower: "下限", upper: "上限", mark: "标记", sheet: "工作表", moreRows: (shown: number, total: number) => `${shown}/${total}` };
const cell = (text: string) => ({ text });
const table: SheetTable = {
  title: "各村 [一/二]: 出生率", note: "注", total: 8163,
  columns: [{ label: "村", kind: "text" }, { label: "数值", kind: "number" }, { label: "95% 区间", kind: "number" }, { label: "覆盖", kind: "number" }],
  rows: [[cell("=SUM(A1)"), { text: "10.42‰", mark: "初" }, cell("(9.87–11.00)"), { text: "88.3%", behind: "(80.0–92.0)" }], [cell("石门"), cell("1–4"), cell(""), cell("−1,234")], [cell("@x"), cell("未报"), cell("(1.00–2.00)"), cell("")]],
};

describe("toPackXlsx", { timeout: 30_000 }, () => {
  let bytes: Uint8Array;
  const book = new excel.Workbook();
  const sheet = () => book.worksheets[1]!;
  beforeAll(async () => {
    const { source } = reportOf();
    const question = () => fitForFiles({ title: "材料", subtitle: "清源乡", source, tables: [table, { ...table, title: "各村 [一/二]: 出生率" }], words });
    bytes = await toPackXlsx(question());
    await book.xlsx.load(bytes as never);
    expect(Buffer.from(await toPackXlsx(question())).equals(Buffer.from(bytes))).toBe(true);
  });

  it("is whole, with a sheet for each table under a name of its own, and sources last", () => {
    const names = book.worksheets.map(({ name }) => name);

    expect(openOffice(bytes).faults).toEqual([]);
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
    expect(names.join("")).not.toMatch(/[[\]:*?/]/);
    expect(names.at(-1)).toBe("来源");
  });

  it("has real numbers with their formats, both ends of intervals, and what is no number as text", () => {
    const row = (at: number) => [1, 2, 3, 4, 5, 6, 7, 8].map((column) => sheet().getCell(at, column).value);

    expect([1, 2, 3, 4, 5, 6, 7, 8].map((column) => sheet().getCell(3, column).value)).toEqual(["村", "数值", "数值 标记", "下限", "上限", "覆盖", "覆盖 下限", "覆盖 上限"]);
    expect(row(4)).toEqual(["=SUM(A1)", 10.42, "初", 9.87, 11, 0.883, 0.8, 0.92]);
    expect(row(5)).toEqual(["石门", "1–4", null, null, null, -1234, null, null]);
    expect([sheet().getCell(4, 2).numFmt, sheet().getCell(4, 6).numFmt, sheet().getCell(5, 6).numFmt]).toEqual(['#,##0.00"‰"', "#,##0.0%", "#,##0"]);
  });

  it("keeps text that begins like a formula as text, and the head in sight", () => {
    const { parts } = openOffice(bytes);

    expect(Object.entries(parts).filter(([name, xml]) => name.startsWith("xl/worksheets/") && xml.includes("<f>"))).toEqual([]);
    expect(sheet().getCell(4, 1).type).toBe(excel.ValueType.String);
    expect(sheet().views[0]).toMatchObject({ state: "frozen", ySplit: 3, xSplit: 1 });
  });

  it.each([["88.3%", 0.883], ["−3.47‰", -3.47], ["11,804", 11804], ["1–4", "1–4"], ["2009-10", "2009-10"], ["＊", "＊"], ["", null]])("reads %s as %s", (text, value) => {
    expect(sheetCell(text).value).toBe(value);
  });
});
