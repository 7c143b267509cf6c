import type { Database } from "../../engine/duckdb/database";
import { exactSum } from "./fragments";
import { reported } from "./own-facts";
import { finalUnits } from "./units";

/** Measures that are also given for all kinds together; a part that has nothing to compare or was not planned is left out of the sum. */
const SUMMED = ["check_duplicate_ledger", "check_duplicates", "check_estimate", "check_found", "check_ledger", "check_made", "check_match_ledger", "check_match_matched", "check_matched",
  "check_omission_found", "check_omission_matched", "check_planned", "check_variance", "misfiled_all", "misfiled_wrong", "source_agree", "source_cells", "activity_people", "activity_sessions"];
const LENIENT = ["check_planned", "source_agree", "source_cells"];
const STRICT = SUMMED.filter((measure) => !LENIENT.includes(measure));
const FIELDS = SUMMED.filter((measure) => measure.startsWith("misfiled"));

const list = (measures: readonly string[]) => measures.map((measure) => `'${measure}'`).join(", ");

export type TotalsOptions = {
  /** Views of facts by kind, and the tables of own facts they were summed from. */
  from: readonly string[];
  own: readonly string[];
  into: string;
  /** As `ascend` was told: own rows win over rows of any period that overlaps theirs. */
  overlap: boolean;
};

/**
 * Adds the sums over kinds (band '', and for wrong fields also each field over all kinds) to the facts of `from`:
 * makes the view `into` with pos, measure, band, year, mask, day, v0..v3, c0..c3.
 * An area's total is not known where one of its own kinds is not; above it that kind is left out and the area is no longer covered.
 * Covered is that of the best covered kind, for kinds of one village are not villages of their own.
 */
export async function addTotals(database: Database, { from, own, into, overlap }: TotalsOptions): Promise<void> {
  const facts = from.map((view) => `FROM ${view}`).join(" UNION ALL ");
  const sums = (band: string, measures: readonly string[]) =>
    `SELECT pos, measure, ${band} AS band, year, mask, "day", ${exactSum("v0")} AS v0, max(c0) AS c0 FROM (${facts}) WHERE measure IN (${list(measures)}) GROUP BY pos, measure, ${band === "band" ? "band, " : ""}year, mask, "day"`;
  const some = await reported(database, `measure IN (${list(SUMMED)})`);
  await database.run(`CREATE TABLE ${into}_sums AS ${sums("''::p_band", SUMMED)} UNION ALL ${sums("band", FIELDS)}${some ? "" : " LIMIT 0"}`);
  await fillTotals(database, { own, into, overlap });
  await database.run(`CREATE VIEW ${into} AS SELECT * EXCLUDE (kind) FROM (${facts}) WHERE measure NOT IN ('misfiled_all', 'misfiled_wrong') UNION ALL FROM ${into}_totals`);
}

/** `<into>_totals` from `<into>_sums`, less what the gaps leave open. */
async function fillTotals(database: Database, { own, into, overlap }: Omit<TotalsOptions, "from">): Promise<void> {
  const wide = (value: string, covered: string) => `${value} AS v0, NULL::DOUBLE AS v1, NULL::DOUBLE AS v2, NULL::DOUBLE AS v3, ${covered} AS c0, 0 AS c1, 0 AS c2, 0 AS c3`;
  const place = 'o.pos, o.measure, o.band, o.year, o.mask, o."day"';
  if (await makeGaps(database, own, overlap)) {
    const units = await finalUnits(database, "p_periods");
    const covered = `CASE WHEN g.pos IS NULL THEN o.c0 ELSE least(o.c0, greatest(${units.value} - g.units, 0))::INTEGER END`;
    await database.run(`CREATE TABLE ${into}_totals AS SELECT ${place}, ${wide(`CASE WHEN g.pos IS NULL OR NOT g.itself AND ${units.value} > g.units THEN o.v0 END`, covered)} FROM ${into}_sums o ${units.join}
      LEFT JOIN p_gaps g ON g.pos = o.pos AND g.measure = o.measure AND g.band = o.band AND g.year = o.year AND g.mask = o.mask AND g."day" = o."day"`);
    await database.run("DROP TABLE p_gaps");
  } else await database.run(`CREATE TABLE ${into}_totals AS SELECT ${place}, ${wide("o.v0", "o.c0")} FROM ${into}_sums o`);
  await database.run(`DROP TABLE ${into}_sums; DROP TABLE p_open`);
}

/**
 * `p_gaps`: below which areas (or in the area `itself`) a kind is not known, and for how many unit-months. A kind that an area between
 * reports itself is not asked of those below. False, and no table, where every kind is known.
 */
async function makeGaps(database: Database, own: readonly string[], overlap: boolean): Promise<boolean> {
  const rows = `(${own.map((table) => `FROM ${table} WHERE measure IN (${list(STRICT)})`).join(" UNION ALL ")})`;
  await database.run(`CREATE TABLE p_open AS SELECT o.*, n.pos FROM ${rows} o JOIN p_node n ON n.id = o.node WHERE o.v0 IS NULL`);
  const [open] = await database.rows<{ any: boolean }>('SELECT count(*) > 0 AS "any" FROM p_open');
  if (!open?.any) return false;
  const gaps = (band: string, measures: readonly string[]) => `SELECT DISTINCT t.pos, g.measure, ${band} AS band, g.year, g.mask, g."day", g.node, g.c FROM p_open g JOIN p_tree t ON g.pos BETWEEN t.pos AND t.last
    WHERE g.measure IN (${list(measures)}) AND NOT EXISTS (SELECT 1 FROM heads h WHERE h.kind = g.kind AND h.year = g.year AND h."day" = g."day"
      AND ${overlap ? "(h.mask & g.mask) <> 0" : "h.mask = g.mask"} AND h.pos >= t.pos AND h.pos < g.pos AND g.pos <= h.last)`;
  await database.run(`CREATE TABLE p_gaps AS WITH heads AS (SELECT DISTINCT kind, year, mask, "day", t.pos, t.last FROM ${rows} o JOIN p_tree t ON t.pos = o.node AND t.last > t.pos)
    SELECT pos, measure, band, year, mask, "day", sum(c)::INTEGER AS units, bool_or(node = pos) AS itself FROM (${gaps("''::p_band", STRICT)} UNION ALL ${gaps("g.band", FIELDS)}) GROUP BY ALL`);
  return true;
}
