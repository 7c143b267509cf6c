import { describe, expect, it } from "vitest";
import { gridTitle, linesTitle, statesTitle, windowsTitle } from "./document-titles";

const line = (label: string, chance: string, exceeds: boolean) => ({ id: label, label, areas: "24", gini: "0.1", chance, verdict: "", exceeds });
const row = (sign: "full" | "part" | "none" | "fault") => ({ label: "", cells: [{ sign: "none" as const, text: "" }, { sign, text: "" }] });

describe("titles of tables in documents", () => {
  it("say in how many of what can be tested the gap is more than chance, and name a few", () => {
    expect(linesTitle([line("甲", "0–1", true), line("乙", "0–1", false), line("丙", "", false)], "zh-CN")).toBe("2 项能比的指标中，1 项的差距大过偶然：甲");
    expect(linesTitle([line("a", "0–1", false)], "en")).toBe("In none of 1 indicators that can be tested is the gap more than chance");
    expect(linesTitle([line("丙", "", false)], "zh-CN")).toBeUndefined();
  });

  it("say how many kinds of data the last year has", () => {
    expect(gridTitle({ years: [2008, 2009], rows: [row("full"), row("full"), row("part"), row("none")] }, "zh-CN")).toBe("2009 年 4 类数据中：2 类报齐，1 类有缺，1 类未报");
    expect(gridTitle({ years: [2008, 2009], rows: [row("full")] }, "en")).toBe("All 1 kinds of data are complete in 2009");
  });

  it("call a ratio high only where a window does, and say too few otherwise", () => {
    expect(windowsTitle([{ label: "一年", verdict: "high" }, { label: "五年", verdict: "notHigh" }], "zh-CN")).toBe("一年出生性别比明显高于正常范围");
    expect(windowsTitle([{ label: "一年", verdict: "tooFew" }, { label: "五年", verdict: "tooFew" }], "zh-CN")).toBe("五年，出生仍少，不足以判定");
    expect(windowsTitle([{ label: "五年", verdict: "none" }], "zh-CN")).toBeUndefined();
  });

  it("count what is past its deadline among those listed", () => {
    expect(statesTitle(["listed", "overdue", "watch", "released"], "zh-CN")).toBe("落后村跟踪：在册 2 个，好转 0 个，退出 1 个，关注 1 个");
  });
});
