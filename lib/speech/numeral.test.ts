import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumeral, englishNumeral, toChineseNumeral } from "./numeral";

describe("numerals in words", () => {
  it.each([["一百二十三", 123], ["十", 10], ["二十", 20], ["两千三百", 2300], ["十点四二", 10.42], ["三万五", 35_000], ["一百二", 120], ["一百零二", 102], ["一万一千八百零四", 11_804], ["二〇〇九", 2009], ["十万", 100_000], ["一亿二千万", 120_000_000], ["九", 9]])("%s is %d", (text, value) => {
    expect(chineseNumeral(text)?.value).toBe(value);
  });

  it.each(["", "一二", "百点", "三三十", "一点十"])("%j is none", (text) => {
    expect(chineseNumeral(text)).toBeUndefined();
  });

  it("are read back as they are written, with or without decimals", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const text = `${whole}.${String(cents).padStart(2, "0")}`;

      expect(chineseNumeral(toChineseNumeral(String(whole)))?.value).toBe(whole);
      expect(chineseNumeral(toChineseNumeral(text))).toMatchObject({ value: Number(text), decimals: 2 });
    }));
  });

  it.each([["one hundred and twenty-three", 123], ["two thousand, three hundred", 2300], ["ninety", 90]])("%s is %d", (text, value) => {
    expect(englishNumeral(text)?.value).toBe(value);
  });
});
