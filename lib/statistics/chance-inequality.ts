import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Random } from "../base/random";
import { commonValue, drawCommon } from "./common-value";
import type { AreaCounts } from "./common-value";
import { demand } from "./demand";
import { inequalityOf } from "./inequality";
import type { Inequality } from "./inequality";
import type { Interval } from "./interval";
import { demandLevel } from "./level";
import { quantile } from "./over-dispersion";
import { commonOfShown, drawShown, type Withholding } from "./shown-only";

export type InequalityMeasure = "gini" | "theil" | "between" | "within" | "fifthRatio";

/**
 * One measure as observed and as chance alone would make it. `p`: chance of the observed value or more; `exceedsChance`: above the upper
 * end of `chance.interval`; `excess`: observed less the mean of chance, 0 at least. `used`: simulated sets that had a value (a
 * bottom fifth of 0 has none); undefined where the observed has none, or fewer than half of the sets.
 */
export type AgainstChance =
  | { status: "ok"; observed: number; chance: { mean: number; interval: Interval }; p: number; exceedsChance: boolean; excess: number; used: number; bootstrap?: Interval }
  | { status: "undefined"; reason: "zeroDenominator" };
export type ChanceInequality = { measures: Record<InequalityMeasure, AgainstChance>; common: number; areas: number; replicates: number; method: string };

/**
 * `weights`: areas count once each (default), or by their trials or exposure. `groups`: place of the group of each area, from 0.
 * `withheld`: the areas are those whose counts may be shown; chance is held to the same rule, or the gap between them would look like difference.
 */
export type ChanceInequalityOptions = {
  random: Random;
  groups?: ArrayLike<number>;
  weights?: "areas" | "size";
  replicates?: number;
  level?: number;
  bootstrap?: boolean;
  withheld?: Withholding;
};

const MEASURES = ["gini", "theil", "between", "within", "fifthRatio"] as const;

/**
 * Gini, Theil (between and within groups) and top-to-bottom-fifth ratio of areas, beside what pure chance gives for areas of these
 * sizes if all had the common value: seeded draws, binomial for shares and Poisson for rates. With `bootstrap`, percentile intervals of
 * the observed ones over areas drawn again; they contain the noise of small areas and so do not replace the comparison with chance.
 * The same seed gives the same numbers. 8,000 areas × 200 sets: about a second.
 * Domain: as `commonValue`; 25 or more replicates, 0.9 ≤ level < 1. A sex ratio is handed in as shares of boys. Below 100 replicates the
 * limits and p are the normal ones round mean and standard deviation: for a thousand areas or more, whose measures are sums of many.
 * Davison & Hinkley 1997, Bootstrap Methods and their Application, chapter 4 (Monte Carlo tests). Proof: oracles/issue5.py.
 */
export function chanceInequality(input: AreaCounts, options: ChanceInequalityOptions): ChanceInequality {
  const { random, groups, weights: weighing = "areas", replicates = 200, level = 0.95 } = options;
  demandLevel("chanceInequality", level);
  demand(Number.isSafeInteger(replicates) && replicates >= 25, "chanceInequality: replicates must be a whole number from 25", replicates);
  const table = commonValue("chanceInequality", input);
  const { withheld } = options;
  const common = withheld ? commonOfShown(table, withheld) : table.common;
  const weights = weighing === "size" ? table.sizes : undefined;
  const drawn = new Float64Array(table.sizes.length);
  const measure = (events: Float64Array) => inequalityOf({ values: events.map((count, at) => count / (table.sizes[at] as number)), weights, groups });
  const observed = measure(table.events);
  const chance = Array.from({ length: replicates }, () => {
    if (withheld) drawShown(table, common, withheld, random, drawn);
    else drawCommon(table, random, drawn);
    return measure(drawn);
  });
  const again = options.bootstrap ? bootstrapSets(table.events, table.sizes, { random, groups, weighted: weighing === "size", replicates }) : undefined;
  const measures = Object.fromEntries(MEASURES.map((name) => [name, against(name, observed, chance, again, level)])) as Record<InequalityMeasure, AgainstChance>;
  return { measures, common, areas: table.sizes.length, replicates, method: input.kind === "share" ? "simulated, binomial" : "simulated, Poisson" };
}

function against(name: InequalityMeasure, observed: Inequality, chance: readonly Inequality[], again: readonly Inequality[] | undefined, level: number): AgainstChance {
  const own = observed[name];
  const values = chance.map((one) => one[name]).filter(Number.isFinite).sort((a, b) => a - b);
  if (!Number.isFinite(own) || values.length < chance.length / 2) return { status: "undefined", reason: "zeroDenominator" };
  const few = chance.length < ENOUGH_TO_COUNT;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const interval = few ? normalLimits(values, level, "simulated, chance alone, normal limits") : percentiles(values, level, "simulated, chance alone");
  // Sets without a value have a bottom fifth of 0: they are further apart than any that has one.
  const reached = 1 + chance.filter((one) => one[name] >= own * (1 - 1e-12)).length;
  const resampled = again?.map((one) => one[name]).filter(Number.isFinite).sort((a, b) => a - b) ?? [];
  const bootstrap = resampled.length >= chance.length / 2 ? (few ? normalLimits(resampled, level, "bootstrap-normal") : percentiles(resampled, level, "bootstrap-percentile")) : undefined;
  const spread = few ? deviation(values) : 0;
  const p = spread > 0 ? 1 - normalCdf(own, mean, spread) : reached / (chance.length + 1);
  return { status: "ok", observed: own, chance: { mean, interval }, p, exceedsChance: own > interval.upper, excess: Math.max(0, own - mean), used: values.length, ...(bootstrap ? { bootstrap } : {}) };
}

const percentiles = (sorted: readonly number[], level: number, method: string): Interval => ({ lower: quantile(sorted, (1 - level) / 2), upper: quantile(sorted, (1 + level) / 2), level, method });

/** Fewer sets have no 2.5th hundredth to count to. */
const ENOUGH_TO_COUNT = 100;

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
}

function normalLimits(values: readonly number[], level: number, method: string): Interval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const reach = normalQuantile(0.5 + level / 2, 0, 1) * deviation(values);
  return { lower: Math.max(0, mean - reach), upper: mean + reach, level, method };
}

type Resampling = { random: Random; groups: ArrayLike<number> | undefined; weighted: boolean; replicates: number };

function bootstrapSets(events: Float64Array, sizes: Float64Array, { random, groups, weighted, replicates }: Resampling): Inequality[] {
  const n = events.length;
  const [values, weights, places] = [new Float64Array(n), new Float64Array(n), new Uint32Array(n)];
  return Array.from({ length: replicates }, () => {
    for (let at = 0; at < n; at += 1) {
      const from = Math.floor(random() * n);
      values[at] = (events[from] as number) / (sizes[from] as number);
      weights[at] = sizes[from] as number;
      places[at] = groups ? (groups[from] as number) : 0;
    }
    return inequalityOf({ values, ...(weighted ? { weights } : {}), ...(groups ? { groups: places } : {}) });
  });
}
