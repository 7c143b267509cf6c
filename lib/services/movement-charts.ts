import type { DisclosedFigure } from "../analysis/disclosure";
import { festivalsOf, type Festival } from "../analysis/festivals";
import { WAYS, type Movement, type Reach, type Way } from "../analysis/movement";
import { netFigure, type NetMoves } from "../analysis/net-moves";
import { monthOf } from "../analysis/stat-year";
import { PERCENT, formatYear, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/movement";
import * as overview from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isComparable } from "../indicators/indicator";
import { countAreas, sharedLevel } from "../views/area-words";
import { calendarView, type CalendarView } from "../views/calendar-view";
import type { CaterpillarView } from "../views/caterpillar-view";
import { comparedChart } from "../views/compared-chart";
import { extentOf, festivalMark, monthFlow, monthWord, reachFlow, yearFlow, type FlowFigures, type FlowView } from "../views/flow-view";
import { intervalRows, type Reference } from "../views/interval-row";
import { nameOf } from "../views/names";
import type { SeriesView } from "../views/series-view";
import { stockView, type StockView } from "../views/stock-view";
import { seriesPoints } from "../views/year-series";
import type { PageFrame } from "./page-frame";
import { titleOf } from "./page-shell";

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
/** Above so many rows the chart would be longer than anyone reads; the table and the page of villages have them. */
const MOST_ROWS = 120;

export const sourceFor = (frame: PageFrame, period: string): string => translator(frame.locale, overview)("source", { title: titleOf(frame), period });

/** Names of the months of a statistical year, from its first. */
export function monthNames({ ledger: { entry }, locale, year }: PageFrame): string[] {
  return MONTHS.map((month) => monthWord(monthOf(year, month, entry.statYearStart), locale).trim().replaceAll(" ", ""));
}

function monthFigures(frame: PageFrame, flows: NonNullable<Movement["flows"]>, festivals: readonly Festival[], band = ""): FlowFigures[] {
  const names = monthNames(frame);
  return MONTHS.map((month) => {
    const comings = flows.in.figure(frame.year, month, band);
    const festival = festivals.find((one) => one.month === month);
    const first = month === 1 || comings.period.endsWith("-01");
    return { label: names[month - 1]!, ...(band === "" ? { under: first ? comings.period.slice(0, 4) : "" } : {}), in: comings, out: flows.out.figure(frame.year, month, band), ...(festival ? { festival: festivalMark(festival, frame.locale) } : {}) };
  });
}

/** Months of the year asked for, where any is reported. */
export function flowChart(frame: PageFrame, { flows }: Movement): FlowView | undefined {
  if (!flows) return undefined;
  const festivals = festivalsOf(frame.year, frame.ledger.entry.statYearStart);
  const months = monthFigures(frame, flows, festivals);
  if (months.every((month) => month.in.status === "missing" && month.out.status === "missing")) return undefined;
  const period = periodOf(frame);
  return monthFlow({ months, festivals, areaName: frame.areaName, period, source: sourceFor(frame, period), writer: frame.writer });
}

/** One picture for each reach, on one scale. */
export function reachCharts(frame: PageFrame, { flows, reaches }: Movement): (FlowView & { reach: Reach })[] {
  if (!flows) return [];
  const t = translator(frame.locale, messages);
  const festivals = festivalsOf(frame.year, frame.ledger.entry.statYearStart);
  const all = reaches.map((reach) => ({ reach, months: monthFigures(frame, flows, festivals, reach), year: { in: flows.in.figure(frame.year, 0, reach), out: flows.out.figure(frame.year, 0, reach) } }));
  const drawn = all.filter(({ months }) => months.some((month) => month.in.status !== "missing" || month.out.status !== "missing"));
  const extent = extentOf(drawn.map(({ months }) => months));
  return drawn.map(({ reach, months, year }) => ({ reach, ...reachFlow({ label: t(`reach_${reach}`), months, year, extent, writer: frame.writer }) }));
}

/** The years of the area itself, where there are two. */
export function yearsChart(frame: PageFrame, { own }: Movement): FlowView | undefined {
  const known = own.filter((row) => row.in.status !== "missing" || row.out.status !== "missing");
  if (known.length < 2) return undefined;
  return yearFlow({ years: known.map((row) => ({ label: String(row.year), in: row.in, out: row.out })), areaName: frame.areaName, source: sourceFor(frame, `${known[0]!.year}—${known.at(-1)!.year}`), writer: frame.writer });
}

