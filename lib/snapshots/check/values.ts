import { fileOf, quoted, type CheckContext, type CheckedColumn, type CheckedFile, type ValueKind } from "./context";
import { addFaults } from "./faults";
import { nearestCode, nearestKnown } from "./hints";
import { lineTopic } from "./line";
import { DATE_PATTERN, MONTH_PATTERN, periodsSql, QUARTER_PATTERN, YEAR_PATTERN } from "./months";
import { ACTIVITIES, CLOSED_LISTS, targetIndicators } from "./vocabulary";

/**
 * Kinds of value. Every column is looked at once for its distinct values (a ledger of millions of rows has thousands of
 * them), the distinct values are judged, and only for a bad one are its rows looked up.
 */
export async function checkValues(context: CheckContext): Promise<void> {
  await collectValues(context);
  await judgeValues(context);
  await addHints(context);
  await addNamedCodes(context);
  await placeEmptyRows(context);
  for (const { file, column } of await badColumns(context)) await placeBadValues(context, file, column);
}

async function collectValues({ database, files, statYearStart }: CheckContext): Promise<void> {
  const parts = files.flatMap((file) =>
    file.columns.map((column) => `SELECT ${file.at}::SMALLINT AS file_at, ${column.at}::SMALLINT AS column_at, '${column.kind}' AS kind, ${column.required} AS required, value FROM (${valuesIn(file, column.name)}) GROUP BY ALL`),
  );
  const empty = "SELECT 0::SMALLINT AS file_at, 0::SMALLINT AS column_at, '' AS kind, false AS required, ''::VARCHAR AS value WHERE false";
  await database.run(`CREATE OR REPLACE TABLE check_values AS ${[empty, ...parts].join(" UNION ALL ")}`);
  await database.run(`CREATE OR REPLACE TABLE check_periods AS ${periodsSql("SELECT DISTINCT value FROM check_values WHERE kind IN ('period', 'serviceperiod') AND value IS NOT NULL", statYearStart)}`);
}

/** The values of a column; of wide rows without making them long. */
function valuesIn({ table, wide }: CheckedFile, name: string): string {
  if (!wide) return `SELECT ${quoted(name)} AS value FROM ${table}`;
  if (name === "area" || name === "period") return `SELECT ${name} AS value FROM ${wide.table}`;
  if (name === "count") return wide.cells.map(({ column }) => `SELECT ${column} AS value FROM ${wide.table}`).join(" UNION ALL ");
  const fixed = wide.cells.map((cell) => (name === "kind" || name === "sex" ? cell[name] : ""));
  return `SELECT unnest([${fixed.map((value) => (value === "" ? "NULL" : `'${value}'`)).join(", ")}]::VARCHAR[]) AS value`;
}

const AREA_CODE = "[0-9A-Za-z_-]{1,32}";
const matches = (pattern: string) => `regexp_full_match(value, '${pattern}')`;
const inList = (values: readonly string[]) => `value IN (${["NULL", ...values.map((value) => `'${value.replaceAll("'", "''")}'`)].join(", ")})`;
const unless = (condition: string, code: string) => `CASE WHEN ${condition} THEN NULL ELSE '${code}' END`;

