import { createReadStream } from "node:fs";
import type { Database } from "../../engine/duckdb/database";
import { SENTENCES } from "../check/messages";
import { personIn, type PersonCode } from "../check/person-text";
import { personHeading } from "../check/person-words";
import type { Fault } from "../fault";
import { CsvScan } from "./csv-scan";
import { cut, placed } from "./read-faults";

/** Something of a person in text that no table holds. `extends`: it may yet be an area code, where this one is listed. */
export type LoosePerson = { file: string; row: number; column: string; code: PersonCode; extends?: string };
type LooseOptions = { label: string; headerRows: number; /** Records to look at; without them all. */ rows?: ReadonlySet<number> };

const PIECE = 1024 * 1024;
/** More of one file need not be listed: it is refused. */
const MOST = 200_000;
const MAY_HOLD_PERSON = /\p{N}|姓名|户主|戶主|full name|householder|head of household/iu;

/**
 * Looks for persons in CSV text that cannot be loaded: records that are refused for their structure, files whose header is broken
 * or fits nothing. Cells are cut at every comma and quote, since in such text those cannot be trusted to mean anything.
 */
export async function loosePersons(path: string, { label, headerRows, rows }: LooseOptions): Promise<LoosePerson[]> {
  const found: LoosePerson[] = [];
  const records = new RecordTexts(headerRows, (row, text) => {
    if ((rows && !rows.has(row)) || found.length >= MOST) return;
    if (row <= headerRows) found.push(...inHeadings(label, row, text));
    found.push(...inRecord(label, row, text));
  });
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) records.push(piece as Buffer);
  records.end();
  return found;
}

/** Those among them that are no area codes, as faults. `areas` has a VARCHAR column `code`. */
export async function looseFaults(database: Database, found: readonly LoosePerson[], areas: string | undefined): Promise<Fault[]> {
  const wanted = [...new Set(found.flatMap((one) => one.extends ?? []))];
  const known = areas ? await listedCodes(database, areas, wanted) : new Set<string>();
  return found.filter((one) => one.extends === undefined || !known.has(one.extends)).map(({ file, row, column, code }) => personPlaced(file, row, column, code));
}

/** Which of these codes a table lists. */
export async function listedCodes(database: Database, areas: string, codes: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < codes.length; from += 1000) {
    const part = codes.slice(from, from + 1000);
    const { code = [] } = await database.columns(`SELECT DISTINCT code FROM ${areas} WHERE code IN (${part.map((_, at) => `$${at + 1}`).join(", ")})`, part);
    for (const one of code as string[]) known.add(one);
  }
  return known;
}

/** One fault about a person: the place is named, the value never is. */
export const personPlaced = (file: string, row: number, column: string, code: PersonCode): Fault => placed({ file, row, column, value: "", code, ...SENTENCES[code]({ value: "", a: "", b: "" }) });

/** A heading as messages show it: nothing of somebody that stands in the heading itself. */
export const headingShown = (heading: string): string => (personIn(heading, "text") ? "" : cut(heading));

const cellsOf = (text: string): string[] => text.split(/[,"\r\n]+/u).map((cell) => cell.trim()).filter((cell) => cell !== "");

function inHeadings(file: string, row: number, text: string): LoosePerson[] {
  return cellsOf(text).flatMap((cell) => {
    const code = personHeading(cell);
    return code === undefined || code === "doubtful" ? [] : [{ file, row, column: headingShown(cell), code }];
  });
}

/** Each sort of thing once a record. */
function inRecord(file: string, row: number, text: string): LoosePerson[] {
  if (!MAY_HOLD_PERSON.test(text)) return [];
  const found = new Map<string, LoosePerson>();
  for (const cell of cellsOf(text)) {
    const code = personIn(cell);
    if (!code) continue;
    const parent = /^(?:\d{15}|\d{18})$/.test(cell) ? cell.slice(0, 12) : undefined;
    found.set(`${code} ${parent ?? ""}`, { file, row, column: "", code, ...(parent ? { extends: parent } : {}) });
  }
  return [...found.values()];
}

/** A record longer than this is looked at in parts, which overlap by what a number or a date may take. */
const LONGEST = 4 * 1024 * 1024;
const OVERLAP = 256;

/** Hands over the text of every record of a CSV file with its number. */
class RecordTexts {
  private readonly scan: CsvScan;
  private held: Buffer = Buffer.alloc(0);
  /** Where in the file `held` begins, and up to where records have ended. */
  private base = 0;
  private ended = 0;

  constructor(headerRows: number, private readonly onText: (row: number, text: string) => void) {
    this.scan = new CsvScan(false, headerRows);
    this.scan.onRecord = (from, to, row) => {
      this.onText(row, this.held.toString("utf8", Math.max(0, from - this.base), to - this.base));
      this.ended = to;
    };
  }

  push(piece: Buffer): void {
    this.held = this.held.length ? Buffer.concat([this.held, piece]) : piece;
    this.scan.push(piece);
    this.keepFrom(this.ended);
    if (this.held.length < LONGEST) return;
    this.onText(this.scan.records + 1, this.held.toString("utf8"));
    this.keepFrom(this.base + this.held.length - OVERLAP);
  }

  end(): void {
    this.scan.end();
  }

  private keepFrom(offset: number): void {
    const from = Math.max(0, offset - this.base);
    this.held = this.held.subarray(from);
    this.base += from;
  }
}
