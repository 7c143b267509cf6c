import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listFaults } from "../analysis/data-faults";
import { readGeometry } from "../analysis/geometry";
import { openLedger, type OpenLedger } from "../analysis/open-ledger";
import { importLedger } from "./import-ledger";
import { verifySnapshots } from "./verify-snapshot";

let folder: string;
let dataDir: string;
let opened: OpenLedger | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "geometry-"));
  dataDir = join(folder, "data");
});
afterEach(() => {
  opened?.close();
  opened = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const clock = { now: () => new Date("2009-10-06T08:00:00Z") };
const AREAS = "code,name_zh,level,parent,from,to,merged_into\n01,镇,township,,,,\n0101,甲,village,01,,,\n0102,乙,village,01,,,\n0103,丙,village,01,,2008-12,0101\n0104,丁,village,01,,,\n0105,戊,village,01,,2008-12,\n";

function pack(name: string, geometry: object): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "ledger.json"), JSON.stringify({ title: "镇", as_of: "2009-10-05", prepared_by: "计划科" }));
  writeFileSync(join(path, "areas.csv"), AREAS);
  writeFileSync(join(path, "events.csv"), "area,period,kind,count\n0101,2009-03,birth,7\n");
  writeFileSync(join(path, "geometry.geojson"), JSON.stringify(geometry));
  return path;
}

const square = (x: number): number[][] => [[x, 35], [x + 0.1, 35], [x + 0.1, 35.1], [x, 35.1], [x, 35]];
const map = (places: Record<string, number>) => ({ type: "FeatureCollection", features: Object.entries(places).map(([code, x]) => ({ type: "Feature", properties: { code, name: "某村", gid: 7 }, geometry: { type: "Polygon", coordinates: [square(x)] } })) });
const bring = (name: string, places: Record<string, number>) => importLedger({ dataDir, clock }, { paths: [pack(name, map(places))] });

async function open(id: string): Promise<OpenLedger> {
  opened = await openLedger({ id, asOf: "2009-10-05", dir: join(dataDir, "snapshots", id), statYearStart: 10, title: "镇", preparedBy: "计划科", sample: false });
  return opened;
}

it("brings a map into the snapshot: outlines come back in degrees, those of a merged village with its successor", async () => {
  const { snapshot } = await bring("a", { "0101": 105, "0102": 105.1, "0103": 105.2, "0104": 105.3 });

  const geometry = await readGeometry(await open(snapshot!));

  const shapes = geometry!.shapes(["0101", "0102", "0103", "01"]);
  expect([...shapes].map(([code, polygons]) => [code, polygons.length])).toEqual([["0101", 2], ["0102", 1]]);
  const xs = shapes.get("0102")!.flat(2).map(([x]) => x);
  expect(Math.min(...xs)).toBeCloseTo(105.1, 5);
  expect(Math.max(...xs)).toBeCloseTo(105.2, 5);
  expect(readFileSync(join(dataDir, "snapshots", snapshot!, "geometry.json"), "utf8")).not.toMatch(/某村|gid|name/);
});

it("lists areas that the map lacks with the data faults, those merged, abolished or of other levels not among them", async () => {
  const { snapshot, dataFaults } = await bring("a", { "0101": 105, "0103": 105.2, "0104": 105.3 });

  const ledger = await open(snapshot!);

  expect(dataFaults).toBe(1);
  expect(await listFaults(ledger, ledger.tree.root)).toMatchObject([{ file: "geometry.json", area: "0102", period: "", code: "noOutline" }]);
});

it("gives another id for another map, and none of it is missed by verify", async () => {
  const one = await bring("a", { "0101": 105 });
  const other = await bring("b", { "0101": 105.5 });
  appendFileSync(join(dataDir, "snapshots", one.snapshot!, "geometry.json"), " ");

  const { snapshots } = await verifySnapshots({ dataDir }, one.snapshot);

  expect(other.snapshot).not.toBe(one.snapshot);
  expect(snapshots[0]!.differences.map(({ file, what }) => [file, what])).toEqual([["geometry.json", "bytes"], ["geometry.json", "sha256"]]);
});

it("takes a map beside foreign files, once their areas are known", async () => {
  const profile = join(folder, "profile.json");
  const emit = { file: "events", columns: { area: { field: "code" }, period: { field: "month" }, kind: { value: "birth" }, count: { field: "births" } } };
  const input = {
    id: "months", time: { field: "month", date: { pattern: "YYYY-MM", as: "month" } }, layouts: [{ headerRows: 1, columns: { month: "month", code: "code", village: "village", births: "births" } }], emit: [emit],
    skip: [], areas: [{ level: "village", code: { field: "code" }, name: { field: "village" } }],
  };
  writeFileSync(profile, JSON.stringify({ version: 1, ledger: { title: "月报", as_of: "2009-10-05", prepared_by: "统计办公室" }, root: { code: "T", name_zh: "乡", level: "township" }, inputs: [input] }));
  writeFileSync(join(folder, "table.csv"), "month,code,village,births\n2009-03,0101,甲村,3\n");
  const path = join(folder, "geometry.geojson");
  const hand = (places: Record<string, number>) => {
    writeFileSync(path, JSON.stringify(map(places)));
    return importLedger({ dataDir, clock }, { paths: [join(folder, "table.csv"), path], profilePath: profile });
  };

  const refused = await hand({ "0101": 105, "0109": 105.1 });
  const { snapshot } = await hand({ "0101": 105 });

  expect(refused.errors.map(({ file, row, code }) => [file, row, code])).toEqual([["geometry.geojson", 2, "geometry.unknownCode"]]);
  expect((await readGeometry(await open(snapshot!)))!.shapes(["0101"]).size).toBe(1);
});

it("has no geometry where the package brought none", async () => {
  const path = pack("a", {});
  rmSync(join(path, "geometry.geojson"));
  const { snapshot } = await importLedger({ dataDir, clock }, { paths: [path] });

  expect(readdirSync(join(dataDir, "snapshots", snapshot!))).not.toContain("geometry.json");
  expect(await readGeometry(await open(snapshot!))).toBeUndefined();
});
