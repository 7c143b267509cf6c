import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asRead, narrow } from "./as-read";

describe("a text as it is read", () => {
  it.each([
    ["出生１２３人，占９．５％", "出生123人，占9.5%"],
    ["迁出486人，\n同比增加3人。", "迁出486人，同比增加3人。"],
    ["全年出生123人，死亡82人，新生儿访视率达到了百分之\n八十八点三。", "全年出生123人，死亡82人，新生儿访视率达到了百分之八十八点三。"],
    ["coverage of visits rose\nto 88.3% this year.", "coverage of visits rose to 88.3% this year."],
  ])("has narrow digits and goes on over a line that only wraps: %s", (text, read) => {
    expect(asRead(text).text).toBe(read);
  });

  it.each(["一、人口概况\n年中人口11804人。", "村\t人口\n石门\t848", "出生123人。\n死亡82人。", "Population\nThere were 123 births.", "同志们：\n现在报告工作。"])("keeps the lines of headings, tables and paragraphs: %s", (text) => {
    expect(asRead(text).text).toBe(text);
  });

  it("leads every place back to the same character, and on in order", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("出生", "，", "\n", "12", "３", "。", "a", " "), { maxLength: 30 }), (words) => {
      const text = words.join("");
      const read = asRead(text);
      for (let at = 0; at < read.text.length; at += 1) if (read.text[at] !== " ") expect(narrow(text)[read.at(at)]).toBe(read.text[at]);
    }));
  });
});
