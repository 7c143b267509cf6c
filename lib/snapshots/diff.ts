import { openDatabase } from "../engine/duckdb/database";
import type { SnapshotEntry } from "./catalog";
import { quoted } from "./publish/parquet";

/** A figure as one of two snapshots has it; what disclosure control hides stays hidden. */
export type Side = { status: "ok"; value: number } | { status: "suppressed"; reason: "disclosure" } | { status: "missing"; reason: "notReported" };
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

type DiffRow = { area: string; name_zh: string; name_en: string | null; level: string; measure: string; year: number; sex: string; band: string; before: number | null; after: number | null; hidden: boolean; total: number };

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
 * Below township and for parts of a year a count of 1 to 4 is hidden; and where any of one parent's areas has so small a count of a measure
 * and year in either snapshot, all of theirs are, zeros too, for they add up to totals that are shown, here or on a page. That hides
 * more than a page does, which looks at one snapshot's tables; which of them is small is not said.
 */
function diffSql(before: string, after: string, { limit }: DiffOptions): string {
  const areas = (dir: string) => `read_parquet(${quoted(`${dir}/rollup/areas.parquet`)})`;
  const side = (dir: string) => `SELECT a.code, coalesce(p.code, a.code) AS family, y.measure, y.year, y.sex, y.band, y."value", ${COVERED} AND (y."level" = 'village' OR y.months <> 4095) AS guarded
    FROM read_parquet(${quoted(`${dir}/rollup/years.parquet`)}) y JOIN ${areas(dir)} a USING (pos) LEFT JOIN ${areas(dir)} p ON p.pos = a.parent WHERE ${LEFT_OUT}`;
  const names = `SELECT DISTINCT ON (code) code, name_zh, name_en, "level" FROM (
    SELECT code, name_zh, name_en, "level", 0 AS old FROM ${areas(after)} UNION ALL SELECT code, name_zh, name_en, "level", 1 FROM ${areas(before)}) ORDER BY code, old`;
  const small = `guarded AND "value" > 0 AND "value" < $1`;
  return `WITH old AS (${side(before)}), new AS (${side(after)}),
    families AS (SELECT DISTINCT family, measure, year FROM (FROM old WHERE ${small} UNION ALL FROM new WHERE ${small})),
    changed AS (SELECT code, measure, year, sex, band, coalesce(new.family, old.family) AS family, old.family AS old_family, old."value" AS before, new."value" AS after,
        coalesce(old.guarded, false) OR coalesce(new.guarded, false) AS guarded
      FROM old FULL JOIN new USING (code, measure, year, sex, band) WHERE old."value" IS DISTINCT FROM new."value")
    SELECT c.code AS area, n.name_zh, n.name_en, n."level", c.measure, c.year, c.sex, c.band, c.before, c.after, count(*) OVER () AS total,
      c.guarded AND EXISTS (SELECT 1 FROM families f WHERE f.measure = c.measure AND f.year = c.year AND (f.family = c.family OR f.family = c.old_family)) AS hidden
    FROM changed c JOIN (${names}) n ON n.code = c.code
    ORDER BY c.code, c.measure, c.year, c.sex, c.band ${limit === undefined ? "" : `LIMIT ${Math.max(0, Math.trunc(limit))}`}`;
}

function restatement(row: DiffRow): Restatement {
  const { area, level, measure, year, sex, band } = row;
  return {
    area, nameZh: row.name_zh, ...(row.name_en ? { nameEn: row.name_en } : {}), level, measure, year, sex, band,
    what: row.before === null ? "appeared" : row.after === null ? "disappeared" : "restated",
    before: sideOf(row.before, row.hidden), after: sideOf(row.after, row.hidden),
  };
}

function sideOf(value: number | null, hidden: boolean): Side {
  if (value === null) return { status: "missing", reason: "notReported" };
  return hidden ? { status: "suppressed", reason: "disclosure" } : { status: "ok", value };
}
