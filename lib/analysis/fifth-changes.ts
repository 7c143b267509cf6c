import { seededRandom } from "../base/random";
import { isScored, type Comparable } from "../indicators/indicator";
import { fitBetaBinomial } from "../statistics/beta-binomial";
import type { AreaCounts } from "../statistics/common-value";
import { fifthMoves, type FifthChange } from "../statistics/fifth-moves";
import { fitGammaPoisson } from "../statistics/gamma-poisson";
import type { Area } from "./area-tree";
import type { BalanceUnits } from "./balance-units";

/** `chance`: of having truly left or fallen. */
export type FifthVillage = { area: Area; change: "left" | "fell"; chance: number };
export type FifthChanges =
  | { status: "none"; reason: "noChance" | "tooFew"; from: number; to: number }
  | { status: "ok"; from: number; to: number; /** Areas with a shown value in both years, and how many are a fifth of them. */ areas: number; size: number; weak: "low" | "high"; sure: number; villages: FifthVillage[]; counts: Record<FifthChange | "unclear", number>; observed: Record<FifthChange, number> };

/** A fifth of two areas at least. */
const FEWEST = 10;
const SURE = 0.9;
const REPLICATES = 500;

/** The fifth that needs help: low values where higher is better, high ones where lower is; of what is neutral the low end, without a verdict. */
export const weakEnd = (indicator: Comparable): "low" | "high" => (isScored(indicator) && indicator.better === "lower" ? "high" : "low");

/**
 * Who left the weakest fifth between two years and who fell into it, where that is sure enough. Only areas shown in both years take part, and
 * the priors are fitted on them alone. Of the areas sure of a move, the surest first.
 */
export function fifthChanges(indicator: Comparable, before: BalanceUnits, after: BalanceUnits, years: { from: number; to: number }): FifthChanges {
  const [was, is] = [before.counts, after.counts];
  if (!was || !is) return { status: "none", reason: "noChance", ...years };
  const earlier = new Map(before.areas.map(({ pos }, at) => [pos, at]));
  const pairs = after.areas.flatMap((area, at) => (earlier.has(area.pos) ? [{ area, then: earlier.get(area.pos)!, now: at }] : []));
  if (pairs.length < FEWEST) return { status: "none", reason: "tooFew", ...years };
  const weak = weakEnd(indicator);
  const of = (counts: AreaCounts, values: Float64Array, places: readonly number[]) => ({ posterior: posteriorOf(counts, places), values: places.map((at) => values[at]!) });
  const moves = fifthMoves(of(was, before.values, pairs.map(({ then }) => then)), of(is, after.values, pairs.map(({ now }) => now)), { random: seededRandom(years.from * 10_000 + years.to), weak, sure: SURE, replicates: REPLICATES });
  const villages = moves.areas.flatMap(({ verdict, fell, left }, at): FifthVillage[] => (verdict === "fell" || verdict === "left" ? [{ area: pairs[at]!.area, change: verdict, chance: verdict === "fell" ? fell : left }] : []));
  return { status: "ok", ...years, areas: pairs.length, size: moves.size, weak, sure: SURE, villages: villages.sort((one, two) => two.chance - one.chance || one.area.pos - two.area.pos), counts: moves.counts, observed: moves.observed };
}

function posteriorOf(counts: AreaCounts, places: readonly number[]) {
  return counts.kind === "rate" ? fitGammaPoisson(places.map((at) => counts.areas[at]!)).posterior : fitBetaBinomial(places.map((at) => counts.areas[at]!)).posterior;
}
