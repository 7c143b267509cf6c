import type { DisclosedFigure } from "../../analysis/disclosure";
import type { Change } from "../../analysis/figure";
import type { MonthFigures } from "../../analysis/month-figures";
import { COUNT, formatNumber } from "../../i18n/format";
import * as messages from "../../i18n/messages/packs";
import { translator, type Translator } from "../../i18n/translator";
import type { Indicator } from "../../indicators/indicator";
import { changeBetween } from "../../speech/change-between";
import { fromDisclosed, type KnownFigure } from "../../speech/known";
import { changeText, type ChangeText } from "../../views/change-text";
import { figureText } from "../../views/figure-text";
import { changeCell, valueCell } from "../../views/report-cells";
import { seriesReportTable } from "../../views/report-tables";
import type { ReportFigure } from "../../views/report-view";
import type { SeriesPoint, SeriesView } from "../../views/series-view";
import type { PageFrame } from "../page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "../report-blocks";
import { MONTHLY, monthsOf, type PackPeriod } from "./pack-period";

/** The month in words and figures, the year so far, and the same month of ten years for each kind of event. */
export const MONTH_PARTS = ["text", "figures", "year", ...MONTHLY] as const;
export type MonthPart = (typeof MONTH_PARTS)[number];
export type MonthBlock = { block: Block; /** The table behind a picture. */ data?: Extract<Block, { kind: "table" }> };

/** Years of a picture of one month. */
const YEARS = 10;

type Compared = { now: KnownFigure; before?: KnownFigure; change: ChangeText };
type Told = { id: (typeof MONTHLY)[number]; indicator: Indicator; months: MonthFigures; figure: DisclosedFigure; earlier?: DisclosedFigure; month: Compared; soFar?: Compared };
type T = Translator<typeof messages.zhCN>;

/**
 * One month of the area: what happened, beside the same month of the year before, and the year so far beside the same months of that year; a change is told only where the test finds it.
 * The year so far is given only where each of its months may be shown: it is the sum of what is shown. Undefined where nothing of the month was reported.
 */
export async function monthBlocks(frame: PageFrame, period: PackPeriod, parts: readonly MonthPart[]): Promise<Partial<Record<MonthPart, MonthBlock>> | undefined> {
  const { month } = period;
  if (month === undefined) return undefined;
  const drawn = parts.some((part) => MONTHLY.some((id) => id === part));
  const years = frame.years.filter((year) => year <= frame.year && year > frame.year - (drawn ? YEARS : 2)).toSorted((one, two) => one - two);
  const read = await monthsOf(frame, years);
  const told = MONTHLY.flatMap((id) => toldOf(frame, { id, months: read.get(id), month, before: years.includes(frame.year - 1) }) ?? []);
  if (told.length === 0) return undefined;
  const soFar = told.filter((one) => one.soFar !== undefined);
  return {
    text: { block: textBlock(frame, period, told) },
    figures: { block: figuresBlock(frame, period, told) },
    ...(soFar.length > 0 && month > 1 ? { year: { block: yearBlock(frame, period, soFar) } } : {}),
    ...Object.fromEntries(told.map((one) => [one.id, monthChart(frame, period, one, years)])),
  };
}

type Asked = { id: Told["id"]; months: MonthFigures | undefined; month: number; before: boolean };

function toldOf(frame: PageFrame, { id, months, month, before }: Asked): Told | undefined {
  const figure = months?.figure(frame.year, month);
  if (!months || !figure || figure.status === "missing") return undefined;
  const indicator = frame.ledger.registry.get(id);
  const earlier = before ? months.figure(frame.year - 1, month) : undefined;
  const known = earlier && earlier.status !== "missing" ? earlier : undefined;
  const now = soFarOf(months, frame.year, month);
  return {
    id, indicator, months, figure, ...(known ? { earlier: known } : {}), month: compared(frame, indicator, fromDisclosed(figure), known && fromDisclosed(known)),
    ...(now ? { soFar: compared(frame, indicator, now, before ? soFarOf(months, frame.year - 1, month) : undefined) } : {}),
  };
}

function compared({ ledger, locale }: PageFrame, indicator: Indicator, now: KnownFigure, before: KnownFigure | undefined): Compared {
  const change: Change | undefined = before?.status === "ok" && now.status === "ok" ? changeBetween(indicator, counted(now), counted(before), ledger.config.level) : undefined;
  // Births, deaths and moves have no better side here: a shape and a word, no colour.
  return { now, ...(before ? { before } : {}), change: change && now.status === "ok" ? changeText({ ...now, months: 12, unit: indicator.unit, quality: "complete", rank: { status: "notScored" }, change }, { display: COUNT }, locale) : { shape: "none", text: "", tone: "neutral" } };
}

const counted = (figure: KnownFigure): KnownFigure => (figure.status === "ok" ? { ...figure, events: figure.value } : figure);

