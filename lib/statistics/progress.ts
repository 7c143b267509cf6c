import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { betaCountQuantile, chanceOfAtLeast } from "./beta-count";
import { demand, isWholeCount } from "./demand";
import type { Interval } from "./interval";
import { demandLevel } from "./level";

/** People reached so far this year at the end of each quarter that is over (cumulative), of those entitled. */
export type YearSoFar = { reached: readonly number[]; entitled: number };
/** An earlier year: reached at the end of its four quarters. */
export type WholeYear = YearSoFar;
export type ProgressQuestion = YearSoFar & { at: 1 | 2 | 3 | 4; target: number; earlier?: readonly WholeYear[] };

/**
 * `expected`: share of the entitled reached by the end of quarter `at`; `chance`: that the target is met by then. `decided`: that quarter
 * is over, or the target is already met.
 */
export type Outlook =
  | { status: "ok"; expected: number; interval: Interval; chance: number; method: string }
  | { status: "decided"; value: number; met: boolean }
  | { status: "missing"; reason: "noEntitled" | "noQuarter" | "tooFewYears" };
/** `years`: earlier years that could be used for the seasonal outlook. `dispersion`: how unevenly quarters add, 1 as chance. */
export type Progress = { linear: Outlook; seasonal: Outlook; years: number; dispersion: number };

/** Earlier years without which nothing is said about the season: with fewer, a year cannot be told from its season. */
export const FEWEST_YEARS = 3;

/**
 * What a year that is under way is heading for, in two ways. *Linear*: the pace so far goes on (gamma-Poisson, allowing for quarters that
 * add more unevenly than chance). *Seasonal*: of those not yet reached, as large a part will be as in the same quarters of earlier years
 * (beta-binomial; spread from how those years differ, widened for their small number). Each with interval and the chance of the target.
 * Earlier years that cannot be right (reached falls, or exceeds the entitled) or had nobody left are not used.
 * Domain: whole counts, reached rising and at most entitled, up to four quarters; 0 < target ≤ 1; 0.9 ≤ level < 1. Unit: fraction.
 * Geisser 1993, Predictive Inference; Skellam 1948, JRSS B 10:257. Proof: oracles/issue5.py.
 */
export function expectedFinish(question: ProgressQuestion, level = 0.95): Progress {
  const { reached, entitled, at, target, earlier = [] } = question;
  demandLevel("expectedFinish", level);
  demandQuestion(question);
  const usable = earlier.filter((year) => year.reached.length === 4 && isPlausible(year));
  const dispersion = dispersionOf([...usable, { reached, entitled }]);
  const answer = settled(question);
  if (answer) return { linear: answer, seasonal: answer, years: usable.length, dispersion };
  const now = reached.at(-1) as number;
  const need = Math.ceil(target * entitled - 1e-9) - now;
  const ahead = { now, entitled, need, level };
  const hazards = usable.flatMap(({ reached: own, entitled: all }) => {
    const [start, end] = [own[reached.length - 1] as number, own[at - 1] as number];
    return all > start ? [{ share: (end - start) / (all - start), trials: all - start }] : [];
  });
  const linear = atSamePace(ahead, reached.length, at - reached.length, dispersion);
  const seasonal: Outlook = hazards.length < FEWEST_YEARS ? { status: "missing", reason: "tooFewYears" } : asInYears(ahead, hazards);
  return { linear, seasonal, years: hazards.length, dispersion };
}

type Ahead = { now: number; entitled: number; need: number; level: number };

function settled({ reached, entitled, at, target }: ProgressQuestion): Outlook | undefined {
  if (entitled === 0) return { status: "missing", reason: "noEntitled" };
  if (reached.length === 0) return { status: "missing", reason: "noQuarter" };
  const value = (reached[Math.min(at, reached.length) - 1] as number) / entitled;
  const met = value >= target - 1e-12;
  return met || reached.length >= at ? { status: "decided", value, met } : undefined;
}

