import { expect, it } from "vitest";
import { PER_MILLE, PERCENT } from "../i18n/format";
import { figureText } from "./figure-text";
import { missing, ok, suppressed, without } from "./fixtures/figures";

const zh = { locale: "zh-CN", threshold: 5 } as const;
const en = { locale: "en", threshold: 5 } as const;

it("writes the value with its interval behind it", () => {
  const text = figureText(ok("birth-rate", 0.01042, { interval: { lower: 0.00866, upper: 0.01243, level: 0.95, method: "byar" } } as never), PER_MILLE, zh);

  expect(text).toMatchObject({ text: "10.42", sign: "‰", interval: "(8.66–12.43)" });
});

it("shows suppressed, missing and undefined differently, each with its reason in the reader's language", () => {
  const shown = [suppressed("deaths"), missing("deaths"), without("deaths")].map((figure) => figureText(figure, PERCENT, zh));

  expect(shown.map(({ text }) => text)).toEqual(["1–4", "未报", "—"]);
  expect(new Set(shown.map(({ reason }) => reason)).size).toBe(3);
  expect(figureText(missing("deaths"), PERCENT, en)).toMatchObject({ text: "not reported", reason: "nothing was reported for this period" });
});

it("does not say 1–4 of a figure withheld for its neighbour's sake", () => {
  const text = figureText({ ...suppressed("deaths"), reason: "protectsAnother" } as never, PERCENT, zh);

  expect(text.text).toBe("＊");
});

it("follows the office's own threshold", () => {
  expect(figureText(suppressed("deaths"), PERCENT, { locale: "zh-CN", threshold: 10 }).text).toBe("1–9");
});

it("marks provisional, doubtful and partly covered figures", () => {
  const mark = (more: object) => figureText(ok("births", 120, more), PERCENT, zh).mark?.text;

  expect(mark({ quality: "provisional", months: 7 })).toBe("初");
  expect(mark({ quality: "doubtful" })).toBe("疑");
  expect(mark({ coverage: 0.8 })).toBe("缺");
  expect(mark({})).toBeUndefined();
});

it("prints no interval round a count of everyone", () => {
  expect(figureText(ok("population", 11804), { scale: 1, sign: "", decimals: 0 }, zh).interval).toBeUndefined();
});
