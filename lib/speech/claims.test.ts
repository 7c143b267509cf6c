import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../analysis/figure";
import { makeRegistry } from "../indicators/registry";
import { findClaims, type ClaimContext } from "./claim";
import { agreement, compare, isTruncated } from "./compare";
import { corrected, correctionOf } from "./correction";
import { draftSums } from "./draft-sums";
import type { Known, KnownFigure } from "./known";
import { speechWords } from "./phrases";
import { findQuantities } from "./quantity";
import { checkClaim, explainDifference } from "./verdict";

const context: ClaimContext = {
  words: speechWords(makeRegistry().all), names: [{ name: "石门", code: "1" }, { name: "中心", code: "7" }, { name: "Shimen", code: "1" }], levels: [{ level: "village" }, { level: "township", code: "0" }, { level: "county" }],
  area: "0", year: 2009, statYearStart: 10, villages: new Set(["1", "7"]), townships: new Set(["0"]),
};

type Told = { value: number; change?: Figure["change"]; events?: number; exposure?: number };
const told = (figures: Record<string, Told>, more: Partial<Known> = {}): Known => ({
  level: 0.95, rank: () => undefined, count: () => "noPeriod", target: () => undefined,
  figure(indicator, area, period) {
    const found = figures[`${indicator}|${area}|${period}`];
    return found && ({ indicator, area, period, coverage: 1, status: "ok", ...found } as KnownFigure);
  },
  ...more,
});
const unclear: Figure["change"] = { verdict: "unclear", kind: "ratio", value: 0.97, lower: 0.8, upper: 1.2 };
const up: Figure["change"] = { verdict: "up", kind: "difference", value: 0.026, lower: 0.004, upper: 0.05 };
const NOW = told({
  "births|0|2009": { value: 123, change: unclear }, "births|0|2008": { value: 127 },
  "birth-rate|0|2009": { value: 0.0104202, change: unclear }, "birth-rate|0|2008": { value: 0.0108 }, "birth-rate|1|2009": { value: 0.0123 },
  "ledger-match|0|2009": { value: 0.941, change: up }, "ledger-match|0|2008": { value: 0.915 },
  "completeness|0|2009": { value: 0.9408, change: up }, "completeness|0|2008": { value: 0.9154 },
  "service-newborn-visit|0|2009": { value: 0.8823 }, "sex-ratio-at-birth|0|2009": { value: 113.5 }, "sex-ratio-at-birth|0|2007..2009": { value: 112.25 },
});
const THEN = told({ "births|0|2009": { value: 119 } });

const brief = (text: string) => findClaims(text, context).map((claim) => {
  const first = checkClaim(claim, NOW);
  const { text: words, indicator, area, period, verdict } = first.verdict === "differs" ? explainDifference(claim, first, NOW, [{ id: "old", asOf: "2009-09-05", known: THEN }], []) : first;
  return [words, indicator, area, period, verdict].join(" ");
});

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
    ["三年合并出生性别比112.3。", ["112.3 sex-ratio-at-birth 0 2007..2009 agreesAfterRounding"]],
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
    const piece = fc.constantFrom("全乡出生123人", "出生率10.42‰", "，", "。", "；", "𠀀村", "今年 1,234 人", "下降", "\n", "abc 5%", "2009年", "一百二十三人", "10—12%", "排名第三", "九成", "由3%提高到4%", "one in ten", "分别为7人、8人", "比全乡低3个百分点", "占5%", "3个村", "-", "负");
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join("");
      const claims = findClaims(text, context);

      for (const claim of claims) expect(text.slice(claim.start, claim.end)).toBe(claim.text);
      for (const { text: words, start, end } of findQuantities(text)) expect(text.slice(start, end)).toBe(words);
      claims.forEach((claim, at) => expect(claim.start).toBeGreaterThanOrEqual(claims[at - 1]?.end ?? 0));
    }));
  });

  it("agree at the places written, half up in decimal, and are called cut off where they are", () => {
    expect(compare(0.010425, 10.43, 2, 0.001)).toBe("agreesAfterRounding");
    expect(compare(0.010425, 10.42, 2, 0.001)).toBe("differs");
    expect(compare(1.005, 1.01, 2, 1)).toBe("agreesAfterRounding");
    expect(compare(123, 123, 0, 1)).toBe("agrees");
    expect(compare(11804, 1.18, 2, 10_000)).toBe("agreesAfterRounding");
    expect(isTruncated(115.789, findQuantities("性别比115.7")[0]!)).toBe(true);
    expect(isTruncated(115.789, findQuantities("性别比115.8")[0]!)).toBe(false);
  });

  it.each([["120多人", 123, "agreesAfterRounding"], ["120多人", 131, "differs"], ["近130人", 123, "agreesAfterRounding"], ["近120人", 123, "differs"], ["超过120人", 123, "agrees"], ["超过123人", 123, "differs"], ["不足130人", 123, "agrees"], ["至少123人", 123, "agrees"], ["约120人", 123, "agreesAfterRounding"], ["120至125人", 123, "agrees"], ["一百多人", 123, "agreesAfterRounding"], ["more than 120 people", 123, "agrees"], ["nearly 130 people", 123, "agreesAfterRounding"]])("%s of %d: %s", (text, value, verdict) => {
    expect(agreement(value, findQuantities(text)[0]!)).toBe(verdict);
  });
});

