import { formatNumber } from "../i18n/format";
import type { DistributionView } from "../views/distribution-view";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { wholeSpot } from "./spots";
import { countAxis, ticksOf } from "./ticks";

type Plot = { left: number; right: number; bottom: number; ticks: number[]; scales: Scales };
const WHOLE = { scale: 1, sign: "", decimals: 0 } as const;

/** Bars of the areas there are, and a line of those that chance alone would give. */
export function distribution(view: DistributionView, frame: Frame): Picture {
  const { fontSize, width } = frame;
  const height = Math.round(fontSize * 21);
  const bottom = height - fontSize * 3.2;
  const axis = countAxis(Math.max(1, ...view.bins.flatMap(({ observed, expected }) => [observed, expected])), height / (fontSize * 4));
  const ticks = ticksOf(axis);
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, WHOLE), fontSize)))) + fontSize;
  const right = width - fontSize;
  const plot: Plot = { left, right, bottom, ticks, scales: { x: linear([0, view.bins.length], [left, right]), y: linear([axis.min, axis.max], [bottom, fontSize * 2.6]) } };
  return { width, height, alt: view.alt, option: { series: [drawing([...ground(view, frame, plot), ...bars(view, plot), ...chance(view, frame, plot), ...key(view, frame, plot)])] }, spots: () => [wholeSpot("all", view.title, { width, height })] };
}

function ground({ edges, words }: DistributionView, { fontSize }: Frame, { left, right, bottom, ticks, scales: { x, y } }: Plot): Mark[] {
  const every = Math.max(1, Math.ceil((textWidth("000", fontSize) + fontSize) / (x(1) - x(0))));
  const middle = (edges.length - 1) / 2;
  return [
    ...ticks.flatMap((tick): Mark[] => [
      { type: "line", x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: COLOUR.hairline, width: 1 },
      { type: "text", x: left - fontSize * 0.5, y: y(tick), text: formatNumber(tick, WHOLE), fill: COLOUR.quiet, size: fontSize, align: "right" },
    ]),
    // Counted from the middle, where the common value lies.
    ...edges.flatMap((text, at): Mark[] => (Math.abs(at - Math.round(middle)) % every === 0 ? [{ type: "text", x: x(at + 1), y: bottom + fontSize * 1.1, text, fill: COLOUR.quiet, size: fontSize, align: "center" }] : [])),
    { type: "text", x: left, y: bottom + fontSize * 2.5, text: `← ${words.lower}`, fill: COLOUR.quiet, size: fontSize },
    { type: "text", x: (left + right) / 2, y: bottom + fontSize * 2.5, text: words.axis, fill: COLOUR.quiet, size: fontSize, align: "center" },
    { type: "text", x: right, y: bottom + fontSize * 2.5, text: `${words.higher} →`, fill: COLOUR.quiet, size: fontSize, align: "right" },
  ];
}

function bars({ bins }: DistributionView, { scales: { x, y } }: Plot): Mark[] {
  return bins.flatMap(({ observed }, at): Mark[] => (observed > 0 ? [{ type: "rect", x: x(at) + 1, y: y(observed), width: x(1) - x(0) - 2, height: y(0) - y(observed), fill: COLOUR.grey }] : []));
}

function chance({ bins }: DistributionView, { weight }: Frame, { scales: { x, y } }: Plot): Mark[] {
  const points = bins.map(({ expected }, at): [number, number] => [x(at + 0.5), y(expected)]);
  return [{ type: "path", points, stroke: COLOUR.accent, width: 1.5 * weight }, ...points.map(([px, py]): Mark => ({ type: "dot", x: px, y: py, r: 2.25 * weight, fill: COLOUR.paper, stroke: COLOUR.accent }))];
}

function key({ words }: DistributionView, { fontSize, weight }: Frame, { left }: Plot): Mark[] {
  const y = fontSize;
  const second = left + fontSize * 2.6 + textWidth(words.observed, fontSize);
  return [
    { type: "rect", x: left, y: y - fontSize * 0.4, width: fontSize, height: fontSize * 0.8, fill: COLOUR.grey },
    { type: "text", x: left + fontSize * 1.4, y, text: words.observed, fill: COLOUR.quiet, size: fontSize },
    { type: "line", x1: second, x2: second + fontSize * 1.4, y1: y, y2: y, stroke: COLOUR.accent, width: 1.5 * weight },
    { type: "dot", x: second + fontSize * 0.7, y, r: 2.25 * weight, fill: COLOUR.paper, stroke: COLOUR.accent },
    { type: "text", x: second + fontSize * 1.8, y, text: words.expected, fill: COLOUR.accent, size: fontSize },
  ];
}
