/** A sentence in both languages: Chinese is the first language of every message, English is complete beside it. */
export type Bilingual = { zh: string; en: string };

const KINDS = Symbol.for("cunjing.error.kinds");

/**
 * An error that says subject, fault, what was got and what was wanted, in both languages.
 * The class says whose fault it is; the code is stable, the sentences are for people.
 */
export class LedgerError extends Error {
  /** Names the class in every copy of this file. */
  static readonly kind: string = "LedgerError";
  readonly code: string;
  readonly text: Bilingual;
  /** HTTP status of an answer that carries this error. */
  readonly status: number = 500;
  /** Exit code of a command that ends with this error. */
  readonly exitCode: number = 1;

  constructor(code: string, text: Bilingual, options?: ErrorOptions) {
    super(`${code}: ${text.en}`, options);
    this.name = new.target.name;
    this.code = code;
    this.text = text;
    Object.defineProperty(this, KINDS, { value: kindsOf(new.target) });
  }
}

/**
 * The bundler loads this file once for pages and once more for downloads, and one opens the data for both: an error that one copy
 * made is the other's too. Without this what the small database says while it is away would be an unknown fault there.
 */
Object.defineProperty(LedgerError, Symbol.hasInstance, {
  value(this: typeof LedgerError, error: unknown): boolean {
    const kinds = typeof error === "object" && error !== null ? (error as { [KINDS]?: readonly string[] })[KINDS] : undefined;
    return Object.hasOwn(this, "kind") ? kinds?.includes(this.kind) === true : Function.prototype[Symbol.hasInstance].call(this, error);
  },
});

/** Of a class and those above it. */
function kindsOf(made: typeof LedgerError): string[] {
  const above = Object.getPrototypeOf(made) as typeof LedgerError;
  return [...(Object.hasOwn(made, "kind") ? [made.kind] : []), ...(made === LedgerError ? [] : kindsOf(above))];
}

/** Theirs: the input or the question is refused. HTTP 400, exit 2. */
export class InputError extends LedgerError {
  static override readonly kind = "InputError";
  override readonly status = 400;
  override readonly exitCode = 2;
}

/** Theirs too: what was asked for does not exist here (area, year, indicator, snapshot). HTTP 404, exit 2. */
export class NotFoundError extends LedgerError {
  static override readonly kind = "NotFoundError";
  override readonly status = 404;
  override readonly exitCode = 2;
}

/** The snapshot's: it is damaged or not what its manifest says. HTTP 500, exit 3. */
export class DataError extends LedgerError {
  static override readonly kind = "DataError";
  override readonly exitCode = 3;
}

/** The engine's: carries the SQL for the log, never for a page or a message. Exit 1. */
export class EngineError extends LedgerError {
  static override readonly kind = "EngineError";
  readonly sql?: string;

  constructor(code: string, text: Bilingual, sql?: string, options?: ErrorOptions) {
    super(code, text, options);
    this.sql = sql;
  }
}
