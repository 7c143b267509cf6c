import type { Database } from "../../engine/duckdb/database";
import { rawTable } from "../read/staged";
import { sqlName, sqlText } from "../read/load-table";
import { valueSql, whereSql } from "./field-sql";
import type { MappedInput } from "./map-input";
import { LEVELS } from "../files";
import type { Input, Profile, ValueOf } from "./profile";

type AreaRule = Input["areas"][number];

/**
 * Makes `raw_areas` from the rows of all inputs: every code with the name of its latest month, under the first of its possible
 * parents that is an area too, else under the root. @returns how many areas there are.
 */
export async function deriveAreas(database: Database, profile: Profile, inputs: readonly MappedInput[]): Promise<number> {
  const selects = await Promise.all(inputs.filter(({ input }) => input.areas.length).map((mapped) => seenAreas(database, mapped)));
  await database.run(`CREATE OR REPLACE TABLE map_seen AS ${selects.flat().join(" UNION ALL ") || emptySeen}`);
  await database.run(`
    CREATE OR REPLACE TABLE map_areas AS
    SELECT code, arg_max(name, hi || name) AS name_zh, arg_max(name_en, hi || name_en) AS name_en, min(level) AS level, min(lo) AS lo, max(hi) AS hi, arg_max(parents, hi || parents::VARCHAR) AS parents
    FROM map_seen WHERE code IS NOT NULL AND code <> ${sqlText(profile.root.code)} GROUP BY code`);
  const [level] = [LEVELS.indexOf(profile.root.level)];
  const observed = profile.lifetime === "observed";
  await database.run(`
    CREATE OR REPLACE TABLE ${rawTable("areas")} AS
    WITH bounds AS (SELECT min(lo) AS lo, max(hi) AS hi FROM map_areas),
    parents AS (
      SELECT a.code, arg_min(p.code, list_position(a.parents, p.code)) AS parent
      FROM (SELECT code, level, parents, unnest(parents) AS wanted FROM map_areas) a JOIN map_areas p ON p.code = a.wanted AND p.code <> a.code AND p.level < a.level GROUP BY 1)
    SELECT row_number() OVER (ORDER BY level, code) + 1 AS _row, 0::SMALLINT AS _package, NULL::VARCHAR AS _file, code, name_zh, name_en,
      ${levelName} AS level, parent, "from", "to", NULL::VARCHAR AS merged_into
    FROM (
      SELECT a.code, a.name_zh, a.name_en, a.level, coalesce(p.parent, ${sqlText(profile.root.code)}) AS parent,
        ${observed ? "CASE WHEN a.lo > b.lo THEN a.lo END" : "NULL::VARCHAR"} AS "from", ${observed ? "CASE WHEN a.hi < b.hi THEN a.hi END" : "NULL::VARCHAR"} AS "to"
      FROM map_areas a CROSS JOIN bounds b LEFT JOIN parents p USING (code)
      UNION ALL SELECT ${sqlText(profile.root.code)}, ${sqlText(profile.root.name_zh)}, ${profile.root.name_en ? sqlText(profile.root.name_en) : "NULL"}, ${level}, NULL, NULL, NULL)`);
  const [row] = await database.rows<{ n: number }>(`SELECT count(*) AS n FROM ${rawTable("areas")}`);
  return row?.n ?? 0;
}

const emptySeen = "SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS name, NULL::VARCHAR AS name_en, 0 AS level, NULL::VARCHAR AS lo, NULL::VARCHAR AS hi, []::VARCHAR[] AS parents WHERE false";
const levelName = `CASE level ${LEVELS.map((name, at) => `WHEN ${at} THEN ${sqlText(name)}`).join(" ")} END`;

/** First every combination of the fields that the rules use, with its first and last month: thousands of rows, not a million. */
async function seenAreas(database: Database, { input, at, table }: MappedInput): Promise<string[]> {
  const fields = [...new Set(JSON.stringify(input.areas).matchAll(/"field":"([^"]+)"/g))].map((match) => match[1]!);
  const unique = [...new Set(fields)].map(sqlName).join(", ");
  await database.run(`CREATE OR REPLACE TABLE map_seen_${at} AS SELECT ${unique}, min(_time) AS lo, max(_time) AS hi FROM ${table} GROUP BY ALL`);
  return input.areas.map((rule) => ruleSelect(rule, `map_seen_${at}`));
}

function ruleSelect({ level, where, code, name, nameEn, parents }: AreaRule, table: string): string {
  const value = (one: ValueOf) => valueSql(one);
  const list = parents.length ? `[${parents.map(value).join(", ")}]` : "[]::VARCHAR[]";
  return `SELECT ${value(code)} AS code, ${value(name)} AS name, ${nameEn ? value(nameEn) : "NULL::VARCHAR"} AS name_en, ${LEVELS.indexOf(level)} AS level, lo, hi, ${list} AS parents FROM ${table}${where ? ` WHERE ${whereSql(where)}` : ""}`;
}
