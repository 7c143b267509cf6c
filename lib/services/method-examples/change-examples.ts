import type { Change } from "../../analysis/figure";
import { formatNumber } from "../../i18n/format";
import { katz } from "../../statistics/share-ratio";
import { recentTrend, TREND_PERIODS } from "../../statistics/recent-trend";
import { shareTrend } from "../../statistics/trend-test";
import { specialCauses } from "../../statistics/special-causes";
import { xmr } from "../../statistics/xmr";
import type { MethodId } from "../../views/methods/method-list";
import type { Example, ExampleData } from "./example-data";
import { TWO, type ExampleText, type MadeExample, type Writing } from "./write-example";

/** One figure against the years before. */
export const CHANGE_EXAMPLES = {
  newcombe: ({ share }, w) => (share ? changeExample("ex_newcombe", "difference", share, w) : w.none("noFigure")),
  "rate-ratio": ({ rate }, w) => (rate ? changeExample("ex_rate-ratio", "ratio", rate, w) : w.none("noFigure")),
  "share-ratio"({ share }, w) {
    if (!share) return w.none("noFigure");
    const [before, now] = share.years.slice(-2);
    if (!before || !now || now.year - before.year !== 1 || before.figure.events === 0 || now.figure.events === 0) return w.none("needsYears");
    const counts = [now, before].map(({ figure: { events, exposure } }) => ({ events, trials: exposure }));
    const { value, interval } = katz(counts[0]!, counts[1]!, w.config.level);
    return w.ok(w.t("ex_share-ratio", { who: w.who, indicator: w.label(share), value: w.number(value, 2), level: w.level, interval: w.interval(interval, TWO) }));
  },
  "recent-trend"({ share, rate }, w) {
    const chosen = [rate, share].find((one) => one && one.years.length >= TREND_PERIODS);
    if (!chosen) return w.none(share || rate ? "needsYears" : "noFigure");
    const five = chosen.years.slice(-TREND_PERIODS);
    const points = five.flatMap(({ figure: { value, interval } }) => (interval ? [{ value, lower: Math.min(interval.lower, value), upper: Math.max(interval.upper, value) }] : []));
    const { direction } = recentTrend(points);
    return w.ok(w.t("ex_recent-trend", { who: w.area, indicator: w.label(chosen), from: String(five[0]!.year), to: String(five.at(-1)!.year), direction: w.t(direction) }));
  },
  "trend-test"({ share }, w) {
    if (!share) return w.none("noFigure");
    if (share.years.length < 3) return w.none("needsYears");
    const { chi2, p } = shareTrend(share.years.map(({ figure: { events, exposure } }) => ({ events, trials: exposure })), share.years.map(({ year }) => year));
    return w.ok(w.t("ex_trend-test", { who: w.area, indicator: w.label(share), n: String(share.years.length), from: String(share.years[0]!.year), to: String(share.years.at(-1)!.year), chi2: w.number(chi2, 2), p: w.p(p) }));
  },
  xmr({ rate, share }, w) {
    const chosen = rate ?? share;
    if (!chosen) return w.none("noFigure");
    if (chosen.years.length < 3) return w.none("needsYears");
    const values = chosen.years.map(({ figure: { value } }) => value);
    const limits = xmr(values);
    const { display } = chosen.indicator;
    const outside = specialCauses(values, limits).filter((rules) => rules.includes("outside")).length;
    return w.ok(w.t("ex_xmr", { who: w.area, indicator: w.label(chosen), n: String(values.length), mean: w.value(limits.mean, display), interval: w.interval(limits, display), trial: limits.trial ? w.t("trial") : "", outside: String(outside) }));
  },
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

/** The change that the pages show, not one made anew. */
function changeExample(key: "ex_newcombe" | "ex_rate-ratio", kind: Change["kind"], example: Example, w: Writing): ExampleText {
  const { change, value } = example.own;
  const { display } = example.indicator;
  if (!change || change.kind !== kind || change.value === undefined) return w.none("needsYears");
  const write = (number: number) => (kind === "ratio" ? w.number(number, 2) : formatNumber(number, display));
  return w.ok(w.t(key, { who: w.who, indicator: w.label(example), value: w.value(value, display), change: write(change.value), lower: write(change.lower), upper: change.upper === undefined ? "∞" : write(change.upper), verdict: w.t(change.verdict) }));
}
