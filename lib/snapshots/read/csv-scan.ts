/** A record that breaks RFC 4180 or the width of its header. */
export type RecordFault = { row: number; what: "tooFew" | "tooMany" | "quote" | "unclosed" | "carriageReturn" | "tooLong"; fields: number };
/** Bytes [from, to) that must not reach the engine; `at`: how many kept data records stand before the `records` that are dropped. */
export type Drop = { from: number; to: number; at?: number; records?: number };

const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const enum State { FieldStart, Plain, Quoted, QuoteSeen, CrSeen }
/** Blanks of one byte; the first bytes of U+00A0, U+2000 to U+200B, U+3000 and U+FEFF; and the quote, within which lines may end. */
const BLANK_BYTES = [0x20, 0x09, 0x0b, 0x0c, 0xc2, 0xe2, 0xe3, 0xef, QUOTE];
/** A longer record is a file that is no table, or one unclosed quote. */
export const MAX_RECORD = 1024 * 1024;

/**
 * Reads the structure of a CSV file from its bytes, no cell of it: how many records, how many fields each, where a record is
 * blank or broken. Records are counted as people do: header 1, blank ones too, a quoted newline stays inside its record.
 * What it finds whole the engine may read in bulk; what it finds broken is dropped and named.
 */
export class CsvScan {
  readonly faults: RecordFault[] = [];
  readonly drops: Drop[] = [];
  header = Buffer.alloc(0);
  /** Fields of the header; every record must have as many. */
  width = 0;
  /** Records so far, the header and blank ones counted. */
  records = 0;
  /** Data records that are whole. */
  kept = 0;
  blank = 0;
  /** May a cell hold a blank or a line end? Never a wrong no: some of the bytes asked for begin other characters too. */
  blanks = false;
  /** Told of every record, its line end left out: bytes [from, to) and its number. */
  onRecord: ((from: number, to: number, row: number) => void) | undefined;
  private state: State = State.FieldStart;
  private fields = 1;
  private start = 0;
  private position = 0;
  private broken: RecordFault["what"] | undefined;
  private lf = 0;
  private crlf = 0;
  private headerPieces: Buffer[] = [];
  private headerStart = 0;

  /**
   * @param dropCr also drop the CR of every CRLF, for a file that mixes the two line ends. @param headerRows records that are header
   * @param above records above the header, which are dropped
   */
  constructor(private readonly dropCr = false, private readonly headerRows = 1, private readonly above = 0) {}

  /** Both kinds of line end occur: the engine takes only one of them. */
  get mixed(): boolean {
    return this.lf > 0 && this.crlf > 0;
  }

  push(piece: Buffer): void {
    this.blanks ||= BLANK_BYTES.some((byte) => piece.includes(byte));
    if (this.records < this.above + this.headerRows) this.headerPieces.push(piece);
    const base = this.position;
    const length = piece.length;
    for (let index = 0; index < length; index += 1) {
      let byte = piece[index]!;
      switch (this.state) {
        case State.Plain:
          // Nothing above a comma ends a plain field.
          while (byte > COMMA && index + 1 < length) byte = piece[(index += 1)]!;
          if (byte > COMMA) break;
          if (byte === COMMA) this.nextField();
          else if (byte === LF) this.endRecord(base + index, 1);
          else if (byte === CR) this.state = State.CrSeen;
          else if (byte === QUOTE) this.broken ??= "quote";
          break;
        case State.FieldStart:
          if (byte === COMMA) this.nextField();
          else if (byte === LF) this.endRecord(base + index, 1);
          else if (byte === CR) this.state = State.CrSeen;
          else this.state = byte === QUOTE ? State.Quoted : State.Plain;
          break;
        case State.Quoted:
          if (byte === QUOTE) this.state = State.QuoteSeen;
          break;
        case State.QuoteSeen:
          if (byte === QUOTE) this.state = State.Quoted;
          else if (byte === COMMA) this.nextField();
          else if (byte === LF) this.endRecord(base + index, 1);
          else if (byte === CR) this.state = State.CrSeen;
          else this.afterQuote();
          break;
        case State.CrSeen:
          if (byte === LF) this.endRecord(base + index - 1, 2);
          else {
            this.broken ??= "carriageReturn";
            this.state = State.Plain;
            index -= 1;
          }
      }
    }
    this.position += length;
  }

  end(): void {
    if (this.state === State.Quoted) this.broken = "unclosed";
    if (this.state === State.CrSeen) this.broken ??= "carriageReturn";
    if (this.position > this.start) this.endRecord(this.position, 0);
    if (this.records < this.above + this.headerRows) this.header = Buffer.concat(this.headerPieces);
  }

  private nextField(): void {
    this.fields += 1;
    this.state = State.FieldStart;
  }

  private afterQuote(): void {
    this.broken ??= "quote";
    this.state = State.Plain;
  }

  private endRecord(end: number, lineEnd: 0 | 1 | 2): void {
    const length = end - this.start;
    this.records += 1;
    this.onRecord?.(this.start, end, this.records);
    if (lineEnd === 1) this.lf += 1;
    if (lineEnd === 2) this.crlf += 1;
    if (length > MAX_RECORD) this.broken ??= "tooLong";
    if (this.records <= this.above) this.drop(end + lineEnd, false);
    else if (this.records <= this.above + this.headerRows) this.endHeader(end + lineEnd);
    else if (length === 0) this.drop(end + lineEnd, true);
    else if (this.broken || this.fields !== this.width) this.refuse(end + lineEnd);
    else this.kept += 1;
    if (this.dropCr && lineEnd === 2 && this.drops.at(-1)?.to !== end + 2) this.drops.push({ from: end, to: end + 1 });
    this.start = end + lineEnd;
    this.fields = 1;
    this.broken = undefined;
    this.state = State.FieldStart;
  }

  private endHeader(end: number): void {
    if (this.records === this.above + 1) [this.width, this.headerStart] = [this.fields, this.start];
    if (this.broken || this.fields !== this.width) this.faults.push({ row: this.records, what: this.fault(), fields: this.fields });
    if (this.records < this.above + this.headerRows) return;
    const above = this.headerPieces.length === 1 ? this.headerPieces[0]! : Buffer.concat(this.headerPieces);
    this.header = Buffer.from(above.subarray(this.headerStart, end));
    this.headerPieces = [];
  }

  private refuse(to: number): void {
    this.faults.push({ row: this.records, what: this.fault(), fields: this.fields });
    this.drop(to, false);
  }

  private fault(): RecordFault["what"] {
    return this.broken ?? (this.fields < this.width ? "tooFew" : "tooMany");
  }

  private drop(to: number, blank: boolean): void {
    if (blank) this.blank += 1;
    const last = this.drops.at(-1);
    if (last?.records && last.to === this.start) [last.to, last.records] = [to, last.records + 1];
    else this.drops.push({ from: this.start, to, at: this.kept, records: 1 });
  }
}

/** The records of a small piece of well-formed CSV text, such as a header; the first `limit` of them. */
export function csvRecords(text: string, limit = Infinity): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (records.length < limit && (cell.lastIndex < text.length || record.length)) {
    const match = cell.exec(text);
    if (!match) throw new SyntaxError("csvRecords: not well-formed CSV");
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}
