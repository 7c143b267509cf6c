import type { Database } from "../../engine/duckdb/database";
import { STANDARD_BANDS } from "./bands";
import { PAIRED_BANDS, reported } from "./own-facts";
import { CELL_SEXES, yearStart } from "./fragments";
import { finalUnits } from "./units";

/** `p_population`: the dated counts of every area, rolled up; unknown sex only where there is any. */
export async function makePopulation(database: Database): Promise<void> {
  const units = await finalUnits(database, "p_days");
  const some = await reported(database, "measure = 'population'");
  const cell = (index: number) => `SELECT o.pos, o."day", o.band, '${CELL_SEXES[index]}'::p_sex AS sex, v${index} AS "value", c${index}::DOUBLE AS covered, greatest(${units.value}, c${index})::DOUBLE AS units
    FROM p_facts o ${units.join} WHERE o.measure = 'population' AND v${index} IS NOT NULL${index === 3 ? " AND v3 > 0" : ""}`;
  await database.run(`CREATE TABLE p_population AS ${[0, 1, 2, 3].map(cell).join(" UNION ALL ")}${some ? "" : " LIMIT 0"}`);
}

/**
 * Population at the middle of each statistical year (first day of its month 7): an exact day wins; between the nearest days before and
 * after by days where both lie within 12 calendar months; else the nearer one within 12; else no row. Rolled up first, so a total may move
 * by what its parts did not report; coverage is that of the worse of the two days.
 */
export async function addPopulationYears(database: Database, { statYearStart, asOf }: { statYearStart: number; asOf: string }): Promise<void> {
  const month = (shift: number) => `make_date((${yearStart("year", statYearStart)} + ${shift}) // 12, (${yearStart("year", statYearStart)} + ${shift}) % 12 + 1, 1)`;
  const day = (date: string) => `date_diff('day', DATE '1970-01-01', ${date})::INTEGER`;
  await database.run(`CREATE TABLE p_middles AS SELECT year::SMALLINT AS year, ${day(month(6))} AS mid, ${day(month(-6))} AS low, ${day(month(18))} AS high
    FROM (SELECT unnest(range((SELECT min(year) - 1 FROM p_days), (SELECT max(year) + 2 FROM p_days))) AS year) WHERE ${month(0)} <= $1::DATE`, [asOf]);
  const nearest = (side: "before" | "after") => {
    const filter = side === "before" ? 'FILTER (WHERE "day" <= mid)' : 'FILTER (WHERE "day" >= mid)';
    return `${side === "before" ? "arg_max" : "arg_min"}({'day': "day", 'value': "value", 'covered': covered, 'units': units}, "day") ${filter} AS ${side}`;
  };
  const between = `before."value" + (after."value" - before."value") * (mid - before."day")::DOUBLE / (after."day" - before."day")`;
  const worse = `CASE WHEN after IS NULL OR before.covered * after.units <= after.covered * before.units THEN before ELSE after END`;
  await database.run(`INSERT INTO p_years
    WITH near AS (SELECT pos, band, sex, year, mid, ${nearest("before")}, ${nearest("after")} FROM p_population JOIN p_middles ON "day" BETWEEN low AND high
      WHERE band IN (${["", ...STANDARD_BANDS, ...PAIRED_BANDS].map((band) => `'${band}'`).join(", ")}) GROUP BY ALL)
    SELECT pos, 'population', year, sex, band,
      CASE WHEN before IS NULL THEN after."value" WHEN after IS NULL OR before."day" = after."day" THEN before."value" ELSE ${between} END,
      4095, coalesce(${worse}, after).covered, coalesce(${worse}, after).units, NULL, NULL FROM near`);
  await database.run("DROP TABLE p_middles");
}
