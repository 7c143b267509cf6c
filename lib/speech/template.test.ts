import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../base/errors";
import { makeRegistry } from "../indicators/registry";
import { speechText, paragraphText } from "./speech-text";
import { parseTemplate } from "./template";
import { checkTemplate } from "./template-check";
import type { SpeechPiece } from "./template-render";

const indicators = makeRegistry().all;
const fault = (text: string) => {
  try {
    checkTemplate(parseTemplate(text), indicators);
    return undefined;
  } catch (error) {
    return error instanceof InputError ? error.text : { zh: String(error), en: String(error) };
  }
};

describe("a template", () => {
  it.each([
    ["{{birth-rate}}"], ["{{birth-rate last}}"], ["{{birth-rate above 2008 interval}}"], ["{{sex-ratio-at-birth 3-years}}"], ["{{#if birth-rate rose}}{{birth-rate size}}{{else if birth-rate fell}}降{{else}}平{{/if}}"],
    ["{{#each services}}{{it label}}{{#if it behind-target}}{{it}}{{/if}}{{/each}}"], ["{{villages ledger-match below count}}"], ["{{lagging listed}}{{! 说明 }}"], ["{{area}}{{year}}{{period}}{{as-of}}"],
  ])("is accepted: %s", (text) => {
    expect(fault(text)).toBeUndefined();
  });

  it.each([
    ["一\n二{{birth-rat}}", "第 2 行第 2 列", "birth-rate"],
    ["{{#if birth-rate rose}}", "第 1 行第 1 列", "{{/if}}"],
    ["a{{/if}}", "第 1 行第 2 列", "{{/if}} without its beginning"],
    ["{{#if birth-rate grew}}x{{/if}}", "第 1 行第 1 列", "rose · fell"],
    ["{{birth-rate here here}}", "第 1 行第 1 列", "one word too many"],
    ["{{birth-rate", "第 1 行第 1 列", "}}"],
    ["{{ }}", "第 1 行第 1 列", "is empty"],
    ["{{it}}", "第 1 行第 1 列", "outside {{#each"],
    ["{{ledger-match 3-years}}", "第 1 行第 1 列", "cannot be pooled"],
    ["{{#each villages}}{{/each}}", "第 1 行第 1 列", "{{#each services}}"],
  ])("is refused with its place and what was expected: %s", (text, zh, en) => {
    expect(fault(text)?.zh).toContain(zh);
    expect(fault(text)?.en).toContain(en);
  });

  it.each([["上升{{birth-rate size}}"], ["{{#if birth-rate unclear}}上升{{birth-rate size}}{{/if}}"], ["{{#if death-rate rose}}上升{{birth-rate size}}{{/if}}"], ["{{#if not birth-rate rose}}{{birth-rate size}}{{/if}}"], ["{{#if birth-rate rose}}x{{else}}{{birth-rate size}}{{/if}}"]])("says no size of a change outside its direction: %s", (text) => {
    expect(fault(text)?.en).toContain("size stands outside");
  });

  it.each([["{{#if births behind-target}}x{{/if}}"], ["{{birth-rate target}}"], ["{{villages order-2-share above}}"], ["{{villages death-rate below}}"]])("has no target and no side for what is described or neutral: %s", (text) => {
    expect(fault(text)?.en).toContain("no target and no side");
  });

  it("never fails otherwise than with a place, whatever is written", () => {
    const word = fc.constantFrom("{{", "}}", "#if", "/if", "else", "births", " rose", " last", "#each services", "/each", "it", "\n", "文", "{", "villages", "!");
    fc.assert(fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      const found = fault(words.join(""));
      expect(found === undefined || /^模板第 \d+ 行第 \d+ 列：/.test(found.zh)).toBe(true);
    }));
  });
});

describe("the text of a speech", () => {
  const text = (words: string): SpeechPiece => ({ kind: "text", text: words });
  const gap: SpeechPiece = { kind: "gap", text: "出生率", reason: "人数少" };

  it("leaves out the sentence of a gap whole, and a heading with nothing below it", () => {
    const made = speechText([text("## 一\n出生率为"), gap, text("，另说。死亡率为6.95‰。\n## 二\n出生率为"), gap, text("。\n")]);

    expect(made.paragraphs.map(paragraphText)).toEqual(["一", "死亡率为6.95‰。"]);
    expect(made.dropped).toEqual([{ text: "出生率为〔出生率〕，另说。", reasons: ["人数少"] }, { text: "出生率为〔出生率〕。", reasons: ["人数少"] }]);
  });

  it("takes no point inside a number for the end of an English sentence", () => {
    const made = speechText([text("It was 10.4 and "), { kind: "value", text: "6.95‰" }, text(". Next: "), gap, text(".")]);

    expect(made.paragraphs.map(paragraphText)).toEqual(["It was 10.4 and 6.95‰."]);
  });
});