/** One SQL expression per kind: the code of the fault of `value`, or NULL. */
function judgements(context: CheckContext): Partial<Record<ValueKind, string>> {
  const closed = (kind: keyof typeof CLOSED_LISTS, code: string) => unless(inList(CLOSED_LISTS[kind]), code);
  const known = fileOf(context, "areas") ? "value NOT IN (SELECT code FROM check_codes)" : "false";
  return {
    area: `CASE WHEN NOT ${matches(AREA_CODE)} THEN 'area.badCode' WHEN NOT (file_at = 0 AND column_at = 0) AND ${known} THEN 'area.unknown' END`,
    text: unless("regexp_matches(value, '[^\\s\\p{Z}\\x{200B}\\x{FEFF}]')", "value.missing"),
    group: unless("regexp_matches(value, '[^\\s\\p{Z}\\x{200B}\\x{FEFF}]')", "value.missing"),
    level: closed("level", "level.unknown"),
    sex: closed("sex", "sex.unknown"),
    eventkind: closed("eventkind", "kind.unknown"),
    direction: closed("direction", "direction.unknown"),
    reach: closed("reach", "reach.unknown"),
    mode: closed("mode", "mode.unknown"),
    field: closed("field", "field.unknown"),
    source: closed("source", "source.unknown"),
    service: unless(inList(context.services), "service.unknown"),
    activity: unless(inList(ACTIVITIES), "activity.unknown"),
    indicator: unless(inList(targetIndicators(context.services)), "indicator.notScored"),
    month: unless(matches(MONTH_PATTERN), "month.bad"),
    period: unless(matches(`${MONTH_PATTERN}|${QUARTER_PATTERN}|${YEAR_PATTERN}`), "period.bad"),
    serviceperiod: `CASE WHEN ${matches(`${MONTH_PATTERN}|${QUARTER_PATTERN}`)} THEN NULL WHEN ${matches(YEAR_PATTERN)} THEN 'period.notMonthOrQuarter' ELSE 'period.bad' END`,
    date: `CASE WHEN NOT ${matches(DATE_PATTERN)} THEN 'date.bad' WHEN try_cast(value AS DATE) IS NULL THEN 'date.noSuchDay' END`,
    count: `CASE WHEN NOT ${matches("[0-9]+")} THEN 'count.notDigits' WHEN length(ltrim(value, '0')) > 10 THEN 'count.tooLarge' END`,
    age: unless(`${matches("[0-9]{1,3}")} AND try_cast(value AS INTEGER) <= 150`, "age.bad"),
    fraction: `CASE WHEN NOT ${matches("-?([0-9]+([.][0-9]+)?|[.][0-9]+)")} THEN 'fraction.notNumber' WHEN NOT coalesce(try_cast(value AS DOUBLE) BETWEEN 0 AND 1, false) THEN 'fraction.outOfRange' END`,
    number: unless(`${matches("-?[0-9]+([.][0-9]+)?")} AND length(value) <= 30`, "number.bad"),
  };
}

async function judgeValues(context: CheckContext): Promise<void> {
  const branches = Object.entries(judgements(context)).map(([kind, expression]) => `WHEN kind = '${kind}' THEN ${expression}`);
  await context.database.run(`
    CREATE OR REPLACE TABLE check_bad AS
    SELECT file_at, column_at, value, CASE WHEN value IS NULL THEN 'value.missing' ELSE code END AS code, ''::VARCHAR AS hint
    FROM (SELECT *, CASE ${branches.join(" ")} END AS code FROM check_values)
    WHERE CASE WHEN value IS NULL THEN required ELSE code IS NOT NULL AND NOT (code = 'value.missing' AND NOT required) END`);
}

/** Most distinct bad values of a column that get a hint: further ones are faults of another sort than a slip. */
const HINTED = 200;

/** Codes that name a thing outside a list, and the list: a nearest name helps, and a name beyond the line is told as that. */
const lists = (context: CheckContext): Record<string, readonly string[]> => ({
  "level.unknown": CLOSED_LISTS.level,
  "sex.unknown": [...CLOSED_LISTS.sex, "male", "female", "unknown"],
  "kind.unknown": CLOSED_LISTS.eventkind,
  "direction.unknown": CLOSED_LISTS.direction,
  "reach.unknown": CLOSED_LISTS.reach,
  "mode.unknown": CLOSED_LISTS.mode,
  "field.unknown": CLOSED_LISTS.field,
  "source.unknown": CLOSED_LISTS.source,
  "service.unknown": context.services,
  "activity.unknown": ACTIVITIES,
  "indicator.notScored": targetIndicators(context.services),
});

async function addHints(context: CheckContext): Promise<void> {
  const { database } = context;
  const bad = await database.rows<{ value: string; code: string }>(`SELECT DISTINCT value, code FROM check_bad WHERE code LIKE '%.unknown' OR code = 'indicator.notScored' ORDER BY value LIMIT 5000`);
  const areas = bad.some(({ code }) => code === "area.unknown") ? await areaCodes(context) : [];
  const known = lists(context);
  const updates: [value: string, code: string, newCode: string, hint: string][] = [];
  for (const [at, { value, code }] of bad.entries()) {
    const topic = code === "area.unknown" ? undefined : lineTopic(value);
    if (topic) updates.push([value, code, `line.${topic}`, ""]);
    else if (at < HINTED) updates.push([value, code, code, code === "area.unknown" ? nearestCode(value, areas) : nearestKnown(value, known[code] ?? [])]);
  }
  for (let from = 0; from < updates.length; from += 500) {
    const part = updates.slice(from, from + 500);
    const rows = part.map((_, at) => `($${at * 4 + 1}, $${at * 4 + 2}, $${at * 4 + 3}, $${at * 4 + 4})`).join(", ");
    await database.run(`UPDATE check_bad SET code = u.new_code, hint = u.hint FROM (VALUES ${rows}) u(value, code, new_code, hint) WHERE check_bad.value = u.value AND check_bad.code = u.code`, part.flat());
  }
}

