import type { Random } from "../base/random";
import { OLDEST, bandSums } from "./age-bands";
import type { AgeBand } from "./age-bands";
import { projectPopulation, startOf, yearOn, yearRates } from "./cohort-component";
import type { Chance, People, ProjectedYear, ProjectionBase } from "./cohort-component";
import { demand, isAmount } from "./demand";
import { drawBinomial, drawGamma, drawNormal, drawPoisson } from "./draws";
import type { Interval } from "./interval";
import { demandLevel } from "./level";
import { quantile } from "./over-dispersion";

/**
 * What the rates rest on and how far they may move. `births`, `deaths`: numbers the fertility and the death rates were made from.
 * `fertilityDrift`, `mortalityDrift`: standard deviation of a year's change, in logarithm. `movesSd`: standard deviation of a year's net
 * moves over net moves, one draw for all years.
 */
export type ProjectionDoubt = { births: number; deaths: number; fertilityDrift?: number; mortalityDrift?: number; movesSd?: number };
export type ProjectionRangeOptions = ProjectionDoubt & { random: Random; years?: number; replicates?: number; level?: number; sums?: readonly AgeBand[] };

/** Ranges of one year: all people, its births and deaths, people of the ages asked for, and bands by sex. */
export type YearRange = { year: number; total: Interval; births: Interval; deaths: Interval; sums: Interval[]; male: Interval[]; female: Interval[] };
export type VariantRange = { path: ProjectedYear[]; sums: number[][]; ranges: YearRange[] };
/** `own` is absent where the base has no net moves. `envelope`: from the lowest to the highest of the variants. */
export type ProjectionRange = { zero: VariantRange; own?: VariantRange; envelope: YearRange[]; replicates: number; method: string };

/** A random walk of 5 % a year is ±22 % after five years, as the ±0.25 children of the United Nations' low and high variants. */
export const FERTILITY_DRIFT = 0.05;
export const MORTALITY_DRIFT = 0.02;
export const MOVES_SD = 0.5;
/** Children, working ages, 60 and more, 65 and more. */
export const USUAL_SUMS: readonly AgeBand[] = [{ from: 0, to: 14 }, { from: 15, to: 59 }, { from: 60 }, { from: 65 }];

/**
 * Projection as a range: each variant (no migration; the area's own net moves) is run many times with seeded chance: births and deaths
 * drawn (Poisson), the level of fertility and mortality as unsure as the counts they rest on (gamma) and drifting from year to year (random
 * walk), net moves unsure. Ranges are percentiles; the first year shown is 0, with no width. The same seed gives the same numbers.
 * Domain: as `projectPopulation`; births, deaths, drifts ≥ 0; 100 or more replicates; 0.9 ≤ level < 1. Unit: people.
 * United Nations, World Population Prospects 2022, Methodology (variants); Lee & Tuljapurkar 1994, JASA 89:1175. Proof: cohort.test.ts.
 */
export function projectionRange(base: ProjectionBase, options: ProjectionRangeOptions): ProjectionRange {
  const { replicates = 300, level = 0.95 } = options;
  demandLevel("projectionRange", level);
  demand(Number.isSafeInteger(replicates) && replicates >= 100, "projectionRange: replicates must be a whole number from 100", replicates);
  const { births, deaths, fertilityDrift = 0, mortalityDrift = 0, movesSd = 0 } = options;
  demand([births, deaths, fertilityDrift, mortalityDrift, movesSd].every(isAmount), "projectionRange: births, deaths and drifts must be finite and not negative", `${births} and ${deaths}`);
  const zero = variant({ ...base, moves: { male: 0, female: 0 } }, options, replicates, level);
  const hasMoves = base.moves !== undefined && (base.moves.male !== 0 || base.moves.female !== 0);
  const own = hasMoves ? variant(base, options, replicates, level) : undefined;
  const envelope = own ? zero.ranges.map((range, at) => outer(range, own.ranges[at] as YearRange)) : zero.ranges;
  return { zero, ...(own ? { own } : {}), envelope, replicates, method: "cohort component, simulated" };
}

/** One year of one run, flat, so that all numbers are put in order the same way. */
type Run = { total: number; births: number; deaths: number; sums: number[]; male: number[]; female: number[] };

