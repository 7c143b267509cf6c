import { createReadStream } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import type { Fault } from "../fault";
import { CsvScan, csvRecords, type Drop } from "./csv-scan";
import { decodeText, type DecodedText, type Encoding } from "./decode-text";
import { loosePersons, type LoosePerson } from "./loose-persons";
import { fileFault, placed, recordFault } from "./read-faults";
import { writeAll } from "./write-all";

/** A CSV file ready for the engine: UTF-8, one kind of line end, every record as wide as its header. */
export type ReadTable = {
  /** The staged text; its first `headerRows` records are the header. */
  path: string;
  header: string[][];
  /** The record under it, where one was looked at. */
  below?: string[];
  /** Data records in it. */
  kept: number;
  blank: number;
  /** May a cell hold a blank? */
  blanks: boolean;
  refused: number;
  /** Where records were left out: a CSV `kept,shift`, kept = records before it. Absent where none were. */
  gaps?: string;
  sha256: string;
  bytes: number;
};
/** Without a table the faults say why; with one they name its broken records. `persons`: what of a person stands in text that is in no table. */
export type TableRead = { table?: ReadTable; faults: Fault[]; persons: LoosePerson[] };
export type ReadOptions = ScanOptions & { gzip: boolean; target: string; encoding?: Encoding };
/** `isHeader` knows the header by its cells, so that a title above it is named and what follows is read all the same. */
export type ScanOptions = { label: string; headerRows?: number; isHeader?: (cells: readonly string[]) => boolean };

/** Decodes a file and proves its structure. */
export async function readTable(source: string, options: ReadOptions): Promise<TableRead & { decoded: DecodedText }> {
  const decoded = await decodeText(source, options);
  if (decoded.fault) return { decoded, faults: [fileFault(options.label, decoded.fault.code, decoded.fault)], persons: [] };
  return { decoded, ...(await scanTable(decoded, options)) };
}

/** Proves the structure of decoded text. */
export async function scanTable(decoded: DecodedText, { label, headerRows = 1, isHeader }: ScanOptions): Promise<TableRead> {
  const top = isHeader ? await topRecords(decoded, MOST_ABOVE + 1) : [];
  const everything = () => loosePersons(decoded.path, { label, headerRows });
  if (isHeader && otherSeparator(top[0])) return { faults: [separatorFault(label)], persons: await everything() };
  const above = isHeader ? Math.max(0, top.findIndex((cells) => isHeader(cells))) : 0;
  let scan = await scanFile(decoded, new CsvScan(false, headerRows, above));
  if (scan.mixed) scan = await scanFile(decoded, new CsvScan(true, headerRows, above));
  const faults = [...(above > 0 ? [notFirst(label, above)] : []), ...scan.faults.map((fault) => recordFault(label, fault, scan.width))];
  const headerBlank = scan.records > 0 && scan.width === 1 && /^\r?\n?$/.test(scan.header.toString().trim());
  if (scan.records < headerRows || headerBlank) return { faults: [emptyFile(label)], persons: await everything() };
  if (scan.faults.some(({ row }) => row <= above + headerRows)) return { faults, persons: await everything() };
  const rows = new Set([...Array.from({ length: above }, (_, at) => at + 1), ...scan.faults.map(({ row }) => row)]);
  const below = top[above + headerRows];
  return { table: { ...(await provedTable(decoded, scan)), ...(below ? { below } : {}) }, faults, persons: rows.size ? await loosePersons(decoded.path, { label, headerRows: above, rows }) : [] };
}

/** So many records may stand above the header and it is still told where it is. */
const MOST_ABOVE = 9;

/** The first records of decoded text, as far as they are well-formed. */
export async function topRecords({ path, content }: Pick<DecodedText, "path" | "content">, count: number): Promise<string[][]> {
  for (const length of LOOKED_AT) {
    const text = content ? content.toString("utf8", 0, Math.min(length, content.length)) : await beginning(path, length);
    const records = wellFormed(text, count + 1);
    // The record after the last one wanted has begun, so none of those is cut.
    if (records.length > count) return records.slice(0, count);
    if (length === LOOKED_AT.at(-1)) return wellFormed(text, count);
  }
  return [];
}

