/** Of a cell: shown; withheld because it is small; withheld to protect another; withheld without saying which of the two. */
export const SHOWN = 0;
export const SMALL = 1;
export const PROTECTS = 2;
export const EITHER = 3;

/** A row or column of a table: places of cells whose sum is shown. */
export type Row = readonly number[];

/**
 * Withholds further cells of one row whose total is shown, until no withheld cell can be had by subtraction by someone who
 * knows the total, the cells shown, why each other is withheld, and that small means 1 to threshold − 1.
 * The smallest cell above zero goes first; zeros go only where nothing else is left, and then, as where every cell is withheld,
 * no cell of the row says whether it was small. A row of one reported cell cannot be protected within itself.
 * @param values NaN = not reported
 * @param hidden changed in place
 * @returns whether anything was changed
 */
export function protectRow(values: ArrayLike<number>, hidden: Uint8Array, row: Row, threshold: number): boolean {
  let changed = false;
  while (isDetermined(values, hidden, row, threshold)) {
    const next = nextToWithhold(values, hidden, row);
    if (next === undefined && hiddenIn(values, hidden, row).length < 2) return changed;
    if (next !== undefined) hidden[next] = PROTECTS;
    // A withheld zero among cells known to be small would be found at once; and where all is withheld, only silence is left.
    if (next === undefined || values[next] === 0) for (const at of row) if (hidden[at] !== SHOWN) hidden[at] = EITHER;
    changed = true;
  }
  return changed;
}

const hiddenIn = (values: ArrayLike<number>, hidden: Uint8Array, row: Row): number[] => row.filter((at) => hidden[at] !== SHOWN && !Number.isNaN(values[at]!));

/** Whether the total and the reasons leave a withheld cell only one value; what protects may be 0, or threshold and more. */
export function isDetermined(values: ArrayLike<number>, hidden: Uint8Array, row: Row, threshold: number): boolean {
  let [small, protecting, unsaid, sum] = [0, 0, 0, 0];
  for (const at of row) {
    const state = hidden[at];
    if (state === SHOWN || Number.isNaN(values[at]!)) continue;
    sum += values[at]!;
    if (state === SMALL) small += 1;
    else if (state === PROTECTS) protecting += 1;
    else unsaid += 1;
  }
  const all = small + protecting + unsaid;
  if (all < 2) return all === 1;
  if (unsaid > 0) return false;
  if (small === 0) return sum === 0;
  const [least, most] = [small, small * (threshold - 1)];
  const possible: number[] = [];
  for (let part = least; part <= Math.min(most, sum) && possible.length < 2; part += 1) {
    const rest = sum - part;
    if (protecting === 0 ? rest === 0 : rest === 0 || rest >= threshold) possible.push(part);
  }
  return possible.length === 1 && (small === 1 || possible[0] === least || possible[0] === most);
}

function nextToWithhold(values: ArrayLike<number>, hidden: Uint8Array, row: Row): number | undefined {
  let best: number | undefined;
  for (const at of row) {
    const value = values[at]!;
    if (hidden[at] !== SHOWN || Number.isNaN(value)) continue;
    const current = best === undefined ? undefined : values[best]!;
    if (current === undefined || (value > 0 && (current === 0 || value < current))) best = at;
  }
  return best;
}

/** Cells from 1 to threshold − 1. */
export const isSmall = (value: number, threshold: number): boolean => value >= 1 && value < threshold;
