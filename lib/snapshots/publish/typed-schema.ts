import type { Database } from "../../engine/duckdb/database";
import { FILE_NAMES, type FileName } from "../files";

const PERIOD = "area VARCHAR, period VARCHAR, year SMALLINT, month SMALLINT, span SMALLINT";

/** Columns of the typed tables, which are those of the snapshot's Parquet files. */
export const TYPED_COLUMNS: Record<FileName, string> = {
  areas: 'code VARCHAR, name_zh VARCHAR, name_en VARCHAR, "level" VARCHAR, parent VARCHAR, "from" VARCHAR, "to" VARCHAR, merged_into VARCHAR',
  population: "area VARCHAR, date DATE, sex VARCHAR, age_from SMALLINT, age_to SMALLINT, count BIGINT",
  events: `${PERIOD}, reported VARCHAR, kind VARCHAR, sex VARCHAR, band VARCHAR, count BIGINT`,
  migrants: "area VARCHAR, date DATE, direction VARCHAR, reach VARCHAR, sex VARCHAR, count BIGINT",
  checks: `${PERIOD}, kind VARCHAR, date DATE, mode VARCHAR, ledger BIGINT, found BIGINT, matched BIGINT, duplicates BIGINT, planned BIGINT`,
  misfiled: `${PERIOD}, kind VARCHAR, field VARCHAR, ledger_value VARCHAR, true_value VARCHAR, count BIGINT`,
  sources: `${PERIOD}, kind VARCHAR, source VARCHAR, count BIGINT`,
  services: `${PERIOD}, service VARCHAR, eligible BIGINT, served BIGINT`,
  activities: `${PERIOD}, activity VARCHAR, sessions BIGINT, people BIGINT`,
  targets: "indicator VARCHAR, area VARCHAR, period VARCHAR, year SMALLINT, month SMALLINT, span SMALLINT, target DOUBLE",
  groups: '"group" VARCHAR, name_zh VARCHAR, name_en VARCHAR, area VARCHAR',
  reported: `${PERIOD}, item VARCHAR, item_en VARCHAR, value DOUBLE, unit VARCHAR, source VARCHAR`,
};

/** Makes the typed tables that the package lacks, empty. */
export async function completeTables(database: Database): Promise<void> {
  for (const file of FILE_NAMES) await database.run(`CREATE TABLE IF NOT EXISTS "${file}" (${TYPED_COLUMNS[file]})`);
}
