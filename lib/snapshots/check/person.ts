import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { LEDGER_FILES, type Column } from "../files";
import { quoted } from "./context";
import { SENTENCES } from "./messages";
import { personIn, type CellPlace, type PersonCode } from "./person-text";
import { placeEn, placeZh } from "./place-words";
import { looksLikeName, personHeading, type PersonColumn } from "./person-words";

export type PersonTable = {
  /** As faults name it: `events.csv`, or the name of a foreign file. */
  file: string;
  /** A table whose columns are all VARCHAR, those that no ledger file knows included. */
  table: string;
  /** `name` is the heading, `column` its name in the table where that differs, `mapped` the ledger's column it stands for. */
  columns: readonly PersonTableColumn[];
  rowColumn: string;
};
type PersonTableColumn = { name: string; column?: string; mapped: string | undefined };

/** Row of the heading in every file. */
const HEADER_ROW = 1;

/**
 * Everything in one table that is about a person: headings, and cells of every column. Must run before anything of the
 * package is shown or stored. `knownAreaCodesTable` has a VARCHAR column `code`: the codes areas.csv lists.
 */
export async function personFaults(database: Database, table: PersonTable, knownAreaCodesTable?: string): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const column of table.columns) {
    const code = await headingCode(database, table, column);
    if (code) faults.push(personFault(table.file, HEADER_ROW, headingShown(column.name), code));
  }
  return [...faults, ...(await cellFaults(database, table, knownAreaCodesTable))];
}

async function headingCode(database: Database, table: PersonTable, { name, column = name, mapped }: PersonTableColumn): Promise<PersonColumn | undefined> {
  const code = personHeading(name);
  if (code !== "doubtful") return code;
  return mapped === undefined && (await mostlyNames(database, table.table, column)) ? "person.nameColumn" : undefined;
}

/** Half of the distinct texts below a doubtful heading look like names of persons. */
async function mostlyNames(database: Database, table: string, column: string): Promise<boolean> {
  const { value = [] } = await database.columns(`SELECT DISTINCT ${quoted(column)} AS value FROM ${table} WHERE ${quoted(column)} IS NOT NULL LIMIT 1000`);
  const texts = value as string[];
  return texts.length > 0 && texts.filter(looksLikeName).length * 2 >= texts.length;
}

/** Columns whose codes may extend a listed 12-digit code, and so look like an identity number. */
const AREA_COLUMNS: readonly string[] = ["code", "area", "parent", "merged_into"];
const TIME_HEADING = /日期|时间|時間|更新|修改|录入|錄入|[年月日期]$|date|time|day|year|month|updated|created/iu;
const TEXT_COLUMNS = new Set(Object.values(LEDGER_FILES).flatMap(({ columns }) => (columns as readonly Column[]).filter(({ kind, name }) => (kind === "text" && name !== "source" && name !== "unit") || kind === "code").map(({ name }) => name)));

function cellPlace({ name, mapped }: PersonTableColumn): CellPlace {
  if (mapped !== undefined) return TEXT_COLUMNS.has(mapped) ? "text" : "other";
  return TIME_HEADING.test(name) ? "other" : "unknown";
}

/** Shortest texts, in bytes, that can hold something of a person. */
export const LEAST_BYTES = 8;

/** Distinct texts that could hold a person, found by the engine; the exact look is taken here. */
async function cellFaults(database: Database, table: PersonTable, knownAreaCodesTable: string | undefined): Promise<Fault[]> {
  const long = await longColumns(database, table);
  if (long.length === 0) return [];
  const bad: [at: number, value: string, code: PersonCode][] = [];
  for (const { column, at } of long) {
    const place = cellPlace(column);
    const exempt = AREA_COLUMNS.includes(column.mapped ?? "") && knownAreaCodesTable ? `AND NOT (regexp_full_match(value, '[0-9]{15}|[0-9]{18}') AND left(value, 12) IN (SELECT code FROM ${knownAreaCodesTable} WHERE regexp_full_match(code, '[0-9]{12}')))` : "";
    const cell = quoted(column.column ?? column.name);
    // The patterns run over the distinct values only: a condition is never moved below an OFFSET, to every row.
    const { value = [] } = await database.columns(`SELECT value FROM (SELECT DISTINCT ${cell} AS value FROM ${table.table} WHERE strlen(${cell}) >= ${LEAST_BYTES} OFFSET 0) WHERE ${MAY_HOLD_PERSON} ${exempt}`);
    for (const text of value as string[]) {
      const code = personIn(text, place);
      if (code) bad.push([at, text, code]);
    }
  }
  return bad.length > 0 ? placeCells(database, table, bad) : [];
}

