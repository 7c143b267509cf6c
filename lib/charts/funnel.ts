import { formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import type { FunnelDot, FunnelView } from "../views/funnel-view";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { densityMarks } from "./funnel-density";
import { fitText, textWidth } from "./measure-text";
import { COLOUR, TONE } from "./palette";
import { placeLabels, type Box } from "./place-labels";
import type { Picture } from "./render-svg";
import type { Spot } from "./spots";
import { niceAxis, ticksOf } from "./ticks";

type Plot = Box & { scales: Scales; ticks: { x: number[]; y: number[] }; /** Highest value with room; what lies above stands at the edge. */ most: number };

/** Funnel plot: size across, value up, limits that close in with size; dots within are open, those outside filled, the outermost named. */
export function funnel(view: FunnelView, frame: Frame): Picture {
  const height = Math.round(Math.min(frame.width * 0.72, frame.fontSize * 32));
  const plot = layOut(view, frame, height);
  return { width: frame.width, height, alt: view.alt, option: { series: [drawing(marksOf(view, frame, plot))] }, spots: () => spotsOf(view, frame, plot) };
}

/** A field round each dot, larger than the dot itself; those outside the outer limits lie on top. */
function spotsOf({ dots, format }: FunnelView, { fontSize }: Frame, { scales, most }: Plot): Spot[] {
  return [...dots].sort((one, two) => Number(isOuter(one)) - Number(isOuter(two))).map((dot) => ({ key: dot.code, label: `${dot.hint} ${formatWithSign(dot.y, format)}`, x: scales.x(dot.x) - fontSize * 0.6, y: scales.y(Math.min(most, dot.y * format.scale)) - fontSize * 0.6, width: fontSize * 1.2, height: fontSize * 1.2, named: isOuter(dot) }));
}

function layOut(view: FunnelView, { width, fontSize }: Frame, height: number): Plot {
  const [top, bottom] = [fontSize * 1.6, height - fontSize * 3.4];
  const y = yAxis(view, (bottom - top) / (fontSize * 3.2));
  const ticks = { x: xTicks(view.size, width / (fontSize * 7)), y: ticksOf(y) };
  const left = Math.ceil(Math.max(...ticks.y.map((tick) => textWidth(formatNumber(tick, tickFormat(ticks.y)), fontSize))) + fontSize);
  const right = width - fontSize * 3.4;
  return { left, right, top, bottom, ticks, most: y.max, scales: { x: sizeScale(view.size, ticks.x, [left, right]), y: linear([y.min, y.max], [bottom, top]) } };
}

/** Room for the dots, and for the limits of all but the smallest areas, whose limits run out of any picture. A few dots far above the rest stand at the edge. */
function yAxis({ dots, cloud, lines, centre, format, bounds }: FunnelView, wanted: number) {
  const sizes = Float64Array.from(cloud?.x ?? dots.map(({ x }) => x)).sort();
  const small = sizes[Math.floor((sizes.length - 1) * 0.15)] ?? 0;
  const limits = lines.flatMap(({ at }) => at.slice(-1).concat(at.filter(({ x }) => x >= small))).flatMap(({ lower, upper }) => [lower, upper]).filter(Number.isFinite);
  const values = Float64Array.from([...(cloud?.y ?? []), ...dots.map(({ y }) => y)]).sort();
  const usual = Math.max(centre.value, ...limits, values[Math.floor((values.length - 1) * 0.995)] ?? centre.value);
  const highest = values.at(-1) ?? usual;
  const high = highest > CUT * usual ? usual : Math.max(usual, highest);
  const low = Math.min(centre.value, ...limits, values[0] ?? centre.value);
  const axis = niceAxis(Math.max(bounds.lower, low) * format.scale, Math.min(bounds.upper ?? Infinity, high) * format.scale, wanted);
  return { ...axis, max: bounds.upper === undefined ? axis.max : Math.min(axis.max, bounds.upper * format.scale) };
}

/** A picture whose highest dot lies this many times above all the rest would be empty for the most part. */
const CUT = 1.4;

function xTicks({ log, min, max }: FunnelView["size"], wanted: number): number[] {
  // Sizes that are all alike stand apart only where the axis does not begin at 0.
  if (!log) return ticksOf(niceAxis(min > 0.3 * max && min < max ? min * 0.8 : 0, max, wanted));
  const powers = Array.from({ length: 14 }, (_, power) => 10 ** power);
  const fine = powers.flatMap((power) => [power, 2 * power, 5 * power]);
  const within = (list: number[]) => list.filter((tick) => tick >= min * 0.8 && tick <= max * 1.2);
  return within(fine).length <= wanted ? within(fine) : within(powers);
}

function sizeScale({ log, min, max }: FunnelView["size"], ticks: readonly number[], room: readonly [number, number]): (value: number) => number {
  if (!log) return linear([ticks[0] ?? 0, Math.max(ticks.at(-1) ?? max, max)], room);
  const scale = linear([Math.log(min * 0.85), Math.log(max * 1.1)], room);
  return (value) => scale(Math.log(value));
}

const tickFormat = (ticks: readonly number[]): NumberFormat => ({ scale: 1, sign: "", decimals: ticks.every((tick) => Number.isInteger(tick)) ? 0 : ticks.every((tick) => Number.isInteger(tick * 10)) ? 1 : 2 });

function marksOf(view: FunnelView, frame: Frame, plot: Plot): Mark[] {
  const labels = lineLabels(view, frame, plot);
  return [
    ...ground(view, frame, plot),
    ...(view.cloud ? densityMarks(view.cloud, plot, (x, y) => [plot.scales.x(x), plot.scales.y(y * view.format.scale)]) : []),
    ...limitLines(view, frame, plot), ...labels.marks,
    ...[...view.dots].sort((one, two) => Number(isOuter(one)) - Number(isOuter(two))).map((dot) => dotMark(dot, view, frame, plot)),
    ...nameMarks(view, frame, plot, [...labels.boxes, ...lineBoxes(view, plot)]),
  ];
}

function ground({ size, format }: FunnelView, { fontSize }: Frame, { left, right, top, bottom, ticks, scales }: Plot): Mark[] {
  const marks: Mark[] = [];
  for (const tick of ticks.y) {
    marks.push({ type: "line", x1: left, x2: right, y1: scales.y(tick), y2: scales.y(tick), stroke: COLOUR.hairline, width: 1 });
    marks.push({ type: "text", x: left - fontSize * 0.5, y: scales.y(tick), text: formatNumber(tick, tickFormat(ticks.y)), fill: COLOUR.quiet, size: fontSize, align: "right" });
  }
  for (const tick of ticks.x) marks.push({ type: "text", x: scales.x(tick), y: bottom + fontSize, text: formatNumber(tick, { scale: 1, sign: "", decimals: 0 }), fill: COLOUR.quiet, size: fontSize, align: "center" });
  marks.push({ type: "text", x: right, y: bottom + fontSize * 2.5, text: `${size.label} →`, fill: COLOUR.quiet, size: fontSize, align: "right" });
  if (format.sign) marks.push({ type: "text", x: left - fontSize * 0.5, y: top - fontSize, text: format.sign, fill: COLOUR.quiet, size: fontSize, align: "right" });
  return marks;
}

function limitLines({ lines, centre, format }: FunnelView, { weight }: Frame, plot: Plot): Mark[] {
  const { scales, left, right } = plot;
  const middle = scales.y(centre.value * format.scale);
  const marks: Mark[] = [{ type: "line", x1: left, x2: right, y1: middle, y2: middle, stroke: COLOUR.accent, width: weight }];
  for (const { at, dashed } of lines) for (const side of ["lower", "upper"] as const) {
    for (const run of within(at.map((one): [number, number] => [scales.x(one.x), scales.y(one[side] * format.scale)]), plot)) marks.push(...strokes(run, dashed, weight));
  }
  return marks;
}

/** The stretches of a line that lie inside the plot, cut where it leaves. */
function within(points: readonly [number, number][], { top, bottom }: Plot): [number, number][][] {
  const runs: [number, number][][] = [[]];
  points.forEach((point, at) => {
    const inside = point[1] >= top - 0.5 && point[1] <= bottom + 0.5;
    const before = points[at - 1];
    const edge = point[1] < top ? top : bottom;
    if (inside && runs.at(-1)!.length === 0 && before && Number.isFinite(before[1])) runs.at(-1)!.push(cut(before, point, before[1] < top ? top : bottom));
    if (inside) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) {
      if (Number.isFinite(point[1])) runs.at(-1)!.push(cut(runs.at(-1)!.at(-1)!, point, edge));
      runs.push([]);
    }
  });
  return runs.filter((run) => run.length > 1);
}

