import type { Area } from "../area-tree";
import type { OpenLedger } from "../open-ledger";
import { keptFor } from "./kept";

/** Births by month of event and months until they were entered, one row per area's own table: sorted by area. Months count from year 0. */
export type Delays = { pos: Int32Array; month: Int32Array; delay: Int32Array; count: Float64Array; /** First and last month with a birth. */ span?: { first: number; last: number }; /** Areas above others that have rows of their own, by `pos|month`. */ own: ReadonlySet<string> };

const kept = keptFor<Delays>(1);

/**
 * Births whose month of entry is known, of month rows only, from the least detailed table of each area and month that knows it. Read once for
 * a snapshot; where the package knows no month of entry nothing is read.
 */
export const readDelays = (ledger: OpenLedger): Promise<Delays> => kept(ledger, "", () => (ledger.periods.has("birth_known") ? read(ledger) : Promise.resolve(packed([], new Set()))));

/** Each row that counts for an area: its own rows win over those below, month by month. */
export function* rowsUnder(delays: Delays, area: Area, tree: OpenLedger["tree"]): Generator<{ month: number; delay: number; count: number }> {
  const { pos, month, delay, count, own } = delays;
  for (let at = lowerBound(pos, area.pos); at < pos.length && pos[at]! <= area.last; at += 1) {
    if (own.size > 0 && isCovered(own, tree, { pos: pos[at]!, month: month[at]!, top: area })) continue;
    yield { month: month[at]!, delay: delay[at]!, count: count[at]! };
  }
}

/** Months from year 0 to a month `2009-03`. */
export const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
export const monthText = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** The last month that was over on the snapshot's day: what was entered in a month that still runs is not all there yet. */
export function lastWholeMonth(asOf: string): number {
  const next = new Date(`${asOf}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCFullYear() * 12 + next.getUTCMonth() - 1;
}

type Row = { pos: number; month: number; delay: number; count: number };

async function read({ reader, tree }: OpenLedger): Promise<Delays> {
  const { area = [], period = [], reported = [], sex = [], band = [], count = [] } = await reader.ask({
    from: "events", columns: ["area", "period", "reported", "sex", "band"], sum: ["count"],
    where: [{ column: "kind", is: "equal", value: "birth" }, { column: "span", is: "equal", value: 1 }, { column: "reported", is: "known" }],
    orderBy: [{ column: "area" }, { column: "period" }, { column: "reported" }, { column: "sex" }, { column: "band" }],
  });
  const rows: Row[] = [];
  const own = new Set<string>();
  for (let from = 0; from < area.length; ) {
    let to = from;
    while (to < area.length && area[to] === area[from] && period[to] === period[from]) to += 1;
    const detail = (at: number) => Number(sex[at] !== "") + 2 * Number(band[at] !== "");
    const found = tree.find(String(area[from])).area;
    const month = monthNumber(String(period[from]));
    let least = 3;
    for (let at = from; at < to; at += 1) if (Number(count[at]) > 0) least = Math.min(least, detail(at));
    for (let at = from; at < to; at += 1) if (detail(at) === least && Number(count[at]) > 0) rows.push({ pos: found.pos, month, delay: monthNumber(String(reported[at])) - month, count: Number(count[at]) });
    if (found.last > found.pos) own.add(`${found.pos}|${month}`);
    from = to;
  }
  return packed(rows, own);
}

function packed(rows: Row[], own: ReadonlySet<string>): Delays {
  rows.sort((one, two) => one.pos - two.pos || one.month - two.month || one.delay - two.delay);
  const column = (name: keyof Row) => Int32Array.from(rows, (row) => row[name]);
  const months = rows.map(({ month }) => month);
  const span = rows.length > 0 ? { span: { first: months.reduce((least, one) => Math.min(least, one)), last: months.reduce((most, one) => Math.max(most, one)) } } : {};
  return { pos: column("pos"), month: column("month"), delay: column("delay"), count: Float64Array.from(rows, ({ count }) => count), own, ...span };
}

function lowerBound(sorted: Int32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether an area between this one and the top has a row of its own for the month. */
function isCovered(own: ReadonlySet<string>, tree: OpenLedger["tree"], { pos, month, top }: { pos: number; month: number; top: Area }): boolean {
  for (let at = pos; at !== top.pos; ) {
    at = tree.areas[at]!.parent;
    if (own.has(`${at}|${month}`)) return true;
  }
  return false;
}
