import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase, type Row } from "../../engine/duckdb/database";
import { TABLES } from "../../engine/query";
import { parseManifest, sealManifest, snapshotHash, snapshotId } from "../manifest";
import { births, township, type LedgerRows } from "./test-ledger";
import { publishRows } from "./test-snapshot";

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "publish-"))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const ledger: LedgerRows = {
  areas: [...township("A", "B"), { code: "M", name_zh: "M", name_en: "Em", level: "village", parent: "T", to: "2008-12", merged_into: "A" }],
  events: [births("A", "2008-12", 4, { sex: "M" }), births("A", "2008-12", 5, { sex: "F" }), births("M", "2008-12", 1, { sex: "M" }), births("B", "2009-Q2", 7), births("T", "2009-01", 9), births("A", "2009-01", 3), births("B", "2009-01", 5)],
  population: [{ area: "A", date: "2009-04-01", count: 50 }, { area: "B", date: "2009-06-30", count: 60 }],
};
const folderOf = (id: string) => join(dataDir, "snapshots", id);

async function ask<T extends Row>(id: string, file: string, sql = "SELECT *"): Promise<T[]> {
  const database = await openDatabase({ directories: [folderOf(id)] });
  try {
    return await database.rows<T>(`${sql} FROM read_parquet('${join(folderOf(id), file)}')`);
  } finally {
    database.close();
  }
}

it("writes every table that may be asked, with its columns", async () => {
  const id = await publishRows(dataDir, ledger, { settled: [{ area: "A", code: "otherName" }] });

  for (const [table, columns] of Object.entries(TABLES)) {
    const file = ["targets", "groups", "reported", "checks", "events", "misfiled", "sources"].includes(table) ? `${table}.parquet` : `rollup/${table}.parquet`;
    const database = await openDatabase({ directories: [folderOf(id)] });
    const found = (await database.rows<{ column_name: string }>(`DESCRIBE FROM read_parquet('${join(folderOf(id), file)}')`)).map(({ column_name }) => column_name);
    database.close();
    expect(found, table).toEqual([...columns]);
  }
});

it("writes the same bytes whatever the order of rows and the number of threads", async () => {
  const shuffled = Object.fromEntries(Object.entries(ledger).map(([file, rows]) => [file, rows.toReversed()])) as LedgerRows;
  const hashes = async (rows: LedgerRows, threads: number) => {
    const id = await publishRows(dataDir, rows, { source: "same", threads });
    const names = readdirSync(folderOf(id), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".parquet")).sort();
    const found = names.map((name) => [name, createHash("sha256").update(readFileSync(join(folderOf(id), name))).digest("hex")]);
    rmSync(folderOf(id), { recursive: true });
    return found;
  };

  expect(await hashes(shuffled, 1)).toEqual(await hashes(ledger, 2));
});

it("writes months and quarters, sexes only where they are known, and the successor of a merged area", async () => {
  const id = await publishRows(dataDir, ledger);

  expect(await ask(id, "rollup/aliases.parquet")).toEqual([{ code: "M", name_zh: "M", name_en: "Em", level: "village", successor: "A", since: "2009-01" }]);
  const months = await ask<{ pos: number; month: number; span: number; sex: string; value: number; covered: number; units: number }>(id, "rollup/months.parquet", "SELECT pos, month, span, sex, value, covered, units");
  expect(months).toEqual([
    { pos: 0, month: 3, span: 1, sex: "", value: 10, covered: 2, units: 3 }, { pos: 0, month: 3, span: 1, sex: "F", value: 5, covered: 2, units: 3 }, { pos: 0, month: 3, span: 1, sex: "M", value: 5, covered: 2, units: 3 },
    { pos: 0, month: 4, span: 1, sex: "", value: 9, covered: 2, units: 2 }, { pos: 0, month: 6, span: 3, sex: "", value: 7, covered: 3, units: 6 },
    { pos: 1, month: 3, span: 1, sex: "", value: 10, covered: 2, units: 2 }, { pos: 1, month: 3, span: 1, sex: "F", value: 5, covered: 2, units: 2 }, { pos: 1, month: 3, span: 1, sex: "M", value: 5, covered: 2, units: 2 },
    { pos: 1, month: 4, span: 1, sex: "", value: 3, covered: 1, units: 1 },
    { pos: 2, month: 4, span: 1, sex: "", value: 5, covered: 1, units: 1 }, { pos: 2, month: 6, span: 3, sex: "", value: 7, covered: 3, units: 3 },
  ]);
});

