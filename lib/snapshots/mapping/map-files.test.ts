import ExcelJS from "@protobi/exceljs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stagePackages } from "../read/stage-packages";
import type { Staged } from "../read/staged";
import { places, testFolder, toGb18030, type TestFolder } from "../read/test-folder";
import { parseProfile } from "./profile";
import { CODED, PROFILE } from "./test-profile";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

async function map(files: Record<string, string | Uint8Array>, profile: object = PROFILE): Promise<Staged> {
  await folder.write(files);
  const paths = Object.keys(files).map((name) => join(folder.path, name));
  return stagePackages(folder.database, paths, { workDir: folder.workDir, profile: parseProfile(JSON.stringify(profile)) });
}
const events = async () => (await folder.database.rows("SELECT * FROM raw_events ORDER BY period, area, sex DESC")).map(({ _file, _row, area, period, kind, sex, count }) => [_file, _row, area, period, kind, sex, count].join(" "));
const areas = async () => (await folder.database.rows("SELECT * FROM raw_areas ORDER BY code")).map((row) => ["code", "name_zh", "level", "parent", "from", "to"].map((name) => row[name] ?? "").join(","));

const TWO_ROWS = "month,code,district,village,births,births_m,births_f\n年月,代号,区,村,生,生男,生女\n10702,6201-001,甲市东区,环城新村,4,4,0\n\n10702,6202001,甲市西区,引水村,1,0,1\n";

