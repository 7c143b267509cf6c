import { toParquetBytes } from "../engine/duckdb/parquet-writer";
import type { FlatTable } from "./flat-table";

/** The table as Parquet, written by the engine: text and double columns, absent values as NULL. */
export function toParquet({ columns }: FlatTable): Promise<Uint8Array> {
  return toParquetBytes(columns.map(({ name, kind, values }) => ({ name, type: kind === "number" ? "DOUBLE" : "VARCHAR", values })));
}
