import { seededRandom } from "../../base/random";
import { chanceWorld, type ChanceWorld } from "./chance-world";
import type { LaggingTests } from "./read-tests";
import { naiveRules, type LaggingRules } from "./rules";

/** Listings by chance alone: mean over the runs, and the standard error of that mean. */
export type Expected = { perYear: number; perTenYears: number; /** Of ten years. */ standardError: number; runs: number };
export type ExpectedFalse = {
  villages: number; indicators: number;
  /** Statistical years that were simulated. */
  from: number; to: number; years: number;
  rules: Expected;
  /** 95 % one-sided for each on its own, once behind is listed. */
  naive: Expected;
  /** As the rules, without the correction for testing many at once. */
  uncorrected: Expected;
};

/** Runs of the rules; a rule that lists often needs few. */
const RUNS = 200;
const NAIVE_RUNS = 10;
const FEWEST_RUNS = 10;
/** Draws that one answer may take: some second or two. */
const MOST_DRAWS = 6_000_000;

/**
 * How many villages the rules would put on the list where every true value equals its target or the area's own, by seeded
 * simulation with the very villages, numbers of cases and periods of the area, all indicators together. Counts of different
 * indicators are drawn independently. Where there is no target the area's events are dealt to its cases by chance, its total kept.
 * @param most draws that may be taken
 * @returns undefined where nothing was tested, or where the area is so large that ten runs would take too long: ask its parts
 */
export function expectedFalse(tests: LaggingTests, rules: LaggingRules, most = MOST_DRAWS): ExpectedFalse | undefined {
  const world = chanceWorld(tests, rules);
  if (world.draws === 0 || world.draws * FEWEST_RUNS > most) return undefined;
  const runs = Math.max(FEWEST_RUNS, Math.min(RUNS, Math.floor(most / world.draws)));
  const seed = seedOf(tests.area.code, tests.year);
  const few = Math.min(NAIVE_RUNS, runs);
  return {
    villages: world.villages, indicators: world.indicators, from: world.years[0]!, to: world.years.at(-1)!, years: world.years.length,
    rules: simulate(world, rules, { runs, seed }), naive: simulate(world, naiveRules(rules), { runs: few, seed: seed + 1 }),
    uncorrected: simulate(world, { ...rules, correction: "none", falseDiscovery: 0.05 }, { runs: few, seed: seed + 2 }),
  };
}

/** The same without what it is compared with: for a *what if*. */
export function expectedUnder(tests: LaggingTests, rules: LaggingRules): Expected | undefined {
  const world = chanceWorld(tests, rules);
  if (world.draws === 0 || world.draws * FEWEST_RUNS > MOST_DRAWS) return undefined;
  const runs = Math.max(FEWEST_RUNS, Math.min(RUNS / 2, Math.floor(MOST_DRAWS / world.draws)));
  return simulate(world, rules, { runs, seed: seedOf(tests.area.code, tests.year) });
}

function simulate(world: ChanceWorld, rules: LaggingRules, { runs, seed }: { runs: number; seed: number }): Expected {
  const random = seededRandom(seed);
  const counts = Array.from({ length: runs }, () => world.listings(rules, random));
  const mean = counts.reduce((sum, count) => sum + count, 0) / runs;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, runs - 1);
  const decades = world.years.length / 10;
  return { perYear: mean / world.years.length, perTenYears: mean / decades, standardError: Math.sqrt(variance / runs) / decades, runs };
}

/** From the area and the year, so that a number changes with the data only. */
function seedOf(code: string, year: number): number {
  let hash = year;
  for (const sign of code) hash = (hash * 31 + sign.codePointAt(0)!) % 2_147_483_647;
  return hash;
}
