import type { Random } from "../base/random";
import { commonValue, drawCommon, sumOf } from "./common-value";
import type { AreaCounts, CommonValue } from "./common-value";
import { demand } from "./demand";
import { chiSquareAbove } from "./gamma-tails";

export type ChanceSpreadOptions = { random: Random; replicates?: number; alpha?: number };

/**
 * `statistic`: Pearson's sum of squared z; `between`: variance and standard deviation of the true values (unit of the value, squared and
 * plain), 0 where chance explains all; `byChance`: the part of the observed spread (variance weighted by size) that chance alone gives.
 */
export type ChanceSpread =
  | { status: "ok"; statistic: number; df: number; p: number; method: "chi-square" | "simulated"; exceedsChance: boolean; between: { variance: number; sd: number }; byChance: number }
  | { status: "undefined"; reason: "oneArea" | "noVariation" };

/** Chi-square serves where every area is expected to have so many events (and non-events, for shares). */
export const CHI_SQUARE_FROM = 5;

/**
 * Whether areas differ by more than chance: Pearson's chi-square of one common value with p from chi-square, or from seeded simulation
 * where some area is expected to have fewer than 5; and by how much, by the method of moments (Kleinman's, sizes as weights).
 * Domain: as `commonValue`; 99 or more replicates; 0 < alpha < 0.5. `noVariation`: no events at all, or all trials events.
 * Pearson 1900; Kleinman 1973, JASA 68:46. Proof: oracles/issue5.py.
 */
export function chanceSpread(input: AreaCounts, { random, replicates = 999, alpha = 0.05 }: ChanceSpreadOptions): ChanceSpread {
  demand(Number.isSafeInteger(replicates) && replicates >= 99, "chanceSpread: replicates must be a whole number from 99", replicates);
  demand(alpha > 0 && alpha < 0.5, "chanceSpread: alpha must lie between 0 and 0.5", alpha);
  const table = commonValue("chanceSpread", input);
  const n = table.events.length;
  if (n < 2) return { status: "undefined", reason: "oneArea" };
  if (!(chanceOf(table) > 0)) return { status: "undefined", reason: "noVariation" };
  const statistic = pearson(table, table.events);
  const method = isLarge(table) ? "chi-square" : "simulated";
  const p = method === "chi-square" ? chiSquareAbove(statistic, n - 1) : simulatedP(table, statistic, random, replicates);
  const byChance = Math.min(1, (n - 1) / statistic);
  const variance = betweenVariance(table, statistic);
  return { status: "ok", statistic, df: n - 1, p: Math.min(1, Math.max(0, p)), method, exceedsChance: p < alpha, between: { variance, sd: Math.sqrt(variance) }, byChance };
}

/** Variance of one trial (share) or of one unit of exposure (rate) under the common value. */
const chanceOf = ({ kind, common }: CommonValue): number => (kind === "share" ? common * (1 - common) : common);

function pearson(table: CommonValue, events: Float64Array): number {
  const common = sumOf(events) / sumOf(table.sizes);
  const unit = chanceOf({ ...table, common });
  if (!(unit > 0)) return 0;
  let sum = 0;
  for (let at = 0; at < events.length; at += 1) {
    const size = table.sizes[at] as number;
    sum += ((events[at] as number) - size * common) ** 2 / size;
  }
  return sum / unit;
}

function isLarge({ kind, sizes, common }: CommonValue): boolean {
  const rarer = kind === "share" ? Math.min(common, 1 - common) : common;
  return sizes.every((size) => size * rarer >= CHI_SQUARE_FROM);
}

function simulatedP(table: CommonValue, statistic: number, random: Random, replicates: number): number {
  const drawn = new Float64Array(table.sizes.length);
  let reached = 1; // the observed one is one of the equally likely outcomes, so p is never 0
  for (let at = 0; at < replicates; at += 1) {
    drawCommon(table, random, drawn);
    if (pearson(table, drawn) >= statistic * (1 - 1e-12)) reached += 1;
  }
  return reached / (replicates + 1);
}

/** Q = Σ size·(value − pooled)² has expectation unit·(n − 1) + variance·room; for shares unit itself shrinks by the variance. */
function betweenVariance(table: CommonValue, statistic: number): number {
  const n = table.sizes.length;
  const unit = chanceOf(table);
  const whole = sumOf(table.sizes);
  const room = whole - table.sizes.reduce((sum, size) => sum + size * size, 0) / whole - (table.kind === "share" ? n - 1 : 0);
  return room > 0 ? Math.max(0, (unit * (statistic - (n - 1))) / room) : 0;
}
