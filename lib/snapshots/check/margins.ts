import { fileOf, quoted, type CheckContext, type CheckedFile } from "./context";
import { addFaults } from "./faults";
import type { FileName } from "../files";
import { ageBandSql, validAges } from "./relations";

/** Figures that would count the same thing twice: bands that overlap inside one table, months beside their year. */
export async function checkMargins(context: CheckContext): Promise<void> {
  await checkPopulationBands(context);
  await checkDeathBands(context);
  for (const [name, thing] of MIXED) await checkMixed(context, name, thing);
}

const SPAN_OF_BAND = `
  regexp_extract(band, '^([0-9]+)', 1)::INTEGER AS low,
  CASE WHEN band LIKE '%+' THEN 999 WHEN band LIKE '%-%' THEN regexp_extract(band, '-([0-9]+)$', 1)::INTEGER ELSE low END AS high`;

/** What is refused already overlaps nothing. All ages (0 and empty) are a table of their own. An age band without an end reaches 999. */
async function checkPopulationBands(context: CheckContext): Promise<void> {
  const file = fileOf(context, "population");
  if (!file) return;
  const ages = `SELECT *, try_cast(age_from AS INTEGER) AS low, CASE WHEN age_to IS NULL THEN 999 ELSE try_cast(age_to AS INTEGER) END AS high, concat(age_from, CASE WHEN age_to IS NULL THEN '+' ELSE concat('-', age_to) END) AS band
    FROM ${file.table} WHERE area IS NOT NULL AND date IS NOT NULL AND ${validAges("age_from", "age_to")} AND NOT (try_cast(age_from AS INTEGER) = 0 AND age_to IS NULL)`;
  await placeOverlaps(context, file, { ages, table: ["area", "date", "sex"], column: "age_from" });
}

/** Deaths reported in different months are parts of one figure, so `reported` does not part the tables. */
async function checkDeathBands(context: CheckContext): Promise<void> {
  const file = fileOf(context, "events");
  if (!file) return;
  const ages = `SELECT *, ${SPAN_OF_BAND} FROM ${file.table} WHERE area IS NOT NULL AND period IS NOT NULL AND kind = 'death' AND ${ageBandSql("band")}`;
  await placeOverlaps(context, file, { ages, table: ["area", "period", "sex"], column: "band" });
}

const otherRow = ({ packages }: CheckContext, row: string, packed: string) => (packages > 1 ? `concat(${row}, '@', (${packed}) + 1)` : row);

type Overlaps = { ages: string; table: readonly string[]; column: string };

/** First among the distinct bands of the whole file: nearly always none overlap, and no row is looked at. */
async function placeOverlaps(context: CheckContext, file: CheckedFile, { ages, table, column }: Overlaps): Promise<void> {
  const { database } = context;
  await database.run(`
    CREATE OR REPLACE TABLE check_overlaps AS
    WITH bands AS (SELECT DISTINCT band, low, high FROM (${ages}))
    SELECT x.band AS band, y.band AS other FROM bands x JOIN bands y ON x.band <> y.band AND x.low <= y.high AND y.low <= x.high AND NOT (x.low = y.low AND x.high = y.high AND ${file.name === "population"})`);
  if ((await database.rows("SELECT 1 AS one FROM check_overlaps LIMIT 1")).length === 0) return;
  const same = table.map((name) => `x.${name} IS NOT DISTINCT FROM r.${name}`).join(" AND ");
  await addFaults(context, {
    file: file.name, column, code: "band.overlap", value: "r.band", a: otherRow(context, "r.other_row", "r.other_package"), b: "r.other",
    from: `(
      WITH involved AS (SELECT * FROM (${ages}) WHERE band IN (SELECT band FROM check_overlaps))
      SELECT r._package, r._row, r._file, r.band, arg_min(x._row, (x._package, x._row)) AS other_row, min(x._package) AS other_package, arg_min(x.band, (x._package, x._row)) AS other
      FROM involved r JOIN check_overlaps o ON o.band = r.band JOIN involved x ON x.band = o.other AND ${same} AND (x._package, x._row) < (r._package, r._row)
      GROUP BY ALL
    ) r`,
  });
}

/** The files whose periods add up, and what beside the area makes one series. */
const MIXED: readonly [FileName, string][] = [["events", "kind"], ["checks", "kind"], ["misfiled", "kind"], ["sources", "kind"], ["activities", "activity"], ["services", "service"]];

/**
 * Month, quarter and year rows of one series that overlap; the sort of period that came first is taken as meant. Services are cumulative and never added, so there only two
 * spans that end in the same month contradict each other.
 */
async function checkMixed(context: CheckContext, name: FileName, thing: string): Promise<void> {
  const file = fileOf(context, name);
  if (!file) return;
  const periodAt = file.columns.find((column) => column.name === "period")!.at;
  const spans = await context.database.rows(`SELECT DISTINCT p.span FROM check_values v JOIN check_periods p USING (value) WHERE v.file_at = ${file.at} AND v.column_at = ${periodAt}`);
  if (spans.length < 2) return;
  const overlap = name === "services" ? "x.last = y.last" : "x.first <= y.last AND y.first <= x.last";
  const series = `r.area, r.${quoted(thing)} AS thing`;
  await context.database.run(`
    CREATE OR REPLACE TABLE check_mixed AS
    WITH periods AS (
      SELECT ${series}, p.year, r.period, p.span, p.first, p.last, min((r._package::BIGINT << 40) + r._row) AS place FROM ${file.table} r JOIN check_periods p ON p.value = r.period
      WHERE r.area IS NOT NULL AND r.${quoted(thing)} IS NOT NULL GROUP BY ALL),
    mixed AS (SELECT area, thing, year FROM periods GROUP BY ALL HAVING count(DISTINCT span) > 1),
    parted AS (SELECT * FROM periods SEMI JOIN mixed USING (area, thing, year))
    SELECT x.area, x.thing, x.period, min(y.place) AS place, arg_min(y.period, y.place) AS other FROM parted x JOIN parted y USING (area, thing, year) WHERE x.span <> y.span AND x.place > y.place AND ${overlap} GROUP BY ALL`);
  await addFaults(context, {
    file: name, column: "period", code: "period.mixed", value: "r.period", a: otherRow(context, "c.place & ((1::BIGINT << 40) - 1)", "c.place >> 40"), b: "c.other",
    from: `${file.table} r JOIN check_mixed c ON c.area = r.area AND c.thing = r.${quoted(thing)} AND c.period = r.period`,
  });
}
