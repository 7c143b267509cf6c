import { COUNT, formatNumber } from "../i18n/format";
import type { FlowCell, FlowColumn, FlowView } from "../views/flow-view";
import { drawing, linear, type Mark } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import type { Spot } from "./spots";
import { niceAxis, ticksOf } from "./ticks";

type Layout = { left: number; right: number; top: number; bottom: number; height: number; step: number; x(at: number): number; y(value: number): number; ticks: number[]; /** Every bar bears its count. */ written: boolean };
const INK: Record<"in" | "out", string> = { in: COLOUR.accent, out: COLOUR.grey };

/** Bars of moves in above and moves out below a zero line, the net as a dot; the month of the Spring Festival stands on a pale band. */
export function flowBars(view: FlowView, frame: Frame, small: boolean): Picture {
  const layout = layOut(view, frame, small);
  const marks = [...festivals(view, frame, layout, small), ...grid(frame, layout, small), ...labels(view, frame, layout), ...view.columns.flatMap((column, at) => columnMarks(column, at, frame, layout, { all: view.columns })), ...(small ? [] : sides(view, frame, layout))];
  return { width: frame.width, height: layout.height, alt: view.alt, option: { series: [drawing(marks)] }, spots: () => spotsOf(view, layout) };
}

/** Above the zero line those who came, below it those who left: `in 0`, `out 0` and so on by column. */
function spotsOf({ columns, words }: FlowView, { x, y, step, top, bottom }: Layout): Spot[] {
  const zero = y(0);
  const side = (way: "in" | "out", from: number, to: number) => columns.map((column, at): Spot => ({ key: `${way} ${at}`, label: `${column.label} ${words[way]} ${column[way].text}`, x: x(at) - step / 2, y: from, width: step, height: to - from, named: true }));
  return [...side("in", top, zero), ...side("out", zero, bottom)];
}

function layOut({ columns, extent, words }: FlowView, { width, fontSize }: Frame, small: boolean): Layout {
  const height = Math.round(fontSize * (small ? 13 : 21));
  const most = (way: "in" | "out") => Math.max(extent?.[way] ?? 0, 1, ...columns.map((column) => (column[way].status === "ok" ? column[way].value : 0)));
  const axis = niceAxis(-most("out"), most("in"), height / (fontSize * (small ? 3.4 : 3.2)));
  const step = Math.max(1, axis.step);
  const ticks = ticksOf({ ...axis, step, min: Math.floor(axis.min / step) * step, max: Math.ceil(axis.max / step) * step });
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(Math.abs(tick), COUNT), fontSize * 0.9)))) + fontSize;
  const right = small ? fontSize * 0.4 : Math.ceil(Math.max(...Object.values(words).map((word) => textWidth(word, fontSize)))) + fontSize * 1.8;
  const under = columns.some((column) => column.under !== undefined);
  const [top, bottom] = [fontSize * (small ? 1.6 : 2.4), height - fontSize * (under ? 3.4 : small ? 1.9 : 2.2)];
  const slot = (width - left - right) / Math.max(1, columns.length);
  const widest = Math.max(...columns.flatMap((column) => [column.in, column.out].map(({ text }) => textWidth(text, fontSize * 0.9))), 0);
  return {
    left, right, top, bottom, height, step: slot, ticks, written: !small && widest <= slot * 0.96,
    x: (at) => left + slot * (at + 0.5), y: linear([ticks[0]!, ticks.at(-1)!], [bottom - fontSize * 0.6, top + fontSize * 0.6]),
  };
}

function festivals({ columns }: FlowView, { width, fontSize }: Frame, { x, step, top, bottom, left, right }: Layout, small: boolean): Mark[] {
  return columns.flatMap(({ festival }, at): Mark[] => {
    if (festival === undefined) return [];
    const band: Mark = { type: "rect", x: x(at) - step / 2, y: top - fontSize * 0.4, width: step, height: bottom - top + fontSize * 0.4, fill: COLOUR.band };
    const half = textWidth(festival, fontSize) / 2;
    const middle = Math.min(Math.max(x(at), left + half), width - (small ? right : 0) - half);
    return [band, ...(small ? [] : [{ type: "text" as const, x: middle, y: top - fontSize * 1.2, text: festival, fill: COLOUR.ink, size: fontSize, bold: true, align: "center" as const }])];
  });
}

function grid({ width, fontSize }: Frame, { left, right, y, ticks }: Layout, small: boolean): Mark[] {
  return ticks.flatMap((tick): Mark[] => [
    { type: "line", x1: left, x2: width - right, y1: y(tick), y2: y(tick), stroke: tick === 0 ? COLOUR.ink : COLOUR.hairline, width: 1 },
    { type: "text", x: left - fontSize * 0.5, y: y(tick), text: formatNumber(Math.abs(tick), COUNT), fill: COLOUR.quiet, size: fontSize * (small ? 0.85 : 0.9), align: "right" },
  ]);
}

