import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Fault } from "../fault";
import { decodeText, type DecodedText } from "../read/decode-text";
import { inParallel } from "../read/in-parallel";
import { cut, fileFault, headerFault } from "../read/read-faults";
import { loosePersons, type LoosePerson } from "../read/loose-persons";
import { scanTable, topRecords, type ReadTable } from "../read/read-table";
import type { Progress, SourceFile } from "../read/staged";
import { headings, inputsFor, matchLayout, nearestMiss, type LayoutMatch } from "./match-files";
import type { Input, Profile } from "./profile";

/** A foreign file that fits a layout of the profile, proved and staged as CSV. */
export type ForeignFile = { label: string; match: LayoutMatch; table: ReadTable; headings: string[] };
/** `persons`: what of a person stands in files and records that are in no table. */
export type ForeignRead = { files: ForeignFile[]; sources: SourceFile[]; persons: LoosePerson[]; faults: Fault[] };
type ReadOne = { file?: ForeignFile; source?: SourceFile; persons?: LoosePerson[]; faults: Fault[] };
const TABLE = /\.(csv(\.gz)?|xlsx)$/i;

/** `onFile` is told of each file that is proved, in the order of the paths, while later ones are still read. */
export type ReadForeignOptions = { workDir: string; onProgress?: Progress; onFile?: (file: ForeignFile) => void };

/** Reads every foreign file: bytes, encoding, structure, and which layout its header fits. */
export async function readForeign(profile: Profile, paths: readonly string[], { workDir, onProgress, onFile }: ReadForeignOptions): Promise<ForeignRead> {
  const { found, faults } = await expand(paths);
  const labels = shortNames(found);
  const answers: ReadOne[] = [];
  let told = 0;
  const read = await inParallel(found, 2, async (path, at) => {
    const answer = (answers[at] = await readOne(profile, path, labels[at]!, join(workDir, `foreign-${at}.csv`)));
    for (; answers[told]; told += 1) if (answers[told]!.file) onFile?.(answers[told]!.file!);
    onProgress?.({ stage: "read", done: at + 1, total: found.length });
    return answer;
  });
  return { files: read.flatMap(({ file }) => file ?? []), sources: read.flatMap(({ source }) => source ?? []), persons: read.flatMap(({ persons }) => persons ?? []), faults: [...faults, ...read.flatMap((one) => one.faults)] };
}

/** Folders stand for all tables in them, in the order of their names; links in them are not followed. */
async function expand(paths: readonly string[]): Promise<{ found: string[]; faults: Fault[] }> {
  const found: string[] = [];
  const faults: Fault[] = [];
  for (const path of paths) {
    const real = await realpath(path).catch(() => undefined);
    if (!real) faults.push(fileFault(basename(path), "file.missing", { zh: `找不到“${cut(basename(path))}”`, en: `"${cut(basename(path))}" does not exist` }));
    else if ((await stat(real)).isDirectory()) found.push(...(await tablesIn(real)));
    else if (TABLE.test(path)) found.push(real);
    else faults.push(fileFault(basename(path), "file.kind", { zh: `“${cut(basename(path))}”不是 CSV、CSV.GZ 或 XLSX 文件`, en: `"${cut(basename(path))}" is no CSV, CSV.GZ or XLSX file` }));
  }
  return { found: [...new Set(found)], faults };
}

async function tablesIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((one, other) => (one.name < other.name ? -1 : 1));
  const nested = await Promise.all(entries.map(async (entry) => {
    if (entry.isDirectory()) return tablesIn(join(folder, entry.name));
    return entry.isFile() && TABLE.test(entry.name) ? [join(folder, entry.name)] : [];
  }));
  return nested.flat();
}

/** File names; with the folder before them where two files bear the same name. */
function shortNames(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path));
  return paths.map((path, at) => (names.filter((name) => name === names[at]).length > 1 ? `${basename(dirname(path))}/${names[at]}` : names[at]!));
}

