import type { Database } from "../../engine/duckdb/database";
import { EVENT_KINDS } from "./own-facts";
import { periodText } from "./fragments";
import { severalSpans } from "./units";

/** What the passes found: facts of two tables, or of an area and its parts, that do not agree. Nothing is refused for it; it is listed. */
export async function makeFound(database: Database): Promise<void> {
  await database.run('CREATE TABLE p_found (file VARCHAR, node INTEGER, kind VARCHAR, year SMALLINT, mask SMALLINT, "day" INTEGER, code VARCHAR, own DOUBLE, other DOUBLE, what VARCHAR)');
}

/** A year or quarter row of an area against its own shorter rows; the longer one is used. */
export async function listOwnSpans(database: Database): Promise<void> {
  if (!(await severalSpans(database))) return;
  await database.run(`INSERT INTO p_found SELECT split_part(kind, ':', 1), node, kind, year, mask, 0, 'monthsDiffer', own, other, measure FROM (
      SELECT o.node, o.kind::VARCHAR AS kind, o.measure::VARCHAR AS measure, o.year, o.mask, o.v0 AS own, sum(s.v0) AS other FROM p_own o
      JOIN p_own s ON s.node = o.node AND s.measure = o.measure AND s.kind = o.kind AND s.band = o.band AND s.year = o.year AND s.mask <> o.mask AND (s.mask & ~o.mask) = 0
      WHERE bit_count(o.mask) > 1 AND o."day" = 0 AND o.band::VARCHAR = '' AND o.v0 IS NOT NULL AND split_part(o.kind::VARCHAR, ':', 1) <> 'services'
      GROUP BY ALL HAVING own <> other AND (other > own OR bit_or(s.mask) = o.mask))`);
}

/** The sentences carry no numbers: `own` and `other` may be small counts of a village, and pass disclosure control as columns. */
const SENTENCES: Record<string, { zh: string; en: string }> = {
  tablesDisagree: { zh: "同一数字的两张表不一致，采用较粗的一张", en: "two tables of the same figure disagree; the less detailed one is used" },
  ownDiffers: { zh: "本级数与下级合计不一致，采用本级数", en: "the area's own figure is not the sum of its parts; its own is used" },
  monthsDiffer: { zh: "年（季）数与月数合计不一致，采用年（季）数", en: "the year or quarter is not the sum of its months; the longer period is used" },
};

const TABLE_WORDS: Record<string, { zh: string; en: string }> = { s: { zh: "分性别表", en: "by sex" }, b: { zh: "分档表", en: "by band" }, sb: { zh: "分性别分档表", en: "by sex and band" } };

/** What was compared: a table, or a measure with its band and sex as the ledger's own codes. */
function words(locale: "zh" | "en"): string {
  const what = `CASE what ${Object.entries(TABLE_WORDS).map(([name, text]) => `WHEN '${name}' THEN '${text[locale]}'`).join(" ")} ELSE what END`;
  const sentence = `CASE f.code ${Object.entries(SENTENCES).map(([code, text]) => `WHEN '${code}' THEN '${text[locale].replaceAll("'", "''")}'`).join(" ")} END`;
  return `${sentence} || ${locale === "zh" ? `'（' || ${what} || '）'` : `' (' || ${what} || ')'`} AS ${locale}`;
}

/** `p_faults`, one row for each area, period and kind of fault; and `p_fault_years`, the figures of `p_years` that one touches. */
export async function makeFaults(database: Database, statYearStart: number): Promise<void> {
  await database.run(`CREATE TABLE p_faults AS SELECT f.file, n.code AS area, ${periodText("f", statYearStart)} AS period, substr(f.kind, strpos(f.kind, ':') + 1) AS kind, f.code, own, other,
      ${words("zh")}, ${words("en")}, n.pos, f.year
    FROM (FROM p_found QUALIFY row_number() OVER (PARTITION BY file, node, kind, year, mask, "day", code ORDER BY what, own, other) = 1) f JOIN p_node n ON n.id = f.node`);
  const rows = (file: string, measure: string, band: string, where = "true") => `SELECT DISTINCT pos, ${measure}::p_measure AS measure, year, ${band} AS band FROM p_faults WHERE file = '${file}' AND ${where}`;
  await database.run(`CREATE TABLE p_fault_years AS ${[
    ...EVENT_KINDS.map((kind) => rows("events", `'${kind}'`, "NULL", `kind = '${kind}'`)),
    ...["in", "out"].map((way) => rows("migrants", `'migrant_${way}'`, "NULL", `kind = '${way}'`)),
    rows("population", "'population'", "NULL"),
    ...["service_eligible", "service_served"].map((measure) => rows("services", `'${measure}'`, "kind")),
    ...["activity_sessions", "activity_people"].flatMap((measure) => [rows("activities", `'${measure}'`, "kind"), rows("activities", `'${measure}'`, "''")]),
  ].join(" UNION ")}`);
}

/** Whether a fault touches a row of `p_years` (alias y). */
export const TOUCHED = `(EXISTS (SELECT 1 FROM p_fault_years f WHERE f.pos = y.pos AND f.measure = y.measure AND f.year = y.year AND f.band IS NULL)
  OR EXISTS (SELECT 1 FROM p_fault_years f WHERE f.pos = y.pos AND f.measure = y.measure AND f.year = y.year AND f.band = y.band::VARCHAR))`;
