import { Unzip, UnzipInflate, type UnzipFile } from "fflate";
import mammoth from "mammoth";
import { InputError } from "../base/errors";

/** A draft larger than this is no speech. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** 200 pages are some 150,000 characters. */
export const MOST_CHARACTERS = 1_000_000;
const MOST_INFLATED = 64 * 1024 * 1024;
const MOST_PARTS = 10_000;

/**
 * Plain text of a draft: a text file in UTF-8 or GB18030, or DOCX by its paragraphs. The text has no byte-order mark; line ends are LF
 * (CR LF and CR become LF); a paragraph of a DOCX ends in one LF, cells of a row are parted by tabs, without its notes, comments and deleted text. Offsets of claims count its
 * UTF-16 units.
 * @throws InputError where it is too large or neither
 */
export async function draftText(bytes: Uint8Array, mostInflated = MOST_INFLATED): Promise<string> {
  if (bytes.length > MOST_BYTES) throw new InputError("draft.tooLarge", { zh: `讲话稿为 ${bytes.length} 字节；最多 ${MOST_BYTES} 字节`, en: `the draft has ${bytes.length} bytes; expected at most ${MOST_BYTES}` });
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const text = plainLines(isZip ? await docxText(bytes, mostInflated) : decoded(bytes));
  if (text.length > MOST_CHARACTERS) throw new InputError("draft.tooLong", { zh: `讲话稿有 ${text.length} 字；最多 ${MOST_CHARACTERS} 字`, en: `the draft has ${text.length} characters; expected at most ${MOST_CHARACTERS}` });
  return text;
}

/** Text as the check counts it: no byte-order mark, LF at line ends. */
export const plainLines = (text: string): string => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");

async function docxText(bytes: Uint8Array, mostInflated: number): Promise<string> {
  try {
    await refuseLarge(bytes, mostInflated);
    let text = "";
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument: (document: Element) => {
      text = textOf(document);
      return { ...document, children: [] }; // only the text is wanted, no page
    } });
    return text.trimEnd();
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError("draft.notDocx", { zh: "无法作为 DOCX 打开讲话稿；请另存为 .docx 或文本文件", en: "the draft does not open as DOCX; save it as .docx or as text" }, { cause });
  }
}

/** A part of a document as mammoth reads it. */
type Element = { type: string; value?: string; children?: readonly Element[] };

/** Paragraphs end in a line end; the cells of a row stand on one line with a tab between, so that the table is read as one. */
function textOf({ type, value, children = [] }: Element): string {
  if (type === "text") return value ?? "";
  if (type === "tab") return "\t";
  if (type === "break") return "\n";
  if (type === "tableRow") return `${children.map((cell) => textOf(cell).trimEnd().replace(/[\n\t]/g, " ")).join("\t")}\n`;
  return children.map(textOf).join("") + (type === "paragraph" ? "\n" : "");
}

const INFLATED = (): InputError => new InputError("draft.inflated", { zh: "讲话稿解压后过大，未予读取；请另存为不含图片的 .docx 或文本文件", en: "the draft would inflate far beyond its size and was not read; save it without pictures, or as text" });

/** Inflates every part in small pieces without keeping any, and stops where the file would grow too large: what a directory says of sizes is not believed. */
async function refuseLarge(bytes: Uint8Array, mostInflated: number): Promise<void> {
  let [inflated, parts] = [0, 0];
  const unzip = new Unzip();
  unzip.register(UnzipInflate);
  unzip.onfile = (file: UnzipFile) => {
    parts += 1;
    if (parts > MOST_PARTS) throw INFLATED();
    file.ondata = (error, piece) => {
      if (error) throw error;
      inflated += piece.length;
      if (inflated > mostInflated) throw INFLATED();
    };
    file.start();
  };
  const STEP = 65_536;
  for (let at = 0; at < bytes.length; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
}

function decoded(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw notText();
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue; // the next encoding, or the error below
    }
  }
  throw notText();
}

const notText = (): InputError => new InputError("draft.encoding", { zh: "讲话稿既不是 UTF-8 也不是 GB18030 文本，也不是 DOCX；请另存为其中之一（旧版 .doc 请另存为 .docx）", en: "the draft is neither UTF-8 nor GB18030 text nor DOCX; save it as one of them (an old .doc as .docx)" });
