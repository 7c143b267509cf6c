import { boundsOf, cubeAt, linesOf, type Line, type PeriodCube } from "../period-states";
import { isSmall, SHOWN } from "../withhold";

/** Cells of a family by delay (part 1 = the month itself) and month, and their states; whether the parent tells its own sum. */
export type LaterQuestion = { cube: PeriodCube; hidden: Uint8Array; threshold: number; parentLater: boolean };

/**
 * An attacker who has the cells is given, for each area of the family, how many births were entered after the year's end: a staircase of the triangle. Where
 * that gives him a small cell that he has not without it, none of the children tells it; the parent tells it as on its own page.
 */
export function mayTellLater({ cube, hidden, threshold, parentLater }: LaterQuestion): boolean {
  const told = (areas: readonly number[]) => {
    const lines = linesOf(cube);
    const values = Float64Array.from({ length: cube.values.length + areas.length }, (_, at) => cube.values[at] ?? 0);
    const states = Uint8Array.from({ length: values.length }, (_, at) => hidden[at] ?? SHOWN);
    areas.forEach((area, at) => {
      const line: Line = { total: cube.values.length + at, row: laterCells(cube, area) };
      values[line.total] = line.row.reduce((sum, cell) => sum + cube.values[cell]!, 0);
      lines.push(line);
    });
    const { low, high } = boundsOf({ values, hidden: states, lines, threshold });
    return [...cube.values.keys()].filter((at) => hidden[at] !== SHOWN && at % cube.periods !== 0 && isSmall(cube.values[at]!, threshold) && low[at] === high[at]).length;
  };
  const children = Array.from({ length: cube.areas }, (_, area) => area).filter((area) => area > 0 || !cube.withParent);
  const above = cube.withParent && parentLater ? [0] : [];
  return told([...above, ...children]) <= told(above);
}

/** Months and delays of an area that lie after the end of the year. */
function laterCells(cube: PeriodCube, area: number): number[] {
  const cells: number[] = [];
  for (let month = 1; month < cube.periods; month += 1) for (let part = 1; part < cube.parts; part += 1) {
    const at = cubeAt(cube, area, part, month);
    if (month + part - 1 >= cube.periods && !Number.isNaN(cube.values[at]!)) cells.push(at);
  }
  return cells;
}
