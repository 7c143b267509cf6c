import type { Database } from "../../engine/duckdb/database";
import { personFaults } from "../check/person";
import type { Fault } from "../fault";
import { FILE_NAMES, LEDGER_FILES } from "../files";
import type { LoadedPart } from "./load-table";
import { looseFaults, type LoosePerson } from "./loose-persons";
import type { Staged } from "./staged";

/**
 * The check for persons over everything one package handed in: it comes first. Columns that are none of the ledger's and records
 * that are in no table are looked at too.
 */
export async function findPersons(database: Database, staged: Staged, { at, of }: { at: number; of: number }, parts: readonly LoadedPart[], loose: readonly LoosePerson[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  const areas = staged.tables.areas?.table;
  for (const file of FILE_NAMES) {
    const table = staged.tables[file]?.table;
    if (!table) continue;
    const columns = LEDGER_FILES[file].columns.map(({ name }) => ({ name, mapped: name }));
    faults.push(...(await personFaults(database, { file: `${file}.csv`, table: of > 1 ? `(SELECT * FROM ${table} WHERE _package = ${at})` : table, columns, rowColumn: "_row" }, areas)));
  }
  for (const part of parts.filter(({ packageAt }) => packageAt === at)) {
    const columns = part.columns.filter(({ mapped }) => mapped === undefined).map(({ name, sql }) => ({ name, column: sql, mapped: undefined }));
    if (columns.length === 0) continue;
    faults.push(...(await personFaults(database, { file: `${part.file}.csv`, table: part.table, columns, rowColumn: "_row" }, areas)));
  }
  return [...faults, ...(await looseFaults(database, loose, areas))];
}
