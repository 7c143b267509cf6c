import type { FigureText } from "./figure-text";

/** A cell: a figure with where it is explained, or words. */
export type PlainCell = { value: FigureText; how?: string } | { text: string; light?: true; tone?: "better" | "behind" | "neutral" };
export type PlainRow = { key: string; head: string; href?: string; cells: readonly PlainCell[] };
/** A table of whatever stands behind a picture: the first column names the rows. */
export type PlainTable = { caption: string; columns: readonly { label: string; number?: true }[]; rows: readonly PlainRow[] };

export const words = (text: string): PlainCell => ({ text });
/** An interval, lighter than the number before it. */
export const light = (text: string): PlainCell => ({ text, light: true });
