import { open } from "node:fs/promises";
import type { Cell } from "./cell-text";
import { sheetRows, type Workbook } from "./workbook-xml";
import type { ZipParts } from "./zip-parts";

/** Which columns (from 0) hold months: there a date on day 1 is written as YYYY-MM. */
export type MonthColumns = (header: readonly string[]) => ReadonlySet<number>;
export type SheetOptions = { target: string; headerRows?: number; months?: MonthColumns };

/**
 * Writes a sheet as CSV, line n for row n: blank rows become blank lines, so record numbers are row numbers, and what holds
 * for CSV holds for sheets. Rows are as wide as the header; a cell beyond it makes its row too wide, as it would in CSV.
 */
export async function sheetToCsv(zip: ZipParts, book: Workbook, part: string, { target, headerRows = 1, months }: SheetOptions): Promise<void> {
  const out = await open(target, "w");
  const lines = new SheetLines(headerRows, months);
  try {
    await sheetRows(zip, book, part, (row, cells) => {
      lines.add(row, cells);
      return lines.pending.length > 1_000_000 ? out.write(lines.take()).then(() => undefined) : undefined;
    });
    lines.end();
    await out.write(lines.take());
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

  constructor(private readonly headerRows: number, private readonly months: MonthColumns | undefined) {}

  add(row: number, cells: Cell[]): void {
    if (this.header && row <= this.headerRows) {
      while (this.header.length < row - 1) this.header.push([]);
      this.header.push(cells);
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
    this.width = Math.max(0, ...header.map(filled));
    this.monthColumns = this.months?.((header[0] ?? []).map((cell) => cell?.text ?? "")) ?? new Set();
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