/** Years by months of each flow, where two years or more have months. */
export function calendarCharts(frame: PageFrame, { flows, years }: Movement): { way: Way; view: CalendarView }[] {
  if (!flows) return [];
  const start = frame.ledger.entry.statYearStart;
  const columns = monthNames(frame);
  return WAYS.flatMap((way) => {
    const known = years.map((year) => ({ year, months: MONTHS.map((month): DisclosedFigure => flows[way].figure(year, month)), festivals: festivalsOf(year, start) })).filter(({ months }) => months.some(({ status }) => status !== "missing"));
    if (known.length < 2) return [];
    return [{ way, view: calendarView({ way, years: known, columns, areaName: frame.areaName, source: sourceFor(frame, `${known[0]!.year}—${known.at(-1)!.year}`), writer: frame.writer }) }];
  });
}

/** Migrants by date, where there are two dates or more. */
export function stockCharts(frame: PageFrame, { stocks, reaches }: Movement): { way: Way; view: StockView }[] {
  return (["out", "in"] as const).flatMap((way) => {
    const dates = stocks[way];
    if (dates.filter(({ figure }) => figure().status === "ok").length < 2) return [];
    return [{ way, view: stockView({ way, dates, reaches, areaName: frame.areaName, source: sourceFor(frame, `${dates[0]!.month}—${dates.at(-1)!.month}`), writer: frame.writer }) }];
  });
}

/** Net rates of the areas below with their intervals round the area's own: neutral, no side is the better one. */
export function areasChart(frame: PageFrame, areas: readonly NetMoves[], reference: Reference | undefined): CaterpillarView | undefined {
  const { ledger, locale, areaName } = frame;
  const indicator = ledger.registry.get("net-migration-rate");
  const rows = intervalRows(areas.flatMap((row) => (row.interval ? [{ code: row.area.code, name: nameOf(row.area, locale), figure: netFigure(row) }] : [])), reference);
  if (rows.length < 2 || rows.length > MOST_ROWS || !isComparable(indicator)) return undefined;
  const t = translator(locale, messages);
  const level = sharedLevel(areas.map(({ area }) => area));
  const chart = comparedChart({ indicator, rows, ...(reference ? { reference, own: reference.lower } : {}), areaName, level, leftOut: areas.length - rows.length, source: sourceFor(frame, periodOf(frame)), locale });
  const { bounds: _, ...unbounded } = chart; // a net rate may lie below zero
  return { ...unbounded, subtitle: t("areasSubtitle", { count: countAreas(rows.length, level, locale) }) };
}

/** Confirmation at both ends over the years, where there are two. */
export function contactChart(frame: PageFrame, { contact }: Movement, target: number | undefined): SeriesView | undefined {
  const t = translator(frame.locale, messages);
  if (!contact || contact.years.filter(({ status }) => status === "ok").length < 2) return undefined;
  const from = contact.years.findIndex(({ status }) => status !== "missing");
  const last = contact.years.at(-1);
  const label = contact.indicator.label[frame.locale];
  const title = last?.status === "ok" ? t("contactTitle", { label, value: formatWithSign(last.value, PERCENT) }) : t("contactTitleNone", { label });
  const aim = target === undefined ? [] : [t("contactTarget", { target: formatWithSign(target, { ...PERCENT, decimals: 0 }) })];
  return { title, alt: title, subtitle: [t("contactSubtitle", { area: frame.areaName }), ...aim].join(" · "), as: "line", points: seriesPoints({ indicator: contact.indicator, figures: contact.years.slice(from), ...frame.writer }), format: PERCENT };
}

/** Implied net movement by year as bars above and below zero would mislead beside registered moves: a line with its numbers. */
export function impliedChart(frame: PageFrame, { implied: { own } }: Movement): SeriesView | undefined {
  if (own.length < 2) return undefined;
  const t = translator(frame.locale, messages);
  const title = t("impliedTitle", { n: String(own.length), out: String(own.filter(({ implied }) => implied < 0).length), in: String(own.filter(({ implied }) => implied > 0).length) });
  return { title, alt: title, subtitle: t("impliedSubtitle", { area: frame.areaName }), as: "line", points: own.map(({ year, implied }) => ({ year, status: "ok", value: implied })), format: { scale: 1, sign: "", decimals: 0 } };
}

export const periodOf = ({ ledger: { entry }, locale, year }: PageFrame): string => formatYear(year, entry.statYearStart, locale);
