import * as messages from "../i18n/messages/xmr";
import { translator, type Translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import { specialCauses, type Rule } from "../statistics/special-causes";
import { TRIAL_BELOW, xmr } from "../statistics/xmr";
import type { SeriesPoint, SeriesView } from "./series-view";

/** With fewer points than this there is no usual range to speak of. */
export const FEWEST_FOR_LIMITS = 6;

type T = Translator<typeof messages.zhCN>;
type Known = Extract<SeriesPoint, { status: "ok" }>;

/**
 * A series with the limits of an XmR chart and the points that break one of its rules, each in words. Years not wholly reported, and
 * years without a number, take no part; below six points the series stays as it was.
 */
export function withXmr(view: SeriesView, { bounds = {}, locale }: { bounds?: { lower?: number; upper?: number }; locale: Locale }): SeriesView {
  const t: T = translator(locale, messages);
  const known = view.points.filter((point): point is Known => point.status === "ok" && !point.provisional);
  if (known.length < FEWEST_FOR_LIMITS) return view;
  const values = known.map(({ value }) => value);
  const { mean, lower, upper, trial, screened } = xmr(values);
  const rules = specialCauses(values, { mean, lower, upper });
  const signals = new Map(known.map(({ year }, at) => [year, rules[at]!] as const));
  const note = sentenceOf(known, rules, mean, t);
  const bound = (value: number) => Math.min(bounds.upper ?? Infinity, Math.max(bounds.lower ?? -Infinity, value));
  return {
    ...view, ...(note === "" ? { subtitle: `${view.subtitle} · ${t("flat")}` } : { note }), alt: `${view.alt} ${note === "" ? t("flat") : note}`,
    points: view.points.map((point) => ((signals.get(point.year)?.length ?? 0) > 0 ? { ...point, signal: signals.get(point.year)! } : point)),
    limits: { mean, lower: bound(lower), upper: bound(upper), trial, screened: screened.length > 0 },
  };
}

/** Each rule once, with the years that break it. */
function sentenceOf(known: readonly Known[], rules: readonly Rule[][], mean: number, t: T): string {
  const years = (rule: Rule) => known.filter((_, at) => rules[at]!.includes(rule));
  const list = (points: readonly Known[]) => points.map(({ year }) => year).join(t("yearJoin"));
  const outside = years("outside");
  const above = outside.filter(({ value }) => value > mean);
  const below = outside.filter(({ value }) => value < mean);
  const close = years("twoInThree");
  return [
    ...(above.length > 0 ? [t("outsideAbove", { year: list(above) })] : []), ...(below.length > 0 ? [t("outsideBelow", { year: list(below) })] : []),
    ...runs(known, rules, "shift", mean).map((run) => t("shift", spanOf(run, t))),
    ...runs(known, rules, "trend", mean).map((run) => t(run.at(-1)!.value > run[0]!.value ? "trendUp" : "trendDown", spanOf(run, t))),
    ...(close.length > 0 ? [t("twoInThree", { year: list(close) })] : []),
  ].join(t("sentenceJoin"));
}

const spanOf = (run: readonly Known[], t: T) => ({ years: t("span", { from: String(run[0]!.year), to: String(run.at(-1)!.year) }), n: String(run.length) });

/** Stretches of points that break a rule together; a change of direction begins a new one. */
function runs(known: readonly Known[], rules: readonly Rule[][], rule: Rule, mean: number): Known[][] {
  const found: Known[][] = [];
  known.forEach((point, at) => {
    if (!rules[at]!.includes(rule)) return;
    const last = found.at(-1);
    const follows = at > 0 && last?.at(-1) === known[at - 1] && (rule !== "shift" || point.value > mean === known[at - 1]!.value > mean);
    if (follows) last!.push(point);
    else found.push([point]);
  });
  return found;
}

/** Heading, description and reading aid over several series. */
export function xmrTexts(views: readonly SeriesView[], { area, above, locale, labels }: { area: string; above: string; locale: Locale; labels(names: readonly string[]): string }): { title: string; subtitle: string; note: string } {
  const t: T = translator(locale, messages);
  const limited = views.filter(({ limits }) => limits);
  const unusual = limited.filter(({ points }) => points.some(({ signal }) => signal)).map(({ title }) => title);
  const list = labels(unusual);
  const title = limited.length === 0 ? t("titleFew") : unusual.length === 0 ? t("titleNone", { n: String(limited.length) }) : unusual.length === limited.length ? t("titleAll", { list }) : t("title", { list, n: String(limited.length - unusual.length) });
  const notes = [
    ...(limited.length > 0 ? [t("method")] : []), ...(limited.length < views.length ? [t("few", { n: String(FEWEST_FOR_LIMITS) })] : []), ...(limited.some(({ limits }) => limits!.trial) ? [t("trial", { below: String(TRIAL_BELOW) })] : []),
    ...(limited.some(({ limits }) => limits!.screened) ? [t("screened")] : []), ...(views.some(({ points }) => points.some(({ provisional }) => provisional)) ? [t("partial")] : []),
  ];
  return { title, subtitle: above === "" ? t("subtitleAlone", { area }) : t("subtitle", { area, above }), note: notes.join(locale === "en" ? " " : "") };
}
