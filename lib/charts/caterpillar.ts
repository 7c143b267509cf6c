import { formatNumber, formatWithSign } from "../i18n/format";
import type { CaterpillarView, ReferenceLine } from "../views/caterpillar-view";
import type { IntervalRow } from "../views/interval-row";
import { drawing, linear, type Mark, type Scales } from "./drawing";
import type { Frame } from "./frames";
import { fitText, textWidth } from "./measure-text";
import { COLOUR, TONE } from "./palette";
import type { Picture } from "./render-svg";
import { niceAxis, ticksOf } from "./ticks";

type Axis = Pick<Scales, "x"> & { ticks: number[] };
type Line = { row: IntervalRow; y: number };
type Layout = { lines: Line[]; block?: { top: number; bottom: number; labelY: number }; left: number; right: number; top: number; bottom: number; height: number };

/** Interval chart: a dot and a thin line for each area, an open dot for the raw value, grey behind what cannot be told apart. */
export function caterpillar(view: CaterpillarView, given: Frame): Picture {
  const frame = closerOnSlide(given, view.rows.length);
  const layout = layOut(view, frame);
  const axis = axisOf(view, frame, layout);
  const { left, right, height } = layout;
  const x = linear([axis.min, axis.max], [left, frame.width - right]);
  return {
    width: frame.width, height, alt: view.alt,
    option: { series: [drawing(marksOf(view, frame, layout, { x, ticks: ticksOf(axis) }))] },
    spots: () => layout.lines.map(({ row, y }) => ({ key: row.code, label: `${row.name} ${formatWithSign(row.raw ?? row.value, view.format)}`, x: 0, y: y - stepOf(view, frame) / 2, width: frame.width, height: stepOf(view, frame), named: row.standing !== "apartNot" })),
  };
}

/** A slide is broad and low: many rows stand closer there, or the whole picture is drawn small with air at both sides. */
function closerOnSlide(frame: Frame, rows: number): Frame {
  const rowHeight = Math.max(18, Math.floor(450 / rows));
  return frame.name === "slide" && rowHeight < frame.rowHeight ? { ...frame, rowHeight, fontSize: Math.min(frame.fontSize, rowHeight - 2), weight: frame.weight * 0.8 } : frame;
}

const stepOf = ({ rows }: CaterpillarView, { rowHeight }: Frame): number => (rows.length > 60 ? rowHeight / 2 : rowHeight);

function layOut(view: CaterpillarView, frame: Frame): Layout {
  const { rows, block, references, lettersHead } = view;
  const { fontSize } = frame;
  const step = stepOf(view, frame);
  const left = Math.ceil(Math.min(Math.max(...rows.map(({ name }) => textWidth(name, fontSize)), 0), frame.width * 0.3)) + fontSize;
  const labels = labelRoom(references, frame, left);
  const top = fontSize * (labels ? 2 : 3.2);
  let y = top;
  const lines: Line[] = [];
  let grey: Layout["block"];
  rows.forEach((row, at) => {
    const starts = block !== undefined && row.standing === "apartNot" && grey === undefined;
    if (starts) grey = { top: y, bottom: y, labelY: y + frame.rowHeight * 0.55 };
    if (starts) y += frame.rowHeight;
    if (at > 0 && grey && row.standing !== "apartNot" && rows[at - 1]?.standing === "apartNot") y += 4;
    lines.push({ row, y: y + step / 2 });
    y += step;
    if (grey && row.standing === "apartNot") grey.bottom = y;
  });
  return { lines, block: grey, left, right: lettersRoom(rows, lettersHead, fontSize), top, bottom: y, height: Math.ceil(y + fontSize * 2) };
}

/** Group letters stand in a column at the right. */
function lettersRoom(rows: readonly IntervalRow[], head: string | undefined, fontSize: number): number {
  if (head === undefined) return fontSize;
  const widest = Math.max(textWidth(head, fontSize), ...rows.map(({ letters = "" }) => textWidth(letters, fontSize)));
  return Math.ceil(widest + fontSize * 1.5);
}

/** Whether the labels of the reference lines surely fit side by side; else the second one gets a line of its own. */
function labelRoom(references: readonly ReferenceLine[], { width, fontSize }: Frame, left: number): boolean {
  return references.length < 2 || references.reduce((sum, { label }) => sum + textWidth(label, fontSize), 0) < (width - left) * 0.34;
}

function axisOf({ rows, references, format, bounds, extent }: CaterpillarView, frame: Frame, { left, right }: Layout) {
  const lows = [...(extent ? [extent.lower] : []), ...rows.flatMap(({ lower, raw }) => [lower, raw ?? lower]), ...references.map((reference) => (reference.kind === "band" ? reference.lower : reference.value))];
  const highs = [...(extent ? [extent.upper] : []), ...rows.flatMap(({ upper, raw }) => [upper, raw ?? upper]), ...references.map((reference) => (reference.kind === "band" ? reference.upper : reference.value))];
  const inBounds = (value: number) => Math.min(bounds?.upper ?? Infinity, Math.max(bounds?.lower ?? -Infinity, value)) * format.scale;
  const axis = niceAxis(inBounds(Math.min(...lows)), inBounds(Math.max(...highs)), (frame.width - left - right) / (frame.fontSize * 8));
  return { ...axis, max: bounds?.upper === undefined ? axis.max : Math.min(axis.max, bounds.upper * format.scale) };
}

