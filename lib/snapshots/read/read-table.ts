import { createReadStream } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import type { Fault } from "../fault";
import { CsvScan, csvRecords, type Drop } from "./csv-scan";
import { decodeText, type DecodedText, type Encoding } from "./decode-text";
import { fileFault, recordFault } from "./read-faults";

/** A CSV file ready for the engine: UTF-8, one kind of line end, every record as wide as its header. */
export type ReadTable = {
  /** The staged text; its first `headerRows` records are the header. */
  path: string;
  header: string[][];
  /** Data records in it. */
  kept: number;
  blank: number;
  refused: number;
  /** Where records were left out: a CSV `kept,shift`, kept = records before it. Absent where none were. */
  gaps?: string;
  sha256: string;
  bytes: number;
};
export type ReadOptions = { label: string; gzip: boolean; target: string; headerRows?: number; encoding?: Encoding };

/** Decodes a file and proves its structure. Without a table the faults say why; with one they name its broken records. */
export async function readTable(source: string, options: ReadOptions): Promise<{ decoded: DecodedText; table?: ReadTable; faults: Fault[] }> {
  const decoded = await decodeText(source, options);
  if (decoded.fault) return { decoded, faults: [fileFault(options.label, decoded.fault.code, decoded.fault)] };
  return { decoded, ...(await scanTable(decoded, options)) };
}

/** Proves the structure of decoded text. */
export async function scanTable(decoded: DecodedText, { label, headerRows = 1 }: Pick<ReadOptions, "label" | "headerRows">): Promise<{ table?: ReadTable; faults: Fault[] }> {
  let scan = await scanFile(decoded.path, new CsvScan(false, headerRows));
  if (scan.mixed) scan = await scanFile(decoded.path, new CsvScan(true, headerRows));
  const faults = scan.faults.map((fault) => recordFault(label, fault, scan.width));
  const headerBroken = scan.faults.some(({ row }) => row <= headerRows);
  const headerBlank = scan.records > 0 && scan.width === 1 && /^\r?\n?$/.test(scan.header.toString().trim());
  if (scan.records < headerRows || headerBlank) return { faults: [emptyFile(label)] };
  if (headerBroken) return { faults };
  const path = scan.drops.length ? `${decoded.path}.clean` : decoded.path;
  if (scan.drops.length) await copyWithout(decoded.path, path, scan.drops);
  const gaps = await writeGaps(`${decoded.path}.gaps`, scan.drops);
  const table: ReadTable = {
    path, header: csvRecords(scan.header.toString()), kept: scan.kept, blank: scan.blank, refused: scan.faults.length,
    ...(gaps ? { gaps } : {}), sha256: decoded.sha256, bytes: decoded.bytes,
  };
  return { table, faults };
}

const emptyFile = (label: string): Fault =>
  fileFault(label, "file.empty", { zh: "文件是空的，或首行是空的；至少要有表头", en: "the file is empty, or its first line is; it needs at least a header" });

async function scanFile(path: string, scan: CsvScan): Promise<CsvScan> {
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) scan.push(piece as Buffer);
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
    if (kept.length) await out.write(Buffer.concat(kept));
  }
  await out.close();
}

async function writeGaps(path: string, drops: readonly Drop[]): Promise<string | undefined> {
  const shifts = new Map<number, number>();
  let shift = 0;
  for (const { at } of drops) if (at !== undefined) shifts.set(at, (shift += 1));
  if (shift === 0) return undefined;
  await writeFile(path, ["kept,shift", ...Array.from(shifts, ([at, sum]) => `${at},${sum}`), ""].join("\n"));
  return path;
}
