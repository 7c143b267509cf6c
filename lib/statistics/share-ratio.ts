import { demand } from "./demand";
import type { Count, Interval } from "./interval";
import { twoSidedZ } from "./level";
import { demandShare } from "./wilson";

/**
 * Ratio of two shares, `one` over `two`, with Katz's log interval.
 * Domain: events above 0 in both. Katz, Baptista, Azen & Pike 1978, Biometrics 34:469. Proof: fixtures/two_proportions.json.
 */
export function katz(one: Count, two: Count, level = 0.95): { value: number; interval: Interval } {
  for (const count of [one, two]) {
    demandShare("katz", count);
    demand(count.events > 0, "katz: both need events, the ratio has no logarithm without", count.events);
  }
  const value = one.events / one.trials / (two.events / two.trials);
  const error = Math.sqrt(1 / one.events - 1 / one.trials + 1 / two.events - 1 / two.trials);
  return { value, interval: logInterval({ value, error, level, method: "katz" }) };
}

/**
 * Odds ratio of two shares with Woolf's logit interval.
 * Domain: events and non-events above 0 in both. Woolf 1955, Annals of Human Genetics 19:251.
 */
export function woolf(one: Count, two: Count, level = 0.95): { value: number; interval: Interval } {
  for (const count of [one, two]) {
    demandShare("woolf", count);
    demand(count.events > 0 && count.events < count.trials, "woolf: both need events and non-events, the odds have no logarithm without", `${count.events} of ${count.trials}`);
  }
  const [first, second] = [one.trials - one.events, two.trials - two.events];
  const value = (one.events * second) / (two.events * first);
  const error = Math.sqrt(1 / one.events + 1 / first + 1 / two.events + 1 / second);
  return { value, interval: logInterval({ value, error, level, method: "woolf" }) };
}

function logInterval({ value, error, level, method }: { value: number; error: number; level: number; method: string }): Interval {
  const reach = Math.exp(twoSidedZ(method, level) * error);
  return { lower: value / reach, upper: value * reach, level, method };
}