function variant(base: ProjectionBase, options: ProjectionRangeOptions, replicates: number, level: number): VariantRange {
  const { years = 5, sums = USUAL_SUMS } = options;
  const path = projectPopulation(base, years);
  const start = startOf(base);
  const runs = Array.from({ length: replicates }, () => simulate(base, start, years, sums, options));
  const ranges = path.map(({ year }) => rangeOf(year, runs.map((run) => run[year] as Run), level));
  return { path, sums: expectedSums(base, years, sums), ranges };
}

function expectedSums(base: ProjectionBase, years: number, sums: readonly AgeBand[]): number[][] {
  let people = startOf(base);
  const rates = yearRates(base);
  const all = [sumsOf(people, sums)];
  for (let year = 1; year <= years; year += 1) {
    people = yearOn(people, rates).next;
    all.push(sumsOf(people, sums));
  }
  return all;
}

function simulate(base: ProjectionBase, start: People, years: number, sums: readonly AgeBand[], options: ProjectionRangeOptions): Run[] {
  const { random, births, deaths, fertilityDrift = FERTILITY_DRIFT, mortalityDrift = MORTALITY_DRIFT, movesSd = MOVES_SD } = options;
  const chance: Chance = { count: (expected) => drawPoisson(random, expected), boys: (born, share) => drawBinomial(random, born, share) };
  const level = (events: number) => drawGamma(random, events + 0.5) / (events + 0.5);
  const factors = { fertility: level(births), mortality: level(deaths) };
  const moves = Math.max(-1, 1 + movesSd * drawNormal(random));
  const own = base.moves ? { male: base.moves.male * moves, female: base.moves.female * moves } : { male: 0, female: 0 };
  let people = start;
  const runs = [runOf(people, { births: 0, deaths: 0 }, base.ages, sums)];
  for (let year = 1; year <= years; year += 1) {
    factors.fertility *= Math.exp(fertilityDrift * drawNormal(random));
    factors.mortality *= Math.exp(mortalityDrift * drawNormal(random));
    const { next, ...flows } = yearOn(people, yearRates({ ...base, moves: own }, factors), chance);
    people = next;
    runs.push(runOf(people, flows, base.ages, sums));
  }
  return runs;
}

function runOf(people: People, { births, deaths }: { births: number; deaths: number }, ages: readonly AgeBand[], sums: readonly AgeBand[]): Run {
  const [male, female] = [bandSums(ages, people.male), bandSums(ages, people.female)];
  const total = [...male, ...female].reduce((whole, count) => whole + count, 0);
  return { total, births, deaths, sums: sumsOf(people, sums), male, female };
}

function sumsOf({ male, female }: People, sums: readonly AgeBand[]): number[] {
  for (const { from, to = OLDEST } of sums) demand(Number.isSafeInteger(from) && from >= 0 && Number.isSafeInteger(to) && to >= from, "projectionRange: age sums must be whole ages, from not above to", `${from} and ${to}`);
  const [men, women] = [bandSums(sums, male), bandSums(sums, female)];
  return men.map((count, at) => count + (women[at] as number));
}

function rangeOf(year: number, runs: readonly Run[], level: number): YearRange {
  const range = (of: (run: Run) => number): Interval => {
    const sorted = runs.map(of).sort((a, b) => a - b);
    return { lower: quantile(sorted, (1 - level) / 2), upper: quantile(sorted, (1 + level) / 2), level, method: "simulated" };
  };
  const each = (key: "sums" | "male" | "female") => (runs[0] as Run)[key].map((_, at) => range((run) => run[key][at] as number));
  return { year, total: range((run) => run.total), births: range((run) => run.births), deaths: range((run) => run.deaths), sums: each("sums"), male: each("male"), female: each("female") };
}

function outer(one: YearRange, two: YearRange): YearRange {
  const wider = (a: Interval, b: Interval): Interval => ({ ...a, lower: Math.min(a.lower, b.lower), upper: Math.max(a.upper, b.upper), method: "simulated, over variants" });
  const all = (a: readonly Interval[], b: readonly Interval[]) => a.map((interval, at) => wider(interval, b[at] as Interval));
  return { year: one.year, total: wider(one.total, two.total), births: wider(one.births, two.births), deaths: wider(one.deaths, two.deaths), sums: all(one.sums, two.sums), male: all(one.male, two.male), female: all(one.female, two.female) };
}
