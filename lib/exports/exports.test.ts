import excel from "@protobi/exceljs";
import { tableFromIPC } from "apache-arrow";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../engine/duckdb/database";
import { toArrow } from "./arrow";
import { toCsv } from "./csv";
import { harmlessText, type FlatTable } from "./flat-table";
import { toParquet } from "./parquet";
import { toXlsx } from "./xlsx";

const TEXTS = ["石门", '=HYPERLINK("http://x")', "a,\"b\"\nc", null, "", "-1+2", "@x", "+y", "\tz"];
const NUMBERS = [0.1 + 0.2, -0.003, 0, null, 1e-12, 123456789.123, 5, 0.5, 1];
const table: FlatTable = { title: "t", columns: [{ name: "name", kind: "text", values: TEXTS }, { name: "value", kind: "number", values: NUMBERS }], sources: [["snapshot", "2009-10-05-0123456789ab"], ["=office", "=1+1"]] };
const names = { data: "数据", sources: "来源", item: "项目", content: "内容" };

describe("toCsv", () => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(toCsv(table));

  it("begins with the byte-order mark, so that Excel reads Chinese", () => {
    expect([...toCsv(table).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.slice(1)).toMatch(/^name,value\r\n石门,0.30000000000000004\r\n/);
  });

  it("quotes, keeps negative numbers as numbers, and leaves what is not there empty", () => {
    expect(text).toContain('"a,""b""\nc",0\r\n,\r\n');
    expect(text).toContain("-0.003\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("never writes the text %j as a formula", (formula) => {
    expect(harmlessText(formula).startsWith("'")).toBe(true);
    const csv = new TextDecoder().decode(toCsv({ ...table, columns: [{ name: "x", kind: "text", values: [formula] }] }));
    expect(csv.split("\r\n")[1]).toMatch(/^"?'/);
  });
});

describe("toXlsx", () => {
  it("keeps numbers as numbers and texts as texts, in both sheets, never as formulas", async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.load((await toXlsx(table, names)).buffer as ArrayBuffer);
    const data = workbook.getWorksheet("数据")!;

    expect(NUMBERS.map((_, at) => data.getRow(at + 2).getCell(2).value)).toEqual(NUMBERS);
    expect(data.getRow(3).getCell(1).value).toBe('=HYPERLINK("http://x")');
    expect(data.getRow(3).getCell(1).type).toBe(excel.ValueType.String);
    expect(workbook.getWorksheet("来源")!.getRow(3).getCell(2).value).toBe("=1+1");
  });
});

describe("toArrow and toParquet", () => {
  it("hold equal numbers and texts, absent ones as null", async () => {
    const arrow = tableFromIPC(toArrow(table));
    expect([...arrow.getChild("value")!]).toEqual(NUMBERS);
    expect([...arrow.getChild("name")!]).toEqual(TEXTS);

    const directory = mkdtempSync(join(tmpdir(), "parquet-"));
    writeFileSync(join(directory, "t.parquet"), await toParquet(table));
    const database = await openDatabase({ directories: [directory] });
    expect(await database.columns(`SELECT * FROM read_parquet('${directory}/t.parquet')`)).toEqual({ name: TEXTS, value: NUMBERS });
    database.close();
    rmSync(directory, { recursive: true });
  });

  it("give the same bytes for the same table", async () => {
    expect(await toParquet(table)).toEqual(await toParquet(table));
    expect(toArrow(table)).toEqual(toArrow(table));
    expect(await toXlsx(table, names)).toEqual(await toXlsx(table, names));
  });
});
