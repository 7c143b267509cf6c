import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import mammoth from "mammoth";
import { InputError } from "../base/errors";

/** A draft larger than this is no speech. */
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Plain text of a draft: a text file in UTF-8 or GB18030, or DOCX by its paragraphs.
 * @throws InputError where the file is not there, too large, or neither
 */
export async function draftText(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw new InputError("draft.unreadable", { zh: "找不到或无法读取讲话稿；请检查文件名", en: "the draft cannot be found or read; check the file name" });
  if (bytes.length > MOST_BYTES) throw new InputError("draft.tooLarge", { zh: `讲话稿为 ${bytes.length} 字节；最多 ${MOST_BYTES} 字节`, en: `the draft has ${bytes.length} bytes; expected at most ${MOST_BYTES}` });
  return extname(path).toLowerCase() === ".docx" || bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004" ? docxText(bytes) : plainText(bytes);
}

async function docxText(bytes: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    return value.replace(/\n\n/g, "\n").trimEnd();
  } catch (cause) {
    throw new InputError("draft.notDocx", { zh: "无法作为 DOCX 打开讲话稿；请另存为 .docx 或文本文件", en: "the draft does not open as DOCX; save it as .docx or as text" }, { cause });
  }
}

function plainText(bytes: Buffer): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue; // the next encoding, or the error below
    }
  }
  throw new InputError("draft.encoding", { zh: "讲话稿既不是 UTF-8 也不是 GB18030 文本；请另存为其中之一", en: "the draft is neither UTF-8 nor GB18030 text; save it as one of them" });
}
