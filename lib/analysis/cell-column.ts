/** One cell of every area of a list, in one year; NaN = no row, or a row whose count is not known. */
export type CellColumn = {
  value: Float64Array;
  /** Bit mask of the months reported, bit 0 = the first month of the statistical year. */
  months: Int16Array;
  covered: Float64Array;
  units: Float64Array;
  /** The same months of last year, where this year is partial. */
  prior: Float64Array;
  priorCovered: Float64Array;
  fault: Uint8Array;
};

export function emptyColumn(size: number): CellColumn {
  const blank = () => new Float64Array(size).fill(NaN);
  return { value: blank(), months: new Int16Array(size), covered: blank(), units: blank(), prior: blank(), priorCovered: blank(), fault: new Uint8Array(size) };
}

/** Columns of `years` that make a cell. */
export const CELL_NUMBERS = ["pos", "value", "months", "covered", "units", "prior", "prior_covered", "fault"] as const;

/** Where the rows of an answer go: place of each pos, or -1; name of each row's column, or undefined to leave it out. */
export type Filling = { columns: Map<string, CellColumn>; size: number; place(pos: number): number; nameOf(row: number): string | undefined };

/** Puts the rows of an answer into columns, which are made as they are needed. */
export function fillColumns(answer: Record<string, readonly unknown[]>, { columns, size, place, nameOf }: Filling): void {
  const { pos = [], value = [], months = [], covered = [], units = [], prior = [], prior_covered = [], fault = [] } = answer;
  const number = (cell: unknown) => (cell === null ? NaN : (cell as number)); // the rollup's schema: DOUBLE or NULL
  for (let row = 0; row < pos.length; row += 1) {
    const at = place(pos[row] as number);
    const name = at < 0 ? undefined : nameOf(row);
    if (name === undefined) continue;
    let column = columns.get(name);
    if (!column) columns.set(name, (column = emptyColumn(size)));
    column.value[at] = number(value[row]);
    column.months[at] = (months[row] as number | null) ?? 0;
    column.covered[at] = number(covered[row]);
    column.units[at] = number(units[row]);
    column.prior[at] = number(prior[row]);
    column.priorCovered[at] = number(prior_covered[row]);
    column.fault[at] = fault[row] === true ? 1 : 0;
  }
}

export function copyCell(from: CellColumn, source: number, to: CellColumn, target: number): void {
  to.value[target] = from.value[source]!;
  to.months[target] = from.months[source]!;
  to.covered[target] = from.covered[source]!;
  to.units[target] = from.units[source]!;
  to.prior[target] = from.prior[source]!;
  to.priorCovered[target] = from.priorCovered[source]!;
  to.fault[target] = from.fault[source]!;
}
