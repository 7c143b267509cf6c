import type { Formula, Indicator } from "../indicators/indicator";
import { timingOf, type Cell } from "../indicators/measure";
import { readAnswers, type Answers } from "./answers";
import type { Area } from "./area-tree";
import { sumsOf } from "./figure-line";
import { loadGroups } from "./groups";
import { yearsOf, type OpenLedger } from "./open-ledger";
import { PooledAnswers, readPooledTable } from "./pooled-answers";
import { lastDayOf } from "./stat-year";

/** How many statistical years may be taken together. */
export const POOLS = [1, 3, 5] as const;
export type Pool = (typeof POOLS)[number];

/** Statistical years of a window, oldest first. */
export const windowOf = (year: number, pool: Pool): number[] => Array.from({ length: pool }, (_, at) => year - pool + 1 + at);

/** `2019`, or `2017..2019` for three years taken together. */
export const periodOf = (year: number, pool: Pool): string => (pool === 1 ? String(year) : `${year - pool + 1}..${year}`);

/** Whether the indicator is built on events that happen in a month: only those can be added up over years. */
export function isPoolable({ formula }: Indicator): boolean {
  const { kind } = formula;
  return (kind === "rate" || kind === "odds" || kind === "count" || kind === "difference") && cellsIn(formula).every(({ measure }) => timingOf(measure) === "flow");
}

export type PooledQuestion = { indicators: readonly Indicator[]; areas: readonly Area[]; year: number; pool: Pool };

/**
 * As `readAnswers`, for the years of a window taken together: events and exposures are summed (formats.md section 6), never ratios
 * averaged. A year without data leaves the whole window missing. Pooled figures are not compared with earlier ones.
 * A village's pooled figure is shown where all its single years are; where some are withheld, only where the sum gives none of them
 * away: pooled-control.ts. Withheld ones do not say whether they are small themselves.
 * @throws RangeError for an indicator that cannot be pooled
 */
export async function readPooled(ledger: OpenLedger, { indicators, areas, year, pool }: PooledQuestion): Promise<Answers> {
  if (pool === 1) return readAnswers(ledger, { indicators, areas, years: [year], before: false });
  for (const indicator of indicators) if (!isPoolable(indicator)) throw new RangeError(`pooled years: ${indicator.id} is not built on events of a month`);
  const [table, groups] = await Promise.all([readPooledTable(ledger, { indicators, areas, years: windowOf(year, pool) }), loadGroups(ledger)]);
  return new PooledAnswers(ledger, table, { blocks: blocksOf(ledger, year, pool), groupsOf: groups.namesOf });
}

/**
 * The blocks of years that make up a window, or none. Counted back from the newest whole year, years are cut into blocks of three and
 * two: only whole blocks are summed over withheld years. Windows that overlap otherwise would, subtracted, give single years.
 */
export function blocksOf(ledger: OpenLedger, year: number, pool: Pool): number[][] {
  if (pool === 1 || !windowEnds(ledger).includes(year)) return [];
  const recent = windowOf(year, 3);
  return pool === 3 ? [recent] : [recent, [year - 4, year - 3]];
}

/** The years in which such windows end, newest first. */
export function windowEnds(ledger: OpenLedger): number[] {
  const years = yearsOf(ledger);
  const whole = years.find((one) => lastDayOf(one, ledger.entry.statYearStart) <= ledger.entry.asOf);
  return whole === undefined ? [] : years.filter((one) => one <= whole && (whole - one) % 5 === 0);
}

const cellsIn = (formula: Formula): Cell[] => sumsOf(formula).flat();
