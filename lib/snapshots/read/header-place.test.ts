import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { join } from "node:path";
import { stagePackages } from "./stage-packages";
import type { Staged } from "./staged";
import { places, testFolder, type TestFolder } from "./test-folder";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

const LEDGER = JSON.stringify({ title: "台账", as_of: "2009-10-05", prepared_by: "山河乡人民政府" });
const AREAS = "code,name_zh,level\nT,山河乡,township\n";

async function stage(events: string, more: Record<string, string> = {}): Promise<Staged> {
  await folder.write({ "p/ledger.json": LEDGER, "p/areas.csv": AREAS, "p/events.csv": events, ...more });
  return stagePackages(folder.database, [join(folder.path, "p")], { workDir: folder.workDir });
}
const rows = async () => (await folder.database.rows("SELECT * FROM raw_events ORDER BY _row")).map(({ _row, area, period, count }) => [_row, area, period, count]);

describe("a header that is not the first row", () => {
  it("is one fault that says where it is; the records keep their numbers and are read by it", async () => {
    const staged = await stage("山河乡人口变动情况表\r\n填报：乡政府,,,\r\n地区,期间,类别,数量\r\nT,2009-03,出生,1\r\n\r\nT,2009-04\r\nT,2009-05,出生,2\r\n");

    expect(places(staged.faults)).toEqual(["events.csv:1::header.notFirst", "events.csv:6::record.tooFewFields"]);
    expect(staged.faults[0]?.zh).toContain("第 3 行");
    expect(await rows()).toEqual([[4, "T", "2009-03", "1"], [7, "T", "2009-05", "2"]]);
  });

  it("is looked at for persons with what stands above it, while its dates stay dates", async () => {
    const staged = await stage("area,period,kind,count\n", { "p/population.csv": "人口表,,\n联系 13912345678,,\narea,date,count\nT,2009-01-01,5\n" });

    expect(places(staged.faults)).toEqual(["population.csv:2::person.mobileNumber", "population.csv:1::header.notFirst"]);
  });

  it("is not looked for further where nothing is like it", async () => {
    expect(places((await stage("甲,乙\nT,2\n")).faults).filter((place) => !place.includes("missing"))).toEqual(["events.csv:1:甲:column.unknown", "events.csv:1:乙:column.unknown"]);
  });
});

describe("a header that a spreadsheet has spoiled", () => {
  it("of two rows is told as such, and its columns are known", async () => {
    const staged = await stage("area,period,kind,count\n", { "p/population.csv": "地区,日期,分组,,,人数\n,,性别,年龄起,年龄止,\nT,2009-01-01,男,0,4,5\n" });

    expect(places(staged.faults)).toEqual(["population.csv:1::header.twoRows"]);
    expect(await folder.database.rows("SELECT sex, age_to FROM raw_population WHERE _row = 3")).toEqual([{ sex: "M", age_to: "4" }]);
  });

  it("with other separators than commas is one fault of the file", async () => {
    for (const separator of ["\t", ";", "，"]) {
      const staged = await stage(["地区", "期间", "类别", "数量"].join(separator) + "\n" + ["T", "2009-03", "13912345678", "1"].join(separator) + "\n");
      expect(places(staged.faults)).toEqual(["events.csv:2::person.mobileNumber", "events.csv:0::file.separator"]);
    }
  });

  it("with blanks around a name, or a column without one, says which", async () => {
    const { faults } = await stage("地区 ,期间,类别,数量,,\nT,2009-03,出生,1,,\n");

    expect(places(faults)).toEqual(["events.csv:1:地区 :column.unknown", "events.csv:1::column.unnamed", "events.csv:1::column.unnamed"]);
    expect(faults.map(({ zh }) => /空格|第 \d 列/.exec(zh)?.[0])).toEqual(["空格", "第 5 列", "第 6 列"]);
    expect(await rows()).toEqual([[2, "T", "2009-03", "1"]]);
  });
});

it("leaves out what an open spreadsheet program keeps in a folder, and says of its own files how to save them", async () => {
  const { faults } = await stage("area,period,kind,count\n", { "p/~$人口.xlsx": "x", "p/.~lock.人口.csv#": "x", "p/人口.xls": "x" });

  expect(places(faults)).toEqual(["人口.xls:0::file.unknown"]);
  expect(faults[0]?.zh).toContain("另存为“人口.csv”");
});
