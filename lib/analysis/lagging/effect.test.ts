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

const shown = (effects: readonly Effect[], group: "helped" | "unhelped") => effects.map((effect) => effect[group]).filter((one) => one.status === "ok");

describe("whether help worked", () => {
  const still = Array.from({ length: 80 }, (_, at) => world(100 + at, 0));

  it("is not claimed where nothing changed: the range of the difference holds 0 about as often as it says", () => {
    for (const group of ["helped", "unhelped"] as const) {
      const all = shown(still, group);
      const held = all.filter(({ verdict }) => verdict === "unclear").length / all.length;

      expect(all.length).toBeGreaterThan(40);
      expect(held).toBeGreaterThanOrEqual(0.9);
    }
  });

  it("expects an improvement where there is none to see but chance", () => {
    const all = shown(still, "unhelped");
    const mean = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length;

    expect(mean(({ observed }) => observed)).toBeGreaterThan(0.02);
    expect(Math.abs(mean(({ difference }) => difference))).toBeLessThan(0.01);
  });

  it("is found where the helped truly rose by fifteen points, and not of the others", () => {
    const risen = Array.from({ length: 12 }, (_, at) => world(500 + at, 0.15));

    expect(shown(risen, "helped").filter(({ verdict }) => verdict === "more").length).toBeGreaterThanOrEqual(9);
    expect(shown(risen, "unhelped").filter(({ verdict }) => verdict === "more").length).toBeLessThanOrEqual(2);
    expect(risen.filter(({ between }) => between?.verdict === "more").length).toBeGreaterThan(6);
  });

  it("is not said of fewer than three villages", () => {
    const tests = madeTests({ villages: 20, quarters: 12, indicators: [{ id: "a", target: 0.9 }], count: (village, at) => ({ trials: 40, events: village < 2 && at < 4 ? 24 : 37 }) });
    const { helped, unhelped } = effectOf(tests, judgeTests(tests, LAGGING_RULES, 5), { rules: LAGGING_RULES, threshold: 5, helpOf: () => 2001 * 4 });

    expect(helped).toEqual({ status: "none", villages: 2, reason: "tooFew" });
    expect(unhelped).toMatchObject({ villages: 0 });
  });
});
