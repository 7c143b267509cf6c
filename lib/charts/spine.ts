import type { SpineGroup, SpineRow, SpineView } from "../views/spine-view";
import { drawing, linear, type Mark } from "./drawing";
import type { Frame } from "./frames";
import { fitText, textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { spineKey } from "./spine-key";
import { dotMark, spreadMarks, targetMark, toneOf } from "./spine-marks";

/** Columns of the picture; on a narrow one the words stand above their row. */
type Layout = { stacked: boolean; label: number; own: number; above: number; left: number; right: number; top: number; bottom: number; height: number; x: (place: number) => number };
type Line = { row: SpineRow; y: number } | { group: SpineGroup; y: number };

/** Spine chart: a row for each indicator, the area above as the centre line of all of them. */
export function spine(view: SpineView, frame: Frame): Picture {
  const lines = linesOf(view, frame);
  const layout = layOut(view, frame, lines);
  const key = spineKey(view, frame, layout.bottom + frame.fontSize * 1.6);
  return {
    width: frame.width, height: Math.ceil(key.bottom + frame.fontSize * 0.4), alt: view.alt,
    option: { series: [drawing([...bands(lines, layout, frame), centre(layout, frame), ...lines.flatMap((line) => ("row" in line ? rowMarks(line, layout, frame) : groupMarks(line, layout, frame))), ...heads(view, layout, frame), ...key.marks])] },
    spots: () => lines.flatMap((line) => ("row" in line ? [{ key: line.row.id, label: `${line.row.label} ${line.row.own}`, x: 0, y: line.y - stepOf(frame) / 2, width: frame.width, height: stepOf(frame), named: true }] : [])),
  };
}

const NARROW = 480;
const isStacked = ({ width, fontSize }: Frame): boolean => width / fontSize < NARROW / 11;
const stepOf = (frame: Frame): number => (isStacked(frame) ? frame.rowHeight * 1.75 : frame.rowHeight);

function linesOf({ groups }: SpineView, frame: Frame): Line[] {
  const step = stepOf(frame);
  let y = frame.fontSize * 2;
  return groups.flatMap((group, at) => {
    y += at === 0 ? frame.rowHeight * 0.6 : frame.rowHeight * 0.9;
    const head: Line = { group, y };
    y += frame.rowHeight * 0.6;
    return [head, ...group.rows.map((row): Line => {
      const line = { row, y: y + step / 2 };
      y += step;
      return line;
    })];
  });
}

function layOut({ groups, columns }: SpineView, frame: Frame, lines: readonly Line[]): Layout {
  const { width, fontSize } = frame;
  const stacked = isStacked(frame);
  const rows = groups.flatMap((group) => group.rows);
  const widest = (texts: string[], most: number) => Math.ceil(Math.min(Math.max(...texts.map((text) => textWidth(text, fontSize)), 0), most));
  const bottom = (lines.at(-1)?.y ?? fontSize * 3) + stepOf(frame) / 2;
  const common = { stacked, top: fontSize * 2, bottom, height: 0 };
  if (stacked) return { ...common, label: width, own: 0, above: 0, left: fontSize * 0.5, right: width - fontSize * 0.5, x: linear([-1, 1], [fontSize * 0.5, width - fontSize * 0.5]) };
  const label = widest([columns.indicator, ...rows.map((row) => row.label)], width * 0.34);
  const own = label + fontSize + widest([...rows.map((row) => row.own), columns.own], width * 0.15);
  const above = own + fontSize + widest([...rows.map((row) => row.above), columns.above], width * 0.17);
  const [left, right] = [above + fontSize * 1.4, width - fontSize * 0.5];
  return { ...common, label, own, above, left, right, x: linear([-1, 1], [left, right]) };
}

function heads({ columns }: SpineView, { stacked, own, above, x, top, label }: Layout, { fontSize, width }: Frame): Mark[] {
  const y = top - fontSize * 0.9;
  const centreLabel: Mark = { type: "text", x: x(0), y, text: fitText(columns.above, stacked ? width / 2 : (x(1) - x(0)) * 1.6, fontSize), fill: COLOUR.accent, size: fontSize, align: "center" };
  if (stacked) return [centreLabel];
  const head = (at: number, text: string, room: number): Mark => ({ type: "text", x: at, y, text: fitText(text, room, fontSize), fill: COLOUR.quiet, size: fontSize, align: "right" });
  return [{ type: "text", x: 0, y, text: columns.indicator, fill: COLOUR.quiet, size: fontSize }, head(own, columns.own, own - label - fontSize), head(above, columns.above, above - own - fontSize), centreLabel];
}

/** What chance allows, behind everything else; neighbouring rows join into one shape. */
function bands(lines: readonly Line[], { x, stacked }: Layout, frame: Frame): Mark[] {
  const height = stacked ? frame.rowHeight * 0.8 : frame.rowHeight;
  return lines.flatMap((line): Mark[] => {
    if (!("row" in line) || !line.row.limits) return [];
    const { inner, outer } = line.row.limits;
    const top = barY(line.y, stacked, frame) - height / 2 + 0.5;
    const rect = ([from, to]: [number, number], fill: string): Mark => ({ type: "rect", x: x(from), y: top, width: x(to) - x(from), height: height - 1, fill });
    return [rect(outer, COLOUR.band), rect(inner, COLOUR.normal)];
  });
}

/** On a narrow picture the bar stands in the lower half of its row. */
const barY = (y: number, stacked: boolean, { rowHeight }: Frame): number => (stacked ? y + rowHeight * 0.38 : y);

const centre = ({ x, top, bottom }: Layout, { weight }: Frame): Mark => ({ type: "line", x1: x(0), x2: x(0), y1: top - 2, y2: bottom, stroke: COLOUR.accent, width: weight });

function groupMarks({ group, y }: Extract<Line, { group: SpineGroup }>, { stacked, left, right, x }: Layout, { fontSize, width }: Frame): Mark[] {
  const fits = textWidth(group.left + group.right, fontSize) < right - left;
  const sides: Mark[] = fits && !stacked ? [
    { type: "text", x: x(0) - fontSize * 0.5, y, text: group.left, fill: COLOUR.quiet, size: fontSize * 0.9, align: "right" },
    { type: "text", x: x(0) + fontSize * 0.5, y, text: group.right, fill: COLOUR.quiet, size: fontSize * 0.9 },
  ] : [{ type: "text", x: width - fontSize * 0.5, y, text: `${group.left}　${group.right}`, fill: COLOUR.quiet, size: fontSize * 0.9, align: "right" }];
  return [{ type: "text", x: 0, y, text: group.label, fill: COLOUR.ink, size: fontSize, bold: true }, ...sides];
}

function rowMarks({ row, y }: Extract<Line, { row: SpineRow }>, layout: Layout, frame: Frame): Mark[] {
  const { x, stacked } = layout;
  const at = barY(y, stacked, frame);
  return [...words(row, y, layout, frame), ...(row.spread ? spreadMarks(row.spread.map(x), at, frame) : []), ...(row.target === undefined ? [] : [targetMark(x(row.target), at, frame)]), ...(row.dot ? [dotMark(row.dot, x(row.dot.at), at, frame)] : [])];
}

function words(row: SpineRow, y: number, { stacked, label, own, above }: Layout, frame: Frame): Mark[] {
  const { fontSize, width, rowHeight } = frame;
  const far = row.dot !== undefined && row.dot.reach !== "plain";
  const fill = far && row.dot ? toneOf(row.dot) : COLOUR.ink;
  if (stacked) {
    const line = y - rowHeight * 0.4;
    const value = `${row.own}`;
    const room = width - textWidth(value, fontSize) - textWidth(row.above, fontSize) - fontSize * 2;
    const aboveWidth = textWidth(row.above, fontSize) + fontSize * 0.7;
    return [
      { type: "text", x: 0, y: line, text: fitText(row.label, room, fontSize), fill, size: fontSize, bold: far },
      { type: "text", x: width - aboveWidth, y: line, text: value, fill, size: fontSize, bold: far, align: "right" },
      { type: "text", x: width, y: line, text: row.above, fill: COLOUR.quiet, size: fontSize, align: "right" },
    ];
  }
  return [
    { type: "text", x: 0, y, text: fitText(row.label, label, fontSize), fill, size: fontSize, bold: far },
    { type: "text", x: own, y, text: row.own, fill, size: fontSize, bold: far, align: "right" },
    { type: "text", x: above, y, text: row.above, fill: COLOUR.quiet, size: fontSize, align: "right" },
  ];
}
