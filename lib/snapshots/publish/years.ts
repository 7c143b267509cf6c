import type { Database } from "../../engine/duckdb/database";
import { ascend, type AscendOptions } from "./ascend";
import { CELL_SEXES, type Cells, eachCell, lastMonth } from "./fragments";
import { reported } from "./own-facts";
import { addTotals } from "./totals";
import { finalUnits, severalSpans } from "./units";

/** Measures whose year is that of the latest date or period in it: they are stocks or cumulative, never summed. */
const LATEST = "('migrant_in', 'migrant_out', 'service_eligible', 'service_served')";
/** Sums of fractions are taken in a fixed order, so that the last bit is the same on every run. */
const FRACTIONS = "measure = 'check_estimate' OR measure = 'check_variance'";
const FILE_OF_MEASURE = `CASE WHEN measure IN ('birth', 'birth_known', 'birth_late', 'death', 'move_in', 'move_out') THEN 'events'
  WHEN starts_with(measure::VARCHAR, 'check') THEN 'checks' WHEN starts_with(measure::VARCHAR, 'misfiled') THEN 'misfiled'
  WHEN starts_with(measure::VARCHAR, 'source') THEN 'sources' WHEN starts_with(measure::VARCHAR, 'activity') THEN 'activities' ELSE '' END`;

export type YearOptions = { cells: Cells; statYearStart: number };

/** `p_years`: one row for each area, measure, statistical year, sex and band, from the facts of months, quarters and years. */
export async function makeYears(database: Database, options: YearOptions): Promise<void> {
  await makeYearFacts(database, options);
  const used = options.cells;
  const wide = (order: string) => `SELECT pos, measure, band, year,
    ${eachCell(used, (cell) => `sum(v${cell}${order}) AS v${cell}, bit_or(mask) FILTER (WHERE v${cell} IS NOT NULL) AS k${cell}, sum(c${cell})::INTEGER AS c${cell}`)}
    FROM p_year_facts WHERE ${order ? "" : "NOT "}(${FRACTIONS}) GROUP BY ALL`;
  await database.run(`CREATE TABLE p_year AS ${wide("")} UNION ALL ${wide(" ORDER BY mask")}`);
  await makePrior(database, used);
  const cell = (index: number) => `SELECT y.pos, y.measure, y.year, '${CELL_SEXES[index]}'::p_sex AS sex, y.band, v${index} AS "value", y.k${index} AS months, y.k${index} AS mask, 1 AS times, y.c${index} AS covered,
      CASE WHEN q.k${index} = y.k${index} THEN q.p${index} END AS prior, CASE WHEN q.k${index} = y.k${index} THEN q.c${index} END AS prior_covered
    FROM p_year y LEFT JOIN p_prior q USING (pos, measure, band, year) WHERE v${index} IS NOT NULL${index === 3 ? " AND v3 > 0" : ""}`;
  await database.run(`CREATE TABLE p_years_bare AS ${used.map(cell).join(" UNION ALL ")}`);
  await addLatest(database);
  await database.run("DROP TABLE p_prior; DROP TABLE p_year");
  await finish(database);
}

/**
 * `p_year_facts`: the facts that make up a year. Where a file mixes months, quarters and years within one statistical year, the levels are
 * settled again by overlap: a township's year row wins over its villages' months.
 */
async function makeYearFacts(database: Database, { cells, statYearStart }: YearOptions): Promise<void> {
  const plain = `SELECT * FROM p_facts WHERE "day" = 0 AND measure NOT IN ${LATEST}`;
  if (!(await severalSpans(database))) return void (await database.run(`CREATE VIEW p_year_facts AS ${plain}`));
  await database.run(`CREATE TABLE p_mixed AS SELECT split_part(kind::VARCHAR, ':', 1) AS file, year FROM (
      SELECT kind, year, bit_count(mask) AS span FROM p_own WHERE "day" = 0 GROUP BY ALL UNION ALL SELECT kind, year, bit_count(mask) FROM p_own_checks GROUP BY ALL)
    GROUP BY ALL HAVING min(span) < max(span) AND file <> 'services'`);
  const [mixed] = await database.rows<{ any: boolean }>('SELECT count(*) > 0 AS "any" FROM p_mixed');
  if (!mixed?.any) return void (await database.run(`CREATE VIEW p_year_facts AS ${plain}`));
  for (const table of ["p_own", "p_own_checks"]) {
    await database.run(`CREATE TABLE ${table}_year AS WITH part AS (SELECT o.* FROM ${table} o JOIN p_mixed m ON m.file = split_part(o.kind::VARCHAR, ':', 1) AND m.year = o.year WHERE "day" = 0)
      SELECT * FROM part o WHERE NOT EXISTS (SELECT 1 FROM part w WHERE w.node = o.node AND w.kind = o.kind AND w.year = o.year AND (w.mask & o.mask) <> 0 AND bit_count(w.mask) > bit_count(o.mask))`);
  }
  const shared = { statYearStart, overlap: true } satisfies Partial<AscendOptions>;
  await ascend(database, { ...shared, own: "p_own_year", into: "p_over", cells, fractions: false });
  await ascend(database, { ...shared, own: "p_own_checks_year", into: "p_over_checks", cells: [0], fractions: true });
  await addTotals(database, { from: ["p_over", "p_over_checks"], own: ["p_own_year", "p_own_checks_year"], into: "p_over_facts", overlap: true });
  await database.run(`CREATE VIEW p_year_facts AS ${plain} AND (${FILE_OF_MEASURE}, year) NOT IN (SELECT (file, year) FROM p_mixed) UNION ALL FROM p_over_facts`);
}

