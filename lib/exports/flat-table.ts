/** A column of a table to be handed out; null = nothing there, which every format keeps apart from 0 and from an empty text. */
export type FlatColumn =
  | { name: string; kind: "text"; values: readonly (string | null)[] }
  | { name: string; kind: "number"; values: readonly (number | null)[] };

/** One table with what must be said of it wherever it goes. */
export type FlatTable = {
  /** Short, for the sheet's tab. */
  title: string;
  columns: readonly FlatColumn[];
  /** Name and text of each source line: snapshot, day, office, how small counts are treated. */
  sources: readonly (readonly [name: string, text: string])[];
};

export const rowsIn = ({ columns }: FlatTable): number => columns[0]?.values.length ?? 0;

/** A text that a spreadsheet would take for a formula, or for what begins one. */
const FORMULA = /^[=+\-@\t\r]/;

/** The same text, marked so that no spreadsheet program reads it as a formula. */
export const harmlessText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