async function beginning(path: string, length: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Most headers stand within the first of these lengths. */
const LOOKED_AT = [8 * 1024, 256 * 1024];

function wellFormed(text: string, count: number): string[][] {
  try {
    return csvRecords(text, count);
  } catch {
    return [];
  }
}

/** One long heading with other separators in it is a table that was saved in another way. */
const otherSeparator = (first: readonly string[] = []): boolean => first.length === 1 && (first[0]!.match(/[\t;，；|]/gu)?.length ?? 0) > 1;

const separatorFault = (label: string): Fault =>
  fileFault(label, "file.separator", { zh: "各列不是用英文逗号分隔的；请用表格软件打开，另存为“CSV UTF-8（逗号分隔）”", en: 'the columns are not separated by commas; open the file in a spreadsheet program and save it as "CSV UTF-8 (comma delimited)"' });

const notFirst = (label: string, above: number): Fault =>
  placed({ file: label, row: 1, column: "", value: "", code: "header.notFirst", zh: `表头须在第 1 行，这里却在第 ${above + 1} 行；请删去其上的 ${above} 行标题或说明`, en: `the header must be row 1 but stands in row ${above + 1}; remove the ${above} row(s) of title or notes above it` });

async function provedTable(decoded: DecodedText, scan: CsvScan): Promise<ReadTable> {
  const path = scan.drops.length ? `${decoded.path}.clean` : decoded.path;
  if (scan.drops.length) await copyWithout(decoded.path, path, scan.drops);
  const gaps = await writeGaps(`${decoded.path}.gaps`, scan.drops);
  return {
    path, header: csvRecords(scan.header.toString()), kept: scan.kept, blank: scan.blank, blanks: scan.blanks, refused: scan.faults.length,
    ...(gaps ? { gaps } : {}), sha256: decoded.sha256, bytes: decoded.bytes,
  };
}

const emptyFile = (label: string): Fault =>
  fileFault(label, "file.empty", { zh: "文件是空的，或第 1 行是空的；第 1 行须为表头；不需要这张表时请把文件移出", en: "the file is empty, or its first line is; it needs at least a header: take it out if the table is not needed" });

async function scanFile({ path, content }: Pick<DecodedText, "path" | "content">, scan: CsvScan): Promise<CsvScan> {
  if (content) scan.push(content);
  else for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) scan.push(piece as Buffer);
  scan.end();
  return scan;
}

/** Copies a file without the dropped ranges, which stand in order and do not overlap. */
async function copyWithout(from: string, to: string, drops: readonly Drop[]): Promise<void> {
  const out = await open(to, "w");
  let position = 0;
  let next = 0;
  for await (const piece of createReadStream(from, { highWaterMark: 1024 * 1024 })) {
    const buffer = piece as Buffer;
    let at = 0;
    const kept: Buffer[] = [];
    while (at < buffer.length) {
      const drop = drops[next];
      const start = drop ? Math.max(drop.from - position, at) : buffer.length;
      if (start > at) kept.push(buffer.subarray(at, Math.min(start, buffer.length)));
      if (!drop || start >= buffer.length) break;
      at = Math.min(drop.to - position, buffer.length);
      if (drop.to - position <= buffer.length) next += 1;
    }
    position += buffer.length;
    if (kept.length) await writeAll(out, Buffer.concat(kept));
  }
  await out.close();
}

async function writeGaps(path: string, drops: readonly Drop[]): Promise<string | undefined> {
  const shifts = new Map<number, number>();
  let shift = 0;
  for (const { at, records = 0 } of drops) if (at !== undefined) shifts.set(at, (shift += records));
  if (shift === 0) return undefined;
  await writeFile(path, ["kept,shift", ...Array.from(shifts, ([at, sum]) => `${at},${sum}`), ""].join("\n"));
  return path;
}
