import { EngineError } from "../../base/errors";
import type { Database } from "../../engine/duckdb/database";
import { LEAST_BYTES } from "../check/person";
import { personHeading } from "../check/person-words";
import { csvRelation, loadCounted, requireOrder } from "../read/load-table";
import type { ForeignFile } from "./foreign-files";
import type { LayoutMatch } from "./match-files";
import type { Input, Layout } from "./profile";

/** Foreign files of one layout in one table: `c1 … cn` as found, `_source` the number of its file. */
export type SourceTable = { table: string; input: Input; layout: Layout; columns: Map<string, number>; headings: string[]; files: PlacedFile[] };
/** `start`: how many records of earlier files stand before it in the table. */
type PlacedFile = ForeignFile & { start: number };

/** `loaded`: so many of its files are in the table; `failed`: the engine would not take some, and all of them are read once more. */
type Group = { table: string; files: ForeignFile[]; loaded: number; failed: boolean };

/** Records that are worth a statement of their own: fewer cost more than waiting for the next files. */
const BATCH = 100_000;

/** Loads foreign files in bulk, those of the same layout together, while later ones are still read and proved. */
export class SourceLoading {
  private readonly groups = new Map<string, Group>();
  private running: Promise<void> | undefined;
  private error: unknown;

  /** @param batch records that are loaded before all files are read */
  constructor(private readonly database: Database, private readonly batch = BATCH) {}

  /** Takes the next file, in the order in which records are to stand. */
  add(file: ForeignFile): void {
    const key = `${file.match.input.id} ${file.match.layoutAt} ${file.headings.join("\n")}`;
    const group = this.groups.get(key) ?? { table: `source_${this.groups.size}`, files: [], loaded: 0, failed: false };
    this.groups.set(key, group);
    group.files.push(file);
    this.loadNext(this.batch);
  }

  /** Until what was begun is done. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Loads what is left. @returns the tables, each proved to hold every record at its place. */
  async end(): Promise<SourceTable[]> {
    do {
      await this.idle();
      this.loadNext(0);
    } while (this.running);
    if (this.error) throw this.error;
    const tables: SourceTable[] = [];
    for (const group of this.groups.values()) tables.push(await proved(this.database, group));
    return tables;
  }

  /** One statement at a time; a failure is kept until the end asks. */
  private loadNext(least: number): void {
    if (this.running || this.error) return;
    const group = [...this.groups.values()].find((one) => !one.failed && one.loaded < one.files.length && waiting(one) >= least);
    if (!group) return;
    this.running = loadFiles(this.database, group)
      .catch((cause: unknown) => void (this.error = cause))
      .then(() => {
        this.running = undefined;
        this.loadNext(this.batch);
      });
  }
}

const waiting = ({ files, loaded }: Group): number => files.slice(loaded).reduce((sum, { table: { kept } }) => sum + kept, 0);

/** Adds the files that wait to the table of their group. */
async function loadFiles(database: Database, group: Group): Promise<void> {
  if (group.loaded === 0) await requireOrder(database);
  const { table, files, loaded } = group;
  const next = files.slice(loaded);
  group.loaded = files.length;
  try {
    await database.run(`${loaded === 0 ? `CREATE OR REPLACE TABLE ${table} AS` : `INSERT INTO ${table}`} ${selectFiles(next, loaded, true)}`);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== "engine.failed") throw error;
    group.failed = true;
  }
}

function selectFiles(files: readonly ForeignFile[], first: number, parallel: boolean): string {
  const { match, headings } = files[0]!;
  const cells = headings.map((_, at) => storedCell(match, headings, at));
  return `SELECT ${[...cells, `(file_index + ${first})::UBIGINT AS _source`].join(", ")} FROM ${csvRelation(files.map(({ table: { path } }) => path), headings.length, { headerRows: match.layout.headerRows, parallel })}`;
}

/** Every record of every file stands where it must; else all are read once more, at last with one thread to a file. */
async function proved(database: Database, { table, files: found, failed }: Group): Promise<SourceTable> {
  const { match, headings, label } = found[0]!;
  let start = 0;
  const files = found.map((file) => ({ ...file, start: (start += file.table.kept) - file.table.kept }));
  let wrong = failed ? files[0] : await misplaced(database, table, files);
  if (wrong) {
    await loadCounted(database, table, (parallel) => selectFiles(found, 0, parallel), start, label);
    wrong = await misplaced(database, table, files);
  }
  if (wrong) throw new EngineError("read.count", { zh: `${wrong.label}：引擎读到的记录数与文件不符`, en: `${wrong.label}: the engine read another number of records than the file holds` });
  return { table, input: match.input, layout: match.layout, columns: match.columns, headings, files };
}

/** The first file whose records are not as many, or not where they must be. */
async function misplaced(database: Database, table: string, files: readonly PlacedFile[]): Promise<PlacedFile | undefined> {
  const counted = new Map((await database.rows<{ source: number; n: number; first: number }>(`SELECT _source AS source, count(*) AS n, min(rowid) AS first FROM ${table} GROUP BY 1`)).map((row) => [row.source, row]));
  return files.find(({ table: { kept }, start }, at) => kept > 0 && (counted.get(at)?.n !== kept || counted.get(at)?.first !== start));
}

/** Of a column that no field takes, only what may be of a person is kept: the longer cells, and all below a heading that may stand over names. */
function storedCell({ columns }: LayoutMatch, headings: readonly string[], at: number): string {
  const cell = `c${at + 1}`;
  return [...columns.values()].includes(at) || personHeading(headings[at]!) === "doubtful" ? cell : `CASE WHEN strlen(${cell}) >= ${LEAST_BYTES} THEN ${cell} END AS ${cell}`;
}
