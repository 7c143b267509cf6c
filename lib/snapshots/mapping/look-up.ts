import type { Database } from "../../engine/duckdb/database";
import { sqlName } from "../read/load-table";
import { stepsSql, valueSql } from "./field-sql";
import type { MappedInput } from "./map-input";
import type { Lookup } from "./profile";

/** Months since year 0, so that nearness in time can be told. */
const monthNumber = (sql: string): string => `(substr(${sql}, 1, 4)::INTEGER * 12 + substr(${sql}, 6, 2)::INTEGER)`;

/**
 * Gives rows without a code the code that other rows of the import carry for the same names; of several, the one in use
 * nearest in time. A row that matches nothing, or whose code another row of its month holds, is marked `_unmatched` and gets a
 * code of its own inside the enclosing area, so that no count is lost. @returns how many rows that were.
 */
export async function lookUpCodes(database: Database, mapped: MappedInput, all: readonly MappedInput[]): Promise<number> {
  const { lookup } = mapped.input;
  await database.run(`ALTER TABLE ${mapped.table} ADD COLUMN _unmatched BOOLEAN`);
  if (!lookup) return 0;
  const [missing] = await database.rows<{ n: number }>(`SELECT count(*) AS n FROM ${mapped.table} WHERE ${sqlName(lookup.field)} IS NULL`);
  if (missing?.n === 0) return 0;
  await gatherCodes(database, lookup, all);
  await matchNames(database, mapped.table, lookup);
  await database.run(`
    UPDATE ${mapped.table} AS r SET ${sqlName(lookup.field)} = f.code, _unmatched = f.code IS NULL
    FROM map_found f WHERE r.rowid = f._id`);
  await nameUnmatched(database, mapped.table, lookup);
  const [unmatched] = await database.rows<{ n: number }>(`SELECT count(*) AS n FROM ${mapped.table} WHERE _unmatched`);
  return unmatched?.n ?? 0;
}

/** `map_codes`: names, code, and the months from and to which rows say so. */
async function gatherCodes(database: Database, { field, by }: Lookup, all: readonly MappedInput[]): Promise<void> {
  const carrying = all.filter(({ input }) => [field, ...by].every((name) => input.layouts.some(({ columns }) => name in columns)));
  const names = by.map(sqlName).join(", ");
  const rows = carrying.map(({ table }) => `SELECT ${names}, ${sqlName(field)} AS code, _time FROM ${table} WHERE ${sqlName(field)} IS NOT NULL`);
  await database.run(`CREATE OR REPLACE TABLE map_codes AS SELECT ${names}, code, min(${monthNumber("_time")}) AS lo, max(${monthNumber("_time")}) AS hi FROM (${rows.join(" UNION ALL ")}) GROUP BY ALL`);
}

/** `map_found`: for every row without a code, the one found or NULL. A code serves one row of a month, the earliest in the files. */
async function matchNames(database: Database, table: string, { field, by, rewrite }: Lookup): Promise<void> {
  const rewritten = (name: string) => stepsSql(`n.${sqlName(name)}`, rewrite?.[name]);
  const distance = `greatest(c.lo - ${monthNumber("n._time")}, ${monthNumber("n._time")} - c.hi, 0)`;
  const match = (rank: number, name: (by: string) => string) => `
    SELECT n.*, c.code, ${rank} AS rank, ${distance} AS distance, c.hi FROM map_names n JOIN map_codes c ON ${by.map((key) => `${name(key)} = c.${sqlName(key)}`).join(" AND ")}`;
  const names = by.map(sqlName).join(", ");
  await database.run(`CREATE OR REPLACE TABLE map_names AS SELECT DISTINCT ${names}, _time FROM ${table} WHERE ${sqlName(field)} IS NULL`);
  await database.run(`
    CREATE OR REPLACE TABLE map_best AS
    SELECT * FROM (${match(0, (key) => `n.${sqlName(key)}`)} ${rewrite ? `UNION ALL ${match(1, rewritten)}` : ""})
    QUALIFY row_number() OVER (PARTITION BY ${names}, _time ORDER BY rank, distance, hi DESC, code) = 1`);
  await database.run(`
    CREATE OR REPLACE TABLE map_found AS
    SELECT _id, CASE WHEN place = 1 AND NOT taken THEN code END AS code
    FROM (
      SELECT r.rowid AS _id, b.code, row_number() OVER (PARTITION BY b.code, r._time ORDER BY b.rank, r._source, r._at) AS place,
        EXISTS (SELECT 1 FROM ${table} o WHERE o.${sqlName(field)} = b.code AND o._time = r._time) AS taken
      FROM ${table} r LEFT JOIN map_best b ON ${by.map((key) => `r.${sqlName(key)} IS NOT DISTINCT FROM b.${sqlName(key)}`).join(" AND ")} AND r._time = b._time
      WHERE r.${sqlName(field)} IS NULL)`);
}

/**
 * A code made of the enclosing area's and of the names, so that the same names get the same code in every import; so do names that
 * only changed as `rewrite` says, unless one month has both.
 */
async function nameUnmatched(database: Database, table: string, { field, by, rewrite, enclosing }: Lookup): Promise<void> {
  const names = (name: (key: string) => string) => by.map((one) => `coalesce(${name(one)}, '')`).join(" || chr(31) || ");
  const asFound = names(sqlName);
  const asNow = names((name) => stepsSql(sqlName(name), rewrite?.[name]));
  await database.run(`CREATE OR REPLACE TABLE map_both AS SELECT DISTINCT names FROM (SELECT ${asNow} AS names FROM ${table} WHERE _unmatched GROUP BY ${asNow}, _time HAVING count(DISTINCT ${asFound}) > 1)`);
  const digest = `left(md5(CASE WHEN ${asNow} IN (SELECT names FROM map_both) THEN ${asFound} ELSE ${asNow} END), 8)`;
  const outer = enclosing ? await gatherEnclosing(database, enclosing) : undefined;
  const key = (name: string) => `r.${sqlName(name)}`;
  const found = (name: (key: string) => string) => (outer ? `(SELECT code FROM map_enclosing e WHERE ${enclosing!.by.map((one) => `e.${sqlName(one)} = ${name(one)}`).join(" AND ")})` : "NULL");
  const renamed = rewrite && outer ? [found((name) => stepsSql(key(name), rewrite[name]))] : [];
  const madeUp = enclosing?.otherwise ? [valueSql(enclosing.otherwise)] : [];
  const code = `coalesce(${[found(key), ...renamed, ...madeUp].join(", ")})`;
  await database.run(`UPDATE ${table} AS r SET ${sqlName(field)} = coalesce(${code} || '-', '') || 'x' || ${digest} WHERE _unmatched`);
}

async function gatherEnclosing(database: Database, { by, steps }: NonNullable<Lookup["enclosing"]>): Promise<true> {
  const names = by.map(sqlName).join(", ");
  await database.run(`
    CREATE OR REPLACE TABLE map_enclosing AS
    SELECT ${names}, ${stepsSql("code", steps)} AS code FROM map_codes
    QUALIFY row_number() OVER (PARTITION BY ${names} ORDER BY hi DESC, code) = 1`);
  return true;
}
