import type { Evidence, LaggingVillage } from "../analysis/lagging/lagging";
import type { LaggingState } from "../analysis/lagging/states";
import type { Locale } from "../base/locale";
import { formatNumber, formatWithSign, PERCENT, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/lagging";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import type { Tone } from "./change-text";

/** How states are told from each other without colour, in the order of urgency. */
export const STATES: readonly LaggingState[] = ["overdue", "listed", "improving", "released", "watch"];
export const STATE_SHAPES: Record<LaggingState, string> = { overdue: "◼!", listed: "■", improving: "▲", released: "✓", watch: "○" };
export const STATE_TONES: Record<LaggingState, Tone | "watch"> = { overdue: "behind", listed: "behind", improving: "better", released: "better", watch: "watch" };

/** What the views of this page look up. */
export type Lookup = { locale: Locale; indicator(id: string): Indicator | undefined; area(code: string): { name: string; href: string } };

const PLAIN: NumberFormat = { scale: 1, sign: "", decimals: 1 };
const formatOf = ({ indicator }: Lookup, id: string): NumberFormat => indicator(id)?.display ?? PLAIN;

/** `2009 年 2 季度` of the statistical year; a year is its number. */
export function whenText(period: string, locale: Locale): string {
  const t = translator(locale, messages);
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  return year !== undefined && quarter !== undefined ? t("quarter", { year, quarter }) : t("wholeYear", { year: period });
}
export const indicatorText = (id: string, { indicator, locale }: Lookup): string => indicator(id)?.label[locale] ?? id;
export const stateText = (state: LaggingState | "clear", locale: Locale): string => translator(locale, messages)(`state_${state}`);

/** `目标 90.0%`. */
export function limitText(one: Evidence, lookup: Lookup): string {
  return translator(lookup.locale, messages)(`limit_${one.against}`, { limit: formatWithSign(one.limit, formatOf(lookup, one.indicator)) });
}

export function valueText(one: Evidence, lookup: Lookup): string {
  return one.status === "ok" ? formatWithSign(one.value, formatOf(lookup, one.indicator)) : translator(lookup.locale, messages)("small");
}

/** How likely so bad a value is by chance alone; a withheld count has none. */
export function chanceText(one: Evidence, { locale }: Lookup): string {
  const t = translator(locale, messages);
  if (one.status !== "ok") return t("small");
  return one.p < 0.001 ? t("chanceTiny") : formatWithSign(one.p, PERCENT);
}

/** The newest evidence of each indicator that put the village where it is, without numbers where counts are small. */
export function whyTexts({ evidence, state }: LaggingVillage, lookup: Lookup): string[] {
  const t = translator(lookup.locale, messages);
  const newest = [...new Map(evidence.map((one) => [one.indicator, one])).values()];
  const told = newest.filter(({ behind }) => behind);
  const shown = told.length > 0 && state !== "improving" && state !== "released" ? told : newest;
  return shown.map((one) => {
    const indicator = indicatorText(one.indicator, lookup);
    if (!one.behind) return t("wayClear", { indicator });
    if (one.status === "ok") return t("why", { indicator, value: valueText(one, lookup), limit: limitText(one, lookup) });
    const limit = formatWithSign(one.limit, formatOf(lookup, one.indicator));
    return t(one.against === "target" ? "wayTarget" : one.against === "area" ? "wayArea" : "wayBand", { indicator, limit });
  });
}

/** Of listings in ten years: two digits where they are few. */
export const timesText = (times: number): string => formatNumber(times, { scale: 1, sign: "", decimals: times < 1 ? 2 : 1 });