/** Pace ~ gamma(reached + ½, quarters); what h further quarters add is negative binomial, cut at those still to be reached. */
function atSamePace({ now, entitled, need, level }: Ahead, quarters: number, further: number, dispersion: number): Outlook {
  const room = entitled - now;
  const shape = (now + 0.5) / dispersion;
  const share = quarters / (quarters + further);
  const chanceUpTo = (added: number) => (added >= room ? 1 : betaCdf(share, shape, added / dispersion + 1));
  const limit = (p: number) => (now + lowest(room, (added) => chanceUpTo(added) >= p)) / entitled;
  const expected = Math.min(1, (now + (now * further) / quarters) / entitled);
  const interval = { lower: Math.min(expected, limit((1 - level) / 2)), upper: Math.max(expected, limit((1 + level) / 2)), level, method: "gamma-Poisson predictive" };
  return { status: "ok", expected, interval, chance: 1 - chanceUpTo(need - 1), method: "pace so far" };
}

/** Smallest whole number from 0 to `most` for which the rising condition holds. */
function lowest(most: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function asInYears({ now, entitled, need, level }: Ahead, hazards: readonly { share: number; trials: number }[]): Outlook {
  const years = hazards.length;
  const trials = hazards.reduce((sum, hazard) => sum + hazard.trials, 0);
  // Half a person more on either side keeps a share of 0 or 1 from being taken as certain.
  const half = (0.5 * years) / trials;
  const mean = (hazards.reduce((sum, { share }) => sum + share, 0) + half) / (years + 2 * half);
  const between = hazards.reduce((sum, { share }) => sum + (share - mean) ** 2, 0) / (years - 1);
  const widened = (tQuantile((1 + level) / 2, years - 1) / normalQuantile((1 + level) / 2, 0, 1)) ** 2;
  const variance = Math.max((mean * (1 - mean)) / (trials + 1), between * (1 + 1 / years) * widened);
  // Above this variance a beta would pile up at 0 and 1; the flat one is as little as can be known.
  const size = Math.max(1, (mean * (1 - mean)) / variance - 1);
  const count = { trials: entitled - now, a: mean * size, b: (1 - mean) * size };
  const limit = (p: number) => (now + betaCountQuantile(p, count)) / entitled;
  const expected = (now + mean * count.trials) / entitled;
  const interval = { lower: Math.min(expected, limit((1 - level) / 2)), upper: Math.max(expected, limit((1 + level) / 2)), level, method: "beta-binomial predictive" };
  return { status: "ok", expected, interval, chance: chanceOfAtLeast(need, count), method: `as in ${years} earlier years` };
}

/** Pearson's chi-square of what quarters added against even quarters, over its degrees of freedom; 1 at least. */
function dispersionOf(years: readonly YearSoFar[]): number {
  let [statistic, df] = [0, 0];
  for (const { reached } of years) {
    const even = (reached.at(-1) ?? 0) / reached.length;
    if (reached.length < 2 || !(even > 0)) continue;
    df += reached.length - 1;
    reached.forEach((count, at) => (statistic += (count - (reached[at - 1] ?? 0) - even) ** 2 / even));
  }
  return df < 2 ? 1 : Math.max(1, statistic / df);
}

const isPlausible = ({ reached, entitled }: YearSoFar): boolean => isWholeCount(entitled) && reached.every((count, at) => isWholeCount(count) && count <= entitled && count >= (reached[at - 1] ?? 0));

function demandQuestion({ reached, entitled, at, target }: ProgressQuestion): void {
  demand(isWholeCount(entitled), "expectedFinish: the entitled must be a whole number from 0", entitled);
  demand(reached.length <= 4, "expectedFinish: a year has at most four quarters", reached.length);
  demand(isPlausible({ reached, entitled }), "expectedFinish: those reached must be whole numbers, rising from quarter to quarter and at most the entitled", `${reached.join(" ")} of ${entitled}`);
  demand([1, 2, 3, 4].includes(at), "expectedFinish: the quarter asked for must be within 1..4", at);
  demand(target > 0 && target <= 1, "expectedFinish: the target must be a fraction above 0 and at most 1", target);
}
