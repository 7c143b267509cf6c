import type { Count, Interval } from "./interval";
import { wilson } from "./wilson";

export type Verdict = "up" | "down" | "unclear";
export type Difference = { value: number; interval: Interval; verdict: Verdict };

/**
 * Difference of two independent shares, `now` minus `before`, by Newcombe's hybrid score interval (method 10): the squared
 * distances of the Wilson limits added. The verdict is up or down only where the interval leaves out 0.
 * Domain: as Wilson for both; unit: fraction, −1..1.
 * Newcombe 1998, Statistics in Medicine 17:873. Proof: fixtures/two_proportions.json.
 */
export function newcombe(now: Count, before: Count, level = 0.95): Difference {
  const first = wilson(now, level);
  const second = wilson(before, level);
  const one = now.events / now.trials;
  const two = before.events / before.trials;
  const value = one - two;
  const lower = Math.max(-1, value - Math.hypot(one - first.lower, second.upper - two));
  const upper = Math.min(1, value + Math.hypot(first.upper - one, two - second.lower));
  return { value, interval: { lower, upper, level, method: "newcombe" }, verdict: verdictOf(lower, upper, 0) };
}

/** Up or down where the interval lies wholly on one side of no change. */
export function verdictOf(lower: number, upper: number, none: number): Verdict {
  if (lower > none) return "up";
  return upper < none ? "down" : "unclear";
}