function cut(one: readonly [number, number], two: readonly [number, number], y: number): [number, number] {
  const share = two[1] === one[1] ? 0 : (y - one[1]) / (two[1] - one[1]);
  return [one[0] + Math.min(1, Math.max(0, share)) * (two[0] - one[0]), y];
}

/** A dashed line is drawn as every second step: a polyline of this kind has no dashes. */
function strokes(run: [number, number][], dashed: boolean, weight: number): Mark[] {
  const round = run.map(([x, y]): [number, number] => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
  if (!dashed) return [{ type: "path", points: round, stroke: COLOUR.quiet, width: weight }];
  return round.slice(1).flatMap((point, at): Mark[] => {
    const from = round[at]!;
    const length = Math.hypot(point[0] - from[0], point[1] - from[1]);
    return length < 1 ? [] : [{ type: "line", x1: from[0], y1: from[1], x2: point[0], y2: point[1], stroke: COLOUR.quiet, width: weight, dash: [3 * weight, 3 * weight] }];
  });
}

/** `95%` and `99.8%` at the right end of their upper lines, the centre's name above its line at the right. */
function lineLabels({ lines, centre, format, dots }: FunnelView, { fontSize, width }: Frame, { scales, right, left, top, bottom }: Plot): { marks: Mark[]; boxes: Box[] } {
  const ends = lines.flatMap(({ label, at }) => {
    const last = at.at(-1);
    const y = last ? scales.y(last.upper * format.scale) : NaN;
    return y >= top - 1 && y <= bottom ? [{ label, y, x: Math.min(scales.x(last!.x), right) }] : [];
  });
  const [inner, outer] = ends;
  // The outer line lies above the inner one; where they end close together its label moves up.
  if (inner && outer && inner.y - outer.y < fontSize * 1.1) [outer.y, inner.y] = [(inner.y + outer.y) / 2 - fontSize * 0.55, (inner.y + outer.y) / 2 + fontSize * 0.55];
  const text = fitText(centre.label, right - left, fontSize);
  const end = ends.length > 0 ? Math.min(...ends.map(({ x }) => x)) : right;
  const centreLabel = calmest(dots.map((dot): [number, number] => [scales.x(dot.x), scales.y(dot.y * format.scale)]), { middle: scales.y(centre.value * format.scale), width: textWidth(text, fontSize) * 1.06, left, end, top, bottom, fontSize });
  return {
    marks: [
      ...ends.map((one): Mark => ({ type: "text", x: Math.min(one.x + fontSize * 0.35, width - textWidth(one.label, fontSize)), y: one.y, text: one.label, fill: COLOUR.quiet, size: fontSize })),
      { type: "text", x: centreLabel.left, y: (centreLabel.top + centreLabel.bottom) / 2, text, fill: COLOUR.accent, size: fontSize },
    ],
    boxes: [centreLabel],
  };
}

type Line = { middle: number; width: number; left: number; end: number; top: number; bottom: number; fontSize: number };

/** The centre's name stands at an end of its line, above or below, where the fewest dots are. */
function calmest(dots: readonly [number, number][], { middle, width, left, end, top, bottom, fontSize }: Line): Box {
  const places = [end - width, left + fontSize * 0.3].flatMap((from) => [middle + fontSize * 0.2, middle - fontSize * 1.4].map((upper): Box => ({ left: from, right: from + width, top: upper, bottom: upper + fontSize * 1.2 })));
  const fits = places.filter((box) => box.top >= top - fontSize && box.bottom <= bottom + 1);
  const covered = (box: Box) => dots.filter(([x, y]) => x > box.left - 3 && x < box.right + 3 && y > box.top - 3 && y < box.bottom + 3).length;
  return [...(fits.length > 0 ? fits : places)].sort((one, two) => covered(one) - covered(two))[0]!;
}

/** Boxes along the limits and the centre: no name is written across a line. */
function lineBoxes({ lines, centre, format }: FunnelView, { scales, left, right }: Plot): Box[] {
  const middle = scales.y(centre.value * format.scale);
  const along = lines.flatMap(({ at }) => (["lower", "upper"] as const).flatMap((side) => at.slice(1).map((point, step): Box => {
    const before = at[step]!;
    const [y1, y2] = [scales.y(before[side] * format.scale), scales.y(point[side] * format.scale)];
    return { left: scales.x(before.x), right: scales.x(point.x), top: Math.min(y1, y2) - 1, bottom: Math.max(y1, y2) + 1 };
  })));
  return [{ left, right, top: middle - 1, bottom: middle + 1 }, ...along];
}

const isOuter = ({ flag }: FunnelDot): boolean => flag === "low998" || flag === "high998";

function dotMark({ x, y, flag, tone }: FunnelDot, { format, dots }: FunnelView, { weight }: Frame, { scales, most }: Plot): Mark {
  const at = { x: scales.x(x), y: scales.y(Math.min(most, y * format.scale)) };
  const small = dots.length > 400 ? 0.7 : 1;
  if (flag === "inside") return { type: "dot", ...at, r: 2.25 * weight * small, fill: COLOUR.paper, stroke: COLOUR.quiet };
  if (flag === "low95" || flag === "high95") return { type: "dot", ...at, r: 2.5 * weight * small, fill: COLOUR.quiet };
  return { type: "dot", ...at, r: 3.25 * weight * small, fill: tone === "neutral" ? COLOUR.ink : TONE[tone] };
}

function nameMarks({ dots, format }: FunnelView, { fontSize, width }: Frame, { scales, left, top, bottom, most }: Plot, taken: readonly Box[]): Mark[] {
  // One that stands at the edge says its value.
  const text = (name: string, y: number) => (y * format.scale > most ? `${name} ${formatNumber(y, format)} ↑` : name);
  const named = dots.flatMap(({ x, y, name, tone }) => (name === undefined ? [] : [{ x: scales.x(x), y: scales.y(Math.min(most, y * format.scale)), text: text(name, y), tone }]));
  const tones = new Map(named.map(({ text, tone }) => [text, tone]));
  return placeLabels({ anchors: named, fontSize, gap: fontSize * 0.6, within: { left, right: width, top: top - fontSize, bottom }, taken }).map((label): Mark => {
    const tone = tones.get(label.text) ?? "neutral";
    return { type: "text", ...label, fill: tone === "neutral" ? COLOUR.ink : TONE[tone], size: fontSize, bold: true };
  });
}
