import { describe, expect, it } from "vitest";
import { decodeGb18030, scanGb18030 } from "./gb18030";

describe("scanGb18030", () => {
  it("takes every two-byte code and the decoder gives a character for each", () => {
    const seen = new Set<string>();
    for (let first = 0x81; first <= 0xfe; first += 1) {
      for (let second = 0x40; second <= 0xfe; second += 1) {
        const bytes = Uint8Array.of(first, second);
        const expected = second === 0x7f ? { whole: 0, bad: 0 } : { whole: 2 };
        expect(scanGb18030(bytes)).toEqual(expected);
        if (second !== 0x7f) seen.add(decodeGb18030(bytes));
      }
    }

    // Two codes stand for the full-width blank (A1A1 and A3A0), every other one for a character of its own.
    expect(seen.size).toBe(126 * 190 - 1);
    expect(seen).not.toContain("\ufffd");
  });

  it.each([
    ["a lone 0x80, which the decoder alone would take for a euro sign", [0x41, 0x80], { whole: 1, bad: 1 }],
    ["0xff", [0xff], { whole: 0, bad: 0 }],
    ["a second byte below 0x30", [0x81, 0x20], { whole: 0, bad: 0 }],
    ["a second byte between the digits and 0x40", [0x81, 0x3a], { whole: 0, bad: 0 }],
    ["a third byte that leads nothing", [0x81, 0x30, 0x41, 0x30], { whole: 0, bad: 0 }],
    ["a fourth byte that is no digit", [0x81, 0x30, 0x81, 0x41], { whole: 0, bad: 0 }],
    ["four bytes beyond the last character", [0xe3, 0x32, 0x9a, 0x36], { whole: 0, bad: 0 }],
    ["four bytes in the gap between the planes", [0x84, 0x32, 0xa4, 0x38], { whole: 0, bad: 0 }],
    ["the last character", [0xe3, 0x32, 0x9a, 0x35], { whole: 4 }],
    ["half a two-byte character at the end", [0xd6, 0xd0, 0x81], { whole: 2 }],
    ["three quarters of a four-byte character at the end", [0x41, 0x90, 0x30, 0x81], { whole: 1 }],
  ])("%s", (_, bytes, expected) => {
    expect(scanGb18030(Uint8Array.from(bytes))).toEqual(expected);
  });

  it("decodes four-byte and private-use characters as they are", () => {
    expect(decodeGb18030(Uint8Array.of(0x90, 0x30, 0x81, 0x30, 0xaa, 0xa1))).toBe("\u{10000}\ue000");
  });
});
