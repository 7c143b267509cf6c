import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stagePackages } from "../read/stage-packages";
import { testFolder, type TestFolder } from "../read/test-folder";
import { SETTLED } from "../settled";
import { parseProfile } from "./profile";
import { PROFILE } from "./test-profile";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

const [input] = PROFILE.inputs;
/** Rows without a code are left out; a mistaken code is put right. */
const SETTLING = {
  ...PROFILE,
  inputs: [{
    ...input, set: [{ field: "code", where: [{ field: "code", equals: ["6291003"] }], to: { value: "6201003" } }],
    skip: [{ where: [{ field: "code", empty: true }, { field: "village", matches: "计$" }], reason: { zh: "小计", en: "a subtotal" } }],
  }],
};

async function settled(files: Record<string, string>): Promise<string[]> {
  await folder.write(files);
  await stagePackages(folder.database, Object.keys(files).map((name) => join(folder.path, name)), { workDir: folder.workDir, profile: parseProfile(JSON.stringify(SETTLING)) });
  const rows = await folder.database.rows(`SELECT file, area, code, name, files, records, record FROM ${SETTLED} ORDER BY ALL`);
  return rows.map((row) => Object.values(row).join(" "));
}

const table = (...rows: string[]) => `年月,代号,区,村,生,生男,生女\n${rows.map((row) => `${row},1,1,0\n`).join("")}`;
const early = (...rows: string[]) => `年月,区,村,生,生男,生女,\n${rows.map((row) => `${row},1,1,0,\n`).join("")}`;

describe("what a profile settles is told with file and record", () => {
  it("a name with blanks inside, and another name under one code", async () => {
    const found = await settled({ "a.csv": table("10701,6201001,甲市东 区,环城村", "10701,6201002,甲市东 区,计家村"), "b.csv": table("10702,6201001,甲市东　区,环城里", "10702,6201002,甲市东区,计家村") });

    expect(found).toEqual(["a.csv 6201 blankName 东 区 1 2 2", "a.csv 6201001 otherName 环城村 1 1 2", "b.csv 6201 blankName 东　区 1 1 2"]);
  });

  it("one spelling once, though files of two layouts have it", async () => {
    const twoRows = "month,code,district,village,births,births_m,births_f\n年月,代号,区,村,生,生男,生女\n";

    expect(await settled({ "a.csv": table("10701,6201001,甲市东 区,环城村"), "b.csv": `${twoRows}10702,6201001,甲市东 区,环城村,1,1,0\n` })).toEqual(["a.csv 6201 blankName 东 区 2 2 2"]);
  });

  it("a code that a rule replaces, under the code it became", async () => {
    expect(await settled({ "a.csv": table("10701,6291003,甲市东区,引水村", "10701,6201001,甲市东区,环城村"), "b.csv": table("10702,6291003,甲市东区,引水村") })).toEqual(["a.csv 6201003 recoded 6291003 2 2 2"]);
  });

  it("rows without codes: a file's that names find, the old names among them, and those that nothing matches", async () => {
    const found = await settled({ "a.csv": table("10701,6201001,甲市东区,环城村"), "b.csv": early("10612,甲县东镇,环城村", "10612,甲县东镇,远村") });

    expect(found).toEqual(["b.csv 62 otherName 甲县 1 2 2", "b.csv 6201 otherName 东镇 1 2 2", expect.stringMatching(/^b\.csv 6201-x[0-9a-f]{8} notFound 甲县东镇 远村 1 1 3$/), "b.csv R foundByName b.csv 1 1 2"]);
  });

  it("a named row without code that is left out, under the smallest area that surely holds its place", async () => {
    const inside = await settled({ "a.csv": table("10701,6201001,甲市东区,环城村", "10701,,甲市东区,小计", "10701,6201002,甲市东区,计家村", "10701,,甲市东区,小计", "10701,6201003,甲市东区,引水村", "10701,,甲市,合计", "10701,6202001,甲市西区,远村", "10701,,,总计") });

    expect(inside).toEqual(["a.csv 62 uncodedRow 合计 1 1 7", "a.csv 6201 uncodedRow 小计 1 2 3", "a.csv R uncodedRow 总计 1 1 9"]);
  });

  it("nothing where there is nothing to settle", async () => {
    expect(await settled({ "a.csv": table("10701,6201001,甲市东区,环城村") })).toEqual([]);
  });
});
