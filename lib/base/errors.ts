/** A sentence in both languages: Chinese is the first language of every message, English is complete beside it. */
export type Bilingual = { zh: string; en: string };

/**
 * An error that says subject, fault, what was got and what was wanted, in both languages.
 * The class says whose fault it is; the code is stable, the sentences are for people.
 */
export class LedgerError extends Error {
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
  }
}

/** Theirs: the input or the question is refused. HTTP 400, exit 2. */
export class InputError extends LedgerError {
  override readonly status = 400;
  override readonly exitCode = 2;
}

/** Theirs too: what was asked for does not exist here (area, year, indicator, snapshot). HTTP 404, exit 2. */
export class NotFoundError extends LedgerError {
  override readonly status = 404;
  override readonly exitCode = 2;
}

/** The snapshot's: it is damaged or not what its manifest says. HTTP 500, exit 3. */
export class DataError extends LedgerError {
  override readonly exitCode = 3;
}

/** The engine's: carries the SQL for the log, never for a page or a message. Exit 1. */
export class EngineError extends LedgerError {
  readonly sql?: string;

  constructor(code: string, text: Bilingual, sql?: string, options?: ErrorOptions) {
    super(code, text, options);
    this.sql = sql;
  }
}
