import { readFile } from "node:fs/promises";
import { EngineError } from "../../base/errors";
import type { Database } from "../../engine/duckdb/database";
import { personFaults } from "../check/person";
import type { Fault } from "../fault";
import { csvRelation, loadCounted, requireOrder, sqlText } from "../read/load-table";
import { placed } from "../read/read-faults";
import type { ForeignFile } from "./foreign-files";
import type { Input, Layout } from "./profile";

/** Foreign files of one layout in one table: `c1 … cn` as found, `_source` its file. */
export type SourceTable = { table: string; input: Input; layout: Layout; columns: Map<string, number>; headings: string[]; files: PlacedFile[] };
/** `start`: how many records of earlier files stand before it in the table. */
type PlacedFile = ForeignFile & { start: number };

/** Loads the foreign files in bulk, those of the same layout together, and looks for persons in every cell of them. */
export async function loadSources(database: Database, files: readonly ForeignFile[]): Promise<{ tables: SourceTable[]; faults: Fault[] }> {
  await requireOrder(database);
  const groups = new Map<string, ForeignFile[]>();
  for (const file of files) {
    const key = `${file.match.input.id} ${file.match.layoutAt} ${file.headings.join("\n")}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const tables: SourceTable[] = [];
  const faults: Fault[] = [];
  for (const group of groups.values()) {
    const source = await loadGroup(database, `source_${tables.length}`, group);
    tables.push(source);
    faults.push(...(await findPersons(database, source)));
  }
  await placeFiles(database, tables);
  return { tables, faults };
}

async function loadGroup(database: Database, table: string, group: readonly ForeignFile[]): Promise<SourceTable> {
  const { match, headings } = group[0]!;
  const paths = group.map((file) => file.table.path);
  const records = group.reduce((sum, file) => sum + file.table.kept, 0);
  await loadCounted(database, table, (parallel) => `FROM ${csvRelation(paths, headings.length, { headerRows: match.layout.headerRows, fileName: true, parallel })}`, records, group[0]!.label);
  let start = 0;
  const files = group.map((file) => ({ ...file, start: (start += file.table.kept) - file.table.kept }));
  const counted = new Map((await database.rows<{ source: string; n: number; first: number }>(`SELECT _source AS source, count(*) AS n, min(rowid) AS first FROM ${table} GROUP BY 1`)).map((row) => [row.source, row]));
  const wrong = files.find(({ table: { path, kept }, start: at }) => kept > 0 && (counted.get(path)?.n !== kept || counted.get(path)?.first !== at));
  if (wrong) throw new EngineError("read.count", { zh: `${wrong.label}：引擎读到的记录数与文件不符`, en: `${wrong.label}: the engine read another number of records than the file holds` });
  return { table, input: match.input, layout: match.layout, columns: match.columns, headings, files };
}

/** Faults are told by file and record, so the numbers of the joint table are turned back; 0 and 1 are headings. */
async function findPersons(database: Database, { table, headings, files }: SourceTable): Promise<Fault[]> {
  await database.run(`CREATE OR REPLACE VIEW ${table}_numbered AS SELECT rowid + 2 AS _number, * FROM ${table}`);
  const columns = headings.map((name, at) => ({ name, column: `c${at + 1}`, mapped: undefined }));
  const faults = await personFaults(database, { file: files[0]!.label, table: `${table}_numbered`, columns, rowColumn: "_number" });
  return Promise.all(faults.map(async (fault) => {
    if (fault.row < 2) return fault;
    const file = files.findLast(({ start }) => start <= fault.row - 2)!;
    const kept = fault.row - 1 - file.start;
    return moved(fault, file.label, kept + file.match.layout.headerRows + (await shiftAt(file.table.gaps, kept)));
  }));
}

/** The same fault at another place: the sentence keeps its words. */
function moved(fault: Fault, file: string, row: number): Fault {
  const before = placed({ ...fault, zh: "", en: "" });
  const words = (text: string, prefix: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
  return placed({ ...fault, file, row, zh: words(fault.zh, before.zh), en: words(fault.en, before.en) });
}

/** How many records were left out before the kept one of this number. */
async function shiftAt(gaps: string | undefined, kept: number): Promise<number> {
  if (!gaps) return 0;
  const lines = (await readFile(gaps, "utf8")).split("\n").slice(1, -1).map((line) => line.split(",").map(Number) as [number, number]);
  return lines.findLast(([before]) => before < kept)?.[1] ?? 0;
}

/** Where each file stands, for record numbers; and how the numbers shift behind records that were left out. */
async function placeFiles(database: Database, tables: readonly SourceTable[]): Promise<void> {
  const files = tables.flatMap(({ files: own }) => own);
  await database.run("CREATE OR REPLACE TABLE map_files (path VARCHAR, label VARCHAR, start BIGINT, header BIGINT)");
  await database.run("CREATE OR REPLACE TABLE map_gaps (path VARCHAR, kept BIGINT, shift BIGINT)");
  if (files.length === 0) return;
  const rows = files.map(({ table: { path }, label, start, match }) => `(${sqlText(path)}, ${sqlText(label)}, ${start}, ${match.layout.headerRows})`);
  await database.run(`INSERT INTO map_files VALUES ${rows.join(", ")}`);
  for (const { table: { path, gaps } } of files) {
    if (gaps) await database.run(`INSERT INTO map_gaps SELECT ${sqlText(path)}, * FROM read_csv(${sqlText(gaps)}, columns = {'kept': 'BIGINT', 'shift': 'BIGINT'}, auto_detect = false, header = true)`);
  }
}

/** Adds `_file`, `_row` and `_at` (place in the table) to a table of foreign files. */
export function numberedSource(table: string, shifted: boolean): string {
  const number = `s.rowid - f.start + f.header + 1`;
  const base = `SELECT s.*, s.rowid AS _at, f.label AS _file, f.path AS _path, s.rowid - f.start + 1 AS _k, ${number} AS _number FROM ${table} s JOIN map_files f ON s._source = f.path`;
  if (!shifted) return `(SELECT *, _number AS _row FROM (${base}))`;
  return `(SELECT p.*, p._number + coalesce(g.shift, 0) AS _row FROM (${base}) p ASOF LEFT JOIN map_gaps g ON p._path = g.path AND g.kept < p._k)`;
}
