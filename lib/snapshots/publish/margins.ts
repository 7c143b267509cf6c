import type { Database } from "../../engine/duckdb/database";
import { CELL_SEXES, type Cells, eachCell, TOTAL_ONLY } from "./fragments";
import type { WideCell } from "../wide-events";
import type { OwnUnits } from "./units";
import { wideHeads, wideProfile } from "./wide-heads";

/**
 * A file whose rows come with and without sex and band. `cells` is a relation with
 * node, kind, year, mask, day, sex, band, count (DOUBLE, NULL = not known).
 */
export type LongSource = {
  file: string;
  cells: string;
  /** The file's own rows as sex, band, count: what occurs in it is asked before anything is joined. */
  rows: string;
  /** SQL over `kind`. */
  measure: string;
  units: OwnUnits;
};
/** Events of `wide_events`: without bands, and each place in one row. */
export type WideSource = Pick<LongSource, "file" | "measure" | "units"> & { wide: readonly WideCell[] };
export type MarginSource = LongSource | WideSource;

export type Profile = { nulls: boolean; unsexed: boolean; sexed: boolean; unknownSex: boolean; bands: boolean; plain: boolean };

/** What occurs in a file at all, so that the statements below ask for no more. */
async function profileOf(database: Database, rows: string): Promise<Profile> {
  const [row] = await database.rows<{ [key in keyof Profile]: boolean | null }>(`SELECT bool_or(count IS NULL) AS nulls, bool_or(sex = '') AS unsexed,
    bool_or(sex <> '') AS sexed, bool_or(sex = 'U') AS "unknownSex", bool_or(band <> '') AS bands, bool_or(band = '') AS plain FROM ${rows}`);
  const is = (key: keyof Profile) => row?.[key] === true;
  return { nulls: is("nulls"), unsexed: is("unsexed"), sexed: is("sexed"), unknownSex: is("unknownSex"), bands: is("bands"), plain: is("plain") };
}

const cellsOf = (profile: Profile): Cells => [0, ...(profile.sexed ? [1, 2] : []), ...(profile.unknownSex ? [3] : [])];

const PLACE = 'node, kind, year, mask, "day"';

/**
 * The four tables of one thing: T (neither sex nor band), S (by sex), B (by band), SB (both). Each gives a total; NULL = it has no such
 * table or a count in it is not known. A total is read from the least detailed table that has it; an absent cell of a table that is there is 0.
 */
const TABLES = [
  { name: "t", on: "sex = '' AND band = ''", has: (p: Profile) => p.unsexed && p.plain },
  { name: "s", on: "sex <> '' AND band = ''", has: (p: Profile) => p.sexed && p.plain },
  { name: "b", on: "sex = '' AND band <> ''", has: (p: Profile) => p.unsexed && p.bands },
  { name: "sb", on: "sex <> '' AND band <> ''", has: (p: Profile) => p.sexed && p.bands },
] as const;

/** Sum over the rows that satisfy `cell`, where the table `on` is there and none of them is unknown. */
function known(profile: Profile, cell: string, on: string): string {
  const there = profile.unsexed && profile.sexed || profile.bands && profile.plain ? [`bool_or(${on})`] : [];
  const unknown = profile.nulls ? [`NOT coalesce(bool_or(count IS NULL) FILTER (WHERE ${cell}), false)`] : [];
  // A quarter cheaper than a filter, which cuts every batch of rows anew.
  const sum = `coalesce(sum(CASE WHEN ${cell} THEN count ELSE 0 END), 0)`;
  return there.length + unknown.length === 0 ? sum : `CASE WHEN ${[...there, ...unknown].join(" AND ")} THEN ${sum} END`;
}

/** One row for each place: the four totals, the sexes of S and SB, and which banded tables are there. */
function headsSql(source: MarginSource, profile: Profile): string {
  if ("wide" in source) return wideHeads(source.wide, profile);
  const sexes = cellsOf(profile).filter((cell) => cell > 0);
  const columns = TABLES.filter((table) => table.has(profile)).flatMap(({ name, on }) =>
    name === "t" || name === "b" ? [`${known(profile, on, on)} AS ${name}`] : sexes.map((cell) => `${known(profile, `${on} AND sex = '${CELL_SEXES[cell]}'`, on)} AS ${name}${cell}`),
  );
  const flags = profile.bands ? [`bool_or(${TABLES[2].on}) AS has_b`, `bool_or(${TABLES[3].on}) AS has_sb`] : [];
  return `SELECT ${[PLACE, ...columns, ...flags].join(", ")} FROM ${source.cells} GROUP BY ALL`;
}

/** Expressions over the heads: each table's own total, and the cells chosen from them. */
function chosen(profile: Profile): { totals: { name: string; sql: string }[]; total: string; sex(cell: number): string[] } {
  const sexes = cellsOf(profile).filter((cell) => cell > 0);
  const tables = TABLES.filter((table) => table.has(profile));
  const totals = tables.map(({ name }) => ({ name, sql: name === "t" || name === "b" ? name : `(${sexes.map((cell) => `${name}${cell}`).join(" + ")})` }));
  return {
    totals,
    total: totals.length === 0 ? "NULL::DOUBLE" : `coalesce(${totals.map(({ sql }) => sql).join(", ")})`,
    sex: (cell) => tables.filter(({ name }) => name === "s" || name === "sb").map(({ name }) => `${name}${cell}`),
  };
}

/**
 * Resolves the margins of a file at each area's own level into wide facts in `p_own` and lists where two tables disagree.
 * Gives the cells that occur.
 */
