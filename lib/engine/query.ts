/** Tables of a snapshot that may be asked; each is one Parquet file, or two with the same rows in different order. */
export const TABLES = {
  areas: ["pos", "last", "parent", "depth", "level", "code", "name_zh", "name_en", "from", "to"],
  aliases: ["code", "name_zh", "name_en", "level", "successor", "since"],
  years: ["pos", "level", "measure", "year", "sex", "band", "value", "months", "covered", "units", "prior", "prior_covered", "fault"],
  months: ["pos", "level", "measure", "year", "month", "span", "sex", "band", "value", "covered", "units"],
  population: ["pos", "level", "date", "sex", "band", "value", "covered", "units"],
  periods: ["measure", "first_year", "last_year"],
  targets: ["indicator", "area", "period", "year", "month", "span", "target"],
  groups: ["group", "name_zh", "name_en", "area"],
  reported: ["area", "period", "year", "month", "span", "item", "item_en", "value", "unit", "source"],
  checks: ["area", "period", "year", "month", "span", "kind", "date", "mode", "ledger", "found", "matched", "duplicates", "planned"],
  events: ["area", "period", "year", "month", "span", "reported", "kind", "sex", "band", "count"],
  misfiled: ["area", "period", "year", "month", "span", "kind", "field", "ledger_value", "true_value", "count"],
  sources: ["area", "period", "year", "month", "span", "kind", "source", "count"],
  faults: ["file", "area", "period", "kind", "code", "own", "other", "zh", "en"],
  settled: ["file", "area", "code", "name", "files", "records", "record"],
} as const;

export type TableName = keyof typeof TABLES;
export type Scalar = string | number | boolean;

export type Condition =
  | { column: string; is: "equal"; value: Scalar }
  | { column: string; is: "in"; values: readonly Scalar[] }
  | { column: string; is: "between"; low: Scalar; high: Scalar }
  | { column: string; is: "null" }
  | { column: string; is: "known" };

/**
 * A question to a snapshot, as data: it can be shown, kept, compared, and spelled in any dialect.
 * With `sum` the rows are grouped by `columns`. SQL counts only; every ratio and interval is made in lib/statistics.
 */
export type Query = {
  from: TableName;
  columns: readonly string[];
  sum?: readonly string[];
  /** With `sum`: only groups of exactly so many rows in which the values of a column lie at most so far apart. */
  alike?: { rows: number; column: string; apart: number };
  where?: readonly Condition[];
  orderBy?: readonly { column: string; descending?: boolean }[];
  limit?: number;
};
