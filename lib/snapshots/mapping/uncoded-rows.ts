import type { Database } from "../../engine/duckdb/database";
import { sqlName, sqlText } from "../read/load-table";
import { LEVELS } from "../files";
import { rawTable } from "../read/staged";
import { SETTLED } from "../settled";
import { valueSql } from "./field-sql";
import { codeField, type MappedInput } from "./map-input";

/** Rows that are told one by one; of more than these a file's are told together. */
const MOST = 2_000;

type Skipped = { file: string; row: number; name: string; before: string | null; after: string | null };

/**
 * Rows with a name and no code that a rule leaves out: subtotals, development zones. Each is told of the smallest area that surely holds its place in
 * the file: the one above both the coded row before it and the coded row after it.
 */
export async function listUncoded(database: Database, { input, table, left, skipped }: MappedInput, root: string): Promise<void> {
  const rule = input.areas.toSorted((one, two) => LEVELS.indexOf(two.level) - LEVELS.indexOf(one.level))[0];
  const field = codeField(input);
  if (!field || !rule || skipped.every((rows) => rows === 0)) return;
  const name = valueSql(rule.name);
  const rows = `SELECT _source, _at, _file, _row, ${name} AS name FROM ${left} WHERE _skip IS NOT NULL AND ${sqlName(field)} IS NULL AND ${name} IS NOT NULL`;
  const [some] = await database.rows<{ n: number }>(`SELECT count(*) AS n FROM (${rows})`);
  if (!some?.n) return;
  if (some.n > MOST) return void (await database.run(`INSERT INTO ${SETTLED} SELECT _file::VARCHAR, ${sqlText(root)}, 'uncodedRow', '', 1, count(*), min(_row) FROM (${rows}) GROUP BY _file`));
  const coded = `SELECT _source, _at, _file, ${sqlName(field)} AS code FROM ${table}`;
  const found = await database.rows<Skipped>(`SELECT s._file::VARCHAR AS file, s._row::INTEGER AS row, s.name, b.code AS before, a.code AS after FROM (${rows}) s
    ASOF LEFT JOIN (${coded}) b ON b._source = s._source AND b._file = s._file AND b._at < s._at
    ASOF LEFT JOIN (${coded}) a ON a._source = s._source AND a._file = s._file AND a._at > s._at ORDER BY s._source, s._at`);
  const areas = await database.rows<{ code: string; parent: string | null }>(`SELECT code, parent FROM ${rawTable("areas")}`);
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
  const values = found.map(({ file, row, name: text, before, after }) => `(${sqlText(file)}, ${sqlText(common(parents, before, after) ?? root)}, 'uncodedRow', ${sqlText(text)}, 1, 1, ${row})`);
  await database.run(`INSERT INTO ${SETTLED} VALUES ${values.join(", ")}`);
}

/** The nearest area that is above both, or one of them that is above the other. */
function common(parents: ReadonlyMap<string, string | null>, one: string | null, two: string | null): string | undefined {
  if (one === null || two === null) return undefined;
  const above = new Set<string>();
  for (let at: string | null | undefined = one; at && !above.has(at); at = parents.get(at)) above.add(at);
  const seen = new Set<string>();
  for (let at: string | null | undefined = two; at && !seen.has(at); at = parents.get(at)) {
    if (above.has(at)) return at;
    seen.add(at);
  }
  return undefined;
}
