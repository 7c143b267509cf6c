import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { demand } from "./demand";

const kept = new Map<number, number>();

/**
 * Refuses a confidence level outside 0.9 ≤ level < 1. A level is a fraction, never "95", and an interval that holds less
 * than nine times in ten is not worth showing.
 */
export function demandLevel(method: string, level: number): void {
  demand(level >= 0.9 && level < 1, `${method}: level must be a fraction within 0.9..1, 1 excluded`, level);
}

/** The z of a two-sided interval: 1.96 for 0.95. Kept, because a page asks for the same two levels thousands of times. */
export function twoSidedZ(method: string, level: number): number {
  demandLevel(method, level);
  const known = kept.get(level);
  if (known !== undefined) return known;
  const z = normalQuantile(0.5 + level / 2, 0, 1);
  if (kept.size > 100) kept.clear();
  kept.set(level, z);
  return z;
}
