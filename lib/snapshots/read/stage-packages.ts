import { createHash } from "node:crypto";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { FILE_NAMES, type FileName } from "../files";
import { mapFiles } from "../mapping/map-files";
import type { Profile } from "../mapping/profile";
import { decodeText } from "./decode-text";
import { checkGeometry } from "./geometry";
import { mapHeader, type HeaderMap } from "./headers";
import { inParallel } from "./in-parallel";
import { checkLedger, parseLedger } from "./ledger-info";
import { combineParts, loadPart, type LoadedPart } from "./load-table";
import { listFolder, type PackageContents } from "./package-folder";
import { findPersons } from "./persons";
import { cut, fileFault, placed } from "./read-faults";
import { readTable, scanTable, type ReadTable } from "./read-table";
import { rawTable, type LedgerInfo, type Progress, type SourceFile, type Staged } from "./staged";
import { readWorkbook } from "./workbook/read-workbook";

export type StageOptions = { workDir: string; profile?: Profile; onProgress?: Progress };
type FileTable = { file: FileName; packageAt: number; table: ReadTable; map: HeaderMap };
type ReadPackage = { ledger?: LedgerInfo; tables: FileTable[]; sources: SourceFile[]; geometry?: Staged["geometry"]; faults: Fault[] };

/**
 * Brings ledger packages (folders of CSV, XLSX workbooks) into the tables `raw_<file>` and lists every fault that can be seen
 * without looking at the values. `database` must be able to read `workDir` and must preserve insertion order; the packages
 * themselves are read by this process only, so the engine needs no access to them. With a profile the paths are foreign files.
 */
export async function stagePackages(database: Database, paths: readonly string[], options: StageOptions): Promise<Staged> {
  const { profile } = options;
  if (profile) return { ...(await mapFiles(database, paths, { ...options, profile })), profileHash: textHash(JSON.stringify(profile)) };
  const tick = await byteProgress(paths, options.onProgress);
  const packages: ReadPackage[] = [];
  for (const [at, path] of paths.entries()) packages.push(await readPackage(path, at, join(options.workDir, `package-${at}`), tick));
  const faults = packages.flatMap((one, at) => (paths.length > 1 ? one.faults.map((fault) => inPackage(fault, paths[at]!)) : one.faults));
  const staged: Staged = { ledger: undefined, tables: {}, sources: packages.flatMap(({ sources }) => sources), faults: [...faults, ...differences(packages)] };
  staged.ledger = combineLedgers(packages);
  const geometries = packages.flatMap(({ geometry }) => geometry ?? []);
  if (geometries[0]) staged.geometry = geometries[0];
  if (geometries.length > 1) staged.faults.push(fileFault(geometries[1]!.name, "file.twice", { zh: "多个资料包都带有地图；只能有一个", en: "more than one package brings a geometry; only one may" }));
  await loadAll(database, packages, staged);
  return staged;
}

async function loadAll(database: Database, packages: readonly ReadPackage[], staged: Staged): Promise<void> {
  const tables = packages.flatMap((one) => one.tables);
  const parts: LoadedPart[] = [];
  for (const file of FILE_NAMES) {
    const own = tables.filter((table) => table.file === file);
    if (own.length === 0) continue;
    const loaded: LoadedPart[] = [];
    for (const { packageAt, map, table } of own) loaded.push(await loadPart(database, file, packageAt, map.columns, table));
    await combineParts(database, file, loaded);
    staged.tables[file] = { table: rawTable(file), sourceRows: loaded.reduce((sum, { rows }) => sum + rows, 0), missing: [...new Set(own.flatMap(({ map }) => map.missing))] };
    parts.push(...loaded);
  }
  staged.faults.unshift(...(await findPersons(database, staged, parts)));
}

async function readPackage(path: string, at: number, prefix: string, tick: (bytes: number) => void): Promise<ReadPackage> {
  const name = basename(path);
  const real = await realpath(path).catch(() => undefined);
  const kind = real ? await stat(real) : undefined;
  if (!real || !kind) return refused(fileFault(name, "package.missing", { zh: `找不到“${cut(name)}”`, en: `"${cut(name)}" does not exist` }));
  if (kind.isDirectory()) return readFolder(await listFolder(real), at, prefix, tick);
  if (kind.isFile() && /\.xlsx$/i.test(name)) return readBook(real, name, at, prefix, tick);
  return refused(fileFault(name, "package.kind", { zh: `“${cut(name)}”既不是文件夹也不是 XLSX 工作簿；其他表格请配合映射方案（--map）导入`, en: `"${cut(name)}" is neither a folder nor an XLSX workbook; other tables need a mapping profile (--map)` }));
}

const refused = (fault: Fault): ReadPackage => ({ tables: [], sources: [], faults: [fault] });

async function readFolder(contents: PackageContents, at: number, prefix: string, tick: (bytes: number) => void): Promise<ReadPackage> {
  const result: ReadPackage = { tables: [], sources: [], faults: [...contents.faults] };
  const tables = await inParallel(contents.data, 2, async ({ file, path, gzip }) => {
    const answer = await readTable(path, { label: `${file}.csv`, gzip, target: `${prefix}-${file}.csv` });
    tick(answer.decoded.bytes);
    return { file, path, ...answer };
  });
  for (const { file, path, decoded, table, faults } of tables) {
    result.sources.push({ path: basename(path), sha256: decoded.sha256, bytes: decoded.bytes, rows: table?.kept ?? 0 });
    addTable(result, file, at, table, faults);
  }
  if (contents.ledger) await addLedger(result, contents.ledger.path, prefix);
  if (contents.geometry) await addGeometry(result, contents.geometry, prefix);
  return result;
}