/** The first months of the year together, where each of them is shown. */
function soFarOf(months: MonthFigures, year: number, month: number): KnownFigure | undefined {
  const all = Array.from({ length: month }, (_, at) => months.figure(year, at + 1));
  const first = all[0]!;
  if (!all.every(({ status }) => status === "ok")) return undefined;
  const value = all.reduce((sum, figure) => sum + (figure.status === "ok" ? figure.value : 0), 0);
  return { indicator: first.indicator, area: first.area, period: String(year), status: "ok", value, events: value, coverage: all.reduce((sum, { coverage }) => sum + coverage, 0) / month };
}

const count = (figure: KnownFigure): string => (figure.status === "ok" ? formatNumber(figure.value, COUNT) : "");

/** `，无明显变化`; nothing where it was not tested. */
const changeWords = ({ change }: Compared, t: T): string => (change.shape === "none" ? "" : t("comma") + t(`brief_${change.shape}`, { size: change.text }));

function textBlock(frame: PageFrame, { label, month }: PackPeriod, told: readonly Told[]): Block {
  const t: T = translator(frame.locale, messages);
  const word = (figure: DisclosedFigure) => figureText(figure, COUNT, frame.writer).text;
  const lines = told.map((one) => [
    t(`month_${one.id}`, { value: word(one.figure) }) + (one.earlier ? t("comma") + t("monthBefore", { value: word(one.earlier) }) : "") + changeWords(one.month, t),
    ...(one.soFar && month! > 1 ? [t("monthSoFar", { n: String(month), value: count(one.soFar.now) }) + (one.soFar.before ? t("comma") + t("soFarBefore", { value: count(one.soFar.before) }) : "") + changeWords(one.soFar, t)] : []),
  ].join(t("clause")) + t("stop"));
  return { kind: "text", section: t("monthSection", { period: label }), title: t("monthTitle", { period: label, list: told.map(({ id, figure }) => t(`month_${id}`, { value: word(figure) })).join(t("listComma")) }), paragraphs: [...lines, t("monthNote")] };
}

function figuresBlock(frame: PageFrame, { label }: PackPeriod, told: readonly Told[]): Block {
  const t: T = translator(frame.locale, messages);
  const cells = told.map(({ indicator, figure, earlier, month }): ReportFigure => {
    const before = earlier ? { behind: t("monthBefore", { value: figureText(earlier, COUNT, frame.writer).text }) } : {};
    return { label: indicator.label[frame.locale], value: { ...valueCell(figureText(figure, COUNT, frame.writer)), ...before }, change: changeCell(month.change) };
  });
  return { kind: "figures", section: t("monthSection", { period: label }), title: titleOf(t("monthFigures", { period: label }), told.map(({ month }) => month), t, "month"), cells };
}

function yearBlock(frame: PageFrame, { label, month }: PackPeriod, told: readonly Told[]): Block {
  const t: T = translator(frame.locale, messages);
  const cells = told.map(({ indicator, soFar }): ReportFigure => ({
    label: indicator.label[frame.locale], value: { text: count(soFar!.now), ...(soFar!.before ? { behind: t("soFarBefore", { value: count(soFar!.before) }) } : {}) }, change: changeCell(soFar!.change),
  }));
  return { kind: "figures", section: t("monthSection", { period: label }), title: titleOf(t("yearFigures", { n: String(month) }), told.map(({ soFar }) => soFar!), t, "soFar"), cells };
}

/** How many of what can be compared changed clearly. */
function titleOf(title: string, all: readonly Compared[], t: T, against: "month" | "soFar"): string {
  const tested = all.filter(({ change }) => change.shape !== "none");
  const clear = tested.filter(({ change }) => change.shape !== "flat").length;
  return tested.length === 0 ? title : t(`${against}${clear === 0 ? "None" : "Some"}`, { title, n: String(clear), of: String(tested.length) });
}

/** The same month of each year as bars. */
function monthChart(frame: PageFrame, { label, month }: PackPeriod, { id, indicator, months, figure, month: { change } }: Told, years: readonly number[]): MonthBlock {
  const { locale, writer, areaName } = frame;
  const t: T = translator(locale, messages);
  const points = years.map((year): SeriesPoint => {
    const one = months.figure(year, month!);
    const provisional = one.quality === "provisional" ? { provisional: true } : {};
    // The year of the calendar: the statistical year begins in the one before.
    return one.status === "ok" ? { year: Number(one.period.slice(0, 4)), status: "ok", value: one.value, ...provisional } : { year: Number(one.period.slice(0, 4)), status: one.status, text: figureText(one, COUNT, writer).text, ...provisional };
  });
  const title = t("monthTitle", { period: label, list: t(`month_${id}`, { value: figureText(figure, COUNT, writer).text }) }) + (change.shape === "none" ? "" : t("comma") + t(`month_${change.shape}`, { size: change.text }));
  const subtitle = t("monthBars", { indicator: indicator.label[locale], area: areaName, month: t(`bar${Number(figure.period.slice(5))}` as "bar1"), from: String(points[0]!.year), to: String(points.at(-1)!.year) });
  const view: SeriesView = { title, subtitle, alt: title, as: "bars", points, format: COUNT };
  const section = t("monthSection", { period: label });
  return { block: chartBlock(section, { kind: "series", view }, methodOf(indicator, locale)), data: tableBlock(section, titleOfData(title, locale), seriesReportTable(view, locale)) };
}
