import type { CalendarCell, CalendarView } from "../views/calendar-view";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Spot } from "./spots";
import { escapeXml, px, svgPicture, svgRect, svgText } from "./svg-picture";

/** Tints of the accent from paper to full; the last takes white letters. */
const TINTS = ["#ffffff", "#e3eef1", "#b5d3da", "#7fb2bf", COLOUR.accent] as const;

type Layout = { left: number; top: number; cell: number; row: number; foot: number; /** Numbers stand in the cells. */ written: boolean };
type Placed = CalendarCell & { x: number; y: number };

/** A field for each year: a link for each month would be a hundred stops on the way through the page. */
export function calendarSpots(view: CalendarView, frame: Frame): Spot[] {
  const { top, row } = layOut(view, frame);
  return view.rows.map(({ label }, at) => ({ key: label, label, x: 0, y: top + row * at, width: frame.width, height: row, named: true }));
}

/**
 * Years by months: shaded cells with their counts where these fit, a thick frame round the month of the Spring Festival. Written as SVG:
 * one path for each tint and one group of letters are a quarter of the bytes that 240 marks of ECharts take.
 */
export function calendarGrid(view: CalendarView, frame: Frame): string {
  const layout = layOut(view, frame);
  const cells = view.rows.flatMap((row, at) => row.cells.map((cell, month): Placed => ({ ...cell, x: layout.left + layout.cell * month, y: layout.top + layout.row * at })));
  const marks = [...heads(view, frame, layout), tints(cells, layout), letters(cells, frame, layout), frames(cells, frame, layout)].join("");
  const legend = key(view, frame, layout);
  return svgPicture({ width: frame.width, height: Math.ceil(legend.bottom), alt: view.alt }, `${marks}${legend.svg}</svg>`);
}

function layOut({ rows, columns }: CalendarView, { width, fontSize, rowHeight }: Frame): Layout {
  const left = Math.ceil(Math.max(...rows.map(({ label }) => textWidth(label, fontSize)), 0)) + fontSize * 0.7;
  const cell = (width - left - 2) / columns.length;
  const row = Math.max(rowHeight * 1.15, fontSize * 1.6);
  const widest = Math.max(...rows.flatMap(({ cells }) => cells.map(({ text }) => textWidth(text, fontSize * 0.85))), 0);
  const top = fontSize * 1.6;
  return { left, top, cell, row, foot: top + row * rows.length, written: widest <= cell - 2 };
}

function heads({ columns, rows }: CalendarView, { fontSize }: Frame, { left, top, cell, row }: Layout): string[] {
  const size = columns.every((column) => textWidth(column, fontSize) <= cell - 2) ? fontSize : fontSize * 0.8;
  return [
    ...columns.map((column, at) => svgText(column, { x: left + cell * (at + 0.5), y: top - fontSize * 0.8, size, fill: COLOUR.quiet, align: "middle" })),
    ...rows.map(({ label }, at) => svgText(label, { x: left - fontSize * 0.5, y: top + row * (at + 0.5), size: fontSize, fill: COLOUR.quiet, align: "end" })),
  ];
}

const box = (x: number, y: number, width: number, height: number): string => `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

function tints(cells: readonly Placed[], { cell, row }: Layout): string {
  return TINTS.map((fill, tint) => {
    const own = cells.filter((one) => (one.tint ?? 0) === tint);
    return own.length === 0 ? "" : `<path d="${own.map(({ x, y }) => box(x + 0.5, y + 0.5, cell - 1, row - 1)).join("")}" fill="${fill}"${tint === 0 ? ` stroke="${COLOUR.hairline}"` : ""}/>`;
  }).join("");
}

/** Where words have no room: a small box for what is withheld, a cross for what was not reported. */
function letters(cells: readonly Placed[], { fontSize, weight }: Frame, { cell, row, written }: Layout): string {
  const size = Math.round(fontSize * 8.5) / 10;
  const text = ({ x, y, tint, status }: Placed, words: string) => `<text x="${px(x + cell / 2)}" y="${px(y + row / 2 + size * 0.35)}"${status !== "ok" ? ` fill="${COLOUR.quiet}"` : tint === 4 ? ` fill="${COLOUR.paper}"` : ""}>${escapeXml(words)}</text>`;
  const drawn = cells.map((one) => {
    if (written) return text(one, one.text);
    if (one.status === "ok") return "";
    if (one.status !== "suppressed") return text(one, "×");
    const half = 2.5 * weight;
    return svgRect(one.x + cell / 2 - half, one.y + row / 2 - half, 2 * half, 2 * half, ` fill="${COLOUR.band}" stroke="${COLOUR.quiet}"`);
  });
  return `<g font-size="${size}" text-anchor="middle">${drawn.join("")}</g>`;
}

function frames(cells: readonly Placed[], { weight }: Frame, { cell, row }: Layout): string {
  const marked = cells.filter(({ festival }) => festival);
  return marked.length === 0 ? "" : `<path d="${marked.map(({ x, y }) => box(x + 1, y + 1, cell - 2, row - 2)).join("")}" fill="none" stroke="${COLOUR.ink}" stroke-width="${px(1.75 * weight)}"/>`;
}

/** Classes of shade with their bounds, and what the frame means; on further lines where one is full. */
function key({ key: { label, classes, festival } }: CalendarView, { width, fontSize, weight }: Frame, { left, foot }: Layout): { svg: string; bottom: number } {
  const size = Math.round(fontSize * 9) / 10;
  let [x, y] = [left, foot + fontSize * 1.2];
  const next = (room: number) => {
    if (x + room > width && x > left) [x, y] = [left, y + fontSize * 1.5];
    const at = x;
    x += room;
    return at;
  };
  const item = (name: string, attributes: string) => {
    const at = next(size * 2.3 + textWidth(name, size));
    return svgRect(at + 1, y - size / 2, size, size, attributes) + svgText(name, { x: at + size * 1.5, y, size, fill: COLOUR.quiet });
  };
  const title = svgText(label, { x: next(textWidth(label, size) + fontSize * 0.8), y, size, fill: COLOUR.quiet });
  const tinted = classes.map((name, at) => item(name, ` fill="${TINTS[at]!}"${at === 0 ? ` stroke="${COLOUR.grey}"` : ""}`));
  return { svg: [title, ...tinted, ...(festival === undefined ? [] : [item(festival, ` fill="none" stroke="${COLOUR.ink}" stroke-width="${px(1.75 * weight)}"`)])].join(""), bottom: y + fontSize };
}
