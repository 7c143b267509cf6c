import type { SnapshotReader } from "../engine/duckdb/snapshot-reader";
import type { Condition } from "../engine/query";
import { cellKey, type Cell } from "../indicators/measure";
import type { Area, AreaTree } from "./area-tree";
import { CELL_NUMBERS, fillColumns, type CellColumn } from "./cell-column";

/** With more areas above the village than this, keeping their cells would cost more memory than it saves time. */
const MOST_AREAS = 5000;
/** Numbers kept in all, about 60 MB. */
const MOST_NUMBERS = 8_000_000;

/**
 * Cells of the areas above the village, kept once read: a snapshot never changes, nearly every page asks for them, and they lie
 * scattered in both files, while the villages of one township lie together.
 */
export type UpperCells = {
  /** Whether these cells answer for the area at all. */
  holds(area: Area): boolean;
  place(area: Area): number;
  /** Makes sure that the cells of these years are at hand. */
  load(cells: readonly Cell[], years: readonly number[]): Promise<void>;
  column(key: string): CellColumn | undefined;
};

export function makeUpperCells(reader: SnapshotReader, tree: AreaTree): UpperCells {
  const areas = tree.areas.filter(({ level }) => level !== "village");
  const kept = areas.length <= MOST_AREAS;
  const places = new Map(areas.map(({ pos }, at) => [pos, at]));
  const loaded = new Map<string, CellColumn | undefined>();
  const most = Math.max(200, Math.floor(MOST_NUMBERS / (7 * Math.max(1, areas.length))));
  return {
    holds: (area) => kept && area.level !== "village",
    place: (area) => places.get(area.pos) ?? -1,
    column: (key) => loaded.get(key),
    async load(cells, years) {
      const missing = cells.filter((cell) => years.some((year) => !loaded.has(`${cellKey(cell)}|${year}`)));
      if (missing.length === 0 || !kept) return;
      const answer = await reader.ask({ from: "years", columns: [...CELL_NUMBERS, "measure", "year", "sex", "band"], where: [...conditionsOf(missing, years), { column: "level", is: "in", values: ["country", "province", "prefecture", "county", "township"] }] });
      const wanted = new Set(missing.flatMap((cell) => years.map((year) => `${cellKey(cell)}|${year}`)));
      const columns = new Map<string, CellColumn>();
      const { measure = [], year = [], sex = [], band = [] } = answer;
      const nameOf = (row: number) => `${String(measure[row])}|${String(sex[row])}|${String(band[row])}|${String(year[row])}`;
      fillColumns(answer, { columns, size: areas.length, place: (pos) => places.get(pos) ?? -1, nameOf: (row) => (wanted.has(nameOf(row)) ? nameOf(row) : undefined) });
      for (const key of wanted) loaded.set(key, columns.get(key));
      for (const key of loaded.keys()) {
        if (loaded.size <= most || wanted.has(key)) break;
        loaded.delete(key);
      }
    },
  };
}

/** The cells and years of a question as conditions; rows of other combinations may come too and are left out later. */
export function conditionsOf(cells: readonly Cell[], years: readonly number[]): Condition[] {
  const oneOf = (column: string, values: readonly (string | number)[]): Condition => {
    const distinct = [...new Set(values)];
    return distinct.length === 1 ? { column, is: "equal", value: distinct[0]! } : { column, is: "in", values: distinct };
  };
  return [oneOf("measure", cells.map(({ measure }) => measure)), oneOf("year", years), oneOf("sex", cells.map(({ sex }) => sex ?? "")), oneOf("band", cells.map(({ band }) => band ?? ""))];
}