describe("what cannot be said", () => {
  it("a rank of births, and a rank that is only a part of its interval", () => {
    const known = told({}, { rank: () => ({ lower: 2, upper: 5, of: 24 }) });
    const verdictOf = (text: string) => findClaims(text, context).map((claim) => checkClaim(claim, known)).map(({ verdict, reason }) => `${verdict} ${reason ?? ""}`.trim());

    expect(verdictOf("石门村出生率居全乡第一。")).toEqual(["cannotCheck neverRanked"]);
    expect(verdictOf("石门村账实相符率排名倒数第三。")).toEqual(["cannotCheck rankInterval"]);
    expect(verdictOf("石门村账实相符率排名第三。")).toEqual(["differs"]);
    expect(verdictOf("石门村账实相符率排名第20—23名。")).toEqual(["agrees"]);
  });

  it("a figure that is withheld, whatever the draft says of it", () => {
    const known = told({}, { figure: (indicator, area, period) => ({ indicator, area, period, coverage: 1, status: "suppressed" }) });
    const checked = ["石门村出生3人。", "石门村出生4人。", "石门村出生多于2人。"].flatMap((text) => findClaims(text, context)).map((claim) => checkClaim(claim, known));

    for (const one of checked) expect(one).toMatchObject({ verdict: "cannotCheck", reason: "suppressed" });
    for (const one of checked) expect(one).not.toHaveProperty("value");
  });
});

describe("a target in a draft", () => {
  const known = told({ "ledger-match|0|2009": { value: 0.9409 } }, { target: (indicator) => (indicator === "ledger-match" ? 0.92 : undefined) });
  const judged = (text: string) => findClaims(text, context).map((claim) => checkClaim(claim, known)).map(({ text: words, verdict, value }) => [words, verdict, value]);

  it.each([
    ["完成92%的年度目标。账实相符率92%目标。", [["92%", "agrees", 0.92]]],
    ["账实相符率超过90%的考核目标。", [["90%", "differs", 0.92]]],
    ["Ledger match was above the target of 92%.", [["92%", "agrees", 0.92]]],
    ["明年账实相符率要达到95%的目标。", [["95%", "cannotCheck", undefined]]],
    ["漏报率控制在8%的目标以内。", [["8%", "cannotCheck", undefined]]],
  ])("is held against the one that was set, and never against the figure: %s", (text, expected) => {
    expect(judged(text).slice(-1)).toEqual(expected);
  });

  it("is what a figure lies above or below by so much", () => {
    expect(judged("账实相符率比目标高2.1个百分点。")).toEqual([["2.1个百分点", "agreesAfterRounding", expect.closeTo(0.0209, 6)]]);
    expect(judged("账实相符率距目标还差2.1个百分点。")).toEqual([["2.1个百分点", "differs", expect.closeTo(0.0209, 6)]]);
    expect(judged("Ledger match exceeded its 92% target by 2.1 points.").at(-1)).toEqual(["2.1 points", "agreesAfterRounding", expect.closeTo(0.0209, 6)]);
  });
});

describe("sums within a draft", () => {
  const flags = (text: string) => [...draftSums(text, findClaims(text, context)).values()];

  it.each([
    ["出生123人，其中男婴67人、女婴57人。", [{ code: "sumDiffers", sum: 124, total: 123 }]],
    ["出生123人，其中男66人、女57人。", []],
    ["There were 123 births, 67 boys and 57 girls.", [{ code: "sumDiffers", sum: 124, total: 123 }]],
    ["一孩率61.8%，二孩率36.8%，多孩率2.4%。", [{ code: "sharesDiffer", sum: 101 }]],
    ["一孩率61.8%，二孩率35.8%，多孩率2.4%。", []],
    ["一季度34人、二季度27人、三季度35人、四季度30人，全年出生123人。", [{ code: "sumDiffers", sum: 126, total: 123 }]],
    ["全年迁入445人，其中省内300人、省外150人。", [{ code: "sumDiffers", sum: 450, total: 445 }]],
    ["死亡82人，男占54.9%、女占46.1%。", [{ code: "sharesDiffer", sum: 101 }]],
    ["Of 123 births, 66 were boys and 59 were girls.", [{ code: "sumDiffers", sum: 125, total: 123 }]],
    ["石门村出生7人，中心村出生8人，合计出生16人。", [{ code: "sumDiffers", sum: 15, total: 16 }]],
  ])("%s", (text, expected) => {
    expect(flags(text)).toEqual(expected);
  });
});

describe("corrections", () => {
  const mended = (text: string) => {
    const claims = findClaims(text, context);
    return corrected(text, claims.flatMap((claim) => correctionOf(claim, checkClaim(claim, NOW), text) ?? []));
  };

  it.each([
    ["全乡出生130人，出生率11.20‰。", "全乡出生123人，出生率10.42‰。"],
    ["全乡出生一百三十人。", "全乡出生一百二十三人。"],
    ["新生儿访视率达到百分之九十。", "新生儿访视率达到百分之八十八。"],
    ["出生率比上年下降0.38个千分点，工作有进步。", "出生率与上年相比无明显变化，工作有进步。"],
    ["账实相符率提高2.7个百分点。", "账实相符率提高2.6个百分点。"],
    ["账实相符率94.1%。", "账实相符率94.1%。"],
    ["全乡出生１３０人。", "全乡出生123人。"],
    ["The birth rate showed a clear fall on last year.", "The birth rate showed no clear change on last year."],
    ["The birth rate was down 0.38 points on last year.", "The birth rate showed no clear change on last year."],
  ])("%s", (text, expected) => {
    expect(mended(text)).toBe(expected);
  });
});
