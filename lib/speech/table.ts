import type { Claim, ClaimContext } from "./claim";
import { findPeriods } from "./period";
import { findPhrases } from "./phrases";

/** A cell of a table, told as a sentence: what heads it stands before it, its unit behind it. */
export type TableCell = { /** What is read before and behind the cell. */ before: string; after: string; start: number; end: number; text: string };
type Cell = { text: string; start: number; end: number };

const NUMBER = /^[+＋\-−–]?\s?[0-9][0-9,，]*(?:\.[0-9]+)?\s?(?:%|％|‰|人次|人|例|户|场次|场|次|个?百分点|个?千分点|percent|per cent)?$/i;
const YEAR = /^(?:19|20)[0-9]{2}$/;
const UNIT_HEAD = /^(?:计量)?单位$|^units?$/i;
const ORDER_HEAD = /^(?:序号|编号|排序|no\.?|#)$/i;
const CHANGE_HEAD = /增减|变化|增长|升降|增幅|同比|change|difference|±/i;
const UNIT_IN_HEAD = /\s*[（(](?:单位[:：])?(%|％|‰|人次|人|例|户|场次|场|次|per 1,?000|per cent|percent)[)）]\s*$/i;

/** The lines of a table that begins at a line: how many, its head included; 0 where there is none. */
export function tableLines(lines: readonly string[], from: number): number {
  const head = cellsOf(lines[from]!);
  if (head.length < 2 || head.some(({ text }) => NUMBER.test(text) && !YEAR.test(text)) || head.filter(({ text }) => text !== "").length < 2) return 0;
  let size = 1;
  while (from + size < lines.length && isRow(cellsOf(lines[from + size]!), head.length)) size += 1;
  return size > 1 ? size : 0;
}

const isRule = (cells: readonly Cell[]): boolean => cells.length > 1 && cells.every(({ text }) => /^:?-+:?$/.test(text));
const isRow = (cells: readonly Cell[], width: number): boolean => isRule(cells) || (cells.length > 1 && cells.length <= width && cells.some(({ text }) => NUMBER.test(text)));

/** Tabs, upright strokes, or gaps of several blanks part the cells of a line. */
function cellsOf(line: string): Cell[] {
  const bars = /^\s*\|.*\|\s*$/.test(line);
  const mark = line.includes("\t") ? /\t/g : bars ? /\|/g : /\u3000+|[ \u00a0]{2,}/g;
  const cells: Cell[] = [];
  let at = 0;
  for (const { index, 0: { length } } of [...line.matchAll(mark), { index: line.length, 0: { length: 0 } }]) {
    const raw = line.slice(at, index);
    const start = at + raw.length - raw.trimStart().length;
    cells.push({ text: raw.trim(), start, end: start + raw.trim().length });
    at = index + length;
  }
  return bars ? cells.slice(1, -1) : cells;
}

/** Every cell of a table that holds a number, by line. */
export function tableCells(lines: readonly string[], context: ClaimContext): TableCell[][] {
  const head = cellsOf(lines[0]!).map(({ text }) => text);
  const unitAt = head.findIndex((text) => UNIT_HEAD.test(text));
  return lines.map((line, row) => {
    const cells = cellsOf(line);
    if (row === 0 || isRule(cells)) return [];
    const label = cells.flatMap(({ text }, at) => (at === unitAt || ORDER_HEAD.test(head[at] ?? "") || (NUMBER.test(text) && !YEAR.test(text)) || (YEAR.test(text) && at > 0) ? [] : [text])).join(" ");
    return cells.flatMap((cell, at): TableCell[] => (at === unitAt || ORDER_HEAD.test(head[at] ?? "") || !NUMBER.test(cell.text) || (at === 0 && YEAR.test(cell.text)) ? [] : [told(cell, { row: label, column: head[at] ?? "", unit: unitAt < 0 ? "" : (cells[unitAt]?.text ?? "") }, context)]));
  });
}

function told(cell: Cell, { row, column, unit }: { row: string; column: string; unit: string }, context: ClaimContext): TableCell {
  const inHead = UNIT_IN_HEAD.exec(column)?.[1] ?? UNIT_IN_HEAD.exec(row)?.[1];
  const heads = [row, column].map((text) => spelled(text.replace(UNIT_IN_HEAD, ""), context));
  const speaks = (text: string) => findPhrases(text, context.words).length > 0;
  const isChange = CHANGE_HEAD.test(column) && !speaks(column.replace(/增长/g, ""));
  const words = isChange ? heads.slice(0, 1) : speaks(heads[0]!) && !speaks(heads[1]!) ? [heads[1]!, heads[0]!] : heads;
  const said = /[^0-9.,，+＋\-−–\s]/.test(cell.text) ? "" : ownUnit(inHead ?? unit, words.join(" "), context);
  const isLatin = /[a-z]/i.test(words.at(-1) ?? "") && !/[\u4e00-\u9fff]/.test(words.join(""));
  const fell = /^[-−–]/.test(cell.text);
  const turn = !isChange ? "" : isLatin ? ` on last year ${fell ? "fell" : "rose"} by ` : `比上年${fell ? "减少" : "增加"}`;
  const points = isChange && said === "‰" ? "个千分点" : isChange && said === "%" ? "个百分点" : said;
  // A sign says the direction of a change, and is then no part of its number.
  const sign = /^[+＋]/.test(cell.text) || (isChange && fell) ? /^[+＋\-−–]\s?/.exec(cell.text)![0].length : 0;
  return { before: `${words.join(isLatin ? " " : "")}${turn}${isLatin && !isChange ? " " : ""}`, after: points, start: cell.start + sign, end: cell.end, text: cell.text.slice(sign) };
}

/** A year as a head is a year; the name of a village by itself is that village. */
function spelled(head: string, { names }: ClaimContext): string {
  if (YEAR.test(head)) return `${head}年`;
  if (/^(?:本|今)年(?:度|数)?$/.test(head)) return "今年";
  if (/^上年(?:度|数|同期)?$/.test(head)) return "上年的";
  return /^[\u4e00-\u9fff]{1,4}$/.test(head) && !/[村组]$/.test(head) && names.some(({ name }) => name === head) ? `${head}村` : head;
}

/** The unit that a table gives, or else the one that the indicator at its head is written in. */
function ownUnit(given: string, heads: string, { words }: ClaimContext): string {
  if (given === "" && /应(?:服务|管理|访视|核实|发放?|检|筛查)|已(?:服务|管理|访视|核实|发放?|检|筛查)|实(?:际|发)|人数|对象数|未/.test(heads)) return "人";
  if (given !== "") return /per 1,?000/i.test(given) ? "‰" : given;
  const kind = findPhrases(heads, words).findLast(({ part, indicator }) => indicator && part === "value")?.indicator?.formula.kind;
  return kind === "rate" || kind === "difference" ? "‰" : kind === "share" || kind === "completeness" || kind === "ratio" ? "%" : "";
}

/** Puts a claim of a cell told as a sentence back to where the cell stands. */
export function placedBack(claim: Claim, { before, start, end }: TableCell, draft: string): Claim | undefined {
  const from = start + claim.start - before.length;
  const to = Math.min(end, start + claim.end - before.length);
  if (claim.start < before.length || from >= end) return undefined;
  const { wording: _, ...rest } = claim; // no words of the draft call it a rise or fall
  return { ...rest, text: draft.slice(from, to), start: from, end: to };
}

/** The one period that the line above a table speaks of. */
export function periodAbove(line: string | undefined, context: ClaimContext): string | undefined {
  const keys = new Set(findPeriods(line ?? "", context).flatMap(({ key, isBase }) => (isBase || key === "" ? [] : [key])));
  return keys.size === 1 ? [...keys][0] : undefined;
}