/** Names of the columns: all, or as many at equal steps as have room. */
function labels({ columns }: FlowView, { fontSize }: Frame, { x, step, bottom }: Layout): Mark[] {
  const widest = Math.max(...columns.flatMap(({ label, under = "" }) => [textWidth(label, fontSize), textWidth(under, fontSize * 0.85)]), 1);
  const every = [1, 2, 3, 4, 6].find((steps) => step * steps >= widest + fontSize * 0.4) ?? 6;
  return columns.flatMap(({ label, under }, at): Mark[] => (at % every !== 0 ? [] : [
    { type: "text", x: x(at), y: bottom + fontSize * 0.9, text: label, fill: COLOUR.quiet, size: fontSize, align: "center" },
    ...(under === undefined ? [] : [{ type: "text" as const, x: x(at), y: bottom + fontSize * 2.1, text: under, fill: COLOUR.quiet, size: fontSize * 0.85, align: "center" as const }]),
  ]));
}

function columnMarks({ in: comings, out: goings, net }: FlowColumn, at: number, frame: Frame, layout: Layout, { all }: { all: readonly FlowColumn[] }): Mark[] {
  const { weight } = frame;
  const { x, y } = layout;
  const dot: Mark[] = net === undefined ? [] : [{ type: "dot", x: x(at), y: y(net), r: 2.6 * weight, fill: COLOUR.paper, stroke: COLOUR.ink }];
  return [...side(comings, "in", at, frame, layout, all), ...side(goings, "out", at, frame, layout, all), ...dot];
}

function side(cell: FlowCell, way: "in" | "out", at: number, { fontSize, weight }: Frame, { x, y, step, written }: Layout, all: readonly FlowColumn[]): Mark[] {
  const away = way === "in" ? -1 : 1;
  if (cell.status !== "ok") return [empty(cell, { x: x(at), y: y(0) + away * fontSize * 0.8, room: step, fontSize, weight })];
  const end = y(away * -cell.value);
  const bar = Math.min(step * 0.62, fontSize * 2.6);
  const most = Math.max(...all.map((column) => (column[way].status === "ok" ? column[way].value : 0)));
  const isWritten = cell.value > 0 && (written || (cell.value === most && step > fontSize * 0.9));
  return [
    { type: "rect", x: x(at) - bar / 2, y: Math.min(end, y(0)), width: bar, height: Math.abs(end - y(0)), fill: INK[way] },
    ...(isWritten ? [{ type: "text" as const, x: x(at), y: end + away * fontSize * 0.75, text: cell.text, fill: cell.value === most ? COLOUR.ink : COLOUR.quiet, size: fontSize * 0.9, bold: cell.value === most, align: "center" as const }] : []),
  ];
}

/** Where the words have no room: a small box for what is withheld, a cross for what was not reported. */
function empty({ status, text }: FlowCell, { x, y, room, fontSize, weight }: { x: number; y: number; room: number; fontSize: number; weight: number }): Mark {
  const size = fontSize * 0.85;
  if (textWidth(text, size) <= room - 4) return { type: "text", x, y, text, fill: COLOUR.quiet, size, align: "center" };
  if (status === "suppressed") return { type: "rect", x: x - 2.5 * weight, y: y - 2.5 * weight, width: 5 * weight, height: 5 * weight, fill: COLOUR.band, stroke: COLOUR.quiet };
  return { type: "text", x, y, text: "×", fill: COLOUR.quiet, size, align: "center" };
}

/** What stands above and below, and what the dot is, beside the picture. */
function sides({ words, columns }: FlowView, { width, fontSize, weight }: Frame, { right, y, ticks }: Layout): Mark[] {
  const x = width - right + fontSize * 0.6;
  const word = (text: string, at: number, fill: string): Mark => ({ type: "text", x: x + fontSize * 1.1, y: at, text, fill: COLOUR.ink, size: fontSize, bold: fill === COLOUR.accent });
  const [above, below] = [y(ticks.at(-1)! / 2), y(ticks[0]! / 2)];
  const square = (at: number, fill: string): Mark => ({ type: "rect", x, y: at - fontSize * 0.4, width: fontSize * 0.8, height: fontSize * 0.8, fill });
  return [
    square(above, COLOUR.accent), word(words.in, above, COLOUR.accent), square(below, COLOUR.grey), word(words.out, below, COLOUR.grey),
    ...(columns.some(({ net }) => net !== undefined) ? [{ type: "dot" as const, x: x + fontSize * 0.4, y: y(0), r: 2.6 * weight, fill: COLOUR.paper, stroke: COLOUR.ink }, word(words.net, y(0), COLOUR.ink)] : []),
  ];
}