export async function resolveMargins(database: Database, source: MarginSource): Promise<Cells> {
  const profile = "wide" in source ? await wideProfile(database, source.wide) : await profileOf(database, source.rows);
  if (!profile.unsexed && !profile.sexed) return TOTAL_ONLY; // no rows
  const cells = cellsOf(profile);
  const pick = chosen(profile);
  const value = (cell: number) => (cell === 0 ? pick.total : `coalesce(${[...pick.sex(cell), "NULL"].join(", ")})::DOUBLE`);
  const several = pick.totals.length > 1;
  const heads = several || profile.bands ? "p_heads" : `(${headsSql(source, profile)})`;
  if (several || profile.bands) await database.run(`CREATE OR REPLACE TABLE p_heads AS ${headsSql(source, profile)}`);
  await database.run(`INSERT INTO p_own SELECT node, ${source.measure}, kind, '', year, mask, "day",
    ${eachCell([0, 1, 2, 3], (cell) => (cells.includes(cell) ? value(cell) : "NULL"))}, ${source.units.value} FROM ${heads} o ${source.units.join}`);
  if (several) await listDisagreements(database, source, pick);
  if (profile.bands && !("wide" in source)) await resolveBands(database, source, profile);
  if (several || profile.bands) await database.run("DROP TABLE p_heads");
  return cells;
}

/** A total of one table against the chosen one, and the sexes of S against those of SB. */
async function listDisagreements(database: Database, source: MarginSource, pick: ReturnType<typeof chosen>): Promise<void> {
  const pairs = pick.totals.slice(1).map(({ name, sql }) => ({ own: pick.total, other: sql, what: name }));
  const [plain, banded] = [pick.sex(1), pick.sex(2)].map((tables) => tables.length > 1) as [boolean, boolean];
  if (plain && banded) pairs.push(...[1, 2].map((cell) => ({ own: pick.sex(cell)[0]!, other: pick.sex(cell)[1]!, what: `sex ${CELL_SEXES[cell]}` })));
  const found = pairs.map(({ own, other, what }) => `SELECT '${source.file}', node, kind::VARCHAR, year, mask, "day", 'tablesDisagree', ${own}, ${other}, '${what}' FROM p_heads WHERE ${own} <> ${other}`);
  await database.run(`INSERT INTO p_found ${found.join(" UNION ALL ")}`);
}

/**
 * The banded cells. `p_band_map` says which given bands make up a target band, `p_band_clash` which given band lies across it (it then
 * cannot be had), `p_band_target` the target bands of a kind. Where an area has the table, a band it leaves out is 0.
 */
async function resolveBands(database: Database, source: LongSource, profile: Profile): Promise<void> {
  const cells = cellsOf(profile);
  const mapped = `SELECT ${["node", "c.kind", "year", "mask", '"day"'].join(", ")}, m.target,
      ${eachCell(cells, (cell) => `sum(count) FILTER (WHERE sex = '${CELL_SEXES[cell]}') AS n${cell}, coalesce(bool_or(count IS NULL) FILTER (WHERE sex = '${CELL_SEXES[cell]}'), false) AS unknown${cell}`)}
    FROM ${source.cells} c JOIN p_band_map m ON m.kind = c.kind AND m.given = c.band GROUP BY ALL`;
  const blocked = `SELECT DISTINCT node, c.kind, year, mask, "day", x.target, sex <> '' AS sexed
    FROM ${source.cells} c JOIN p_band_clash x ON x.kind = c.kind AND x.given = c.band`;
  const use = `USING (node, kind, year, mask, "day", target)`;
  const cell = (index: number) => {
    const side = index === 0 ? "has_b AND xb.target IS NULL" : "has_sb AND xsb.target IS NULL";
    return `CASE WHEN ${side} AND NOT coalesce(unknown${index}, false) THEN coalesce(n${index}, 0) END`;
  };
  await database.run(`CREATE OR REPLACE TABLE p_banded AS WITH mapped AS (${mapped}), blocked AS (${blocked}),
      dense AS (SELECT h.node, h.kind, h.year, h.mask, h."day", h.has_b, h.has_sb, t.target FROM p_heads h JOIN p_band_target t ON t.kind = h.kind WHERE h.has_b OR h.has_sb)
    SELECT node, kind, year, mask, "day", target, ${eachCell(cells, (index) => `${cell(index)} AS n${index}`)}
    FROM dense LEFT JOIN mapped ${use}
      LEFT JOIN (FROM blocked WHERE NOT sexed) xb ${use} LEFT JOIN (FROM blocked WHERE sexed) xsb ${use}`);
  const sexes = cells.filter((index) => index > 0);
  const both = sexes.length > 0 ? `(${sexes.map((index) => `n${index}`).join(" + ")})` : "NULL::DOUBLE";
  await database.run(`INSERT INTO p_own SELECT node, ${source.measure}, kind, target, year, mask, "day",
    ${eachCell([0, 1, 2, 3], (index) => (index === 0 ? `coalesce(n0, ${both})` : cells.includes(index) ? `n${index}` : "NULL"))}, ${source.units.value}
    FROM p_banded o ${source.units.join} WHERE coalesce(${["n0", both, ...sexes.map((index) => `n${index}`)].join(", ")}) IS NOT NULL`);
  await database.run(`INSERT INTO p_found SELECT '${source.file}', node, kind::VARCHAR, year, mask, "day", 'tablesDisagree', n0, ${both}, 'band ' || target::VARCHAR
    FROM p_banded WHERE n0 <> ${both} AND target IN (SELECT given FROM p_band_map)`);
  await database.run("DROP TABLE p_banded");
}
