import { COUNT, formatMonth, formatNumber } from "../i18n/format";
import type { Locale } from "../base/locale";
import type { DatedFigures } from "../analysis/dated-figures";
import * as messages from "../i18n/messages/movement";
import { translator, type Translator } from "../i18n/translator";
import { cellOf, type FlowCell } from "./flow-view";
import type { Writer } from "./figure-text";

/** `at`: months since the year 0; a line is not drawn across a date without a number. */
export type StockLine = { label: string; whole: boolean; points: readonly ({ at: number } & FlowCell)[] };
/** People registered by date, all and by reach, from zero. */
export type StockView = { title: string; subtitle: string; alt: string; note?: string; lines: readonly StockLine[]; ticks: readonly { at: number; label: string }[] };

export type StockQuestion = { way: "in" | "out"; dates: DatedFigures; reaches: readonly string[]; areaName: string; source: string; writer: Writer };

/** The title gives the same month of the first and the last year where there is one, so that seasons are not read as change. */
export function stockView({ way, dates, reaches, areaName, source, writer }: StockQuestion): StockView {
  const t: Translator<typeof messages.zhCN> = translator(writer.locale, messages);
  const lines = ["", ...reaches].map((band): StockLine => ({
    label: band === "" ? t("reachAll") : t(`reach_${band as "county"}`), whole: band === "",
    points: dates.map(({ month, figure }) => ({ at: placeOf(month), ...cellOf(figure(band), writer) })),
  }));
  const known = lines[0]!.points.flatMap((point, at) => (point.status === "ok" ? [{ ...point, month: dates[at]!.month }] : []));
  const last = known.at(-1);
  const first = known.find(({ month }) => last && month !== last.month && month.slice(5) === last.month.slice(5)) ?? (known[0] === last ? undefined : known[0]);
  const parts = last && { last: formatNumber(last.value, COUNT), lastMonth: monthText(last.month, writer.locale) };
  const title = !parts ? t(`stockTitlePlain_${way}`) : first ? t(`stockTitle_${way}`, { ...parts, first: formatNumber(first.value, COUNT), firstMonth: monthText(first.month, writer.locale) }) : t(`stockTitleOne_${way}`, parts);
  return {
    title, alt: title, subtitle: t(`stockSubtitle_${way}`, { area: areaName }), note: source, lines,
    ticks: dates.map(({ month }) => ({ at: placeOf(month), label: month })),
  };
}

export const monthText = (month: string, locale: Locale): string => formatMonth({ year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) }, locale);
const placeOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
