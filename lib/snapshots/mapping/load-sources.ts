import { readFile } from "node:fs/promises";
import type { Database } from "../../engine/duckdb/database";
import { personFaults, type PersonTable } from "../check/person";
import type { Fault } from "../fault";
import { sqlText } from "../read/load-table";
import { headingShown, looseFaults } from "../read/loose-persons";
import { placed } from "../read/read-faults";
import type { ForeignRead } from "./foreign-files";
import type { Profile, ValueOf } from "./profile";
import type { SourceTable } from "./source-loading";

/** Looks for persons in every cell of the loaded foreign files and notes where each file stands. */
export async function loadSources(database: Database, tables: SourceTable[], persons: ForeignRead["persons"], profile: Profile): Promise<{ tables: SourceTable[]; faults: Fault[] }> {
  await listKnownCodes(database, tables, profile);
  const faults: Fault[] = [];
  for (const source of tables) faults.push(...(await findPersons(database, source)));
  faults.push(...(await looseFaults(database, persons, KNOWN)));
  await placeFiles(database, tables);
  return { tables, faults };
}

/** 12-digit codes that stand in the files as whole cells of a column of area codes: what is listed, as far as it can be known. */
const KNOWN = "map_known";
const digitsOf = (sql: string): string => `regexp_replace(${sql}, '[\\s-]+', '', 'g')`;

/** Derived ones do not count: the beginning of an identity number would then list itself. */
async function listKnownCodes(database: Database, tables: readonly SourceTable[], { root }: Profile): Promise<void> {
  const cells = tables.flatMap((source) => codeColumns(source).map((at) => `SELECT DISTINCT c${at + 1} AS code FROM ${source.table} WHERE strlen(c${at + 1}) >= 12`));
  const all = [`SELECT ${sqlText(root.code)} AS code`, ...cells].join(" UNION ALL ");
  await database.run(`CREATE OR REPLACE TABLE ${KNOWN} AS SELECT DISTINCT ${digitsOf("code")} AS code FROM (FROM (${all}) OFFSET 0) WHERE regexp_full_match(${digitsOf("code")}, '[0-9]{12}')`);
}

/** Columns, from 0, that area codes come from. */
function codeColumns({ input, columns }: SourceTable): number[] {
  const values = [...input.emit.flatMap((emit) => emit.columns.area ?? []), ...input.areas.map(({ code }) => code), ...(input.lookup ? [{ field: input.lookup.field }] : [])];
  return [...new Set(values.flatMap(fieldsIn).flatMap((field) => columns.get(field) ?? []))];
}

/** A text that only its digest stands for is no code. */
function fieldsIn(value: ValueOf): string[] {
  if ("join" in value) return value.join.flatMap(fieldsIn);
  return "field" in value && !value.steps?.some((step) => typeof step === "object" && "hash" in step) ? [value.field] : [];
}

/** Faults are told by file and record, so the numbers of the joint table are turned back; 0 and 1 are headings. */
async function findPersons(database: Database, source: SourceTable): Promise<Fault[]> {
  const { table, headings, files } = source;
  const codes = codeColumns(source);
  // Nothing shorter can hold 15 digits, and codes mostly are: asked first, it spares every row two patterns.
  const plainCode = (at: number) => `CASE WHEN strlen(c${at + 1}) >= ${LEAST_ID} AND regexp_full_match(${digitsOf(`c${at + 1}`)}, '[0-9]{15}|[0-9]{18}') THEN ${digitsOf(`c${at + 1}`)} ELSE c${at + 1} END AS c${at + 1}`;
  const long = await longColumns(database, table, codes);
  const replaced = long.length ? ` REPLACE (${long.map(plainCode).join(", ")})` : "";
  await database.run(`CREATE OR REPLACE VIEW ${table}_numbered AS SELECT rowid + 2 AS _number, *${replaced} FROM ${table}`);
  const look = (columns: PersonTable["columns"]) => personFaults(database, { file: files[0]!.label, table: `${table}_numbered`, columns, rowColumn: "_number" }, KNOWN);
  const faults = await look(headings.flatMap((name, at) => (codes.includes(at) ? [] : [{ name, column: `c${at + 1}`, mapped: undefined }])));
  for (const at of codes) {
    const found = await look([{ name: headings[at]!, column: `c${at + 1}`, mapped: "code" }]);
    faults.push(...found.map((fault) => moved(fault, { ...fault, column: headingShown(headings[at]!) })));
  }
  return Promise.all(faults.map(async (fault) => {
    if (fault.row < 2) return fault;
    const file = files.findLast(({ start }) => start <= fault.row - 2)!;
    const kept = fault.row - 1 - file.start;
    return moved(fault, { ...fault, file: file.label, row: kept + file.match.layout.headerRows + (await shiftAt(file.table.gaps, kept)) });
  }));
}

