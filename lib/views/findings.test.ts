import { describe, expect, it } from "vitest";
import { overviewFindings, type Compared } from "./findings";
import { BIRTH_RATE, FALLEN, MATCH, missing, ok, RISEN, UNCLEAR, villages, VISITS } from "./fixtures/figures";
import { intervalRows } from "./interval-row";

const zh = { locale: "zh-CN", threshold: 5, areaName: "清源乡", year: "2009" } as const;
const en = { ...zh, locale: "en", areaName: "Qingyuan Township" } as const;
const unclear = { indicator: BIRTH_RATE, figure: ok("birth-rate", 0.01042, { change: UNCLEAR }) };
const reference = { kind: "target", lower: 0.9, upper: 0.9 } as const;
const compared: Compared = { indicator: VISITS, rows: intervalRows(villages(), reference, "higher"), reference, areaName: "清源乡", level: "village" };

describe("heading", () => {
  it("states the change of the birth rate and how many villages differ from the target", () => {
    const { heading } = overviewFindings({ headline: [unclear], compared, ...zh });

    expect(heading).toBe("出生率与上年相比无明显变化；新生儿访视有 3 个村明显低于目标，另有 21 个村与之分不开");
  });

  it("says the same in English", () => {
    const { heading } = overviewFindings({ headline: [unclear], compared, ...en });

    expect(heading).toBe("Birth rate: no clear change on last year; Newborn visits: 3 villages clearly below the target, 21 villages cannot be told apart from it");
  });

  it("calls nobody behind when no interval lies wholly below the target", () => {
    const rows = intervalRows(villages().slice(3), reference, "higher");
    const { heading } = overviewFindings({ headline: [unclear], compared: { ...compared, rows }, ...zh });

    expect(heading).not.toContain("明显低于");
    expect(heading).toContain("分不开");
  });

  it("says what is lacking when nothing was reported", () => {
    const { heading, lead } = overviewFindings({ headline: [{ indicator: BIRTH_RATE, figure: missing("birth-rate") }], ...zh });

    expect(heading).toBe("这个快照里没有清源乡 2009 的数据。");
    expect(lead).toEqual([]);
  });
});

describe("lead", () => {
  it("is silent about changes that are not clear", () => {
    expect(overviewFindings({ headline: [unclear], ...zh }).lead).toEqual(["以下各项与上年相比都没有可确认的变化。"]);
  });

  it("names the only clear change, and lists several", () => {
    const risen = { indicator: MATCH, figure: ok("ledger-match", 0.941, { change: RISEN }) };
    const fallen = { indicator: VISITS, figure: ok("service-newborn-visit", 0.88, { change: { ...FALLEN, kind: "difference" as const, value: -0.074 } }) };

    expect(overviewFindings({ headline: [unclear, risen], ...zh }).lead[0]).toBe("账实相符率上升 2.6 个百分点，是主要指标中唯一可确认的变化。");
    expect(overviewFindings({ headline: [unclear, risen, fallen], ...zh }).lead[0]).toBe("以下各项中，可确认的变化有 2 项：账实相符率上升 2.6 个百分点；新生儿访视下降 7.4 个百分点。");
  });

  it("does not call a sex ratio high whose interval holds the normal band", () => {
    const pooled = { years: 3, value: 113.5, interval: { lower: 94.1, upper: 136.9 }, band: [103, 107] } as const;

    expect(overviewFindings({ headline: [unclear], pooled, ...zh }).lead[1]).toBe("出生性别比 3 年合并为 113.5，区间 (94.1–136.9) 与正常范围有重叠，尚不能断定偏高。");
    expect(overviewFindings({ headline: [unclear], pooled: { ...pooled, interval: { lower: 107.4, upper: 120 } }, ...zh }).lead[1]).toContain("明显高于正常范围上限 107");
  });

  it("says that a part of a year is provisional", () => {
    const figure = ok("birth-rate", 0.01, { change: UNCLEAR, months: 7, quality: "provisional" });

    expect(overviewFindings({ headline: [{ indicator: BIRTH_RATE, figure }], ...zh }).lead.at(-1)).toContain("7 个月");
  });
});
