import { COUNT, formatNumber } from "../i18n/format";
import type { ProjectionTile } from "../views/projection-view";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { wholeSpot } from "./spots";
import { niceAxis, ticksOf } from "./ticks";

/** Counted years as a line with dots, then the range as a pale band that opens, its middle without migration dashed. */
export function projection(view: ProjectionTile, frame: Frame, height = Math.round(frame.fontSize * 11)): Picture {
  const { fontSize, width } = frame;
  const values = [...view.counted.map(({ value }) => value), ...view.range.flatMap(({ lower, upper }) => [lower, upper])];
  const rough = niceAxis(Math.min(...values), Math.max(...values), height / (fontSize * 4));
  // Half a person is no tick, nor fewer than none.
  const axis = rough.step < 1 ? { min: Math.floor(rough.min), max: Math.max(Math.ceil(rough.max), Math.floor(rough.min) + 1), step: 1 } : rough;
  const ticks = ticksOf(axis).filter(Number.isInteger);
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, COUNT), fontSize)))) + fontSize * 0.9;
  const last = view.range.at(-1)!.year;
  const first = view.counted[0]?.year ?? view.from;
  const right = fontSize * 1.4;
  const scales: Scales = { x: linear([first, last], [left + fontSize, width - right]), y: linear([axis.min, axis.max], [height - fontSize * 2, fontSize * 0.8]) };
  return { width, height, alt: view.alt, option: { series: [drawing([...ground(view, frame, scales, { ticks, left, first, last, min: axis.min }), ...future(view, frame, scales), ...past(view, frame, scales)])] }, spots: () => [wholeSpot("all", view.title, { width, height })] };
}

type Ground = { ticks: number[]; left: number; first: number; last: number; min: number };

function ground({ from }: ProjectionTile, { fontSize, width }: Frame, { x, y }: Scales, { ticks, left, first, last, min }: Ground): Mark[] {
  const years = [from, last].concat(x(from) - x(first) > fontSize * 4 ? [first] : []);
  return [
    ...ticks.flatMap((tick): Mark[] => [
      { type: "line", x1: left, x2: width, y1: y(tick), y2: y(tick), stroke: COLOUR.hairline, width: 1 },
      { type: "text", x: left - fontSize * 0.5, y: y(tick), text: formatNumber(tick, COUNT), fill: COLOUR.quiet, size: fontSize, align: "right" },
    ]),
    ...years.map((year): Mark => ({ type: "text", x: x(year), y: y(min) + fontSize * 1.1, text: String(year), fill: COLOUR.quiet, size: fontSize, align: "center" })),
  ];
}

function future({ range, middle }: ProjectionTile, { weight }: Frame, { x, y }: Scales): Mark[] {
  const above = range.map(({ year, upper }): [number, number] => [x(year), y(upper)]);
  const below = [...range].reverse().map(({ year, lower }): [number, number] => [x(year), y(lower)]);
  const dashes = middle.slice(1).map(({ year, value }, at): Mark => ({ type: "line", x1: x(middle[at]!.year), y1: y(middle[at]!.value), x2: x(year), y2: y(value), stroke: COLOUR.accent, width: weight, dash: [3 * weight, 2 * weight] }));
  return [{ type: "path", points: [...above, ...below, above[0]!], stroke: "#c3dbe1", width: 1, fill: "#dcebee" }, ...dashes];
}

function past({ counted }: ProjectionTile, { weight }: Frame, { x, y }: Scales): Mark[] {
  const points = counted.map(({ year, value }): [number, number] => [x(year), y(value)]);
  return [
    ...(points.length > 1 ? [{ type: "path", points, stroke: COLOUR.accent, width: 1.25 * weight } as const] : []),
    ...points.map(([at, height]): Mark => ({ type: "dot", x: at, y: height, r: 2.25 * weight, fill: COLOUR.accent })),
  ];
}
