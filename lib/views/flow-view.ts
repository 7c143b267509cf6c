import type { Figure } from "../analysis/figure";
import type { Festival } from "../analysis/festivals";
import type { Locale } from "../base/locale";
import { COUNT, formatNumber } from "../i18n/format";
import * as format from "../i18n/messages/format";
import * as messages from "../i18n/messages/movement";
import { translator, type Translator } from "../i18n/translator";
import { figureText, type Writer } from "./figure-text";

/** A count, or what stands in its place. */
export type FlowCell = { status: "ok"; value: number; text: string } | { status: "suppressed" | "missing" | "undefined"; text: string };
/** One month or year: in above the zero line, out below it, the net only where both are shown. */
export type FlowColumn = { label: string; /** Under the label where there is room, such as the year. */ under?: string; in: FlowCell; out: FlowCell; net?: number; /** `春节 1月26日`. */ festival?: string };

/** Moves in above and out below a zero line. */
export type FlowView = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  columns: readonly FlowColumn[];
  words: { in: string; out: string; net: string };
  /** Largest count that the scale must reach: pictures that belong together share one scale. */
  extent?: { in: number; out: number };
};

export type FlowFigures = { label: string; under?: string; in: Figure; out: Figure; festival?: string };
type T = Translator<typeof messages.zhCN>;

export const flowColumns = (figures: readonly FlowFigures[], writer: Writer): FlowColumn[] => figures.map(({ label, under, festival, ...both }): FlowColumn => {
  const [comings, goings] = [cellOf(both.in, writer), cellOf(both.out, writer)];
  return { label, ...(under === undefined ? {} : { under }), ...(festival === undefined ? {} : { festival }), in: comings, out: goings, ...(comings.status === "ok" && goings.status === "ok" ? { net: comings.value - goings.value } : {}) };
});

export function cellOf(figure: Figure, writer: Writer): FlowCell {
  const { text } = figureText(figure, COUNT, writer);
  return figure.status === "ok" ? { status: "ok", value: figure.value, text } : { status: figure.status, text };
}

export type MonthsQuestion = { months: readonly FlowFigures[]; areaName: string; period: string; source: string; festivals: readonly Festival[]; writer: Writer };

/** The months of one year; the title says when most people came and went. */
export function monthFlow({ months, areaName, period, source, festivals, writer }: MonthsQuestion): FlowView {
  const t: T = translator(writer.locale, messages);
  const columns = flowColumns(months, writer);
  const [most, least] = [peak(columns, "in"), peak(columns, "out")];
  const gaps = columns.some((column) => column.in.status !== "ok" || column.out.status !== "ok");
  const title = titleOf({ most, least, months, festivals, locale: writer.locale }, t);
  return {
    title, alt: title, columns, words: { in: t("in"), out: t("out"), net: t("net") },
    subtitle: t("flowSubtitle", { area: areaName, period }),
    note: [t("flowNote"), ...(gaps ? [t("flowWithheld")] : []), source].join(writer.locale === "en" ? " " : ""),
  };
}

type Peak = { at: number; value: number } | undefined;

function titleOf({ most, least, months, festivals, locale }: { most: Peak; least: Peak; months: readonly FlowFigures[]; festivals: readonly Festival[]; locale: Locale }, t: T): string {
  if (!most && !least) return months.some((month) => month.in.status === "suppressed" || month.out.status === "suppressed") ? t("flowTitleNone") : t("flowTitlePlain");
  // A month withheld is small; one that is not reported might be the largest.
  const whole = months.every((month) => month.in.status !== "missing" && month.out.status !== "missing");
  if (!most || !least || !whole) return t("flowTitlePlain");
  const [festival] = festivals;
  const parts = { inMonth: monthWord(months[most.at]!.in.period, locale), in: formatNumber(most.value, COUNT), outMonth: monthWord(months[least.at]!.out.period, locale), out: formatNumber(least.value, COUNT) };
  return festival ? t("flowTitleFestival", { ...parts, festival: monthWord(festival.date, locale) }) : t("flowTitle", parts);
}

/** The largest count shown, where it is the only one of its size. */
function peak(columns: readonly FlowColumn[], way: "in" | "out"): Peak {
  const values = columns.map((column) => (column[way].status === "ok" ? column[way].value : -1));
  const value = Math.max(...values);
  return value > 0 && values.filter((one) => one === value).length === 1 ? { at: values.indexOf(value), value } : undefined;
}

/** `1 月` of `2009-01`. */
export const monthWord = (period: string, locale: Locale): string => {
  const month = Number(period.slice(5, 7));
  return locale === "en" ? translator(locale, format)(`month${month}` as "month1") : ` ${month} 月`;
};

/** `春节 1月26日` · `Festival 26 Jan`. */
export function festivalMark({ date }: Festival, locale: Locale): string {
  const month = locale === "en" ? translator(locale, format)(`month${Number(date.slice(5, 7))}` as "month1") : String(Number(date.slice(5, 7)));
  return translator(locale, messages)("festivalMark", { month, day: String(Number(date.slice(8))) });
}

export type ReachQuestion = { label: string; months: readonly FlowFigures[]; year: { in: Figure; out: Figure }; extent: { in: number; out: number }; writer: Writer };

/** One reach as a small picture. */
export function reachFlow({ label, months, year, extent, writer }: ReachQuestion): FlowView {
  const t: T = translator(writer.locale, messages);
  const subtitle = t("reachTile", { in: cellOf(year.in, writer).text, out: cellOf(year.out, writer).text });
  return { title: label, subtitle, alt: `${label} ${subtitle}`, columns: flowColumns(months, writer), words: { in: t("in"), out: t("out"), net: t("net") }, extent };
}

/** The largest counts of several pictures. */
export const extentOf = (all: readonly (readonly FlowFigures[])[]): { in: number; out: number } => ({ in: largest(all, "in"), out: largest(all, "out") });

const largest = (all: readonly (readonly FlowFigures[])[], way: "in" | "out"): number => Math.max(1, ...all.flat().map((one) => (one[way].status === "ok" ? one[way].value : 0)));

/** The years of one area. */
export function yearFlow({ years, areaName, source, writer }: { years: readonly FlowFigures[]; areaName: string; source: string; writer: Writer }): FlowView {
  const t: T = translator(writer.locale, messages);
  const columns = flowColumns(years, writer);
  const nets = columns.flatMap(({ net }) => (net === undefined ? [] : [net]));
  const [losses, gains] = [nets.filter((net) => net < 0).length, nets.filter((net) => net > 0).length];
  const key = losses === nets.length ? "yearsTitleOut" : gains === nets.length ? "yearsTitleIn" : "yearsTitle";
  const title = nets.length < 2 ? t("yearsTitlePlain") : t(key, { n: String(nets.length), out: String(losses), in: String(gains) });
  return {
    title, alt: title, columns, words: { in: t("in"), out: t("out"), net: t("net") }, subtitle: t("yearsSubtitle", { area: areaName }),
    note: [t("yearsNote"), source].join(writer.locale === "en" ? " " : ""),
  };
}
