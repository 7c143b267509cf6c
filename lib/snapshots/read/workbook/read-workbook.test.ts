import ExcelJS from "@protobi/exceljs";
import { strToU8, zipSync } from "fflate";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stagePackages } from "../stage-packages";
import type { Staged } from "../staged";
import { places, testFolder, type TestFolder } from "../test-folder";
import { base, dated, strange, XML } from "./test-workbook";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

type Sheets = Record<string, unknown[][]>;
const LEDGER = [["key", "value"], ["title", "台账"], ["as_of", new Date(Date.UTC(2009, 9, 5))], ["stat_year_start", 10], ["prepared_by", "山河乡人民政府"], ["sample", true]];
const AREAS = [["代码", "名称", "级别", "上级代码"], [62, "山河乡", "乡镇", null], ["0062", "计家村", "村", 62]];
const EVENTS = [["area", "period", "kind", "sex", "count"], ["0062", "2009-03", "birth", "M", 2]];
const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));

async function book(sheets: Sheets): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, lines] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    lines.forEach((line, at) => line.forEach((cell, column) => {
      if (cell === null) return;
      sheet.getCell(at + 1, column + 1).value = cell as ExcelJS.CellValue;
    }));
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function stage(bytes: Uint8Array): Promise<Staged> {
  await folder.write({ "book.xlsx": bytes });
  return stagePackages(folder.database, [join(folder.path, "book.xlsx")], { workDir: folder.workDir });
}
const rows = (file: string) => folder.database.rows(`SELECT * FROM raw_${file} ORDER BY _row`);

describe("a workbook", () => {
  it("is a package: sheets of either name, the ledger as keys and values, an empty spare sheet ignored", async () => {
    const staged = await stage(await book({ 说明: LEDGER, 区划: AREAS, events: EVENTS, Sheet4: [] }));

    expect(staged.faults).toEqual([]);
    expect(staged.ledger).toEqual({ title: "台账", asOf: "2009-10-05", statYearStart: 10, preparedBy: "山河乡人民政府", sample: true });
    expect((await rows("areas")).map(({ code, level, parent }) => [code, level, parent])).toEqual([["62", "township", null], ["0062", "village", "62"]]);
    expect(staged.sources).toMatchObject([{ path: "book.xlsx", rows: 3 }]);
  });

  it("turns cells into text: dates, months where a month belongs, plain digits, stored values of formulas", async () => {
    const events = [
      ["area", "period", "reported", "kind", "count"],
      [620000000001, day(2009, 3, 1), day(2009, 4, 1), "birth", { formula: "1+1", result: 2 }],
      ["a", day(2009, 3, 2), null, { richText: [{ text: "bi" }, { text: "rth" }] }, 1e21],
      ["b", 2009, null, { text: "birth", hyperlink: "http://localhost" }, 1.5],
      ["c", { formula: "DATE(2009,3,1)", result: day(2009, 3, 1) }, null, true, { error: "#N/A" }],
    ];
    await stage(await book({ ledger: LEDGER, areas: AREAS, events }));

    expect((await rows("events")).map(({ area, period, reported, kind, count }) => [area, period, reported, kind, count])).toEqual([
      ["620000000001", "2009-03", "2009-04", "birth", "2"],
      ["a", "2009-03-02", null, "birth", "1000000000000000000000"],
      ["b", "2009", null, "birth", "1.5"],
      ["c", "2009-03", null, "TRUE", "#N/A"],
    ]);
  });

  it("keeps YYYY-MM-DD on day 1 where a day belongs", async () => {
    await stage(await book({ ledger: LEDGER, areas: AREAS, population: [["area", "date", "count"], ["62", day(2009, 1, 1), 5]] }));

    expect(await rows("population")).toMatchObject([{ date: "2009-01-01", count: "5" }]);
  });

  it("numbers records by rows, blank ones counted, and finds cells beyond the header", async () => {
    const staged = await stage(await book({ ledger: LEDGER, areas: AREAS, events: [EVENTS[0]!, [], EVENTS[1]!, [...EVENTS[1]!, "x"], []] }));

    expect(places(staged.faults)).toEqual(["events.csv:4::record.tooManyFields"]);
    expect((await rows("events")).map(({ _row }) => _row)).toEqual([3]);
  });

  it("keeps every Chinese character of long sheets", async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => [`V${at}`, `计家村与环城村之间的地方${at}`, "village", null]);
    await stage(await book({ ledger: LEDGER, areas: [AREAS[0]!, ...names], events: EVENTS }));

    expect(await folder.database.rows("SELECT count(*) AS n FROM raw_areas WHERE name_zh LIKE '计家村与环城村之间的地方%' AND NOT contains(name_zh, '\ufffd')")).toEqual([{ n: 20_000 }]);
  });

  it("may have a title above a header, which is told; what stands below it is read as it should be", async () => {
    const events = [["山河乡人口变动情况表"], [], EVENTS[0]!, ["0062", day(2009, 3, 1), "birth", "M", 2], ["0062", day(2009, 4, 1), "birth", "M", 2, 3]];
    const staged = await stage(await book({ ledger: LEDGER, areas: AREAS, events }));

    expect(places(staged.faults)).toEqual(["events.csv:1::header.notFirst", "events.csv:5::record.tooManyFields"]);
    expect((await rows("events")).map(({ _row, period }) => [_row, period])).toEqual([[4, "2009-03"]]);
  });

  it("may have blanks around a sheet's name, which nobody sees: they are named", async () => {
    const { faults } = await stage(await book({ ledger: LEDGER, areas: AREAS, events: EVENTS, "人口 ": [["area"]] }));

    expect(faults.map(({ code, zh }) => [code, zh.includes("空格") && zh.includes("“人口”")])).toEqual([["file.unknown", true]]);
  });

  it("lists faults under the English names of files; unknown and double sheets are refused", async () => {
    const staged = await stage(await book({ ledger: [["title", "台账"], ["titel", "x"]], 区划: [["代码", "名称"]], areas: AREAS, evnts: EVENTS }));

    expect(places(staged.faults).sort()).toEqual([
      "areas.csv:0::file.twice", "areas.csv:1:level:column.missing", "events.csv:0::file.missing", "evnts:0::file.unknown",
      "ledger.json:0:as_of:ledger.missing", "ledger.json:0:prepared_by:ledger.missing", "ledger.json:0:titel:ledger.unknownKey",
    ].sort());
  });
});

