import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stagePackages } from "./stage-packages";
import type { Staged } from "./staged";
import { places, testFolder, toGb18030, type TestFolder } from "./test-folder";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

const LEDGER = JSON.stringify({ title: "台账", as_of: "2009-10-05", prepared_by: "山河乡人民政府" });
const AREAS = "code,name_zh,level,parent\nT,山河乡,township,\nV1,计家村,village,T\n";
const EVENTS = "area,period,kind,sex,count\nV1,2009-03,birth,M,2\n";
const whole = { "p/ledger.json": LEDGER, "p/areas.csv": AREAS, "p/events.csv": EVENTS };

async function stage(files: Record<string, string | Uint8Array>, names = ["p"]): Promise<Staged> {
  await folder.write(files);
  return stagePackages(folder.database, names.map((name) => join(folder.path, name)), { workDir: folder.workDir });
}
const rows = (file: string) => folder.database.rows(`SELECT * FROM raw_${file} ORDER BY _package, _row`);

describe("a package of CSV files", () => {
  it("is staged as text with record numbers; columns that are absent and cells that are empty are NULL", async () => {
    const staged = await stage({ ...whole, "p/events.csv": "count,area,period,kind\n,V1,2009,birth\n" });

    expect(staged.faults).toEqual([]);
    expect(staged.ledger?.title).toBe("台账");
    expect(await rows("events")).toEqual([{ _row: 2, _package: 0, _file: null, area: "V1", period: "2009", reported: null, kind: "birth", sex: null, band: null, count: null }]);
    expect(staged.tables.events).toEqual({ table: "raw_events", sourceRows: 1, missing: [] });
  });

  it("takes Chinese names of files, columns and values, GB18030 with CRLF, and gzip", async () => {
    const staged = await stage({
      "p/ledger.json": LEDGER,
      "p/区划.csv": toGb18030("代码,名称,级别,上级代码\r\nT,山河乡,乡镇,\r\nV1,计家村,村,T\r\n"),
      "p/变动.csv.gz": gzipSync("\ufeff地区,期间,类别,性别,数量,档次\nV1,2009-03,迁入,女,1,省内\n"),
      "p/错项.csv": "地区,期间,类别,项目,台账值,实际值,数量\nV1,2009,出生,性别,男,女,1\nV1,2009,出生,孩次,1,男,1\n",
      "p/口径.csv": "地区,期间,类别,来源,数量\nV1,2009-03,出生,簿册,2\n",
      "p/服务.csv": "地区,期间,服务,应服务,已服务\nV1,2009-Q2,新生儿访视,2,1\n",
    });

    expect(staged.faults).toEqual([]);
    expect((await rows("areas")).map(({ level, name_zh }) => [level, name_zh])).toEqual([["township", "山河乡"], ["village", "计家村"]]);
    expect(await rows("events")).toMatchObject([{ kind: "move_in", sex: "F", band: "province", count: "1" }]);
    expect(await rows("misfiled")).toMatchObject([{ field: "sex", ledger_value: "M", true_value: "F" }, { field: "order", true_value: "男" }]);
    expect(await rows("sources")).toMatchObject([{ source: "book" }]);
    expect(await rows("services")).toMatchObject([{ service: "newborn_visit" }]);
    expect(staged.sources.map(({ path, rows: n }) => [path, n])).toContainEqual(["变动.csv.gz", 1]);
  });

  it("keeps leading zeros, blanks, quotes, commas and newlines of text", async () => {
    await stage({ ...whole, "p/reported.csv": 'area,period,item,value,source\n007,2009," a ""b"", c\r\nd ",1,=1+1\n' });

    expect(await rows("reported")).toMatchObject([{ area: "007", item: ' a "b", c\r\nd ', source: "=1+1" }]);
  });

  it("numbers records past blank ones, quoted newlines and records it must leave out", async () => {
    const staged = await stage({ ...whole, "p/events.csv": 'area,period,kind,count\r\n\r\n"V\n1",2009,birth,1\nV1,2009\n\nV1,2009,birth,2,\nV1,2009,death,3\n' });

    expect(places(staged.faults)).toEqual(["events.csv:4::record.tooFewFields", "events.csv:6::record.tooManyFields"]);
    expect((await rows("events")).map(({ _row, area, count }) => [_row, area, count])).toEqual([[3, "V\n1", "1"], [7, "V1", "3"]]);
    expect(staged.tables.events?.sourceRows).toBe(2);
  });

  it("accepts a header alone and refuses an empty file", async () => {
    const staged = await stage({ ...whole, "p/events.csv": "area,period,kind,count", "p/checks.csv": "", "p/groups.csv": "\ufeff", "p/targets.csv": "\n\n" });

    expect(places(staged.faults).sort()).toEqual(["checks.csv:0::file.empty", "groups.csv:0::file.empty", "targets.csv:0::file.empty"]);
    expect(staged.tables.events?.sourceRows).toBe(0);
  });

  it("lists every fault of every file, each in both languages", async () => {
    const staged = await stage({ "p/ledger.json": "{}", "p/areas.csv": "code,name_zh\nT,山河乡\n", "p/events.csv": Buffer.of(0x61, 0xff), "p/evnts.csv": EVENTS });

    expect(places(staged.faults).sort()).toEqual(["areas.csv:1:level:column.missing", "events.csv:0::file.encoding", "evnts.csv:0::file.unknown", "ledger.json:0:as_of:ledger.missing", "ledger.json:0:prepared_by:ledger.missing", "ledger.json:0:title:ledger.missing"]);
    expect(staged.faults.find(({ code }) => code === "file.unknown")?.en).toContain('did you mean "events.csv"');
    expect(staged.faults.every(({ zh, en }) => /[\u4e00-\u9fff]{3}/.test(zh) && / (is|are|no|at) | of |neither|unknown|empty/.test(en))).toBe(true);
    expect(staged.tables.areas?.missing).toEqual(["level"]);
  });

  it("says what is missing", async () => {
    expect(places((await stage({ "p/.DS_Store": "x" })).faults)).toEqual(["ledger.json:0::file.missing", "areas.csv:0::file.missing", "events.csv:0::file.missing"]);
    expect(places((await stage({}, ["nowhere"])).faults)).toEqual(["nowhere:0::package.missing"]);
    expect(places((await stage({ "x.csv": EVENTS }, ["x.csv"])).faults)).toEqual(["x.csv:0::package.kind"]);
  });

  it("refuses links and folders inside, and one file under two names", async () => {
    await folder.write({ ...whole, "outside.csv": EVENTS, "p/变动.csv": EVENTS });
    await symlink(join(folder.path, "outside.csv"), join(folder.path, "p", "checks.csv"));
    await mkdir(join(folder.path, "p", "more"));
    const staged = await stage({});

    expect(places(staged.faults)).toEqual(["checks.csv:0::file.link", "more:0::file.notFile", "events.csv:0::file.twice"]);
    expect(staged.tables.checks).toBeUndefined();
  });

  it("looks for persons first, in columns that it does not know too", async () => {
    const staged = await stage({ ...whole, "p/events.csv": "area,period,kind,count,电话\nV1,2009,birth,1,13912345678\n" });

    expect(staged.faults[0]?.code).toMatch(/^person\./);
    expect(staged.faults.map(({ code }) => code)).toContain("column.unknown");
    expect(JSON.stringify(staged.faults)).not.toContain("13912345678");
  });

  it("takes a geometry with codes and refuses one without", async () => {
    const shape = (properties: object) => JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties, geometry: null }] });

    expect((await stage({ ...whole, "p/geometry.geojson": shape({ code: "V1" }) })).geometry?.name).toBe("geometry.geojson");
    expect(places((await stage({ "p/geometry.geojson": shape({ name: "V1" }) })).faults)).toEqual(["geometry.geojson:0::geometry.code"]);
    expect(places((await stage({ "p/geometry.geojson": "{}" })).faults)).toEqual(["geometry.geojson:0::geometry.kind"]);
  });
});