/** `p_prior`: for years not wholly reported, the same months of the year before: sum, months found and unit-months, for each cell. */
async function makePrior(database: Database, used: Cells): Promise<void> {
  const within = (cell: number) => `FILTER (WHERE f.v${cell} IS NOT NULL AND (f.mask & ~y.k${cell}) = 0)`;
  const prior = (fraction: boolean) => `SELECT y.pos, y.measure, y.band, y.year,
      ${eachCell(used, (cell) => `sum(f.v${cell}${fraction ? " ORDER BY f.mask" : ""}) ${within(cell)} AS p${cell}, bit_or(f.mask) ${within(cell)} AS k${cell}, sum(f.c${cell}) ${within(cell)}::INTEGER AS c${cell}`)}
    FROM (FROM p_year WHERE ${fraction ? "" : "NOT "}(${FRACTIONS}) AND (${used.map((cell) => `k${cell} <> 4095`).join(" OR ")})) y
    JOIN p_year_facts f ON f.pos = y.pos AND f.measure = y.measure AND f.band = y.band AND f.year = y.year - 1 GROUP BY ALL`;
  await database.run(`CREATE TABLE p_prior AS ${prior(false)} UNION ALL ${prior(true)}`);
}

/**
 * Services: cumulative, so a year is its latest period and stands for all months up to it; before that, the same period of last year.
 * Migrants: the latest day in the year, which stands for the whole year.
 * The join has equalities only and `past` does the rest: with a condition on `s` alone DuckDB compares every row with every other.
 */
async function addLatest(database: Database): Promise<void> {
  if (!(await reported(database, `measure IN ${LATEST}`))) return;
  const cell = (index: number) => `SELECT pos, measure, year, '${CELL_SEXES[index]}'::p_sex AS sex, band, mask, "day", v${index} AS "value", c${index} AS covered FROM p_facts
    WHERE measure IN ${LATEST} AND v${index} IS NOT NULL${index === 3 ? " AND v3 > 0" : ""}`;
  await database.run(`CREATE TABLE p_stocks AS ${[0, 1, 2, 3].map(cell).join(" UNION ALL ")}`);
  const until = `CASE WHEN s."day" <> 0 THEN 4095 ELSE (1 << ${lastMonth("s.mask")}::INTEGER) - 1 END::SMALLINT`;
  const times = `(bit_count(${until}) // bit_count(s.mask))::INTEGER`;
  const past = `s."day" = 0 AND ${until} <> 4095`;
  await database.run(`INSERT INTO p_years_bare WITH latest AS (FROM p_stocks QUALIFY row_number() OVER (PARTITION BY pos, measure, year, sex, band ORDER BY "day" DESC, ${lastMonth("mask")} DESC, mask DESC) = 1)
    SELECT s.pos, s.measure, s.year, s.sex, s.band, s."value", ${until}, s.mask, ${times}, s.covered * ${times},
      CASE WHEN ${past} THEN q."value" END, CASE WHEN ${past} THEN q.covered * ${times} END
    FROM latest s LEFT JOIN p_stocks q ON q.pos = s.pos AND q.measure = s.measure AND q.sex = s.sex AND q.band = s.band AND q.year = s.year - 1 AND q.mask = s.mask AND q."day" = 0`);
  await database.run("DROP TABLE p_stocks");
}

/** Adds the unit-months that exist within the months reported. */
async function finish(database: Database): Promise<void> {
  const units = await finalUnits(database, "p_years_bare");
  await database.run(`CREATE TABLE p_years AS SELECT o.pos, o.measure, o.year, o.sex, o.band, o."value", o.months, o.covered::DOUBLE AS covered,
      greatest(${units.value} * o.times, o.covered)::DOUBLE AS units, o.prior, o.prior_covered::DOUBLE AS prior_covered
    FROM p_years_bare o ${units.join}`);
  await database.run("DROP TABLE p_years_bare");
}
