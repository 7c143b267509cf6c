import { formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import type { QuarterPoint, QuarterView } from "../views/quarter-view";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { columnSpots } from "./spots";
import { spreadLabels } from "./spread-labels";
import { countAxis, niceAxis, ticksOf } from "./ticks";

type Known = Extract<QuarterPoint, { status: "ok" }>;
const isKnown = (point: QuarterPoint | undefined): point is Known => point?.status === "ok";
/** Where the outlook stands, beside the fourth quarter. */
const AHEAD = 3.32;
const INTERVAL = "#7fa9b5";

/** The quarters of a year: a running share with target and outlook, or bars of counts. */
export function quarters(view: QuarterView, frame: Frame, height = Math.round(frame.fontSize * 17)): Picture {
  const { fontSize, width } = frame;
  const axis = axisOf(view, height, frame);
  const ticks = ticksOf(axis);
  const tickFormat: NumberFormat = { scale: 1, sign: "", decimals: ticks.every(Number.isInteger) ? 0 : 1 };
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, tickFormat), fontSize)))) + fontSize * 1.4;
  const right = Math.ceil(Math.max(0, ...endTexts(view).map((text) => textWidth(text, fontSize) * 1.06))) + fontSize;
  const last = view.ahead ? AHEAD + 0.25 : 3.45;
  const scales: Scales = { x: linear([-0.45, last], [left, width - right]), y: linear([axis.min, axis.max], [height - fontSize * 2, fontSize]) };
  const room = { left, right: width - right, min: axis.min, max: axis.max };
  return {
    width, height, alt: view.alt,
    option: { series: [drawing([...grid(view, frame, scales, { ...room, ticks, tickFormat }), ...(view.as === "bars" ? bars(view, frame, scales) : lines(view, frame, scales, room)), ...empties(view, frame, scales, room), ...(view.as === "bars" ? [] : endLabels(view, frame, scales, room))])] },
    spots: () => columnSpots(view.points.map((point, at) => ({ key: String(at + 1), label: `${view.labels[at] ?? at + 1} ${isKnown(point) ? formatWithSign(point.value, view.format) : point.text}`, x: scales.x(at) })), (scales.x(1) - scales.x(0)) * 0.9, { top: 1, bottom: height - fontSize * 1.8 }),
  };
}

function axisOf({ as, points, goals, checkpoint, earlier, ahead, extent, bounds, format }: QuarterView, height: number, { fontSize }: Frame) {
  const known = points.filter(isKnown);
  const scaled = (values: readonly (number | undefined)[]) => values.filter((value) => value !== undefined).map((value) => value * format.scale);
  if (as === "bars") return countAxis(Math.max(1, ...scaled([...known.map(({ value }) => value), extent?.upper])), height / (fontSize * 4));
  const own = extent ? [extent.lower, extent.upper] : [...known.flatMap(({ value, lower, upper }) => [value, lower, upper]), ...(earlier?.lines.flat() ?? []), ...(ahead?.flatMap(({ lower, upper }) => [lower, upper]) ?? [])];
  const values = scaled([...own, ...(goals?.values ?? []), checkpoint?.value]);
  const axis = niceAxis(Math.min(...values, values.length ? Infinity : 0), Math.max(...values, values.length ? -Infinity : 1), height / (fontSize * 4));
  return { ...axis, ...(bounds ? { min: Math.max(axis.min, bounds.lower * format.scale), max: Math.max(axis.min + axis.step, Math.min(axis.max, bounds.upper * format.scale)) } : {}) };
}

type Room = { left: number; right: number; min: number; max: number };

function grid({ labels }: QuarterView, { fontSize }: Frame, { x, y }: Scales, { left, right, min, ticks, tickFormat }: Room & { ticks: number[]; tickFormat: NumberFormat }): Mark[] {
  return [
    ...ticks.flatMap((tick): Mark[] => [
      { type: "line", x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: COLOUR.hairline, width: 1 },
      { type: "text", x: left - fontSize * 0.6, y: y(tick), text: formatNumber(tick, tickFormat), fill: COLOUR.quiet, size: fontSize, align: "right" },
    ]),
    ...labels.map((text, at): Mark => ({ type: "text", x: x(at), y: y(min) + fontSize * 1.1, text, fill: COLOUR.quiet, size: fontSize, align: "center" })),
  ];
}

function bars({ points, format }: QuarterView, { fontSize }: Frame, { x, y }: Scales): Mark[] {
  const bar = (x(1) - x(0)) * 0.56;
  return points.flatMap((point, at): Mark[] => {
    if (!isKnown(point)) return [];
    const top = y(point.value * format.scale);
    return [
      { type: "rect", x: x(at) - bar / 2, y: top, width: bar, height: y(0) - top, fill: COLOUR.grey },
      { type: "text", x: x(at), y: top - fontSize * 0.7, text: formatNumber(point.value, format), fill: COLOUR.ink, size: fontSize, align: "center" },
    ];
  });
}

