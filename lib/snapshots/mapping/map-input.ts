import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { LEDGER_FILES, type FileName } from "../files";
import { sqlName, sqlText } from "../read/load-table";
import { cut, placed } from "../read/read-faults";
import { anyBlank, concernsBlanks, stepsSql, valueSql, whereSql } from "./field-sql";
import { numberedSource } from "./load-sources";
import type { WideRows } from "../read/staged";
import { mayStayWide } from "../wide-events";
import { fieldsOf, type Emit, type Input, type Lookup, type Step, type ValueOf } from "./profile";
import type { SourceTable } from "./source-loading";

/** The rows of one input with its fields cleaned: `_source` (number of its table) and `_at` lead back to the record. */
export type MappedInput = { input: Input; at: number; table: string; left: string; sources: SourceTable[]; rows: number; skipped: number[]; refused: number };

/**
 * Cleans one input into a table of fields. Rows that a rule skips, and rows whose cells cannot be what the profile says, are
 * moved to a table beside it, so every record of the foreign files is used, skipped or refused. `lookups` are those of all inputs.
 */
export async function mapInput(database: Database, input: Input, at: number, sources: SourceTable[], lookups: readonly Lookup[]): Promise<{ mapped: MappedInput; faults: Fault[] }> {
  const table = `map_${at}`;
  const left = `${table}_left`;
  const times = await listTimes(database, input, `${table}_times`, sources);
  const selects = sources.map((source, number) => `SELECT ${number}::SMALLINT AS _source, _at, _file, _row, ${[...fieldList(input, source), ...(times ? ["_time"] : [])].join(", ")} FROM ${withBlanks(source)} ${times ? times(number) : ""}`);
  const skip = input.skip.length ? `CASE ${input.skip.map(({ where }, rule) => `WHEN ${whereSql(where)} THEN ${rule}`).join(" ")} END` : "NULL";
  const checks = refusals(input);
  const passing = passingFields(input, lookups).map(sqlName);
  const refused = checks.length ? checks.map(({ sql }) => `(${sql})`).join(" OR ") : "false";
  await database.run(`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT *${passing.length ? ` REPLACE (${passing.map((field) => `CASE WHEN _skip IS NOT NULL OR _refused THEN ${field} END AS ${field}`).join(", ")})` : ""}
    FROM (SELECT *, CASE WHEN _skip IS NULL THEN coalesce(${refused}, false) ELSE false END AS _refused
    FROM (SELECT *, (${skip})::SMALLINT AS _skip, ${[...(times ? [] : [`${valueSql(input.time)} AS _time`]), ...computed(input)].join(", ")} FROM (${withSets(input, selects.join(" UNION ALL "))})))`);
  const [some] = await database.rows<{ any: boolean }>(`SELECT count(*) > 0 AS "any" FROM ${table} WHERE _skip IS NOT NULL OR _refused`);
  await database.run(`CREATE OR REPLACE TABLE ${left} AS FROM ${table} ${some?.any ? "WHERE _skip IS NOT NULL OR _refused" : "LIMIT 0"}`);
  const counts = await database.rows<{ skip: number | null; n: number }>(`SELECT _skip AS skip, count(*) AS n FROM ${left} GROUP BY 1`);
  if (counts.length) await database.run(`DELETE FROM ${table} WHERE _skip IS NOT NULL OR _refused`);
  const number = (skipRule: number | null) => counts.find(({ skip: rule }) => rule === skipRule)?.n ?? 0;
  const mapped = { input, at, table, left, sources, rows: sources.reduce((sum, { files }) => sum + files.reduce((rows, file) => rows + file.table.kept, 0), 0), skipped: input.skip.map((_, rule) => number(rule)), refused: number(null) };
  return { mapped, faults: mapped.refused ? await refusedFaults(database, mapped, checks) : [] };
}

/** Fields that serve to judge a row and are not asked for after: of a row that is used they are not kept. */
function passingFields(input: Input, lookups: readonly Lookup[]): string[] {
  const named = JSON.stringify([input.emit, input.areas, input.lookup]).matchAll(/"field":"([^"]+)"/g);
  const kept = new Set([...[...named].map((match) => match[1]!), ...lookups.flatMap(({ field, by, enclosing }) => [field, ...by, ...(enclosing?.by ?? [])])]);
  return fieldsOf(input).filter((field) => !kept.has(field));
}

