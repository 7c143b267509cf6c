import { EITHER, isSmall, PROTECTS, protectRow, SHOWN, SMALL, type Row } from "./withhold";

/**
 * Counts of a family of areas by part and period of one year. Area 0 is the parent where there is one; part 0 is the whole of
 * which the others are parts; period 0 is the whole year.
 */
export type PeriodCube = {
  areas: number;
  parts: number;
  periods: number;
  /** Place of a count: `cubeAt`; NaN = not reported. */
  values: Float64Array;
  /** Whether area 0 is the parent of the others. */
  withParent: boolean;
  /** Whether the parts add up to part 0, and the periods to period 0. */
  adding: { parts: boolean; periods: boolean };
};

/** Place of a cell in the columns of a cube. */
export const cubeAt = ({ parts, periods }: Pick<PeriodCube, "parts" | "periods">, area: number, part: number, period: number): number => (area * parts + part) * periods + period;

export type StateOptions = {
  threshold: number;
  /** Whether a year of this area is protected too: below township. */
  fineYear(area: number): boolean;
  /** The parent's states stand in `hidden` already, as its own page shows or withholds them, and stay: whoever reads both pages must not learn more. */
  settledParent?: boolean;
};

/** A sum that is known: `row` adds up to `total`. */
export type Line = { total: number; row: Row };

/**
 * What may not be said of a cube: SHOWN, SMALL, PROTECTS or EITHER for each cell.
 * Primary: 1 to threshold − 1 of every period shorter than the year, whatever the level, and of the year where it is fine.
 * Then along each axis whose total is shown, until nothing can be had by subtraction; then an attacker who puts all sums
 * together (`boundsOf`) is tried, and more is withheld until he learns no small count either.
 * @param hidden states known from elsewhere (those of the year's own figures), changed in place
 */
export function periodStates(cube: PeriodCube, hidden: Uint8Array, options: StateOptions): Uint8Array {
  const { values, parts, periods } = cube;
  const isSettled = (at: number) => options.settledParent === true && at < parts * periods;
  const small = smallCells(cube, options);
  for (const at of small) if (!isSettled(at)) hidden[at] = SMALL;
  const lines = linesOf(cube).filter(({ row }) => row.some((at) => !Number.isNaN(values[at]!)));
  const open = lines.filter(({ row }) => !isSettled(row[0]!));
  const linesAt = placesOf(lines, values.length);
  for (let known = true; known; ) {
    protectLines(values, hidden, open, options.threshold);
    // A year that is no cell of its own control may be small: that it protects another says nothing of its size.
    const seen = hidden.map((state, at) => (state === PROTECTS && !isControlled(cube, options, at) ? EITHER : state));
    const { low, high } = boundsOf({ values, hidden: seen, lines, threshold: options.threshold });
    const isTold = (at: number) => hidden[at] !== SHOWN && low[at] === high[at] && !Number.isNaN(values[at]!);
    const told = small.filter(isTold);
    known = told.map((at) => coverAround(cube, hidden, linesAt, { at, isTold, isSettled })).includes(true);
    if (!known && told.length > 0 && options.settledParent === true) silence(cube, hidden, isSettled);
  }
  return hidden;
}

/** Where nothing else helps the children say nothing but their years: the parent is as safe as on its own page then. */
function silence({ values, parts, periods }: PeriodCube, hidden: Uint8Array, isSettled: (at: number) => boolean): void {
  for (let at = 0; at < hidden.length; at += 1) if (!isSettled(at) && !Number.isNaN(values[at]!) && (at % periods !== 0 || Math.floor(at / periods) % parts !== 0)) hidden[at] = EITHER;
}

/** Covers up a cell that can be told; where nothing in its own lines is left, those that can be told beside it, and so on outwards. */
function coverAround(cube: PeriodCube, hidden: Uint8Array, linesAt: (at: number) => readonly Line[], { at, isTold, isSettled }: { at: number; isTold(at: number): boolean; isSettled(at: number): boolean }): boolean {
  const queue = new Set([at]);
  for (const next of queue) { // a set gives out what is added while it is walked
    if (coverUp(cube, hidden, linesAt(next), isSettled)) return true;
    for (const { total, row } of linesAt(next)) for (const other of [total, ...row]) if (isTold(other)) queue.add(other);
  }
  return false;
}

/** The lines in which each cell stands, in their order. */
function placesOf(lines: readonly Line[], cells: number): (at: number) => readonly Line[] {
  const places: Line[][] = Array.from({ length: cells }, () => []);
  for (const line of lines) for (const at of [line.total, ...line.row]) places[at]!.push(line);
  return (at) => places[at]!;
}

const smallCells = (cube: PeriodCube, options: StateOptions): number[] => [...cube.values.keys()].filter((at) => isSmall(Math.abs(cube.values[at]!), options.threshold) && isControlled(cube, options, at));

/** Whether 1 to threshold − 1 is withheld here: every period shorter than a year, and the year where it is fine. */
const isControlled = ({ parts, periods }: PeriodCube, { fineYear }: StateOptions, at: number): boolean => at % periods !== 0 || fineYear(Math.floor(at / (parts * periods)));

