import type { Database } from "../../engine/duckdb/database";
import { yearStart } from "./fragments";

/**
 * How many units (areas without children, at their original codes) exist in an area and month: the base of `coverage`.
 * An area that takes over a merged area's children is a unit until then.
 * `p_units_node` counts below an original code, `p_units_pos` below a final area with all that merged into it: `base` exist always,
 * and `p_dated_*` adds, for each statistical year, those with a first or last month as a mask of the months they exist.
 */
export async function makeUnits(database: Database, statYearStart: number, years: { first: number; last: number }): Promise<void> {
  await database.run(`CREATE TABLE p_attach AS WITH RECURSIVE up(id, pos, since, until) AS (
      SELECT id, pos, since, least(until, coalesce(c.first - 1, until)) FROM p_node
        LEFT JOIN (SELECT parent, min(since) AS first FROM p_link GROUP BY 1) c ON c.parent = id WHERE leaf
      UNION ALL SELECT l.parent, p.pos, greatest(u.since, l.since), least(u.until, l.until)
      FROM up u JOIN p_link l ON l.child = u.pos JOIN p_node p ON p.id = l.parent WHERE greatest(u.since, l.since) <= least(u.until, l.until))
    FROM up`);
  const start = yearStart("y.year", statYearStart);
  for (const [table, key] of [["node", "id"], ["pos", "pos"]] as const) {
    await database.run(`CREATE TABLE p_units_${table} AS SELECT n.${key}, count(a.${key})::INTEGER AS base
      FROM (SELECT DISTINCT ${key} FROM p_node) n LEFT JOIN p_attach a ON a.${key} = n.${key} AND a.since < 0 AND a.until > 900000 GROUP BY 1`);
    await database.run(`CREATE TABLE p_dated_${table} AS
      WITH dated AS (SELECT ${key}, since, until, count(*) AS units FROM p_attach WHERE since >= 0 OR until <= 900000 GROUP BY ALL),
      bits AS (SELECT d.${key}, y.year, d.units, greatest(d.since - ${start}, 0) AS low, least(d.until - ${start}, 11) AS high
        FROM dated d, (SELECT unnest(range($1, $2 + 1))::SMALLINT AS year) y)
      SELECT ${key}, year, (((1 << (high - low + 1)::INTEGER) - 1) << low::INTEGER)::SMALLINT AS months, sum(units)::INTEGER AS units
      FROM bits WHERE low <= high GROUP BY ALL`, [years.first, years.last]);
  }
}

export type OwnUnits = { join: string; value: string; /** Some unit has a first or last month. */ dated: boolean };

/**
 * The unit-months that an area's own row stands for, for a relation `o` with node, year and mask. An area without units in that period
 * (its villages came later) stands for itself.
 */
export async function ownUnits(database: Database): Promise<OwnUnits> {
  const dated = await lookUp(database, "node", "p_periods");
  const units = `(u.base * bit_count(o.mask)::INTEGER${dated ? " + coalesce(ud.units, 0)" : ""})`;
  return {
    dated,
    join: `JOIN p_units_node u ON u.id = o.node${dated ? " LEFT JOIN p_months_node ud ON ud.id = o.node AND ud.in_year = o.year AND ud.in_mask = o.mask" : ""}`,
    value: `CASE WHEN ${units} = 0 THEN bit_count(o.mask)::INTEGER ELSE ${units} END`,
  };
}

/** The unit-months that exist below a final area, for a relation `o` with pos, year and mask, whose distinct periods are in `periods`. */
export async function finalUnits(database: Database, periods: string): Promise<OwnUnits> {
  const dated = await lookUp(database, "pos", periods);
  return {
    dated,
    join: `JOIN p_units_pos u ON u.pos = o.pos${dated ? " LEFT JOIN p_months_pos ud ON ud.pos = o.pos AND ud.in_year = o.year AND ud.in_mask = o.mask" : ""}`,
    value: `(u.base * bit_count(o.mask)::INTEGER${dated ? " + coalesce(ud.units, 0)" : ""})`,
  };
}

/** `p_months_*`: dated unit-months by area and period; false where no unit is dated. */
async function lookUp(database: Database, kind: "node" | "pos", periods: string): Promise<boolean> {
  const key = kind === "node" ? "id" : "pos";
  await database.run(`CREATE OR REPLACE TABLE p_months_${kind} AS SELECT d.${key}, p.year AS in_year, p.mask AS in_mask, sum(d.units * bit_count(d.months & p.mask))::INTEGER AS units
    FROM p_dated_${kind} d JOIN (SELECT DISTINCT year, mask FROM ${periods}) p ON p.year = d.year GROUP BY ALL`);
  const [row] = await database.rows<{ dated: boolean }>(`SELECT count(*) > 0 AS dated FROM p_dated_${kind}`);
  return row?.dated ?? false;
}

/** Are there periods of more than one length at all? Most ledgers have months alone. */
export async function severalSpans(database: Database): Promise<boolean> {
  const [row] = await database.rows<{ several: boolean }>("SELECT count(DISTINCT bit_count(mask)) > 1 AS several FROM p_periods");
  return row?.several ?? false;
}
