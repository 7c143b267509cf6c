import type { Interval } from "../statistics/interval";
import { missOfOne, rankRegion } from "../statistics/rank-region";
import { tiers } from "../statistics/tiers";
import type { Rank } from "./figure";

/** A value with its interval at the simultaneous level of its group. */
export type Ranked = { value: number; interval: Interval };

/** Level of each of n intervals that hold all together at the given level. */
export const simultaneousLevel = (level: number, areas: number): number => 1 - missOfOne(areas, level);

/** Ranks as joint intervals, 1 = the lowest value, with the tier of areas that cannot be told apart. */
export function jointRanks(group: readonly Ranked[]): Omit<Extract<Rank, { status: "ok" }>, "letters">[] {
  // Value and limits are divided separately, so a limit at the value itself may come out a last digit beside it.
  const limits = group.map(({ value, interval }) => ({ lower: Math.min(interval.lower, value), upper: Math.max(interval.upper, value) }));
  const { lower, upper } = rankRegion(limits);
  const tier = tiers(group.map(({ value }) => value), limits);
  return group.map((_, at) => ({ status: "ok", lower: lower[at]!, upper: upper[at]!, tier: tier[at]! }));
}
