import type { Database } from "../../engine/duckdb/database";
import { sqlName, sqlText } from "../read/load-table";
import { SETTLED, SETTLED_COLUMNS, type SettledCode } from "../settled";
import { anyBlank, stepsSql, valueSql, whereSql } from "./field-sql";
import { codeField, replacesCode, type MappedInput } from "./map-input";
import { listUncoded } from "./uncoded-rows";

/**
 * Makes the table `settled`: faults of the foreign files that the profile has put right or worked round, each with the area it concerns, the first of
 * its files, its rows there and the number of the first. Rows are looked through only where something was marked.
 */
export async function listSettled(database: Database, inputs: readonly MappedInput[], root: string): Promise<void> {
  await database.run(`CREATE OR REPLACE TABLE ${SETTLED} (${SETTLED_COLUMNS})`);
  for (const mapped of inputs) {
    await listOtherNames(database, mapped);
    await listBlanks(database, mapped);
    await listLookedUp(database, mapped, root);
    await listRecoded(database, mapped);
    await listUncoded(database, mapped, root);
  }
  // Files of several layouts tell of one name each for themselves; a row without code is of its own file.
  await database.run(`CREATE OR REPLACE TABLE ${SETTLED} AS SELECT min(file) AS file, area, code, name, CASE code WHEN 'uncodedRow' THEN 1 ELSE sum(files) END::INTEGER AS files, sum(records)::INTEGER AS records, CASE code WHEN 'uncodedRow' THEN min(record) ELSE arg_min(record, file) END AS record
    FROM ${SETTLED} GROUP BY area, code, name, CASE WHEN code = 'uncodedRow' THEN file END`);
}

/** Rows of one area and name, put together from those of single files. */
const insert = (code: SettledCode, select: string): string => `INSERT INTO ${SETTLED} SELECT min(file), area, '${code}', name, sum(files)::INTEGER, sum(n)::INTEGER, arg_min(record, file)::INTEGER FROM (${select}) WHERE area IS NOT NULL GROUP BY area, name`;

const fieldsIn = (value: unknown): string[] => [...new Set([...JSON.stringify(value ?? "").matchAll(/"field":"([^"]+)"/g)].map((match) => match[1]!))];

/** Names under one code that are not the one it goes by: in another month, or joined because the profile says how names changed. */
async function listOtherNames(database: Database, { input, at, table }: MappedInput): Promise<void> {
  const names = fieldsIn(input.areas).map(sqlName);
  for (const { where, code, name } of input.areas) {
    const other = `SELECT s.* FROM (SELECT ${names.join(", ")}, ${valueSql(code)} AS _code, ${valueSql(name)} AS _name FROM map_seen_${at}${where ? ` WHERE ${whereSql(where)}` : ""}) s JOIN map_areas a ON a.code = s._code WHERE s._name <> a.name_zh`;
    await database.run(`CREATE OR REPLACE TABLE map_other AS ${other}`);
    const [some] = await database.rows<{ n: number }>("SELECT count(*) AS n FROM map_other");
    if (some?.n === 0) continue;
    await database.run(insert("otherName", `SELECT m._file::VARCHAR AS file, o._code AS area, o._name AS name, 1 AS files, count(*) AS n, min(m._row) AS record FROM ${table} m
      JOIN map_other o ON ${names.map((one) => `m.${one} IS NOT DISTINCT FROM o.${one}`).join(" AND ")} GROUP BY ALL`));
  }
}

/** Names with blanks inside them that the clean-up takes out. Only files in whose bytes a blank was seen are looked through. */
async function listBlanks(database: Database, { input, table, sources }: MappedInput): Promise<void> {
  for (const [number, source] of sources.entries()) {
    const fields = fieldsIn(input.areas.map(({ name }) => name)).flatMap((field) => (source.columns.has(field) ? [{ field, cell: `c${source.columns.get(field)! + 1}` }] : []));
    const blank = source.files.flatMap((file, at) => (file.table.blanks ? [at] : []));
    if (fields.length === 0 || blank.length === 0) continue;
    const raw = fields.map(({ field, cell }) => `${stepsSql(cell, ["trim"])} AS ${sqlName(`raw_${field}`)}`);
    await database.run(`CREATE OR REPLACE TABLE map_spelled AS SELECT m.*, s.* FROM (SELECT ${raw.join(", ")}, _source AS _number, count(*) AS _n, min(rowid) AS _first
      FROM ${source.table} WHERE _source IN (${blank.join(", ")}) AND ${anyBlank(fields.map(({ cell }) => cell))} GROUP BY ALL) s JOIN ${table} m ON m._source = ${number} AND m._at = s._first`);
    const asFound = fields.map(({ field }) => `${sqlName(`raw_${field}`)} AS ${sqlName(field)}`).join(", ");
    for (const { where, code, name } of input.areas) {
      const known = `SELECT *, ${valueSql(code)} AS _area, ${valueSql(name)} AS _clean FROM map_spelled${where ? ` WHERE ${whereSql(where)}` : ""}`;
      await database.run(insert("blankName", `SELECT _file::VARCHAR AS file, _area AS area, name, 1 AS files, sum(_n) AS n, min(_row) AS record
        FROM (SELECT *, ${valueSql(name)} AS name FROM (SELECT * REPLACE (${asFound}) FROM (${known}))) WHERE name <> _clean GROUP BY ALL`));
    }
  }
}

/** Rows without a code: those found by name, told once for each file, and those that no name matches. */
async function listLookedUp(database: Database, { input: { lookup }, table }: MappedInput, root: string): Promise<void> {
  if (!lookup) return;
  const [some] = await database.rows<{ n: number }>(`SELECT count(_unmatched) AS n FROM ${table}`);
  if (some?.n === 0) return;
  const names = lookup.by.map((name) => `coalesce(${sqlName(name)}, '')`).join(" || ' ' || ");
  await database.run(insert("foundByName", `SELECT _file::VARCHAR AS file, ${sqlText(root)} AS area, _file::VARCHAR AS name, 1 AS files, count(*) AS n, min(_row) AS record FROM ${table} WHERE NOT _unmatched GROUP BY ALL`));
  await database.run(insert("notFound", `SELECT _file::VARCHAR AS file, ${sqlName(lookup.field)} AS area, ${names} AS name, 1 AS files, count(*) AS n, min(_row) AS record FROM ${table} WHERE _unmatched GROUP BY ALL`));
}

/** Codes that a rule of the profile replaces: `_recoded` marks their rows. */
async function listRecoded(database: Database, { input, table, sources }: MappedInput): Promise<void> {
  const field = codeField(input);
  if (!field || !replacesCode(input)) return;
  for (const [number, source] of sources.entries()) {
    const at = source.columns.get(field);
    if (at === undefined) continue;
    await database.run(insert("recoded", `SELECT m._file::VARCHAR AS file, m.${sqlName(field)} AS area, ${stepsSql(`s.c${at + 1}`, ["trim"])} AS name, 1 AS files, count(*) AS n, min(m._row) AS record
      FROM (FROM ${table} WHERE _recoded AND _source = ${number}) m JOIN ${source.table} s ON s.rowid = m._at GROUP BY ALL`));
  }
}