describe("a workbook of another program", () => {
  it("is read by its relations, whatever its parts are called; a date may be a formula, a time of day is none", async () => {
    const staged = await stage(zipSync(strange({ ...base, events: dated("39873") })));

    expect(staged.faults).toEqual([]);
    expect(await rows("events")).toMatchObject([{ _row: 2, period: "2009-03", kind: "birth", count: "0.5" }]);
  });

  it("may count its days from 1904", async () => {
    await stage(zipSync(strange({ ...base, events: dated("38411") }, '<x:workbookPr date1904="1"/>')));

    expect(await rows("events")).toMatchObject([{ period: "2009-03" }]);
  });
});

describe("a workbook that cannot be read", () => {
  const fault = async (bytes: Uint8Array) => places((await stage(bytes)).faults);
  const bomb = () => zipSync({ ...strange(base), "xl/worksheets/part-0.xml": new Uint8Array(48 * 1024 * 1024).fill(0x20) }, { level: 9 });

  it("is one clear fault, whatever is wrong with it", async () => {
    const good = zipSync(strange({ ...base, events: dated("39873") }));

    expect(await fault(strToU8("no workbook"))).toEqual(["book.xlsx:0::workbook.broken"]);
    expect(await fault(good.subarray(0, good.length - 100))).toEqual(["book.xlsx:0::workbook.broken"]);
    expect(await fault(zipSync(strange({ ...base, events: "<x:row><x:c>" })))).toEqual(["book.xlsx:0::workbook.broken"]);
    expect(await fault(zipSync(strange({ ...base, events: '<x:row r="2"/><x:row r="1"/>' })))).toEqual(["book.xlsx:0::workbook.broken"]);
    expect(await fault(zipSync({ ...strange(base), "../outside.xml": strToU8("x") }))).toEqual(["book.xlsx:0::workbook.broken"]);
    expect(await fault(zipSync({ "_rels/.rels": strToU8(`${XML}<Relationships/>`) }))).toEqual(["book.xlsx:0::workbook.broken"]);
  });

  it("is not inflated when it is a bomb", async () => {
    const before = process.memoryUsage().rss;

    expect(await fault(bomb())).toEqual(["book.xlsx:0::workbook.tooLarge"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  it("is not inflated beyond what its directory says", async () => {
    const bytes = bomb();
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The size in the directory is made to look harmless; the local header is left alone.
    for (let at = 0; at < bytes.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 48 * 1024 * 1024) view.setUint32(at + 24, 1000, true);

    expect(await fault(bytes)).toEqual(["book.xlsx:0::workbook.broken"]);
  });

  it("entities of its XML are not expanded", async () => {
    const laughing = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x:row><x:c t="str"><x:v>&b;</x:v></x:c></x:row>`;

    expect(await fault(zipSync(strange({ ...base, events: laughing })))).toEqual(["book.xlsx:0::workbook.broken"]);
  });

  it("has a password: the compound file that spreadsheet programs make of it, or an encrypted part; an old .xls says so", async () => {
    const compound = (stream: string) => {
      const bytes = Buffer.alloc(3 * 512);
      Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
      bytes.writeUInt16LE(9, 30);
      bytes.writeUInt32LE(1, 48);
      Buffer.from(stream, "utf16le").copy(bytes, 2 * 512 + 128);
      return bytes;
    };
    const flagged = zipSync(strange(base));
    for (let at = 0; at < flagged.length - 46; at += 1) if (new DataView(flagged.buffer).getUint32(at, true) === 0x02014b50) flagged[at + 8]! |= 1;

    expect(await fault(compound("EncryptedPackage"))).toEqual(["book.xlsx:0::workbook.encrypted"]);
    expect(await fault(flagged)).toEqual(["book.xlsx:0::workbook.encrypted"]);
    expect(await fault(compound("Workbook"))).toEqual(["book.xlsx:0::workbook.oldFormat"]);
    expect(await fault(compound("").subarray(0, 40))).toEqual(["book.xlsx:0::workbook.oldFormat"]);
  });

  it("holds a link, whatever it points at", async () => {
    const link = zipSync({ ...strange({ ...base, events: dated("39873") }), "xl/media/x.xml": [strToU8("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] });

    expect(await fault(link)).toEqual(["book.xlsx:0::workbook.link"]);
  });
});
