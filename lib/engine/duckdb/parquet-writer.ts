import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Parameter } from "./database";

export type ParquetColumn = { name: string; type: "VARCHAR" | "DOUBLE"; values: readonly (string | number | null)[] };

/** Parameters of one INSERT; more make the statement dear to parse. */
const CELLS_AT_ONCE = 6000;

/** Columns as the bytes of a Parquet file, rows in the given order. */
export async function toParquetBytes(columns: readonly ParquetColumn[]): Promise<Uint8Array> {
  const directory = await mkdtemp(join(tmpdir(), "cunjing-parquet-"));
  const database = await openDatabase({ directories: [directory], threads: 1 });
  try {
    const quoted = columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`);
    await database.run(`CREATE TABLE answer (${columns.map(({ type }, at) => `${quoted[at]} ${type}`).join(", ")})`);
    const rows = columns[0]?.values.length ?? 0;
    const step = Math.max(1, Math.floor(CELLS_AT_ONCE / columns.length));
    for (let from = 0; from < rows; from += step) {
      const parameters: Parameter[] = [];
      const tuples = Array.from({ length: Math.min(step, rows - from) }, (_, row) => `(${columns.map(({ values }) => `$${parameters.push(values[from + row] ?? null)}`).join(", ")})`);
      await database.run(`INSERT INTO answer VALUES ${tuples.join(", ")}`, parameters);
    }
    const path = join(directory, "answer.parquet");
    await database.run(`COPY answer TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
    return new Uint8Array(await readFile(path));
  } finally {
    database.close();
    await rm(directory, { recursive: true, force: true });
  }
}
