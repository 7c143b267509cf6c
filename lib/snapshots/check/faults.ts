import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { LEDGER_FILES, type FileName } from "../files";
import type { CheckContext } from "./context";
import { SENTENCES, type CheckCode, type Facts } from "./messages";
import { personIn } from "./person-text";
import { placeEn, placeZh } from "./place-words";

/** Where the faults of the checks gather; the sentences are made when they are read, so that millions stay small. */
export const FAULT_TABLE = "check_faults";
export const ORDERED_FAULTS = "check_faults_in_order";

export async function createFaultTable(database: Database): Promise<void> {
  await database.run(`CREATE OR REPLACE TABLE ${FAULT_TABLE} (file_at SMALLINT, package SMALLINT, row BIGINT, column_at SMALLINT, "column" VARCHAR, value VARCHAR, code VARCHAR, a VARCHAR, b VARCHAR, source VARCHAR)`);
}

/** SQL expressions of one kind of fault over `from`, whose rows are aliased `r` and come from the staged table of `file`. */
export type FaultQuery = { file: FileName; column: string; code: CheckCode | { sql: string }; value?: string; a?: string; b?: string; from: string };

/** Adds one fault for every row of `from`. */
export async function addFaults(context: CheckContext, { file, column, code, value = "''", a = "''", b = "''", from }: FaultQuery): Promise<void> {
  const { at } = context.files.find((candidate) => candidate.name === file)!;
  const text = (expression: string, length: number) => `coalesce(left((${expression})::VARCHAR, ${length}), '')`;
  const codeSql = typeof code === "string" ? `'${code}'` : code.sql;
  await context.database.run(`
    INSERT INTO ${FAULT_TABLE}
    SELECT ${at}, r._package, r._row, ${columnAt(file, column)}, '${column}', ${text(value, 200)}, ${codeSql}, ${text(a, 400)}, ${text(b, 2000)}, r._file
    FROM ${from}`);
}

const columnAt = (file: FileName, column: string): number => {
  const at = LEDGER_FILES[file].columns.findIndex(({ name }) => name === column.split(",")[0]);
  return at < 0 ? 99 : at;
};

/** Numbers the faults by file, package, row and column, and says how many there are. */
export async function orderFaults(database: Database): Promise<number> {
  await database.run(`CREATE OR REPLACE TABLE ${ORDERED_FAULTS} AS SELECT row_number() OVER (ORDER BY file_at, package, row, column_at, code, value, a) AS ordinal, * FROM ${FAULT_TABLE}`);
  await database.run(`DROP TABLE ${FAULT_TABLE}`);
  const [row] = await database.rows<{ n: number }>(`SELECT count(*) AS n FROM ${ORDERED_FAULTS}`);
  return row!.n;
}

/** Faults in their order, from `offset` on. */
export async function readFaults(context: CheckContext, offset: number, limit: number): Promise<Fault[]> {
  const rows = await context.database.rows<StoredFault>(`SELECT * FROM ${ORDERED_FAULTS} WHERE ordinal > $1 AND ordinal <= $2 ORDER BY ordinal`, [offset, offset + limit]);
  const names = new Map(context.files.map(({ at, name }) => [at, name]));
  return rows.map((row) => placed({ ...row, file: `${names.get(row.file_at)!}.csv`, packages: context.packages }));
}

type StoredFault = { file_at: number; package: number; row: number; column_at: number; column: string; value: string; code: CheckCode; a: string; b: string; source: string | null };

type Placing = Facts & { file: string; row: number; column: string; code: CheckCode; source: string | null; package: number; packages: number };

/** One fault with its sentence in both languages; what could be a person's is masked everywhere. */
export function placed({ file, row, column, code, source, value, a, b, ...where }: Placing): Fault {
  const facts = { value: shown(value), a: shown(a, 400), b: shown(b, 2000) };
  const words = SENTENCES[code](facts);
  const origin = source ?? "";
  const packageZh = where.packages > 1 ? `（第 ${where.package + 1} 个资料包）` : "";
  const packageEn = where.packages > 1 ? ` (package ${where.package + 1})` : "";
  const sourceZh = origin ? `（源文件 ${origin}）` : "";
  const sourceEn = origin ? ` (source file ${origin})` : "";
  return {
    file, row, column, code, value: facts.value,
    zh: `${placeZh({ file, row, column, zhOf: `${packageZh}${sourceZh}` })}：${words.zh}`,
    en: `${placeEn({ file, row, column, enOf: `${packageEn}${sourceEn}` })}: ${words.en}`,
  };
}

const shown = (text: string, length = 20): string => (personIn(text) ? "" : Array.from(text).slice(0, length).join(""));
