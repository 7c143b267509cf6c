import type { DisclosedFigure } from "../analysis/disclosure";
import { WAYS, type Contact, type Movement, type Reach } from "../analysis/movement";
import type { ImpliedMoves } from "../analysis/implied-moves";
import { netFigure, type NetMoves } from "../analysis/net-moves";
import type { Locale } from "../base/locale";
import { COUNT, PERCENT, PER_MILLE, RATIO, formatInterval, formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import * as figures from "../i18n/messages/figure";
import * as messages from "../i18n/messages/movement";
import { translator, type Translator } from "../i18n/translator";
import { rankText } from "./compared-table";
import { figureText, type Writer } from "./figure-text";
import { figureStanding, type Reference } from "./interval-row";
import type { Extra } from "./address";
import { light, words, type PlainCell, type PlainTable } from "./plain-table";
import { monthText } from "./stock-view";

type T = Translator<typeof messages.zhCN>;
/** Where a figure was made and an area stands, by the page. */
export type TableLinks = { how(id: string, at?: { area?: string; year?: number; parts?: Extra }): string; area(code: string): string; name(code: string): string };
const texts = (locale: Locale): T => translator(locale, messages);
const number = (label: string) => ({ label, number: true as const });
const cell = (figure: DisclosedFigure, format: NumberFormat, writer: Writer, how?: string): PlainCell => ({ value: figureText(figure, format, writer), ...(how ? { how } : {}) });

/** Months of one year by reach; the whole year below. */
export function monthTable({ flows, reaches }: Movement, year: number, months: readonly string[], writer: Writer, { how }: Pick<TableLinks, "how">): PlainTable | undefined {
  if (!flows) return undefined;
  const t = texts(writer.locale);
  const parts: ("" | Reach)[] = ["", ...reaches];
  const columns = parts.flatMap((part) => WAYS.map((way) => number(part === "" ? t(way === "in" ? "colIn" : "colOut") : `${t(`reach_${part}`)} ${t(way)}`)));
  const row = (month: number, head: string) => ({ key: String(month), head, cells: parts.flatMap((part) => WAYS.map((way) => cell(flows[way].figure(year, month, part), COUNT, writer, how(`months-${way}`, { year, parts: { month: month === 0 ? undefined : String(month), reach: part === "" ? undefined : part } })))) });
  return { caption: t("tableMonths"), columns: [{ label: t("colMonth") }, ...columns], rows: [...months.map((name, at) => row(at + 1, name)), row(0, t("colTotal"))] };
}

/** Years by months of one flow, with the year's own figure. */
export function calendarTable({ flows, years }: Movement, way: "in" | "out", months: readonly string[], writer: Writer, { how }: TableLinks): PlainTable | undefined {
  if (!flows) return undefined;
  const t = texts(writer.locale);
  return {
    caption: `${t(way)} · ${t("tableCalendar")}`, columns: [{ label: t("colYear") }, ...months.map(number), number(t("colTotal"))],
    rows: years.map((year) => ({ key: String(year), head: String(year), href: how(`moves-${way}`, { year }), cells: [...months.map((_, at) => cell(flows[way].figure(year, at + 1), COUNT, writer, how(`months-${way}`, { year, parts: { month: String(at + 1) } }))), cell(flows[way].figure(year, 0), COUNT, writer, how(`moves-${way}`, { year }))] })),
  };
}

/** The years of the area itself. */
export function yearTable({ own }: Movement, writer: Writer, { how }: TableLinks): PlainTable {
  const t = texts(writer.locale);
  return {
    caption: t("yearsTitlePlain"), columns: [{ label: t("colYear") }, number(t("colIn")), number(t("colOut")), number(t("colRate")), { label: t("colInterval") }],
    rows: own.map(({ year, in: comings, out, net, interval }) => ({ key: String(year), head: String(year), cells: [cell(comings, COUNT, writer, how("moves-in", { year })), cell(out, COUNT, writer, how("moves-out", { year })), cell(net, PER_MILLE, writer, how("net-migration-rate", { year })), light(interval ? formatInterval(interval, PER_MILLE) : "")] })),
  };
}

/** Dates of registration by reach. */
export function stockTable({ stocks, reaches }: Movement, way: "in" | "out", writer: Writer, { how }: Pick<TableLinks, "how">): PlainTable {
  const t = texts(writer.locale);
  const parts: ("" | Reach)[] = ["", ...reaches];
  return {
    caption: t("tableStock"), columns: [{ label: t("colDate") }, ...parts.map((part) => number(part === "" ? t("reachAll") : t(`reach_${part}`)))],
    rows: stocks[way].map(({ month, figure }) => ({ key: month, head: monthText(month, writer.locale), cells: parts.map((part) => cell(figure(part), COUNT, writer, how(`stock-${way}`, { parts: { date: month, reach: part === "" ? undefined : part } }))) })),
  };
}

/** Areas in code order with their moves, net rate, interval and rank interval; nothing has a good side. */
export function areaTable(areas: readonly NetMoves[], reference: Reference | undefined, areaName: string, writer: Writer, { how, area: link, name }: TableLinks): PlainTable {
  const t = texts(writer.locale);
  return {
    caption: t("tableAreas"),
    columns: [{ label: t("colArea") }, number(t("colIn")), number(t("colOut")), number(t("colRate")), { label: t("colInterval") }, number(t("colRank")), { label: t("colStanding", { reference: areaName }) }],
    rows: areas.map(({ area: { code }, in: comings, out, net, interval, rank }) => ({
      key: code, head: name(code), href: link(code),
      cells: [
        cell(comings, COUNT, writer, how("moves-in", { area: code })), cell(out, COUNT, writer, how("moves-out", { area: code })), cell(net, PER_MILLE, writer, how("net-migration-rate", { area: code })),
        light(interval ? formatInterval(interval, PER_MILLE) : ""), words(rankText({ ...net, rank }, writer)), words(standingWord(netFigure({ net, ...(interval ? { interval } : {}) }), reference, writer.locale)),
      ],
    })),
  };
}

export function standingWord(figure: Parameters<typeof figureStanding>[0], reference: Reference | undefined, locale: Locale): string {
  const t = translator(locale, figures);
  const standing = figureStanding(figure, reference);
  return standing === undefined ? "" : t(standing === "apartNot" ? "apartNotShort" : standing === "above" ? "clearlyAboveShort" : "clearlyBelowShort");
}

/** Quarters of the year: the share confirmed so far and how many are left. */
export function quarterTable({ quarters, indicator }: Contact, writer: Writer, { how }: Pick<TableLinks, "how">): PlainTable {
  const made = (quarter: number) => how("service-outlook", { parts: { indicator: indicator.id, quarter: String(quarter) } });
  const t = texts(writer.locale);
  return {
    caption: t("openTitle"), columns: [{ label: t("colQuarter") }, number(t("colShare")), { label: t("colInterval") }, number(t("colLeft"))],
    rows: quarters.map(({ quarter, share, left }) => ({ key: String(quarter), head: t("quarterName", { n: String(quarter) }), cells: [cell(share, PERCENT, writer, made(quarter)), light(figureText(share, PERCENT, writer).interval ?? ""), cell(left, COUNT, writer, made(quarter))] })),
  };
}

/** Areas in code order at the end of the latest quarter. */
export function contactTable({ areas, indicator, latest }: Contact, reference: Reference | undefined, writer: Writer, { area: link, name, how }: TableLinks): PlainTable {
  const t = texts(writer.locale);
  return {
    caption: t("tableContact"), columns: [{ label: t("colArea") }, number(t("colShare")), { label: t("colInterval") }, ...(reference ? [{ label: t("colStanding", { reference: t("target") }) }] : []), number(t("colLeft"))],
    rows: areas.map(({ area: { code }, share, left }) => {
      const standing = figureStanding(share, reference);
      return { key: code, head: name(code), href: link(code), cells: [cell(share, PERCENT, writer, how(indicator.id, { area: code })), light(figureText(share, PERCENT, writer).interval ?? ""), ...(reference ? [{ text: standingWord(share, reference, writer.locale), tone: standing === "below" ? ("behind" as const) : standing === "above" ? ("better" as const) : ("neutral" as const) }] : []), cell(left, COUNT, writer, how("service-outlook", { area: code, parts: { indicator: indicator.id, quarter: latest === undefined ? undefined : String(latest) } }))] };
    }),
  };
}

/** What went into each implied figure. */
export function impliedTable(rows: readonly ImpliedMoves[], by: "year" | "area", writer: Writer, { area: link, name, how }: TableLinks): PlainTable {
  const t = texts(writer.locale);
  return {
    caption: t("implied"), columns: [{ label: by === "year" ? t("colYear") : t("colArea") }, ...[t("colFrom"), t("colTo"), t("colBirths"), t("colDeaths"), t("implied"), t("rate")].map(number)],
    rows: rows.map(({ area: { code }, year, before, after, births, deaths, implied, rate }) => ({
      key: `${code} ${year}`, head: by === "year" ? String(year) : name(code), href: by === "area" ? link(code) : how("implied-moves", { area: code, year }),
      cells: [words(formatNumber(before, COUNT)), words(formatNumber(after, COUNT)), cell(births, COUNT, writer, how("births", { area: code, year })), cell(deaths, COUNT, writer, how("deaths", { area: code, year })), words(formatNumber(implied, COUNT)), words(formatWithSign(rate, PER_MILLE))],
    })),
  };
}

/** Each month's index of both flows, where whole calendar years give one. */
export function seasonTable({ season }: Movement, months: readonly string[], writer: Writer, { how }: Pick<TableLinks, "how">): { table: PlainTable; note: string } | undefined {
  const t = texts(writer.locale);
  const [comings, goings] = [season?.in.pattern, season?.out.pattern];
  if (comings?.status !== "ok" || goings?.status !== "ok") return undefined;
  const index = (of: typeof comings, way: "in" | "out", month: number): PlainCell => {
    const one = of.months[month - 1]!;
    return { value: { status: "ok", text: `${formatNumber(one.index, COUNT)} ${formatInterval(one.interval, COUNT)}`, sign: "" }, how: how(`season-${way}`, { parts: { month: String(month) } }) };
  };
  return {
    table: { caption: t("tableSeason"), columns: [{ label: t("colMonth") }, number(t("colIndexIn")), number(t("colIndexOut"))], rows: months.map((name, at) => ({ key: name, head: name, cells: [index(comings, "in", at + 1), index(goings, "out", at + 1)] })) },
    note: t("seasonNote", { from: String(comings.years[0]), to: String(comings.years.at(-1)) }),
  };
}

/** Written with one decimal: how many times the other months. */
export const timesText = (value: number): string => (Number.isFinite(value) ? formatNumber(value, RATIO) : "∞");
