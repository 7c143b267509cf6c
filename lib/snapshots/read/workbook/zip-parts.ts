import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
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
  await refuseCompound(path);
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

const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");

/** Spreadsheet programs put a workbook with a password into a compound file, the container of the old .xls, too. */
async function refuseCompound(path: string): Promise<void> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(512);
    await file.read(head, 0, 512, 0);
    if (!head.subarray(0, 8).equals(COMPOUND)) return;
    const sector = 2 ** Math.min(head.readUInt16LE(30), 16);
    const directory = Buffer.alloc(4096);
    await file.read(directory, 0, 4096, (head.readUInt32LE(48) + 1) * sector);
    throw directory.includes(ENCRYPTED_PACKAGE) ? encrypted() : new WorkbookFault({ code: "workbook.oldFormat", zh: "文件是旧版 .xls 格式（只改扩展名不行）；请用表格软件打开并另存为 .xlsx", en: "the file is of the old .xls format (renaming it does not help); open it in a spreadsheet program and save it as .xlsx" });
  } finally {
    await file.close();
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
  if (list.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) throw encrypted();
  if (list.some(isLink)) throw new WorkbookFault({ code: "workbook.link", zh: "工作簿的压缩包中含有链接，不予读取；请用表格软件打开并另存为 .xlsx", en: "the workbook's archive holds a link and is not read; open it in a spreadsheet program and save it as .xlsx again" });
  const inflated = list.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const suspect = list.some((entry) => entry.uncompressedSize > RATIO_MATTERS && entry.uncompressedSize > entry.compressedSize * MAX_RATIO);
  if (inflated > maxInflated || suspect) throw tooLarge();
}

const encrypted = (): WorkbookFault => new WorkbookFault({ code: "workbook.encrypted", zh: "工作簿有打开密码；请在表格软件中去掉密码并另存后再导入", en: "the workbook is protected by a password; remove it and save it again" });

const UNIX = 3;
const isLink = ({ versionMadeBy, externalFileAttributes }: Entry): boolean => versionMadeBy >> 8 === UNIX && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

async function* readPart(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (!entry) throw broken(new Error(`zip: no part ${name}`));
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(broken(error)) : resolve(opened)));
  });
  let held: Buffer | undefined = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  try {
    for await (const piece of stream) {
      held = Buffer.concat([...(held ? [held] : []), piece as Buffer]);
      if (!decoder && held.length < HEAD) continue;
      decoder ??= decoderFor(held);
      yield decoder.decode(held, { stream: true });
      held = undefined;
    }
    decoder ??= decoderFor(held!);
    yield decoder.decode(held);
  } catch (error) {
    throw broken(error);
  }
}

/** So many bytes tell the encoding of a part. */
const HEAD = 256;

/** The parts of a workbook are UTF-8 or UTF-16; what says to be anything else could be read wrongly, so it is not read. */
function decoderFor(head: Buffer): TextDecoder {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder("utf-16le", { fatal: true });
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder("utf-16be", { fatal: true });
  const declared = /^\W{0,3}<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head.toString("latin1", 0, HEAD))?.[1] ?? "utf-8";
  if (/^(?:utf-?8|utf-?16|us-ascii)$/i.test(declared)) return new TextDecoder("utf-8", { fatal: true });
  throw new WorkbookFault({ code: "workbook.encoding", zh: "工作簿内部的编码不是 UTF-8 或 UTF-16；请用表格软件打开并另存为 .xlsx", en: "the workbook is encoded inside as neither UTF-8 nor UTF-16; open it in a spreadsheet program and save it as .xlsx again" });
}

/** Any fault inside a workbook as the one fault people see. */
export function broken(cause: unknown): WorkbookFault {
  if (cause instanceof WorkbookFault) return cause;
  return new WorkbookFault({ code: "workbook.broken", zh: "工作簿已损坏或不是 XLSX 文件；请用表格软件打开并另存为 .xlsx 后再导入", en: "the workbook is damaged or is no XLSX file; open it in a spreadsheet program and save it as .xlsx again" }, { cause });
}

const tooLarge = (): WorkbookFault =>
  new WorkbookFault({ code: "workbook.tooLarge", zh: "工作簿解压后过大，未读取其内容；若数据以下有大量带格式的空行，请删去后另存；数据确实很多时请改用 CSV", en: "the workbook would inflate far beyond its size and was not read; delete formatted empty rows below the data and save it again, or hand it in as CSV if it truly holds that much" });

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
