import { harmlessText, rowsIn, type FlatTable } from "./flat-table";

/** Excel takes a CSV without it for the system's code page and garbles Chinese; our own import, R, Python and DuckDB skip it. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The table as CSV: UTF-8 with byte-order mark, CRLF, RFC 4180 quoting, numbers unrounded, no text that would be a formula. */
export function toCsv(table: FlatTable): Uint8Array {
  const lines = [table.columns.map(({ name }) => quote(name)).join(",")];
  for (let row = 0; row < rowsIn(table); row += 1) lines.push(table.columns.map(({ values }) => cell(values[row])).join(","));
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`);
}

const cell = (value: string | number | null | undefined): string => (typeof value === "number" ? String(value) : quote(harmlessText(value ?? "")));

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
