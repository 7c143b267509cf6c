import type PptxGenJS from "pptxgenjs";
import { COLOUR } from "../charts/palette";
import { niceAxis } from "../charts/ticks";
import * as messages from "../i18n/messages/report";
import { roundHalfUp } from "../i18n/decimal";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import type { PyramidView } from "../views/pyramid-view";
import type { SeriesPoint, SeriesView } from "../views/series-view";

/** A chart that PowerPoint itself draws, so that a presenter can change it. */
export type NativeChart = { parts: PptxGenJS.IChartMulti[]; options: PptxGenJS.IChartOpts };

const hex = (colour: string): string => colour.replace("#", "").toUpperCase();
type Line = { name: string; values: (number | null)[] };

/** A series as bars, or as a line with the ends of its intervals as thin lines; what has no number says so below its year. */
export function nativeSeries(view: SeriesView, locale: Locale, face: string): NativeChart {
  const labels = view.points.map((point) => (point.status === "ok" ? String(point.year) : `${point.year} ${point.text}`));
  const numbers = (read: (point: Extract<SeriesPoint, { status: "ok" }>) => number | undefined) => view.points.map((point) => (point.status === "ok" ? valueOf(read(point), view) : null));
  const t = translator(locale, messages);
  const sign = view.format.sign ? ` (${view.format.sign})` : "";
  const value: Line = { name: `${t("natural")}${sign}`, values: numbers(({ value }) => value) };
  const options = { ...commonOptions(view, face), ...scaleOf(view) };
  if (view.as === "bars") {
    const colours = view.points.map((point, at) => (point.provisional ? hex(COLOUR.hairline) : at === view.points.length - 1 ? hex(COLOUR.quiet) : hex(COLOUR.grey)));
    return { parts: [{ type: "bar" as PptxGenJS.CHART_NAME, data: [dataOf(value, labels)], options: { chartColors: colours } }], options: { ...options, barDir: "col", barGapWidthPct: 60, showLegend: false } };
  }
  const ends: Line[] = [{ name: t("lower"), values: numbers(({ lower }) => lower) }, { name: t("upper"), values: numbers(({ upper }) => upper) }].filter(({ values }) => values.some((one) => one !== null));
  const band: Line[] = view.band ? [{ name: t("normalLow"), values: view.points.map(() => valueOf(view.band!.lower, view)) }, { name: t("normalHigh"), values: view.points.map(() => valueOf(view.band!.upper, view)) }] : [];
  const other: Line[] = view.beside?.label ? [{ name: view.beside.label, values: view.points.map(({ year }) => valueOf(view.beside!.points.find((one) => one.year === year)?.value, view)) }] : [];
  return {
    parts: [
      lineOf([value], labels, { chartColors: [hex(COLOUR.accent)], lineSize: 2.5, lineDataSymbol: "circle", lineDataSymbolSize: 8, showValue: true, dataLabelPosition: "t" }),
      ...(ends.length > 0 ? [lineOf(ends, labels, { chartColors: same("#7fa9b5"), lineSize: 1, lineDash: "sysDash", lineDataSymbol: "none", showValue: false })] : []),
      ...(other.length > 0 ? [lineOf(other, labels, { chartColors: [hex(COLOUR.grey)], lineSize: 2, lineDataSymbol: "none", showValue: false })] : []),
      ...(band.length > 0 ? [lineOf(band, labels, { chartColors: same(COLOUR.quiet), lineSize: 0.75, lineDash: "dash", lineDataSymbol: "none", showValue: false })] : []),
    ],
    options: { ...options, showLegend: ends.length + band.length + other.length > 0, legendPos: "b", legendFontFace: face, legendFontSize: 12, legendColor: hex(COLOUR.quiet) },
  };
}

/**
 * An age pyramid: men as numbers below zero, written without their sign; both ends of the axis alike. The outline of another area is
 * left to the picture on the page.
 */
export function nativePyramid({ bands, men, women, alt }: PyramidView, face: string): NativeChart {
  const labels = bands.map(({ label }) => label);
  const most = niceAxis(0, Math.max(1, ...bands.flatMap((band) => [band.men, band.women])), 4, true).max;
  const code = "#,##0;#,##0";
  const data = [dataOf({ name: men.label, values: bands.map((band) => -Math.round(band.men)) }, labels), dataOf({ name: women.label, values: bands.map((band) => Math.round(band.women)) }, labels)];
  return {
    parts: [{ type: "bar" as PptxGenJS.CHART_NAME, data, options: { chartColors: [hex(COLOUR.boys), hex(COLOUR.girls)] } }],
    options: {
      ...commonOptions({ format: { scale: 1, sign: "", decimals: 0 }, alt }, face), barDir: "bar", barGrouping: "stacked", barGapWidthPct: 12, showValue: false, valAxisLabelFormatCode: code, dataLabelFormatCode: code,
      valAxisMinVal: -most, valAxisMaxVal: most, catAxisLabelPos: "low", showLegend: true, legendPos: "b", legendFontFace: face, legendFontSize: 12, legendColor: hex(COLOUR.ink),
    },
  };
}

/** The scale of the drawn chart, so that slide and page show the same slope. */
function scaleOf({ points, band, beside, as, format }: SeriesView): PptxGenJS.IChartOpts {
  const known = points.flatMap((point) => (point.status === "ok" ? (as === "bars" ? [point.value] : [point.value, point.lower ?? point.value, point.upper ?? point.value]) : []));
  const values = [...known, ...(band ? [band.lower, band.upper] : []), ...(beside?.label ? beside.points.map(({ value }) => value) : [])].filter(Number.isFinite).map((value) => value * format.scale);
  if (values.length === 0) return {};
  const { min, max, step } = niceAxis(Math.min(...values), Math.max(...values), 6, as === "bars");
  return { valAxisMinVal: min, valAxisMaxVal: max, valAxisMajorUnit: step };
}

/** The library takes the colour of a point by its place among all lines. */
const same = (colour: string): string[] => Array.from({ length: 6 }, () => hex(colour));

const dataOf = ({ name, values }: Line, labels: string[]) => ({ name, labels, values: values as number[] }); // null: nothing is drawn, the cell is empty

const lineOf = (lines: readonly Line[], labels: string[], options: PptxGenJS.IChartOpts): PptxGenJS.IChartMulti => ({ type: "line" as PptxGenJS.CHART_NAME, data: lines.map((line) => dataOf(line, labels)), options });

/** Rounded as the page shows it: what a presenter edits is what the room has read. */
function valueOf(value: number | undefined, { format }: SeriesView): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(roundHalfUp(value, format.decimals, Math.log10(format.scale)));
}

function commonOptions({ format, alt }: Pick<SeriesView, "format" | "alt">, face: string): PptxGenJS.IChartOpts {
  const code = `#,##0${format.decimals > 0 ? `.${"0".repeat(format.decimals)}` : ""}`;
  return {
    altText: alt, displayBlanksAs: "gap", showTitle: false,
    showValue: true, dataLabelFormatCode: code, dataLabelFontFace: face, dataLabelFontSize: 12, dataLabelColor: hex(COLOUR.ink),
    catAxisLabelFontFace: face, catAxisLabelFontSize: 12, catAxisLabelColor: hex(COLOUR.quiet), catGridLine: { style: "none" }, catAxisLineShow: true,
    valAxisLabelFontFace: face, valAxisLabelFontSize: 12, valAxisLabelColor: hex(COLOUR.quiet), valAxisLabelFormatCode: code, valAxisLineShow: false, valGridLine: { color: hex(COLOUR.hairline), size: 0.75 },
  };
}
