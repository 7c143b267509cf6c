import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase, type Database } from "../../engine/duckdb/database";
import { stepsSql, valueSql, whereSql } from "./field-sql";
import type { Step, ValueOf } from "./profile";

let database: Database;
beforeAll(async () => void (database = await openDatabase({ directories: [] })));
afterAll(() => database.close());

const of = async (sql: string, f: string | null, g: string | null = null) => (await database.rows(`SELECT ${sql} AS x FROM (SELECT $1::VARCHAR AS f, $2::VARCHAR AS g)`, [f, g]))[0]!.x;

it.each<[string, Step[], string]>([
  ["\u3000 东城 区\u00a0", ["trim"], "东城 区"],
  ["嘉义市西\u3000区 ", ["removeBlanks"], "嘉义市西区"],
  ["瓦\u{ffff}\u{fffff}村 ", ["trim"], "瓦\u{ffff}\u{fffff}村"],
  ["09007010-005", [{ replace: ["-", ""] }], "09007010005"],
  ["桃园县芦竹市", [{ match: "桃园县(..)[市镇乡]", to: "桃园市\\1区" }], "桃园市芦竹区"],
  ["不合的名字", [{ match: "桃园县(..)[市镇乡]", to: "桃园市\\1区" }], "不合的名字"],
  ["65000010001", [{ cut: [0, 5] }, { append: "00" }], "6500000"],
  ["7", [{ pad: [3, "0"] }], "007"],
  ["1234", [{ pad: [3, "0"] }], "1234"],
  ["甲市东区", [{ cut: [0, 2] }, { hash: 8 }, { append: "-x" }], `${createHash("md5").update("甲市").digest("hex").slice(0, 8)}-x`],
])("cleans %j by %j", async (text, steps, expected) => {
  expect(await of(stepsSql("f", steps), text)).toBe(expected);
});

const date = (pattern: string, as: "month" | "day" | "firstDay" | "lastDay", yearPlus = 0): ValueOf => ({ field: "f", date: { pattern, as, yearPlus } });

it.each<[string, ValueOf, string | null]>([
  ["11201", date("YYYMM", "month", 1911), "2023-01"],
  ["9912", date("YYYMM", "month", 1911), null],
  ["2024-02", date("YYYY-MM", "lastDay"), "2024-02-29"],
  ["2024-13", date("YYYY-MM", "lastDay"), null],
  ["2009.3", date("YYYY.M", "month"), "2009-03"],
  ["2009x3", date("YYYY.M", "month"), null],
  ["民国98年03月", date("民国YY年MM月", "firstDay", 1911), "2009-03-01"],
  ["20090302", date("YYYYMMDD", "day"), "2009-03-02"],
])("reads %s as %j", async (text, value, expected) => {
  expect(await of(valueSql(value), text)).toBe(expected);
});

it("translates literal values, joins texts and keeps constants", async () => {
  expect(await of(valueSql({ field: "f", translate: { 男性: "M", 合计: "" } }), "男性")).toBe("M");
  expect(await of(valueSql({ field: "f", translate: { 男性: "M", 合计: "" } }), "合计")).toBeNull();
  expect(await of(valueSql({ field: "f", translate: { 男性: "M" } }), "其他")).toBe("其他");
  expect(await of(valueSql({ join: [{ field: "f" }, { value: "-" }, { field: "g", steps: [{ pad: [3, "0"] }] }] }), "62", "1")).toBe("62-001");
  expect(await of(valueSql({ value: "it's" }), "")).toBe("it's");
});

it("holds conditions against cells; an empty cell meets none but emptiness", async () => {
  expect(await of(whereSql([{ field: "f", equals: ["合计", "小计"] }, { field: "g", empty: true }]), "小计")).toBe(true);
  expect(await of(whereSql([{ field: "f", equals: ["合计"] }]), null)).toBe(false);
  expect(await of(whereSql([{ field: "f", matches: "^62" }]), "620")).toBe(true);
  expect(await of(whereSql([{ field: "f", empty: false }]), null)).toBe(false);
});
