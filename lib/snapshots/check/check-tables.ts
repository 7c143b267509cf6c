import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { checkAreas, createAreaTables } from "./areas";
import { checkContext, type CheckContext, type CheckOptions, type StagedTables } from "./context";
import { createFaultTable, orderFaults, ORDERED_FAULTS, readFaults } from "./faults";
import { checkKeys } from "./keys";
import { checkLine } from "./line-check";
import { checkMargins } from "./margins";
import { checkRelations } from "./relations";
import { checkTimes } from "./times";
import { typedTables } from "./typed-tables";
import { checkValues } from "./values";

export type CheckResult = {
  /** In the order of files, packages, rows and columns; of very many the first MOST_IN_MEMORY. */
  faults: Fault[];
  /** All of them. */
  count: number;
  /** The rest, piece by piece: for the error list. */
  pieces(): AsyncGenerator<Fault[]>;
};

/** More faults than this are listed in the error list only: the answer in memory would outgrow it. */
export const MOST_IN_MEMORY = 100_000;
const PIECE = 20_000;

/**
 * All checks of formats.md sections 1 to 3 on the values of the staged tables, set-wise: every fault of every file. Where
 * there is none, neither here nor in reading (`staged.faults`), the typed tables are written.
 */
export async function checkTables(database: Database, staged: StagedTables, options: CheckOptions = {}): Promise<CheckResult> {
  const context = await checkContext(database, staged, options);
  await createFaultTable(database);
  await createAreaTables(context);
  await checkValues(context);
  await checkAreas(context);
  await checkTimes(context);
  await checkRelations(context);
  await checkMargins(context);
  await checkKeys(context);
  await checkLine(context);
  const count = await orderFaults(database);
  if (count === 0 && !staged.faults?.length && staged.ledger) await typedTables(database, staged);
  const faults = count > 0 ? await readFaults(context, 0, MOST_IN_MEMORY) : [];
  await dropWorkTables(database, count === 0);
  return { faults, count, pieces: () => faultPieces(context, faults, count) };
}

async function* faultPieces(context: CheckContext, first: Fault[], count: number): AsyncGenerator<Fault[]> {
  yield first;
  for (let offset = first.length; offset < count; offset += PIECE) yield readFaults(context, offset, PIECE);
}

const WORK_TABLES = ["check_values", "check_bad", "check_areas", "check_codes", "check_periods", "check_reported", "check_bands", "check_overlaps", "check_mixed", "check_loops", "check_line"];

async function dropWorkTables(database: Database, faultless: boolean): Promise<void> {
  for (const table of faultless ? [...WORK_TABLES, ORDERED_FAULTS] : WORK_TABLES) await database.run(`DROP TABLE IF EXISTS ${table}`);
}