/** Where a name stands for a code, the codes of the areas that bear it. */
async function addNamedCodes({ database }: CheckContext): Promise<void> {
  const misplaced = "code = 'area.badCode' OR (code = 'area.unknown' AND hint = '')";
  if ((await database.rows(`SELECT 1 AS one FROM check_bad WHERE ${misplaced} LIMIT 1`)).length === 0) return;
  await database.run(`
    UPDATE check_bad SET hint = n.codes FROM (
      SELECT name, concat(array_to_string(list_slice(list(DISTINCT code ORDER BY code), 1, ${SHOWN_NAMESAKES}), ', '), CASE WHEN count(DISTINCT code) > ${SHOWN_NAMESAKES} THEN ', …' ELSE '' END) AS codes, count(DISTINCT code) AS areas
      FROM (SELECT trim(name_zh) AS name, code FROM check_areas UNION ALL SELECT trim(name_en), code FROM check_areas)
      WHERE name IS NOT NULL AND regexp_full_match(code, '${AREA_CODE}') GROUP BY name
    ) n WHERE trim(check_bad.value) = n.name AND (${misplaced}) AND (code = 'area.badCode' OR n.areas = 1)`);
}

const SHOWN_NAMESAKES = 3;

/** Spreadsheet programs leave rows of commas: one fault for each, and none for its cells. */
async function placeEmptyRows(context: CheckContext): Promise<void> {
  const lacking = await context.database.rows<{ file_at: number }>("SELECT DISTINCT file_at FROM check_bad WHERE value IS NULL");
  for (const file of context.files.filter(({ at }) => lacking.some(({ file_at: fileAt }) => fileAt === at))) {
    await addFaults(context, { file: file.name, column: "", code: "row.empty", from: `${file.table} r WHERE ${emptyRow(file)}` });
  }
}

const emptyRow = ({ columns }: CheckedFile): string => columns.map(({ name }) => `r.${quoted(name)} IS NULL`).join(" AND ");

async function areaCodes({ database }: CheckContext): Promise<string[]> {
  const { code } = await database.columns("SELECT code FROM check_codes LIMIT 50000");
  return (code ?? []) as string[];
}

async function badColumns({ database, files }: CheckContext): Promise<{ file: CheckedFile; column: CheckedColumn }[]> {
  const found = await database.rows<{ file_at: number; column_at: number }>("SELECT DISTINCT file_at, column_at FROM check_bad ORDER BY ALL");
  return found.map(({ file_at: fileAt, column_at: columnAt }) => {
    const file = files.find(({ at }) => at === fileAt)!;
    return { file, column: file.columns[columnAt]! };
  });
}

async function placeBadValues(context: CheckContext, file: CheckedFile, column: CheckedColumn): Promise<void> {
  const listSql = Object.entries(lists(context)).map(([code, values]) => `WHEN '${code}' THEN '${values.filter((value) => !["male", "female", "unknown"].includes(value)).join(", ")}'`);
  const facts = `WHEN 'area.badCode' THEN '${column.name}' WHEN 'area.unknown' THEN '${column.name}' WHEN 'period.bad' THEN '${column.kind}'`;
  const code = column.name === "merged_into" ? `CASE bad.code WHEN 'area.unknown' THEN 'area.mergeUnknown' ELSE bad.code END` : "bad.code";
  await addFaults(context, {
    file: file.name, column: column.name, code: { sql: code }, value: "bad.value", a: "bad.hint", b: `CASE bad.code ${facts} ${listSql.join(" ")} ELSE '' END`,
    from: `${file.table} r JOIN check_bad bad ON bad.file_at = ${file.at} AND bad.column_at = ${column.at} AND r.${quoted(column.name)} IS NOT DISTINCT FROM bad.value WHERE NOT (bad.value IS NULL AND ${emptyRow(file)})`,
  });
}
