import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { FILE_NAMES, type FileName } from "../files";
import { textHash } from "../manifest";
import { mapFiles } from "../mapping/map-files";
import type { Profile } from "../mapping/profile";
import { decodeText } from "./decode-text";
import type { ReadGeometry } from "./geometry";
import { looksLikeHeader, mapHeader, type HeaderMap } from "./headers";
import { inParallel } from "./in-parallel";
import { checkLedger, parseLedger, type ReadLedger } from "./ledger-info";
import { combineParts, loadPart, type LoadedPart } from "./load-table";
import { listFolder, type PackageContents } from "./package-folder";
import { loosePersons, type LoosePerson } from "./loose-persons";
import { findPersons } from "./persons";
import { cut, fileFault } from "./read-faults";
import { readTable, scanTable, type ReadTable, type TableRead } from "./read-table";
import { rawTable, type Progress, type SourceFile, type Staged } from "./staged";
import { combineLedgers, differences, packageMarks } from "./several-packages";
import { geometryFaults, stagedGeometry, takeGeometry } from "./stage-geometry";
import { readWorkbook } from "./workbook/read-workbook";

export type StageOptions = { workDir: string; profile?: Profile; onProgress?: Progress };
type FileTable = { file: FileName; packageAt: number; table: ReadTable; map: HeaderMap };
/** `loose`: persons in records that are in no table. */
type ReadPackage = { ledger?: ReadLedger; tables: FileTable[]; sources: SourceFile[]; geometry?: ReadGeometry; loose: LoosePerson[]; faults: Fault[] };

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
  const placedIn = packageMarks(paths);
  const ledgers = packages.flatMap(({ ledger }) => ledger ?? []);
  const faults = packages.flatMap((one, at) => one.faults.map((fault) => placedIn(fault, at)));
  const staged: Staged = { ledger: combineLedgers(ledgers), tables: {}, sources: packages.flatMap(({ sources }) => sources), faults: [...faults, ...differences(ledgers)] };
  const geometries = packages.flatMap(({ geometry }) => geometry ?? []);
  if (geometries.length > 1) staged.faults.push(fileFault(geometries[1]!.name, "file.twice", { zh: "多个资料包都带有地图；只能有一个，请删去其余的", en: "more than one package brings a geometry; only one may, remove the others" }));
  const parts = await loadAll(database, packages, staged);
  const persons: Fault[] = [];
  for (const [at, { loose, geometry }] of packages.entries()) {
    const inMap = geometry ? await geometryFaults(database, geometry, staged) : { persons: [], faults: [] };
    for (const fault of inMap.faults) staged.faults.push(placedIn(fault, at));
    const found = [...(await findPersons(database, staged, { at, of: packages.length }, parts, loose)), ...inMap.persons];
    for (const fault of found) persons.push(placedIn(fault, at));
  }
  staged.faults.unshift(...persons);
  if (geometries[0] && staged.faults.length === 0) staged.geometry = stagedGeometry(geometries[0]);
  return staged;
}

async function loadAll(database: Database, packages: readonly ReadPackage[], staged: Staged): Promise<LoadedPart[]> {
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
  return parts;
}

async function readPackage(path: string, at: number, prefix: string, tick: (bytes: number) => void): Promise<ReadPackage> {
  const name = basename(path);
  const real = await realpath(path).catch(() => undefined);
  const kind = real ? await stat(real) : undefined;
  if (!real || !kind) return refused(fileFault(name, "package.missing", { zh: `找不到“${cut(name)}”`, en: `"${cut(name)}" does not exist` }));
  if (kind.isDirectory()) return readFolder(await listFolder(real), at, prefix, tick);
  if (kind.isFile() && /\.xlsx$/i.test(name)) return readBook(real, name, at, prefix, tick);
  return refused(fileFault(name, "package.kind", { zh: `“${cut(name)}”既不是资料包文件夹也不是 .xlsx 工作簿；旧版 .xls 请另存为 .xlsx，其他表格请配合映射方案（--map）导入`, en: `"${cut(name)}" is neither a package folder nor an .xlsx workbook; save an old .xls as .xlsx; other tables need a mapping profile (--map)` }));
}

