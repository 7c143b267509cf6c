import type { Database } from "../../engine/duckdb/database";
import { COMPACT, makeEventTypes } from "../compact-events";
import { LEVELS } from "../files";
import { makeTree } from "./tree";

/** The tree of areas, and the typed tables ready to be written and rolled up. */
export async function prepareTables(database: Database): Promise<void> {
  await makeTree(database);
  await database.run(`CREATE TYPE p_level AS ENUM (${LEVELS.map((level) => `'${level}'`).join(", ")})`);
  await compactEvents(database);
}

/** Events that the checks typed are compact already; a package without events has an empty table of texts. */
async function compactEvents(database: Database): Promise<void> {
  const [area] = await database.rows<{ type: string }>("SELECT data_type AS type FROM duckdb_columns() WHERE table_name = 'events' AND column_name = 'area'");
  if (area?.type !== "VARCHAR") return;
  await makeEventTypes(database, "SELECT code FROM areas", (column) => `SELECT DISTINCT ${column} AS name FROM events`);
  await database.run(`CREATE TABLE p_events AS SELECT area, period, year, month, span, reported, kind, sex, band, count FROM (SELECT ${COMPACT}, year, month, span, count FROM events)`);
  await database.run("DROP TABLE events; ALTER TABLE p_events RENAME TO events");
}
