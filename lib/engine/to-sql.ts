import { InputError } from "../base/errors";
import { TABLES, type Condition, type Query, type Scalar, type TableName } from "./query";

/** How one engine spells what a Query says; the rest of the text is common to all. */
export type Dialect = {
  name: string;
  /** A column or relation name. */
  identifier(name: string): string;
  /** The place of the n-th parameter (from 1) holding this value. */
  parameter(position: number, value: Scalar): string;
};

export const duckdbDialect: Dialect = {
  name: "duckdb",
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  // The driver sends every JS number as DOUBLE; compared with an integer column that would end pruning by row group.
  parameter: (position, value) => (typeof value === "number" && Number.isSafeInteger(value) ? `$${position}::${Math.abs(value) < 2 ** 31 ? "INTEGER" : "BIGINT"}` : `$${position}`),
};

export type Statement = { sql: string; parameters: Scalar[] };

/**
 * Spells a Query for an engine. Values travel as parameters, never inside the text.
 * @param relation where the rows come from, when the table has several orders on disk (default: the table's own name)
 * @throws InputError where the table or a column is not in TABLES
 */
export function toSql(query: Query, dialect: Dialect, relation: string = query.from): Statement {
  const known = knownColumns(query.from);
  const column = (name: string) => {
    if (!known.includes(name)) throw unknown("query.unknownColumn", `${query.from}.${name}`, known);
    return dialect.identifier(name);
  };
  const parameters: Scalar[] = [];
  const bind = (value: Scalar) => dialect.parameter(parameters.push(value), value);

  const groups = query.columns.map(column);
  const sums = (query.sum ?? []).map((name) => `sum(${column(name)}) AS ${dialect.identifier(name)}`);
  if (groups.length + sums.length === 0) throw new InputError("query.noColumns", { zh: "查询没有列", en: "the query names no column" });

  const parts = [`SELECT ${[...groups, ...sums].join(", ")}`, `FROM ${dialect.identifier(relation)}`];
  if (query.where?.length) parts.push(`WHERE ${query.where.map((condition) => spellCondition(condition, column(condition.column), bind)).join("\n  AND ")}`);
  if (query.sum && groups.length > 0) parts.push(`GROUP BY ${groups.join(", ")}`);
  if (query.alike) parts.push(`HAVING count(*) = ${bind(query.alike.rows)} AND max(${column(query.alike.column)}) - min(${column(query.alike.column)}) <= ${bind(query.alike.apart)}`);
  if (query.orderBy?.length) parts.push(`ORDER BY ${query.orderBy.map((order) => `${column(order.column)}${order.descending ? " DESC" : ""}`).join(", ")}`);
  if (query.limit !== undefined) parts.push(`LIMIT ${wholeLimit(query.limit)}`);
  return { sql: `${parts.join("\n")}\n`, parameters };
}

function spellCondition(condition: Condition, column: string, bind: (value: Scalar) => string): string {
  switch (condition.is) {
    case "equal":
      return `${column} = ${bind(condition.value)}`;
    case "in":
      return condition.values.length === 0 ? "FALSE" : `${column} IN (${condition.values.map(bind).join(", ")})`;
    case "between":
      return `${column} BETWEEN ${bind(condition.low)} AND ${bind(condition.high)}`;
    case "null":
      return `${column} IS NULL`;
    case "known":
      return `${column} IS NOT NULL`;
  }
}

function knownColumns(table: string): readonly string[] {
  if (!Object.hasOwn(TABLES, table)) throw unknown("query.unknownTable", table, Object.keys(TABLES));
  return TABLES[table as TableName]; // hasOwn guarantees the key
}

function wholeLimit(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 0) throw new InputError("query.limit", { zh: `行数上限应为非负整数，得到 ${limit}`, en: `limit must be a whole number of at least 0, got ${limit}` });
  return limit;
}

function unknown(code: string, got: string, wanted: readonly string[]): InputError {
  return new InputError(code, { zh: `查询中没有 ${got}；可用：${wanted.join("、")}`, en: `the query names ${got}; known: ${wanted.join(", ")}` });
}
