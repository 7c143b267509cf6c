import type { CurvePoint, LorenzView } from "../views/lorenz-view";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { wholeSpot } from "./spots";

/** Height of the plot beside its width: a little lower than square, so that it fits beside a chart over the years. */
const FLAT = 0.86;

type Box = { left: number; right: number; top: number; bottom: number };

/** Lorenz curve: the gap between equality and the curve as a pale field, chance as a dashed line, its key in the corner that is always empty. */
export function lorenz(view: LorenzView, frame: Frame): Picture {
  const { fontSize, width } = frame;
  const left = fontSize * 3.2;
  const room = width - left - fontSize * 1.4;
  // On a slide the plot would be higher than the slide.
  const plot = Math.min(room, (fontSize * 24) / FLAT);
  const box: Box = { left: left + (room - plot) / 2, right: left + (room + plot) / 2, top: fontSize * 2.4, bottom: fontSize * 2.4 + plot * FLAT };
  const scales: Scales = { x: linear([0, 1], [box.left, box.right]), y: linear([0, 1], [box.bottom, box.top]) };
  const marks = [...grid(view, frame, box, scales), ...curves(view, frame, scales), ...key(view, frame, box)];
  const height = Math.ceil(box.bottom + fontSize * 3.2);
  return { width, height, alt: view.alt, option: { series: [drawing(marks)] }, spots: () => [wholeSpot("all", view.title, { width, height })] };
}

function grid({ axes }: LorenzView, { fontSize }: Frame, { left, right, top, bottom }: Box, { x, y }: Scales): Mark[] {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return [
    ...ticks.flatMap((tick): Mark[] => [
      { type: "line", x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: COLOUR.hairline, width: 1 },
      { type: "text", x: left - fontSize * 0.5, y: y(tick), text: String(Math.round(tick * 100)), fill: COLOUR.quiet, size: fontSize, align: "right" },
      { type: "text", x: x(tick), y: bottom + fontSize * 1.1, text: String(Math.round(tick * 100)), fill: COLOUR.quiet, size: fontSize, align: "center" },
    ]),
    { type: "text", x: left - fontSize * 2.2, y: top - fontSize * 1.5, text: axes.held, fill: COLOUR.quiet, size: fontSize },
    { type: "text", x: right, y: bottom + fontSize * 2.4, text: axes.areas, fill: COLOUR.quiet, size: fontSize, align: "right" },
  ];
}

function curves({ observed, chance }: LorenzView, { weight }: Frame, { x, y }: Scales): Mark[] {
  const at = ({ people, held }: CurvePoint): [number, number] => [x(people), y(held)];
  const half = observed.find(({ people }) => people >= 0.5 - 1e-9);
  return [
    { type: "path", points: observed.map(at), stroke: COLOUR.band, width: 0, fill: COLOUR.band },
    { type: "line", x1: x(0), y1: y(0), x2: x(1), y2: y(1), stroke: COLOUR.quiet, width: weight },
    ...(chance ? dashes(chance.map(at), weight) : []),
    { type: "path", points: observed.map(at), stroke: COLOUR.accent, width: 2 * weight },
    ...(half ? [{ type: "dot" as const, x: x(half.people), y: y(half.held), r: 3 * weight, fill: COLOUR.accent }] : []),
  ];
}

/** A dashed curve: every second piece of it. */
function dashes(points: readonly [number, number][], weight: number): Mark[] {
  return points.slice(1).map(([x2, y2], at): Mark => {
    const [x1, y1] = points[at]!;
    return { type: "line", x1, y1, x2, y2, stroke: COLOUR.ink, width: 1.25 * weight, dash: [3 * weight, 3 * weight] };
  });
}

/** Above the line of equality nothing is ever drawn. */
function key({ labels, chance }: LorenzView, { fontSize, weight }: Frame, { left, top }: Box): Mark[] {
  const rows = [{ text: labels.equal, stroke: COLOUR.quiet, width: weight, fill: COLOUR.quiet }, ...(chance ? [{ text: labels.chance, stroke: COLOUR.ink, width: 1.25 * weight, dash: [3 * weight, 3 * weight], fill: COLOUR.ink }] : []), { text: labels.own, stroke: COLOUR.accent, width: 2 * weight, fill: COLOUR.accent, bold: true }];
  const start = left + fontSize * 0.8;
  return rows.flatMap(({ text, fill, bold = false, ...line }, at): Mark[] => {
    const y = top + fontSize * (1.1 + 1.5 * at);
    return [
      { type: "rect", x: start + fontSize * 2.2, y: y - fontSize * 0.7, width: textWidth(text, fontSize) * (bold ? 1.05 : 1) + fontSize * 0.6, height: fontSize * 1.4, fill: COLOUR.paper },
      { type: "line", x1: start, x2: start + fontSize * 2, y1: y, y2: y, ...line },
      { type: "text", x: start + fontSize * 2.5, y, text, fill, size: fontSize, bold },
    ];
  });
}
