import type { Database } from "../../engine/duckdb/database";
import { personFaults } from "../check/person";
import type { Fault } from "../fault";
import { FILE_NAMES, LEDGER_FILES } from "../files";
import type { LoadedPart } from "./load-table";
import type { Staged } from "./staged";

/** The check for persons over everything that was handed in: it comes first, columns that are none of the ledger's included. */
export async function findPersons(database: Database, staged: Staged, parts: readonly LoadedPart[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  const areas = staged.tables.areas?.table;
  for (const file of FILE_NAMES) {
    const table = staged.tables[file]?.table;
    if (!table) continue;
    const columns = LEDGER_FILES[file].columns.map(({ name }) => ({ name, mapped: name }));
    faults.push(...(await personFaults(database, { file: `${file}.csv`, table, columns, rowColumn: "_row" }, areas)));
  }
  for (const part of parts) {
    const columns = part.columns.filter(({ mapped }) => mapped === undefined).map(({ name, sql }) => ({ name, column: sql, mapped: undefined }));
    if (columns.length === 0) continue;
    faults.push(...(await personFaults(database, { file: `${part.file}.csv`, table: part.table, columns, rowColumn: "_row" }, areas)));
  }
  return faults;
}
