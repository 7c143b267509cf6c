import { readFile, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Clock } from "../base/clock";
import { InputError, type Bilingual } from "../base/errors";
import { openInstance, type Database } from "../engine/duckdb/database";
import { isWhole, listSnapshots, type SnapshotEntry } from "../snapshots/catalog";
import { checkTables, MOST_IN_MEMORY, type CheckResult } from "../snapshots/check/check-tables";
import { writing } from "../snapshots/disk";
import { keepUnmatched, writeErrorList } from "../snapshots/error-list";
import type { Fault } from "../snapshots/fault";
import { FILE_NAMES, type FileName } from "../snapshots/files";
import { withLock } from "../snapshots/lock";
import { textHash } from "../snapshots/manifest";
import { idOf, publishSnapshot, type PublishInput } from "../snapshots/publish/publish-snapshot";
import type { LedgerInfo, Staged } from "../snapshots/read/staged";
import { SETTLED } from "../snapshots/settled";
import { testPause } from "../snapshots/test-pause";
import { WIDE_EVENTS } from "../snapshots/wide-events";
import { clearLeftovers, makeWorkFolder, type WorkFolder } from "../snapshots/work-folder";
import type { OnProgress, ProgressEvent, Stage } from "./progress";

export type ImportDeps = { dataDir: string; clock: Clock; /** The office's own settings: services beside the published ones. */ config?: { services: readonly { code: string }[] } };

export type ImportRequest = {
  /** Packages; with a profile, the foreign files. */
  paths: readonly string[];
  profilePath?: string;
  onProgress?: OnProgress;
  /** Told once when another import holds the lock. */
  onWait?: (text: Bilingual) => void;
  /** How long to wait for it. */
  waitMs?: number;
  /** Told how long each stage took, in milliseconds. */
  onStage?: (stage: Stage, ms: number) => void;
};

/** The answer of `import --json`, as formats.md section 5 has it; with a mapping also where every source row went. */
export type ImportResult = {
  status: "imported" | "unchanged" | "refused";
  snapshot?: string;
  rows: Record<string, number>;
  /** The first MOST_IN_MEMORY of them; the error list has all. */
  errors: (Pick<Fault, "file" | "row" | "column" | "code"> & Bilingual)[];
  /** Of a refusal: how many there are. */
  errorCount?: number;
  errorList?: string;
  /** Of a snapshot: where its tables disagree, or the map lacks an area, as `show quality` lists them. */
  dataFaults?: number;
  sourceRows?: number;
  mapping?: Staged["mappingCounts"];
  unmatchedList?: string;
  /** Source rows that a rule of the profile left out, with the reason. */
  skippedList?: string;
};

/** What the engine may hold; beyond it, it spills into the work folder. */
const MEMORY = "1GiB";
const TICK_MS = 500;

/**
 * Hands a ledger in: reads, checks, and writes a snapshot, all or nothing. A package with faults is refused with all of them, the same
 * input again is `unchanged`. Only one import at a time changes a data folder; what a killed one left is cleared first.
 */
export async function importLedger(deps: ImportDeps, request: ImportRequest): Promise<ImportResult> {
  return writing(() =>
    withLock(deps.dataDir, { waitMs: request.waitMs, onWait: request.onWait, now: () => deps.clock.now() }, async () => {
      await clearLeftovers(deps.dataDir);
      const folder = await makeWorkFolder(deps.dataDir);
      try {
        return await importInto(deps, request, folder);
      } finally {
        await folder.remove().catch(() => undefined);
      }
    }),
  );
}

async function importInto(deps: ImportDeps, request: ImportRequest, folder: WorkFolder): Promise<ImportResult> {
  const instance = await openInstance({ directories: [folder.path], memoryLimit: MEMORY, tempDirectory: `${folder.work}/spill` });
  const running = new Import(deps, request, folder, await instance.connect());
  // One statement of the engine may take seconds without a word: what is shown goes on.
  const ticking = setInterval(() => running.repeat(), TICK_MS);
  try {
    return await running.run();
  } finally {
    clearInterval(ticking);
    instance.close();
  }
}

