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

  it("looks for persons in records that it leaves out, and in files whose header is broken", async () => {
    const staged = await stage({
      ...whole,
      "p/events.csv": 'area,period,kind,count\nV1,2009-03,birth,1,13912345678\n"户主：张某\nV1,2009-03,death\n13912345679,"',
      "p/checks.csv": 'area,"pe"riod,身份证号\nV1,2009,a\nV1,13912345670,b\n',
      "p/groups.csv": "\n电话,13912345671\n",
    });

    expect(places(staged.faults).filter((place) => place.includes("person.")).sort()).toEqual([
      "checks.csv:1:身份证号:person.identityColumn", "checks.csv:3::person.mobileNumber", "events.csv:2::person.mobileNumber",
      "events.csv:3::person.mobileNumber", "events.csv:3::person.name", "groups.csv:2::person.mobileNumber",
    ]);
    expect(staged.faults[0]?.code).toMatch(/^person\./);
    expect(places(staged.faults)).toContain("events.csv:2::record.tooManyFields");
    expect(JSON.stringify(staged.faults)).not.toMatch(/1391234567|张某/);
  });

  it("takes no area code in a record it leaves out for a person's number where its parent is listed", async () => {
    const staged = await stage({ ...whole, "p/areas.csv": `${AREAS}620102850101,计家社区,village,T\n`, "p/events.csv": "area,period,kind,count\n620102850101123,2009,birth\n620103850101123,2009,birth\n" });

    expect(places(staged.faults)).toEqual(["events.csv:3::person.identityNumber", "events.csv:2::record.tooFewFields", "events.csv:3::record.tooFewFields"]);
  });
});

