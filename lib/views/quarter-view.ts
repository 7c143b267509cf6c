import type { Figure } from "../analysis/figure";
import type { QuarterOutlook } from "../analysis/service-outlook";
import { COUNT, formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/quarters";
import { translator, type Translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { figureText, type Writer } from "./figure-text";

/** One quarter of a year: a number with its interval, or why there is none. */
export type QuarterPoint = { /** Came after the quarter that is looked from. */ later?: boolean } & ({ status: "ok"; value: number; lower?: number; upper?: number } | { status: "suppressed" | "missing" | "undefined"; text: string });

/** What a picture of the four quarters of a year says: a running share as a line, counts as bars from zero. */
export type QuarterView = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  as: "line" | "bars";
  labels: readonly string[];
  points: readonly QuarterPoint[];
  /** Wanted at the end of each quarter. */
  goals?: { label: string; values: readonly (number | undefined)[] };
  /** Wanted by the end of one quarter (1 to 4). */
  checkpoint?: { quarter: number; value: number; label: string };
  earlier?: { label: string; lines: readonly (readonly (number | undefined)[])[] };
  /** What the year is heading for at the end of its last quarter. */
  ahead?: readonly { label: string; value: number; lower: number; upper: number; season: boolean }[];
  /** Values that the scale holds: pictures side by side share one. */
  extent?: { lower: number; upper: number };
  bounds?: { lower: number; upper: number };
  format: NumberFormat;
};

export type ProgressPicture = {
  indicator: Indicator;
  /** Running shares of the four quarters. */
  shares: readonly Figure[];
  /** Quarter that is looked from. */
  from: number;
  goals: readonly (number | undefined)[];
  target?: number;
  midYear?: number;
  earlier?: readonly { year: number; shares: readonly Figure[] }[];
  linear?: QuarterOutlook;
  seasonal?: QuarterOutlook;
  areaName: string;
  period: string;
  extent?: { lower: number; upper: number };
  writer: Writer;
};

type T = Translator<typeof messages.zhCN>;

/** A service through the year: its running share, the target, and what it is heading for; the title says which. */
export function progressView(question: ProgressPicture): QuarterView {
  const { indicator, shares, from, goals, target, midYear, areaName, period, extent, writer } = question;
  const t: T = translator(writer.locale, messages);
  const format = indicator.display;
  const points = shares.map((share, at): QuarterPoint => ({ ...pointOf(share, format, writer), ...(at >= from ? { later: true } : {}) }));
  const title = titleOf(question, t);
  const list = points.map((point, at) => t("item", { n: String(at + 1), value: point.status === "ok" ? formatWithSign(point.value, format) : point.text })).join(writer.locale === "en" ? ", " : "，");
  const wanted = goals.map((goal) => goal ?? target);
  const earlier = linesBefore(question);
  const ahead = aheadOf(question, t);
  return {
    title, alt: t("alt", { title, list }), subtitle: t("subtitle", { area: areaName, year: period }), as: "line", labels: quarterLabels(writer), points, format, bounds: { lower: 0, upper: 1 },
    ...(points.some(({ status, later }) => later && status === "ok") ? { note: t("later") } : {}),
    ...(wanted.some((goal) => goal !== undefined) ? { goals: { label: t("target", { value: percent(target ?? wanted.find((goal) => goal !== undefined)!, format) }), values: wanted } } : {}),
    ...(midYear === undefined ? {} : { checkpoint: { quarter: 2, value: midYear, label: t("mid", { value: percent(midYear, format) }) } }),
    ...(earlier ? { earlier } : {}), ...(ahead.length > 0 ? { ahead } : {}), ...(extent ? { extent } : {}),
  };
}

export const quarterLabels = ({ locale }: Pick<Writer, "locale">): string[] => [1, 2, 3, 4].map((n) => translator(locale, messages)("quarter", { n: String(n) }));

/** A goal as it was set: without digits that nobody wrote. */
export function percent(value: number, format: NumberFormat): string {
  const whole = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
  return formatWithSign(value, whole ? { ...format, decimals: 0 } : format);
}

/** A chance in whole per cent; never called certain. */
export function chanceText(chance: number): string {
  const whole = Math.round(chance * 100);
  if (whole < 1) return "<1%";
  return whole > 99 ? ">99%" : `${formatNumber(whole, COUNT)}%`;
}

export const LIKELY = 0.9;

export function pointOf(figure: Figure, format: NumberFormat, writer: Writer): QuarterPoint {
  if (figure.status !== "ok") return { status: figure.status, text: figureText(figure, format, writer).text };
  return { status: "ok", value: figure.value, ...(figure.interval && Number.isFinite(figure.interval.upper) ? { lower: figure.interval.lower, upper: figure.interval.upper } : {}) };
}

function titleOf({ indicator, shares, from, target, linear, writer: { locale } }: ProgressPicture, t: T): string {
  const label = indicator.label[locale];
  const now = shares.slice(0, from).findLast(({ status }) => status === "ok");
  if (now?.status !== "ok") return t("titleNone", { indicator: label });
  const value = formatWithSign(now.value, indicator.display);
  if (target === undefined || linear === undefined || linear.status === "missing") return t("titlePlain", { indicator: label, value, quarter: now.period.slice(-1) });
  const parts = { indicator: label, goal: percent(target, indicator.display) };
  if (linear.status === "ok") return t(linear.chance >= LIKELY ? "titleAheadYes" : linear.chance <= 1 - LIKELY ? "titleAheadNo" : "titleAheadMaybe", { ...parts, chance: chanceText(linear.chance) });
  if (linear.met) return t("titleEndMet", { ...parts, value: formatWithSign(linear.value, indicator.display) });
  const unsure = now.interval && now.interval.upper >= target;
  return t(unsure ? "titleEndUnsure" : "titleEndShort", { ...parts, value: formatWithSign(linear.value, indicator.display) });
}

/** At most so many earlier years: more are a tangle. */
const MOST_EARLIER = 3;

function linesBefore({ earlier = [], writer: { locale } }: ProgressPicture): QuarterView["earlier"] {
  const known = earlier.filter(({ shares }) => shares.filter(({ status }) => status === "ok").length >= 2).slice(-MOST_EARLIER);
  if (known.length === 0) return undefined;
  const years = [...new Set([known[0]!.year, known.at(-1)!.year])].join("–");
  return { label: translator(locale, messages)("earlier", { years }), lines: known.map(({ shares }) => shares.map((share) => (share.status === "ok" ? share.value : undefined))) };
}

function aheadOf({ linear, seasonal, indicator: { display } }: ProgressPicture, t: T): NonNullable<QuarterView["ahead"]> {
  const one = (outlook: QuarterOutlook | undefined, season: boolean) => (outlook?.status === "ok" ? [{ label: t(season ? "seasonal" : "linear", { value: formatWithSign(outlook.expected, display) }), value: outlook.expected, lower: outlook.interval.lower, upper: outlook.interval.upper, season }] : []);
  return [...one(linear, false), ...one(seasonal, true)];
}
