import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import ExcelJS from "@protobi/exceljs";

/** What a case promises: `expected.json` of its folder. */
export type Expected = {
  promise: string;
  status: "imported" | "refused";
  exit: 0 | 2;
  /** Every fault, in any order; nothing else may be found. */
  faults?: { file: string; row: number; column: string; code: string }[];
  /** Rows per file of the snapshot. */
  rows?: Record<string, number>;
  /** Texts that must stand in a message, in both languages: hints, offsets. */
  says?: string[];
  /** Texts that may stand nowhere: neither in the answer nor in the error list. */
  masked?: string[];
  /** Also through the real command line. */
  command?: true;
  onlyCommand?: true;
  /** Imported a second time: nothing changes. */
  twice?: true;
  /** The new snapshot is older than the current one, which stays. */
  currentStays?: true;
  /** Files of `base` that the package lacks. */
  without?: string[];
  /** Files whose bytes matter. */
  base64?: Record<string, string>;
  /** Files that are handed in compressed. */
  gzip?: string[];
  /** Links, and what they point at. */
  links?: Record<string, string>;
  folders?: string[];
  /** `config.json` of the data folder. */
  config?: unknown;
  /** `profile.json` maps `table.csv`. */
  map?: true;
  /** Paths that are handed in instead of the package. */
  paths?: string[];
};

/** How an import of the case is called. */
export type Handed = { paths: string[]; profilePath?: string };

export const CASES = import.meta.dirname;
const BASE = join(CASES, "base");
const NOT_PACKAGE = ["expected.json", "workbook.json", "profile.json", "package-2"];

/** Every folder that states what it expects. */
export const caseNames = (): string[] => readdirSync(CASES).filter((name) => existsSync(join(CASES, name, "expected.json"))).sort();
export const readExpected = (name: string): Expected => JSON.parse(readFileSync(join(CASES, name, "expected.json"), "utf8")) as Expected;

/** Lays the package of a case out in `folder`: the smallest good package, with what the case changes in it. */
export async function layOut(name: string, expected: Expected, folder: string): Promise<Handed> {
  const from = join(CASES, name);
  if (expected.paths) return { paths: expected.paths.map((path) => join(folder, path)) };
  if (expected.map) return { paths: [join(from, "table.csv")], profilePath: join(from, "profile.json") };
  if (existsSync(join(from, "workbook.json"))) return { paths: [await writeWorkbook(join(from, "workbook.json"), join(folder, "ledger.xlsx"))] };
  const packed = join(folder, "package");
  cpSync(BASE, packed, { recursive: true });
  for (const file of expected.without ?? []) rmSync(join(packed, file));
  cpSync(from, packed, { recursive: true, filter: (path) => !NOT_PACKAGE.some((left) => path === join(from, left)) });
  changeFiles(packed, expected);
  const second = join(from, "package-2");
  return { paths: existsSync(second) ? [packed, second] : [packed] };
}

function changeFiles(packed: string, { base64 = {}, gzip = [], links = {}, folders = [] }: Expected): void {
  for (const [file, bytes] of Object.entries(base64)) writeFileSync(join(packed, file), Buffer.from(bytes, "base64"));
  for (const file of gzip) {
    writeFileSync(join(packed, `${file}.gz`), gzipSync(readFileSync(join(packed, file))));
    rmSync(join(packed, file));
  }
  for (const [file, target] of Object.entries(links)) {
    cpSync(join(packed, file), join(packed, target));
    rmSync(join(packed, file));
    symlinkSync(target, join(packed, file));
  }
  for (const inside of folders) mkdirSync(join(packed, inside));
}

type BookCell = string | number | boolean | { date: string } | { formula: string; result: number };

async function writeWorkbook(from: string, to: string): Promise<string> {
  const sheets = JSON.parse(readFileSync(from, "utf8")) as Record<string, BookCell[][]>;
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === "object" && "date" in cell ? new Date(`${cell.date}T00:00:00Z`) : cell)));
  }
  await book.xlsx.writeFile(to);
  return to;
}
