import { textWidth } from "../charts/measure-text";
import type { ReportCell, ReportColumn } from "../views/report-view";

/** Type and room of a table, in px. */
export type TableRoom = { width: number; height: number; fontSize: number };
export type TablePage = { rows: readonly (readonly ReportCell[])[] };

const PADDING = 18;
const LINE = 1.35;
const HAIRLINE = 1;
const NARROWEST = 76;
/** A table of few columns is not drawn out over the whole room: the eye would lose its row. */
const AIR = 1.5;
/** Another machine may have a broader Latin face; Chinese letters are squares in all. */
const OTHER_FACE = 1.05;

export const cellText = ({ text, behind, mark }: ReportCell): string => [text, mark, behind].filter((part) => part !== undefined && part !== "").join(" ");

/** Widths of the columns: by what they hold with some air, and where the room is short the broad ones give way first. */
export function columnWidths(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], { width, fontSize }: Omit<TableRoom, "height">): number[] {
  const wanted = wantedWidths(columns, rows, fontSize);
  // The first column names the row: a name cut into single letters cannot be found. A number is not cut within its digits.
  const least = wanted.map((one, at) => Math.min(one, at === 0 ? NARROWEST * 1.6 : Math.max(NARROWEST, columns[at]?.kind === "number" ? PADDING + Math.max(0, ...rows.map((row) => longestPiece(row[at], fontSize))) : 0)));
  const [sumWanted, sumLeast] = [sum(wanted), sum(least)];
  if (sumWanted <= width) return wanted.map((one) => one * Math.min(width / sumWanted, AIR));
  const share = sumWanted <= sumLeast ? 0 : Math.max(0, (width - sumLeast) / (sumWanted - sumLeast));
  const given = wanted.map((one, at) => least[at]! + (one - least[at]!) * share);
  return given.map((one) => (one * width) / sum(given));
}

/** Whether each number stands in one line in this type. */
export function numbersFit(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], room: Omit<TableRoom, "height">): boolean {
  const widths = columnWidths(columns, rows, room);
  return wantedWidths(columns, rows, room.fontSize).every((wanted, at) => columns[at]!.kind === "text" || wanted <= widths[at]! + 1);
}

const wantedWidths = (columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], fontSize: number): number[] => columns.map(({ label }, at) => PADDING + Math.max(textWidth(label, fontSize) * 1.05, ...rows.map((row) => cellWidth(row[at], fontSize))));

const longestPiece = (cell: ReportCell = { text: "" }, fontSize: number): number => Math.max(0, ...(cellText(cell).match(PIECES) ?? []).map((piece) => textWidth(piece.trimEnd(), fontSize) * 1.08));

/** Bold letters are a little wider. */
const cellWidth = (cell: ReportCell = { text: "" }, fontSize: number): number => textWidth(cellText(cell), fontSize) * (cell.tone ? 1.1 : 1.04);

/** Height of one row whose cells wrap in these widths. */
export function rowHeight(row: readonly ReportCell[], widths: readonly number[], fontSize: number): number {
  const lines = Math.max(1, ...row.map((cell, at) => linesOf(cellText(cell), (widths[at] ?? NARROWEST) - PADDING, fontSize)));
  return Math.ceil(lines * fontSize * LINE + fontSize * 0.7 + HAIRLINE);
}

/** Cuts rows into as few pages as they need below their head, evenly filled; a row taller than the room stands alone. */
export function paginate(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], widths: readonly number[], { height, fontSize }: TableRoom): (readonly ReportCell[])[][] {
  const room = height - rowHeight(columns.map(({ label }) => ({ text: label })), widths, fontSize);
  const heights = rows.map((row) => rowHeight(row, widths, fontSize));
  const full = filled(rows, heights, room);
  const even = filled(rows, heights, Math.min(room, sum(heights) / Math.max(1, full.length) + Math.max(0, ...heights)));
  return even.length === full.length ? even : full;
}

function filled(rows: readonly (readonly ReportCell[])[], heights: readonly number[], room: number): (readonly ReportCell[])[][] {
  const pages: (readonly ReportCell[])[][] = [];
  let left = 0;
  rows.forEach((row, at) => {
    const needed = heights[at] ?? 0;
    if (pages.length === 0 || needed > left) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)!.push(row);
    left -= needed;
  });
  return pages;
}

/** What a line may end after: a Chinese letter, or a word with its space; an interval breaks after its dash. */
const PIECES = /[^\s\u2e80-\uffef–]+(?:–|\s+)?|[\u2e80-\uffef–]|\s+/g;

/** Lines a text takes in this width, wrapped at words as every program does; a word broader than the line is cut. */
export function linesOf(text: string, width: number, fontSize: number): number {
  if (textWidth(text, fontSize) <= width) return 1;
  const room = Math.max(width, fontSize);
  let [lines, used] = [1, 0];
  for (const piece of text.match(PIECES) ?? []) {
    const face = /^[\u2e80-\uffef]/.test(piece) ? 1 : OTHER_FACE;
    const broad = textWidth(piece.trimEnd(), fontSize) * face;
    if (used > 0 && used + broad > room) [lines, used] = [lines + 1, 0];
    if (broad > room) lines += Math.ceil(broad / room) - 1;
    used = broad > room ? broad % room : used + textWidth(piece, fontSize) * face;
  }
  return lines;
}

/** The text cut so that it takes at most so many lines. */
export function cutToLines(text: string, lines: number, width: number, fontSize: number): string {
  if (linesOf(text, width, fontSize) <= lines) return text;
  const letters = [...text];
  while (letters.length > 1 && linesOf(`${letters.join("")}…`, width, fontSize) > lines) letters.splice(-Math.max(1, Math.floor(letters.length / 12)));
  return `${letters.join("")}…`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
