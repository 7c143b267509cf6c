import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stagePackages } from "../read/stage-packages";
import type { Staged } from "../read/staged";
import { places, testFolder, type TestFolder } from "../read/test-folder";
import { parseProfile } from "./profile";
import { CODED, prefix, PROFILE } from "./test-profile";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

async function map(files: Record<string, string | Uint8Array>, profile: object = PROFILE): Promise<Staged> {
  await folder.write(files);
  const paths = Object.keys(files).map((name) => join(folder.path, name));
  return stagePackages(folder.database, paths, { workDir: folder.workDir, profile: parseProfile(JSON.stringify(profile)) });
}

describe("persons in foreign files", () => {
  const persons = (staged: Staged) => places(staged.faults).filter((place) => place.includes(":person."));

  it("are found where the header fits no layout, before the file is refused, and in records that are left out", async () => {
    const unfit = "名单,,\n村,姓名,电话\n环城村,张某,13912345678\n";
    const staged = await map({ "a.csv": CODED, "b.csv": unfit, "c.csv": "年月,代号,区,村,生,生男,生女,备注\n10702,6201001,13912345679\n" });

    expect(persons(staged)).toEqual(["b.csv:2:姓名:person.nameColumn", "b.csv:2:电话:person.phoneColumn", "b.csv:3::person.mobileNumber", "c.csv:2::person.mobileNumber"]);
    expect(places(staged.faults)).toEqual(expect.arrayContaining(["b.csv:1:年月:profile.header", "c.csv:2::record.tooFewFields"]));
    expect(JSON.stringify(staged.faults)).not.toMatch(/1391234567|张某/);
  });

  it("are found in columns that no field takes: long cells, and short names below a heading that may stand over names", async () => {
    const table = (heading: string, cell: string) => `年月,代号,区,村,生,生男,生女,${heading}\n10701,6201001,甲市东区,环城村,1,1,0,${cell}\n`;
    const ignoring = { ...PROFILE, inputs: PROFILE.inputs.map((input) => ({ ...input, layouts: input.layouts.map((layout) => ({ ...layout, others: "ignore" })) })) };

    expect(persons(await map({ "a.csv": table("说明", "13912345678") }, ignoring))).toEqual(["a.csv:2:说明:person.mobileNumber"]);
    expect(persons(await map({ "a.csv": table("联络员", "王芳") }, ignoring))).toEqual(["a.csv:1:联络员:person.nameColumn"]);
  });

  it("are not area codes that extend a 12-digit one of the files; a number that no code begins is one", async () => {
    const rows = (code: string) => `年月,代号,区,村,生,生男,生女\n10701,${code},甲市东区,环城村,1,1,0\n`;
    const village = rows("620102-850101");

    expect(persons(await map({ "a.csv": village, "b.csv": rows("620102850101123"), "c.csv": rows("620102-850101-124"), "d.csv": "年月,x\n620102850101125,0\n" }))).toEqual([]);
    expect(persons(await map({ "a.csv": village, "b.csv": rows("620103-850101-123"), "c.csv": rows("620103850101124") }))).toEqual(["b.csv:2:代号:person.identityNumber", "c.csv:2:代号:person.identityNumber"]);
    expect(persons(await map({ "b.csv": rows("620102850101123") }))).toEqual(["b.csv:2:代号:person.identityNumber"]);
  });
});

it("writes no list of unmatched names where a person was found", async () => {
  const early = (village: string) => ({ "a.csv": CODED, "early.csv": `年月,区,村,生,生男,生女,\n10612,甲县东镇,${village},1,1,0,\n` });

  expect((await map(early("旧村"))).unmatchedList).toBeDefined();
  expect((await map(early("旧村13912345678"))).unmatchedList).toBeUndefined();
});

describe("tables without codes and no coded file beside them", () => {
  const shire = (steps: object[]) => ({ join: [{ value: "n" }, { field: "district", steps: [{ match: "甲县(.+)镇", to: "甲市\\1区" }, ...steps, { hash: 8 }] }] });
  const [input] = PROFILE.inputs;
  const made = { field: "code", steps: [{ cut: [0, 9] }] };
  const where = [{ field: "code", matches: "^n[0-9a-f]{8}-x" }];
  const named = {
    ...PROFILE,
    inputs: [{
      ...input, lookup: { ...input!.lookup, enclosing: { ...input!.lookup.enclosing, otherwise: shire([]) } },
      areas: [
        { ...input!.areas[0], parents: [prefix(4), made] },
        { level: "township", where, code: made, name: { field: "district", steps: [{ match: "..(.+)", to: "\\1" }] }, parents: [shire([{ cut: [0, 2] }])] },
        { level: "county", where, code: shire([{ cut: [0, 2] }]), name: { field: "district", steps: [{ cut: [0, 2] }] } },
      ],
    }],
  };
  const early = (time: string, rows: string) => `年月,区,村,生,生男,生女,\n${rows.split(" ").map((row) => `${time},${row},1,1,0,\n`).join("")}`;

  it("stand in counties and towns made up from the names, the same in every import; every row is listed, none lost", async () => {
    const staged = await map({ "a.csv": early("10611", "甲县东镇,环城村 甲县西镇,环城村 乙市南区,远村"), "b.csv": early("10612", "甲市东区,环城村") }, named);
    const all = await folder.database.rows("SELECT code, name_zh, level, parent FROM raw_areas ORDER BY code");
    const of = (level: string) => all.filter((area) => area.level === level);

    expect(staged.faults).toEqual([]);
    expect([of("county").map(({ name_zh }) => name_zh).sort(), of("township").map(({ name_zh }) => name_zh).sort(), of("village").length]).toEqual([["乙市", "甲市"], ["东区", "南区", "西镇"], 3]);
    expect(of("village").every(({ parent }) => of("township").some(({ code }) => code === parent))).toBe(true);
    expect(of("township").every(({ parent }) => of("county").some(({ code }) => code === parent))).toBe(true);
    expect(staged.mappingCounts?.inputs[0]).toMatchObject({ sourceRows: 4, used: 4, unmatched: 4 });
    expect((await readFile(staged.unmatchedList!, "utf8")).trim().split("\n")).toHaveLength(5);

    await map({ "b.csv": early("10612", "甲市东区,环城村") }, named);
    const again = await folder.database.rows("SELECT code FROM raw_areas WHERE code <> 'R'");
    expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(again.map(({ code }) => code)));
  });

  it("keep two villages apart that one month has under an old and a new name", async () => {
    const both = { ...named, inputs: [{ ...named.inputs[0], lookup: { ...named.inputs[0]!.lookup, rewrite: { village: [{ match: "(.+)村", to: "\\1里" }] } } }] };
    await map({ "a.csv": early("10611", "甲市东区,环城村 甲市东区,环城里 甲市东区,远村"), "b.csv": early("10612", "甲市东区,环城里 甲市东区,远里") }, both);

    expect(await folder.database.rows("SELECT name_zh FROM raw_areas WHERE level = 'village' ORDER BY 1")).toEqual(["环城村", "环城里", "远里"].map((name_zh) => ({ name_zh })));
  });
});