/** Every sum of a cube: periods to the year, parts to the whole, children to the parent. */
export function linesOf(cube: PeriodCube): Line[] {
  const { areas, parts, periods, withParent, adding } = cube;
  const at = (area: number, part: number, period: number) => cubeAt(cube, area, part, period);
  const from = (first: number, end: number) => Array.from({ length: end - first }, (_, step) => first + step);
  const lines: Line[] = [];
  for (const area of from(0, areas)) {
    if (adding.periods) for (const part of from(0, parts)) lines.push({ total: at(area, part, 0), row: from(1, periods).map((period) => at(area, part, period)) });
    if (adding.parts && parts > 1) for (const period of from(0, periods)) lines.push({ total: at(area, 0, period), row: from(1, parts).map((part) => at(area, part, period)) });
  }
  if (withParent) for (const part of from(0, parts)) for (const period of from(0, periods)) lines.push({ total: at(0, part, period), row: from(1, areas).map((area) => at(area, part, period)) });
  return lines;
}

function protectLines(values: Float64Array, hidden: Uint8Array, lines: readonly Line[], threshold: number): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { total, row } of lines) {
      if (hidden[total] !== SHOWN && takeAlong(values, hidden, row)) changed = true;
      // A small total leaves nothing to subtract from; one that protects another is taken as known all the same.
      if (hidden[total] === SMALL || Number.isNaN(values[total]!)) continue;
      if (protectRow(values, hidden, row, threshold)) changed = true;
    }
  }
}

/** Where every part of a withheld total were shown, adding them up would give it. */
function takeAlong(values: Float64Array, hidden: Uint8Array, row: Row): boolean {
  const known = row.filter((at) => !Number.isNaN(values[at]!));
  if (known.length === 0 || known.some((at) => hidden[at] !== SHOWN)) return false;
  for (const at of known) hidden[at] = PROTECTS;
  return true;
}

const MOST_ROUNDS = 60;

export type Attacked = { values: Float64Array; hidden: Uint8Array; lines: readonly Line[]; threshold: number };

/** The least and the most that each cell can be for one who knows what is shown, why the rest is not, and every sum. */
export function boundsOf({ values, hidden, lines, threshold }: Attacked): { low: Float64Array; high: Float64Array } {
  const low = Float64Array.from(values, (value, at) => (Number.isNaN(value) ? 0 : hidden[at] === SHOWN ? value : hidden[at] === SMALL ? 1 : 0));
  const high = Float64Array.from(values, (value, at) => (Number.isNaN(value) ? 0 : hidden[at] === SHOWN ? value : hidden[at] === SMALL ? threshold - 1 : Infinity));
  const summed = lines.filter(({ total }) => !Number.isNaN(values[total]!));
  // Bounds may creep for thousands of rounds where counts are large; what they tell of small counts they tell early.
  for (let round = 0, tighter = true; tighter && round < MOST_ROUNDS; round += 1) {
    tighter = false;
    for (const line of summed) if (tighten(line, low, high)) tighter = true;
    for (let at = 0; at < low.length; at += 1) {
      // What protects another is no small count itself.
      if (hidden[at] !== PROTECTS || Number.isNaN(values[at]!)) continue;
      if (low[at]! > 0 && low[at]! < threshold) tighter = Boolean((low[at] = threshold));
      if (high[at]! > 0 && high[at]! < threshold) tighter = (high[at] = 0) === 0;
    }
  }
  return { low, high };
}

function tighten({ total, row }: Line, low: Float64Array, high: Float64Array): boolean {
  // Open ends are counted apart: a sum with one of them has no upper end, without it it has.
  let [least, most, open] = [0, 0, 0];
  for (const at of row) {
    least += low[at]!;
    if (high[at] === Infinity) open += 1;
    else most += high[at]!;
  }
  let changed = raise(low, total, least);
  if (open === 0 && lower(high, total, most)) changed = true;
  for (const at of row) {
    const [before, above] = [low[at]!, high[at]!];
    if (before === above) continue;
    const openOthers = open - Number(above === Infinity);
    if (openOthers === 0 && raise(low, at, low[total]! - (above === Infinity ? most : most - above))) changed = true;
    if (lower(high, at, high[total]! - (least - before))) changed = true;
    least += low[at]! - before;
    if (above === Infinity && high[at]! < Infinity) open -= 1;
    most += (high[at] === Infinity ? 0 : high[at]!) - (above === Infinity ? 0 : above);
  }
  return changed;
}

function raise(low: Float64Array, at: number, value: number): boolean {
  if (!(value > low[at]!)) return false;
  low[at] = value;
  return true;
}

function lower(high: Float64Array, at: number, value: number): boolean {
  if (!(value < high[at]!)) return false;
  high[at] = value;
  return true;
}

/**
 * Withholds one more cell in a line of a cell that can be told, the smallest above zero; else lets the line say nothing of why.
 * Whole years of the whole count stay as they are: they are shown, or not, on other pages.
 */
function coverUp(cube: PeriodCube, hidden: Uint8Array, own: readonly Line[], isSettled: (at: number) => boolean): boolean {
  const { values, periods, parts } = cube;
  const isFixed = (at: number) => isSettled(at) || (at % periods === 0 && Math.floor(at / periods) % parts === 0);
  const shown = own.flatMap(({ total, row }) => [...row, total]).filter((at) => hidden[at] === SHOWN && values[at]! > 0 && !isFixed(at));
  const next = shown.sort((one, two) => values[one]! - values[two]! || one - two)[0];
  if (next !== undefined) {
    hidden[next] = PROTECTS;
    return true;
  }
  let changed = false;
  for (const at of own.flatMap(({ row }) => row)) {
    if (Number.isNaN(values[at]!) || hidden[at] === EITHER || isFixed(at)) continue;
    hidden[at] = EITHER;
    changed = true;
  }
  return changed;
}
