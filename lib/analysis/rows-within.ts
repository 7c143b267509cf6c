import type { Area } from "./area-tree";

/** The rows of an area and of all below it, of rows in the order of areas (`pos`): the tree lies depth-first, so they are one stretch. */
export function rowsWithin<Row extends { pos: number }>(rows: readonly Row[], { pos, last }: Pick<Area, "pos" | "last">): Row[] {
  return rows.slice(firstFrom(rows, pos), firstFrom(rows, last + 1));
}

function firstFrom(rows: readonly { pos: number }[], wanted: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.pos < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
