import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from "docx";
import { COLOUR } from "../charts/palette";
import type { FiguresBlock, ReportCell, ReportColumn } from "../views/report-view";
import { WIDTH_MM, WIDTH_PX, WIDTH_TWIPS } from "./docx-style";
import { columnWidths } from "./table-layout";

const hex = (colour: string): string => colour.replace("#", "");
const TONES = { behind: hex(COLOUR.behind), better: hex(COLOUR.better), watch: hex(COLOUR.watch) };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const line = (size: number, colour: string) => ({ style: BorderStyle.SINGLE, size, color: hex(colour) });

/** A table with hairlines, its head repeated on each page, no row broken over two. */
export function docxTable(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], /** Room between the margins. */ millimetres = WIDTH_MM): Table {
  const widths = columnWidths(columns, rows, { width: (WIDTH_PX * millimetres) / WIDTH_MM, fontSize: 12 }).map((width) => Math.round((width * WIDTH_TWIPS) / WIDTH_PX));
  const side = (at: number) => (columns[at]?.kind === "number" ? AlignmentType.RIGHT : AlignmentType.LEFT);
  // A head is kept with its first row: alone at the foot of a page it says nothing, and one office suite then loses the rows.
  const cell = (at: number, runs: TextRun[], bottom: ReturnType<typeof line>, keepNext = false) =>
    new TableCell({ width: { size: widths[at] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.TOP, margins: { left: 60, right: 60 }, borders: { top: NONE, left: NONE, right: NONE, bottom }, children: [new Paragraph({ style: "Cell", alignment: side(at), keepNext, children: runs })] });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, alignment: AlignmentType.CENTER, columnWidths: widths, layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ label }, at) => cell(at, [new TextRun({ text: label, bold: true })], line(8, COLOUR.quiet), true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: columns.map((_, at) => cell(at, runsOf(row[at] ?? { text: "" }), line(4, COLOUR.hairline))) })),
    ],
  });
}

/** Headline figures, three in a row; of four, two. */
export function docxFigures(cells: FiguresBlock["cells"]): Table {
  const inRow = cells.length === 4 ? 2 : 3;
  const share = Math.round(WIDTH_TWIPS / inRow);
  const rows = Array.from({ length: Math.ceil(cells.length / inRow) }, (_, row) => Array.from({ length: inRow }, (_, column) => cells[row * inRow + column]));
  return new Table({
    width: { size: WIDTH_TWIPS, type: WidthType.DXA }, columnWidths: Array.from({ length: inRow }, () => share), layout: TableLayoutType.FIXED,
    // Headline figures stay together: a second row alone on the next page has lost its title.
    rows: rows.map((row, at) => new TableRow({
      cantSplit: true,
      children: row.map((figure) => new TableCell({
        width: { size: share, type: WidthType.DXA }, margins: { left: 80, right: 80, top: 60, bottom: 60 }, borders: { top: figure ? line(8, COLOUR.accent) : NONE, left: NONE, right: NONE, bottom: NONE },
        children: figure ? [
          new Paragraph({ style: "Small", keepNext: at < rows.length - 1, children: [new TextRun(figure.label)] }),
          new Paragraph({ style: "Cell", spacing: { line: 400, lineRule: LineRuleType.AUTO }, children: [new TextRun({ text: figure.value.text, size: 36 }), ...(figure.value.mark ? [new TextRun({ text: ` ${figure.value.mark}`, color: TONES.watch })] : [])] }),
          new Paragraph({ style: "Small", children: [new TextRun(figure.value.behind ?? "")] }),
          new Paragraph({ style: "Cell", children: [new TextRun({ text: figure.change.text, ...(figure.change.tone ? { color: TONES[figure.change.tone], bold: true } : {}) })] }),
        ] : [new Paragraph({ style: "Cell", children: [] })],
      })),
    })),
  });
}

function runsOf({ text, behind, mark, tone, strong }: ReportCell): TextRun[] {
  return [
    new TextRun({ text, bold: strong, ...(tone ? { color: TONES[tone], bold: true } : {}) }),
    ...(mark ? [new TextRun({ text: ` ${mark}`, color: TONES.watch, size: 16 })] : []),
    ...(behind ? [new TextRun({ text: ` ${behind}`, color: hex(COLOUR.quiet), size: 16 })] : []),
  ];
}
