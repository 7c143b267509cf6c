/**
 * Months as whole numbers (year × 12 + month − 1), so that periods compare as integers in SQL.
 * A period is `first` to `last`, both inclusive; a statistical year bears the name of the year in which it ends.
 */
export const monthIndex = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

export const MONTH_PATTERN = "[12][0-9]{3}-(0[1-9]|1[0-2])";
export const QUARTER_PATTERN = "[12][0-9]{3}-Q[1-4]";
export const YEAR_PATTERN = "[12][0-9]{3}";
export const DATE_PATTERN = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}";

export const monthIndexSql = (value: string): string => `(left(${value}, 4)::INTEGER * 12 + substr(${value}, 6, 2)::INTEGER - 1)`;

/** First month of the statistical year that `left(value, 4)` names. */
const yearStartSql = (value: string, start: number): string => `((left(${value}, 4)::INTEGER - ${start === 1 ? 0 : 1}) * 12 + ${start - 1})`;

/** Without a known beginning of the statistical year only months can be placed. */
const MONTHS_ONLY = 1;

/**
 * A query that gives `value, first, last, span, year, month` for every valid period among the rows of `values(value)`:
 * `year` is the statistical year, `month` the place of the last month in it.
 */
export function periodsSql(values: string, statYearStart: number | undefined): string {
  const start = statYearStart ?? MONTHS_ONLY;
  const shift = start - 1;
  return `
    SELECT value, first, first + span - 1 AS last, span::SMALLINT AS span,
      ((first - ${shift}) // 12 + ${start === 1 ? 0 : 1})::SMALLINT AS year, ((first + span - 1 - ${shift}) % 12 + 1)::SMALLINT AS month
    FROM (
      SELECT value,
        CASE WHEN regexp_full_match(value, '${MONTH_PATTERN}') THEN 1 WHEN regexp_full_match(value, '${QUARTER_PATTERN}') THEN 3 WHEN regexp_full_match(value, '${YEAR_PATTERN}') THEN 12 END AS span,
        CASE span WHEN 1 THEN ${monthIndexSql("value")} WHEN 3 THEN ${yearStartSql("value", start)} + 3 * (right(value, 1)::INTEGER - 1) WHEN 12 THEN ${yearStartSql("value", start)} END AS first
      FROM (${values})
    ) WHERE ${statYearStart === undefined ? "span = 1" : "span IS NOT NULL"}`;
}
