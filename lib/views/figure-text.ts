import type { Locale } from "../base/locale";
import type { Figure } from "../analysis/figure";
import { DASH, PERCENT, formatInterval, formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/figure";
import { translator } from "../i18n/translator";

/** A figure in words: what stands in the cell, what stands lighter behind it, and why where there is no number. */
export type FigureText = {
  status: Figure["status"];
  text: string;
  sign: string;
  interval?: string;
  /** `初`, `疑`, `缺` with the sentence behind it. */
  mark?: { text: string; reason: string };
  /** Why there is no number. */
  reason?: string;
};

export type Writer = { locale: Locale; /** Counts below this are not shown. */ threshold: number };

/** Writes a figure as look.md says: `10.42‰ (9.87–11.00)`, `1–4`, `未报`, `—`, each missing one with its reason. */
export function figureText(figure: Figure, format: NumberFormat, { locale, threshold }: Writer): FigureText {
  if (figure.status === "ok") {
    // A count of everyone is no sample of anything: its interval says nothing.
    const mark = markOf(figure, locale);
    return {
      status: "ok", text: formatNumber(figure.value, format), sign: format.sign,
      ...(figure.interval && figure.indicator !== "population" ? { interval: formatInterval(figure.interval, format) } : {}), ...(mark ? { mark } : {}),
    };
  }
  return { status: figure.status, sign: "", text: emptyText(figure, { locale, threshold }), reason: reasonOf(figure, { locale, threshold }) };
}

/** Withheld for a neighbour's sake: it may be any number, so `1–4` would be untrue. */
const PROTECTS = "＊";

/** What a cell shows instead of a number. */
function emptyText(figure: Exclude<Figure, { status: "ok" }>, { locale, threshold }: Writer): string {
  const t = translator(locale, messages);
  if (figure.status === "suppressed") return figure.reason === "smallCount" ? smallCount(threshold) : PROTECTS;
  return figure.status === "missing" ? t("notReported") : DASH;
}

/** `1–4`, or what the office's own threshold makes of it. */
export const smallCount = (threshold: number): string => `1–${threshold - 1}`;

function reasonOf(figure: Exclude<Figure, { status: "ok" }>, { locale, threshold }: Writer): string {
  const t = translator(locale, messages);
  const key = `reason${figure.reason.charAt(0).toUpperCase()}${figure.reason.slice(1)}` as "reasonSmallCount";
  return t(key, { most: String(threshold - 1) });
}

/** As the quality mark has it: what lacks less is told on the page of how a figure was made. */
const LITTLE_LACKS = 0.995;

function markOf(figure: Figure, locale: Locale): FigureText["mark"] {
  const t = translator(locale, messages);
  if (figure.quality === "doubtful") return { text: t("doubtfulMark"), reason: t("doubtful") };
  if (figure.quality === "provisional" && (figure.months < 12 || figure.coverage >= LITTLE_LACKS)) return { text: t("provisionalMark"), reason: t(figure.period.includes("..") ? "provisionalYears" : "provisional", { months: String(figure.months) }) };
  if (figure.coverage < LITTLE_LACKS) return { text: t("partMark"), reason: t("partCoverage", { coverage: formatWithSign(figure.coverage, PERCENT) }) };
  return undefined;
}
