import { kitagawa } from "../statistics/kitagawa";
import { twoSidedZ } from "../statistics/level";
import { newcombe } from "../statistics/newcombe";
import type { Figure } from "./figure";

/**
 * Change of the sex ratio of births of known order, in boys per 100 girls, taken apart: `structure` is what the mix of birth orders
 * accounts for, `ratios` what the ratios within the orders do; they add up to `difference`.
 */
export type OrderChange = {
  from: number; to: number; first: number; second: number; difference: number;
  structure: number;
  ratios: number;
  /** Of `ratios`, the mixes held fixed. */
  interval: { lower: number; upper: number };
  /** Whether the ratio itself changed beyond chance (Newcombe, share of boys). */
  verdict: "up" | "down" | "unclear";
};

type Counts = { boys: number; births: number };

/**
 * Kitagawa of the share of boys by birth order, written as ratio: s₂/(1−s₂) − s₁/(1−s₁) = (s₂−s₁) / ((1−s₁)(1−s₂)), so the factor that
 * turns shares into ratio points is the same for both parts, and they still add up. Undefined where an order may not be shown or is not known.
 */
export function orderChange(before: readonly Figure[], after: readonly Figure[], level = 0.95): OrderChange | undefined {
  const [one, two] = [before.map(countsOf), after.map(countsOf)];
  const pairs = one.flatMap((counts, at) => (counts && two[at] && counts.births + two[at].births > 0 ? [[counts, two[at]] as const] : []));
  if (one.includes(undefined) || two.includes(undefined) || pairs.length === 0) return undefined;
  const [all, now] = [total(pairs.map(([counts]) => counts)), total(pairs.map(([, counts]) => counts))];
  if ([all, now].some(({ boys, births }) => births === 0 || boys === births)) return undefined;
  // An order without births in one of the years has the other year's share: its ratio did not change, its weight did.
  const rates = pairs.map(([a, b]) => [a.births > 0 ? a.boys / a.births : b.boys / b.births, b.births > 0 ? b.boys / b.births : a.boys / a.births] as const);
  const parts = kitagawa({ sizes: pairs.map(([a]) => a.births), rates: rates.map(([rate]) => rate) }, { sizes: pairs.map(([, b]) => b.births), rates: rates.map(([, rate]) => rate) });
  const factor = 100 / ((1 - parts.first) * (1 - parts.second));
  const variance = pairs.reduce((sum, [a, b]) => sum + ((a.births / all.births + b.births / now.births) / 2) ** 2 * (varianceOf(a) + varianceOf(b)), 0);
  const reach = twoSidedZ("orderChange", level) * Math.sqrt(variance) * factor;
  const ratios = parts.rateEffect * factor;
  return {
    from: Number(before[0]!.period), to: Number(after[0]!.period), first: ratioOf(parts.first), second: ratioOf(parts.second), difference: parts.difference * factor, structure: parts.compositionEffect * factor, ratios,
    interval: { lower: ratios - reach, upper: ratios + reach }, verdict: newcombe({ events: now.boys, trials: now.births }, { events: all.boys, trials: all.births }, level).verdict,
  };
}

function countsOf({ status, events, exposure }: Figure): Counts | undefined {
  return status !== "suppressed" && status !== "missing" && events !== undefined && exposure !== undefined ? { boys: events, births: exposure } : undefined;
}

const total = (counts: readonly Counts[]): Counts => counts.reduce((sum, { boys, births }) => ({ boys: sum.boys + boys, births: sum.births + births }), { boys: 0, births: 0 });
const ratioOf = (share: number): number => (100 * share) / (1 - share);

/** Of a share of boys; with half a birth of each sex added, so that an order of boys only is not taken as certain. */
function varianceOf({ boys, births }: Counts): number {
  const share = (boys + 0.5) / (births + 1);
  return births > 0 ? (share * (1 - share)) / births : 0;
}