/** Digits of the shortest identity number. */
const LEAST_ID = 15;

/** Those of some columns that have a cell of at least that length. */
async function longColumns(database: Database, table: string, columns: readonly number[]): Promise<number[]> {
  if (columns.length === 0) return [];
  const [row] = await database.rows(`SELECT ${columns.map((at) => `max(strlen(c${at + 1})) AS c${at}`).join(", ")} FROM ${table}`);
  return columns.filter((at) => Number(row![`c${at}`] ?? 0) >= LEAST_ID);
}

/** The same fault at another place: the sentence keeps its words. */
function moved(fault: Fault, to: Pick<Fault, "file" | "row" | "column">): Fault {
  const before = placed({ ...fault, zh: "", en: "" });
  const words = (text: string, prefix: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
  return placed({ ...fault, ...to, zh: words(fault.zh, before.zh), en: words(fault.en, before.en) });
}

/** How many records were left out before the kept one of this number. */
async function shiftAt(gaps: string | undefined, kept: number): Promise<number> {
  if (!gaps) return 0;
  const lines = (await readFile(gaps, "utf8")).split("\n").slice(1, -1).map((line) => line.split(",").map(Number) as [number, number]);
  return lines.findLast(([before]) => before < kept)?.[1] ?? 0;
}

/** Where each file stands, for record numbers; and how the numbers shift behind records that were left out. */
async function placeFiles(database: Database, tables: readonly SourceTable[]): Promise<void> {
  const files = tables.flatMap(({ table: source, files: own }) => own.map((file, number) => ({ ...file, source, number })));
  // The name of a file stands in every row that comes from it: one byte or two as an enum.
  const labels = ["", ...new Set(files.map(({ label }) => label))].map(sqlText).join(", ");
  await database.run(`CREATE OR REPLACE TABLE map_files (source VARCHAR, number BIGINT, path VARCHAR, label ENUM (${labels}), start BIGINT, header BIGINT)`);
  await database.run("CREATE OR REPLACE TABLE map_gaps (path VARCHAR, kept BIGINT, shift BIGINT)");
  if (files.length === 0) return;
  const rows = files.map(({ source, number, table: { path }, label, start, match }) => `(${sqlText(source)}, ${number}, ${sqlText(path)}, ${sqlText(label)}, ${start}, ${match.layout.headerRows})`);
  await database.run(`INSERT INTO map_files VALUES ${rows.join(", ")}`);
  for (const { table: { path, gaps } } of files) {
    if (gaps) await database.run(`INSERT INTO map_gaps SELECT ${sqlText(path)}, * FROM read_csv(${sqlText(gaps)}, columns = {'kept': 'BIGINT', 'shift': 'BIGINT'}, auto_detect = false, header = true)`);
  }
}

/** Adds `_file`, `_row` and `_at` (place in the table) to a table of foreign files. */
export function numberedSource(table: string, shifted: boolean): string {
  const number = `s.rowid - f.start + f.header + 1`;
  const base = `SELECT s.*, s.rowid AS _at, f.label AS _file, f.path AS _path, s.rowid - f.start + 1 AS _k, ${number} AS _number FROM ${table} s JOIN map_files f ON f.source = ${sqlText(table)} AND f.number = s._source`;
  if (!shifted) return `(SELECT *, _number AS _row FROM (${base}))`;
  return `(SELECT p.*, p._number + coalesce(g.shift, 0) AS _row FROM (${base}) p ASOF LEFT JOIN map_gaps g ON p._path = g.path AND g.kept < p._k)`;
}
