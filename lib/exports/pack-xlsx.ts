import excel from "@protobi/exceljs";
import { settleOfficeFile } from "./office-file";
import type { ReportCell, ReportColumn, ReportSource } from "../views/report-view";

/** A table as a sheet: a title of its own for the tab, and what stands above and below it. */
export type SheetTable = { title: string; note?: string; columns: readonly (ReportColumn & { /** Codes and periods: never read as a number. */ plain?: true })[]; rows: readonly (readonly ReportCell[])[]; total?: number };
export type SheetWords = { contents: string; sources: string; item: string; text: string; /** Head of what is told beside a name on the sheet of sources. */ origin: string; lower: string; upper: string; mark: string; sheet: string; moreRows(shown: number, total: number): string };
export type Workbook = { title: string; subtitle: string; source: ReportSource; tables: readonly SheetTable[]; words: SheetWords };

type Value = string | number | null;
type Written = { value: Value; format?: string };
type Column = { label: string; kind: ReportColumn["kind"]; cells: Written[] };

const NUMBER = /^([−-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([%‰]?)$/;
const INTERVAL = /^\(([^()–]+)–([^()–]+)\)$/;
const HEAD_ROW = 3;

/**
 * A pack's tables as one workbook, a sheet for each: numbers as they are shown, as real numbers with their format; both ends of an interval in
 * columns of their own; text is text and never a formula; the head stays when one scrolls; the last sheet says where all comes from.
 */
export async function toPackXlsx({ title, subtitle, source, tables, words }: Workbook): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  const made = new Date(`${source.asOf}T00:00:00Z`);
  workbook.created = made;
  workbook.modified = made;
  workbook.creator = source.preparedBy;
  workbook.title = title;
  const names = sheetNames([words.contents, ...tables.map((table) => table.title), words.sources]);
  const contents = workbook.addWorksheet(names[0]!, { views: [{ state: "frozen", ySplit: HEAD_ROW }] });
  fill(contents, { head: [title, [subtitle, source.sample].filter(Boolean).join(" · ")], columns: [{ label: words.sheet, kind: "text", cells: names.slice(1, -1).map((value) => ({ value })) }, { label: words.text, kind: "text", cells: tables.map((table) => ({ value: table.title })) }] });
  tables.forEach((table, at) => {
    const sheet = workbook.addWorksheet(names[at + 1]!, { views: [{ state: "frozen", xSplit: 1, ySplit: HEAD_ROW }] });
    const more = table.total === undefined ? undefined : words.moreRows(table.rows.length, table.total);
    fill(sheet, { head: [table.title, [source.line, source.sample].filter(Boolean).join(" · ")], columns: columnsOf(table, words), foot: [table.note, more] });
  });
  const last = workbook.addWorksheet(names.at(-1)!, { views: [{ state: "frozen", ySplit: HEAD_ROW }] });
  const lines = [...source.items, ...source.files, ...source.legend.map((text) => ["", text] as const), ...source.notices.map((text) => ["", text] as const), ...(source.sample ? [["", source.sample] as const] : [])];
  fill(last, { head: [words.sources, source.line], columns: [{ label: words.item, kind: "text", cells: lines.map(([value]) => ({ value })) }, { label: words.origin, kind: "text", cells: lines.map(([, value]) => ({ value })) }] });
  return settleOfficeFile(new Uint8Array(await workbook.xlsx.writeBuffer()), source.asOf);
}

/** A number as it is shown, `88.3%` or `1,234`, with the format that shows it so; anything else as the text it is. */
export function sheetCell(text: string): Written {
  const [, minus, whole, fraction = "", sign] = NUMBER.exec(text.trim()) ?? [];
  if (whole === undefined) return { value: text === "" ? null : text };
  const number = Number(`${minus ? "-" : ""}${whole.replaceAll(",", "")}${fraction ? `.${fraction}` : ""}`);
  const digits = `#,##0${fraction ? `.${"0".repeat(fraction.length)}` : ""}`;
  // Divided by ten it would be 0.8829999: the decimal text is moved instead.
  if (sign === "%") return { value: Number(`${number}e-2`), format: `${digits}%` };
  return { value: number, format: sign === "‰" ? `${digits}"‰"` : digits };
}

function columnsOf({ columns, rows }: SheetTable, words: SheetWords): Column[] {
  return columns.flatMap(({ label, kind, plain }, at): Column[] => {
    const cells = rows.map((row) => row[at] ?? { text: "" });
    if (plain) return [{ label, kind, cells: cells.map(({ text }) => ({ value: text || null })) }];
    // The name of a row stays a name, be it a year.
    const signs = rows.map((row, place) => signOf(cells[place]!.text) || signOf(at > 0 ? (row[at - 1]?.text ?? "") : ""));
    const own = split({ label, texts: cells.map(({ text }) => text), signs, isName: at === 0 }, words);
    const behind = cells.map((cell) => cell.behind ?? "");
    const marks = cells.map((cell) => cell.mark ?? "");
    const one = own.map((column) => ({ ...column, kind }));
    return [...one, ...(behind.some(Boolean) ? split({ label, texts: behind, signs, isName: false }, words).map((column) => ({ ...column, kind })) : []), ...(marks.some(Boolean) ? [{ label: `${label} ${words.mark}`.trim(), kind: "text" as const, cells: marks.map((value) => ({ value: value || null })) }] : [])];
  });
}

/** `signs`: of the values that the texts belong to; the ends of an interval are written without one. */
type Texts = { label: string; texts: readonly string[]; signs: readonly string[]; isName: boolean };

/** A column of intervals as two of numbers, in the unit of their value; any other as it is. */
function split({ label, texts, signs, isName }: Texts, { lower, upper }: SheetWords): Omit<Column, "kind">[] {
  const known = texts.filter((text) => text !== "");
  const pairs = texts.map((text) => INTERVAL.exec(text));
  if (known.length > 0 && known.every((text) => INTERVAL.test(text))) return ([[lower, 1], [upper, 2]] as const).map(([word, side]) => ({ label: /95%/.test(label) ? word : `${label} ${word}`.trim(), cells: pairs.map((pair, at) => (pair ? sheetCell(pair[side]! + signs[at]!) : { value: null })) }));
  return [{ label: label.trim(), cells: texts.map((text) => (isName && !/^\d{4}$/.test(text) ? { value: text || null } : isName ? { value: Number(text), format: "0" } : sheetCell(text))) }];
}

const signOf = (text: string): string => /[%‰]$/.exec(text)?.[0] ?? "";

type Sheet = ReturnType<InstanceType<typeof excel.Workbook>["addWorksheet"]>;

function fill(sheet: Sheet, { head: [title, line], columns, foot = [] }: { head: readonly [string, string]; columns: readonly Column[]; foot?: readonly (string | undefined)[] }): void {
  sheet.getCell(1, 1).value = title;
  sheet.getCell(1, 1).font = { bold: true, size: 14 };
  sheet.getCell(2, 1).value = line;
  sheet.getCell(2, 1).font = { color: { argb: "FF60646C" }, size: 9 };
  columns.forEach(({ label, kind, cells }, at) => {
    const top = sheet.getCell(HEAD_ROW, at + 1);
    top.value = label;
    top.font = { bold: true };
    top.alignment = { wrapText: true, vertical: "bottom", horizontal: kind === "number" ? "right" : "left", indent: kind === "number" || at === 0 ? 0 : 1 };
    top.border = { bottom: { style: "thin" } };
    cells.forEach(({ value, format }, row) => {
      const cell = sheet.getCell(HEAD_ROW + 1 + row, at + 1);
      cell.value = value;
      if (format) cell.numFmt = format;
      // What stands in place of a number stands under its head; words keep a distance from the numbers before them.
      if (typeof value === "string") cell.alignment = { wrapText: wide(value) > MOST_WIDE - 2, vertical: "top", ...(kind === "number" ? { horizontal: "right" } : { horizontal: "left", indent: at === 0 ? 0 : 1 }) };
    });
    sheet.getColumn(at + 1).width = widthOf(label, cells);
  });
  setHeights(sheet, columns);
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length));
  const breadth = columns.reduce((sum, { label, cells }) => sum + widthOf(label, cells), 0);
  foot.filter((text) => text !== undefined && text !== "").forEach((text, at) => {
    const row = HEAD_ROW + rows + 2 + at;
    sheet.getCell(row, 1).value = text ?? null;
    if (columns.length < 2 || wide(text!) <= breadth) return;
    // Over the breadth of the table: a note that runs on would make the print of the sheet as small as it is long.
    sheet.mergeCells(row, 1, row, columns.length);
    sheet.getCell(row, 1).alignment = { wrapText: true, vertical: "top" };
    sheet.getRow(row).height = Math.ceil((wide(text!) * 1.1) / Math.max(20, breadth - 2)) * LINE_HEIGHT + 2;
  });
  sheet.pageSetup = { orientation: columns.length > 6 ? "landscape" : "portrait", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}` };
  sheet.headerFooter.oddFooter = "&C&P / &N";
}

/** Height of a line, in points. */
const LINE_HEIGHT = 15;

/** Rows whose text wraps are as high as their lines: not every program measures them when it opens the file. */
function setHeights(sheet: Sheet, columns: readonly Column[]): void {
  const widths = columns.map(({ label, cells }) => widthOf(label, cells));
  const lines = (text: string, at: number) => Math.max(1, Math.ceil((wide(text) * 1.1) / Math.max(1, widths[at]! - 2)));
  const set = (row: number, texts: readonly (Value | undefined)[]) => {
    const most = Math.max(1, ...texts.map((text, at) => (typeof text === "string" ? lines(text, at) : 1)));
    if (most > 1) sheet.getRow(row).height = most * LINE_HEIGHT + 2;
  };
  set(HEAD_ROW, columns.map(({ label }) => label));
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length));
  for (let row = 0; row < rows; row += 1) set(HEAD_ROW + 1 + row, columns.map(({ cells }) => (typeof cells[row]?.value === "string" && wide(cells[row]!.value as string) > MOST_WIDE - 2 ? cells[row]!.value : undefined)));
}

/** Of a column, in letters; what is longer wraps. */
const MOST_WIDE = 80;
const wide = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
const widthOf = (label: string, cells: readonly Written[]): number => Math.min(MOST_WIDE, Math.max(8, Math.ceil(wide(label) * 0.7), ...cells.slice(0, 300).map(({ value }) => (typeof value === "string" ? wide(value) : 9) + 2)));

/** Names of tabs: at most 31 letters, none of `[]:*?/\`, none twice whatever its case. */
function sheetNames(titles: readonly string[]): string[] {
  const used = new Set<string>();
  return titles.map((title, at) => {
    const numbered = at === 0 || at === titles.length - 1 ? title : `${at} ${title}`;
    const base = [...numbered.replace(/[[\]:*?/\\']/g, " ").replace(/\s+/g, " ").trim()].slice(0, 30).join("").trim() || String(at);
    const name = used.has(base.toLowerCase()) ? `${[...base].slice(0, 26).join("")} ${at}` : base;
    used.add(name.toLowerCase());
    return name;
  });
}
