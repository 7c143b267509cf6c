import type { Database } from "../../engine/duckdb/database";
import { type Cells, exactSum, firstBit, yearStart } from "./fragments";

const KEY = 'measure, kind, band, year, mask, "day"';
/** Files whose rows at two levels are of different things (a township's own check is not the sum of the villages' checks). */
const NOT_ADDITIVE = ["checks", "misfiled", "sources"];

export type AscendOptions = {
  /** Table of own facts: node, KEY, v0..v3, c (unit-months it stands for). */
  own: string;
  /** Name of the view this makes: pos, KEY, v0..v3, c0..c3 for every final area. */
  into: string;
  cells: Cells;
  statYearStart: number;
  /**
   * For years: own rows win over children's rows of any period that overlaps theirs. Without it periods are matched exactly.
   */
  overlap: boolean;
  /** Some values are fractions (Chapman's N): added so that the last bit is the same on every run. */
  fractions: boolean;
};

type Pass = AscendOptions & { dated: boolean; grouped: boolean; depth: number };

/**
 * Sums facts upward, leaf to root, one statement set for each depth: an area's own rows win over the sum of its children for the same
 * file, kind and period; a merged area's numbers go to its successor, its children's to the successor from the month after the merge.
 */
export async function ascend(database: Database, options: AscendOptions): Promise<void> {
  const [shape] = await database.rows<{ depth: number; dated: boolean; grouped: boolean; any: boolean }>(`SELECT (SELECT max(depth) FROM p_tree) AS depth, EXISTS (FROM ${options.own}) AS "any",
    (SELECT count(*) FROM p_link) > (SELECT count(*) FROM p_tree WHERE parent >= 0) AS dated, (SELECT bool_or(grouped) FROM p_node) AS grouped`);
  const pass = { ...options, depth: shape?.any ? shape.depth : -1, dated: shape?.dated ?? false, grouped: shape?.grouped ?? false };
  for (let depth = pass.depth; depth >= 0; depth -= 1) await ascendDepth(database, pass, depth);
  const sums = Array.from({ length: pass.depth + 1 }, (_, depth) => `FROM ${options.into}_${depth}`);
  await database.run(`CREATE VIEW ${options.into} AS ${[ownAsFinal(pass), ...sums].join(" UNION ALL ")}`);
}

async function ascendDepth(database: Database, pass: Pass, depth: number): Promise<void> {
  const { into, own } = pass;
  await database.run(`CREATE OR REPLACE TABLE p_keys AS SELECT DISTINCT o.node, kind, year, mask, "day" FROM ${own} o JOIN p_node n ON n.id = o.node
    WHERE n.depth = ${depth} AND o.node IN (SELECT parent FROM p_link)`);
  const [keys] = await database.rows<{ any: boolean }>('SELECT count(*) > 0 AS "any" FROM p_keys');
  const below = depth === pass.depth ? nothing(own) : childrenSql(pass, depth);
  // Mostly no area between has rows of its own, and nothing was merged: then the sums are what is below.
  if (!keys?.any && !pass.grouped) return void (await database.run(`CREATE TABLE ${into}_${depth} AS SELECT node AS pos, * EXCLUDE (node) FROM (${below}); DROP TABLE p_keys`));
  await database.run(`CREATE OR REPLACE TABLE p_below AS ${below}`);
  if (keys?.any) await (pass.overlap ? listSpans(database, pass, depth) : listDifferences(database, pass, depth));
  const shadowed = `k.node = b.node AND k.kind = b.kind AND k.year = b.year AND k."day" = b."day" AND ${pass.overlap ? "(k.mask & b.mask) <> 0" : "k.mask = b.mask"}`;
  const kept = `SELECT b.* FROM p_below b WHERE NOT EXISTS (SELECT 1 FROM p_keys k WHERE ${shadowed})`;
  if (!pass.grouped) {
    await database.run(`CREATE TABLE ${into}_${depth} AS SELECT node AS pos, * EXCLUDE (node) FROM (${kept})`);
  } else {
    const merged = `SELECT o.node, ${KEY}, ${values()}, ${ownCovered()} FROM ${own} o JOIN p_node n ON n.id = o.node WHERE n.depth = ${depth} AND n.grouped`;
    await database.run(`CREATE TABLE ${into}_${depth} AS WITH kept AS (${kept})
      SELECT k.node AS pos, k.* EXCLUDE (node) FROM kept k JOIN p_node n ON n.id = k.node WHERE NOT n.grouped
      UNION ALL SELECT n.pos, ${KEY}, ${sums(pass)} FROM (SELECT k.* FROM kept k JOIN p_node g ON g.id = k.node AND g.grouped UNION ALL ${merged}) r
        JOIN p_node n ON n.id = r.node GROUP BY ALL`);
  }
  await database.run("DROP TABLE p_below; DROP TABLE p_keys");
}