function lines(view: QuarterView, { weight }: Frame, { x, y }: Scales, { min, max }: Room): Mark[] {
  const { points, goals, checkpoint, earlier, ahead, format } = view;
  const at = (value: number) => y(Math.min(max, Math.max(min, value * format.scale)));
  const marks: Mark[] = [];
  for (const line of earlier?.lines ?? []) marks.push(...pathOf(line, x, at, { stroke: COLOUR.grey, width: weight }));
  for (const { goal, from, to } of stretches(goals?.values ?? [])) marks.push({ type: "line", x1: x(from - 0.45), x2: x(to + 0.45), y1: at(goal), y2: at(goal), stroke: COLOUR.ink, width: weight, dash: [3 * weight, 3 * weight] });
  if (checkpoint) marks.push({ type: "line", x1: x(checkpoint.quarter - 1.3), x2: x(checkpoint.quarter - 0.7), y1: at(checkpoint.value), y2: at(checkpoint.value), stroke: COLOUR.ink, width: 2 * weight });
  points.forEach((point, place) => {
    if (isKnown(point) && point.lower !== undefined && point.upper !== undefined) marks.push({ type: "line", x1: x(place), x2: x(place), y1: at(point.lower), y2: at(point.upper), stroke: INTERVAL, width: weight });
  });
  const now = points.map((point) => (isKnown(point) && !point.later ? point.value : undefined));
  marks.push(...pathOf(now, x, at, { stroke: COLOUR.accent, width: 1.75 * weight }), ...aheadMarks(ahead ?? [], now, { x, at, weight }));
  points.forEach((point, place) => {
    if (isKnown(point)) marks.push({ type: "dot", x: x(place), y: at(point.value), r: 3 * weight, fill: point.later ? COLOUR.paper : COLOUR.accent, stroke: point.later ? COLOUR.accent : undefined });
  });
  return marks;
}

/** Quarters running with the same goal are one line. */
function stretches(goals: readonly (number | undefined)[]): { goal: number; from: number; to: number }[] {
  const found: { goal: number; from: number; to: number }[] = [];
  goals.forEach((goal, place) => {
    const last = found.at(-1);
    if (last?.goal === goal && last?.to === place - 1) last.to = place;
    else if (goal !== undefined) found.push({ goal, from: place, to: place });
  });
  return found;
}

type Drawn = { x(value: number): number; at(value: number): number; weight: number };

/** From the last quarter known to what the year is heading for, each with its interval. */
function aheadMarks(ahead: NonNullable<QuarterView["ahead"]>, now: readonly (number | undefined)[], { x, at, weight }: Drawn): Mark[] {
  const from = now.findLastIndex((value) => value !== undefined);
  return ahead.flatMap(({ value, lower, upper, season }): Mark[] => {
    const place = x(season ? AHEAD : AHEAD - 0.16);
    const colour = season ? COLOUR.quiet : COLOUR.accent;
    return [
      ...(from < 0 ? [] : [{ type: "line" as const, x1: x(from), x2: place, y1: at(now[from]!), y2: at(value), stroke: colour, width: weight, dash: [2 * weight, 2 * weight] }]),
      { type: "line", x1: place, x2: place, y1: at(lower), y2: at(upper), stroke: colour, width: 1.5 * weight },
      { type: "rect", x: place - 2.5 * weight, y: at(value) - 2.5 * weight, width: 5 * weight, height: 5 * weight, fill: season ? COLOUR.paper : colour, stroke: colour },
    ];
  });
}

/** A line is not drawn across a quarter without a value. */
function pathOf(values: readonly (number | undefined)[], x: Scales["x"], at: (value: number) => number, style: { stroke: string; width: number }): Mark[] {
  const runs: [number, number][][] = [[]];
  values.forEach((value, place) => {
    if (value === undefined) runs.push([]);
    else runs.at(-1)!.push([x(place), at(value)]);
  });
  return runs.filter((run) => run.length > 1).map((points) => ({ type: "path", points, ...style }));
}

/** A quarter without a number says so at the foot, in the same words as the table. */
function empties({ points }: QuarterView, { fontSize }: Frame, { x, y }: Scales, { min }: Room): Mark[] {
  return points.flatMap((point, at): Mark[] => (isKnown(point) ? [] : [{ type: "text", x: x(at), y: y(min) - fontSize * 0.8, text: point.text, fill: COLOUR.quiet, size: fontSize * 0.9, align: "center" }]));
}

function endTexts({ as, points, goals, checkpoint, earlier, ahead, format }: QuarterView): string[] {
  if (as === "bars") return [];
  const last = points.findLast((point) => isKnown(point) && !point.later);
  return [...(isKnown(last) ? [formatNumber(last.value, format)] : []), goals?.label ?? "", checkpoint && checkpoint.value !== goals?.values.at(-1) ? checkpoint.label : "", earlier?.label ?? "", ...(ahead?.map(({ label }) => label) ?? [])];
}

/** What each line is, at its end; where the line of this year goes on, its value stands at what it is heading for. */
function endLabels(view: QuarterView, { fontSize }: Frame, { y }: Scales, { right, min, max }: Room): Mark[] {
  const { points, goals, checkpoint, earlier, ahead, format } = view;
  const at = (value: number) => y(Math.min(max, Math.max(min, value * format.scale)));
  const last = points.findLast((point) => isKnown(point) && !point.later);
  const labels: { at: number; text: string; fill: string; bold?: boolean }[] = [];
  if (isKnown(last)) labels.push({ at: at(last.value), text: formatNumber(last.value, format), fill: COLOUR.accent, bold: true });
  const goal = goals?.values.at(-1);
  if (goals && goal !== undefined) labels.push({ at: at(goal), text: goals.label, fill: COLOUR.ink });
  if (checkpoint && checkpoint.value !== goal) labels.push({ at: at(checkpoint.value), text: checkpoint.label, fill: COLOUR.ink });
  const before = earlier?.lines.at(-1)?.findLast((value) => value !== undefined);
  if (earlier && before !== undefined) labels.push({ at: at(before), text: earlier.label, fill: COLOUR.quiet });
  for (const { value, label, season } of ahead ?? []) labels.push({ at: at(value), text: label, fill: season ? COLOUR.quiet : COLOUR.accent });
  return spreadLabels(labels, fontSize * 1.2, { top: fontSize * 0.7, bottom: y(min) }).map(({ at: place, text, fill, bold }) => ({ type: "text", x: right + fontSize * 0.5, y: place, text, fill, size: fontSize, bold }));
}
