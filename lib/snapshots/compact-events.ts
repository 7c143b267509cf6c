import type { Database } from "../engine/duckdb/database";
import { EVENT_KINDS } from "./publish/own-facts";

/**
 * Events are the mass of a ledger, and all but their counts come from short lists: as enums a row takes a fifth of the memory, and is
 * sorted, grouped and written faster than its texts. An area's number in its list is its rank less one (`p_node`).
 */
export async function makeEventTypes(database: Database, areas: string, valuesOf: (column: "period" | "reported" | "band") => string): Promise<void> {
  for (const name of ["p_sex", "p_area", "p_event", "p_event_period", "p_event_reported", "p_event_band"]) await database.run(`DROP TYPE IF EXISTS ${name}`);
  await database.run("CREATE TYPE p_sex AS ENUM ('', 'F', 'M', 'U')");
  await database.run(`CREATE TYPE p_area AS ENUM (SELECT DISTINCT code FROM (${areas}) ORDER BY code)`);
  await database.run(`CREATE TYPE p_event AS ENUM (${EVENT_KINDS.map((kind) => `'${kind}'`).join(", ")})`);
  for (const column of ["period", "reported", "band"] as const) {
    // An empty list of values is no type; '' stands for a column that is NULL throughout.
    await database.run(`CREATE TYPE p_event_${column} AS ENUM (SELECT name FROM (SELECT name FROM (${valuesOf(column)}) WHERE name IS NOT NULL UNION SELECT '') ORDER BY name)`);
  }
}

/** The columns of an event row that are texts, as enums. */
export const COMPACT = `area::p_area AS area, period::p_event_period AS period, reported::p_event_reported AS reported,
    kind::p_event AS kind, coalesce(sex, '')::p_sex AS sex, coalesce(band, '')::p_event_band AS band`;

/** Area and period of an event row as one number, in the order in which events are written. */
export const PACKED_PERIOD = "((enum_code(area)::BIGINT * 4096 + year) * 16 + month) * 16 + span";