describe("tables with codes", () => {
  it("become ledger rows whatever their layout, with file and record number; totals are skipped and counted", async () => {
    const staged = await map({ "a.csv.gz": gzipSync(CODED), "b.csv": toGb18030(TWO_ROWS) });

    expect(staged.faults).toEqual([]);
    expect(await events()).toEqual([
      "a.csv.gz 2 6201001 2018-01 birth M 1", "a.csv.gz 2 6201001 2018-01 birth F 2", "a.csv.gz 3 6201002 2018-01 birth M ", "a.csv.gz 3 6201002 2018-01 birth F ",
      "b.csv 3 6201001 2018-02 birth M 4", "b.csv 3 6201001 2018-02 birth F 0", "b.csv 5 6202001 2018-02 birth M 0", "b.csv 5 6202001 2018-02 birth F 1",
    ]);
    expect(staged.mappingCounts).toEqual({
      inputs: [{ input: "months", files: 2, sourceRows: 5, used: 4, skipped: [{ reason: { zh: "合计行", en: "a total" }, rows: 1 }], refused: 0, blank: 1, unmatched: 0 }],
      sums: [{ file: "events", column: "births_m", source: 5, staged: 5 }, { file: "events", column: "births_f", source: 3, staged: 3 }],
    });
    expect(staged.tables.events?.sourceRows).toBe(8);
  });

  it("give areas by the prefixes of codes, with the name of the latest month and the months in which they occur", async () => {
    await map({ "a.csv": CODED, "b.csv": TWO_ROWS });

    expect(await areas()).toEqual([
      "62,甲市,county,R,,", "6201,东区,township,62,,", "6201001,环城新村,village,6201,,", "6201002,计\ue000村,village,6201,,2018-01",
      "6202,西区,township,62,2018-02,", "6202001,引水村,village,6202,2018-02,", "R,全区,country,,,",
    ]);
  });

  it("set the day of the snapshot to the end of the latest month", async () => {
    const staged = await map({ "b.csv": TWO_ROWS });

    expect(staged.ledger).toEqual({ title: "外来表", asOf: "2018-02-28", statYearStart: 1, preparedBy: "统计办公室", sample: false });
    expect(staged.profileHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("tables without codes", () => {
  const EARLY = "年月,区,村,生,生男,生女,\n10612,甲县东镇,环城村,5,2,3,\n10612,甲县东镇,旧村,1,1,0,\n10612,乙县,远村,2,1,1,\n";

  it("are joined by name; what matches nothing is listed and counted, and keeps its place inside the enclosing area", async () => {
    const staged = await map({ "a.csv": CODED, "early.csv": EARLY });

    expect(staged.faults).toEqual([]);
    const found = (await events()).filter((row) => row.startsWith("early.csv")).sort();
    expect(found[1]).toMatch(/^early\.csv 2 6201001 2017-12 birth M 2$/);
    expect(found[3]).toMatch(/^early\.csv 3 6201-x[0-9a-f]{8} 2017-12 birth M 1$/);
    expect(found[5]).toMatch(/^early\.csv 4 x[0-9a-f]{8} 2017-12 birth M 1$/);
    expect(staged.mappingCounts?.inputs[0]).toMatchObject({ sourceRows: 6, used: 5, unmatched: 2 });
    expect((await readFile(staged.unmatchedList!, "utf8")).split("\n").slice(0, 3)).toEqual(["\ufefffile,row,names,time,code", expect.stringMatching(/^early\.csv,3,甲县东镇 旧村,2017-12,6201-x/), expect.stringMatching(/^early\.csv,4,乙县 远村,2017-12,x/)]);
    expect((await areas()).filter((row) => row.includes("-x") || row.startsWith("x"))).toEqual([expect.stringMatching(/^6201-x.*,旧村,village,6201,,2017-12$/), expect.stringMatching(/^x.*,远村,village,R,,2017-12$/)]);
  });

  it("take of several codes for one name the one nearest in time, and give no code twice in a month", async () => {
    const coded = (time: string, code: string) => `年月,代号,区,村,生,生男,生女\n${time},${code},甲市东区,环城村,1,1,0\n`;
    await map({ "a.csv": coded("10701", "6201009"), "b.csv": coded("10901", "6201001"), "early.csv": EARLY + "10612,甲市东区,环城村,7,7,0,\n" });

    const codes = (await folder.database.rows("SELECT _row, area FROM raw_events WHERE _file = 'early.csv' AND sex = 'M' AND _row IN (2, 5) ORDER BY 1")).map(({ area }) => area);
    expect(codes[1]).toBe("6201009");
    expect(codes[0]).toMatch(/^6201-x/);
  });
});

describe("what does not fit", () => {
  it("is refused with file, record and heading: no time, no count, parts that do not add up", async () => {
    const staged = await map({ "a.csv": "年月,代号,区,村,生,生男,生女\n1071,6201001,甲市东区,环城村,3,1,2\n10701,6201002,甲市东区,计家村,3.0,1,2\n10701,6201003,甲市东区,引水村,4,1,2\n10701,6201004,甲市东区,远村,3,1,2\n" });

    expect(places(staged.faults)).toEqual(["a.csv:2:年月:profile.time", "a.csv:3:生:profile.count", "a.csv:4:生:profile.equal"]);
    expect(staged.mappingCounts?.inputs[0]).toMatchObject({ sourceRows: 4, used: 1, refused: 3 });
    expect(staged.mappingCounts?.sums.map(({ source, staged: n }) => [source, n])).toEqual([[1, 1], [2, 2]]);
  });

  it("is a header of no layout, which says what it lacks and what it does not know", async () => {
    const [fault] = (await map({ "a.csv": "年月,代号,区,村,生,男,生女\n" })).faults;

    expect(places([fault!])).toEqual(["a.csv:1:生男:profile.header"]);
    expect(fault!.en).toContain('lacks "生男", does not know "男"');
  });

  it("is a file that no name pattern takes in, or that is not there", async () => {
    const profile = { ...PROFILE, inputs: [{ ...PROFILE.inputs[0], files: ["births/2*.csv"] }] };

    expect(places((await map({ "births/3.csv": CODED, "births/21.csv": CODED }, profile)).faults)).toEqual(["3.csv:0::file.unknown"]);
    expect(places((await stagePackages(folder.database, [join(folder.path, "none.csv")], { workDir: folder.workDir, profile: parseProfile(JSON.stringify(profile)) })).faults)).toEqual(["none.csv:0::file.missing"]);
  });

  it("is a person anywhere, told by file and record", async () => {
    const staged = await map({ "a.csv": CODED, "b.csv": CODED.replace("10701,6201-002,甲市东区,计\ue000村,NA,NA,NA,", "\r\n10702,6201-002,甲市东区,计家村,0,0,0,电话13912345678") });

    expect(staged.faults.filter(({ code }) => code.startsWith("person."))).toMatchObject([{ file: "b.csv", row: 4, column: "备注", en: expect.stringMatching(/^b\.csv row 4, column 备注: [a-z]/) }]);
    expect(JSON.stringify(staged.faults)).not.toContain("13912345678");
  });

  it("is a broken record, numbered in its own file, while those behind it keep their numbers", async () => {
    const staged = await map({ "a.csv": CODED, "b.csv": "年月,代号,区,村,生,生男,生女,备注\n10702,6201001\n10702,6201001,甲市东区,环城村,1,1,0,\n" });

    expect(places(staged.faults)).toEqual(["b.csv:2::record.tooFewFields"]);
    expect(await events()).toContain("b.csv 3 6201001 2018-02 birth M 1");
  });
});

it("lists the rows that a rule skips, with reason, file and record, and no cell that could be a formula", async () => {
  const rule = { ...PROFILE.inputs[0]!.skip[0], reason: { zh: "=合计行", en: "a total" } };
  const staged = await map({ "a.csv": CODED, "b.csv": CODED.replace("10701,6201-002", "\r\n10702,6201-002").replace("10701", "10702") }, { ...PROFILE, inputs: [{ ...PROFILE.inputs[0], skip: [rule] }] });

  expect(staged.faults).toEqual([]);
  expect(await readFile(staged.skippedList!, "utf8")).toBe("\ufeffreason,reason_en,file,row\n'=合计行,a total,a.csv,4\n'=合计行,a total,b.csv,5\n");
  expect((await map({ "b.csv": TWO_ROWS })).skippedList).toBeUndefined();
});

it("reads a sheet with merged headings, a title above them and own rows of the root", async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("说明");
  const sheet = workbook.addWorksheet("人口");
  sheet.addRows([["2020 年人口"], ["地区", "代码", "合计", "0 岁", null], [null, null, null, "男", "女"], ["全国", "NA", 30, 11, 10], ["  甲省", 620000, 30, 11, 10], ["开发区", "NA", 5, 1, 1]]);
  const profile = {
    version: 1, ledger: { title: "普查", as_of: "2020-11-01", prepared_by: "统计办公室" }, root: { code: "CN", name_zh: "全国" },
    inputs: [{
      id: "census", sheet: "人口", blank: ["NA"],
      layouts: [{ headerRows: 3, nameRows: [2, 3], fill: true, columns: { name: "地区", code: "代码", all: "合计", boys: "0岁/男", girls: "0岁/女" } }],
      set: [{ field: "code", where: [{ field: "name", equals: ["全国"] }], to: { value: "CN" } }],
      skip: [{ where: [{ field: "code", empty: true }], reason: { zh: "没有代码", en: "no code" } }],
      time: { value: "2020-11" },
      emit: [{ file: "population", columns: { area: { field: "code" }, date: { value: "2020-11-01" } }, unpivot: [{ field: "all", set: { age_from: "0" } }, { field: "boys", set: { sex: "M", age_from: "0", age_to: "0" } }] }],
      areas: [{ level: "province", where: [{ field: "code", matches: "^[0-9]{6}$" }], code: { field: "code" }, name: { field: "name" } }],
    }],
  };
  const staged = await map({ "census.xlsx": new Uint8Array(await workbook.xlsx.writeBuffer()) }, profile);

  expect(staged.faults).toEqual([]);
  expect((await folder.database.rows("SELECT * FROM raw_population ORDER BY area, sex")).map(({ _row, area, sex, age_to, count }) => [_row, area, sex, age_to, count])).toEqual([
    [5, "620000", "M", "0", "11"], [5, "620000", null, null, "30"], [4, "CN", "M", "0", "11"], [4, "CN", null, null, "30"],
  ]);
  expect(await areas()).toEqual(["620000,甲省,province,CN,,", "CN,全国,country,,,"]);
  expect(staged.mappingCounts?.inputs[0]?.skipped[0]?.rows).toBe(1);
});
