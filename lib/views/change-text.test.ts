import { expect, it } from "vitest";
import type { Figure } from "../analysis/figure";
import { changeText } from "./change-text";
import { BIRTH_RATE, BIRTHS, FALLEN, MATCH, ok, RISEN, SEX_RATIO, suppressed, UNCLEAR } from "./fixtures/figures";

it("says in points how far a share moved, and on which side that is", () => {
  expect(changeText(ok("ledger-match", 0.941, { change: RISEN }), MATCH, "zh-CN")).toMatchObject({ shape: "up", text: "2.6 个百分点", tone: "better" });
  expect(changeText(ok("ledger-match", 0.941, { change: RISEN }), { ...MATCH, better: "lower" }, "en")).toMatchObject({ shape: "up", text: "2.6 points", tone: "behind" });
});

it("gives a rate's change in points of the rate, a count's in per cent", () => {
  expect(changeText(ok("birth-rate", 0.008, { change: FALLEN }), BIRTH_RATE, "zh-CN").text).toBe("2.00 个千分点");
  expect(changeText(ok("births", 80, { change: FALLEN }), BIRTHS, "zh-CN").text).toBe("20.0%");
});

it("gives what is described neither a better nor a worse side", () => {
  expect(changeText(ok("birth-rate", 0.008, { change: FALLEN }), BIRTH_RATE, "zh-CN").tone).toBe("neutral");
});

it("never says that something rose or fell when that is not clear", () => {
  const text = changeText(ok("birth-rate", 0.01, { change: UNCLEAR }), BIRTH_RATE, "zh-CN");

  expect(text).toMatchObject({ shape: "flat", text: "无明显变化", tone: "neutral" });
  expect(text.detail).toContain("0.97");
});

it("is silent about a figure that is not shown", () => {
  expect(changeText(suppressed("births"), BIRTHS, "zh-CN")).toMatchObject({ shape: "none", text: "" });
  expect(changeText(ok("births", 80), BIRTHS, "zh-CN").text).toBe("无上年可比");
});

it("writes a ratio without an upper limit", () => {
  const change = { verdict: "up", kind: "ratio", lower: 1.2 } as const;

  expect(changeText(ok("sex-ratio-at-birth", 110, { change }), SEX_RATIO, "zh-CN").detail).toContain("∞");
});

it("says of a figure without an interval that this is why it is not compared, and of several years that they are pooled", () => {
  const { interval: _interval, ...bare } = ok("natural-increase", 0.002) as Extract<Figure, { status: "ok" }>;

  expect(changeText(bare as Figure, BIRTH_RATE, "zh-CN").text).toBe("不作比较：没有区间");
  expect(changeText(bare as Figure, BIRTH_RATE, "en").text).toBe("not compared: it has no interval");
  expect(changeText(ok("birth-rate", 0.01, { period: "2007..2009" }), BIRTH_RATE, "zh-CN").text).toBe("多年合并，不与上年比");
});
