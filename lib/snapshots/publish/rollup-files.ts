import { TOUCHED } from "./data-faults";
import { SETTLED } from "../settled";
import { CELL_SEXES, type Cells, lastMonth, monthIndex } from "./fragments";
import type { Output } from "./parquet";
import type { OwnUnits } from "./units";

/** Rows in a group of the files that pages read: measured, smaller groups cost more to plan than they save in decoding. */
const GROUP = 32_768;

/** Mostly no table contradicts another, and then no row is asked whether one of them does. */
const yearColumns = (faults: boolean) => `y.pos, t."level", y.measure, y.year, y.sex, y.band, y."value", y.months, y.covered, y.units, y.prior, y.prior_covered, ${faults ? TOUCHED : "false"} AS fault`;

/** The rollup: what pages and `show` read. @param faults whether `p_fault_years` has any row */
export function rollupFiles(cells: Cells, units: OwnUnits, faults: boolean): Output[] {
  return [
    { name: "rollup/areas.parquet", sql: 'SELECT pos, last, parent, depth, "level", code, name_zh, name_en, "from", "to" FROM p_tree ORDER BY pos' },
    { name: "rollup/aliases.parquet", sql: aliasesSql },
    { name: "rollup/years.parquet", sql: `SELECT ${yearColumns(faults)} FROM p_years y JOIN p_tree t USING (pos) ORDER BY y.measure, y.year, y.sex, y.band, y.pos`, rowGroup: GROUP },
    { name: "rollup/years-by-area.parquet", sql: `SELECT ${yearColumns(faults)} FROM p_years y JOIN p_tree t USING (pos) ORDER BY y.pos, y.measure, y.year, y.sex, y.band`, rowGroup: GROUP },
    { name: "rollup/months.parquet", sql: monthsSql(cells, units), rowGroup: GROUP, beside: true },
    { name: "rollup/population.parquet", rowGroup: GROUP, sql: `SELECT p.pos, t."level", DATE '1970-01-01' + p."day" AS date, p.sex, p.band, p."value", p.covered, p.units
      FROM p_population p JOIN p_tree t USING (pos) ORDER BY p.pos, p."day", p.band, p.sex` },
    { name: "rollup/periods.parquet", sql: "SELECT measure, min(year) AS first_year, max(year) AS last_year FROM p_years GROUP BY 1 ORDER BY 1" },
    { name: "rollup/faults.parquet", sql: "SELECT file, area, period, kind, code, own, other, zh, en FROM p_faults ORDER BY ALL" },
  ];
}

/** What a mapping profile settled; only snapshots made with one have it. */
export const settledFile: Output = { name: "rollup/settled.parquet", sql: `FROM ${SETTLED} SEMI JOIN p_node ON p_node.code = ${SETTLED}.area ORDER BY ALL` };

const since = (month: string) => `((${monthIndex(month)} + 1) // 12)::VARCHAR || '-' || lpad(((${monthIndex(month)} + 1) % 12 + 1)::VARCHAR, 2, '0')`;
const aliasesSql = `SELECT f.code, f.name_zh, f.name_en, f."level", f.final AS successor, ${since('f."to"')} AS since FROM p_final f WHERE f.code <> f.final ORDER BY f.code`;

/**
 * Months and quarters, the mass of the rollup: sorted while still wide, then spread over the sexes. Level and units come after the sort,
 * from lists, so that it moves less; a join there need not keep the order. Units with dates are rare and go through the sort.
 */
function monthsSql(cells: Cells, units: OwnUnits): string {
  const spread = [0, 2, 1, 3].filter((cell) => cells.includes(cell));
  const list = (item: (cell: number) => string, type = "") => `unnest([${spread.map(item).join(", ")}]${type})`;
  const lookUp = (column: string, table: string) => `(SELECT list(${column} ORDER BY pos) FROM ${table})[o.pos + 1]`;
  const latest = `o."day" = 0 OR o."day" = max(o."day") OVER (PARTITION BY o.pos, o.measure, o.band, o.year, o.mask)`;
  const kept = ["pos", "measure", "band", "year", "mask", ...spread.flatMap((cell) => [`v${cell}`, `c${cell}`])].map((column) => `o.${column}`).join(", ");
  const facts = (where: string) => `SELECT ${kept} FROM p_facts o WHERE bit_count(o.mask) < 12 AND ${where}`;
  // Area, measure, year, months and band in one number: of one key the sort is a fifth cheaper.
  const key = `(((o.pos::BIGINT * 256 + enum_code(o.measure)::BIGINT) * 4096 + o.year) * 256 + ${lastMonth("o.mask")} * 16 + bit_count(o.mask)) * 65536 + enum_code(o.band)::BIGINT`;
  const sorted = `SELECT o.*${units.dated ? `, ${units.value} AS units` : ""} FROM (${facts('o."day" = 0')} UNION ALL ${facts("o.measure IN ('migrant_in', 'migrant_out')")} QUALIFY ${latest}) o ${units.dated ? units.join : ""}
    ORDER BY ${key}`;
  const wide = `SELECT o.pos, ${lookUp('"level"::p_level', "p_tree")} AS "level", o.measure, o.year, ${lastMonth("o.mask")} AS month, bit_count(o.mask)::SMALLINT AS span, o.band, ${spread.map((cell) => `o.v${cell}, o.c${cell}`).join(", ")},
      ${units.dated ? "o.units" : `${lookUp("base", "p_units_pos")} * bit_count(o.mask)::INTEGER AS units`} FROM (${sorted}) o`;
  return `SELECT pos, "level", measure, year, month, span, sex, band, "value", covered::DOUBLE AS covered, greatest(units, covered)::DOUBLE AS units FROM (
      SELECT pos, "level", measure, year, month, span, ${list((cell) => `'${CELL_SEXES[cell]}'`, "::p_sex[]")} AS sex, band, ${list((cell) => `v${cell}`)} AS "value", ${list((cell) => `c${cell}`)} AS covered, units
      FROM (${wide})) WHERE "value" IS NOT NULL${cells.includes(3) ? ` AND (sex <> 'U' OR "value" > 0)` : ""}`;
}