/** One import under way. */
class Import {
  private rows = 0;
  private last: Pick<ProgressEvent, "stage" | "done" | "total"> | undefined;

  constructor(
    private readonly deps: ImportDeps,
    private readonly request: ImportRequest,
    private readonly folder: WorkFolder,
    private readonly database: Database,
  ) {}

  async run(): Promise<ImportResult> {
    const staged = await this.timed(this.request.profilePath === undefined ? "read" : "map", () => this.stage());
    if ("fault" in staged) return this.refuse([staged.fault], {});
    await testPause("staged");
    const rows = await this.countRows(staged);
    this.rows = Object.values(rows).reduce((sum, count) => sum + count, 0);
    const known = staged.faults.length === 0 && staged.ledger ? await this.sameInput(staged, staged.ledger) : undefined;
    if (known) return { status: "unchanged", snapshot: known.id, rows: known.rows, errors: [], dataFaults: known.dataFaults, ...this.mapping(staged) };
    this.progress("check", 0, 1);
    const services = this.deps.config?.services.map(({ code }) => code) ?? [];
    const checked = await this.timed("check", () => checkTables(this.database, staged, { services }));
    this.progress("check", 1, 1);
    if (staged.faults.length > 0 || checked.count > 0 || !staged.ledger) return this.refuse(staged.faults, rows, { staged, checked });
    await testPause("checked");
    const { ledger } = staged;
    return this.timed("publish", () => this.publish(staged, ledger, rows));
  }

  private async stage(): Promise<Staged | { fault: Fault }> {
    const { paths, profilePath } = this.request;
    const onProgress = ({ stage, done, total }: { stage: Stage; done: number; total: number }) => this.progress(stage, done, total);
    // Most of what is loaded serves one of the two ways.
    if (profilePath === undefined) return (await import("../snapshots/read/stage-packages")).stagePackages(this.database, paths, { workDir: this.folder.work, onProgress });
    try {
      const text = await readFile(profilePath, "utf8").catch((cause) => {
        throw new InputError("profile.missing", { zh: "找不到映射方案文件", en: "the mapping profile cannot be read" }, { cause });
      });
      const [{ mapFiles }, { parseProfile }] = await Promise.all([import("../snapshots/mapping/map-files"), import("../snapshots/mapping/profile")]);
      const staged = await mapFiles(this.database, paths, { workDir: this.folder.work, profile: parseProfile(text), onProgress });
      return { ...staged, profileHash: textHash(text) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const file = basename(profilePath);
      return { fault: { file, row: 0, column: "", value: "", code: error.code, zh: `${file}：${error.text.zh}`, en: `${file}: ${error.text.en}` } };
    }
  }

  /** Rows read per file; identical area rows of several packages are one. */
  private async countRows(staged: Staged): Promise<Partial<Record<FileName, number>>> {
    const rows: Partial<Record<FileName, number>> = {};
    for (const file of FILE_NAMES) {
      const table = staged.tables[file];
      if (table) rows[file] = table.sourceRows;
    }
    if (staged.tables.areas) {
      const [areas] = await this.database.rows<{ n: number }>(`SELECT count(*) AS n FROM (SELECT DISTINCT code FROM ${staged.tables.areas.table})`);
      rows.areas = areas?.n ?? 0;
    }
    return rows;
  }

  private async sameInput(staged: Staged, ledger: LedgerInfo): Promise<{ id: string; rows: Record<string, number>; dataFaults: number } | undefined> {
    const { id } = idOf({ ledger, sources: staged.sources, profileHash: staged.profileHash });
    const entry = (await listSnapshots(this.deps.dataDir)).find((known) => known.id === id);
    return entry && (await isWhole(entry)) ? { id, rows: entry.rows, dataFaults: dataFaultsOf(entry) } : undefined;
  }

  private async dataFaults(id: string): Promise<{ dataFaults: number }> {
    return { dataFaults: dataFaultsOf((await listSnapshots(this.deps.dataDir)).find((known) => known.id === id)) };
  }

  private async publish(staged: Staged, ledger: LedgerInfo, rows: Partial<Record<FileName, number>>): Promise<ImportResult> {
    await dropAllBut(this.database, [...FILE_NAMES, WIDE_EVENTS, SETTLED]);
    const input: PublishInput = { ledger, sources: staged.sources, rows, profileHash: staged.profileHash, geometry: staged.geometry };
    const options = { dataDir: this.deps.dataDir, folder: this.folder, clock: this.deps.clock, onFile: (done: number, total: number) => this.progress("publish", done, total) };
    const lists = await this.keptLists(staged);
    const published = await publishSnapshot(this.database, input, options);
    return { status: "imported", snapshot: published.id, rows: published.rows, errors: [], ...(await this.dataFaults(published.id)), ...this.mapping(staged), ...lists };
  }

  /** With the faults of reading, then those of the checks. */
  private async refuse(reading: readonly Fault[], rows: Partial<Record<FileName, number>>, { staged, checked }: { staged?: Staged; checked?: CheckResult } = {}): Promise<ImportResult> {
    async function* all() {
      yield reading;
      if (checked) yield* checked.pieces();
    }
    const shown = [...reading.slice(0, MOST_IN_MEMORY), ...(checked?.faults ?? [])].slice(0, MOST_IN_MEMORY);
    const errorList = await writeErrorList(this.deps.dataDir, this.deps.clock.now(), all());
    const lists = staged ? await this.keptLists(staged) : {};
    return {
      status: "refused", rows: named(rows), errors: shown.map(({ file, row, column, code, zh, en }) => ({ file, row, column, code, zh, en })), errorCount: reading.length + (checked?.count ?? 0), errorList,
      ...(staged ? this.mapping(staged) : {}), ...lists,
    };
  }

  private mapping({ mappingCounts, sources }: Staged): Pick<ImportResult, "mapping" | "sourceRows"> {
    return mappingCounts ? { sourceRows: sources.reduce((sum, source) => sum + source.rows, 0), mapping: mappingCounts } : {};
  }

  private async keptLists({ unmatchedList, skippedList }: Staged): Promise<Pick<ImportResult, "unmatchedList" | "skippedList">> {
    const keep = (list: string) => keepUnmatched(this.deps.dataDir, this.deps.clock.now(), list);
    return { ...(unmatchedList ? { unmatchedList: await keep(unmatchedList) } : {}), ...(skippedList ? { skippedList: await asSkipped(await keep(skippedList)) } : {}) };
  }

  private async timed<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.request.onStage?.(stage, performance.now() - began);
    return result;
  }

