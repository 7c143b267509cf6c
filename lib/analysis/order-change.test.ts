import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "./figure";
import { orderChange } from "./order-change";

const base = { indicator: "sex-ratio-order-1", area: "t", months: 12, coverage: 1, unit: "boys per 100 girls", quality: "complete", rank: { status: "notScored" } } as const;
const order = (period: number, boys: number, girls: number): Figure => ({ ...base, period: String(period), status: "ok", value: girls > 0 ? (100 * boys) / girls : 0, events: boys, exposure: boys + girls });
const year = (period: number, counts: readonly (readonly [number, number])[]) => counts.map(([boys, girls]) => order(period, boys, girls));

describe("change of the sex ratio by birth order", () => {
  it("puts all of it on the mix where the ratios within the orders stay", () => {
    const change = orderChange(year(2000, [[1050, 1000], [300, 200], [60, 40]]), year(2009, [[525, 500], [600, 400], [120, 80]]))!;

    expect(change.ratios).toBeCloseTo(0, 9);
    expect(change.structure).toBeCloseTo(change.difference, 9);
    expect(change.difference).toBeCloseTo((100 * 1245) / 980 - (100 * 1410) / 1240, 9);
  });

  it("puts all of it on the ratios where the mix stays", () => {
    const change = orderChange(year(2000, [[1000, 1000], [400, 400]]), year(2009, [[1000, 1000], [480, 320]]))!;

    expect(change.structure).toBeCloseTo(0, 9);
    expect(change).toMatchObject({ from: 2000, to: 2009, verdict: "up" });
    expect(change.interval.lower).toBeGreaterThan(0);
  });

  it("adds up to the change of the ratio, in ratio points, whatever the counts", () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 })), { minLength: 3, maxLength: 3 });
    fc.assert(fc.property(counts, counts, (before, after) => {
      const ratio = (list: [number, number][]) => (100 * list.reduce((sum, [boys]) => sum + boys, 0)) / list.reduce((sum, [, girls]) => sum + girls, 0);
      const change = orderChange(year(2000, before), year(2009, after))!;

      expect(change.structure + change.ratios).toBeCloseTo(change.difference, 6);
      expect(change.difference).toBeCloseTo(ratio(after) - ratio(before), 6);
    }));
  });

  it("takes an order without births in one year for a change of mix, and one without any births for none", () => {
    const change = orderChange(year(2000, [[110, 100], [0, 0], [0, 0]]), year(2009, [[110, 100], [60, 40], [0, 0]]))!;

    expect(change.ratios).toBeCloseTo(0, 9);
  });

  it("is silent where an order is withheld or not known", () => {
    const known = year(2000, [[110, 100], [60, 40], [5, 5]]);
    const withheld: Figure[] = [known[0]!, known[1]!, { ...base, period: "2000", status: "suppressed", reason: "smallCount" }];

    expect(orderChange(withheld, known)).toBeUndefined();
    expect(orderChange(known, [{ ...base, period: "2009", status: "missing", reason: "notReported" }, known[1]!, known[2]!])).toBeUndefined();
  });
});
