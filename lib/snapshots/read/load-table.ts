import { EngineError } from "../../base/errors";
import type { Database } from "../../engine/duckdb/database";
import { LEDGER_FILES, VALUE_LISTS, type Column, type FileName } from "../files";
import type { HeaderColumn } from "./headers";
import type { ReadTable } from "./read-table";
import { rawTable } from "./staged";

export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The relation of staged CSV files: `c1 … cn`, all text, empty = NULL. */
export function csvRelation(paths: readonly string[], width: number, options: { headerRows?: number; parallel?: boolean } = {}): string {
  const columns = Array.from({ length: width }, (_, at) => `'c${at + 1}': 'VARCHAR'`).join(", ");
  const header = (options.headerRows ?? 1) === 1 ? "header = true" : `header = false, skip = ${options.headerRows}`;
  return `read_csv([${paths.map(sqlText).join(", ")}], columns = {${columns}}, auto_detect = false, ${header}, delim = ',', quote = '"', escape = '"', strict_mode = true${options.parallel === false ? ", parallel = false" : ""})`;
}

/** One file of one package, loaded: canonical columns under their own names, the others beside them for the check for persons. */
export type LoadedPart = { file: FileName; table: string; columns: readonly HeaderColumn[]; rows: number; numbered: boolean; packageAt: number };

/** Loads one file of a package in bulk; Chinese values of fixed lists become their English codes on the way. */
export async function loadPart(database: Database, file: FileName, packageAt: number, columns: readonly HeaderColumn[], source: ReadTable): Promise<LoadedPart> {
  const table = `part_${file}_${packageAt}`;
  const cellOf: CellOf = (name) => {
    const at = columns.findIndex(({ mapped }) => mapped === name);
    return at < 0 ? undefined : `c${at + 1}`;
  };
  const known: readonly Column[] = LEDGER_FILES[file].columns;
  const values = columns.map(({ mapped, sql }, at) => {
    const column = known.find(({ name }) => name === mapped);
    return column ? `${cellValue(column, cellOf)} AS ${sqlName(column.name)}` : `c${at + 1} AS ${sqlName(sql)}`;
  });
  // A column of no meaning is looked at for persons by record number; the others need no stored number while none is left out.
  const withNumbers = source.gaps !== undefined || columns.some(({ mapped }) => mapped === undefined);
  const select = (parallel: boolean) => `SELECT ${withNumbers ? "_row, " : ""}${values.join(", ")} FROM ${withNumbers ? numbered(source, columns.length, parallel) : csvRelation([source.path], columns.length, { parallel })}`;
  await requireOrder(database);
  await loadCounted(database, table, select, source.kept, `${file}.csv`);
  return { file, table, columns, rows: source.kept, numbered: withNumbers, packageAt };
}

/** Loads and counts. Where the engine fails or miscounts with several threads in one file, it reads once more with one. */
export async function loadCounted(database: Database, table: string, select: (parallel: boolean) => string, records: number, label: string): Promise<void> {
  let loaded: number | undefined;
  for (const parallel of [true, false]) {
    try {
      await database.run(`CREATE OR REPLACE TABLE ${table} AS ${select(parallel)}`);
      [loaded] = (await database.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)).map(({ n }) => n);
      if (loaded === records) return;
    } catch (error) {
      if (!parallel || !(error instanceof EngineError) || error.code !== "engine.failed") throw error;
    }
  }
  throw new EngineError("read.count", { zh: `${label}：引擎读到 ${loaded} 条记录，应为 ${records} 条`, en: `${label}: the engine read ${loaded} records, expected ${records}` });
}

/** Lays the parts of all packages together as `raw_<file>`: `_row`, `_package`, `_file` and every canonical column. */
export async function combineParts(database: Database, file: FileName, parts: readonly LoadedPart[]): Promise<void> {
  const columns = (part: LoadedPart) =>
    LEDGER_FILES[file].columns.map(({ name }) => (part.columns.some(({ mapped }) => mapped === name) ? sqlName(name) : `NULL::VARCHAR AS ${sqlName(name)}`)).join(", ");
  const selects = parts.map((part) => `SELECT ${part.numbered ? "_row" : "rowid + 2 AS _row"}, ${part.packageAt}::SMALLINT AS _package, NULL::VARCHAR AS _file, ${columns(part)} FROM ${part.table}`);
  await database.run(`CREATE OR REPLACE VIEW ${rawTable(file)} AS ${selects.join(" UNION ALL ")}`);
}

/** Records of the staged text with their numbers: header 1, those left out counted. */
function numbered({ path, gaps }: ReadTable, width: number, parallel: boolean): string {
  const csv = csvRelation([path], width, { parallel });
  const names = Array.from({ length: width }, (_, at) => `c${at + 1}`).join(", ");
  if (!gaps) return `(SELECT row_number() OVER () + 1 AS _row, ${names} FROM ${csv})`;
  const shifts = `read_csv(${sqlText(gaps)}, columns = {'kept': 'BIGINT', 'shift': 'BIGINT'}, auto_detect = false, header = true)`;
  return `(SELECT _k + 1 + coalesce(shift, 0) AS _row, ${names} FROM (SELECT row_number() OVER () AS _k, * FROM ${csv}) ASOF LEFT JOIN ${shifts} ON kept < _k)`;
}

type CellOf = (column: string) => string | undefined;

/** The value of a canonical column: the cell, its Chinese form turned into the English code; NULL where the column is absent. */
function cellValue(column: Column, cellOf: CellOf): string {
  const cell = cellOf(column.name);
  if (!cell) return "NULL";
  if (column.name === "ledger_value" || column.name === "true_value") return misfiledValue(cell, cellOf("field"));
  const list = valueList(column);
  return list ? translated(cell, list) : cell;
}

const translated = (cell: string, list: Readonly<Record<string, string>>): string =>
  `CASE ${cell} ${Object.entries(list).map(([code, zh]) => `WHEN ${sqlText(zh)} THEN ${sqlText(code)}`).join(" ")} ELSE ${cell} END`;

/** Only where the field is sex do its values have Chinese forms. */
const misfiledValue = (cell: string, field: string | undefined): string =>
  field ? `CASE WHEN ${field} IN ('sex', '性别') THEN ${translated(cell, VALUE_LISTS.sex)} ELSE ${cell} END` : cell;

/** The list of a column's values that have Chinese forms; those of `values.ts` by kind, services and activities by name. */
function valueList(column: Column): Readonly<Record<string, string>> | undefined {
  if (column.kind === "band") return VALUE_LISTS.reach;
  if (column.name === "service") return VALUE_LISTS.service;
  if (column.name === "activity") return VALUE_LISTS.activity;
  return column.kind in VALUE_LISTS ? VALUE_LISTS[column.kind as keyof typeof VALUE_LISTS] : undefined;
}

/** Without insertion order no record would have a number. */
export async function requireOrder(database: Database): Promise<void> {
  const [row] = await database.rows<{ kept: boolean }>("SELECT current_setting('preserve_insertion_order') AS kept");
  if (row?.kept !== true) throw new EngineError("read.order", { zh: "导入须保持记录顺序", en: "reading needs a database that preserves insertion order" });
}
