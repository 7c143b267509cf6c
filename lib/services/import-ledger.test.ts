import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { currentId, setCurrent } from "../snapshots/work-folder";
import { importLedger, type ImportRequest } from "./import-ledger";
import { listAllSnapshots } from "./list-snapshots";
import { useSnapshot } from "./use-snapshot";
import { verifySnapshots } from "./verify-snapshot";

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "import-"));
  dataDir = join(folder, "data");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = { now: () => new Date("2009-10-06T08:00:00Z") };
const run = (paths: string[], more: Partial<ImportRequest> = {}) => importLedger({ dataDir, clock }, { paths, ...more });

function pack(name: string, files: Record<string, string> = {}, asOf = "2009-10-05"): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  const all = {
    "ledger.json": JSON.stringify({ title: "镇", as_of: asOf, prepared_by: "计划科" }),
    "areas.csv": "code,name_zh,level,parent\n01,镇,township,\n0101,甲,village,01\n",
    "events.csv": "area,period,kind,count\n0101,2008-11,birth,7\n0101,2008-12,birth,\n",
    ...files,
  };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(path, file), text);
  return path;
}

it("imports, tells rows per file, and does nothing when the same is handed in again", async () => {
  const path = pack("a");
  const first = await run([path]);
  const { mtimeMs } = statSync(join(dataDir, "snapshots", first.snapshot!, "manifest.json"));
  const again = await run([path]);

  expect(first).toEqual({ status: "imported", snapshot: expect.stringMatching(/^2009-10-05-[0-9a-f]{12}$/), rows: { "areas.csv": 2, "events.csv": 2 }, errors: [], dataFaults: 0 });
  expect(again).toEqual({ ...first, status: "unchanged" });
  expect(statSync(join(dataDir, "snapshots", first.snapshot!, "manifest.json")).mtimeMs).toBe(mtimeMs);
  expect(readdirSync(dataDir).sort()).toEqual(["current.json", "snapshots"]);
  expect(readdirSync(join(dataDir, "snapshots"))).toEqual([first.snapshot]);
});

it("gives the same id whatever the folder is called and wherever it lies, another for other bytes", async () => {
  const one = await run([pack("a")]);
  const same = await run([pack("b")]);
  const other = await run([pack("c", { "events.csv": "area,period,kind,count\n0101,2008-11,birth,8\n" })]);

  expect(same).toMatchObject({ status: "unchanged", snapshot: one.snapshot });
  expect(other.snapshot).not.toBe(one.snapshot);
});

it("refuses a package with faults: all of them listed, the current snapshot stays, the list lies where it says", async () => {
  const { snapshot } = await run([pack("a")]);
  const result = await run([pack("b", { "events.csv": "area,period,kind,count\n0199,2008-11,birth,1\n0101,2008-13,birth,x\n" })]);

  expect(result.status).toBe("refused");
  expect(result.errors.map(({ file, row, column }) => [file, row, column])).toEqual([["events.csv", 2, "area"], ["events.csv", 3, "period"], ["events.csv", 3, "count"]]);
  expect(Object.keys(result.errors[0]!)).toEqual(["file", "row", "column", "code", "zh", "en"]);
  expect(readFileSync(result.errorList!, "utf8").trim().split("\r\n")).toHaveLength(4);
  expect(await currentId(dataDir)).toBe(snapshot);
  expect(readdirSync(join(dataDir, "snapshots"))).toEqual([snapshot]);
});

it("refuses a package that is not there, and a profile that is not there, as faults", async () => {
  expect(await run([join(folder, "none")])).toMatchObject({ status: "refused", errors: [{ file: "none", row: 0 }], errorList: expect.any(String) });
  expect(await run([pack("a")], { profilePath: join(folder, "none.json") })).toMatchObject({ status: "refused", errors: [{ file: "none.json", row: 0, zh: "none.json：找不到映射方案文件", en: "none.json: the mapping profile cannot be read" }], errorCount: 1, errorList: expect.any(String) });
});

it("counts all faults where there are more than it holds, and lists every one", async () => {
  const events = Array.from({ length: 50_001 }, () => "0101,2008-11,birth,x").join("\n");
  const result = await run([pack("a", { "events.csv": `area,period,kind,count\n${events}\n0101,2008-11,birth\n` })]);

  expect(result.errors).toHaveLength(100_000);
  expect(result.errors[0]).toMatchObject({ code: "record.tooFewFields", row: 50_003 });
  // One broken record, a bad count in each other one, and all but the first repeat it.
  expect(result.errorCount).toBe(1 + 50_001 + 50_000);
  expect(readFileSync(result.errorList!, "utf8").split("\r\n")).toHaveLength(100_002 + 2);
});

