import { benjaminiHochberg } from "../statistics/false-discovery";
import { sexRatioTest } from "../statistics/one-sided-tests";
import type { Figure } from "./figure";

/** `none`: no figure may be or can be given. `lacking`: so many more births before it may be judged. */
export type RatioVerdict =
  | { verdict: "high" | "notHigh"; births: number; p: number; adjusted: number }
  | { verdict: "tooFew"; births: number; lacking: number }
  | { verdict: "none" };

/** Upper end of the normal band, births that suffice, and the rate of false discoveries among those judged together. */
export type RatioRule = { upper: number; need: number; alpha?: number };

/**
 * Judges sex ratios at birth together: only those with enough births are tested, one-sided against the upper end of the normal band,
 * and called high after Benjamini–Hochberg over all that were tested. Design section 5. Only what may be shown takes part.
 */
export function judgeRatios(figures: readonly Pick<Figure, "status" | "events" | "exposure">[], { upper, need, alpha = 0.05 }: RatioRule): RatioVerdict[] {
  const known = figures.map(({ status, events, exposure }) => (status !== "missing" && status !== "suppressed" && events !== undefined && exposure !== undefined && exposure > 0 ? { boys: events, births: exposure } : undefined));
  const tested = known.flatMap((one, at) => (one && one.births >= need ? [{ at, p: sexRatioTest({ boys: one.boys, girls: one.births - one.boys }, upper) }] : []));
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  const places = new Map(tested.map(({ at, p }, place) => [at, { p, adjusted: adjusted[place]! }]));
  return known.map((one, at): RatioVerdict => {
    if (!one) return { verdict: "none" };
    const test = places.get(at);
    if (!test) return { verdict: "tooFew", births: one.births, lacking: Math.ceil(need - one.births) };
    return { verdict: test.adjusted <= alpha ? "high" : "notHigh", births: one.births, ...test };
  });
}