describe("several packages", () => {
  const other = (ledger: object) => ({ "q/ledger.json": JSON.stringify({ ...JSON.parse(LEDGER), ...ledger }), "q/areas.csv": AREAS, "q/events.csv": "地区,期间,类别,数量\nV1,2009-04,出生,3\n" });

  it("stand in one table, each with its own record numbers", async () => {
    const staged = await stage({ ...whole, ...other({ sample: true }) }, ["p", "q"]);

    expect(staged.faults).toEqual([]);
    expect(staged.ledger?.sample).toBe(true);
    expect((await rows("events")).map(({ _package, _row, count }) => [_package, _row, count])).toEqual([[0, 2, "2"], [1, 2, "3"]]);
    expect(staged.tables.areas?.sourceRows).toBe(4);
  });

  it("must agree in as_of and stat_year_start, and a fault names its package", async () => {
    const staged = await stage({ ...whole, ...other({ as_of: "2009-10-06", stat_year_start: 1 }), "q/x.csv": "" }, ["p", "q"]);

    expect(places(staged.faults)).toEqual(["x.csv:0::file.unknown", "ledger.json:0:as_of:ledger.differs", "ledger.json:0:stat_year_start:ledger.differs"]);
    expect(staged.faults[0]?.en).toMatch(/^\[q\] /);
  });
});
