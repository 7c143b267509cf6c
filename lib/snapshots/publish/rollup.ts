import type { Database } from "../../engine/duckdb/database";
import { ascend } from "./ascend";
import { makeBands, makeTypes } from "./bands";
import { listOwnSpans, makeFaults, makeFound } from "./data-faults";
import { type Cells, MASK_OF_PERIOD, yearStart } from "./fragments";
import { FLAT_FILES, MEASURES, eventFacts, flatFacts, migrantFacts, populationFacts } from "./own-facts";
import { addPopulationYears, makePopulation } from "./population";
import { dropEvents } from "../wide-events";
import { addTotals } from "./totals";
import { makeUnits, ownUnits } from "./units";
import { makeYears } from "./years";

export type RollupOptions = { statYearStart: number; asOf: string; /** Ends when the typed tables have been written. */ written?: Promise<void> };

const PERIOD_FILES = ["events", "checks", "misfiled", "sources", "services", "activities"] as const;

/**
 * Makes the rollup's tables from the typed tables and the tree: p_facts (months, quarters and days), p_years, p_population, p_faults.
 * Cells are settled at each area's own level first, then summed upward. Gives the sexes that occur. The two large typed tables are
 * dropped on the way: by then they have been written and settled, and memory is better used.
 */
export async function makeRollup(database: Database, options: RollupOptions): Promise<Cells> {
  const { statYearStart } = options;
  await makeTypes(database, MEASURES);
  await makeBands(database);
  await makeFound(database);
  await makeTimes(database, statYearStart);
  const cells = await makeOwnFacts(database, statYearStart);
  await options.written;
  await database.run("DROP VIEW IF EXISTS p_event_cells; DROP VIEW p_population_cells; DROP TABLE population");
  await dropEvents(database);
  await listOwnSpans(database);
  const shared = { statYearStart, overlap: false };
  await ascend(database, { ...shared, own: "p_own", into: "p_sum", cells, fractions: false });
  await ascend(database, { ...shared, own: "p_own_checks", into: "p_sum_checks", cells: [0], fractions: true });
  await addTotals(database, { from: ["p_sum", "p_sum_checks"], own: ["p_own", "p_own_checks"], into: "p_facts", overlap: false });
  await makeYears(database, { cells, statYearStart });
  await makePopulation(database);
  await addPopulationYears(database, options);
  await makeFaults(database, statYearStart);
  return cells;
}

/** `p_periods`: the distinct periods of all files; `p_days`: the distinct days, with the statistical month they fall in. */
async function makeTimes(database: Database, statYearStart: number): Promise<void> {
  const monthsIn = `(date_part('year', date)::INTEGER * 12 + date_part('month', date)::INTEGER - 1 - ${yearStart("0", statYearStart)})`;
  await database.run(`CREATE TABLE p_days AS SELECT date, date_diff('day', DATE '1970-01-01', date)::INTEGER AS "day", (${monthsIn} // 12)::SMALLINT AS year, (1 << (${monthsIn} % 12))::SMALLINT AS mask
    FROM (SELECT date FROM population UNION SELECT date FROM migrants)`);
  await database.run(`CREATE TABLE p_periods AS SELECT DISTINCT year, mask FROM (${PERIOD_FILES.map((file) => `SELECT year, ${MASK_OF_PERIOD} AS mask FROM (SELECT DISTINCT year, month, span FROM ${file})`).join(" UNION ALL ")}
    UNION ALL SELECT year, mask FROM p_days)`);
  const [range] = await database.rows<{ first: number | null; last: number | null }>("SELECT min(year) AS first, max(year) AS last FROM p_periods");
  await makeUnits(database, statYearStart, { first: range?.first ?? 0, last: range?.last ?? -1 });
}

/** `p_own` and `p_own_checks`: what each area itself reported, margins resolved. Gives the cells (sexes) that occur. */
async function makeOwnFacts(database: Database, statYearStart: number): Promise<Cells> {
  const columns = 'node INTEGER, measure p_measure, kind p_kind, band p_band, year SMALLINT, mask SMALLINT, "day" INTEGER, v0 DOUBLE, v1 DOUBLE, v2 DOUBLE, v3 DOUBLE, c INTEGER';
  await database.run(`CREATE TABLE p_own (${columns}); CREATE TABLE p_own_checks (${columns})`);
  const units = await ownUnits(database);
  const used = [await eventFacts(database, units, statYearStart), await populationFacts(database, units), await migrantFacts(database, units)];
  for (const file of FLAT_FILES) await flatFacts(database, file, units, file.file === "checks" ? "p_own_checks" : "p_own");
  return [...new Set(used.flat())].sort();
}
