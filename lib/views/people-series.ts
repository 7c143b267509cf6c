import type { DisclosedFigure } from "../analysis/disclosure";
import { COUNT, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/people";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import type { FigureText, Writer } from "./figure-text";
import { figureText } from "./figure-text";
import { longChange } from "./people-findings";
import type { SeriesView } from "./series-view";
import { seriesPoints } from "./year-series";

type Question = { indicator: Indicator; figures: readonly DisclosedFigure[]; areaName: string } & Writer;

/** Ageing or dependency over the years with intervals; the title says whether the ends can be told apart. */
export function structureSeries(kind: "aged" | "dependency", { indicator, figures, areaName, level, ...writer }: Question & { level: number }): SeriesView | undefined {
  const t = translator(writer.locale, messages);
  const known = figures.filter(({ status }) => status === "ok");
  const [first, last] = [known[0], known.at(-1)];
  if (first?.status !== "ok" || last?.status !== "ok") return undefined;
  const change = first === last ? "One" : { up: "Up", down: "Down", unclear: "Same" }[longChange(last, first, level)];
  const parts = { from: first.period, to: last.period, area: areaName, first: formatWithSign(first.value, indicator.display), last: formatWithSign(last.value, indicator.display) };
  const title = t(`title_${kind}${change}` as "title_agedUp", parts);
  return { title, alt: title, subtitle: t(`subtitle_${kind}`, parts), as: "line", points: pointsOf(figures, indicator, writer), format: indicator.display };
}

/** Births as the line, deaths beside it in grey; nothing is said of years that are not shown. */
export function vitalSeries({ births, deaths, areaName, ...writer }: { births: Omit<Question, "areaName" | keyof Writer>; deaths: Omit<Question, "areaName" | keyof Writer>; areaName: string } & Writer): SeriesView | undefined {
  const t = translator(writer.locale, messages);
  const drawn = reported(births.figures);
  const both = drawn.flatMap((born) => {
    const died = deaths.figures.find(({ period }) => period === born.period);
    return born.status === "ok" && died?.status === "ok" && born.months === 12 && died.months === 12 ? [born.value - died.value] : [];
  });
  const dead = deaths.figures.flatMap((figure) => (figure.status === "ok" ? [{ year: Number(figure.period), value: figure.value }] : []));
  if (!births.figures.some(({ status }) => status === "ok")) return undefined;
  const complete = both.length === drawn.length && both.length > 1;
  const title = !complete ? t("title_vital") : both.every((more) => more > 0) ? t("title_vitalMore") : both.every((more) => more < 0) ? t("title_vitalLess") : t("title_vitalCross");
  const last = dead.at(-1);
  // A grey line would run straight across years that are not shown: then the births stand alone, and the table says the rest.
  const beside = last && dead.length > 1 && drawn.every(({ period }) => dead.some(({ year }) => String(year) === period)) ? { label: t("deaths", { n: formatNumber(last.value, COUNT) }), points: dead.filter(({ year }) => drawn.some(({ period }) => period === String(year))) } : undefined;
  const parts = { area: areaName, from: drawn[0]?.period ?? "", to: drawn.at(-1)?.period ?? "" };
  return {
    title: beside ? title : births.indicator.label[writer.locale], alt: beside ? title : births.indicator.label[writer.locale], as: "line", format: COUNT, points: pointsOf(births.figures, births.indicator, writer),
    subtitle: t(beside ? "subtitle_vital" : "subtitle_births", parts), ...(beside ? { beside } : { note: t("deathsBelow") }),
  };
}

/** Natural increase over the years, from its lowest to its highest: described, so nothing is called better. */
export function naturalSeries({ indicator, figures, areaName, ...writer }: Question): SeriesView | undefined {
  const t = translator(writer.locale, messages);
  const values = figures.flatMap((figure) => (figure.status === "ok" ? [figure.value] : []));
  if (values.length === 0) return undefined;
  const parts = { low: formatWithSign(Math.min(...values), indicator.display), high: formatWithSign(Math.max(...values), indicator.display), from: reported(figures)[0]!.period, to: reported(figures).at(-1)!.period, year: figures.find(({ status }) => status === "ok")!.period };
  const title = values.length === 1 ? t("title_naturalOne", parts) : t("title_natural", parts);
  return { title, alt: title, as: "line", points: pointsOf(figures, indicator, writer), format: indicator.display, subtitle: t("subtitle_natural", { area: areaName }) };
}

/** Years before the first report and after the last are not drawn, nor is a census of two dates eight empty years. */
function pointsOf(figures: readonly DisclosedFigure[], indicator: Indicator, writer: Writer): SeriesView["points"] {
  const points = seriesPoints({ indicator, figures: reported(figures), ...writer });
  const known = points.filter(({ status }) => status !== "missing");
  return known.length * 2 < points.length ? known : points;
}

/** From the first year with anything to the last. */
export function reported<Item extends { status: string }>(figures: readonly Item[]): readonly Item[] {
  const isKnown = ({ status }: Item) => status !== "missing";
  return figures.slice(Math.max(0, figures.findIndex(isKnown)), figures.findLastIndex(isKnown) + 1);
}

export type VitalTable = { columns: string[]; rows: { year: number; cells: { id: string; value: FigureText }[] }[] };

/** Births, deaths, their difference and their rates by year; the difference only where both are shown, of whole years. */
export function vitalTable(indicators: readonly Indicator[], years: readonly number[], figure: (indicator: Indicator, year: number) => DisclosedFigure, writer: Writer): VitalTable {
  return { columns: indicators.map(({ label }) => label[writer.locale]), rows: years.map((year) => ({ year, cells: indicators.map((indicator) => ({ id: indicator.id, value: figureText(figure(indicator, year), indicator.display, writer) })) })) };
}
