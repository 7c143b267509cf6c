import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Bilingual } from "../base/errors";
import { type Database, openDatabase } from "../engine/duckdb/database";
import { hashFile } from "./catalog";
import { type Manifest, parseManifest } from "./manifest";
import { controlSums } from "./publish/parquet";
import { snapshotsDir } from "./work-folder";

/** One thing in which a snapshot is not what its manifest says. */
export type Difference = { file: string; what: "manifest" | "missing" | "unexpected" | "bytes" | "sha256" | "unreadable" | "rows" | "sum"; column?: string } & Bilingual;
export type Verification = { id: string; whole: boolean; files: number; differences: Difference[] };

const MANIFEST = "manifest.json";

/** Recomputes the manifest's seal, every size and hash, and every row count and control sum from the Parquet itself. */
export async function verifySnapshot(dataDir: string, id: string): Promise<Verification> {
  const dir = join(snapshotsDir(dataDir), id);
  const manifest = parseManifest(await readFile(join(dir, MANIFEST), "utf8").catch(() => ""));
  if (!manifest || manifest.id !== id) {
    const differs: Difference = { file: MANIFEST, what: "manifest", zh: "清单缺失、无法读取或已被改动", en: "the manifest is missing, cannot be read or was changed" };
    return { id, whole: false, files: 0, differences: [differs] };
  }
  const database = await openDatabase({ directories: [dir] });
  try {
    const differences = await unexpected(dir, manifest);
    for (const file of manifest.files) differences.push(...(await compareFile(database, dir, file)));
    return { id, whole: differences.length === 0, files: manifest.files.length, differences };
  } finally {
    database.close();
  }
}

async function unexpected(dir: string, manifest: Manifest): Promise<Difference[]> {
  const known = new Set([MANIFEST, ...manifest.files.map(({ name }) => name)]);
  const entries = await readdir(dir, { withFileTypes: true, recursive: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1).replaceAll("\\", "/"));
  return names.filter((name) => !known.has(name)).sort().map((file) => ({ file, what: "unexpected", zh: `${file}：清单中没有这个文件`, en: `${file}: the manifest does not name this file` }));
}

async function compareFile(database: Database, dir: string, file: Manifest["files"][number]): Promise<Difference[]> {
  const { name } = file;
  const path = join(dir, name);
  if (!existsSync(path)) return [{ file: name, what: "missing", zh: `${name}：文件缺失`, en: `${name}: the file is missing` }];
  const differences: Difference[] = [];
  const differ = (what: Difference["what"], zh: string, en: string, wanted: string | number, got: string | number, column?: string) => {
    if (wanted !== got) differences.push({ file: name, what, ...(column === undefined ? {} : { column }), zh: `${name}：${zh}应为 ${wanted}，实为 ${got}`, en: `${name}: ${en} should be ${wanted}, is ${got}` });
  };
  differ("bytes", "字节数", "bytes", file.bytes, (await stat(path)).size);
  differ("sha256", "SHA-256 ", "SHA-256", file.sha256, await hashFile(path));
  if (!name.endsWith(".parquet")) return differences;
  try {
    const { rows, sums } = await controlSums(database, path);
    differ("rows", "行数", "rows", file.rows, rows);
    for (const column of new Set([...Object.keys(file.sums), ...Object.keys(sums)])) differ("sum", `${column} 列合计`, `sum of ${column}`, file.sums[column] ?? "-", sums[column] ?? "-", column);
  } catch {
    differences.push({ file: name, what: "unreadable", zh: `${name}：无法读取`, en: `${name}: cannot be read` });
  }
  return differences;
}