async function readOne(profile: Profile, path: string, label: string, target: string): Promise<ReadOne> {
  const inputs = inputsFor(profile, path);
  if (inputs.length === 0) return { faults: [fileFault(label, "file.unknown", { zh: "映射方案不处理这样的文件名；请改文件名，或在映射方案的 files 中加上它", en: "the mapping profile takes in no file of this name; rename it, or add it to files of the profile" })] };
  const decoded = /\.xlsx$/i.test(path) ? await decodeSheet(path, inputs, target) : await decodeText(path, { gzip: /\.gz$/i.test(path), target, ...(inputs[0]!.encoding ? { encoding: inputs[0]!.encoding } : {}) });
  const source = { path: label, sha256: decoded.sha256, bytes: decoded.bytes, rows: 0 };
  if (decoded.fault) return { source, faults: [fileFault(label, decoded.fault.code, decoded.fault)] };
  const headerRows = Math.max(...inputs.flatMap(({ layouts }) => layouts.map((layout) => layout.headerRows)));
  const top = await topRecords(decoded, headerRows);
  const match = matchLayout(inputs, top);
  if (!match && decoded.size === 0) return { source, faults: [fileFault(label, "file.empty", { zh: "文件是空的", en: "the file is empty" })] };
  if (!match) return { source, faults: [noLayout(label, inputs, top)], persons: await loosePersons(decoded.path, { label, headerRows }) };
  const { table, faults, persons } = await scanTable(decoded, { label, headerRows: match.layout.headerRows });
  if (!table) return { source, faults, persons };
  return { file: { label, match, table, headings: headings(match.layout, table.header) }, source: { ...source, rows: table.kept }, faults, persons };
}

/** What reads workbooks is loaded for a workbook alone. */
async function decodeSheet(path: string, inputs: readonly Input[], target: string): Promise<DecodedText> {
  const [{ sheetToCsv }, { openWorkbook }, { broken, hashFile, openZip, WorkbookFault }] = await Promise.all([import("../read/workbook/sheet-csv"), import("../read/workbook/workbook-xml"), import("../read/workbook/zip-parts")]);
  const hashed = await hashFile(path);
  try {
    const zip = await openZip(path);
    try {
      const book = await openWorkbook(zip);
      const wanted = inputs[0]!.sheet;
      const sheet = typeof wanted === "number" ? book.sheets[wanted - 1] : book.sheets.find(({ name }) => name === wanted);
      if (!sheet) throw new WorkbookFault({ code: "workbook.sheet", zh: `工作簿没有工作表“${wanted}”`, en: `the workbook has no sheet "${wanted}"` });
      await sheetToCsv(zip, book, sheet.part, { target, headerRows: Math.max(...inputs.flatMap(({ layouts }) => layouts.map(({ headerRows }) => headerRows))) });
    } finally {
      zip.close();
    }
    return { ...hashed, path: target, size: (await stat(target)).size };
  } catch (error) {
    return { ...hashed, path: target, size: 0, fault: broken(error).fault };
  }
}

function noLayout(label: string, inputs: readonly Input[], top: readonly string[][]): Fault {
  const { missing, unknown } = nearestMiss(inputs, top);
  const list = (names: readonly string[]) => names.slice(0, 5).map((name) => `“${cut(name)}”`).join("、") + (names.length > 5 ? "…" : "");
  const listEn = (names: readonly string[]) => names.slice(0, 5).map((name) => `"${cut(name)}"`).join(", ") + (names.length > 5 ? " …" : "");
  return headerFault(label, missing[0] ?? unknown[0] ?? "", "profile.header", {
    zh: `表头不符合映射方案的任何版式；与最接近的版式相比${missing.length ? `缺少列 ${list(missing)}` : ""}${missing.length && unknown.length ? "，" : ""}${unknown.length ? `多出列 ${list(unknown)}` : ""}；请核对表头行与列名，或在映射方案中增加这一版式`,
    en: `the header fits no layout of the mapping profile; the nearest${missing.length ? ` lacks ${listEn(missing)}` : ""}${missing.length && unknown.length ? "," : ""}${unknown.length ? ` does not know ${listEn(unknown)}` : ""}; check the header rows and column names, or add this layout to the profile`,
  });
}