/** Numbers of other lengths than those of a mobile, an identity number or a written-out day are left out at once. */
const MAY_HOLD_PERSON = `CASE
  WHEN regexp_full_match(value, '[0-9]+') THEN strlen(value) IN (8, 11, 13, 15, 18) OR strlen(value) > 18
  ELSE regexp_matches(value, '\\p{N}|姓名|户主|戶主|(?i:full name|householder|head of household)') END`;

async function longColumns(database: Database, { table, columns }: PersonTable): Promise<{ column: PersonTableColumn; at: number }[]> {
  if (columns.length === 0) return [];
  const [row] = await database.rows(`SELECT ${columns.map(({ name, column = name }, at) => `max(strlen(${quoted(column)})) AS c${at}`).join(", ")} FROM ${table}`);
  return columns.map((column, at) => ({ column, at })).filter(({ at }) => Number(row![`c${at}`] ?? 0) >= LEAST_BYTES);
}

/** Most cells of one file that are listed one by one. */
const MOST_CELLS = 200_000;

async function placeCells(database: Database, { file, table, columns, rowColumn }: PersonTable, bad: [number, string, PersonCode][]): Promise<Fault[]> {
  await database.run("CREATE OR REPLACE TEMP TABLE person_cells (place INTEGER, value VARCHAR, code VARCHAR)");
  for (let from = 0; from < bad.length; from += 1000) {
    const part = bad.slice(from, from + 1000);
    await database.run(`INSERT INTO person_cells VALUES ${part.map((_, at) => `($${at * 3 + 1}, $${at * 3 + 2}, $${at * 3 + 3})`).join(", ")}`, part.flat());
  }
  const held = [...new Set(bad.map(([at]) => at))];
  const parts = held.map((at) => `SELECT ${quoted(rowColumn)}::BIGINT AS row, p.place, p.code FROM ${table} t JOIN person_cells p ON p.place = ${at} AND p.value = t.${quoted(columns[at]!.column ?? columns[at]!.name)}`);
  const cells = await database.columns(`SELECT * FROM (${parts.join(" UNION ALL ")}) ORDER BY row, place LIMIT ${MOST_CELLS}`);
  await database.run("DROP TABLE person_cells");
  return (cells.row as number[]).map((row, at) => personFault(file, row, headingShown(shownColumn(columns[cells.place![at] as number]!)), cells.code![at] as PersonCode));
}

const shownColumn = ({ name, mapped }: PersonTableColumn): string => mapped ?? name;

/** What `ledger.json` says, key by key: an office may stand there, a person not. */
export function ledgerPersonFaults(entries: Record<string, unknown>, row = 0): Fault[] {
  return Object.entries(entries).flatMap(([key, value]) => {
    const heading = personHeading(key);
    const texts = textsIn(value);
    const found = texts.map((text) => personIn(text, key === "as_of" ? "other" : "text")).find(Boolean) ?? (key === "prepared_by" && texts.some(namesPerson) ? "person.name" : undefined);
    const code = heading && heading !== "doubtful" ? heading : found;
    return code ? [personFault("ledger.json", row, headingShown(key), code)] : [];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const namesPerson = (text: string): boolean => looksLikeName(text) || /(?:先生|女士|小姐|同志)\s*$/u.test(text) || /^\s*(?:mr|mrs|ms|miss|dr)\b\.?/iu.test(text);

function personFault(file: string, row: number, column: string, code: PersonCode): Fault {
  const words = SENTENCES[code]({ value: "", a: "", b: "" });
  return {
    file, row, column, value: "", code,
    zh: `${placeZh({ file, row, column })}：${words.zh}`,
    en: `${placeEn({ file, row, column })}: ${words.en}`,
  };
}

/** A heading is shown unless it holds somebody itself. */
const headingShown = (heading: string): string => (personIn(heading, "text") ? "" : Array.from(heading).slice(0, 20).join(""));
