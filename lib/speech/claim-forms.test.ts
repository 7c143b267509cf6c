import { describe, expect, it } from "vitest";
import { makeRegistry } from "../indicators/registry";
import { findClaims, type ClaimContext } from "./claim";
import { speechWords } from "./phrases";

const context: ClaimContext = {
  words: speechWords(makeRegistry().all), names: [{ name: "石门", code: "1" }, { name: "上湾", code: "2" }, { name: "Shimen", code: "1" }, { name: "Shangwan", code: "2" }],
  levels: [{ level: "village" }, { level: "township", code: "0" }, { level: "county" }], area: "0", year: 2009, statYearStart: 10, villages: new Set(["1", "2"]), townships: new Set(["0"]),
};
const read = (text: string) => findClaims(text, context).map(({ start, end, kind, indicator, area, period, ...more }) => ({ words: text.slice(start, end), kind, of: indicator?.id, area, period, ...more }));

describe("a table in a draft", () => {
  it("says of each cell what its row and column are headed with", () => {
    const cells = read("村名\t出生人数（人）\t老年人健康管理率\n石门\t7\t45.5\n合计\t123\t80.7%\n完。");

    expect(cells.map(({ words, of, area }) => [words, of, area])).toEqual([["7", "births", "1"], ["45.5", "service-elderly-health-65", "1"], ["123", "births", "0"], ["80.7%", "service-elderly-health-65", "0"]]);
  });

  it("has years as heads of columns or rows", () => {
    expect(read("指标\t2008年\t2009\n出生人数\t129\t123").map(({ words, period }) => [words, period])).toEqual([["129", "2008"], ["123", "2009"]]);
    expect(read("| 年度 | 出生 |\n|---|---|\n| 2008 | 129 |").map(({ words, of, period }) => [words, of, period])).toEqual([["129", "births", "2008"]]);
  });

  it("has columns of changes, where the sign says the direction", () => {
    const [now, change] = read("项目\t本年\t同比增减\n死亡率（‰）\t6.95\t-0.26");

    expect(now).toMatchObject({ kind: "value", of: "death-rate", words: "6.95" });
    expect(change).toMatchObject({ kind: "change", of: "death-rate", direction: "down", words: "0.26", base: "2008" });
  });

  it("is no table where it has no numbers, and invents nothing of other columns", () => {
    expect(read("时间\t内容\n10月5日\t核对台账")).toEqual([]);
    expect(read("序号\t事项\t期限\n1\t公示\t7天")).toEqual([]);
  });
});

it("does not take the completeness of births, an estimate of the quality page, for the indicator of all events", () => {
  expect(read("出生登记完整率为87.3%，登记完整率为97.0%。").map(({ words, of, reason }) => [words, of, reason])).toEqual([["87.3%", undefined, "estimate"], ["97.0%", "completeness", undefined]]);
});

describe("a number of villages beside their names", () => {
  it.each([
    ["石门、上湾两个村被列入落后村。", "listed"],
    ["石门、上湾2个村需要关注。", "watched"],
    ["石门村和上湾村两个村仍有差距。", undefined],
    ["Two villages (Shimen and Shangwan) are listed.", "listed"],
  ])("counts those: %s", (text, state) => {
    expect(read(text)[0]?.counted).toEqual({ of: "named", villages: ["1", "2"], ...(state ? { state } : {}) });
  });
});

describe("one measured against another", () => {
  it("is a count of the same area, or the figure of another", () => {
    expect(read("迁出486人，迁出比迁入多41人。").at(-1)).toMatchObject({ kind: "gap", of: "moves-out", against: { indicator: { id: "moves-in" } }, direction: "up" });
    expect(read("石门村双向核实率40.2%，不到全乡平均的六成。").at(-1)).toMatchObject({ of: "service-migrant-contact", area: "1", against: { area: "0" }, quantity: { bound: "below" } });
  });
});

describe("how far areas lie apart", () => {
  it("is measured from one village to another, either way round", () => {
    expect(read("石门村人口比上湾村多39人")[0]).toMatchObject({ kind: "gap", area: "1", than: "2", direction: "up" });
    expect(read("石门村人口848人，上湾村809人，两村相差39人").at(-1)).toMatchObject({ kind: "gap", area: "1", than: "2", of: "population" });
    expect(read("Elderly health in Shimen was 41.6 percentage points lower than in Shangwan.")[0]).toMatchObject({ kind: "gap", area: "1", than: "2", direction: "down" });
  });

  it("keeps the village spoken of through several comparisons", () => {
    expect(read("石门村人口比上湾村多39人，比全乡少100人").map(({ area, than }) => [area, than])).toEqual([["1", "2"], ["1", "0"]]);
  });
});

describe("the highest and the lowest", () => {
  it("are ranks of the area that is named, by value", () => {
    expect(read("人口最多的是石门村")[0]).toMatchObject({ kind: "rank", area: "1", of: "population", rank: { from: 1, byValue: "highest" } });
    expect(read("The lowest elderly health coverage was in Shangwan.")[0]).toMatchObject({ kind: "rank", area: "2", rank: { byValue: "lowest" } });
  });

  it("are no claim where no area is named or the word is part of another", () => {
    expect(read("最高人民法院要求最低限度增加群众负担。人口工作任务最重。")).toEqual([]);
  });
});

describe("a rise or fall", () => {
  it("that leads to a number is said of that number", () => {
    const claims = read("出生率由10.93‰下降到今年的10.42‰。");

    expect(claims.map(({ words, kind, period, direction }) => [words, kind, period, direction])).toEqual([["10.93‰", "value", "2008", undefined], ["10.42‰", "value", "2009", "down"]]);
  });

  it("that comes from a number leaves that number what it was before", () => {
    expect(read("Births were 123, down from 129.").map(({ words, kind, period, onlyWhenWrong }) => [words, kind, period, onlyWhenWrong])).toEqual([["123", "value", "2009", undefined], ["down", "change", "2009", true], ["129", "value", "2008", undefined]]);
  });

  it("with a size is the size and not a value", () => {
    expect(read("出生人数比上年减少了6人")[0]).toMatchObject({ kind: "change", direction: "down" });
  });

  it("is claimed without a word of comparison too, but not where it is a wish", () => {
    expect(read("出生率明显下降。")[0]).toMatchObject({ kind: "change", words: "下降" });
    expect(read("要推动漏报率下降。The office will help birth rate rise.")).toEqual([]);
  });
});

describe("numbers that look like something else", () => {
  it("are people and not years", () => {
    expect(read("流出2061人，出生123人")[0]).toMatchObject({ words: "2061人", of: "migrants-out", period: "2009" });
  });

  it("are limits of a count of villages and not values", () => {
    expect(read("有3个村漏报率超过5%").map(({ words }) => words)).toEqual(["3个村"]);
  });
});
