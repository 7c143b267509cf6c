import { open } from "node:fs/promises";
import type { Cell } from "./cell-text";
import { sheetRows, type Workbook } from "./workbook-xml";
import type { ZipParts } from "./zip-parts";
import { writeAll } from "../write-all";

/** So many rows may stand above the header. */
const MOST_ABOVE = 9;

/** Which columns (from 0) hold months: there a date on day 1 is written as YYYY-MM. */
export type MonthColumns = (header: readonly string[]) => ReadonlySet<number>;
export type SheetOptions = { target: string; headerRows?: number; months?: MonthColumns; /** Knows the header by its cells: a title may stand above it. */ isHeader?: IsHeader };
type IsHeader = (cells: readonly string[]) => boolean;

/**
 * Writes a sheet as CSV, line n for row n: blank rows become blank lines, so record numbers are row numbers, and what holds
 * for CSV holds for sheets. Rows are as wide as the header; a cell beyond it makes its row too wide, as it would in CSV.
 */
export async function sheetToCsv(zip: ZipParts, book: Workbook, part: string, { target, headerRows = 1, months, isHeader }: SheetOptions): Promise<void> {
  const out = await open(target, "w");
  const lines = new SheetLines(headerRows, months, isHeader);
  try {
    await sheetRows(zip, book, part, (row, cells) => {
      lines.add(row, cells);
      return lines.pending.length > 1_000_000 ? writeAll(out, lines.take()) : undefined;
    });
    lines.end();
    await writeAll(out, lines.take());
  } finally {
    await out.close();
  }
}

/** The lines of a sheet; the header waits until it is whole, since it sets the width. */
class SheetLines {
  pending = "";
  private written = 0;
  private width = 0;
  private monthColumns: ReadonlySet<number> = new Set();
  private header: Cell[][] | undefined = [];

  constructor(private readonly headerRows: number, private readonly months: MonthColumns | undefined, private readonly isHeader: IsHeader | undefined) {}

  add(row: number, cells: Cell[]): void {
    if (this.header && row <= (this.isHeader ? MOST_ABOVE + 1 : this.headerRows)) {
      while (this.header.length < row - 1) this.header.push([]);
      this.header.push(cells);
      if (this.isHeader?.(texts(cells))) this.end();
      return;
    }
    this.end();
    while (this.written < row - 1) this.line("");
    this.line(csvLine(cells, this.width, this.monthColumns));
  }

  /** The header is whole, or the sheet has ended. */
  end(): void {
    if (!this.header) return;
    const header = this.header;
    this.header = undefined;
    // With nothing like a header among the first rows, the first one is it, as in CSV.
    const at = this.isHeader ? Math.max(0, header.findIndex((cells) => this.isHeader?.(texts(cells)))) : 0;
    this.width = Math.max(0, ...header.slice(at, at + this.headerRows).map(filled));
    this.monthColumns = this.months?.(texts(header[at] ?? [])) ?? new Set();
    for (const cells of header) this.line(csvLine(cells, this.width, this.monthColumns));
  }

  take(): string {
    const text = this.pending;
    this.pending = "";
    return text;
  }

  private line(text: string): void {
    this.pending += `${text}\n`;
    this.written += 1;
  }
}

const texts = (cells: readonly (Cell | undefined)[]): string[] => Array.from(cells, (cell) => cell?.text ?? "");
const filled = (cells: readonly (Cell | undefined)[]): number => cells.findLastIndex((cell) => (cell?.text ?? "") !== "") + 1;

function csvLine(cells: readonly (Cell | undefined)[], width: number, months: ReadonlySet<number>): string {
  const length = filled(cells);
  if (length === 0) return "";
  return Array.from({ length: Math.max(length, width) }, (_, at) => csvCell(cells[at], months.has(at))).join(",");
}

function csvCell(cell: Cell | undefined, month: boolean): string {
  if (!cell) return "";
  const text = cell.day && month && cell.text.endsWith("-01") ? cell.text.slice(0, 7) : cell.text;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