function addTable(result: ReadPackage, file: FileName, packageAt: number, table: ReadTable | undefined, faults: readonly Fault[]): void {
  for (const fault of faults) result.faults.push(fault);
  if (!table) return;
  const map = mapHeader(file, table.header[0] ?? []);
  result.faults.push(...map.faults);
  result.tables.push({ file, packageAt, table, map });
}

async function addLedger(result: ReadPackage, path: string, prefix: string): Promise<void> {
  const decoded = await decodeText(path, { gzip: false, target: `${prefix}-ledger.json`, maxBytes: 1024 * 1024 });
  result.sources.push({ path: "ledger.json", sha256: decoded.sha256, bytes: decoded.bytes, rows: 0 });
  if (decoded.fault) return void result.faults.push(fileFault("ledger.json", decoded.fault.code, decoded.fault));
  const { ledger, faults } = parseLedger(await readFile(decoded.path, "utf8"));
  if (ledger) result.ledger = ledger;
  result.faults.push(...faults);
}

async function addGeometry(result: ReadPackage, geometry: NonNullable<PackageContents["geometry"]>, prefix: string): Promise<void> {
  const decoded = await decodeText(geometry.path, { gzip: false, target: `${prefix}-${geometry.name}`, maxBytes: 256 * 1024 * 1024 });
  result.sources.push({ path: geometry.name, sha256: decoded.sha256, bytes: decoded.bytes, rows: 0 });
  const fault = decoded.fault ?? (await checkGeometry(decoded.path, geometry.name));
  if (fault) result.faults.push(fileFault(geometry.name, fault.code, fault));
  else result.geometry = { name: geometry.name, path: decoded.path };
}

async function readBook(path: string, name: string, at: number, prefix: string, tick: (bytes: number) => void): Promise<ReadPackage> {
  const book = await readWorkbook(path, prefix);
  tick(book.bytes);
  const result: ReadPackage = { tables: [], sources: [], faults: [...book.faults] };
  let rows = 0;
  for (const { file, path: csv } of book.sheets) {
    const { table, faults } = await scanTable({ path: csv, sha256: book.sha256, bytes: book.bytes, size: 0 }, { label: `${file}.csv` });
    rows += table?.kept ?? 0;
    addTable(result, file, at, table, faults);
  }
  result.sources.push({ path: name, sha256: book.sha256, bytes: book.bytes, rows });
  if (book.ledger) {
    const { ledger, faults } = checkLedger(book.ledger);
    if (ledger) result.ledger = ledger;
    result.faults.push(...faults);
  }
  return result;
}

/** Several packages: which one a fault is in stands in its message. */
function inPackage(fault: Fault, path: string): Fault {
  const name = cut(basename(path));
  return { ...fault, zh: `【${name}】${fault.zh}`, en: `[${name}] ${fault.en}` };
}

function differences(packages: readonly ReadPackage[]): Fault[] {
  const ledgers = packages.flatMap(({ ledger }) => ledger ?? []);
  const fault = (column: string, zh: string, en: string): Fault => placed({ file: "ledger.json", row: 0, column, value: "", code: "ledger.differs", zh, en });
  const faults: Fault[] = [];
  const days = [...new Set(ledgers.map(({ asOf }) => asOf))];
  const starts = [...new Set(ledgers.map(({ statYearStart }) => statYearStart))];
  if (days.length > 1) faults.push(fault("as_of", `各资料包的 as_of 不同：${days.join("、")}`, `the packages differ in as_of: ${days.join(", ")}`));
  if (starts.length > 1) faults.push(fault("stat_year_start", `各资料包的 stat_year_start 不同：${starts.join("、")}`, `the packages differ in stat_year_start: ${starts.join(", ")}`));
  return faults;
}

/** The first package names the snapshot; one part that is a sample makes the whole a sample. */
function combineLedgers(packages: readonly ReadPackage[]): LedgerInfo | undefined {
  const ledgers = packages.flatMap(({ ledger }) => ledger ?? []);
  const first = ledgers[0];
  return first && { ...first, sample: ledgers.some(({ sample }) => sample) };
}

async function byteProgress(paths: readonly string[], onProgress: Progress | undefined): Promise<(bytes: number) => void> {
  if (!onProgress) return () => undefined;
  const sizes = await Promise.all(paths.map(bytesIn));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  return (bytes) => onProgress({ stage: "read", done: (done += bytes), total: Math.max(total, done) });
}

/** Bytes of a file, or of the files in a folder; 0 for what is not there: that fault is found later. */
async function bytesIn(path: string): Promise<number> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry?.isDirectory()) return entry?.size ?? 0;
  const sizes = await Promise.all((await readdir(path)).map(async (name) => (await lstat(join(path, name)).catch(() => undefined))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The SHA-256 of a text, as hex. */
export const textHash = (text: string): string => createHash("sha256").update(text).digest("hex");