const values = () => [0, 1, 2, 3].map((cell) => `v${cell}`).join(", ");
const ownCovered = () => [0, 1, 2, 3].map((cell) => `CASE WHEN v${cell} IS NULL THEN 0 ELSE c END AS c${cell}`).join(", ");
const nothing = (own: string) => `SELECT node, ${KEY}, ${values()}, ${ownCovered()} FROM ${own} LIMIT 0`;

function sums(pass: Pass): string {
  const sum = (cell: number) => (pass.fractions ? exactSum(`v${cell}`) : `sum(v${cell})`);
  const some = (cell: number, sql: string, none: string) => (pass.cells.includes(cell) ? sql : none);
  return [
    ...[0, 1, 2, 3].map((cell) => `${some(cell, sum(cell), "NULL::DOUBLE")} AS v${cell}`),
    ...[0, 1, 2, 3].map((cell) => `${some(cell, `sum(c${cell})::INTEGER`, "0")} AS c${cell}`),
  ].join(", ");
}

/** Own facts of areas that nothing merged into, as facts of the final area: their id is its pos. */
const ownAsFinal = ({ own, grouped }: Pass, depth?: number) =>
  !grouped && depth === undefined ? `SELECT node AS pos, ${KEY}, ${values()}, ${ownCovered()} FROM ${own}` : `SELECT o.node AS pos, ${KEY}, ${values()}, ${ownCovered()} FROM ${own} o JOIN p_node n ON n.id = o.node WHERE NOT n.grouped${depth === undefined ? "" : ` AND n.depth = ${depth}`}`;

function childrenSql(pass: Pass, depth: number): string {
  const month = `${yearStart("v.year", pass.statYearStart)} + ${firstBit("v.mask")}`;
  const during = pass.dated ? ` AND ${month} BETWEEN l.since AND l.until` : "";
  return `SELECT l.parent AS node, ${KEY}, ${sums(pass)}
    FROM (${ownAsFinal(pass, depth + 1)} UNION ALL FROM ${pass.into}_${depth + 1}) v JOIN p_link l ON l.child = v.pos${during} GROUP BY ALL`;
}

const additive = (kind: string) => `split_part(${kind}::VARCHAR, ':', 1) NOT IN (${NOT_ADDITIVE.map((file) => `'${file}'`).join(", ")})`;
/** A sum that lacks children is expected to be smaller; that it is larger is a fault whatever is lacking. */
const differs = (own: string, other: string, covered: string) => `${own} <> ${other} AND (${covered} >= o.c OR ${other} > ${own})`;

async function listDifferences(database: Database, pass: Pass, depth: number): Promise<void> {
  for (const cell of pass.cells) {
    await database.run(`INSERT INTO p_found SELECT split_part(o.kind::VARCHAR, ':', 1), o.node, o.kind::VARCHAR, o.year, o.mask, o."day", 'ownDiffers', o.v${cell}, b.v${cell},
        concat_ws(' ', o.measure::VARCHAR, nullif(o.band::VARCHAR, ''), ${cell === 0 ? "NULL" : `'sex ' || ['M', 'F', 'U'][${cell}]`})
      FROM ${pass.own} o JOIN p_node n ON n.id = o.node AND n.depth = ${depth} JOIN p_below b USING (node, ${KEY})
      WHERE ${additive("o.kind")} AND ${differs(`o.v${cell}`, `b.v${cell}`, `b.c${cell}`)}`);
  }
}

/** A row of a year or quarter against the sum of its children's shorter rows. */
async function listSpans(database: Database, pass: Pass, depth: number): Promise<void> {
  await database.run(`INSERT INTO p_found
    SELECT split_part(kind, ':', 1), node, kind, year, mask, 0, 'ownDiffers', own, other, measure FROM (
      SELECT o.node, o.kind::VARCHAR AS kind, o.measure::VARCHAR AS measure, o.year, o.mask, o.v0 AS own, sum(b.v0) AS other
      FROM ${pass.own} o JOIN p_node n ON n.id = o.node AND n.depth = ${depth}
        JOIN p_below b ON b.node = o.node AND b.measure = o.measure AND b.kind = o.kind AND b.band = o.band AND b.year = o.year AND (b.mask & ~o.mask) = 0
      WHERE o.band::VARCHAR = '' AND ${additive("o.kind")} AND o.v0 IS NOT NULL
      GROUP BY ALL HAVING bool_or(b.mask <> o.mask) AND own <> other AND (other > own OR bit_or(b.mask) = o.mask AND sum(b.c0) >= any_value(o.c)))`);
}
