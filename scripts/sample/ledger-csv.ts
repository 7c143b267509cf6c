export type Cell = string | number;

/** One data file of a package: header and rows in the order they are written. */
export type Sheet = { name: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] };

const quoted = (cell: Cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));

/** CSV text of a file: UTF-8, LF, a header row. */
export function toCsv(sheet: Sheet): string {
  return `${[sheet.columns, ...sheet.rows].map((row) => row.map(quoted).join(",")).join("\n")}\n`;
}

/** Rows sorted by their cells as text, so a file's order does not hang on how it was made. */
export function sorted(rows: readonly (readonly Cell[])[]): (readonly Cell[])[] {
  return [...rows].sort((a, b) => {
    for (const [at, cell] of a.entries()) {
      const other = b[at] ?? "";
      if (cell === other) continue;
      if (typeof cell === "number" && typeof other === "number") return cell - other;
      return String(cell) < String(other) ? -1 : 1;
    }
    return 0;
  });
}
