import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { FILE_NAMES, LEDGER_FILES, type ColumnKind, type FileName } from "../files";
import type { Staged, WideRows } from "../read/staged";
import { lineTopic } from "./line";
import { monthIndex } from "./months";
import { SERVICES } from "./vocabulary";

export type CheckOptions = {
  /** Services of the office's own configuration, beside the published ones. */
  services?: readonly string[];
};

/** What of a staged package the checks look at. */
export type StagedTables = Pick<Staged, "tables"> & { faults?: readonly Fault[]; ledger?: { asOf: string; statYearStart: number } | undefined };

/** A column with the kind of its values; codes are told apart by what they are codes of. */
export type ValueKind = Exclude<ColumnKind, "code"> | "service" | "activity" | "indicator" | "group";
export type CheckedColumn = { name: string; at: number; kind: ValueKind; required: boolean };
export type CheckedFile = { name: FileName; at: number; table: string; columns: CheckedColumn[]; key: readonly string[]; /** Required columns that some package lacks. */ missing: readonly string[]; wide?: WideRows };

export type CheckContext = {
  database: Database;
  files: CheckedFile[];
  /** Number of packages: with several, every message names the package. */
  packages: number;
  /** YYYY-MM-DD, and its month as an index; undefined where ledger.json does not say. */
  asOf?: string;
  asOfMonth?: number;
  statYearStart: number | undefined;
  services: readonly string[];
  /** Headings that reading knows no column for. */
  unknownHeadings: readonly { file: string; column: string }[];
};

/** Files and columns of the staged tables, with what the ledger says of time. */
export async function checkContext(database: Database, staged: StagedTables, options: CheckOptions): Promise<CheckContext> {
  const files = FILE_NAMES.flatMap((name, at) => {
    const entry = staged.tables[name];
    return entry ? [{ name, at, table: entry.table, columns: checkedColumns(name, entry.missing ?? []), missing: entry.missing ?? [], key: LEDGER_FILES[name].key, ...(entry.wide ? { wide: entry.wide } : {}) }] : [];
  });
  const { ledger } = staged;
  return {
    database, files, packages: await countPackages(database, files),
    ...(ledger ? { asOf: ledger.asOf, asOfMonth: monthIndex(ledger.asOf) } : {}),
    statYearStart: ledger?.statYearStart,
    unknownHeadings: (staged.faults ?? []).filter(({ code }) => code === "column.unknown"),
    services: [...SERVICES, ...(options.services ?? []).filter((service) => lineTopic(service) === undefined)],
  };
}

const MAY_BE_EMPTY: readonly ColumnKind[] = ["count", "age", "sex"];

function checkedColumns(file: FileName, missing: readonly string[]): CheckedColumn[] {
  return LEDGER_FILES[file].columns.map((column, at) => ({
    name: column.name, at,
    kind: column.kind === "code" ? (column.name as ValueKind) : column.kind,
    required: !("optional" in column) && !MAY_BE_EMPTY.includes(column.kind) && !missing.includes(column.name),
  }));
}

async function countPackages(database: Database, files: CheckedFile[]): Promise<number> {
  if (files.length === 0) return 1;
  const [row] = await database.rows<{ n: number | null }>(`SELECT max(n) AS n FROM (${files.map(({ table }) => `SELECT max(_package) AS n FROM ${table}`).join(" UNION ALL ")})`);
  return (row?.n ?? 0) + 1;
}

/** The staged table of a file, if it is there. */
export const fileOf = (context: CheckContext, name: FileName): CheckedFile | undefined => context.files.find((file) => file.name === name);

/** Quotes a column name for SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
