import { sqlName, sqlText } from "../read/load-table";
import type { Step, ValueOf, Where } from "./profile";

const BLANKS = "[\\s\\x{00A0}\\x{3000}\\x{2000}-\\x{200B}\\x{FEFF}]";

/** Whether any of the cells of a row holds a blank: one look where each cell would take one. */
export const anyBlank = (cells: readonly string[]): string => `regexp_matches(concat(${cells.join(", ")}), '${BLANKS}')`;

/** Steps that leave a text without blanks as it is. */
export const concernsBlanks = (step: Step): boolean => step === "trim" || step === "removeBlanks";

/** A text after its clean-ups. */
export function stepsSql(sql: string, steps: readonly Step[] = []): string {
  return steps.reduce((inner, step) => stepSql(inner, step), sql);
}

function stepSql(sql: string, step: Step): string {
  // Most cells hold no blank at all, and looking is cheaper than replacing.
  if (step === "trim") return `CASE WHEN regexp_matches(${sql}, '^${BLANKS}|${BLANKS}$') THEN regexp_replace(${sql}, '^${BLANKS}+|${BLANKS}+$', '', 'g') ELSE ${sql} END`;
  if (step === "removeBlanks") return `regexp_replace(${sql}, '${BLANKS}+', '', 'g')`;
  if ("replace" in step) return `replace(${sql}, ${sqlText(step.replace[0])}, ${sqlText(step.replace[1])})`;
  if ("match" in step) return `regexp_replace(${sql}, ${sqlText(`^(?:${step.match})$`)}, ${sqlText(step.to)})`;
  if ("cut" in step) return `substr(${sql}, ${step.cut[0] + 1}, ${step.cut[1]})`;
  if ("hash" in step) return `left(md5(${sql}), ${step.hash})`;
  if ("append" in step) return `(${sql} || ${sqlText(step.append)})`;
  return `CASE WHEN length(${sql}) < ${step.pad[0]} THEN lpad(${sql}, ${step.pad[0]}, ${sqlText(step.pad[1])}) ELSE ${sql} END`;
}

/** The SQL of a value over the fields of an input, which are columns of that name. NULL where it cannot be formed. */
export function valueSql(value: ValueOf): string {
  if ("value" in value) return value.value === "" ? "NULL::VARCHAR" : sqlText(value.value);
  if ("join" in value) return `(${value.join.map((part) => valueSql(part)).join(" || ")})`;
  const stepped = stepsSql(sqlName(value.field), value.steps);
  const translated = value.translate ? `CASE ${stepped} ${Object.entries(value.translate).map(([from, to]) => `WHEN ${sqlText(from)} THEN ${to === "" ? "NULL" : sqlText(to)}`).join(" ")} ELSE ${stepped} END` : stepped;
  return value.date ? dateSql(translated, value.date) : translated;
}

type DateValue = NonNullable<Extract<ValueOf, { field: string }>["date"]>;

/** Digits at fixed places: `YYYMM` with 1911 added makes 11201 the month 2023-01. NULL where the text does not fit. */
function dateSql(sql: string, { pattern, yearPlus, as }: DateValue): string {
  const runs = [...pattern.matchAll(/Y+|M+|D+|[^YMD]/g)].map(([text]) => text);
  const shape = runs.map((run) => (/^[YMD]/.test(run) ? `[0-9]{${run.length}}` : run.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&"))).join("");
  const part = (letter: string) => {
    const run = runs.find((text) => text.startsWith(letter))!;
    return `substr(${sql}, ${pattern.indexOf(letter) + 1}, ${run.length})`;
  };
  const month = `lpad((${part("Y")}::INTEGER + ${yearPlus})::VARCHAR, 4, '0') || '-' || lpad(${part("M")}, 2, '0')`;
  const result = { month, firstDay: `${month} || '-01'`, lastDay: `CAST(last_day(TRY_CAST(${month} || '-01' AS DATE)) AS VARCHAR)`, day: pattern.includes("D") ? `${month} || '-' || lpad(${part("D")}, 2, '0')` : `${month} || '-01'` }[as];
  return `CASE WHEN regexp_full_match(${sql}, ${sqlText(shape)}) THEN ${result} END`;
}

/** Conditions that must all hold; an empty cell meets no comparison. */
export function whereSql(where: Where): string {
  return where
    .flatMap(({ field, equals, matches, empty }) => [
      ...(equals ? [`coalesce(${sqlName(field)} IN (${equals.map(sqlText).join(", ")}), false)`] : []),
      ...(matches === undefined ? [] : [`coalesce(regexp_matches(${sqlName(field)}, ${sqlText(matches)}), false)`]),
      ...(empty === undefined ? [] : [`${sqlName(field)} IS ${empty ? "" : "NOT "}NULL`]),
    ])
    .join(" AND ");
}
