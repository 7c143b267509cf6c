import { isComparable, type Comparable } from "../indicators/indicator";
import { readAnswers, type Answers } from "./answers";
import type { Area } from "./area-tree";
import { balanceCurve, balanceOf, giniOf, groupPlaces, type Balance, type BalanceBy, type BalanceCurve } from "./balance";
import { areasAtLevel, balanceUnits, hasBalance, type BalanceUnits } from "./balance-units";
import { fifthChanges, type FifthChanges } from "./fifth-changes";
import { sumsOf } from "./figure-line";
import { loadGroups } from "./groups";
import type { OpenLedger } from "./open-ledger";

export type BalanceQuestion = { indicator: Comparable; area: Area; /** Of the areas compared. */ level: Area["level"]; by: BalanceBy; /** Oldest first; the last is the year asked for. */ years: readonly number[]; /** The year that moves are counted from; the newest before that has figures where it is absent. */ since?: number };
/** `level`: what the areas are; `split`: whether there is more than one group. */
export type BalanceAnswer = { level: Area["level"]; areas: number; split: boolean; years: Balance[]; curve?: BalanceCurve; moves?: FifthChanges };
/** One line of all indicators: the year's measures, and the observed Gini of every year that has one. */
export type BalanceLine = { indicator: Comparable; now: Balance; ginis: { year: number; gini: number }[] };

/** Above this many areas the table of all indicators has no earlier years: reading them all would take seconds. */
const MOST_FOR_YEARS = 2000;

/** Balance of one indicator between the areas of a level below, over the years; undefined where no measure fits. */
export async function readBalance(ledger: OpenLedger, { indicator, area, level, by, years, since }: BalanceQuestion): Promise<BalanceAnswer | undefined> {
  if (!hasBalance(indicator)) return undefined;
  const areas = areasAtLevel(ledger.tree, area, level);
  const year = years.at(-1)!;
  const [groups, answers] = await Promise.all([loadGroups(ledger), readAnswers(ledger, { indicators: [indicator], areas, years: since === undefined ? years : [...new Set([...years, since])], before: false })]);
  const kept = new Map<number, BalanceUnits>();
  const unitsOf = (one: number): BalanceUnits => {
    const units = kept.get(one) ?? balanceUnits(ledger, answers, indicator, areas, one);
    kept.set(one, units);
    return units;
  };
  const from = since ?? years.slice(0, -1).findLast((one) => giniOf(unitsOf(one)) !== undefined);
  const made = years.map((one) => {
    const units = unitsOf(one);
    const places = groupPlaces(ledger.tree, units.areas, by, groups);
    return balanceOf(units, { indicator, year: one, bootstrap: true, ...(places ? { groups: places } : {}) });
  });
  // Years before the ledger has any of it would be an empty half of every picture.
  const begins = made.findIndex(({ areas: shown, leftOut }) => shown + leftOut.suppressed + leftOut.unfit > 0);
  const curve = balanceCurve(unitsOf(year), { indicator, year });
  const comparable = from !== undefined && made.at(-1)!.status === "ok" && giniOf(unitsOf(from)) !== undefined;
  return {
    level, areas: areas.length, split: groupPlaces(ledger.tree, areas, by, groups) !== undefined, years: begins < 0 ? made.slice(-1) : made.slice(begins), ...(curve ? { curve } : {}),
    ...(comparable ? { moves: fifthChanges(indicator, unitsOf(from), unitsOf(year), { from, to: year }) } : {}),
  };
}

/** Every indicator that may be compared and that the ledger has: is it out of balance more than chance. */
export async function readBalanceLines(ledger: OpenLedger, { area, level, years }: Pick<BalanceQuestion, "area" | "level" | "years">): Promise<BalanceLine[]> {
  const areas = areasAtLevel(ledger.tree, area, level);
  const year = years.at(-1)!;
  const wanted = areas.length > MOST_FOR_YEARS ? [year] : years;
  const indicators = balanceIndicators(ledger);
  const answers = await readAnswers(ledger, { indicators, areas, years: wanted, before: false });
  return indicators.map((indicator) => lineOf(ledger, answers, { indicator, areas, years: wanted })).filter(({ now, ginis }) => ginis.length > 0 || now.areas + now.leftOut.suppressed > 0);
}

/** Scored and neutral indicators of the snapshot's own tables, without those whose values lie on both sides of 0. */
export const balanceIndicators = ({ registry, periods }: OpenLedger): Comparable[] => registry.shownIn("balance").filter(isComparable).filter((indicator) => hasBalance(indicator) && sumsOf(indicator.formula).every((sum) => sum.some(({ measure }) => periods.has(measure))));

function lineOf(ledger: OpenLedger, answers: Answers, { indicator, areas, years }: { indicator: Comparable; areas: readonly Area[]; years: readonly number[] }): BalanceLine {
  const year = years.at(-1)!;
  const units = years.map((one) => ({ year: one, units: balanceUnits(ledger, answers, indicator, areas, one) }));
  const ginis = units.flatMap(({ year: one, units: of }) => {
    const gini = giniOf(of);
    return gini === undefined ? [] : [{ year: one, gini }];
  });
  return { indicator, now: balanceOf(units.at(-1)!.units, { indicator, year }), ginis };
}
