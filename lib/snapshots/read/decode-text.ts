import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, rm, type FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { createGunzip, gunzip } from "node:zlib";
import type { Bilingual } from "../../base/errors";
import { decodeGb18030, scanGb18030 } from "./gb18030";
import { writeAll } from "./write-all";

export type Encoding = "utf-8" | "gb18030";
export type TextFault = { code: string } & Bilingual;
/** A file's bytes as they came (hash, size) and its text as UTF-8 without byte-order mark, in a file of our own; of a small file also here. */
export type DecodedText = { path: string; sha256: string; bytes: number; size: number; content?: Buffer; fault?: TextFault };
export type DecodeOptions = { gzip: boolean; target: string; encoding?: Encoding; maxBytes?: number };

/** A text file may grow to this size when inflated, not further. */
export const MAX_TEXT_BYTES = 4 * 1024 ** 3;
/** Tables shrink to a tenth or a fiftieth; a large file that shrinks further than this was made to harm. */
const MAX_RATIO = 400;
const RATIO_MATTERS = 256 * 1024 ** 2;
const PIECE = 1024 * 1024;
/** A file up to this size is taken at once, and up to this size once inflated: hundreds of monthly tables are, and each would need buffers of its own. */
const SMALL = 512 * 1024;
const SMALL_TEXT = 8 * SMALL;

/**
 * Brings one text file in: a byte-order mark decides, else strict UTF-8, else strict GB18030, else it is refused with the
 * byte offset. UTF-16 and NUL bytes are refused. The bytes that are hashed are the very bytes that are staged.
 */
export async function decodeText(source: string, options: DecodeOptions): Promise<DecodedText> {
  const input = await open(source, constants.O_RDONLY | constants.O_NOFOLLOW);
  const raw = await open(options.target, "w+");
  try {
    const copied = (await copySmall(input, raw, options)) ?? (await copyRaw(input, raw, options));
    const transcoded = !copied.fault && copied.look.needsGb18030(options.encoding);
    const fault = transcoded ? await transcode(raw, options.target, copied.look) : copied.fault;
    const size = (await raw.stat()).size;
    return { path: options.target, sha256: copied.sha256, bytes: copied.bytes, size, ...(copied.content && !transcoded ? { content: copied.content } : {}), ...(fault ? { fault } : {}) };
  } finally {
    await input.close();
    await raw.close();
  }
}

type Copied = { look: ByteLook; bytes: number; sha256: string; content?: Buffer; fault: TextFault | undefined };

/** The whole file in one piece; undefined where it is too large for that, or damaged. */
async function copySmall(input: FileHandle, raw: FileHandle, { gzip, maxBytes = MAX_TEXT_BYTES, encoding }: DecodeOptions): Promise<Copied | undefined> {
  const status = await input.stat();
  if (!status.isFile() || status.size > SMALL || maxBytes < SMALL_TEXT) return undefined;
  // One byte more is asked for, so that a file that grows meanwhile is seen.
  const { buffer, bytesRead } = await input.read(Buffer.allocUnsafe(status.size + 1), 0, status.size + 1, 0);
  if (bytesRead !== status.size) return undefined;
  const bytes = buffer.subarray(0, bytesRead);
  const text = gzip ? await inflated(bytes).catch(() => undefined) : bytes;
  if (!text) return undefined;
  const look = new ByteLook();
  const content = look.push(text);
  if (content.length) await writeAll(raw, content, 0);
  look.end();
  return { look, bytes: bytesRead, sha256: createHash("sha256").update(bytes).digest("hex"), content, fault: look.fault(encoding) };
}

const inflated = (bytes: Buffer): Promise<Buffer> => promisify(gunzip)(bytes, { chunkSize: Math.max(64, Math.min(SMALL_TEXT, bytes.length * 8)), maxOutputLength: SMALL_TEXT });

async function copyRaw(input: FileHandle, raw: FileHandle, { gzip, maxBytes = MAX_TEXT_BYTES, encoding }: DecodeOptions): Promise<Copied> {
  const hash = createHash("sha256");
  let bytes = 0;
  const file = input.createReadStream({ highWaterMark: PIECE, autoClose: false, start: 0 });
  file.on("data", (piece) => {
    hash.update(piece);
    bytes += piece.length;
  });
  const look = new ByteLook();
  let fault: TextFault | undefined;
  try {
    for await (const piece of gzip ? inflate(file) : file) {
      if (fault) continue; // the rest is read for its hash only
      const text = look.push(piece as Buffer);
      if (text.length) await writeAll(raw, text);
      const large = look.seen > maxBytes || (look.seen > RATIO_MATTERS && look.seen > bytes * MAX_RATIO);
      fault = large ? tooLarge(maxBytes) : look.fault(encoding);
      if (gzip && large) break; // what is left of a bomb is not inflated for a hash
    }
  } catch (cause) {
    if (!gzip) throw cause;
    fault = { code: "file.gzip", zh: "压缩文件已损坏，无法解压；请重新压缩后再导入", en: "the gzip file is damaged and cannot be inflated; compress it again" };
  }
  file.destroy();
  look.end();
  return { look, bytes, sha256: hash.digest("hex"), fault: fault ?? look.fault(encoding) };
}

function inflate(file: Readable): Readable {
  const inflating = createGunzip({ chunkSize: PIECE });
  file.on("error", (error) => inflating.destroy(error));
  return file.pipe(inflating);
}

/** Looks at the bytes as they pass: marks, NUL, and how far they are strict UTF-8. */
class ByteLook {
  seen = 0;
  utf8Until: number | undefined;
  mark: Encoding | "utf-16" | undefined;
  nul: number | undefined;
  private carry = Buffer.alloc(0);
  private first = true;

