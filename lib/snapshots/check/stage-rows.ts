import type { Database } from "../../engine/duckdb/database";
import { LEDGER_FILES, type FileName } from "../files";
import type { StagedTables } from "./context";

export type CellRow = Record<string, string | null | undefined>;

/** For tests: stages rows as reading does, one list of records per package. A record number is its place plus 2. */
export async function stageRows(database: Database, tables: Partial<Record<FileName, CellRow[] | CellRow[][]>>, ledger: StagedTables["ledger"] = LEDGER): Promise<StagedTables> {
  const staged: StagedTables = { tables: {}, ledger };
  for (const [name, given] of Object.entries(tables) as [FileName, CellRow[] | CellRow[][]][]) {
    const packages = (Array.isArray(given[0]) ? given : [given]) as CellRow[][];
    const columns: string[] = LEDGER_FILES[name].columns.map((column) => column.name);
    await database.run(`CREATE OR REPLACE TABLE raw_${name} (_row BIGINT, _package SMALLINT, _file VARCHAR, ${columns.map((column) => `"${column}" VARCHAR`).join(", ")})`);
    const entries = packages.flatMap((rows, packed) => rows.map((row, at) => ({ row, packed, number: at + 2 })));
    for (const { row } of entries) {
      const unknown = Object.keys(row).find((column) => !columns.includes(column));
      if (unknown) throw new Error(`${name} has no column ${unknown}`);
    }
    const values = entries.map(({ packed, number }, at) => `(${number}, ${packed}, NULL, ${columns.map((_, index) => `$${at * columns.length + index + 1}`).join(", ")})`);
    if (values.length > 0) await database.run(`INSERT INTO raw_${name} VALUES ${values.join(", ")}`, entries.flatMap(({ row }) => columns.map((column) => row[column] || null)));
    staged.tables[name] = { table: `raw_${name}`, sourceRows: packages.reduce((sum, rows) => sum + rows.length, 0), missing: [] };
  }
  return staged;
}

const LEDGER = { asOf: "2009-10-05", statYearStart: 10 };

/** A township with two villages and a merged one. */
export const AREAS: CellRow[] = [
  { code: "T", name_zh: "山河乡", level: "township" },
  { code: "V1", name_zh: "计家村", level: "village", parent: "T" },
  { code: "V2", name_zh: "环城村", level: "village", parent: "T" },
  { code: "V3", name_zh: "引水村", level: "village", parent: "T", to: "2004-12", merged_into: "V2" },
];

/** The places and codes of faults, for comparison. */
export const places = (faults: readonly { file: string; row: number; column: string; code: string }[]): string[] => faults.map(({ file, row, column, code }) => `${file}:${row}:${column}:${code}`);

