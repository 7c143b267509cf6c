import { formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import type { SeriesPoint, SeriesView } from "../views/series-view";
import { diamond } from "./diamond";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { columnSpots } from "./spots";
import { countAxis, niceAxis, ticksOf } from "./ticks";

type Known = Extract<SeriesPoint, { status: "ok" }>;
const isKnown = (point: SeriesPoint): point is Known => point.status === "ok";

/** A series over the years, a line with intervals or bars from zero, with its last value written at the end. */
export function series(view: SeriesView, frame: Frame, height = Math.round(frame.fontSize * 15)): Picture {
  const known = view.points.filter(isKnown);
  const axis = axisOf(view, known, height, frame);
  const last = lastKnown(view);
  const labels = [last ? writeValue(last, view.format) : "", view.band?.label ?? "", view.beside?.label ?? ""];
  const right = Math.ceil(Math.max(...labels.map((text) => textWidth(text, frame.fontSize)))) + frame.fontSize;
  const ticks = ticksOf(axis);
  const tickFormat: NumberFormat = { scale: 1, sign: "", decimals: ticks.every(Number.isInteger) ? 0 : ticks.every((tick) => Number.isInteger(Math.round(tick * 1e6) / 1e5)) ? 1 : 2 };
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, tickFormat), frame.fontSize)))) + frame.fontSize * 1.6;
  const scales: Scales = {
    x: linear([(view.points[0]?.year ?? 0) - 0.5, (view.points.at(-1)?.year ?? 0) + 0.5], [left, frame.width - right]),
    y: linear([axis.min, axis.max], [height - frame.fontSize * 2, frame.fontSize]),
  };
  return {
    width: frame.width, height, alt: view.alt,
    option: {
      series: [drawing([...grid(view, frame, scales, { ticks, tickFormat, left, right, min: axis.min }), ...(view.as === "bars" ? bars : points)(view, frame, scales), ...empties(view, frame, scales, axis.min), ...endLabels(view, frame, scales)])],
    },
    spots: () => columnSpots(view.points.map((point) => ({ key: String(point.year), label: `${point.year} ${isKnown(point) ? formatWithSign(point.value, view.format) : point.text}`, x: scales.x(point.year) })), Math.abs(scales.x(1) - scales.x(0)), { top: 1, bottom: height - frame.fontSize * 1.8 }),
  };
}

function axisOf({ as, band, beside, limits, format }: SeriesView, known: readonly Known[], height: number, frame: Frame) {
  const values = known.flatMap(({ value, lower, upper }) => (as === "bars" ? [value] : [lower ?? value, upper ?? value]));
  const also = [...(limits ? [limits.lower, limits.upper] : []), ...(band ? [band.lower, band.upper] : []), ...(beside?.points.map(({ value }) => value) ?? [])];
  const all = [...values, ...also].filter(Number.isFinite).map((value) => value * format.scale);
  if (as === "bars" && format.scale === 1 && format.decimals === 0) return countAxis(Math.max(...all, 1), height / (frame.fontSize * 4));
  return niceAxis(Math.min(...all, all.length ? Infinity : 0), Math.max(...all, all.length ? -Infinity : 1), height / (frame.fontSize * 4), as === "bars");
}

type Ground = { ticks: number[]; tickFormat: NumberFormat; left: number; right: number; min: number };

function grid(view: SeriesView, frame: Frame, { x, y }: Scales, { ticks, tickFormat, left, right, min }: Ground): Mark[] {
  const { fontSize, width } = frame;
  const marks: Mark[] = [];
  if (view.band) {
    const top = y(view.band.upper * view.format.scale);
    marks.push({ type: "rect", x: left, y: top, width: width - right - left, height: y(view.band.lower * view.format.scale) - top, fill: COLOUR.normal });
  }
  if (view.limits) marks.push(...limitMarks(view.limits, view.format, frame, y, { left, right }));
  for (const tick of ticks) {
    marks.push({ type: "line", x1: left, x2: width - right, y1: y(tick), y2: y(tick), stroke: COLOUR.hairline, width: 1 });
    marks.push({ type: "text", x: left - fontSize * 0.6, y: y(tick), text: formatNumber(tick, tickFormat), fill: COLOUR.quiet, size: fontSize, align: "right" });
  }
  for (const year of yearLabels(view, frame, width - left - right)) marks.push({ type: "text", x: x(year), y: y(min) + fontSize * 1.1, text: String(year), fill: COLOUR.quiet, size: fontSize, align: "center" });
  return marks;
}

/** Natural limits as a pale band, the mean as a dashed line; behind everything else. */
function limitMarks({ mean, lower, upper }: NonNullable<SeriesView["limits"]>, { scale }: NumberFormat, { width, weight }: Frame, y: Scales["y"], { left, right }: { left: number; right: number }): Mark[] {
  const top = y(upper * scale);
  return [
    { type: "rect", x: left, y: top, width: width - right - left, height: y(lower * scale) - top, fill: COLOUR.band },
    { type: "line", x1: left, x2: width - right, y1: y(mean * scale), y2: y(mean * scale), stroke: COLOUR.quiet, width: weight, dash: [3 * weight, 2 * weight] },
  ];
}

/** The last year, and before it as many at equal steps as have room. */
function yearLabels({ points }: SeriesView, { fontSize }: Frame, room: number): number[] {
  const most = Math.max(2, Math.floor(room / (fontSize * 4.5)));
  const step = Math.max(1, Math.ceil((points.length - 1) / (most - 1)));
  return points.filter((_, at) => (points.length - 1 - at) % step === 0).map(({ year }) => year);
}

