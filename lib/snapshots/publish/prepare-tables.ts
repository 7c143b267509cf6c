import type { Database } from "../../engine/duckdb/database";
import { EVENT_KINDS } from "./own-facts";
import { makeTree } from "./tree";

/** The tree of areas, and the typed tables ready to be written and rolled up. */
export async function prepareTables(database: Database): Promise<void> {
  await makeTree(database);
  await database.run("CREATE TYPE p_sex AS ENUM ('', 'F', 'M', 'U')");
  await compactEvents(database);
}

/**
 * Events are the mass of a ledger, and all but their counts come from short lists: as enums a row takes a fifth of the memory, and is
 * sorted, grouped and written faster than its texts. An area's number in its list is its rank less one.
 */
async function compactEvents(database: Database): Promise<void> {
  await database.run("CREATE TYPE p_area AS ENUM (SELECT code FROM p_node ORDER BY rank)");
  await database.run(`CREATE TYPE p_event AS ENUM (${EVENT_KINDS.map((kind) => `'${kind}'`).join(", ")})`);
  for (const column of ["period", "reported", "band"]) {
    // An empty list of values is no type; '' stands for a column that is NULL throughout.
    await database.run(`CREATE TYPE p_event_${column} AS ENUM (SELECT name FROM (SELECT DISTINCT ${column} AS name FROM events WHERE ${column} IS NOT NULL UNION SELECT '') ORDER BY name)`);
  }
  await database.run(`CREATE TABLE p_events AS SELECT area::p_area AS area, period::p_event_period AS period, year, month, span, reported::p_event_reported AS reported,
    kind::p_event AS kind, sex::p_sex AS sex, band::p_event_band AS band, count FROM events`);
  await database.run("DROP TABLE events; ALTER TABLE p_events RENAME TO events");
}
