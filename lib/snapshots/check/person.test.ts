import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../engine/duckdb/database";
import { ledgerPersonFaults, personFaults, type PersonTable } from "./person";
import { places } from "./stage-rows";

let database: Database;
beforeEach(async () => {
  database = await openDatabase({ directories: ["/nonexistent"], threads: 2 });
});
afterEach(() => database.close());

async function faultsOf(columns: Record<string, (string | null)[]>, mapped: Record<string, string> = {}, codes?: string[]) {
  const names = Object.keys(columns);
  const text = (value: string | null) => (value === null ? "NULL" : `'${value.replaceAll("'", "''")}'`);
  const rows = columns[names[0]!]!.map((_, at) => `(${at + 2}, ${names.map((name) => text(columns[name]![at]!)).join(", ")})`);
  await database.run(`CREATE OR REPLACE TABLE raw AS SELECT * FROM (VALUES ${rows.join(", ")}) t(_row, ${names.map((_, at) => `c${at}`).join(", ")})`);
  if (codes) await database.run(`CREATE OR REPLACE TABLE codes AS SELECT unnest([${codes.map(text).join(", ")}]) AS code`);
  const table: PersonTable = { file: "events.csv", table: "raw", rowColumn: "_row", columns: names.map((name, at) => ({ name, column: `c${at}`, mapped: mapped[name] })) };
  return personFaults(database, table, codes ? "codes" : undefined);
}

const NUMBER = "11010519491231002X";

describe("personFaults", () => {
  it("names heading and cells of a column no ledger file knows, and never the value", async () => {
    const faults = await faultsOf({ 身份证号: [NUMBER, null], 备注: ["无", "机主13800138000"], note: ["生于1985年3月2日", "1985-03-02"] });

    expect(places(faults)).toEqual(["events.csv:1:身份证号:person.identityColumn", "events.csv:2:身份证号:person.identityNumber", "events.csv:2:note:person.birthDate", "events.csv:3:备注:person.mobileNumber", "events.csv:3:note:person.birthDate"]);
    expect(JSON.stringify(faults)).not.toMatch(/1101|1380|1985/);
    for (const { zh, en, value } of faults) {
      expect(value).toBe("");
      expect(zh).not.toBe(en);
    }
  });

  it("looks into the ledger's own columns too", async () => {
    const faults = await faultsOf({ area: ["V1", NUMBER], count: ["13800138000", "3"], name_zh: ["１３８００１３８０００", "19850302"] }, { area: "area", count: "count", name_zh: "name_zh" });

    expect(places(faults)).toEqual(["events.csv:2:count:person.mobileNumber", "events.csv:2:name_zh:person.mobileNumber", "events.csv:3:area:person.identityNumber", "events.csv:3:name_zh:person.birthDate"]);
  });

  it("exempts area codes that extend a listed 12-digit code, in area columns only", async () => {
    const group = "330106801201123"; // reads as a number of 1980-12-01 too
    const faults = await faultsOf({ area: [group, "330106801202123"], note: [group, null], parent: ["330106801201", group] }, { area: "area", parent: "parent" }, ["330106801201"]);

    expect(places(faults)).toEqual(["events.csv:2:note:person.identityNumber", "events.csv:3:area:person.identityNumber"]);
  });

  it("judges a doubtful heading by what stands below it", async () => {
    const faults = await faultsOf({ name: ["张三", "李小明"], mother: ["12", "9"], 产妇: ["王芳", null] });
    const villages = await faultsOf({ name: ["计家村", "环城村"] });

    expect(places(faults)).toEqual(["events.csv:1:name:person.nameColumn", "events.csv:1:产妇:person.nameColumn"]);
    expect(villages).toEqual([]);
  });

  it("leaves dates under a heading of time and numbers of other lengths alone", async () => {
    expect(await faultsOf({ 更新日期: ["2009-03-02"], 编号: ["20090302"], village: ["330106001201"], total: ["1380013800"] })).toEqual([]);
  });
});

describe("ledgerPersonFaults", () => {
  it("finds a person in what ledger.json says", () => {
    const faults = ledgerPersonFaults({ title: "台账 13800138000", as_of: "2009-10-05", prepared_by: "张三", sample: false, contact: { phone: NUMBER } });

    expect(places(faults)).toEqual(["ledger.json:0:title:person.mobileNumber", "ledger.json:0:prepared_by:person.name", "ledger.json:0:contact:person.identityNumber"]);
  });

  it.each(["乡统计办", "山河乡人民政府", "计生办", "统计站", "Township planning office"])("takes %s for an office", (office) => {
    expect(ledgerPersonFaults({ title: "2009 年台账", prepared_by: office })).toEqual([]);
  });
});