function marksOf(view: CaterpillarView, frame: Frame, layout: Layout, scales: Axis): Mark[] {
  const at = (value: number) => scales.x(value * view.format.scale);
  const { block, left } = layout;
  // Too long for the block, it begins in the column of names, which is empty beside it.
  const room = frame.width - layout.right;
  const label: Mark[] = block && view.block ? [{ type: "text", x: Math.max(0, Math.min(left + 8, room - textWidth(view.block, frame.fontSize))), y: block.labelY, text: fitText(view.block, room, frame.fontSize), fill: COLOUR.quiet, size: frame.fontSize }] : [];
  return [...ground(view, frame, layout, scales), ...references(view.references, frame, layout, at), ...label, ...layout.lines.flatMap((line) => rowMarks(line, frame, layout, at))];
}

function ground(view: CaterpillarView, frame: Frame, { block, left, right, top, bottom }: Layout, { x, ticks }: Axis): Mark[] {
  const marks: Mark[] = [];
  const end = frame.width - right;
  if (view.lettersHead) marks.push({ type: "text", x: frame.width - frame.fontSize * 0.4, y: top - frame.fontSize * 0.9, text: view.lettersHead, fill: COLOUR.quiet, size: frame.fontSize, align: "right" });
  if (block) marks.push({ type: "rect", x: left, y: block.top, width: end - left, height: block.bottom - block.top, fill: COLOUR.band });
  for (const tick of ticks) {
    marks.push({ type: "line", x1: x(tick), x2: x(tick), y1: top, y2: bottom, stroke: COLOUR.hairline, width: 1 });
    marks.push({ type: "text", x: x(tick), y: bottom + frame.fontSize, text: formatNumber(tick, { scale: 1, sign: "", decimals: decimalsOf(ticks) }), fill: COLOUR.quiet, size: frame.fontSize, align: "center" });
  }
  return marks;
}

const decimalsOf = (ticks: readonly number[]): 0 | 1 | 2 => (ticks.every((tick) => Number.isInteger(tick)) ? 0 : ticks.every((tick) => Number.isInteger(tick * 10)) ? 1 : 2);

function references(lines: readonly ReferenceLine[], { fontSize, weight, width }: Frame, { top, bottom, right }: Layout, at: (value: number) => number): Mark[] {
  const sorted = [...lines].sort((one, two) => middle(one) - middle(two));
  // The column of letters has its own head.
  const end = width - (right > fontSize ? right : 0);
  let taken = -Infinity;
  return sorted.flatMap((line, place): Mark[] => {
    const align = sorted.length === 1 ? "center" : place === 0 ? "right" : "left";
    const x = at(middle(line));
    const nudge = align === "right" ? 3 : align === "left" ? -3 : 0;
    const long = textWidth(line.label, fontSize);
    const lifted = place > 0 && top > fontSize * 2.5;
    // Beside the left edge the first label stands right of its line, and would run under the second.
    const start = Math.min(Math.max(x + nudge - (align === "right" ? long : align === "center" ? long / 2 : 0), 0, lifted ? 0 : taken + fontSize * 0.3), end - long);
    taken = start + long;
    const label: Mark = { type: "text", x: start, y: top - fontSize * (lifted ? 2.1 : 0.9), text: line.label, fill: line.kind === "own" ? COLOUR.accent : COLOUR.ink, size: fontSize };
    if (line.kind === "band") return [{ type: "rect", x: at(line.lower), y: top, width: at(line.upper) - at(line.lower), height: bottom - top, fill: COLOUR.normal }, label];
    const dash = line.kind === "target" ? { dash: [3, 3] } : {};
    return [{ type: "line", x1: x, x2: x, y1: top - (lifted ? fontSize * 1.5 : 3), y2: bottom, stroke: line.kind === "own" ? COLOUR.accent : COLOUR.ink, width: weight, ...dash }, label];
  });
}

const middle = (line: ReferenceLine): number => (line.kind === "band" ? (line.lower + line.upper) / 2 : line.value);

function rowMarks({ row, y }: Line, frame: Frame, { left, right, lines }: Layout, at: (value: number) => number): Mark[] {
  const { fontSize, weight } = frame;
  const colour = row.tone === "neutral" && row.standing !== "apartNot" ? COLOUR.ink : TONE[row.tone];
  const named = lines.length <= 60 || row.standing !== "apartNot";
  const marks: Mark[] = [{ type: "line", x1: at(row.lower), x2: at(row.upper), y1: y, y2: y, stroke: colour, width: weight * (row.standing === "apartNot" ? 1 : 1.5) }];
  if (row.raw !== undefined) marks.push({ type: "dot", x: at(row.raw), y, r: 2.5 * weight, fill: COLOUR.paper, stroke: colour });
  marks.push({ type: "dot", x: at(row.value), y, r: 3.25 * weight, fill: colour });
  if (row.letters && right > fontSize && lines.length <= 60) marks.push({ type: "text", x: frame.width - fontSize * 0.4, y, text: row.letters, fill: COLOUR.ink, size: fontSize, align: "right" });
  if (named) marks.push({ type: "text", x: left - fontSize * 0.7, y, text: fitText(row.name, left - fontSize, fontSize), fill: row.standing === "apartNot" ? COLOUR.ink : colour, size: fontSize, align: "right", bold: row.standing !== "apartNot" });
  return marks;
}
