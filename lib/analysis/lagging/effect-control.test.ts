import fc from "fast-check";
import { expect, it } from "vitest";
import { estimateOf } from "./effect";
import { resolutionFor, roundTo } from "./effect-control";
import type { EffectUnit } from "./effect-units";

const THRESHOLD = 5;
const unitOf = (area: string, before: number, after: number, trials: number): EffectUnit => {
  const counts = [{ events: before, trials }, { events: after, trials }] as const;
  return { area, indicator: "a", helped: true, sign: 1, before: counts[0], after: counts[1], level: 0.85, size: 60, rho: 0.5, rhoError: 0.1, periods: [{ part: "before", counts: counts[0] }, { part: "after", counts: counts[1] }] };
};
const isSmall = (count: number) => count > 0 && count < THRESHOLD;
const isHidden = (events: number, trials: number) => isSmall(events) || isSmall(trials - events);

/** All counts after that agree with what is shown, the counts before known: what an attacker can work out. */
function tables(units: readonly EffectUnit[], shown: number, resolution: number): number[][] {
  const choices = units.map(({ after: { events, trials } }) => (isHidden(events, trials) ? Array.from({ length: trials + 1 }, (_, x) => x).filter((x) => (isSmall(trials - events) ? isSmall(trials - x) : isSmall(x))) : [events]));
  const all = choices.reduce<number[][]>((found, list) => found.flatMap((one) => list.map((x) => [...one, x])), [[]]);
  return all.filter((table) => roundTo(table.reduce((sum, x, at) => sum + (x - units[at]!.before.events) / units[at]!.after.trials, 0) / units.length, resolution) === shown);
}

it("leaves every protected count more than one possible value, however the numbers shown are put together", () => {
  const units = fc.array(fc.tuple(fc.integer({ min: 5, max: 12 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 11, max: 25 })), { minLength: 3, maxLength: 5 })
    .map((all) => all.map(([before, after, trials], at) => unitOf(`v${at}`, Math.min(before, trials - 5), Math.min(after, trials), Math.max(trials, 17))));
  fc.assert(fc.property(units, (all) => {
    const estimate = estimateOf(all);
    const resolution = resolutionFor(all, estimate, THRESHOLD);
    if (resolution === undefined) return;
    const found = tables(all, roundTo(estimate.observed, resolution), resolution);
    all.forEach(({ after: { events, trials } }, at) => {
      if (isHidden(events, trials)) expect(new Set(found.map((table) => table[at])).size).toBeGreaterThan(1);
    });
  }), { numRuns: 40 });
});

it("rounds no more than it must, and withholds where rounding to ten points would still tell", () => {
  const open = [unitOf("a", 10, 20, 40), unitOf("b", 12, 22, 40), unitOf("c", 15, 25, 40)];
  const one = [unitOf("a", 7, 10, 12), unitOf("b", 12, 22, 40), unitOf("c", 15, 25, 40)];

  expect(resolutionFor(open, estimateOf(open), THRESHOLD)).toBe(0.01);
  expect(resolutionFor(one, estimateOf(one), THRESHOLD)).not.toBe(0.01);
});
