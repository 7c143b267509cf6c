import type { Balance, BalanceMeasure } from "../analysis/balance";
import { measuredAs } from "../analysis/balance-units";
import type { Locale } from "../base/locale";
import type { NumberFormat } from "../i18n/format";
import { COUNT, formatNumber, formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/balance";
import { translator } from "../i18n/translator";
import type { Comparable } from "../indicators/indicator";

/** Gini, Theil: three decimals, more are noise. */
export const INDEX: NumberFormat = { scale: 1, sign: "", decimals: 3 };
export const TIMES: NumberFormat = { scale: 1, sign: "", decimals: 2 };

/** How the values themselves are written: a sex ratio stands as the share of boys. */
export function valueFormat(indicator: Comparable): NumberFormat {
  const measured = measuredAs(indicator);
  if (measured === "shareOfBoys" || measured === "shareOfBoth") return PERCENT;
  return measured === "plain" && indicator.formula.kind === "count" ? COUNT : indicator.display;
}

export type Standing = "exceeds" | "within" | "below" | "plain";

/** Where the observed measure lies beside chance alone. */
export function standingOf(measure: BalanceMeasure | undefined): Standing {
  if (!measure?.chance) return "plain";
  if (measure.exceedsChance) return "exceeds";
  return measure.value < measure.chance.lower ? "below" : "within";
}

export const giniOfYear = (balance: Balance | undefined): BalanceMeasure | undefined => (balance?.status === "ok" ? balance.measures.gini : undefined);

/** `乡镇` or `指导组`, in English in the plural. */
export function groupsWord(by: "township" | "group", level: string, locale: Locale): string {
  const t = translator(locale, messages);
  return by === "group" ? t("groups_group") : levelsWord(level, locale);
}

/** `村` · `villages`. */
export const levelsWord = (level: string, locale: Locale): string => translator(locale, messages)(`level_${(LEVELS.has(level) ? level : "mixed") as "village"}`);

const LEVELS = new Set(["village", "township", "county", "prefecture", "province", "country"]);

export const index = (value: number): string => formatNumber(value, INDEX);
export const rangeText = ({ lower, upper }: { lower: number; upper: number }, format: NumberFormat): string => `${formatNumber(lower, format)}–${formatWithSign(upper, format)}`;
