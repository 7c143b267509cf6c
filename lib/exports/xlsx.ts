import excel from "@protobi/exceljs";
import { rowsIn, type FlatTable } from "./flat-table";

export type SheetNames = { data: string; sources: string; item: string; content: string };

/** The day all files bear, so that the same table gives the same bytes. */
const MADE = new Date(Date.UTC(2000, 0, 1));

/** The table as a workbook: numbers are numbers, texts are texts and never formulas, and a second sheet names the sources. */
export async function toXlsx(table: FlatTable, names: SheetNames): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  workbook.created = MADE;
  workbook.modified = MADE;
  const data = workbook.addWorksheet(names.data, { views: [{ state: "frozen", ySplit: 1 }] });
  data.columns = table.columns.map(({ name, kind }) => ({ header: name, width: Math.max(kind === "number" ? 12 : 16, name.length + 2) }));
  data.getRow(1).font = { bold: true };
  for (let row = 0; row < rowsIn(table); row += 1) data.addRow(table.columns.map(({ values }) => values[row] ?? null));
  const sources = workbook.addWorksheet(names.sources);
  sources.columns = [{ header: names.item, width: 24 }, { header: names.content, width: 90 }];
  sources.getRow(1).font = { bold: true };
  for (const [name, text] of table.sources) sources.addRow([name, text]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
