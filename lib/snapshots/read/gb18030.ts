/** Where the whole characters of a piece end, and the first byte that is none, if any. */
export type Gb18030Scan = { whole: number; bad?: number };

/**
 * Strict GB18030: which bytes form whole characters. The decoder of Node cannot be asked for this: it takes the lone
 * byte 0x80 for a euro sign, and reports no offset. A character cut off by the end of the piece is left to the next one.
 */
export function scanGb18030(bytes: Uint8Array): Gb18030Scan {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0) return { whole: at, bad: at };
    if (at + length > bytes.length) return { whole: at };
    at += length;
  }
  return { whole: at };
}

/** Text of whole characters only: what `scanGb18030` found. Private-use characters stay as they are. */
export function decodeGb18030(bytes: Uint8Array): string {
  return new TextDecoder("gb18030", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** 1, 2 or 4 bytes; 0 where the byte starts no character. Bytes beyond the piece count as fitting. */
function characterLength(bytes: Uint8Array, at: number): 0 | 1 | 2 | 4 {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first === 0x80 || first === 0xff) return 0;
  const second = bytes[at + 1];
  if (second === undefined) return 2;
  if (second >= 0x40) return second !== 0x7f && second !== 0xff ? 2 : 0;
  if (second < 0x30 || second > 0x39) return 0;
  const third = bytes[at + 2];
  if (third === undefined) return 4;
  if (third < 0x81 || third > 0xfe) return 0;
  const fourth = bytes[at + 3];
  if (fourth === undefined) return 4;
  if (fourth < 0x30 || fourth > 0x39) return 0;
  return isMapped((((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30) ? 4 : 0;
}

/** Four-byte codes stand for the rest of the first plane, then for the planes above it; the others stand for nothing. */
const isMapped = (pointer: number): boolean => pointer <= 39_419 || (pointer >= 189_000 && pointer <= 1_237_575);
