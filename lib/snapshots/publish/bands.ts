import type { Database } from "../../engine/duckdb/database";
import { ageBand, PAIRED_BANDS } from "./own-facts";

/** Ages by which every population is given where its own bands allow: five-year bands, babies, and the three broad ages. */
export const STANDARD_AGES: readonly [from: number, to: number | null][] = [
  [0, 0], ...Array.from({ length: 17 }, (_, step): [number, number] => [step * 5, step * 5 + 4]), [85, null], [0, 14], [15, 64], [65, null],
];
export const STANDARD_BANDS = STANDARD_AGES.map(([from, to]) => (to === null ? `${from}+` : from === to ? `${from}` : `${from}-${to}`));

const OPEN_AGE = 1000;
const agesOf = (band: string) => `CASE WHEN regexp_full_match(${band}, '[0-9]+([+]|-[0-9]+)?') THEN regexp_extract(${band}, '^[0-9]+')::INTEGER END AS low,
  CASE WHEN ${band} LIKE '%+' THEN ${OPEN_AGE} WHEN regexp_full_match(${band}, '[0-9]+(-[0-9]+)?') THEN regexp_extract(${band}, '[0-9]+$')::INTEGER END AS high`;

/** The types of measure, kind (`file:kind`) and band: one byte each instead of a text in every row. */
export async function makeTypes(database: Database, measures: readonly string[]): Promise<void> {
  const list = (items: readonly string[]) => `(VALUES ${items.map((item) => `('${item}')`).join(", ")}) AS fixed(name)`;
  const kinds = [
    `SELECT name FROM ${list(["events:birth", "events:death", "events:move_in", "events:move_out", "population:"])}`, "SELECT DISTINCT 'migrants:' || direction FROM migrants",
    ...["checks", "misfiled", "sources"].map((file) => `SELECT DISTINCT '${file}:' || kind FROM ${file}`),
    "SELECT DISTINCT 'services:' || service FROM services", "SELECT DISTINCT 'activities:' || activity FROM activities",
  ];
  const bands = [
    `SELECT name FROM ${list(["", "1", "2", "3", ...STANDARD_BANDS, ...PAIRED_BANDS])}`, "SELECT DISTINCT band::VARCHAR FROM events", "SELECT DISTINCT reach FROM migrants",
    `SELECT DISTINCT ${ageBand("age_from", "age_to")} FROM population`, "SELECT DISTINCT kind FROM checks", "SELECT DISTINCT kind FROM sources",
    "SELECT DISTINCT field FROM misfiled", "SELECT DISTINCT service FROM services", "SELECT DISTINCT activity FROM activities",
  ];
  await database.run(`CREATE TYPE p_measure AS ENUM (${[...measures].sort().map((measure) => `'${measure}'`).join(", ")})`);
  await database.run(`CREATE TYPE p_kind AS ENUM (SELECT DISTINCT name FROM (${kinds.join(" UNION ALL ")}) ORDER BY name)`);
  await database.run(`CREATE TYPE p_band AS ENUM (SELECT DISTINCT name FROM (${bands.join(" UNION ALL ")}) ORDER BY name)`);
}

/**
 * How given bands make up the bands that are written: `p_band_target` (kind, target), `p_band_map` (kind, given, target: given lies within),
 * `p_band_clash` (given lies across the target's edge or holds it, so that the target cannot be had where that band is used).
 */
export async function makeBands(database: Database): Promise<void> {
  await database.run(`CREATE TABLE p_given AS SELECT kind::p_kind AS kind, band::p_band AS band, ${agesOf("band")} FROM (
    SELECT DISTINCT 'events:' || kind AS kind, band::VARCHAR AS band FROM events WHERE band <> ''
    UNION ALL SELECT DISTINCT 'migrants:' || direction, reach FROM migrants WHERE reach <> ''
    UNION ALL SELECT DISTINCT 'population:', ${ageBand("age_from", "age_to")} FROM population WHERE NOT (age_from = 0 AND age_to IS NULL))`);
  const standard = STANDARD_BANDS.map((band) => `('population:', '${band}')`).join(", ");
  await database.run(`CREATE TABLE p_band_target AS SELECT kind, target, ${agesOf("target::VARCHAR")} FROM (
      SELECT kind, band AS target FROM p_given
      UNION SELECT t.kind::p_kind, t.target::p_band FROM (VALUES ('events:birth', '1'), ('events:birth', '2'), ('events:birth', '3'), ${standard}) t(kind, target)
        WHERE t.kind::p_kind IN (SELECT kind FROM p_given))`);
  const aged = "split_part(g.kind::VARCHAR, ':', 1) = 'population' OR g.kind = 'events:death'";
  await database.run(`CREATE TABLE p_band_map AS SELECT g.kind, g.band AS given, t.target FROM p_given g JOIN p_band_target t ON t.kind = g.kind
    WHERE g.band = t.target OR ((${aged}) AND g.low >= t.low AND g.high <= t.high)`);
  await database.run(`CREATE TABLE p_band_clash AS SELECT g.kind, g.band AS given, t.target FROM p_given g JOIN p_band_target t ON t.kind = g.kind
    WHERE (${aged}) AND g.low <= t.high AND t.low <= g.high AND NOT (g.low >= t.low AND g.high <= t.high)`);
}
