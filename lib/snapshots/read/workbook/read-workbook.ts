import type { Fault } from "../../fault";
import { LEDGER_FILES, type Column, type FileName } from "../../files";
import { fileNamed, KNOWN_STEMS, looksLikeHeader, nearest } from "../headers";
import { lacking, twice } from "../package-folder";
import { cut, fileFault } from "../read-faults";
import { sheetToCsv } from "./sheet-csv";
import { openWorkbook, sheetRows, type Workbook } from "./workbook-xml";
import { hashFile, openZip, WorkbookFault, type ZipParts } from "./zip-parts";

export type ReadBook = { sha256: string; bytes: number; ledger?: Record<string, unknown>; sheets: { file: FileName; path: string }[]; faults: Fault[] };
const LEDGER_SHEETS = ["ledger", "说明"];

/** Reads a workbook that is a ledger package: every sheet becomes a CSV of our own; the ledger sheet becomes its values. */
export async function readWorkbook(path: string, prefix: string): Promise<ReadBook> {
  const result: ReadBook = { ...(await hashFile(path)), sheets: [], faults: [] };
  try {
    const zip = await openZip(path);
    try {
      await readSheets(zip, await openWorkbook(zip), prefix, result);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return { ...result, sheets: [], faults: [fileFault(path.slice(path.lastIndexOf("/") + 1), error.fault.code, error.fault)] };
  }
  const data = result.sheets.map(({ file, path: csv }) => ({ file, path: csv, gzip: false }));
  result.faults.push(...lacking({ data, ...(result.ledger ? { ledger: { path } } : {}) }));
  return result;
}

async function readSheets(zip: ZipParts, book: Workbook, prefix: string, result: ReadBook): Promise<void> {
  for (const { name, part } of book.sheets) {
    const file = fileNamed(name);
    if (LEDGER_SHEETS.includes(name)) {
      if (result.ledger) result.faults.push(fileFault("ledger.json", "file.twice", { zh: "有两张说明表（ledger、说明）", en: "the workbook has two ledger sheets (ledger, 说明)" }));
      result.ledger = await ledgerValues(zip, book, part, result.faults);
    } else if (file && result.sheets.some((sheet) => sheet.file === file)) result.faults.push(twice(file, name));
    else if (file) {
      const target = `${prefix}-${file}.csv`;
      await sheetToCsv(zip, book, part, { target, months: (header) => monthColumns(file, header), isHeader: (cells) => looksLikeHeader(file, cells) });
      result.sheets.push({ file, path: target });
    } else if (!(await isEmpty(zip, book, part))) result.faults.push(unknownSheet(name));
  }
}

/** Keys in the first column, values in the second; a first row that only says so is left out. */
async function ledgerValues(zip: ZipParts, book: Workbook, part: string, faults: Fault[]): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  await sheetRows(zip, book, part, (row, cells) => {
    const key = cells[0]?.text.trim() ?? "";
    const text = cells[1]?.text ?? "";
    if (key === "" || (row === 1 && ["key", "键", "项", "项目", "名称"].includes(key))) return undefined;
    if (Object.hasOwn(values, key)) faults.push({ ...fileFault("ledger.json", "ledger.twice", { zh: `“${cut(key)}”写了两遍`, en: `"${cut(key)}" is given twice` }), column: cut(key) });
    values[key] = typed(key, text);
    return undefined;
  });
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

/** Cells are text here; the two keys that are no text in JSON are told apart by name. */
function typed(key: string, text: string): unknown {
  if (key === "stat_year_start" && /^\d{1,2}$/.test(text)) return Number(text);
  if (key === "sample" && /^(true|1|是)$/i.test(text)) return true;
  if (key === "sample" && /^(false|0|否)$/i.test(text)) return false;
  return text;
}

async function isEmpty(zip: ZipParts, book: Workbook, part: string): Promise<boolean> {
  let empty = true;
  await sheetRows(zip, book, part, (_, cells) => {
    if (cells.some((cell) => cell && cell.text !== "")) empty = false;
    return undefined;
  });
  return empty;
}

function monthColumns(file: FileName, header: readonly string[]): Set<number> {
  const columns: readonly Column[] = LEDGER_FILES[file].columns;
  const isMonth = (name: string) => columns.some((column) => (column.name === name || column.zh.includes(name)) && ["period", "serviceperiod", "month"].includes(column.kind));
  return new Set(header.flatMap((name, at) => (isMonth(name) ? [at] : [])));
}

function unknownSheet(name: string): Fault {
  const shown = cut(name);
  if (name !== name.trim() && (fileNamed(name.trim()) || LEDGER_SHEETS.includes(name.trim()))) {
    return fileFault(shown, "file.unknown", { zh: `工作表名“${shown}”前后有多余的空格；请改为“${shown.trim()}”`, en: `sheet name "${shown}" has blanks around it; write "${shown.trim()}"` });
  }
  const near = nearest(name, [...KNOWN_STEMS, ...LEDGER_SHEETS]);
  return fileFault(shown, "file.unknown", { zh: `未知的工作表“${shown}”${near ? `，是否为“${near}”` : ""}；请改名，不属于资料包的请删除`, en: `unknown sheet "${shown}"${near ? `, did you mean "${near}"` : ""}; rename it, or delete it if it is no part of the package` });
}
