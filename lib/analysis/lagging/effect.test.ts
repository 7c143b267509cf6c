import { describe, expect, it } from "vitest";
import { seededRandom } from "../../base/random";
import { drawBeta, drawBinomial } from "../../statistics/draws";
import { effectOf, type Effect } from "./effect";
import { judgeTests } from "./lagging";
import { madeTests } from "./made-tests";
import { LAGGING_RULES } from "./rules";

const VILLAGES = 24;
const QUARTERS = 16;
const rules = { ...LAGGING_RULES, falseDiscovery: 0.2 };

/** Villages with true shares of their own; `gain` is added to the share of the helped (every other village) from the ninth quarter on. */
function world(seed: number, gain: number, spread = 30): Effect {
  const random = seededRandom(seed);
  const shares = Array.from({ length: VILLAGES }, () => drawBeta(random, 0.8 * spread, 0.2 * spread));
  const tests = madeTests({
    villages: VILLAGES, quarters: QUARTERS, indicators: [{ id: "a", target: 0.85 }],
    count: (village, at) => ({ trials: 40, events: drawBinomial(random, 40, Math.min(1, shares[village]! + (at >= 8 && village % 2 === 0 ? gain : 0))) }),
  });
  return effectOf(tests, judgeTests(tests, rules, 5), { rules, threshold: 1, helpOf: (area) => (Number(area.slice(1)) % 2 === 0 ? 2002 * 4 : undefined) });
}

/** Every village falls by forty points now and then; each quarter `stays` of the fall is left. Six have help after one of their falls, which does nothing. */
function fallen(seed: number, stays: number): Effect {
  const random = seededRandom(seed);
  const QUARTERS_LONG = 24;
  const depth = Array.from({ length: VILLAGES }, () => 0);
  const drops = Array.from({ length: VILLAGES }, (_, village) => new Set(village < 6 ? [12] : stays === 1 ? [] : [5 + (village % 9), 15 + (village % 5)]));
  const tests = madeTests({
    villages: VILLAGES, quarters: QUARTERS_LONG, indicators: [{ id: "a", target: 0.85 }],
    count: (village, at) => {
      depth[village] = drops[village]!.has(at) ? 0.4 : depth[village]! * stays;
      return { trials: 60, events: drawBinomial(random, 60, 0.88 - depth[village]!) };
    },
  });
  return effectOf(tests, judgeTests(tests, rules, 5), { rules, threshold: 1, helpOf: (area) => (Number(area.slice(1)) < 6 ? 2003 * 4 + 2 : undefined) });
}

const shown = (effects: readonly Effect[], group: "helped" | "unhelped") => effects.map((effect) => effect[group]).filter((one) => one.status === "ok");

describe("whether help worked", () => {
  const still = Array.from({ length: 80 }, (_, at) => world(100 + at, 0));

  it("is not claimed where nothing changed: the range of the difference holds 0 about as often as it says", () => {
    for (const group of ["helped", "unhelped"] as const) {
      const all = shown(still, group);
      const held = all.filter(({ differenceRange: { lower, upper } }) => lower <= 0 && upper >= 0).length / all.length;

      expect(all.length).toBeGreaterThan(40);
      expect(held).toBeGreaterThanOrEqual(0.9);
    }
  });

  it("expects an improvement where there is none to see but chance", () => {
    const all = shown(still, "unhelped");
    const mean = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length;

    expect(mean(({ observed }) => observed)).toBeGreaterThan(0.02);
    // An upper bound, but not far above what comes by itself.
    expect(mean(({ difference }) => difference)).toBeLessThan(0.005);
    expect(mean(({ difference }) => difference)).toBeGreaterThan(-0.025);
  });

  it("is found where the helped truly rose by fifteen points, and not of the others", () => {
    const risen = Array.from({ length: 12 }, (_, at) => world(500 + at, 0.15));

    expect(shown(risen, "helped").filter(({ verdict }) => verdict === "more").length).toBeGreaterThanOrEqual(9);
    expect(shown(risen, "unhelped").filter(({ verdict }) => verdict === "more").length).toBeLessThanOrEqual(2);
    expect(risen.filter(({ between }) => between?.verdict === "more").length).toBeGreaterThan(6);
  });

  it("is not claimed where a fall lasts and help does nothing: what is expected is an upper bound then", () => {
    const lasting = Array.from({ length: 20 }, (_, at) => fallen(700 + at, 1));
    const all = shown(lasting, "helped");

    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ verdict }) => verdict === "more")).toEqual([]);
  });

  it("is not claimed where a fall fades by itself over some quarters", () => {
    const fading = Array.from({ length: 30 }, (_, at) => fallen(900 + at, 0.5));
    const all = shown(fading, "helped");

    expect(all.length).toBeGreaterThan(25);
    expect(all.filter(({ verdict }) => verdict === "more").length / all.length).toBeLessThanOrEqual(0.07);
  });

  it("is not said of fewer than three villages", () => {
    const tests = madeTests({ villages: 20, quarters: 12, indicators: [{ id: "a", target: 0.9 }], count: (village, at) => ({ trials: 40, events: village < 2 && at < 4 ? 24 : 37 }) });
    const { helped, unhelped } = effectOf(tests, judgeTests(tests, LAGGING_RULES, 5), { rules: LAGGING_RULES, threshold: 5, helpOf: () => 2001 * 4 });

    expect(helped).toEqual({ status: "none", villages: 2, reason: "tooFew" });
    expect(unhelped).toMatchObject({ villages: 0 });
  });
});
