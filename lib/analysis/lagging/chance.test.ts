import { describe, expect, it } from "vitest";
import { seededRandom, type Random } from "../../base/random";
import { judgePeriod, isWorsening, type JudgeCount } from "./judge";
import { LAGGING_RULES, type LaggingRules } from "./rules";
import { lagHistory, type Judged } from "./states";

const VILLAGES = 24;
const YEARS = 10;
const SERVICES = Array.from({ length: 8 }, (_, at) => ({ id: `service-${at}`, target: [0.85, 0.9, 0.95][at % 3]!, trials: [8, 15, 25, 40][at % 4]! }));
/** Reporting indicators, judged against the area's own value: late share, wrong fields, duplicates, sources, and two of one check. */
const REPORTING = [{ id: "late-share", share: 0.1, trials: 5 }, { id: "field-error-rate", share: 0.04, trials: 30 }, { id: "duplicate-rate", share: 0.03, trials: 15 }, { id: "source-agreement", share: 0.05, trials: 9 }];
const CHECK = { trials: 15, matched: 0.92 };

const binomial = (random: Random, trials: number, share: number) => Array.from({ length: trials }, () => (random() < share ? 1 : 0)).reduce<number>((sum, one) => sum + one, 0);

type Draw = { id: string; side: "below" | "above"; target?: number; villages: Map<number, JudgeCount> };

/** One quarter in which every village's true value equals the target and the area's. */
function quarter(random: Random): Draw[] {
  const over = (one: () => JudgeCount) => new Map(Array.from({ length: VILLAGES }, (_, at) => [at, one()] as const));
  const draws: Draw[] = SERVICES.map(({ id, target, trials }) => ({ id, side: "below", target, villages: over(() => ({ events: binomial(random, trials, target), trials })) }));
  for (const { id, share, trials } of REPORTING) draws.push({ id, side: "above", villages: over(() => ({ events: binomial(random, trials, share), trials })) });
  const matched = Array.from({ length: VILLAGES }, () => binomial(random, CHECK.trials, CHECK.matched));
  const extra = (count: number) => count + binomial(random, 2, 0.5);
  draws.push({ id: "ledger-match", side: "below", villages: new Map(matched.map((count, at) => [at, { events: count, trials: extra(count) }])) });
  draws.push({ id: "omission-rate", side: "above", villages: new Map(matched.map((count, at) => { const found = extra(count); return [at, { events: found - count, trials: found }]; })) });
  return draws;
}

/** Stays on the list in ten years of pure chance, of all villages and indicators together. */
function falseListings(seed: number, rules: LaggingRules): number {
  const random = seededRandom(seed);
  const judged = Array.from({ length: VILLAGES }, (): Judged[] => []);
  const series = new Map<string, JudgeCount[]>();
  for (let step = 0; step < YEARS * 4; step += 1) {
    for (const { id, side, target, villages } of quarter(random)) {
      const asked = new Map([...villages].map(([village, count]) => [village, { ...count, ...(target === undefined ? {} : { target }) }]));
      for (const [village, { behind }] of judgePeriod({ side, villages: asked }, rules)) {
        const past = [...(series.get(`${village}|${id}`) ?? []), villages.get(village)!];
        series.set(`${village}|${id}`, past);
        judged[village]!.push({ indicator: id, period: `${2000 + Math.floor(step / 4)}-Q${(step % 4) + 1}`, step, behind, worsening: behind && isWorsening(past, side, rules) });
      }
    }
  }
  return judged.reduce((sum, tests) => sum + lagHistory(tests, rules).listings.length, 0);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("lists drawn by chance alone", () => {
  const seeds = Array.from({ length: 30 }, (_, at) => 1000 + at);

  it("are fewer than one in ten years of 24 villages, all indicators together", () => {
    expect(mean(seeds.map((seed) => falseListings(seed, LAGGING_RULES)))).toBeLessThan(1);
  });

  it("would be many without the correction for many tests, so the simulation can tell", () => {
    // A false discovery level of 1 rejects whatever lies on the wrong side of its limit.
    expect(mean(seeds.slice(0, 2).map((seed) => falseListings(seed, { ...LAGGING_RULES, falseDiscovery: 1 })))).toBeGreaterThan(5);
  });
});

describe("judging one period", () => {
  it("finds the villages that are truly behind and no other", () => {
    const villages = new Map(Array.from({ length: 24 }, (_, at) => [at, { events: at < 3 ? 18 : 27, trials: 30, target: 0.9 }]));

    const behind = [...judgePeriod({ side: "below", villages }, LAGGING_RULES)].filter(([, verdict]) => verdict.behind).map(([village]) => village);

    expect(behind).toEqual([0, 1, 2]);
  });

  it("judges against the area's own value where there is no target", () => {
    const villages = new Map(Array.from({ length: 10 }, (_, at) => [at, { events: at === 0 ? 20 : 2, trials: 40 }]));

    const verdict = judgePeriod({ side: "above", villages }, LAGGING_RULES).get(0)!;

    expect(verdict.limit).toBeCloseTo(38 / 400, 12);
    expect(verdict.behind).toBe(true);
  });

  it("says nothing of a village at its limit, of one without trials, or of villages that are all alike", () => {
    expect(judgePeriod({ side: "below", villages: new Map([[0, { events: 40, trials: 40, target: 1 }]]) }, LAGGING_RULES).get(0)!.behind).toBe(false);
    expect(judgePeriod({ side: "below", villages: new Map([[0, { events: 0, trials: 0, target: 1 }]]) }, LAGGING_RULES).size).toBe(0);
    const alike = new Map(Array.from({ length: 5 }, (_, at) => [at, { events: 0, trials: 10 }]));
    expect([...judgePeriod({ side: "above", villages: alike }, LAGGING_RULES).values()].some(({ behind }) => behind)).toBe(false);
  });
});