function bars({ points: all, format }: SeriesView, { width, weight }: Frame, { x, y }: Scales): Mark[] {
  const bar = Math.min(Math.abs(x(1) - x(0)) * 0.56, width / 12);
  const last = all.at(-1)?.year;
  return all.filter(isKnown).map(({ year, value, provisional }): Mark => ({
    type: "rect", x: x(year) - bar / 2, y: y(value * format.scale), width: bar, height: y(0) - y(value * format.scale),
    ...(provisional ? { fill: COLOUR.paper, stroke: COLOUR.quiet, dash: [3 * weight, 2 * weight] } : { fill: year === last ? COLOUR.quiet : COLOUR.grey }),
  }));
}

function points({ points: all, format, beside }: SeriesView, { weight }: Frame, { x, y }: Scales): Mark[] {
  const at = (value: number) => y(value * format.scale);
  const marks: Mark[] = [];
  if (beside && beside.points.length > 1) marks.push({ type: "path", points: beside.points.map(({ year, value }) => [x(year), at(value)]), stroke: COLOUR.grey, width: weight });
  for (const point of all.filter(isKnown)) {
    if (point.lower !== undefined && point.upper !== undefined && Number.isFinite(point.upper)) marks.push({ type: "line", x1: x(point.year), x2: x(point.year), y1: at(point.lower), y2: at(point.upper), stroke: "#7fa9b5", width: weight });
  }
  for (const run of runs(all)) if (run.length > 1) marks.push({ type: "path", points: run.map(({ year, value }) => [x(year), at(value)]), stroke: COLOUR.accent, width: 1.25 * weight });
  for (const { year, value, provisional, signal } of all.filter(isKnown)) marks.push(signal ? diamond(x(year), at(value), 5 * weight, COLOUR.ink) : { type: "dot", x: x(year), y: at(value), r: 2.75 * weight, fill: provisional ? COLOUR.paper : COLOUR.accent, stroke: provisional ? COLOUR.accent : undefined });
  return marks;
}

/** A line is not drawn across a year without a value. */
function runs(all: readonly SeriesPoint[]): Known[][] {
  const found: Known[][] = [[]];
  for (const point of all) {
    if (isKnown(point)) found.at(-1)!.push(point);
    else found.push([]);
  }
  return found;
}

/** A year without a number says so at the foot, in the same words as the table. */
function empties({ points: all }: SeriesView, { fontSize }: Frame, { x, y }: Scales, min: number): Mark[] {
  const room = Math.abs(x(1) - x(0));
  return all.flatMap((point): Mark[] => {
    if (isKnown(point)) return [];
    const at = { x: x(point.year), y: y(min) - fontSize * 0.8 };
    const fits = textWidth(point.text, fontSize * 0.85) <= room - 4;
    // Too narrow for the words: a small box for a small count, a cross for what was not reported, a dash for what cannot be calculated.
    if (!fits && point.status === "suppressed") return [{ type: "rect", x: at.x - 2.5, y: at.y - 2.5, width: 5, height: 5, fill: COLOUR.band, stroke: COLOUR.quiet }];
    const text = fits ? point.text : point.status === "missing" ? "×" : "—";
    return [{ type: "text", ...at, text, fill: COLOUR.quiet, size: fontSize * 0.85, align: "center" }];
  });
}

/** The value of the last year, where there is one: an older one at the line's end would be read as the last. */
function lastKnown({ points }: SeriesView): Known | undefined {
  const last = points.at(-1);
  return last && isKnown(last) ? last : undefined;
}

function endLabels(view: SeriesView, { fontSize }: Frame, { x, y }: Scales): Mark[] {
  const last = lastKnown(view);
  if (!last) return [];
  const scale = view.format.scale;
  const end = view.as === "bars" ? x(last.year) : Math.max(x(view.points.at(-1)?.year ?? last.year), x(last.year)) + fontSize * 0.7;
  type Label = { text: string; at: number; fill: string; bold: boolean };
  const labels: Label[] = [{ text: writeValue(last, view.format), at: y(last.value * scale), fill: view.as === "bars" ? COLOUR.ink : COLOUR.accent, bold: true }];
  if (view.band) labels.push({ text: view.band.label, at: y(((view.band.lower + view.band.upper) / 2) * scale), fill: COLOUR.quiet, bold: false });
  const besideLast = view.beside?.points.at(-1);
  if (view.beside && besideLast) labels.push({ text: view.beside.label, at: y(besideLast.value * scale), fill: COLOUR.quiet, bold: false });
  if (view.as === "bars") return labels.map((label) => ({ type: "text", x: end - textWidth(label.text, fontSize) * 0.3, y: label.at - fontSize * 0.8, text: label.text, fill: label.fill, size: fontSize, bold: true }));
  return spread(labels, fontSize * 1.15).map((label) => ({ type: "text", x: end, y: label.at, text: label.text, fill: label.fill, size: fontSize, bold: label.bold }));
}

/** Moves labels apart so that none covers another; the order stays. */
function spread<Label extends { at: number }>(labels: readonly Label[], gap: number): Label[] {
  const sorted = [...labels].sort((one, two) => one.at - two.at);
  for (let at = 1; at < sorted.length; at += 1) {
    const above = sorted[at - 1]!;
    const label = sorted[at]!;
    if (label.at - above.at < gap) {
      const push = (gap - (label.at - above.at)) / 2;
      sorted[at - 1] = { ...above, at: above.at - push };
      sorted[at] = { ...label, at: label.at + push };
    }
  }
  return sorted;
}

const writeValue = ({ value }: Known, format: NumberFormat): string => formatNumber(value, format);