  /** @returns the piece without its byte-order mark. */
  push(piece: Buffer): Buffer {
    const text = this.first ? this.takeMark(piece) : piece;
    const start = this.seen + piece.length - text.length;
    this.seen += piece.length;
    const nul = text.indexOf(0);
    if (nul >= 0) this.nul ??= start + nul;
    if (this.utf8Until === undefined) this.checkUtf8(text, start);
    return text;
  }

  end(): void {
    if (this.utf8Until === undefined && this.carry.length) this.utf8Until = this.seen - this.carry.length;
  }

  needsGb18030(forced: Encoding | undefined): boolean {
    return (forced ?? this.mark) === "gb18030" || ((forced ?? this.mark) === undefined && this.utf8Until !== undefined);
  }

  fault(forced: Encoding | undefined): TextFault | undefined {
    if (this.mark === "utf-16") return { code: "file.utf16", zh: "文件是 UTF-16 编码（第 0 字节为其标记）；请在表格软件中另存为“CSV UTF-8（逗号分隔）”", en: "the file is UTF-16 (its mark stands at byte 0); save it as \"CSV UTF-8 (comma delimited)\"" };
    if (this.nul !== undefined) return { code: "file.nul", zh: `第 ${this.nul} 字节（从 0 起）是空字节（NUL）；文件可能是 UTF-16、不是文本或已损坏；请在表格软件中打开核对，另存为“CSV UTF-8（逗号分隔）”`, en: `byte ${this.nul} (from 0) is NUL: the file may be UTF-16 or damaged; save it as UTF-8` };
    return this.utf8Until !== undefined && (this.mark ?? forced) === "utf-8" ? badEncoding(this.utf8Until) : undefined;
  }

  private takeMark(piece: Buffer): Buffer {
    this.first = false;
    if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) this.mark = "utf-8";
    else if (piece[0] === 0x84 && piece[1] === 0x31 && piece[2] === 0x95 && piece[3] === 0x33) this.mark = "gb18030";
    else if ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff)) this.mark = "utf-16";
    return this.mark === "utf-8" ? piece.subarray(3) : this.mark === "gb18030" ? piece.subarray(4) : piece;
  }

  private checkUtf8(text: Buffer, start: number): void {
    const joined = this.carry.length ? Buffer.concat([this.carry, text]) : text;
    const from = start - this.carry.length;
    const whole = joined.length - cutOff(joined);
    if (isUtf8(joined.subarray(0, whole))) this.carry = Buffer.from(joined.subarray(whole));
    else this.utf8Until = from + validUtf8(joined.subarray(0, whole));
  }
}

/** Bytes at the end that begin a UTF-8 character but do not finish it. */
function cutOff(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Length of the longest prefix that is strict UTF-8, found by halving. */
function validUtf8(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const piece = bytes.subarray(0, middle);
    if (isUtf8(piece.subarray(0, middle - cutOff(piece)))) good = middle;
    else bad = middle;
  }
  const prefix = bytes.subarray(0, good);
  return good - cutOff(prefix);
}

/** Rewrites the staged bytes from GB18030 to UTF-8, piece by piece, cut between characters. */
async function transcode(raw: FileHandle, target: string, look: ByteLook): Promise<TextFault | undefined> {
  const mark = look.mark === "gb18030" ? 4 : 0;
  const out = await open(`${target}.utf8`, "w+");
  try {
    const fault = await transcodePieces(raw, out, (bad) => badEncoding(Math.max(bad + mark, mark ? 0 : (look.utf8Until ?? 0))));
    if (!fault) await copyBack(out, raw);
    return fault;
  } finally {
    await out.close();
    await rm(`${target}.utf8`, { force: true });
  }
}

async function transcodePieces(raw: FileHandle, out: FileHandle, faultAt: (offset: number) => TextFault): Promise<TextFault | undefined> {
  const buffer = Buffer.alloc(PIECE);
  let kept = 0;
  let offset = 0;
  for (;;) {
    const { bytesRead } = await raw.read(buffer, kept, PIECE - kept, offset + kept);
    const piece = buffer.subarray(0, kept + bytesRead);
    const { whole, bad } = scanGb18030(piece);
    if (bad !== undefined) return faultAt(offset + bad);
    if (bytesRead === 0) return kept ? faultAt(offset) : undefined;
    await writeAll(out, decodeGb18030(piece.subarray(0, whole)));
    offset += whole;
    kept = piece.length - whole;
    buffer.copyWithin(0, whole, piece.length);
  }
}

async function copyBack(from: FileHandle, to: FileHandle): Promise<void> {
  await to.truncate(0);
  const buffer = Buffer.alloc(PIECE);
  for (let at = 0; ; ) {
    const { bytesRead } = await from.read(buffer, 0, PIECE, at);
    if (bytesRead === 0) return;
    await writeAll(to, buffer.subarray(0, bytesRead), at);
    at += bytesRead;
  }
}

const badEncoding = (offset: number): TextFault => ({
  code: "file.encoding",
  zh: `第 ${offset} 字节（从 0 起）既不是 UTF-8 也不是 GB18030；请在表格软件中打开核对，另存为“CSV UTF-8（逗号分隔）”`,
  en: `byte ${offset} (from 0) is neither UTF-8 nor GB18030; save the file as UTF-8`,
});

const tooLarge = (maxBytes: number): TextFault => ({
  code: "file.tooLarge",
  zh: `文件解压后过大（上限 ${maxBytes} 字节，或为压缩大小的 ${MAX_RATIO} 倍），可能是恶意文件`,
  en: `the file is too large once inflated (limit ${maxBytes} bytes, or ${MAX_RATIO} times its compressed size)`,
});
