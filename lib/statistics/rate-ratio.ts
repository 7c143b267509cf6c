import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { demand, isPositive, isWholeCount } from "./demand";
import type { Interval, Rate } from "./interval";
import { demandLevel } from "./level";
import type { Verdict } from "./newcombe";
import { verdictOf } from "./newcombe";

export type Alternative = "two-sided" | "greater" | "less";
export type RateRatio = { value: number; interval: Interval; p: number; verdict: Verdict };

/**
 * Ratio of two Poisson rates, `now` over `before`, conditional on both counts together (binomial): Clopper–Pearson interval,
 * p twice the smaller tail and at most 1. The verdict is up or down only where the interval leaves out 1.
 * Domain: whole counts, not both 0, exposures > 0. Without earlier events the value and upper limit are Infinity.
 * Przyborowski & Wilenski 1940, Biometrika 31:313. Proof: fixtures/rate_ratio_yoy.json.
 */
export function rateRatio(now: Rate, before: Rate, level = 0.95): RateRatio {
  demandRates("rateRatio", now, before);
  demand(now.events + before.events > 0, "rateRatio: there must be at least one event, without any there is no ratio", 0);
  const scale = before.exposure / now.exposure;
  const { lower, upper } = conditionalLimits(now.events, before.events, scale, level);
  const value = before.events === 0 ? Infinity : (now.events / before.events) * scale;
  const interval = { lower, upper, level, method: "conditional-binomial" };
  return { value, interval, p: conditionalP(now, before), verdict: verdictOf(lower, upper, 1) };
}

/**
 * Exact conditional p of two rates against a given ratio; two-sided: twice the smaller tail, at most 1.
 * Przyborowski & Wilenski 1940, Biometrika 31:313.
 */
export function conditionalP(now: Rate, before: Rate, options: { ratio?: number; alternative?: Alternative } = {}): number {
  const { ratio = 1, alternative = "two-sided" } = options;
  demandRates("conditionalP", now, before);
  demand(isPositive(ratio), "conditionalP: ratio must be finite and above 0", ratio);
  const all = now.events + before.events;
  const share = (ratio * now.exposure) / (ratio * now.exposure + before.exposure);
  const less = binomialCdf(now.events, all, share);
  const greater = binomialCdf(before.events, all, 1 - share);
  if (alternative === "less") return less;
  return alternative === "greater" ? greater : Math.min(1, 2 * Math.min(less, greater));
}

/** Score and log-Wald tests of two rates, for worked examples. Gu, Ng, Tang & Schucany 2008, Biometrical Journal 50:283. */
export function approximateRateTest(kind: "score" | "wald-log", now: Rate, before: Rate, ratio = 1): { z: number; p: number } {
  demandRates("approximateRateTest", now, before);
  demand(isPositive(ratio), "approximateRateTest: ratio must be finite and above 0", ratio);
  const enough = kind === "score" ? now.events + before.events > 0 : now.events > 0 && before.events > 0;
  demand(enough, `approximateRateTest: ${kind} needs ${kind === "score" ? "an event" : "events in both"}`, `${now.events} and ${before.events}`);
  const expected = (ratio * now.exposure) / before.exposure;
  const z = kind === "score" ? (now.events - before.events * expected) / Math.sqrt((now.events + before.events) * expected) : Math.log(now.events / before.events / expected) / Math.sqrt(1 / now.events + 1 / before.events);
  return { z, p: 2 * normalCdf(-Math.abs(z), 0, 1) };
}

function conditionalLimits(now: number, before: number, scale: number, level: number): { lower: number; upper: number } {
  demandLevel("rateRatio", level);
  const tail = (1 - level) / 2;
  // The odds of the lower limit come from the share of the other side, so that no digits are lost near 1.
  const odds = (one: number, two: number) => betaQuantile(tail, one, two + 1) / betaQuantile(1 - tail, two + 1, one);
  const lower = now === 0 ? 0 : odds(now, before) * scale;
  const upper = before === 0 ? Infinity : scale / odds(before, now);
  return { lower, upper };
}

function demandRates(method: string, ...rates: Rate[]): void {
  for (const { events, exposure } of rates) {
    demand(isWholeCount(events), `${method}: events must be a whole number from 0`, events);
    demand(isPositive(exposure), `${method}: exposure must be finite and above 0`, exposure);
  }
}
