import type { Database } from "../../engine/duckdb/database";

/** One Parquet file of a snapshot: its name inside the folder and the ordered rows to write. */
export type Output = { name: string; sql: string; /** Rows in a group: small ones let a reader skip most of the file. */ rowGroup?: number; /** Long and of one thread: written while the others are. */ beside?: true };

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Writes one file; the order of `sql` covers every row, so the bytes are the same on every run. Gives the rows written. */
export async function writeParquet(database: Database, folder: string, output: Output): Promise<number> {
  const [row] = await database.rows<{ Count: number }>(
    `COPY (${output.sql}) TO ${quoted(`${folder}/${output.name}`)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${output.rowGroup ?? 122_880})`,
  );
  return row?.Count ?? 0;
}

const EXACT = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT)$/;

/**
 * Rows and control sums of a Parquet file, read back from it: whole numbers exactly, fractions as whole thousandths,
 * so that a sum does not hang on the order of rows.
 */
export async function controlSums(database: Database, path: string): Promise<{ rows: number; sums: Record<string, number> }> {
  const columns = await database.rows<{ column_name: string; column_type: string }>(`DESCRIBE FROM read_parquet(${quoted(path)})`);
  const sum = (name: string, type: string) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    if (EXACT.test(type)) return `sum(${column})::DOUBLE AS ${column}`;
    if (type === "DOUBLE") return `sum(TRY_CAST(round(${column} * 1000) AS BIGINT))::DOUBLE / 1000 AS ${column}`;
    return undefined;
  };
  const sums = columns.flatMap(({ column_name, column_type }) => sum(column_name, column_type) ?? []);
  const [row] = await database.rows<Record<string, number | null>>(`SELECT ${["count(*) AS _rows", ...sums].join(", ")} FROM read_parquet(${quoted(path)})`);
  const { _rows, ...rest } = row ?? {};
  return { rows: _rows ?? 0, sums: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value ?? 0])) };
}