describe("a geometry", () => {
  const feature = (properties: object, more: object = {}) => ({ type: "Feature", properties, geometry: { type: "Polygon", coordinates: [[[1, 2], [2, 2], [2, 3], [1, 2]]] }, ...more });
  const map = (features: object[], more: object = {}) => ({ ...whole, "p/geometry.geojson": JSON.stringify({ type: "FeatureCollection", features, ...more }) });

  it("is kept as shapes and codes alone, whatever else the mapping program wrote", async () => {
    const staged = await stage(map([feature({ code: "V1", name: "计家村", gid: 7 }, { id: 3 })], { name: "layer", crs: { type: "name" } }));

    expect(staged.faults).toEqual([]);
    expect(staged.geometry?.name).toBe("geometry.geojson");
    expect(JSON.stringify(staged.geometry)).not.toMatch(/计家村|gid|layer|crs/);
    expect(staged.geometry?.topology.shapes).toEqual([{ code: "V1", polygons: [[[0]]] }]);
  });

  it("may be a topology; its objects become one, without their names", async () => {
    const shapes = [{ type: "Polygon", id: "x", arcs: [[0, 1]], properties: { code: "V1", note: "n" } }];
    const T = { type: "MultiPolygon", arcs: [[[0, 1]]], properties: { code: "T" } };
    const staged = await stage({ ...whole, "p/geometry.topojson": JSON.stringify({ type: "Topology", transform: { scale: [0.1, 0.1], translate: [105, 35] }, arcs: [[[0, 0], [1, 0], [0, 1]], [[1, 1], [-1, -1]]], objects: { layer: { type: "GeometryCollection", geometries: shapes }, T } }) });

    expect(staged.faults).toEqual([]);
    expect(staged.geometry?.topology.shapes).toEqual([{ code: "T", polygons: [[[0]]] }, { code: "V1", polygons: [[[0]]] }]);
    expect(staged.geometry?.topology.arcs[0]).toContainEqual([28_510_000, 12_500_000]);
  });

  it("is refused for a person in any property or beside the shapes, told by shape and property, never by value", async () => {
    const features = [feature({ code: "V1", note: "x" }), feature({ code: "V2", note: "电话13912345678", owner: { 户主: "张三" } }), feature({ code: "620102198501011234" }), feature({ code: "T" }, { title: "联系 13912345679" })];
    const staged = await stage(map(features, { author: "13912345670", name: "李四" }));

    expect(places(staged.faults).filter((place) => place.includes("person.")).sort()).toEqual([
      "geometry.geojson:0:author:person.mobileNumber", "geometry.geojson:0:name:person.nameColumn", "geometry.geojson:0:owner.户主:person.nameColumn",
      "geometry.geojson:2:note:person.mobileNumber", "geometry.geojson:4:title:person.mobileNumber",
    ]);
    expect(staged.faults[0]?.code).toMatch(/^person\./);
    expect(JSON.stringify(staged.faults)).not.toMatch(/1391234567|张三|李四/);
  });

  it("is refused for what lies beyond the line in the name or the text of a property, while places may be called as they are", async () => {
    const staged = await stage(map([feature({ code: "V1", name: "上环村", kind: "结扎率", 孕检次数: 3 })]));

    expect(places(staged.faults)).toEqual(["geometry.geojson:1:kind:line.procedure", "geometry.geojson:0:孕检次数:line.pregnancyCheck"]);
  });

  it("needs a code of areas.csv at every shape, each once", async () => {
    const staged = await stage(map([feature({ code: "V1" }), feature({ code: "V1" }), feature({ code: "V9" }), feature({ name: "V1" }), feature({ code: 7 }), { type: "Feature" }]));

    expect(places(staged.faults)).toEqual(["2", "3", "4", "5", "6"].map((row, at) => `geometry.geojson:${row}:code:geometry.${["codeTwice", "unknownCode"][at] ?? "code"}`));
    expect(staged.faults[1]?.zh).toContain("V9");
    expect(places((await stage(map([]))).faults)).toEqual(["geometry.geojson:0::geometry.empty"]);
    expect(places((await stage({ "p/geometry.geojson": "{}" })).faults)).toEqual(["geometry.geojson:0::geometry.kind"]);
    expect(places((await stage({ "p/geometry.geojson": "{" })).faults)).toEqual(["geometry.geojson:0::geometry.json"]);
  });

  it("takes the code of an area that extends a listed one for no person's number", async () => {
    const areas = { "p/areas.csv": `${AREAS}620102850101,计家社区,village,T\n` };

    expect(places((await stage({ ...map([feature({ code: "620102850101001" })]), ...areas })).faults)).toEqual(["geometry.geojson:1:code:geometry.unknownCode"]);
    expect(places((await stage({ ...map([feature({ code: "620103850101001" })]), ...areas })).faults)).toEqual(["geometry.geojson:1:code:person.identityNumber"]);
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

  it("name the package of a person, in cells, headings, records left out and the map; two of one name by number too", async () => {
    const shape = { type: "FeatureCollection", features: [{ type: "Feature", properties: { code: "V1", note: "13912345678" }, geometry: null }] };
    const bad = { ...other({}), "q/areas.csv": AREAS.replace("计家村", "13912345678"), "q/events.csv": "地区,期间,类别,数量,电话\nV1,2009-04,出生,3,\nV1,13912345678\n", "q/geometry.geojson": JSON.stringify(shape) };
    const persons = (await stage({ ...whole, ...bad }, ["p", "q"])).faults.filter(({ code }) => code.startsWith("person."));

    expect(places(persons)).toEqual(["areas.csv:3:name_zh:person.mobileNumber", "events.csv:1:电话:person.phoneColumn", "events.csv:3::person.mobileNumber", "geometry.geojson:1:note:person.mobileNumber"]);
    for (const { zh, en } of persons) expect([zh.slice(0, 3), en.slice(0, 4)]).toEqual(["【q】", "[q] "]);

    const same = await stage({ "a/p/x.csv": "", "b/p/x.csv": "" }, ["a/p", "b/p"]);
    expect(same.faults.filter(({ code }) => code === "file.unknown").map(({ zh }) => zh.slice(0, 9))).toEqual(["【p，第 1 个】x", "【p，第 2 个】x"].map((text) => text.slice(0, 9)));
  });

  it("still tell the checks what is valid in a ledger.json with faults", async () => {
    const staged = await stage({ ...whole, ...other({ title: "" }) }, ["p", "q"]);

    expect(places(staged.faults)).toEqual(["ledger.json:0:title:ledger.value"]);
    expect(staged.ledger).toMatchObject({ asOf: "2009-10-05", statYearStart: 10 });
    expect((await stage({ ...whole, "p/ledger.json": "{" })).ledger).toBeUndefined();
  });
});
