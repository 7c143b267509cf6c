import { posix } from "node:path";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { cellText, isDateFormat, unescape, type Cell, type CellParts } from "./cell-text";
import { broken, WorkbookFault, type ZipParts } from "./zip-parts";

export type Workbook = { sheets: { name: string; part: string }[]; shared: string[]; dates: boolean[]; date1904: boolean };
type Tags = { open?(name: string, attributes: Record<string, string>): void; text?(text: string): void; close?(name: string): void };
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Names, shared strings and date formats of a workbook; its sheets are read one by one by `sheetRows`. */
export async function openWorkbook(zip: ZipParts): Promise<Workbook> {
  const root = (await relations(zip, "_rels/.rels", "")).find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const folder = posix.dirname(root);
  const parts = await relations(zip, `${folder}/_rels/${posix.basename(root)}.rels`, folder);
  const target = (type: string) => parts.find((part) => part.type === type)?.target;
  const book: Workbook = { sheets: [], shared: [], dates: [], date1904: false };
  await parse(zip, root, {
    open: (name, attributes) => {
      if (name === "workbookPr") book.date1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const part = parts.find(({ id }) => id === attributes["r:id"] || id === Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1]);
      if (part?.type === "worksheet") book.sheets.push({ name: attributes.name ?? "", part: part.target });
    },
  });
  const shared = target("sharedStrings");
  if (shared && zip.names.includes(shared)) book.shared = await sharedStrings(zip, shared);
  const styles = target("styles");
  if (styles && zip.names.includes(styles)) book.dates = await dateStyles(zip, styles);
  return book;
}

type Relation = { id: string; type: string; target: string };

async function relations(zip: ZipParts, part: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  if (!zip.names.includes(part)) return found;
  await parse(zip, part, {
    open: (name, { Id = "", Type = "", Target = "", TargetMode = "" }) => {
      if (name !== "Relationship" || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : posix.normalize(posix.join(folder, Target));
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return found;
}

/** Rich text is joined; phonetic readings are no part of the text. */
async function sharedStrings(zip: ZipParts, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let phonetic = false;
  await parse(zip, part, {
    open: (name) => {
      if (name === "si") current = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") inText = !phonetic;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") strings.push(unescape(current));
    },
  });
  return strings;
}

/** Per cell style: does it show a date? */
async function dateStyles(zip: ZipParts, part: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  await parse(zip, part, {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) dates.push(isDateFormat(Number(attributes.numFmtId ?? 0), codes.get(Number(attributes.numFmtId ?? 0))));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dates;
}

type OnRow = (row: number, cells: Cell[]) => Promise<void> | undefined;

/** Hands over the rows of a sheet in order, by their number; blank ones that the file leaves out are left out here too. */
export async function sheetRows(zip: ZipParts, book: Workbook, part: string, onRow: OnRow): Promise<void> {
  const reader = new SheetReader(book);
  await parse(zip, part, reader, async () => {
    for (const [row, cells] of reader.ready.splice(0)) await onRow(row, cells);
  });
}

class SheetReader implements Tags {
  readonly ready: [number, Cell[]][] = [];
  private row = 0;
  private column = 0;
  private cells: Cell[] = [];
  private cell: CellParts = { type: undefined, value: undefined, inline: "", date: false };
  private into: "value" | "inline" | undefined;
  private phonetic = false;

  constructor(private readonly book: Workbook) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === "row") this.openRow(attributes);
    else if (name === "c") this.openCell(attributes);
    else if (name === "rPh") this.phonetic = true;
    else if (name === "v") this.into = "value";
    else if (name === "t") this.into = this.phonetic ? undefined : "inline";
  }

  text(text: string): void {
    if (this.into === "value") this.cell.value = (this.cell.value ?? "") + text;
    else if (this.into === "inline") this.cell.inline += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.into = undefined;
    else if (name === "rPh") this.phonetic = false;
    else if (name === "c") this.cells[this.column - 1] = cellText(this.cell, this.book.shared, this.book.date1904);
    else if (name === "row") this.ready.push([this.row, this.cells]);
  }

  private openRow({ r }: Record<string, string>): void {
    const next = r ? Number(r) : this.row + 1;
    if (next > LAST_ROW) throw tooManyRows();
    if (!(Number.isInteger(next) && next > this.row)) throw new Error("workbook: rows out of order");
    this.row = next;
    this.cells = [];
    this.column = 0;
  }

  private openCell({ r, t, s }: Record<string, string>): void {
    this.column = r ? columnOf(r) : this.column + 1;
    if (!(this.column >= 1 && this.column <= LAST_COLUMN)) throw new Error("workbook: a cell beyond the last column");
    this.cell = { type: t, value: undefined, inline: "", date: this.book.dates[Number(s ?? 0)] ?? false };
  }
}

const tooManyRows = (): WorkbookFault =>
  new WorkbookFault({ code: "workbook.tooManyRows", zh: `有工作表超过 ${LAST_ROW} 行；请删去数据以下带格式的空行后另存，数据确实很多时请改用 CSV`, en: `a sheet has more than ${LAST_ROW} rows; delete the formatted empty rows below the data and save again, or hand it in as CSV if it truly holds that many` });

/** @param between runs after each piece of the text, outside the parser, so that it may wait. */
async function parse(zip: ZipParts, part: string, tags: Tags, between?: () => Promise<void>): Promise<void> {
  const parser = new SaxesParser();
  parser.on("opentag", (tag: SaxesTagPlain) => tags.open?.(local(tag.name), tag.attributes));
  parser.on("text", (text) => tags.text?.(text));
  parser.on("cdata", (text) => tags.text?.(text));
  parser.on("closetag", (tag: SaxesTagPlain) => tags.close?.(local(tag.name)));
  parser.on("error", (error) => {
    throw error;
  });
  try {
    for await (const piece of zip.text(part)) {
      parser.write(piece);
      await between?.();
    }
    parser.close();
    await between?.();
  } catch (error) {
    throw broken(error);
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** "AB12" -> 28 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]*/.exec(reference)![0]) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
