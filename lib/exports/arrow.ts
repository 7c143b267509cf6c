import { Float64, Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import type { FlatTable } from "./flat-table";

/** The table as an Arrow file (Feather 2), uncompressed: R, Python, DuckDB and Power Query read it as it is. */
export function toArrow(table: FlatTable): Uint8Array {
  const vectors = table.columns.map((column) => [column.name, column.kind === "number" ? vectorFromArray([...column.values], new Float64()) : vectorFromArray([...column.values], new Utf8())] as const);
  const arrow = new Table(Object.fromEntries(vectors));
  for (const [name, text] of table.sources) arrow.schema.metadata.set(name, text);
  return tableToIPC(arrow, "file");
}
