import type { Database } from "../../engine/duckdb/database";
import { LEDGER_FILES, type Column, type FileName } from "../files";
import { COMPACT, makeEventTypes, PACKED_PERIOD } from "../compact-events";
import type { WideRows } from "../read/staged";
import { cellColumn, inOrder, viewWideEvents, WIDE_EVENTS } from "../wide-events";
import { checkContext, quoted, type CheckContext, type CheckedFile, type StagedTables } from "./context";
import { periodsSql } from "./months";

/**
 * Turns faultless staged tables into the typed tables of a snapshot: `areas, population, events, …`, each there only where
 * its file was handed in. Rows are not sorted; publishing does that.
 */
export async function typedTables(database: Database, staged: StagedTables): Promise<void> {
  const context = await checkContext(database, staged, {});
  for (const file of context.files) {
    if (file.name === "events") await typedEvents(context, file);
    else await database.run(`CREATE OR REPLACE TABLE ${quoted(file.name)} AS ${typedSql(context, file)}`);
  }
}

/** Events become enums straight from the staged rows, with no table of millions of texts between; the lists are the distinct values that the checks collected. */
async function typedEvents({ database, statYearStart }: CheckContext, file: CheckedFile): Promise<void> {
  const valuesOf = (column: string) => `SELECT value AS name FROM check_values WHERE file_at = ${file.at} AND column_at = ${file.columns.find(({ name }) => name === column)!.at}`;
  const periods = periodsSql(`SELECT name AS value FROM (${valuesOf("period")}) WHERE name IS NOT NULL`, statYearStart);
  await database.run("DROP TABLE IF EXISTS events");
  await makeEventTypes(database, "SELECT code FROM areas", valuesOf);
  if (file.wide) return typedWide(database, file.wide, periods);
  await database.run(`CREATE TABLE events AS SELECT r.area, r.period, p.year, p.month, p.span, r.reported, r.kind, r.sex, r.band, r.count
    FROM (SELECT ${COMPACT}, count::BIGINT AS count FROM ${file.table}) r
      JOIN (SELECT value::p_event_period AS period, year, month, span FROM (${periods})) p ON p.period = r.period`);
}

async function typedWide(database: Database, { table, cells: staged }: WideRows, periods: string): Promise<void> {
  const cells = inOrder(staged);
  await database.run(`CREATE TABLE ${WIDE_EVENTS} AS FROM (SELECT r.area::p_area AS area, p.period, p.year, p.month, p.span, ${cells.map((cell) => `${cell.column}::BIGINT AS ${cellColumn(cell)}`).join(", ")}
    FROM ${table} r JOIN (SELECT value, value::p_event_period AS period, year, month, span FROM (${periods})) p ON p.value = r.period)
    ORDER BY ${PACKED_PERIOD}`);
  await viewWideEvents(database, cells);
}

function typedSql(context: CheckContext, file: CheckedFile): string {
  if (file.name === "areas") return areasSql(file);
  const columns: readonly Column[] = LEDGER_FILES[file.name].columns;
  const selected = columns.flatMap((column) => (column.name === "period" ? ["r.period", "p.year", "p.month", "p.span"] : [`${typedColumn(file.name, column)} AS ${quoted(column.name)}`]));
  const hasPeriod = columns.some(({ name }) => name === "period");
  const periods = hasPeriod ? `JOIN (${periodsSql(`SELECT DISTINCT period AS value FROM ${file.table}`, context.statYearStart)}) p ON p.value = r.period` : "";
  return `SELECT ${selected.join(", ")} FROM ${file.table} r ${periods}`;
}

/** Columns in which empty means "all together" rather than "not known". */
const EMPTY_MEANS_ALL: readonly Column["kind"][] = ["sex", "band", "reach"];

function typedColumn(file: FileName, { name, kind }: Column): string {
  const column = `r.${quoted(name)}`;
  if (name === "age_from") return `coalesce(${column}::SMALLINT, 0::SMALLINT)`;
  if (EMPTY_MEANS_ALL.includes(kind)) return `coalesce(${column}, '')`;
  const type = ({ count: "BIGINT", age: "SMALLINT", date: "DATE", fraction: "DOUBLE", number: "DOUBLE" } as Partial<Record<Column["kind"], string>>)[kind];
  return type ? `${column}::${type}` : column;
}

/** Identical records of several packages are one area. */
function areasSql({ table }: CheckedFile): string {
  const columns = LEDGER_FILES.areas.columns.map(({ name }) => quoted(name));
  return `SELECT DISTINCT ${columns.join(", ")} FROM ${table}`;
}
