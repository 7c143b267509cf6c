import { openDatabase } from "../engine/duckdb/database";
import type { SnapshotEntry } from "./catalog";
import { quoted } from "./publish/parquet";

/** A figure as one of two snapshots has it; what disclosure control hides stays hidden. */
export type Side = { status: "ok"; value: number } | { status: "suppressed"; reason: "smallCount" } | { status: "missing"; reason: "notReported" };
export type Restatement = {
  area: string; nameZh: string; nameEn?: string; level: string; measure: string; year: number; sex: string; band: string;
  what: "restated" | "appeared" | "disappeared";
  before: Side;
  after: Side;
};
export type SnapshotDiff = { before: string; after: string; count: number; restatements: Restatement[] };

export type DiffOptions = {
  /** Counts from 1 to below it are not shown; the office's own threshold. */
  threshold: number;
  /** Rows given back at most; `count` tells all. */
  limit?: number;
};

/** Counts that disclosure control covers: births, deaths, moves, migrants, and what checks found. */
const COVERED = "regexp_matches(measure, '^(birth|death|move_|migrant_|check_|misfiled_)')";
/** A variance says as much as the counts it is made of and is no figure of its own. */
const LEFT_OUT = "measure <> 'check_variance'";

type DiffRow = { area: string; name_zh: string; name_en: string | null; level: string; measure: string; year: number; sex: string; band: string; before: number | null; after: number | null; hide_before: boolean; hide_after: boolean; total: number };

/** What was restated between two snapshots, figure by figure, from the yearly rollups. */
export async function diffSnapshots(before: SnapshotEntry, after: SnapshotEntry, options: DiffOptions): Promise<SnapshotDiff> {
  const database = await openDatabase({ directories: [before.dir, after.dir] });
  try {
    const rows = await database.rows<DiffRow>(diffSql(before.dir, after.dir, options), [options.threshold]);
    return { before: before.id, after: after.id, count: rows[0]?.total ?? 0, restatements: rows.map(restatement) };
  } finally {
    database.close();
  }
}

/**
 * Below township and for parts of a year a count of 1 to 4 is hidden; and where any count of an area, measure and year is that small in
 * either snapshot, so are its sexes and bands, for they add up to totals that may be shown.
 */
function diffSql(before: string, after: string, { limit }: DiffOptions): string {
  const side = (dir: string) => `SELECT a.code, y.measure, y.year, y.sex, y.band, y."value", y.months, ${COVERED} AND (y."level" = 'village' OR y.months <> 4095) AS small_cell
    FROM read_parquet(${quoted(`${dir}/rollup/years.parquet`)}) y JOIN read_parquet(${quoted(`${dir}/rollup/areas.parquet`)}) a USING (pos) WHERE ${LEFT_OUT}`;
  const names = `SELECT DISTINCT ON (code) code, name_zh, name_en, "level" FROM (
    SELECT code, name_zh, name_en, "level", 0 AS old FROM read_parquet(${quoted(`${after}/rollup/areas.parquet`)}) UNION ALL
    SELECT code, name_zh, name_en, "level", 1 FROM read_parquet(${quoted(`${before}/rollup/areas.parquet`)})) ORDER BY code, old`;
  const small = (value: string) => `(${value} > 0 AND ${value} < $1)`;
  const hide = (value: string) => `coalesce(s.code IS NOT NULL AND ${value} <> 0 AND (sex <> '' OR band <> '' OR ${small(value)}), false)`;
  return `WITH old AS (${side(before)}), new AS (${side(after)}),
    both_sides AS (SELECT code, measure, year, sex, band, old."value" AS before, new."value" AS after,
        coalesce(old.small_cell, false) OR coalesce(new.small_cell, false) AS small_cell
      FROM old FULL JOIN new USING (code, measure, year, sex, band)),
    changed AS (FROM both_sides WHERE before IS DISTINCT FROM after),
    slices AS (SELECT code, measure, year FROM both_sides SEMI JOIN changed USING (code, measure, year) WHERE small_cell AND (${small("before")} OR ${small("after")}) GROUP BY ALL)
    SELECT c.code AS area, n.name_zh, n.name_en, n."level", c.measure, c.year, c.sex, c.band, c.before, c.after,
      ${hide("c.before")} AS hide_before, ${hide("c.after")} AS hide_after, count(*) OVER () AS total
    FROM changed c JOIN (${names}) n ON n.code = c.code LEFT JOIN slices s ON s.code = c.code AND s.measure = c.measure AND s.year = c.year
    ORDER BY c.code, c.measure, c.year, c.sex, c.band ${limit === undefined ? "" : `LIMIT ${Math.max(0, Math.trunc(limit))}`}`;
}

function restatement(row: DiffRow): Restatement {
  const { area, level, measure, year, sex, band } = row;
  return {
    area, nameZh: row.name_zh, ...(row.name_en ? { nameEn: row.name_en } : {}), level, measure, year, sex, band,
    what: row.before === null ? "appeared" : row.after === null ? "disappeared" : "restated",
    before: sideOf(row.before, row.hide_before), after: sideOf(row.after, row.hide_after),
  };
}

function sideOf(value: number | null, hidden: boolean): Side {
  if (value === null) return { status: "missing", reason: "notReported" };
  return hidden ? { status: "suppressed", reason: "smallCount" } : { status: "ok", value };
}
