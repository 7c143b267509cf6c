import { strFromU8, strToU8, Zip, ZipDeflate, zipSync } from "fflate";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stagePackages } from "../stage-packages";
import type { Staged } from "../staged";
import { places, testFolder, toGb18030, type TestFolder } from "../test-folder";
import { base, dated, inline, strange, XML } from "./test-workbook";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

async function stage(bytes: Uint8Array): Promise<Staged> {
  await folder.write({ "book.xlsx": bytes });
  return stagePackages(folder.database, [join(folder.path, "book.xlsx")], { workDir: folder.workDir });
}
const rows = (file: string) => folder.database.rows(`SELECT * FROM raw_${file} ORDER BY _row`);

describe("a workbook in other encodings", () => {
  const encoded = (encode: (text: string) => Uint8Array) =>
    zipSync(Object.fromEntries(Object.entries(strange({ ...base, events: dated("39873") })).map(([name, bytes]) => [name, name.endsWith(".rels") ? bytes : encode(strFromU8(bytes))])));
  const utf16 = (mark: string, swapped: boolean) => (text: string) => {
    const bytes = Buffer.from(mark + text.replace("UTF-8", "UTF-16"), "utf16le");
    return new Uint8Array(swapped ? bytes.swap16() : bytes);
  };

  it.each([["little end first", "\ufeff", false], ["big end first", "\ufeff", true], ["without a mark", "", false], ["big end first without a mark", "", true]])("is read as UTF-16, %s", async (_, mark, swapped) => {
    const staged = await stage(encoded(utf16(mark, swapped)));

    expect(staged.faults).toEqual([]);
    expect(await rows("areas")).toMatchObject([{ name_zh: "山河乡" }]);
  });

  it("is refused where it says to be in any other, and where it is not what it says", async () => {
    const codes = async (bytes: Uint8Array) => places((await stage(bytes)).faults);

    expect(await codes(encoded((text) => toGb18030(text.replace("UTF-8", "GBK"))))).toEqual(["book.xlsx:0::workbook.encoding"]);
    expect(await codes(encoded((text) => strToU8(text.replace("UTF-8", "GBK"))))).toEqual(["book.xlsx:0::workbook.encoding"]);
    expect(await codes(encoded(toGb18030))).toEqual(["book.xlsx:0::workbook.broken"]);
  });
});

describe("a workbook that is large in one way", () => {
  it("has a cell of 200,000 characters, which is read whole, and a record beyond a megabyte, which is named", async () => {
    const long = "村".repeat(200_000);
    const line = (text: string, times: number) => inline(["area", "period", "item", "value", "source"], ["T", "2009", text, "1", text.repeat(times)]);

    expect((await stage(zipSync(strange({ ...base, reported: line(long, 0) })))).faults).toEqual([]);
    expect(await folder.database.rows("SELECT length(item) AS n, item = repeat('村', 200000) AS same FROM raw_reported")).toEqual([{ n: 200_000, same: true }]);
    expect(places((await stage(zipSync(strange({ ...base, reported: line(long, 1) })))).faults)).toEqual(["reported.csv:2::record.tooLong"]);
  });

  it("has as many formatted empty rows as a sheet may have, which count as blank, within little memory", async () => {
    await folder.write({ "book.xlsx": styled(1_048_576) });
    const { staged, grown } = await watched(() => stagePackages(folder.database, [join(folder.path, "book.xlsx")], { workDir: folder.workDir }));

    expect(staged.faults).toEqual([]);
    expect((await rows("areas")).map(({ _row }) => _row)).toEqual([2, 1_048_576]);
    expect(grown).toBeLessThan(300 * 1024 * 1024);
  });

  it("has two million of them, which is one clear fault", async () => {
    await folder.write({ "book.xlsx": styled(2_000_000) });
    const { staged, grown } = await watched(() => stagePackages(folder.database, [join(folder.path, "book.xlsx")], { workDir: folder.workDir }));

    expect(places(staged.faults)).toEqual(["book.xlsx:0::workbook.tooManyRows"]);
    expect(grown).toBeLessThan(300 * 1024 * 1024);
  });
});

/** A workbook whose areas stand in rows 2 and `last`, with formatted empty rows between them; written piece by piece. */
function styled(last: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    parts.push(piece);
  });
  const files = strange({ ...base, events: inline(["area", "period", "kind", "count"]) });
  for (const [name, bytes] of Object.entries(files).filter(([file]) => file !== "xl/worksheets/part-1.xml")) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(bytes, true);
  }
  const sheet = new ZipDeflate("xl/worksheets/part-1.xml", { level: 1 });
  zip.add(sheet);
  const filled = (row: number, texts: string[]) => `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
  sheet.push(strToU8(`${XML}<worksheet><sheetData>${filled(1, ["code", "name_zh", "level"])}${filled(2, ["T", "山河乡", "township"])}`));
  for (let from = 3; from < last; from += 20_000) {
    const rowsHere = Array.from({ length: Math.min(20_000, last - from) }, (_, at) => `<row r="${from + at}" s="1" customFormat="1"><c r="A${from + at}" s="1"/><c r="B${from + at}" s="0"/></row>`);
    sheet.push(strToU8(rowsHere.join("")));
  }
  sheet.push(strToU8(`${filled(last, ["U", "河口乡", "township"])}</sheetData></worksheet>`), true);
  zip.end();
  return new Uint8Array(Buffer.concat(parts));
}

/** How much memory a reading takes at its peak, beyond what was in use before. */
async function watched(work: () => Promise<Staged>): Promise<{ staged: Staged; grown: number }> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  try {
    return { staged: await work(), get grown() { return peak - before; } };
  } finally {
    clearInterval(timer);
  }
}
