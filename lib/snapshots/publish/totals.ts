import type { Database } from "../../engine/duckdb/database";

/** Measures that are also given for all kinds together; a part that has nothing to compare or was not planned is left out of the sum. */
const SUMMED = ["check_duplicates", "check_estimate", "check_found", "check_ledger", "check_made", "check_matched", "check_planned", "check_variance",
  "misfiled_all", "misfiled_wrong", "source_agree", "source_cells", "activity_people", "activity_sessions"];
const LENIENT = ["check_planned", "source_agree", "source_cells"];

const list = (measures: readonly string[]) => measures.map((measure) => `'${measure}'`).join(", ");

/**
 * Adds the sums over kinds (band '', and for wrong fields also each field over all kinds) to the facts of `from`:
 * makes the view `into` with pos, measure, band, year, mask, day, v0..v3, c0..c3.
 * Covered is that of the best covered kind, for kinds of one village are not villages of their own.
 */
export async function addTotals(database: Database, from: readonly string[], into: string): Promise<void> {
  const facts = from.map((view) => `FROM ${view}`).join(" UNION ALL ");
  const sum = `CASE WHEN count(*) = count(v0) OR measure IN (${list(LENIENT)}) THEN sum(v0 ORDER BY kind, band) END AS v0`;
  const none = "NULL::DOUBLE AS v1, NULL::DOUBLE AS v2, NULL::DOUBLE AS v3, max(c0) AS c0, 0 AS c1, 0 AS c2, 0 AS c3";
  const total = (band: string, measures: readonly string[]) =>
    `SELECT pos, measure, ${band} AS band, year, mask, "day", ${sum}, ${none} FROM (${facts}) WHERE measure IN (${list(measures)}) GROUP BY pos, measure, ${band === "band" ? "band, " : ""}year, mask, "day"`;
  await database.run(`CREATE TABLE ${into}_totals AS ${total("''::p_band", SUMMED)} UNION ALL ${total("band", SUMMED.filter((measure) => measure.startsWith("misfiled")))}`);
  await database.run(`CREATE VIEW ${into} AS SELECT * EXCLUDE (kind) FROM (${facts}) WHERE measure NOT IN ('misfiled_all', 'misfiled_wrong') UNION ALL FROM ${into}_totals`);
}
