import { openDatabase, type Database, type Parameter, type Row } from "../../engine/duckdb/database";
import { FILE_NAMES, LEDGER_FILES, type FileName } from "../files";
import { prepareTables } from "./prepare-tables";
import { makeRollup } from "./rollup";
import { completeTables } from "./typed-schema";

/** Rows of a ledger as a package has them: cells by canonical name, empty left out. */
export type LedgerRows = Partial<Record<FileName, Record<string, string | number | undefined>[]>>;
export type LedgerOptions = { statYearStart?: number; asOf?: string; /** What the engine may write to. */ directory?: string; threads?: number };

/** Statistical year, its month index and span of a period: by hand, not by the code under test. */
export function periodOf(period: string, statYearStart: number): { year: number; month: number; span: number } {
  if (/^\d{4}$/.test(period)) return { year: Number(period), month: 12, span: 12 };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return { year: Number(quarter[1]), month: Number(quarter[2]) * 3, span: 3 };
  const [year, month] = period.split("-").map(Number) as [number, number];
  const index = (month - statYearStart + 12) % 12;
  return { year: statYearStart > 1 && month >= statYearStart ? year + 1 : year, month: index + 1, span: 1 };
}

/** Typed tables from rows, as the checks would make them. */
export async function typedLedger(rows: LedgerRows, { statYearStart = 10, directory = "/nowhere", threads = 2 }: LedgerOptions = {}): Promise<Database> {
  const database = await openDatabase({ directories: [directory], threads });
  await completeTables(database);
  for (const file of FILE_NAMES) {
    for (const row of rows[file] ?? []) await insert(database, file, row, statYearStart);
  }
  return database;
}

async function insert(database: Database, file: FileName, row: Record<string, string | number | undefined>, statYearStart: number): Promise<void> {
  const cells: Record<string, Parameter> = {};
  for (const { name } of LEDGER_FILES[file].columns) {
    if (name === "sex" || name === "band" || name === "reach") cells[name] = row[name] ?? "";
    else if (name === "age_from") cells[name] = row[name] ?? 0;
    else if (row[name] !== undefined) cells[name] = row[name];
  }
  if (typeof row.period === "string") Object.assign(cells, periodOf(row.period, statYearStart));
  const names = Object.keys(cells);
  await database.run(`INSERT INTO "${file}" (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`, Object.values(cells));
}

export type Cell = { value: number; months: number; covered: number; units: number; prior: number | null; prior_covered: number | null };

/** A rolled-up ledger that can be asked. */
export class RolledUp {
  private constructor(readonly database: Database) {}

  static async of(rows: LedgerRows, options: LedgerOptions = {}): Promise<RolledUp> {
    const database = await typedLedger(rows, options);
    await prepareTables(database);
    await makeRollup(database, { statYearStart: options.statYearStart ?? 10, asOf: options.asOf ?? "2009-12-31" });
    return new RolledUp(database);
  }

  rows<T extends Row>(sql: string): Promise<T[]> {
    return this.database.rows<T>(sql);
  }

  /** One cell of the yearly rollup; undefined = no row, not reported. */
  async year(area: string, measure: string, year: number, { sex = "", band = "" } = {}): Promise<Cell | undefined> {
    const rows = await this.database.rows<Cell>(
      `SELECT y."value", y.months, y.covered, y.units, y.prior, y.prior_covered FROM p_years y JOIN p_tree t USING (pos)
       WHERE t.code = $1 AND y.measure::VARCHAR = $2 AND y.year = $3 AND y.sex = $4 AND y.band::VARCHAR = $5`, [area, measure, year, sex, band]);
    if (rows.length > 1) throw new Error(`${area} ${measure} ${year} ${sex} ${band}: ${rows.length} rows`);
    return rows[0];
  }

  async value(area: string, measure: string, year: number, cell: { sex?: string; band?: string } = {}): Promise<number | undefined> {
    return (await this.year(area, measure, year, cell))?.value;
  }

  /** Share of units that reported. */
  async coverage(area: string, measure: string, year: number, cell: { sex?: string; band?: string } = {}): Promise<number | undefined> {
    const found = await this.year(area, measure, year, cell);
    return found && found.covered / found.units;
  }

  faults(): Promise<{ file: string; area: string; period: string; kind: string; code: string; own: number; other: number }[]> {
    return this.database.rows("SELECT file, area, period, kind, code, own, other FROM p_faults ORDER BY ALL");
  }

  close(): void {
    this.database.close();
  }
}

/** `village` areas V1…Vn under township T, all always there. */
export function township(...villages: string[]): Record<string, string>[] {
  return [{ code: "T", name_zh: "镇", level: "township" }, ...villages.map((code) => ({ code, name_zh: code, level: "village", parent: "T" }))];
}

/** A birth row. */
export const births = (area: string, period: string, count: number | undefined, cells: Record<string, string> = {}): Record<string, string | number> => ({ area, period, kind: "birth", ...(count === undefined ? {} : { count }), ...cells });