/** The records of one table, with whether any cell that a field takes holds a blank: few rows do. */
function withBlanks(source: SourceTable): string {
  const cells = [...new Set(source.columns.values())].map((at) => `c${at + 1}`);
  const none = cells.length === 0 || source.files.every(({ table }) => !table.blanks);
  return `(SELECT *, ${none ? "false" : anyBlank(cells)} AS _blanks FROM ${numberedSource(source.table, source.files.some((file) => file.table.gaps))})`;
}

/** Every field of the input from one table: trimmed, cleaned, texts that mean nothing emptied; NULL where the layout lacks it. */
function fieldList(input: Input, source: SourceTable): string[] {
  return fieldsOf(input).map((field) => {
    const at = source.columns.get(field);
    return `${at === undefined ? "NULL::VARCHAR" : cleaned(input, field, `c${at + 1}`)} AS ${sqlName(field)}`;
  });
}

/** A cell after its clean-up; those without blanks are spared the steps that concern them. */
function cleaned(input: Input, field: string, cell: string): string {
  const steps: Step[] = ["trim", ...(input.clean[field] ?? [])];
  const others = steps.findIndex((step) => !concernsBlanks(step));
  const [first, rest] = others < 0 ? [steps, []] : [steps.slice(0, others), steps.slice(others)];
  const stepped = stepsSql(`CASE WHEN _blanks THEN ${stepsSql(cell, first)} ELSE ${cell} END`, rest);
  return ["", ...input.blank].reduce((sql, blank) => `nullif(${sql}, ${sqlText(blank)})`, stepped);
}

/**
 * Reads the time of each distinct cell once, for there are few in very many rows. @returns the join that gives `_time` to the rows of a
 * source; undefined where a time is not read from one cell as it stands.
 */
async function listTimes(database: Database, input: Input, table: string, sources: readonly SourceTable[]): Promise<((source: number) => string) | undefined> {
  const { time } = input;
  const places = "field" in time && !input.set.some(({ field }) => field === time.field) ? sources.map(({ columns }) => columns.get(time.field)) : [undefined];
  if (!("field" in time) || places.some((at) => at === undefined)) return undefined;
  const cells = sources.map(({ table: source }, number) => `SELECT DISTINCT ${number} AS source, c${places[number]! + 1} AS cell, true AS _blanks FROM ${source}`);
  await database.run(`CREATE OR REPLACE TABLE ${table} AS SELECT source, cell, ${valueSql(time)} AS _time FROM (SELECT *, ${cleaned(input, time.field, "cell")} AS ${sqlName(time.field)} FROM (${cells.join(" UNION ALL ")}))`);
  return (number) => `LEFT JOIN (SELECT cell, _time FROM ${table} WHERE source = ${number}) ON cell = c${places[number]! + 1}`;
}

/** One after the other, so that a later rule sees what an earlier one set. Where a rule replaces codes, `_recoded` marks the rows. */
function withSets(input: Input, select: string): string {
  const code = codeField(input);
  return input.set.reduce((inner, { field, where, to }) => {
    const marked = field === code ? `, _recoded OR (${whereSql(where)}) AS _recoded` : "";
    return `SELECT * REPLACE (CASE WHEN ${whereSql(where)} THEN ${valueSql(to)} ELSE ${sqlName(field)} END AS ${sqlName(field)}${marked}) FROM (${inner})`;
  }, replacesCode(input) ? `SELECT *, false AS _recoded FROM (${select})` : select);
}

/** The field that holds the code of a row's area, where it is one as it stands. */
export function codeField({ emit }: Input): string | undefined {
  const area = emit[0]?.columns.area;
  return area && "field" in area && !area.steps?.length && !area.translate ? area.field : undefined;
}

/** Whether a rule of the profile replaces codes. */
export const replacesCode = (input: Input): boolean => input.set.some(({ field }) => field === codeField(input));

/** What a value of an emission is called in the mapped table: those that need work are made once, and most periods are the row's time. */
function valueName(input: Input, emitAt: number, column: string, value: ValueOf): string {
  if (!needsWork(value)) return valueSql(value);
  return valueSql(value) === valueSql(input.time) ? "_time" : sqlName(`e${emitAt}_${column}`);
}
const needsWork = (value: Emit["columns"][string]): boolean => "join" in value || ("field" in value && Boolean(value.steps?.length || value.translate || value.date));

function computed(input: Input): string[] {
  const columns = input.emit.flatMap(({ columns: values }, at) => Object.entries(values).flatMap(([name, value]) => {
    const known = valueName(input, at, name, value);
    return needsWork(value) && known !== "_time" ? [`${valueSql(value)} AS ${known}`] : [];
  }));
  return columns;
}

