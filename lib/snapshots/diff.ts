import { openDatabase, type Database } from "../engine/duckdb/database";
import type { SnapshotEntry } from "./catalog";
import { quoted } from "./publish/parquet";

/** A figure as one of two snapshots has it; what disclosure control hides stays hidden. */
export type Side = { status: "ok"; value: number } | { status: "suppressed"; reason: "disclosure" } | { status: "missing"; reason: "notReported" };
/** `moreMonths`: the two snapshots have other months of the year, so the figure grew and was not put right. */
export type Restatement = {
  area: string; nameZh: string; nameEn?: string; level: string; measure: string; year: number; sex: string; band: string;
  what: "restated" | "appeared" | "disappeared";
  moreMonths?: true;
  before: Side;
  after: Side;
};
/** How many figures of a measure and year differ, all pages together: put right, of other months, new, gone. */
export type RestatedSum = { measure: string; year: number; restated: number; moreMonths: number; appeared: number; disappeared: number };
export type SnapshotDiff = { before: string; after: string; count: number; restatements: Restatement[]; summary: RestatedSum[] };

export type DiffOptions = {
  /** Counts from 1 to below it are not shown; the office's own threshold. */
  threshold: number;
  /** Rows given back at most; `count` and `summary` tell all. */
  limit?: number;
  offset?: number;
  /** Only this area and what lies below it, in either snapshot. */
  within?: string;
  measure?: string;
  year?: number;
  level?: string;
  /** Only what was put right: same months on both sides. */
  restatedOnly?: boolean;
};

/** Counts that disclosure control covers: births, deaths, moves, migrants, and what checks found. */
const COVERED = "regexp_matches(measure, '^(birth|death|move_|migrant_|check_|misfiled_)')";
/** A variance says as much as the counts it is made of; the parts of shares repeat those counts. Neither is a figure of its own. */
const LEFT_OUT = "NOT regexp_matches(measure, '^check_(variance|omission_|match_|duplicate_ledger)') AND y.band <> 'aged_of'";

type DiffRow = { area: string; name_zh: string; name_en: string | null; level: string; measure: string; year: number; sex: string; band: string; before: number | null; after: number | null; hidden: boolean; other_months: boolean };
type SumRow = { measure: string; year: number; restated: number; more_months: number; appeared: number; disappeared: number };

/** What was restated between two snapshots, figure by figure, from the yearly rollups. Rows stand by area, measure and year. */
export async function diffSnapshots(before: SnapshotEntry, after: SnapshotEntry, options: DiffOptions): Promise<SnapshotDiff> {
  const database = await openDatabase({ directories: [before.dir, after.dir] });
  try {
    await database.run(`CREATE TEMP TABLE changed AS ${changedSql(before.dir, after.dir, options)}`, changedParameters(options));
    const summary = (await database.rows<SumRow>(SUMMARY_SQL, [])).map(({ more_months: moreMonths, ...row }) => ({ ...row, moreMonths }));
    const rows = await pageOf(database, options);
    const count = summary.reduce((sum, { restated, moreMonths, appeared, disappeared }) => sum + restated + moreMonths + appeared + disappeared, 0);
    return { before: before.id, after: after.id, count, restatements: rows.map(restatement), summary };
  } finally {
    database.close();
  }
}

/**
 * Below township and for parts of a year a count of 1 to 4 is hidden, and so are two counts of other months of one year that lie 1 to 4
 * apart: the difference is that of the months between. Where any of one parent's areas has so small a count of a measure and year, all
 * of theirs are hidden, zeros too, for they add up to totals that are shown, here or on a page. That hides more than a page does, which
 * looks at one snapshot's tables; which of them is small is not said.
 */
