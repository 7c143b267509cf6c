import { expect, it } from "vitest";
import { BIRTH_RATE, MATCH, missing, ok, suppressed } from "./fixtures/figures";
import { xmrTile } from "./fixtures/village";
import { withXmr, xmrTexts } from "./xmr-marks";
import { tileSeries } from "./year-series";

const series = (values: (number | undefined)[], locale: "zh-CN" | "en" = "zh-CN") =>
  withXmr(tileSeries({ indicator: MATCH, figures: values.map((value, at) => ({ ...(value === undefined ? suppressed("ledger-match") : ok("ledger-match", value)), period: String(2000 + at) })), above: [], locale, threshold: 5 }), { bounds: { lower: 0, upper: 1 }, locale });
const signals = (view: ReturnType<typeof series>) => view.points.filter(({ signal }) => signal).map(({ year }) => year);

it("marks the year outside the limits and says so in words", () => {
  const view = xmrTile("zh-CN");

  expect(signals(view)).toEqual([2004]);
  expect(view.note).toBe("2004 低于控制界限");
  expect(view.alt).toContain("2004 低于控制界限");
  expect(xmrTile("en").note).toBe("2004 below the limits");
});

it("calls limits of fewer than twelve points trial, and says that large ranges were left out", () => {
  expect(xmrTile("zh-CN").limits).toMatchObject({ trial: true });
  expect(xmrTexts([xmrTile("zh-CN")], { area: "石门", above: "清源乡", locale: "zh-CN", labels: (names) => names.join("、") })).toMatchObject({ title: "十年走势：账实相符率有异常波动", note: expect.stringMatching(/试算.*特别大的移动极差/) });
});

it("counts as steady only what has limits at all", () => {
  const few = series([0.9, 0.8]);
  const steady = series([0.9, 0.91, 0.9, 0.91, 0.9, 0.91]);
  const { title } = xmrTexts([xmrTile("zh-CN"), steady, few], { area: "石门", above: "清源乡", locale: "zh-CN", labels: (names) => names.join("、") });

  expect(title).toBe("十年走势：账实相符率有异常波动，画了界限的其余 1 项平稳");
});

it("names a run on one side of the mean, and one that rises, by its years", () => {
  const shift = series([0.8, 0.79, 0.81, 0.9, 0.89, 0.91, 0.9, 0.89, 0.91, 0.9]);
  const trend = series([0.5, 0.52, 0.54, 0.56, 0.58, 0.6, 0.62, 0.64]);

  expect(shift.note).toContain("2003—2009 连续 7 点在均值同一侧");
  expect(trend.note).toContain("2000—2007 连续 8 点上升");
});

it("draws no limits from fewer than six points, and none of what is withheld", () => {
  expect(series([0.9, 0.8, undefined, 0.9, undefined, 0.9])).not.toHaveProperty("limits");
  expect(series([0.9, 0.8, undefined, 0.9, 0.85, 0.9, 0.88])).toHaveProperty("limits");
});

it("leaves a year that is not wholly reported out of the limits", () => {
  const figures = [0.9, 0.9, 0.91, 0.9, 0.92, 0.9, 0.1].map((value, at) => ok("ledger-match", value, { period: String(2000 + at), ...(at === 6 ? { quality: "provisional", months: 3 } : {}) }));
  const view = withXmr(tileSeries({ indicator: MATCH, figures, above: [], locale: "zh-CN", threshold: 5 }), { locale: "zh-CN" });

  expect(view.limits!.mean).toBeCloseTo(0.905, 3);
  expect(signals(view)).toEqual([]);
});

it("keeps limits inside what can be, and a constant series without a mark", () => {
  expect(series([0.99, 0.9, 1, 0.95, 1, 0.97]).limits!.upper).toBe(1);
  expect(signals(series([0.9, 0.9, 0.9, 0.9, 0.9, 0.9]))).toEqual([]);
});

it("says nothing of series without a number", () => {
  const figures = [2008, 2009].map((year) => ({ ...missing("birth-rate"), period: String(year) }));
  const view = withXmr(tileSeries({ indicator: BIRTH_RATE, figures, above: [], locale: "en", threshold: 5 }), { locale: "en" });

  expect(xmrTexts([view], { area: "Shimen", above: "", locale: "en", labels: (names) => names.join(", ") }).title).toBe("Ten years: too few points for limits");
});