it("has the same rows in both orders of the years, and marks those a data fault touches", async () => {
  const id = await publishRows(dataDir, ledger);
  const sql = "SELECT * EXCLUDE (pos, level), pos";
  const sorted = (rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort();

  const years = await ask(id, "rollup/years.parquet", sql);
  expect(sorted(await ask(id, "rollup/years-by-area.parquet", sql))).toEqual(sorted(years));
  expect(years.filter(({ fault }) => fault).map(({ pos, measure, year }) => ({ pos, measure, year }))).toContainEqual({ pos: 0, measure: "birth", year: 2009 });
  expect(years.filter(({ fault, pos }) => fault && pos !== 0)).toEqual([]);
  expect(await ask(id, "rollup/faults.parquet", "SELECT file, area, period, kind, code, own, other")).toEqual([{ file: "events", area: "T", period: "2009-01", kind: "birth", code: "ownDiffers", own: 9, other: 8 }]);
});

it("never puts a number into the sentence of a data fault: it may be a small count", async () => {
  const id = await publishRows(dataDir, ledger);

  for (const { zh, en } of await ask<{ zh: string; en: string }>(id, "rollup/faults.parquet")) expect(`${zh} ${en}`).not.toMatch(/\d/);
});

it("keeps what a profile settled, of areas that exist; a snapshot of packages is what it was before there were such files", async () => {
  const settled = [{ area: "M", code: "recoded" }, { area: "A", code: "otherName" }];
  const mapped = await publishRows(dataDir, ledger, { settled });
  const plain = await publishRows(dataDir, ledger);
  const manifestOf = (id: string) => parseManifest(readFileSync(join(folderOf(id), "manifest.json"), "utf8"))!;

  expect((await ask(mapped, "rollup/settled.parquet", "SELECT area, code")).map(Object.values)).toEqual([["A", "otherName"], ["M", "recoded"]]);
  expect([manifestOf(mapped).schemaVersion, manifestOf(plain).schemaVersion, readdirSync(join(folderOf(plain), "rollup")).includes("settled.parquet")]).toEqual([2, 1, false]);
});

it("reads the manifest of a snapshot that a profile made before version 2", async () => {
  const { seal: _, ...manifest } = parseManifest(readFileSync(join(folderOf(await publishRows(dataDir, ledger, { settled: [{ area: "A", code: "otherName" }] })), "manifest.json"), "utf8"))!;
  const hash = snapshotHash(manifest.sources.map(({ sha256 }) => sha256), manifest.profile, 1);
  const before = sealManifest({ ...manifest, schemaVersion: 1, hash, id: snapshotId(manifest.asOf, hash) });

  expect(parseManifest(before)?.hash).toBe(hash);
  expect(parseManifest(before.replace('"schemaVersion": 1', '"schemaVersion": 2'))).toBeUndefined();
});

it("refuses to publish fewer rows than were read", async () => {
  await expect(publishRows(dataDir, { ...ledger, services: [{ area: "nowhere", period: "2009-Q1", service: "newborn_visit", eligible: 1, served: 1 }] }, { source: "x" })).rejects.toMatchObject({ code: "publish.rows" });
  expect(readdirSync(join(dataDir, "snapshots")).filter((name) => name.startsWith("."))).toEqual([]);
});