const refused = (fault: Fault): ReadPackage => ({ tables: [], sources: [], loose: [], faults: [fault] });

async function readFolder(contents: PackageContents, at: number, prefix: string, tick: (bytes: number) => void): Promise<ReadPackage> {
  const result: ReadPackage = { tables: [], sources: [], loose: [], faults: [...contents.faults] };
  const tables = await inParallel(contents.data, 2, async ({ file, path, gzip }) => {
    const answer = await readTable(path, { label: `${file}.csv`, gzip, isHeader: (cells) => looksLikeHeader(file, cells), target: `${prefix}-${file}.csv` });
    tick(answer.decoded.bytes);
    return { file, path, ...answer };
  });
  for (const { file, path, decoded, ...read } of tables) {
    result.sources.push({ path: basename(path), sha256: decoded.sha256, bytes: decoded.bytes, rows: read.table?.kept ?? 0 });
    addTable(result, file, at, read);
  }
  if (contents.ledger) await addLedger(result, contents.ledger.path, prefix);
  if (contents.geometry) await addGeometry(result, contents.geometry, prefix);
  for (const [place, file] of contents.unknown.entries()) result.loose.push(...(await personsInUnknown(file, `${prefix}-unknown-${place}.csv`)));
  return result;
}

/** A file of no known name is refused whatever it holds; a person in it is named all the same. */
async function personsInUnknown({ name, path, gzip }: PackageContents["unknown"][number], target: string): Promise<LoosePerson[]> {
  const decoded = await decodeText(path, { gzip, target });
  return decoded.fault ? [] : loosePersons(decoded.path, { label: name, headerRows: 1 });
}

function addTable(result: ReadPackage, file: FileName, packageAt: number, { table, faults, persons }: TableRead): void {
  for (const fault of faults) result.faults.push(fault);
  for (const person of persons) result.loose.push(person);
  if (!table) return;
  const map = mapHeader(file, table.header[0] ?? [], table.below);
  result.faults.push(...map.faults);
  result.tables.push({ file, packageAt, table, map });
}

async function addLedger(result: ReadPackage, path: string, prefix: string): Promise<void> {
  const decoded = await decodeText(path, { gzip: false, target: `${prefix}-ledger.json`, maxBytes: 1024 * 1024 });
  result.sources.push({ path: "ledger.json", sha256: decoded.sha256, bytes: decoded.bytes, rows: 0 });
  if (decoded.fault) return void result.faults.push(fileFault("ledger.json", decoded.fault.code, decoded.fault));
  result.ledger = parseLedger(await readFile(decoded.path, "utf8"));
  result.faults.push(...result.ledger.faults);
}

async function addGeometry(result: ReadPackage, handedIn: NonNullable<PackageContents["geometry"]>, prefix: string): Promise<void> {
  const { source, geometry, faults } = await takeGeometry(handedIn, prefix);
  result.sources.push(source);
  result.faults.push(...faults);
  if (geometry) result.geometry = geometry;
}

async function readBook(path: string, name: string, at: number, prefix: string, tick: (bytes: number) => void): Promise<ReadPackage> {
  const book = await readWorkbook(path, prefix);
  tick(book.bytes);
  const result: ReadPackage = { tables: [], sources: [], loose: [], faults: [...book.faults] };
  let rows = 0;
  for (const { file, path: csv } of book.sheets) {
    const read = await scanTable({ path: csv, sha256: book.sha256, bytes: book.bytes, size: 0 }, { label: `${file}.csv`, isHeader: (cells) => looksLikeHeader(file, cells) });
    rows += read.table?.kept ?? 0;
    addTable(result, file, at, read);
  }
  result.sources.push({ path: name, sha256: book.sha256, bytes: book.bytes, rows });
  if (book.ledger) {
    result.ledger = checkLedger(book.ledger);
    result.faults.push(...result.ledger.faults);
  }
  return result;
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
