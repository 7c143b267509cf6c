import { seededRandom, type Random } from "../../base/random";
import { drawBeta, drawBinomial, drawNormal } from "../../statistics/draws";
import { resolutionFor, roundTo } from "./effect-control";
import { effectUnits, type EffectUnit, type HelpOf } from "./effect-units";
import type { JudgedTests } from "./lagging";
import type { LaggingTests } from "./read-tests";
import type { LaggingRules } from "./rules";

export type Range = { lower: number; upper: number };
/**
 * Only *more* is a finding about help. What is expected is an upper bound: it takes a lag for a passing one, and where the lag lasts nobody
 * returns that far without help. So an improvement below it does not show that help failed, let alone that it harmed.
 */
export type EffectVerdict = "more" | "notMore";
/** What one group of stays did. Shares as fractions, + is better; rounded to `resolution` so that no protected count can be had from them. */
export type EffectGroup =
  | { status: "ok"; villages: number; stays: number; observed: number; /** What may come without help where the lag is a passing one. */ expected: number; expectedRange: Range; difference: number; differenceRange: Range; verdict: EffectVerdict; resolution: number }
  | { status: "none"; villages: number; reason: "tooFew" | "withheld" };
export type Effect = { helped: EffectGroup; unhelped: EffectGroup; /** Helped less unhelped, of what is beyond expectation; only where both are shown. */ between?: { difference: number; range: Range; verdict: EffectVerdict } };

const DRAWS = 2000;

/**
 * Whether villages that had help improved more than regression to the mean would give. A village is listed for a bad period, and a bad
 * period is partly bad luck: the next one is better without any help. How much of a deviation goes by itself is read from all
 * villages and periods (carry-over); expected is the village's own level and what is carried over of its last deviation. Stays weigh
 * alike; the range is 95 % of seeded draws of the carry-over, the level and the next counts. Galton 1886; Bland & Altman 1994, BMJ 308:1499.
 */
export function effectOf(tests: LaggingTests, judged: JudgedTests, { rules, threshold, helpOf }: { rules: LaggingRules; threshold: number; helpOf: HelpOf }): Effect {
  const units = effectUnits(tests, judged, rules, helpOf);
  const [helped, unhelped] = [true, false].map((is) => groupOf(units.filter((unit) => unit.helped === is), rules, threshold)) as [EffectGroup, EffectGroup];
  if (helped.status !== "ok" || unhelped.status !== "ok") return { helped, unhelped };
  const half = ({ lower, upper }: Range) => (upper - lower) / 2;
  const difference = helped.difference - unhelped.difference;
  // From what is shown already, so it tells nothing further.
  const reach = Math.hypot(half(helped.differenceRange), half(unhelped.differenceRange));
  return { helped, unhelped, between: { difference, range: { lower: difference - reach, upper: difference + reach }, verdict: verdictOf({ lower: difference - reach, upper: difference + reach }, rules) } };
}

function groupOf(units: readonly EffectUnit[], rules: LaggingRules, threshold: number): EffectGroup {
  const villages = new Set(units.map(({ area }) => area)).size;
  if (villages < rules.effectVillages) return { status: "none", villages, reason: "tooFew" };
  const raw = estimateOf(units);
  const resolution = resolutionFor(units, raw, threshold);
  if (resolution === undefined) return { status: "none", villages, reason: "withheld" };
  const round = (value: number) => roundTo(value, resolution);
  const differenceRange = { lower: raw.observed - raw.expectedRange.upper, upper: raw.observed - raw.expectedRange.lower };
  return {
    status: "ok", villages, stays: units.length, resolution, verdict: verdictOf(differenceRange, rules), observed: round(raw.observed), expected: round(raw.expected),
    expectedRange: { lower: round(raw.expectedRange.lower), upper: round(raw.expectedRange.upper) },
    difference: round(raw.observed - raw.expected), differenceRange: { lower: round(differenceRange.lower), upper: round(differenceRange.upper) },
  };
}

export type Estimate = { observed: number; expected: number; expectedRange: Range };

/** Mean improvement of the stays, and what it would be without any help. */
export function estimateOf(units: readonly EffectUnit[]): Estimate {
  const mean = (of: (unit: EffectUnit) => number) => units.reduce((sum, unit) => sum + unit.sign * of(unit), 0) / units.length;
  const shareBefore = ({ before }: EffectUnit) => before.events / before.trials;
  const random = seededRandom(units.length);
  const base = mean(shareBefore);
  const drawn = Float64Array.from({ length: DRAWS }, () => {
    // The carry-over of an indicator errs the same way for all its stays.
    const errors = new Map<string, number>();
    const errorOf = (indicator: string) => {
      const known = errors.get(indicator) ?? drawNormal(random);
      errors.set(indicator, known);
      return known;
    };
    return mean((unit) => drawBinomial(random, unit.after.trials, levelDrawn(unit, Math.min(1, Math.max(0, unit.rho + unit.rhoError * errorOf(unit.indicator))), random)) / unit.after.trials) - base;
  }).sort();
  return {
    observed: mean(({ after }) => after.events / after.trials) - base,
    expected: mean((unit) => unit.level + unit.rho * (shareBefore(unit) - unit.level)) - base,
    expectedRange: { lower: drawn[Math.floor(0.025 * DRAWS)]!, upper: drawn[Math.ceil(0.975 * DRAWS) - 1]! },
  };
}

/** A level round what is expected: worth the own history as far as it returns there, and the last period's cases. */
function levelDrawn({ level, size, before: { events, trials } }: EffectUnit, rho: number, random: Random): number {
  const centre = Math.min(1 - 1e-6, Math.max(1e-6, level + rho * (events / trials - level)));
  const worth = (1 - rho) * size + trials;
  return drawBeta(random, centre * worth, (1 - centre) * worth);
}

const verdictOf = ({ lower }: Range, { effectMargin }: LaggingRules): EffectVerdict => (lower > effectMargin ? "more" : "notMore");
