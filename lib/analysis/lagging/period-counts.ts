import type { Condition } from "../../engine/query";
import { isScored, type Indicator, type Scored } from "../../indicators/indicator";
import { cellKey, timingOf, type Measure, type Sum } from "../../indicators/measure";
import type { Area } from "../area-tree";
import type { OpenLedger } from "../open-ledger";

/** What one village did in one period, as far as a test looks at it. */
export type PeriodCount = { events: number; trials: number };
/** One indicator in one period over all villages. */
export type PeriodCounts = { indicator: Scored; period: string; step: number; year: number; villages: Map<Area, PeriodCount> };

/** Scored shares are tested; completeness and the omission rate say the same of a check, so only the latter is. */
export const isTested = (indicator: Indicator): indicator is Scored => isScored(indicator) && indicator.formula.kind === "share";

/** Cells by village, statistical year and month of the year; 0 stands for a whole year given as one row. */
type Cells = Map<Area, Map<number, Map<number, Map<string, number>>>>;

/**
 * Counts of every tested indicator by quarter: what fell into the quarter, and of a running total what was added in it.
 * What the ledger gives by the year only stands in the year's own period.
 */
export async function loadPeriodCounts(ledger: OpenLedger, villages: readonly Area[], lastYear: number): Promise<PeriodCounts[]> {
  const has = (indicator: Scored) => partsOf(indicator).every((sum) => sum.every(({ measure }) => ledger.periods.has(measure)));
  const indicators = ledger.registry.all.filter(isTested).filter(has);
  if (indicators.length === 0) return [];
  const cells = await loadCells(ledger, villages, indicators, lastYear);
  const periods = new Map<string, PeriodCounts>();
  for (const indicator of indicators) {
    const parts = keyedParts(indicator);
    for (const [area, years] of cells) {
      for (const [year, months] of years) {
        for (const { quarter, count } of quarterCounts(parts, months)) {
          const period = quarter === 0 ? String(year) : `${year}-Q${quarter}`;
          const key = `${indicator.id}|${period}`;
          const entry = periods.get(key) ?? { indicator, period, step: year * 4 + (quarter === 0 ? 3 : quarter - 1), year, villages: new Map<Area, PeriodCount>() };
          entry.villages.set(area, count);
          periods.set(key, entry);
        }
      }
    }
  }
  return [...periods.values()].sort((a, b) => a.step - b.step || (a.indicator.id < b.indicator.id ? -1 : 1));
}

async function loadCells({ reader }: OpenLedger, villages: readonly Area[], indicators: readonly Scored[], lastYear: number): Promise<Cells> {
  const cells: Cells = new Map();
  if (villages.length === 0) return cells;
  const byPos = new Map(villages.map((area) => [area.pos, area]));
  const sums = indicators.flatMap((indicator) => partsOf(indicator));
  const measures = [...new Set<Measure>(sums.flatMap((sum) => sum.map(({ measure }) => measure)))];
  const where: Condition[] = [
    { column: "pos", is: "between", low: villages.reduce((least, { pos }) => Math.min(least, pos), Infinity), high: villages.reduce((most, { pos }) => Math.max(most, pos), 0) }, // too many to spread
    { column: "measure", is: "in", values: measures },
    { column: "year", is: "between", low: 0, high: lastYear },
  ];
  const columns = ["pos", "measure", "year", "sex", "band", "value"];
  const monthly = await reader.ask({ from: "months", columns: [...columns, "month"], where });
  const yearly = await reader.ask({ from: "years", columns, where });
  fill(cells, monthly, byPos, (row) => monthly.month![row] as number);
  fill(cells, yearly, byPos, () => 0);
  return cells;
}

function fill(cells: Cells, answer: Record<string, readonly unknown[]>, byPos: ReadonlyMap<number, Area>, monthOf: (row: number) => number): void {
  const { pos = [], measure = [], year = [], sex = [], band = [], value = [] } = answer;
  for (let row = 0; row < pos.length; row += 1) {
    const area = byPos.get(pos[row] as number);
    if (!area || value[row] === null) continue;
    // The rollup's schema gives these columns their types.
    const key = cellKey({ measure: measure[row] as Measure, sex: sex[row] as "M", band: band[row] as string });
    const month = inner(inner(inner(cells, area), year[row] as number), monthOf(row));
    month.set(key, value[row] as number);
  }
}

function inner<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = map.get(key) ?? new Map<L, V>();
  map.set(key, found);
  return found;
}

const partsOf = ({ formula }: Scored): Sum[] => (formula.kind === "share" ? [formula.events, formula.trials] : []);

type QuarterCount = { quarter: number; count: PeriodCount };
/** The cells of a sum by their keys, made once: they are looked up for every village and month. */
type KeyedSum = readonly (readonly [key: string, times: number])[];
type KeyedParts = { events: KeyedSum; trials: KeyedSum; cumulative: boolean };

function keyedParts(indicator: Scored): KeyedParts {
  const [events = [], trials = []] = partsOf(indicator);
  const keyed = (sum: Sum): KeyedSum => sum.map((cell) => [cellKey(cell), cell.times ?? 1]);
  return { events: keyed(events), trials: keyed(trials), cumulative: trials.every(({ measure }) => timingOf(measure) === "cumulative") };
}

function quarterCounts({ events, trials, cumulative }: KeyedParts, months: ReadonlyMap<number, ReadonlyMap<string, number>>): QuarterCount[] {
  const at = [...months].filter(([month]) => month > 0).map(([month, cells]) => ({ month, events: total(events, cells), trials: total(trials, cells) }));
  const known = at.flatMap(({ month, events: e, trials: t }) => (e === undefined || t === undefined ? [] : [{ month, quarter: Math.ceil(month / 3), events: e, trials: t }])).sort((a, b) => a.month - b.month);
  if (known.length === 0) {
    const year = months.get(0);
    const count = year && { events: total(events, year), trials: total(trials, year) };
    return count?.events !== undefined && count.trials !== undefined ? [{ quarter: 0, count: { events: count.events, trials: count.trials } }] : [];
  }
  return cumulative ? added(known) : summed(known);
}

type Known = PeriodCount & { month: number; quarter: number };

function summed(known: readonly Known[]): QuarterCount[] {
  const quarters = new Map<number, PeriodCount>();
  for (const { quarter, events, trials } of known) {
    const before = quarters.get(quarter) ?? { events: 0, trials: 0 };
    quarters.set(quarter, { events: before.events + events, trials: before.trials + trials });
  }
  return [...quarters].map(([quarter, count]) => ({ quarter, count }));
}

/**
 * Running totals: what was added since the last total known in the year. Where more were served than became eligible, the
 * rest had waited since earlier quarters, so those waiting then are the trials.
 */
function added(known: readonly Known[]): QuarterCount[] {
  const lasts = known.filter(({ quarter }, at) => known[at + 1]?.quarter !== quarter);
  return lasts.flatMap(({ quarter, events, trials }, at) => {
    const before = lasts[at - 1] ?? { events: 0, trials: 0 };
    const more = { events: events - before.events, trials: trials - before.trials };
    if (more.events < 0) return [];
    const count = more.events > more.trials ? { events: more.events, trials: trials - before.events } : more;
    return count.trials > 0 ? [{ quarter, count }] : [];
  });
}

function total(sum: KeyedSum, cells: ReadonlyMap<string, number>): number | undefined {
  let value = 0;
  for (const [key, times] of sum) {
    const found = cells.get(key);
    if (found === undefined) return undefined;
    value += times * found;
  }
  return value;
}
