import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { TextFault } from "../decode-text";

/** All parts of a workbook together may grow to this size when inflated. */
export const MAX_INFLATED = 1024 ** 3;
/** Sheets of numbers shrink to a twentieth; what shrinks further than this and is large was made to harm. */
const MAX_RATIO = 200;
const RATIO_MATTERS = 32 * 1024 ** 2;
const MAX_PARTS = 10_000;

/** The parts of a zip file, by name; their sizes were checked before any was inflated. */
export type ZipParts = { names: string[]; text(name: string): AsyncIterable<string>; close(): void };

/** A workbook that cannot be read: one sentence for people, whatever went wrong inside. */
export class WorkbookFault extends Error {
  constructor(readonly fault: TextFault, options?: ErrorOptions) {
    super(fault.en, options);
  }
}

/** Opens a zip file by its directory. @throws WorkbookFault where it is none, is encrypted, or would inflate beyond the cap. */
export async function openZip(path: string, maxInflated = MAX_INFLATED): Promise<ZipParts> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }, (error, file) => (error ? reject(broken(error)) : resolve(file)));
  });
  try {
    const entries = await readDirectory(zip);
    guard(entries, maxInflated);
    return { names: [...entries.keys()], text: (name) => readPart(zip, entries, name), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw broken(error);
  }
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      if (entries.has(entry.fileName) || entries.size >= MAX_PARTS) return reject(new Error("zip: a part stands twice, or too many parts"));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function guard(entries: ReadonlyMap<string, Entry>, maxInflated: number): void {
  const list = [...entries.values()];
  if (list.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) throw new WorkbookFault({ code: "workbook.encrypted", zh: "工作簿有密码保护；请去掉密码后再导入", en: "the workbook is protected by a password; remove it" });
  const inflated = list.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const suspect = list.some((entry) => entry.uncompressedSize > RATIO_MATTERS && entry.uncompressedSize > entry.compressedSize * MAX_RATIO);
  if (inflated > maxInflated || suspect) throw tooLarge();
}

async function* readPart(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (!entry) throw broken(new Error(`zip: no part ${name}`));
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(broken(error)) : resolve(opened)));
  });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of stream) yield decoder.decode(piece as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw broken(error);
  }
}

/** Any fault inside a workbook as the one fault people see. */
export function broken(cause: unknown): WorkbookFault {
  if (cause instanceof WorkbookFault) return cause;
  return new WorkbookFault({ code: "workbook.broken", zh: "工作簿已损坏或不是 XLSX 文件；请用表格软件打开并另存为 .xlsx 后再导入", en: "the workbook is damaged or is no XLSX file; open it in a spreadsheet program and save it as .xlsx again" }, { cause });
}

const tooLarge = (): WorkbookFault =>
  new WorkbookFault({ code: "workbook.tooLarge", zh: "工作簿解压后过大，可能是恶意文件；未读取其内容。数据确实很多时请改用 CSV", en: "the workbook would inflate far beyond its size and was not read; if it truly holds that much, hand it in as CSV" });

/** The bytes of a file as they came. */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { sha256: hash.digest("hex"), bytes };
}