  /** Says again how far it is. */
  repeat(): void {
    if (this.last) this.request.onProgress?.({ ...this.last, rows: this.rows });
  }

  private progress(stage: Stage, done: number, total: number): void {
    this.last = { stage, done, total };
    this.repeat();
  }
}

const named = (rows: Partial<Record<FileName, number>>): Record<string, number> => Object.fromEntries(Object.entries(rows).map(([file, count]) => [`${file}.csv`, count]));

/** A list that is kept, under the name of the skipped rows. */
async function asSkipped(kept: string): Promise<string> {
  const path = join(dirname(kept), basename(kept).replace("unmatched", "skipped"));
  await rename(kept, path);
  return path;
}

const dataFaultsOf = (entry: SnapshotEntry | undefined): number => entry?.manifest.files.find(({ name }) => name === "rollup/faults.parquet")?.rows ?? 0;

/** What was staged has been checked and typed; it need not stand in memory while the snapshot is written. */
async function dropAllBut(database: Database, kept: readonly string[]): Promise<void> {
  const views = await database.rows<{ name: string }>("SELECT view_name AS name FROM duckdb_views() WHERE NOT internal");
  for (const { name } of views) if (!kept.includes(name)) await database.run(`DROP VIEW IF EXISTS "${name.replaceAll('"', '""')}"`);
  const tables = await database.rows<{ name: string }>("SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal");
  for (const { name } of tables) if (!kept.includes(name)) await database.run(`DROP TABLE IF EXISTS "${name.replaceAll('"', '""')}" CASCADE`);
}
