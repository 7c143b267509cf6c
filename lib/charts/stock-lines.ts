import { COUNT, formatNumber } from "../i18n/format";
import type { StockLine, StockView } from "../views/stock-view";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { columnSpots } from "./spots";
import { spreadLabels } from "./spread-labels";
import { countAxis, ticksOf } from "./ticks";

type Known = { at: number; value: number };
/** Lines are told apart by dots and dashes too. */
const STROKES = [{ stroke: COLOUR.accent, dash: undefined }, { stroke: COLOUR.quiet, dash: undefined }, { stroke: COLOUR.quiet, dash: [6, 3] }, { stroke: COLOUR.quiet, dash: [2, 3] }] as const;

/** People registered by date from zero: all in the accent, reaches in grey, each with its name and last number at its end. */
export function stockLines(view: StockView, frame: Frame): Picture {
  const { fontSize, width } = frame;
  const height = Math.round(fontSize * 17);
  const values = view.lines.flatMap(({ points }) => points.flatMap((point) => (point.status === "ok" ? [point.value] : [])));
  const ticks = ticksOf(countAxis(Math.max(...values, 1), height / (fontSize * 4)));
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, COUNT), fontSize * 0.9)))) + fontSize;
  const right = Math.ceil(Math.max(...view.lines.map((line) => textWidth(endText(line), fontSize)), 0)) + fontSize * 1.2;
  const places = view.ticks.map(({ at }) => at);
  const scales: Scales = { x: linear([Math.min(...places), Math.max(...places)], [left + fontSize * 0.5, width - right]), y: linear([0, ticks.at(-1)!], [height - fontSize * 2.2, fontSize]) };
  const marks = [...grid(frame, scales, ticks, { left, right }), ...dates(view, frame, scales), ...view.lines.flatMap((line, at) => lineMarks(line, at, frame, scales)), ...ends(view, frame, scales)];
  return {
    width, height, alt: view.alt, option: { series: [drawing(marks)] },
    spots: () => columnSpots((view.lines.find(({ whole }) => whole)?.points ?? []).map((point, at) => ({ key: view.ticks[at]!.label, label: `${view.ticks[at]!.label} ${point.text}`, x: scales.x(point.at) })), Math.max(6, (width - left - right) / Math.max(1, places.length) * 0.9), { top: 1, bottom: height - fontSize * 1.8 }),
  };
}

const lastOf = ({ points }: StockLine): Known | undefined => points.flatMap((point) => (point.status === "ok" ? [{ at: point.at, value: point.value }] : [])).at(-1);
const endText = (line: StockLine): string => `${line.label} ${formatNumber(lastOf(line)?.value ?? 0, COUNT)}`;

function grid({ width, fontSize }: Frame, { y }: Scales, ticks: readonly number[], { left, right }: { left: number; right: number }): Mark[] {
  return ticks.flatMap((tick): Mark[] => [
    { type: "line", x1: left, x2: width - right, y1: y(tick), y2: y(tick), stroke: tick === 0 ? COLOUR.ink : COLOUR.hairline, width: 1 },
    { type: "text", x: left - fontSize * 0.5, y: y(tick), text: formatNumber(tick, COUNT), fill: COLOUR.quiet, size: fontSize * 0.9, align: "right" },
  ]);
}

/** The last date, and before it those that have room. */
function dates({ ticks }: StockView, { fontSize }: Frame, { x, y }: Scales): Mark[] {
  const marks: Mark[] = [];
  let free = Infinity;
  for (const { at, label } of [...ticks].reverse()) {
    const room = textWidth(label, fontSize * 0.9);
    if (x(at) + room / 2 > free || x(at) - room / 2 < 0) continue;
    marks.push({ type: "text", x: x(at), y: y(0) + fontSize * 1.1, text: label, fill: COLOUR.quiet, size: fontSize * 0.9, align: "center" });
    free = x(at) - room / 2 - fontSize * 0.6;
  }
  return marks;
}

function lineMarks({ points, whole }: StockLine, at: number, { weight }: Frame, { x, y }: Scales): Mark[] {
  const { stroke, dash } = STROKES[Math.min(at, STROKES.length - 1)]!;
  const marks: Mark[] = [];
  points.forEach((point, place) => {
    if (point.status !== "ok") return;
    const before = points[place - 1];
    if (before?.status === "ok") marks.push({ type: "line", x1: x(before.at), y1: y(before.value), x2: x(point.at), y2: y(point.value), stroke, width: (whole ? 1.75 : 1.25) * weight, ...(dash ? { dash: dash.map((part) => part * weight) } : {}) });
    marks.push({ type: "dot", x: x(point.at), y: y(point.value), r: (whole ? 2.5 : 1.75) * weight, fill: stroke });
  });
  return marks;
}

function ends(view: StockView, { fontSize }: Frame, { x, y }: Scales): Mark[] {
  const labels = view.lines.flatMap((line) => {
    const last = lastOf(line);
    return last ? [{ text: endText(line), at: y(last.value), x: x(last.at) + fontSize * 0.6, bold: line.whole, fill: line.whole ? COLOUR.accent : COLOUR.ink }] : [];
  });
  return spreadLabels(labels, fontSize * 1.2, { top: fontSize * 0.7, bottom: y(0) - fontSize * 0.3 }).map(({ text, at, x: left, bold, fill }): Mark => ({ type: "text", x: left, y: at, text, fill, size: fontSize, bold }));
}
