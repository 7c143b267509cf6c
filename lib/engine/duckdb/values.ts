import { DuckDBDateValue, DuckDBDecimalValue, DuckDBListValue } from "@duckdb/node-api";
import { EngineError } from "../../base/errors";

/** What a query may return to TypeScript: nothing of the driver passes this gate. */
export type Value = string | number | boolean | null | Value[];

/**
 * Turns one driver value into a plain one: integers must be exact, dates become `YYYY-MM-DD`.
 * @throws EngineError where the value has no exact plain form.
 */
export function plainValue(value: unknown, column: string): Value {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return value;
    case "bigint":
      return exactInteger(value, column);
  }
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map((item) => plainValue(item, column));
  throw new EngineError("engine.type", { zh: `${column}：引擎返回了无法识别的类型`, en: `${column}: the engine returned a type that is not expected` });
}

/** DuckDB counts in 64 bits; a number beyond 2^53 would be rounded silently. */
export function exactInteger(value: unknown, column: string): number {
  const number = typeof value === "bigint" ? Number(value) : value;
  if (!Number.isSafeInteger(number)) {
    throw new EngineError("engine.inexact", { zh: `${column}：不是可精确表示的整数：${String(value)}`, en: `${column}: not an exact integer: ${String(value)}` });
  }
  return number as number; // isSafeInteger is true for numbers only
}
