import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import { chanceSpread } from "./chance-spread";
import type { ChanceSpread, ChanceSpreadOptions } from "./chance-spread";
import { commonValue } from "./common-value";
import type { AreaCounts, CommonValue } from "./common-value";
import { demand, isWholeCount } from "./demand";
import { poissonSides } from "./gamma-tails";
import { demandBirths } from "./sex-ratio";
import type { Births } from "./sex-ratio";

/** Areas whose value v has from ≤ v < to: so many there are, and so many there would be if only chance made areas differ. */
export type ChanceBin = { from: number; to: number; observed: number; expected: number };
/** `common` is the pooled value; `areas` those with trials or exposure, which the bins add up to. */
export type ChanceDistribution = { common: number; areas: number; bins: ChanceBin[]; spread: ChanceSpread };
export type DistributionOptions = ChanceSpreadOptions & { edges: readonly number[] };

/**
 * How the areas' sex ratios (boys per 100 girls) are spread, against what chance alone gives at the pooled ratio of births.
 * Areas without births are left out; one without girls stands in the last bin. `spread` is of the shares of boys.
 * Domain: whole counts, some births of both sexes, edges rising and above 0. Pearson 1900, Philosophical Magazine 50:157. Proof: oracles/issue5.py.
 */
export function ratioDistribution(births: readonly Births[], options: DistributionOptions): ChanceDistribution {
  const { edges } = options;
  demand(edges.every((edge) => edge > 0 && edge < 1e9), "ratioDistribution: edges must be above 0", edges.join(" "));
  const counted = births.filter(({ boys, girls }) => boys !== 0 || girls !== 0);
  for (const one of counted) demandBirths("ratioDistribution", one);
  const areas = counted.map(({ boys, girls }) => ({ events: boys, trials: boys + girls }));
  // boys/girls below edge/100 is the same as share of boys below edge/(100 + edge), kept as a fraction so that ties stay ties.
  const limits = edges.map((edge) => ({ edge, over: edge, under: 100 + edge }));
  const { common, ...rest } = distribute({ kind: "share", areas }, limits, options);
  return { ...rest, common: common === 1 ? Infinity : (100 * common) / (1 - common) };
}

/**
 * The same for shares (0..1; binomial) and rates (per unit of exposure; Poisson).
 * Domain: as `commonValue`, but areas of size 0 and no events are left out; edges finite and rising, at least one.
 * Pearson 1900, Philosophical Magazine 50:157.
 */
export function chanceDistribution(input: AreaCounts, options: DistributionOptions): ChanceDistribution {
  const limits = options.edges.map((edge) => ({ edge, over: edge, under: 1 }));
  const kept: AreaCounts =
    input.kind === "share"
      ? { kind: "share", areas: input.areas.filter(({ events, trials }) => events !== 0 || trials !== 0) }
      : { kind: "rate", areas: input.areas.filter(({ events, exposure }) => events !== 0 || exposure !== 0) };
  return distribute(kept, limits, options);
}

type Limit = { edge: number; over: number; under: number };

function distribute(input: AreaCounts, limits: readonly Limit[], options: DistributionOptions): ChanceDistribution {
  demand(limits.length > 0, "chanceDistribution: there must be at least one edge", limits.length);
  limits.forEach(({ edge }, at) => demand(Number.isFinite(edge) && edge > (limits[at - 1]?.edge ?? -Infinity), "chanceDistribution: edges must be finite and rising", edge));
  const table = commonValue("chanceDistribution", input);
  const observed = new Float64Array(limits.length + 1);
  table.events.forEach((events, at) => {
    const above = limits.findIndex((limit) => isBelow(events, table.sizes[at] as number, limit));
    observed[above < 0 ? limits.length : above] = (observed[above < 0 ? limits.length : above] as number) + 1;
  });
  const below = expectedBelow(table, limits);
  const bins = Array.from(observed, (count, at) => ({
    from: limits[at - 1]?.edge ?? -Infinity,
    to: limits[at]?.edge ?? Infinity,
    observed: count,
    expected: Math.max(0, (below[at] ?? table.sizes.length) - (below[at - 1] ?? 0)),
  }));
  return { common: table.common, areas: table.sizes.length, bins, spread: chanceSpread(input, options) };
}

const isBelow = (events: number, size: number, { over, under }: Limit): boolean => events * under < over * size;

/** Expected number of areas below each edge; areas of one size share the answer. */
function expectedBelow(table: CommonValue, limits: readonly Limit[]): number[] {
  const times = new Map<number, number>();
  for (const size of table.sizes) times.set(size, (times.get(size) ?? 0) + 1);
  const sums = limits.map(() => 0);
  for (const [size, areas] of times) {
    limits.forEach((limit, at) => (sums[at] = (sums[at] as number) + areas * chanceBelow(table, size, limit)));
  }
  return sums;
}

function chanceBelow({ kind, common }: CommonValue, size: number, limit: Limit): number {
  const most = mostBelow(size, limit);
  if (most < 0) return 0;
  if (kind === "rate") return common === 0 ? 1 : poissonSides(most, common * size).below;
  if (most >= size) return 1;
  if (common === 0 || common === 1) return common === 0 ? 1 : 0;
  return binomialCdf(most, size, common);
}

/** The most events that are still below the edge, by the same comparison as the observed ones. */
function mostBelow(size: number, limit: Limit): number {
  let most = Math.ceil((limit.over * size) / limit.under);
  while (most >= 0 && !isBelow(most, size, limit)) most -= 1;
  while (isBelow(most + 1, size, limit)) most += 1;
  demand(most < 0 || isWholeCount(most), "chanceDistribution: edges or sizes are too large to count to", limit.edge);
  return most;
}
