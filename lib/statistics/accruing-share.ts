import { betaCountQuantile, chanceOfAtLeast } from "./beta-count";
import { demand, isWholeCount } from "./demand";
import { demandLevel } from "./level";
import type { Outlook } from "./progress";
import { demandShare } from "./wilson";

/** People served of those who have fallen due so far, how many more will fall due, and the share wanted of them all. */
export type AccruingQuestion = { served: number; due: number; further: number; target: number; /** How unevenly quarters serve, 1 as chance. */ dispersion?: number };

/**
 * What a share is heading for when people fall due as the year goes on: those yet to come are served as those so far were, those
 * left waiting stay so. Beta-binomial, its spread that of the share so far and of the quarters to come, both times the dispersion.
 * Domain: whole counts, 0 ≤ served ≤ due, due > 0, further ≥ 0; 0 < target ≤ 1; dispersion ≥ 1; 0.9 ≤ level < 1. Unit: fraction.
 * Skellam 1948, JRSS B 10:257; Geisser 1993, Predictive Inference. Proof: accruing-share.test.ts, against draws.
 */
export function accruingShare({ served, due, further, target, dispersion = 1 }: AccruingQuestion, level = 0.95): Outlook {
  demandLevel("accruingShare", level);
  demandShare("accruingShare", { events: served, trials: due });
  demand(isWholeCount(served) && isWholeCount(due) && isWholeCount(further), "accruingShare: counts must be whole numbers from 0", `${served} of ${due}, ${further} further`);
  demand(target > 0 && target <= 1, "accruingShare: the target must be a fraction above 0 and at most 1", target);
  demand(dispersion >= 1 && Number.isFinite(dispersion), "accruingShare: the dispersion must be at least 1", dispersion);
  const all = due + further;
  if (further === 0) return { status: "decided", value: served / due, met: served / due >= target - 1e-12 };
  const mean = (served + 0.5) / (due + 1);
  const size = sizeFor(due, further, dispersion);
  const count = { trials: further, a: mean * size, b: (1 - mean) * size };
  const expected = (served + (served / due) * further) / all;
  const limit = (p: number) => (served + betaCountQuantile(p, count)) / all;
  const interval = { lower: Math.min(expected, limit((1 - level) / 2)), upper: Math.max(expected, limit((1 + level) / 2)), level, method: "beta-binomial predictive" };
  const need = Math.max(0, Math.ceil(target * all - 1e-9) - served);
  return { status: "ok", expected, interval, chance: chanceOfAtLeast(need, count), method: "share so far" };
}

/** a + b for which those to come vary `dispersion` times as much as chance, and the share so far as well. */
function sizeFor(due: number, further: number, dispersion: number): number {
  const excess = dispersion * (1 + further / due) - 1;
  // One person alone varies by chance whatever the spread; a size below 1 would pile up at none and all.
  return further < 2 ? due : Math.max(1, (further - 1) / excess - 1);
}

/** What was served of what fell due in each quarter of one year. */
export type QuarterServed = { served: number; due: number };

/**
 * How unevenly the quarters of a year serve what falls due in them: Pearson's chi-square against each year's own share over its
 * degrees of freedom; 1 at least, and 1 where there are fewer than two. McCullagh & Nelder 1989, Generalized Linear Models, 4.5.
 */
export function servedDispersion(years: readonly (readonly QuarterServed[])[]): number {
  let [statistic, df] = [0, 0];
  for (const year of years) {
    const quarters = year.filter(({ due }) => due > 0);
    const [served, due] = quarters.reduce(([one, two], quarter) => [one + quarter.served, two + quarter.due], [0, 0]);
    const share = served / due;
    if (quarters.length < 2 || !(share > 0 && share < 1)) continue;
    df += quarters.length - 1;
    for (const quarter of quarters) statistic += (quarter.served - quarter.due * share) ** 2 / (quarter.due * share * (1 - share));
  }
  return df < 2 ? 1 : Math.max(1, statistic / df);
}
