import type { Side } from "../../statistics/one-sided-tests";
import type { Scored } from "../../indicators/indicator";
import type { Area } from "../area-tree";
import { loadCells } from "../cell-table";
import type { OpenLedger } from "../open-ledger";
import type { JudgeCount } from "./judge";
import { loadPeriodCounts } from "./period-counts";
import { lastDayOf, lastDayOfStep } from "../stat-year";
import { loadTargets } from "./targets";

/** One indicator in one period over the villages: what is judged, before any rule. */
export type PeriodQuestion = { indicator: Scored; period: string; /** year × 4 + quarter − 1; a year stands at its last quarter. */ step: number; year: number; side: Side; villages: ReadonlyMap<Area, JudgeCount & { target?: number }> };
/** Births by statistical year of one village that may reach the births a sex ratio needs. */
export type RatioBirths = { village: Area; years: ReadonlyMap<number, { boys: number; girls: number }> };
/** Everything the rules look at, of the villages below one area up to one statistical year. */
export type LaggingTests = { area: Area; year: number; villages: readonly Area[]; questions: readonly PeriodQuestion[]; ratios: { years: readonly number[]; villages: readonly RatioBirths[] } };

/** Reads the counts and targets of the periods that are over by the snapshot's day, once: half a quarter is no quarter. Judging them under other rules needs no further question. `least` is the fewest births a year of a village whose ratio may be judged. */
export async function readTests(ledger: OpenLedger, area: Area, year: number, least: number): Promise<LaggingTests> {
  const villages = ledger.tree.villages(area);
  const [periods, targets, ratios] = await Promise.all([loadPeriodCounts(ledger, villages, year), loadTargets(ledger), readRatios(ledger, villages, year, least)]);
  const { asOf, statYearStart } = ledger.entry;
  const questions = periods.filter(({ step }) => lastDayOfStep(step, statYearStart) <= asOf).map(({ indicator, period, step, year: of, villages: counts }): PeriodQuestion => ({
    indicator, period, step, year: of, side: indicator.better === "higher" ? "below" : "above",
    // In code order: rows come in any, and a seeded simulation draws village by village.
    villages: new Map([...counts].sort(([a], [b]) => a.pos - b.pos).map(([village, count]) => {
      const target = targets.of(indicator.id, village.code, period);
      return [village, { ...count, ...(target === undefined ? {} : { target }) }];
    })),
  }));
  return { area, year, villages, questions, ratios };
}

async function readRatios(ledger: OpenLedger, villages: readonly Area[], lastYear: number, least: number): Promise<LaggingTests["ratios"]> {
  const first = ledger.periods.get("birth")?.first;
  const candidates = first === undefined ? [] : await withManyBirths(ledger, villages, least);
  if (candidates.length === 0 || first === undefined) return { years: [], villages: [] };
  const years = Array.from({ length: Math.max(0, lastYear - first + 1) }, (_, at) => first + at).filter((year) => lastDayOf(year, ledger.entry.statYearStart) <= ledger.entry.asOf);
  const table = await loadCells(ledger, { areas: candidates, cells: [BOYS, GIRLS], years });
  return {
    years,
    villages: candidates.map((village) => {
      const at = table.at(village);
      const of = (cell: typeof BOYS | typeof GIRLS, year: number) => table.column(cell, year)?.value[at] || 0;
      return { village, years: new Map(years.map((year) => [year, { boys: of(BOYS, year), girls: of(GIRLS, year) }])) };
    }),
  };
}

const BOYS = { measure: "birth", sex: "M" } as const;
const GIRLS = { measure: "birth", sex: "F" } as const;
const ANY_COUNT = 2_147_483_647;

/** Asked once for a whole snapshot: whatever area is looked at, these few villages are all that may be judged. */
const known = new WeakMap<OpenLedger, Map<number, Promise<ReadonlySet<number>>>>();

/** Villages that can reach the births needed at all: in some year they have their yearly share of them. */
async function withManyBirths(ledger: OpenLedger, villages: readonly Area[], least: number): Promise<Area[]> {
  const asked = known.get(ledger) ?? new Map<number, Promise<ReadonlySet<number>>>();
  known.set(ledger, asked);
  const places = asked.get(least) ?? placesWithBirths(ledger, least);
  asked.set(least, places);
  places.catch(() => asked.delete(least));
  const found = await places;
  return villages.filter(({ pos }) => found.has(pos));
}

async function placesWithBirths({ reader }: OpenLedger, least: number): Promise<ReadonlySet<number>> {
  const { pos = [] } = await reader.ask({
    from: "years", columns: ["pos"], sum: [],
    where: [
      { column: "measure", is: "equal", value: "birth" }, { column: "sex", is: "equal", value: "" }, { column: "band", is: "equal", value: "" },
      { column: "level", is: "equal", value: "village" }, { column: "value", is: "between", low: least, high: ANY_COUNT },
    ],
  });
  return new Set(pos as number[]); // the rollup's schema: INTEGER
}