it("counts where the tables of a snapshot disagree, when it is written and when it comes again", async () => {
  const path = pack("a", { "events.csv": "area,period,kind,count\n0101,2008-11,birth,7\n01,2008-11,birth,9\n01,2008-12,birth,9\n0101,2008-12,birth,9\n" });

  expect(await run([path])).toMatchObject({ status: "imported", dataFaults: 1 });
  expect(await run([path])).toMatchObject({ status: "unchanged", dataFaults: 1 });
});

it("keeps the list of source rows that a rule left out, whether the import is refused or not", async () => {
  const profile = join(folder, "profile.json");
  const emit = { file: "events", columns: { area: { field: "code" }, period: { field: "month" }, kind: { value: "birth" }, count: { field: "births" } } };
  const input = {
    id: "months", time: { field: "month", date: { pattern: "YYYY-MM", as: "month" } }, layouts: [{ headerRows: 1, columns: { month: "month", code: "code", village: "village", births: "births" } }], emit: [emit],
    skip: [{ where: [{ field: "village", equals: ["合计"] }], reason: { zh: "合计行", en: "a row of totals" } }], areas: [{ level: "village", code: { field: "code" }, name: { field: "village" } }],
  };
  writeFileSync(profile, JSON.stringify({ version: 1, ledger: { title: "月报", as_of: "2009-10-05", prepared_by: "统计办公室" }, root: { code: "T", name_zh: "乡", level: "township" }, inputs: [input] }));
  const table = (name: string, rows: string) => {
    writeFileSync(join(folder, name), `month,code,village,births\n${rows}`);
    return run([join(folder, name)], { profilePath: profile });
  };
  const imported = await table("a.csv", "2009-03,V1,甲村,3\n2009-03,,合计,3\n");
  const refused = await table("b.csv", "2009-03,V1,甲村,x\n2009-03,,合计,3\n");

  expect([imported.status, refused.status]).toEqual(["imported", "refused"]);
  for (const { skippedList, unmatchedList } of [imported, refused]) {
    expect(skippedList).toMatch(/errors[\\/]skipped-[\dTZ]+-[0-9a-f]{6}\.csv$/);
    expect(readFileSync(skippedList!, "utf8")).toMatch(/合计行,a row of totals,[ab]\.csv,3\n/);
    expect(unmatchedList).toBeUndefined();
  }
  expect((await table("c.csv", "2009-03,V1,甲村,3\n")).skippedList).toBeUndefined();
});

it("puts several packages into one snapshot, identical areas once", async () => {
  const areas = "code,name_zh,level,parent\n01,镇,township,\n0102,乙,village,01\n";
  const result = await run([pack("a"), pack("b", { "areas.csv": areas, "events.csv": "area,period,kind,count\n0102,2008-11,birth,1\n" })]);

  expect(result).toMatchObject({ status: "imported", rows: { "areas.csv": 3, "events.csv": 3 } });
});

it("lists, verifies and switches", async () => {
  const older = (await run([pack("a", {}, "2009-09-05")])).snapshot!;
  const newer = (await run([pack("b")])).snapshot!;
  await useSnapshot({ dataDir }, older);

  expect((await listAllSnapshots({ dataDir })).snapshots).toEqual([
    { id: newer, asOf: "2009-10-05", rows: { "areas.csv": 2, "events.csv": 2 }, hash: expect.stringMatching(/^[0-9a-f]{64}$/), current: false },
    { id: older, asOf: "2009-09-05", rows: { "areas.csv": 2, "events.csv": 2 }, hash: expect.stringMatching(/^[0-9a-f]{64}$/), current: true },
  ]);
  expect(await verifySnapshots({ dataDir })).toMatchObject({ whole: true, snapshots: [{ id: older }, { id: newer }].sort((a, b) => (a.id < b.id ? -1 : 1)) });
  await expect(verifySnapshots({ dataDir }, "2009-10-05-000000000000")).rejects.toMatchObject({ exitCode: 2 });
  await expect(useSnapshot({ dataDir }, "x")).rejects.toMatchObject({ exitCode: 2 });
  await setCurrent(dataDir, newer);
});

it("tells how far it is, stage by stage", async () => {
  const stages: string[] = [];
  const timed: string[] = [];
  await run([pack("a")], { onProgress: ({ stage, done, total, rows }) => stages.push(`${stage} ${done}/${total} ${rows}`), onStage: (stage, ms) => timed.push(`${stage} ${ms > 0}`) });

  expect(timed).toEqual(["read true", "check true", "publish true"]);
  expect(stages).toContain("check 1/1 4");
  expect(stages.at(-1)).toBe("publish 20/20 4");
});
