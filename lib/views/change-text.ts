import type { Change, Figure } from "../analysis/figure";
import type { Locale } from "../base/locale";
import { DASH, PERCENT, formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/figure";
import { translator } from "../i18n/translator";

export type Tone = "better" | "behind" | "neutral";
/** A shape and a word, never colour alone: look.md. */
export type ChangeText = { shape: "up" | "down" | "flat" | "none"; text: string; tone: Tone; detail?: string };
/** Which side is the better one; only a scored indicator has one. */
export type Side = { better?: "higher" | "lower"; display: NumberFormat };

const RATIO_TWO: NumberFormat = { scale: 1, sign: "", decimals: 2 };

/** The change on last year in words: `▲ 0.31 个千分点`, `● 无明显变化`; nothing is said to rise or fall that is not clear. */
export function changeText(figure: Figure, side: Side, locale: Locale): ChangeText {
  const t = translator(locale, messages);
  const { change } = figure;
  if (figure.status !== "ok") return { shape: "none", text: "", tone: "neutral" };
  if (change === undefined) return { shape: "none", text: t(whyNone(figure)), tone: "neutral" };
  const detail = changeDetail(change, side.display, locale);
  if (change.verdict === "unclear") return { shape: "flat", text: t("unclear"), tone: "neutral", detail };
  return { shape: change.verdict, text: changeSize(figure.value, change, side.display, locale), tone: toneOf(change.verdict, side.better), detail };
}

/** A figure without an interval is not compared, whether or not there is an earlier year; one of several years has no year before it. */
function whyNone(figure: Extract<Figure, { status: "ok" }>): "noInterval" | "severalYears" | "noComparison" {
  if (figure.period.includes("..")) return "severalYears";
  return figure.interval === undefined ? "noInterval" : "noComparison";
}

/** How large a change is, without its direction: `2.6 个百分点`, `12.3%`. */
export function changeSize(value: number, change: Change, format: NumberFormat, locale: Locale): string {
  const t = translator(locale, messages);
  if (change.value === undefined) return t("fromNone");
  if (change.kind === "difference") return points(Math.abs(change.value), format, t);
  if (format.scale === 1 && format.decimals === 0) return formatWithSign(Math.abs(change.value - 1), PERCENT);
  return change.value === 0 ? t("toNone") : points(Math.abs(value - value / change.value), format, t);
}

function points(size: number, format: NumberFormat, t: ReturnType<typeof translator<typeof messages.zhCN>>): string {
  // A sex ratio is compared as a share of boys: its difference is one of shares, whatever the ratio's own format.
  if (isOdds(format)) return t("boyPoints", { value: formatNumber(size, PERCENT) });
  const value = formatNumber(size, format);
  if (format.sign === "%") return t("points", { value });
  return format.sign === "‰" ? t("perMillePoints", { value }) : t("ratioPoints", { value });
}

const isOdds = ({ scale, decimals }: NumberFormat): boolean => scale === 1 && decimals === 1;

function changeDetail(change: Change, format: NumberFormat, locale: Locale): string {
  const t = translator(locale, messages);
  const ratio = change.kind === "ratio";
  const write = (number: number | undefined) => (number === undefined ? "∞" : formatNumber(number, ratio ? RATIO_TWO : isOdds(format) ? PERCENT : format));
  const value = change.value === undefined ? DASH : write(change.value);
  // A difference of two shares is so many points, not so many per cent.
  const parts = { value: ratio || change.value === undefined ? value : t(isOdds(format) || format.sign === "%" ? "points" : format.sign === "‰" ? "perMillePoints" : "ratioPoints", { value }), lower: write(change.lower), upper: write(change.upper) };
  return t(ratio ? "changeDetailRatio" : isOdds(format) ? "changeDetailBoys" : "changeDetailDifference", parts);
}

function toneOf(verdict: "up" | "down", better: Side["better"]): Tone {
  if (better === undefined) return "neutral";
  return (verdict === "up") === (better === "higher") ? "better" : "behind";
}
