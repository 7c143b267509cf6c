import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import { seededRandom } from "../base/random";
import { ratioDistribution, type ChanceDistribution } from "../statistics/ratio-distribution";

/** `least`: births of the smallest area that takes part; `left`: areas shown that are smaller. */
export type RatioSpread = { level: Area["level"]; least: number; left: number; distribution: ChanceDistribution };

/** Fewer areas than this say nothing of how they are spread. */
const FEWEST_SPREAD = 10;
export const SEED = 2009;

/**
 * How far apart areas lie, against chance alone. Villages take part from `least` births on: of smaller ones the years with few boys or few
 * girls are withheld, and those left would lie closer together than chance puts them.
 */
export function spreadOf(rows: readonly { area: Area; figure: DisclosedFigure }[], least: number): RatioSpread | undefined {
  const births = rows.flatMap(({ figure: { status, events, exposure } }) => ((status === "ok" || status === "undefined") && events !== undefined && exposure !== undefined && exposure > 0 ? [{ boys: events, girls: exposure - events }] : []));
  const large = births.filter(({ boys, girls }) => boys + girls >= least);
  const boys = large.reduce((sum, one) => sum + one.boys, 0);
  const girls = large.reduce((sum, one) => sum + one.girls, 0);
  if (large.length < FEWEST_SPREAD || boys === 0 || girls === 0) return undefined;
  const distribution = ratioDistribution(large, { edges: edgesOf((100 * boys) / girls, large), random: seededRandom(SEED) });
  return { level: rows[0]!.area.level, least, left: births.length - large.length, distribution };
}

const STEPS = [1, 2, 5, 10, 20, 50];

/** Round edges that cut what chance gives an area of middling size into some twelve bins. */
function edgesOf(centre: number, births: readonly { boys: number; girls: number }[]): number[] {
  const sizes = Float64Array.from(births, ({ boys, girls }) => boys + girls).sort();
  const spread = 206 / Math.sqrt(sizes[sizes.length >> 1]!); // of 100·s/(1−s) near s = ½
  const step = STEPS.find((one) => one >= spread / 2) ?? 50;
  const middle = Math.round(centre / step) * step;
  return Array.from({ length: 11 }, (_, at) => middle + (at - 5) * step).filter((edge) => edge > 0);
}
