import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../analysis/figure";
import { makeRegistry } from "../indicators/registry";
import { findClaims, type ClaimContext } from "./claim";
import { phrasesOf } from "./phrases";
import { findQuantities } from "./quantity";
import { checkClaim, compare, type Lookup } from "./verdict";

const context: ClaimContext = { phrases: phrasesOf(makeRegistry().all), areas: [{ name: "石门", code: "1" }, { name: "中心", code: "7" }, { name: "Shimen", code: "1" }], area: "0", year: 2009 };

type Known = { value: number; change?: Figure["change"] };
const figures = (known: Record<string, Known>): Lookup => (indicator, area, year) => {
  const found = known[`${indicator}|${area}|${year}`];
  return found && ({ indicator, area, period: String(year), months: 12, coverage: 1, unit: "", quality: "complete", rank: { status: "notScored" }, status: "ok", ...found } as Figure);
};
const unclear: Figure["change"] = { verdict: "unclear", kind: "ratio", value: 0.97, lower: 0.8, upper: 1.2 };
const up: Figure["change"] = { verdict: "up", kind: "difference", value: 0.026, lower: 0.004, upper: 0.05 };
const NOW = figures({
  "births|0|2009": { value: 123, change: unclear }, "births|0|2008": { value: 127 },
  "birth-rate|0|2009": { value: 0.0104202, change: unclear }, "birth-rate|0|2008": { value: 0.0108 }, "birth-rate|1|2009": { value: 0.0123 },
  "ledger-match|0|2009": { value: 0.941, change: up }, "ledger-match|0|2008": { value: 0.915 },
  "completeness|0|2009": { value: 0.9408, change: up }, "completeness|0|2008": { value: 0.9154 },
  "service-newborn-visit|0|2009": { value: 0.8823 }, "sex-ratio-at-birth|0|2009": { value: 113.5 },
});
const THEN = figures({ "births|0|2009": { value: 119 } });

const check = (text: string) => findClaims(text, context).map((claim) => checkClaim(claim, NOW, [THEN]));
const brief = (text: string) => check(text).map(({ text: words, indicator, area, period, verdict }) => [words, indicator, area, period, verdict].join(" "));

describe("a draft in Chinese", () => {
  it.each([
    ["2009年全乡出生123人，人口出生率10.42‰。", ["123人 births 0 2009 agrees", "10.42‰ birth-rate 0 2009 agreesAfterRounding"]],
    ["石门村出生率为12.3‰。", ["12.3‰ birth-rate 1 2009 agrees"]],
    ["工作以中心任务为主，出生123人。", ["123人 births 0 2009 agrees"]],
    ["出生性别比113.5。", ["113.5 sex-ratio-at-birth 0 2009 agrees"]],
    ["账实相符率94.1%，比上年提高2.6个百分点。", ["94.1% ledger-match 0 2009 agrees", "2.6个百分点 ledger-match 0 2009 agrees"]],
    ["账实相符率提高2.7个百分点。", ["2.7个百分点 ledger-match 0 2009 differs"]],
    ["登记完整率比上年提高2.6个百分点。", ["2.6个百分点 completeness 0 2009 agreesAfterRounding"]],
    ["出生率比上年下降0.38个千分点。", ["0.38个千分点 birth-rate 0 2009 unclearChange"]],
    ["出生率比上年明显下降。", ["下降 birth-rate 0 2009 unclearChange"]],
    ["账实相符率比上年下降2.6个百分点。", ["2.6个百分点 ledger-match 0 2009 differs"]],
    ["去年全乡出生127人。", ["127人 births 0 2008 agrees"]],
    ["全乡出生119人。", ["119人 births 0 2009 earlierSnapshot"]],
    ["全乡出生130人。", ["130人 births 0 2009 differs"]],
    ["新生儿访视率达到百分之88.2。", ["百分之88.2 service-newborn-visit 0 2009 agreesAfterRounding"]],
    ["计划生育率90.73%。", ["90.73%  0 2009 cannotCheck"]],
    ["三年合并出生性别比113.5。", ["113.5 sex-ratio-at-birth 0  cannotCheck"]],
    ["2009年10月5日，第3季度例会，65岁以上老人，下列3、4两项。", []],
  ])("%s", (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe("a draft in English", () => {
  it.each([
    ["There were 123 births in 2009, a birth rate of 10.42 per thousand.", ["123 births births 0 2009 agrees", "10.42 per thousand birth-rate 0 2009 agreesAfterRounding"]],
    ["Ledger match rose by 2.6 percentage points.", ["2.6 percentage points ledger-match 0 2009 agrees"]],
    ["In Shimen the birth rate was 12.3‰.", ["12.3‰ birth-rate 1 2009 agrees"]],
  ])("%s", (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe("claims", () => {
  it("stand where their offsets say, whatever surrounds them", () => {
    const piece = fc.constantFrom("全乡出生123人", "出生率10.42‰", "，", "。", "𠀀村", "今年 1,234 人", "下降", "\n", "abc 5%", "2009年");
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      for (const claim of findClaims(text, context)) expect(text.slice(claim.start, claim.end)).toBe(claim.text);
      for (const { text: words, start, end } of findQuantities(text)) expect(text.slice(start, end)).toBe(words);
    }));
  });

  it("agree at the places written, half up in decimal", () => {
    expect(compare(0.010425, 10.43, 2, 0.001)).toBe("agreesAfterRounding");
    expect(compare(0.010425, 10.42, 2, 0.001)).toBe("differs");
    expect(compare(1.005, 1.01, 2, 1)).toBe("agreesAfterRounding");
    expect(compare(123, 123, 0, 1)).toBe("agrees");
    expect(compare(11804, 1.18, 2, 10_000)).toBe("agreesAfterRounding");
  });
});
