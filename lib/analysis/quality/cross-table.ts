import { kappa, type Kappa } from "../../statistics/kappa";
import type { Area } from "../area-tree";
import type { DisclosedFigure } from "../disclosure";
import type { OpenLedger } from "../open-ledger";
import { rowsWithin } from "../rows-within";
import { keptFor } from "./kept";
import { openCount } from "./open-count";

/** What the ledger wrote (row) for what was true (column), of one kind of event and one field, counts of an area above the village over whole years. */
export type CrossTable = {
  kind: string; field: string; values: string[]; counts: number[][]; total: number; wrong: number;
  /** As `counts`, for tables and files. */
  figures: DisclosedFigure[][];
  /** Absent where all stand in one category, where agreement by chance would be full. */
  kappa?: Kappa;
};
export type CrossQuestion = { area: Area; /** First and last statistical year. */ from: number; to: number };

const kept = keptFor<MisfiledRow[]>(1);
/** One row of `misfiled.csv` at the place of the area, or of its successor. */
export type MisfiledRow = { pos: number; year: number; span: number; kind: string; field: string; ledger: string; truth: string; count: number };

/**
 * Wrong fields as tables of what was taken for what. Of an area above the village: there a year's counts need no protection (formats.md 6); a village's are
 * small nearly always, and it has its field error rate alone.
 */
export async function readCrossTables(ledger: OpenLedger, { area, from, to }: CrossQuestion): Promise<CrossTable[]> {
  if (area.level === "village") return [];
  const rows = rowsWithin(await readMisfiled(ledger), area).filter(({ year }) => year >= from && year <= to);
  const own = new Set(rows.filter(({ pos }) => pos === area.pos).map(keyOf));
  const groups = new Map<string, MisfiledRow[]>();
  // An area's own rows win over those below, by kind and year.
  for (const row of rows) {
    if (row.pos !== area.pos && own.has(keyOf(row))) continue;
    const key = `${row.kind}|${row.field}`;
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const period = from === to ? String(from) : `${from}..${to}`;
  return [...groups.values()].map((group) => tableOf(ledger, group, { area, period })).filter(({ total }) => total > 0).sort((one, two) => (one.kind + one.field < two.kind + two.field ? -1 : 1));
}

const keyOf = ({ kind, year }: MisfiledRow): string => `${kind}|${year}`;

/** In the order of areas; read once for a snapshot. */
export const readMisfiled = (ledger: OpenLedger): Promise<MisfiledRow[]> => kept(ledger, "", () => (ledger.periods.has("misfiled_all") ? read(ledger) : Promise.resolve([])));

async function read({ reader, tree }: Pick<OpenLedger, "reader" | "tree">): Promise<MisfiledRow[]> {
  const { area = [], year = [], span = [], kind = [], field = [], ledger_value = [], true_value = [], count = [] } = await reader.ask({
    from: "misfiled", columns: ["area", "year", "span", "kind", "field", "ledger_value", "true_value"], sum: ["count"],
    orderBy: ["area", "year", "span", "kind", "field", "ledger_value", "true_value"].map((column) => ({ column })),
  });
  return area.map((code, at): MisfiledRow => ({
    pos: tree.find(String(code)).area.pos, year: Number(year[at]), span: Number(span[at]), kind: String(kind[at]), field: String(field[at]), ledger: String(ledger_value[at]), truth: String(true_value[at]), count: Number(count[at] ?? 0),
  })).sort((one, two) => one.pos - two.pos);
}

function tableOf({ config }: OpenLedger, rows: readonly MisfiledRow[], { area, period }: { area: Area; period: string }): CrossTable {
  const values = [...new Set(rows.flatMap(({ ledger, truth }) => [ledger, truth]))].sort(inOrder);
  const counts = values.map(() => values.map(() => 0));
  const placeOf = new Map(values.map((value, at) => [value, at]));
  for (const { ledger, truth, count } of rows) counts[placeOf.get(ledger)!]![placeOf.get(truth)!]! += count;
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, at) => sum + row[at]!, 0);
  const { kind, field } = rows[0]!;
  const found = kappaOf(counts, config.level);
  const figure = (value: number) => openCount(area, `misfiled-${kind}-${field}`, period, value);
  return { kind, field, values, counts, total, wrong: total - right, figures: counts.map((row) => row.map(figure)), ...(found ? { kappa: found } : {}) };
}

function kappaOf(counts: readonly (readonly number[])[], level: number): Kappa | undefined {
  try {
    return kappa(counts, { level });
  } catch (error) {
    if (error instanceof RangeError) return undefined; // one category only
    throw error;
  }
}

/** Ages under 45 stand before those over, numbers by size, men before women as everywhere. */
const RANKS: Record<string, number> = { under_45: 0, "45_and_over": 1, M: 0, F: 1, U: 2 };
function inOrder(one: string, two: string): number {
  const [a, b] = [RANKS[one] ?? Number(one), RANKS[two] ?? Number(two)];
  return Number.isNaN(a) || Number.isNaN(b) ? (one < two ? -1 : 1) : a - b;
}
