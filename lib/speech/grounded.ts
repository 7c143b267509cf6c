import { roundHalfUp } from "../i18n/decimal";
import { narrow } from "./as-read";

/** Rows of named numbers that a text was written from; texts among the values are names. */
export type Row = Readonly<Record<string, number | string>>;
/** How a number follows from the rows. */
export type Ground = "cell" | "sum" | "difference" | "ratio" | "percentChange";
/** A number as written: at so many decimals, in units of `factor`; `percent` numbers are ratios and changes times 100. */
export type WrittenNumber = { written: number; decimals: number; factor: number; percent?: boolean };

/**
 * How a number of a text follows from the rows it was written from: a cell, a column's sum, a difference or ratio of two cells of one
 * column or one row, or the change from one to the other in per cent, rounded half up at the precision written; undefined where it follows from none.
 * truth: claim_check.json.
 */
export function groundOf(number: WrittenNumber, rows: readonly Row[]): Ground | undefined {
  const columns = columnsOf(rows);
  const fits = (value: number) => Number.isFinite(value) && Math.abs(value) < 1e15 && Number(roundHalfUp(value / number.factor, number.decimals)) === number.written;
  const share = (value: number) => fits(number.percent ? 100 * value : value);
  if (!number.percent && columns.some((column) => column.some(fits))) return "cell";
  if (number.percent && columns.some((column) => column.some((value) => fits(100 * value) || fits(value)))) return "cell";
  if (!number.percent && columns.some((column) => column.length > 1 && fits(column.reduce((sum, value) => sum + value, 0)))) return "sum";
  const pairs = [...columns, ...rows.map(numbersOf)].flatMap((list) => list.flatMap((one, at) => list.flatMap((two, other) => (at === other ? [] : [[one, two] as const]))));
  if (number.percent) {
    if (pairs.some(([one, two]) => two !== 0 && share(one / two))) return "ratio";
    return pairs.some(([one, two]) => two !== 0 && share(Math.abs(one / two - 1))) ? "percentChange" : undefined;
  }
  if (pairs.some(([one, two]) => fits(one - two))) return "difference";
  return pairs.some(([one, two]) => two !== 0 && fits(one / two)) ? "ratio" : undefined;
}

const numbersOf = (row: Row): number[] => Object.values(row).filter((value) => typeof value === "number");

function columnsOf(rows: readonly Row[]): number[][] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.map((name) => rows.flatMap((row) => (typeof row[name] === "number" ? [row[name]] : []))).filter((column) => column.length > 0);
}

const WRITTEN = /(?<![\w.,])([$¥€£])?([0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s?(%|％|per ?cent\b|percent\b|个百分点|倍|万|亿|[KMB]\b|thousand\b|million\b|billion\b)?/g;
const FACTORS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, thousand: 1e3, million: 1e6, billion: 1e9, 万: 1e4, 亿: 1e8 };

/** The numbers of a text that the rows account for, and those they do not, as written. */
export function groundText(text: string, rows: readonly Row[]): { grounded: string[]; ungrounded: string[] } {
  const found = [...narrow(text).matchAll(WRITTEN)].map(({ 0: whole, 2: number, 3: unit, index }) => {
    const plain = number!.replace(/[,，]/g, "");
    const ground = groundOf({ written: Number(plain), decimals: plain.split(".")[1]?.length ?? 0, factor: FACTORS[unit ?? ""] ?? 1, ...(/^(?:%|％|per ?cent|个百分点)$/.test(unit ?? "") ? { percent: true } : {}) }, rows);
    return { text: text.slice(index, index + whole.length).trim(), ground };
  });
  return { grounded: found.flatMap(({ text: one, ground }) => (ground ? [one] : [])), ungrounded: found.flatMap(({ text: one, ground }) => (ground ? [] : [one])) };
}