function changedSql(before: string, after: string, { within, measure, year, level, restatedOnly }: DiffOptions): string {
  const areas = (dir: string) => `read_parquet(${quoted(`${dir}/rollup/areas.parquet`)})`;
  const side = (dir: string) => `SELECT a.code, coalesce(p.code, a.code) AS family, y.measure, y.year, y.sex, y.band, y."value", y.months, ${COVERED} AND (y."level" = 'village' OR y.months <> 4095) AS guarded
    FROM read_parquet(${quoted(`${dir}/rollup/years.parquet`)}) y JOIN ${areas(dir)} a USING (pos) LEFT JOIN ${areas(dir)} p ON p.pos = a.parent WHERE ${LEFT_OUT}`;
  const names = `SELECT DISTINCT ON (code) code, name_zh, name_en, "level" FROM (
    SELECT code, name_zh, name_en, "level", 0 AS old FROM ${areas(after)} UNION ALL SELECT code, name_zh, name_en, "level", 1 FROM ${areas(before)}) ORDER BY code, old`;
  const below = (dir: string) => `SELECT b.code FROM ${areas(dir)} a JOIN ${areas(dir)} b ON b.pos BETWEEN a.pos AND a.last WHERE a.code = $2`;
  const small = `guarded AND "value" > 0 AND "value" < $1`;
  const wanted = [
    ...(within === undefined ? [] : [`c.code IN (${below(before)} UNION ${below(after)})`]),
    ...(measure === undefined ? [] : [`c.measure = $3`]),
    ...(year === undefined ? [] : [`c.year = $4`]),
    ...(level === undefined ? [] : [`n."level" = $5`]),
    ...(restatedOnly ? [`NOT c.other_months AND c.before IS NOT NULL AND c.after IS NOT NULL`] : []),
  ];
  // A parameter that no condition asks for is named all the same: the number of values is fixed.
  return `WITH asked AS (SELECT $1::INTEGER, $2::VARCHAR, $3::VARCHAR, $4::INTEGER, $5::VARCHAR), old AS (${side(before)}), new AS (${side(after)}),
    between AS (SELECT unnest([old.family, new.family]) AS family, measure, year FROM old JOIN new USING (code, measure, year, sex, band)
      WHERE (old.guarded OR new.guarded) AND old.months IS DISTINCT FROM new.months AND abs(new."value" - old."value") BETWEEN 1 AND $1 - 1),
    families AS (SELECT DISTINCT family, measure, year FROM (SELECT family, measure, year FROM old WHERE ${small} UNION ALL SELECT family, measure, year FROM new WHERE ${small} UNION ALL FROM between)),
    differing AS (SELECT code, measure, year, sex, band, coalesce(new.family, old.family) AS family, old.family AS old_family, old."value" AS before, new."value" AS after,
        old.months IS DISTINCT FROM new.months AS other_months, coalesce(old.guarded, false) OR coalesce(new.guarded, false) AS guarded
      FROM old FULL JOIN new USING (code, measure, year, sex, band) WHERE old."value" IS DISTINCT FROM new."value")
    SELECT c.code AS area, n.name_zh, n.name_en, n."level", c.measure, c.year, c.sex, c.band, c.before, c.after, c.other_months,
      c.guarded AND EXISTS (SELECT 1 FROM families f WHERE f.measure = c.measure AND f.year = c.year AND (f.family = c.family OR f.family = c.old_family)) AS hidden
    FROM differing c JOIN (${names}) n ON n.code = c.code ${wanted.length > 0 ? `WHERE ${wanted.join(" AND ")}` : ""}`;
}

const changedParameters = ({ threshold, within, measure, year, level }: DiffOptions) => [threshold, within ?? "", measure ?? "", year ?? 0, level ?? ""];

const SUMMARY_SQL = `SELECT measure, year, (count(*) FILTER (before IS NOT NULL AND after IS NOT NULL AND NOT other_months))::INTEGER AS restated,
    (count(*) FILTER (before IS NOT NULL AND after IS NOT NULL AND other_months))::INTEGER AS more_months,
    (count(*) FILTER (before IS NULL))::INTEGER AS appeared, (count(*) FILTER (after IS NULL))::INTEGER AS disappeared
  FROM changed GROUP BY measure, year ORDER BY measure, year`;

function pageOf(database: Database, { limit, offset = 0 }: DiffOptions): Promise<DiffRow[]> {
  const page = limit === undefined ? "" : `LIMIT ${Math.max(0, Math.trunc(limit))} OFFSET ${Math.max(0, Math.trunc(offset))}`;
  return database.rows<DiffRow>(`SELECT * FROM changed ORDER BY area, measure, year, sex, band ${page}`, []);
}

function restatement(row: DiffRow): Restatement {
  const { area, level, measure, year, sex, band } = row;
  const what = row.before === null ? "appeared" : row.after === null ? "disappeared" : "restated";
  return {
    area, nameZh: row.name_zh, ...(row.name_en ? { nameEn: row.name_en } : {}), level, measure, year, sex, band, what,
    ...(what === "restated" && row.other_months ? { moreMonths: true as const } : {}),
    before: sideOf(row.before, row.hidden), after: sideOf(row.after, row.hidden),
  };
}

function sideOf(value: number | null, hidden: boolean): Side {
  if (value === null) return { status: "missing", reason: "notReported" };
  return hidden ? { status: "suppressed", reason: "disclosure" } : { status: "ok", value };
}