/** The rows of an emission, as a query with the canonical columns of its file. */
export function emissionSelects({ input, table }: MappedInput, emitAt: number): string[] {
  const { file, columns, unpivot, into } = input.emit[emitAt]!;
  const value = (name: string): string => {
    const source = columns[name];
    return source ? valueName(input, emitAt, name, source) : "NULL::VARCHAR";
  };
  const select = (set: Record<string, string>, cell?: string) => {
    const list = LEDGER_FILES[file as FileName].columns.map(({ name }) => `${cell && name === into ? cell : name in set ? valueSql({ value: set[name]! }) : value(name)} AS ${sqlName(name)}`);
    return `SELECT _row, 0::SMALLINT AS _package, _file::VARCHAR AS _file, ${list.join(", ")} FROM ${table}`;
  };
  return unpivot ? unpivot.map(({ field, set }) => select(set, sqlName(field))) : [select({})];
}

/** The rows of an emission of events side by side, where they differ in kind and sex alone: `area`, `period` and the columns of the cells. */
export function wideEmission({ input, table }: MappedInput, emitAt: number): { sql: string; cells: WideRows["cells"] } | undefined {
  const { columns, unpivot = [], into } = input.emit[emitAt]!;
  const { area, period, kind: fixed, ...others } = columns;
  const names = new Set(unpivot.flatMap(({ set }) => Object.keys(set)));
  if (!area || !period || into !== "count" || Object.keys(others).length > 0 || [...names].some((name) => name !== "kind" && name !== "sex")) return undefined;
  const kindOf = (set: Record<string, string>) => set.kind ?? (fixed && "value" in fixed ? fixed.value : "");
  const cells = unpivot.map(({ field, set }) => ({ kind: kindOf(set), sex: set.sex ?? "", column: sqlName(field) }));
  if (!mayStayWide(cells)) return undefined;
  const value = (name: string, source: ValueOf) => `${valueName(input, emitAt, name, source)} AS ${name}`;
  return { sql: `SELECT ${[value("area", area), value("period", period), ...cells.map(({ column }, at) => `${column} AS n${at}`)].join(", ")} FROM ${table}`, cells: cells.map((cell, at) => ({ ...cell, column: `n${at}` })) };
}

/** Most counts of small places have one digit, which is seen without a pattern. */
const isCount = (sql: string): string => `CASE WHEN strlen(${sql}) = 1 AND ascii(${sql}) BETWEEN 48 AND 57 THEN true ELSE regexp_full_match(${sql}, '[0-9]{1,15}') END`;

type Refusal = { sql: string; field: string; code: string; zh: string; en: string };

/** What makes a row impossible: no time, a count that is no count, parts that do not add up. */
function refusals(input: Input): Refusal[] {
  const numeric = [...new Set(input.emit.flatMap(({ unpivot }) => (unpivot ?? []).map(({ field }) => field)).concat(input.equal.flatMap(({ total, parts }) => [total, ...parts])))];
  const number = (field: string) => `TRY_CAST(${sqlName(field)} AS BIGINT)`;
  const timeField = "field" in input.time ? input.time.field : "";
  return [
    ...(timeField ? [{ sql: "_time IS NULL", field: timeField, code: "profile.time", zh: "不是映射方案所说的时间", en: "is not a time as the mapping profile describes it" }] : []),
    ...numeric.map((field) => ({ sql: `NOT ${isCount(sqlName(field))}`, field, code: "profile.count", zh: "不是计数（只能用数字 0–9）", en: "is not a count (digits 0-9 only)" })),
    ...input.equal.map(({ total, parts }) => ({ sql: `${number(total)} <> ${parts.map(number).join(" + ")}`, field: total, code: "profile.equal", zh: `不等于 ${parts.join(" + ")} 之和`, en: `is not the sum of ${parts.join(" + ")}` })),
  ];
}

async function refusedFaults(database: Database, { left, sources }: MappedInput, checks: readonly Refusal[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { sql, field, code, zh, en } of checks) {
    const rows = await database.rows<{ file: string; row: number; source: number; value: string | null }>(`SELECT _file::VARCHAR AS file, _row AS row, _source AS source, ${sqlName(field)} AS value FROM ${left} WHERE _refused AND (${sql}) ORDER BY _source, _at`);
    for (const { file, row, source, value } of rows) {
      const at = sources[source]!.columns.get(field);
      const column = at === undefined ? field : (sources[source]!.headings[at] ?? field);
      const shown = cut(value ?? "");
      faults.push(placed({ file, row, column: cut(column), value: shown, code, zh: `“${shown}”${zh}`, en: `"${shown}" ${en}` }));
    }
  }
  return faults;
}
