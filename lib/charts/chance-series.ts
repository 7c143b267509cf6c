import { formatNumber, type NumberFormat } from "../i18n/format";
import type { ChancePoint, ChanceSeriesView } from "../views/chance-series-view";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { columnSpots } from "./spots";
import { spreadLabels } from "./spread-labels";
import { niceAxis, ticksOf } from "./ticks";

type Known = Extract<ChancePoint, { status: "ok" }>;
const isKnown = (point: ChancePoint): point is Known => point.status === "ok";
type Layout = { left: number; right: number; top: number; bottom: number; min: number };

/** A measure over the years on a grey band of what chance alone would give; from 0, filled where it lies above the band, open where it does not. */
export function chanceSeries(view: ChanceSeriesView, frame: Frame): Picture {
  const { fontSize, width } = frame;
  const height = Math.round(fontSize * 20);
  const known = view.points.filter(isKnown);
  const axis = niceAxis(0, Math.max(...known.flatMap(({ value, upper, chance }) => [value, upper ?? 0, chance?.upper ?? 0]), 1e-3), height / (fontSize * 4), true);
  const ticks = ticksOf(axis);
  const format: NumberFormat = { scale: 1, sign: "", decimals: decimalsOf(axis.step) };
  const last = view.points.at(-1);
  const ends = [last && isKnown(last) ? formatNumber(last.value, view.format) : "", view.chanceLabel];
  const layout: Layout = {
    left: Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, format), fontSize)))) + fontSize * 1.2,
    right: width - Math.ceil(Math.max(...ends.map((text) => textWidth(text, fontSize) * 1.05))) - fontSize * 1.2, top: fontSize, bottom: height - fontSize * 2, min: axis.min,
  };
  const years = view.points.map(({ year }) => year);
  const scales: Scales = { x: linear([years[0]! - 0.5, years.at(-1)! + 0.5], [layout.left, layout.right]), y: linear([axis.min, axis.max], [layout.bottom, layout.top]) };
  const marks = [...bands(view, scales), ...grid(years, frame, scales, { ...layout, ticks, format }), ...lines(view, frame, scales), ...empties(view, frame, scales, layout), ...labels(view, frame, scales, layout)];
  return {
    width, height, alt: view.alt, option: { series: [drawing(marks)] },
    spots: () => columnSpots(known.map(({ year, value }) => ({ key: String(year), label: `${year} ${formatNumber(value, view.format)}`, x: scales.x(year) })), scales.x(1) - scales.x(0), { top: 1, bottom: layout.bottom + fontSize * 0.4 }),
  };
}

const decimalsOf = (step: number): NumberFormat["decimals"] => (Number.isInteger(step) ? 0 : Number.isInteger(Math.round(step * 1e6) / 1e5) ? 1 : Number.isInteger(Math.round(step * 1e6) / 1e4) ? 2 : 3);

/** One pale column per year: chance is simulated for each anew, so nothing is drawn between two years. */
function bands({ points }: ChanceSeriesView, { x, y }: Scales): Mark[] {
  const half = (x(1) - x(0)) * 0.42;
  return points.flatMap((point): Mark[] => {
    if (!isKnown(point) || !point.chance) return [];
    const [top, bottom] = [y(point.chance.upper), y(point.chance.lower)];
    return [
      { type: "rect", x: x(point.year) - half, y: top, width: 2 * half, height: Math.max(1, bottom - top), fill: COLOUR.normal },
      { type: "line", x1: x(point.year) - half, x2: x(point.year) + half, y1: top, y2: top, stroke: COLOUR.quiet, width: 0.75 },
    ];
  });
}

function grid(years: readonly number[], { fontSize }: Frame, { x, y }: Scales, { left, right, bottom, ticks, format }: Layout & { ticks: number[]; format: NumberFormat }): Mark[] {
  const most = Math.max(2, Math.floor((right - left) / (fontSize * 3.6)));
  const step = Math.max(1, Math.ceil((years.length - 1) / (most - 1)));
  return [
    ...ticks.flatMap((tick): Mark[] => [
      { type: "line", x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: COLOUR.hairline, width: 1 },
      { type: "text", x: left - fontSize * 0.6, y: y(tick), text: formatNumber(tick, format), fill: COLOUR.quiet, size: fontSize, align: "right" },
    ]),
    ...years.filter((_, at) => (years.length - 1 - at) % step === 0).map((year): Mark => ({ type: "text", x: x(year), y: bottom + fontSize * 1.1, text: String(year), fill: COLOUR.quiet, size: fontSize, align: "center" })),
  ];
}

function lines({ points }: ChanceSeriesView, { weight }: Frame, { x, y }: Scales): Mark[] {
  const known = points.filter(isKnown);
  return [
    ...known.flatMap(({ year, lower, upper }): Mark[] => (lower === undefined || upper === undefined ? [] : [{ type: "line", x1: x(year), x2: x(year), y1: y(lower), y2: y(upper), stroke: "#7fa9b5", width: weight }])),
    ...known.flatMap((point, at): Mark[] => {
      const before = known[at - 1];
      return before && before.year === point.year - 1 ? [{ type: "line", x1: x(before.year), y1: y(before.value), x2: x(point.year), y2: y(point.value), stroke: COLOUR.accent, width: 1.25 * weight }] : [];
    }),
    ...known.map(({ year, value, exceeds, chance }): Mark => ({ type: "dot", x: x(year), y: y(value), r: 3.25 * weight, fill: exceeds || !chance ? COLOUR.accent : COLOUR.paper, stroke: COLOUR.accent })),
  ];
}

/** A year without a number says why, where there is room for the words. */
function empties({ points }: ChanceSeriesView, { fontSize }: Frame, { x, y }: Scales, { min }: Layout): Mark[] {
  const room = x(1) - x(0);
  return points.flatMap((point): Mark[] => (isKnown(point) ? [] : [{ type: "text", x: x(point.year), y: y(min) - fontSize * 0.9, text: textWidth(point.text, fontSize * 0.85) <= room - 4 ? point.text : "—", fill: COLOUR.quiet, size: fontSize * 0.85, align: "center" }]));
}

function labels({ points, chanceLabel, format }: ChanceSeriesView, { fontSize }: Frame, { y }: Scales, { right, top, bottom }: Layout): Mark[] {
  const last = points.at(-1);
  const banded = points.filter(isKnown).findLast(({ chance }) => chance);
  const wanted = [
    ...(last && isKnown(last) ? [{ text: formatNumber(last.value, format), at: y(last.value), fill: COLOUR.accent, bold: true }] : []),
    ...(banded?.chance && chanceLabel ? [{ text: chanceLabel, at: y((banded.chance.lower + banded.chance.upper) / 2), fill: COLOUR.quiet, bold: false }] : []),
  ];
  return spreadLabels(wanted, fontSize * 1.2, { top, bottom }).map(({ text, at, fill, bold }): Mark => ({ type: "text", x: right + fontSize * 0.5, y: at, text, fill, size: fontSize, bold }));
}
