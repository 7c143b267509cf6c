import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../base/clock";
import type { Database } from "../../engine/duckdb/database";
import { DataError } from "../../base/errors";
import { findSnapshot, hashFile } from "../catalog";
import { FILE_NAMES, type FileName } from "../files";
import { GEOMETRY_FILE, geometryText } from "../geometry/geometry-file";
import type { GridTopology } from "../geometry/topology";
import { type Manifest, schemaVersion, sealManifest, snapshotHash, snapshotId } from "../manifest";
import type { LedgerInfo, SourceFile, Staged } from "../read/staged";
import { testPause } from "../test-pause";
import { wideCells } from "../wide-events";
import { currentId, putInPlace, type WorkFolder } from "../work-folder";
import { currentGeometry } from "./current-geometry";
import { controlSums, type Output, writeParquet } from "./parquet";
import { prepareTables } from "./prepare-tables";
import { makeRollup } from "./rollup";
import { rollupFiles, settledFile } from "./rollup-files";
import { typedFiles } from "./typed-files";
import { completeTables } from "./typed-schema";
import { finalUnits } from "./units";

/** What a snapshot is made of beside the typed tables in the database. */
export type PublishInput = {
  ledger: LedgerInfo;
  sources: readonly SourceFile[];
  profileHash?: string;
  geometry?: Staged["geometry"];
  /** Records read, per file that was handed in; the snapshot must have as many. */
  rows: Partial<Record<FileName, number>>;
};

export type PublishOptions = { dataDir: string; folder: WorkFolder; clock: Clock; onFile?: (done: number, total: number) => void };

/** Parquet files of a snapshot, for the progress bar. */
const FILES = FILE_NAMES.length + 8;

/** The id that a package will have: the same input gives the same id. */
export function idOf({ ledger, sources, profileHash }: Pick<PublishInput, "ledger" | "sources" | "profileHash">): { id: string; hash: string } {
  const hash = snapshotHash(sources.map((source) => source.sha256), profileHash);
  return { hash, id: snapshotId(ledger.asOf, hash) };
}

/**
 * Writes the typed tables and their rollup as a snapshot: beside, synced, then renamed; it becomes the current one unless that one's
 * `as_of` is later. Nothing of it can be seen before it is whole.
 */
export async function publishSnapshot(database: Database, input: PublishInput, options: PublishOptions): Promise<{ id: string; rows: Record<string, number> }> {
  const { ledger } = input;
  const { folder, dataDir } = options;
  await completeTables(database);
  await prepareTables(database);
  const files: Manifest["files"] = [];
  const write = async (connection: Database, output: Output) => {
    files.push(await writeFileOf(connection, folder.snapshot, output));
    options.onFile?.(files.length, FILES);
    await testPause(output.name);
  };
  const typed = typedFiles(await wideCells(database));
  const cells = await besides(database, (other) => inTurn(typed, (output) => write(other, output)), (written) => makeRollup(database, { ...ledger, written }));
  const geometry = input.geometry ? await currentGeometry(database, input.geometry.topology) : undefined;
  await testPause("rolledUp");
  const [faults] = await database.rows<{ any: boolean }>('SELECT count(*) > 0 AS "any" FROM p_fault_years');
  const rollup = [...rollupFiles(cells, await finalUnits(database, "p_periods"), faults?.any === true), ...(input.profileHash === undefined ? [] : [settledFile])];
  const [longest, others] = [rollup.filter(({ beside }) => beside), rollup.filter(({ beside }) => !beside)];
  await besides(database, (other) => inTurn(longest, (output) => write(other, output)), () => inTurn(others, (output) => write(database, output)));
  const order = new Map([...typed, ...rollup].map(({ name }, at) => [name, at]));
  files.sort((one, two) => order.get(one.name)! - order.get(two.name)!);
  if (geometry) files.push(await writeGeometry(folder.snapshot, geometry));
  const rows = rowsHandedIn(files, input.rows);
  const before = await currentId(dataDir);
  const current = before === undefined ? undefined : await findSnapshot(dataDir, before).catch(() => undefined);
  const { id, hash } = idOf(input);
  const text = sealManifest({
    schemaVersion: schemaVersion(input.profileHash), id, hash, asOf: ledger.asOf, statYearStart: ledger.statYearStart, title: ledger.title, ...(ledger.titleEn ? { titleEn: ledger.titleEn } : {}),
    preparedBy: ledger.preparedBy, sample: ledger.sample, sources: [...input.sources], files, rows, ...(before && before !== id ? { before } : {}),
    createdAt: options.clock.now().toISOString(), ...(input.profileHash ? { profile: input.profileHash } : {}),
  });
  await writeFile(join(folder.snapshot, "manifest.json"), text);
  await testPause("written");
  await putInPlace(dataDir, folder, { id, makeCurrent: current === undefined || current.asOf <= ledger.asOf }, testPause);
  return { id, rows };
}

/**
 * Does `aside` on a connection of its own while `work` goes on, which is told when that has ended: an ordered file is written by one thread,
 * which is what makes its bytes the same each time. No statement runs on behind a failure.
 */
async function besides<Answer>(database: Database, aside: (other: Database) => Promise<void>, work: (written: Promise<void>) => Promise<Answer>): Promise<Answer> {
  const other = await database.beside();
  try {
    const written = aside(other);
    const [first, second] = await Promise.allSettled([written, work(written)]);
    if (first.status === "rejected") throw first.reason;
    if (second.status === "rejected") throw second.reason;
    return second.value;
  } finally {
    other.close();
  }
}

async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (const item of items) await work(item);
}

async function writeFileOf(database: Database, folder: string, output: Output): Promise<Manifest["files"][number]> {
  const path = join(folder, output.name);
  const written = await writeParquet(database, folder, output);
  const [{ rows, sums }, sha256] = await Promise.all([controlSums(database, path), hashFile(path)]);
  if (rows !== written) throw new DataError("publish.rows", { zh: `${output.name}：写入 ${written} 行，读回 ${rows} 行`, en: `${output.name}: ${written} rows written, ${rows} read back` });
  return { name: output.name, sha256, bytes: (await stat(path)).size, rows, sums };
}

async function writeGeometry(folder: string, geometry: GridTopology): Promise<Manifest["files"][number]> {
  const path = join(folder, GEOMETRY_FILE);
  await writeFile(path, geometryText(geometry));
  return { name: GEOMETRY_FILE, sha256: await hashFile(path), bytes: (await stat(path)).size, rows: geometry.shapes.length, sums: {} };
}

/** Rows read = rows in the snapshot, per file. */
function rowsHandedIn(files: Manifest["files"], read: PublishInput["rows"]): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const file of FILE_NAMES) {
    const wanted = read[file];
    if (wanted === undefined) continue;
    const found = files.find(({ name }) => name === `${file}.parquet`)?.rows;
    if (found !== wanted) throw new DataError("publish.rows", { zh: `${file}.csv：读入 ${wanted} 行，快照中 ${found ?? 0} 行`, en: `${file}.csv: ${wanted} rows read, ${found ?? 0} in the snapshot` });
    rows[`${file}.csv`] = wanted;
  }
  return rows;
}
