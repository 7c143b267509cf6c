import { benjaminiHochberg } from "../../statistics/false-discovery";
import { shareTest, shareTestWithin, type Side } from "../../statistics/one-sided-tests";
import { recentTrend, TREND_PERIODS, type TrendPoint } from "../../statistics/recent-trend";
import { wilson } from "../../statistics/wilson";
import type { LaggingRules } from "./rules";

export type JudgeCount = { events: number; trials: number };
/** One indicator in one period: each village's counts, and its target where there is one. */
export type Question<Village> = { side: Side; villages: ReadonlyMap<Village, JudgeCount & { target?: number }> };
/** What a test found. `limit` is the target, or the area's own value where there is none. */
export type Verdict = { value: number; limit: number; against: "target" | "area"; p: number; adjusted: number; behind: boolean };

/**
 * One-sided test per village against its target, or against the area it belongs to (Fisher) where it has none;
 * Benjamini-Hochberg across all villages; behind = rejected. A village with too few trials takes no part.
 * @param fixed villages whose verdict stands, whatever the rules: they count as tests, with p 0 or 1, so that nothing of
 * their p can be had by turning the level
 */
export function judgePeriod<Village>({ side, villages }: Question<Village>, rules: LaggingRules, fixed?: ReadonlyMap<Village, boolean>): Map<Village, Verdict> {
  const tested = [...villages].filter(([village, { trials }]) => fixed?.has(village) || trials >= rules.fewestTrials);
  const area = tested.reduce((sum, [, { events, trials }]) => ({ events: sum.events + events, trials: sum.trials + trials }), { events: 0, trials: 0 });
  const ps = tested.map(([village, { target, ...count }]) => {
    const stands = fixed?.get(village);
    if (stands !== undefined) return stands ? 0 : 1;
    return target === undefined ? shareTestWithin(count, area, side) : shareTest(count, target, side);
  });
  const adjusted = rules.correction === "none" ? ps : benjaminiHochberg(ps);
  return new Map(tested.map(([village, { events, trials, target }], at) => {
    const value = events / trials;
    const limit = target ?? area.events / area.trials;
    // A share exactly at a target of 0 or 1 is never behind it, whatever rounding leaves of p.
    const wrongSide = side === "below" ? value < limit : value > limit;
    const behind = fixed?.get(village) ?? (wrongSide && adjusted[at]! <= rules.falseDiscovery);
    return [village, { value, limit, against: target === undefined ? "area" : "target", p: ps[at]!, adjusted: adjusted[at]!, behind }];
  }));
}

/** Whether a village's last five tested periods run to the wrong side: a steady slope beyond 99.8 %, or beyond what the office set above that. */
export function isWorsening(counts: readonly JudgeCount[], side: Side, { trendChiSquare }: Pick<LaggingRules, "trendChiSquare">): boolean {
  if (counts.length < TREND_PERIODS) return false;
  const points = counts.slice(-TREND_PERIODS).map(({ events, trials }): TrendPoint => {
    const { lower, upper } = wilson({ events, trials });
    return { value: events / trials, lower: Math.min(lower, events / trials), upper: Math.max(upper, events / trials) };
  });
  const { direction, chi2 = 0 } = recentTrend(points);
  return direction === (side === "below" ? "decreasing" : "increasing") && chi2 > trendChiSquare;
}
