import type { Locale } from "../base/locale";
import { roundHalfUp } from "./decimal";
import { translator } from "./translator";
import * as messages from "./messages/format";

/** How the numbers of an indicator are written (look.md, Type and numbers): 1000 with ‰, 100 with %, or as it is. */
export type NumberFormat = { scale: 1 | 100 | 1000; sign: "" | "%" | "‰"; decimals: 0 | 1 | 2 | 3 };

export const COUNT: NumberFormat = { scale: 1, sign: "", decimals: 0 };
export const PERCENT: NumberFormat = { scale: 100, sign: "%", decimals: 1 };
export const PER_MILLE: NumberFormat = { scale: 1000, sign: "‰", decimals: 2 };
export const RATIO: NumberFormat = { scale: 1, sign: "", decimals: 1 };

export const MINUS = "−";
export const DASH = "—";

/** The digits of a number, without its sign behind: `10.42`, `1,234`, `−0.31`. */
export function formatNumber(value: number, { scale, decimals }: NumberFormat): string {
  const text = roundHalfUp(value, decimals, Math.log10(scale));
  const [whole = "", fraction] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${text.startsWith("-") ? MINUS : ""}${grouped}${fraction ? `.${fraction}` : ""}`;
}

/** A number with its sign behind: `10.42‰`. */
export const formatWithSign = (value: number, format: NumberFormat): string => formatNumber(value, format) + format.sign;

/** An interval, as it stands behind its value: `(9.87–11.00)`. */
export function formatInterval({ lower, upper }: { lower: number; upper: number }, format: NumberFormat): string {
  return `(${formatNumber(lower, format)}–${formatNumber(upper, format)})`;
}

/** `2009 统计年度（2008年10月—2009年9月）`; the calendar year when the statistical year starts in January. */
export function formatYear(year: number, startMonth: number, locale: Locale): string {
  const t = translator(locale, messages);
  if (startMonth === 1) return t("calendarYear", { year: String(year) });
  const from = { year: year - 1, month: startMonth };
  const to = { year, month: startMonth - 1 };
  return t("statYear", { year: String(year), from: formatMonth(from, locale), to: formatMonth(to, locale) });
}

/** The short form for chips and choices: `2009（2008年10月—2009年9月）`. */
export function formatYearShort(year: number, startMonth: number, locale: Locale): string {
  const t = translator(locale, messages);
  if (startMonth === 1) return String(year);
  return t("statYearShort", { year: String(year), from: formatMonth({ year: year - 1, month: startMonth }, locale), to: formatMonth({ year, month: startMonth - 1 }, locale) });
}

export function formatMonth({ year, month }: { year: number; month: number }, locale: Locale): string {
  const t = translator(locale, messages);
  return t("month", { year: String(year), month: t(`month${month}` as "month1") });
}

/** `2009`, `2009-Q2` and `2009-03` in words; a day and a span of years as they are written; what belongs to no period has none. */
export function formatPeriod(period: string, startMonth: number, locale: Locale): string {
  if (period === "") return "";
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return period;
  const span = /^(\d{4})\.\.(\d{4})$/.exec(period);
  if (span) return `${span[1]}–${span[2]}`;
  const t = translator(locale, messages);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return t("quarter", { year: quarter[1] ?? "", quarter: quarter[2] ?? "" });
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) return formatMonth({ year: Number(month[1]), month: Number(month[2]) }, locale);
  return formatYear(Number(period), startMonth, locale);
}
