import type { SnapshotReader } from "../engine/duckdb/snapshot-reader";
import type { Condition } from "../engine/query";
import { cellKey, type Cell } from "../indicators/measure";
import type { Area } from "./area-tree";
import { CELL_NUMBERS, copyCell, emptyColumn, fillColumns, type CellColumn } from "./cell-column";
import { conditionsOf, type UpperCells } from "./upper-cells";

/** The counts of one question, column-wise: areas × cells × years. */
export type CellTable = {
  areas: readonly Area[];
  /** Place of an area in the columns, or -1. */
  at(area: Area): number;
  /** Absent where no area of the question has the cell in that year. */
  column(cell: Cell, year: number): CellColumn | undefined;
};

/** Up to so many areas one statement for all cells is sooner; above, one for each cell, without its text columns. */
const ONE_STATEMENT = 600;
/** Areas closer than this are read in one stretch. */
const GAP = 40;
/** So many stretches at most, and so much more between them than in them, before the whole range is read at once. */
const MOST_STRETCHES = 120;
const SPARSE = 20;

type Stretch = { low: number; high: number };

/** An OpenLedger, as far as its cells go. */
export type CellSource = { reader: SnapshotReader; upper: UpperCells };
export type CellQuestion = { areas: readonly Area[]; cells: readonly Cell[]; years: readonly number[] };
type Context = { reader: SnapshotReader; places: Int32Array; first: number; size: number; columns: Map<string, CellColumn>; wanted: ReadonlySet<string>; years: readonly number[]; cells: readonly Cell[] };

/** Reads the cells of a question with as few statements as its size allows. */
export async function loadCells({ reader, upper }: CellSource, { areas, cells, years }: CellQuestion): Promise<CellTable> {
  const sorted = [...new Map(areas.map((area) => [area.pos, area])).values()].sort((one, two) => one.pos - two.pos);
  const first = sorted[0]?.pos ?? 0;
  const places = new Int32Array((sorted.at(-1)?.pos ?? -1) - first + 1).fill(-1);
  sorted.forEach((area, at) => (places[area.pos - first] = at));
  const distinct = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
  const wanted = new Set(distinct.flatMap((cell) => years.map((year) => `${cellKey(cell)}|${year}`)));
  const context: Context = { reader, places, first, size: sorted.length, columns: new Map(), wanted, years, cells: distinct };
  const above = sorted.filter((area) => upper.holds(area));
  const below = sorted.filter((area) => !upper.holds(area));
  if (distinct.length > 0) await Promise.all([loadAbove(context, upper, above), loadBelow(context, below)]);
  return { areas: sorted, at: (area) => places[area.pos - first] ?? -1, column: columnLookup(context.columns) };
}

/** Finds a column by its cell; asked once for every area, so the name is not spelled each time. */
function columnLookup(columns: ReadonlyMap<string, CellColumn>): CellTable["column"] {
  const known = new Map<Cell, Map<number, CellColumn | undefined>>();
  return (cell, year) => {
    let years = known.get(cell);
    if (!years) known.set(cell, (years = new Map()));
    if (!years.has(year)) years.set(year, columns.get(`${cellKey(cell)}|${year}`));
    return years.get(year);
  };
}

async function loadAbove({ columns, wanted, size, places, first, cells, years }: Context, upper: UpperCells, areas: readonly Area[]): Promise<void> {
  if (areas.length === 0) return;
  await upper.load(cells, years);
  for (const key of wanted) {
    const from = upper.column(key);
    if (!from) continue;
    let to = columns.get(key);
    for (const area of areas) {
      const source = upper.place(area);
      if (from.units[source] !== from.units[source]) continue; // NaN: no row
      if (!to) columns.set(key, (to = emptyColumn(size)));
      copyCell(from, source, to, places[area.pos - first]!);
    }
  }
}

async function loadBelow(context: Context, areas: readonly Area[]): Promise<void> {
  if (areas.length === 0) return;
  const stretches = stretchesOf(areas);
  if (areas.length > ONE_STATEMENT && !areSparse(stretches)) {
    await Promise.all(context.cells.map((cell) => loadOne(context, cell, areas[0]!.pos, areas.at(-1)!.pos)));
    return;
  }
  await Promise.all(stretches.map(({ low, high }) => loadTogether(context, { column: "pos", is: "between", low, high })));
}

/** A page's villages with their siblings, spread over a whole country: far less to read than all that lies between them. */
function areSparse(stretches: readonly Stretch[]): boolean {
  const inside = stretches.reduce((sum, { low, high }) => sum + high - low + 1, 0);
  return stretches.length <= MOST_STRETCHES && inside * SPARSE < stretches.at(-1)!.high - stretches[0]!.low;
}

/** Villages of one township lie together; villages of several townships are read stretch by stretch. */
function stretchesOf(areas: readonly Area[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { pos } of areas) {
    const last = stretches.at(-1);
    if (last && pos - last.high <= GAP) last.high = pos;
    else stretches.push({ low: pos, high: pos });
  }
  return stretches;
}

async function loadTogether(context: Context, where: Condition): Promise<void> {
  const answer = await context.reader.ask({ from: "years", columns: [...CELL_NUMBERS, "measure", "year", "sex", "band"], where: [where, ...conditionsOf(context.cells, context.years)] });
  const { measure = [], year = [], sex = [], band = [] } = answer;
  const nameOf = (row: number) => `${String(measure[row])}|${String(sex[row])}|${String(band[row])}|${String(year[row])}`;
  fill(context, answer, nameOf);
}

async function loadOne(context: Context, cell: Cell, low: number, high: number): Promise<void> {
  const answer = await context.reader.ask({ from: "years", columns: [...CELL_NUMBERS, "year"], where: [...conditionsOf([cell], context.years), { column: "pos", is: "between", low, high }] });
  const names = new Map(context.years.map((year) => [year, `${cellKey(cell)}|${year}`]));
  fill(context, answer, (row) => names.get(answer.year![row] as number) ?? "");
}

function fill({ columns, size, places, first, wanted }: Context, answer: Record<string, readonly unknown[]>, nameOf: (row: number) => string): void {
  fillColumns(answer, {
    columns, size, place: (pos) => places[pos - first] ?? -1,
    nameOf: (row) => {
      const name = nameOf(row);
      return wanted.has(name) ? name : undefined;
    },
  });
}
