import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Formula } from "../indicators/indicator";
import { makeAreaTree, type Area } from "./area-tree";
import type { Reading } from "./counts";
import { controlPeriod } from "./disclosure";
import { protectionPlan, sumKey } from "./protected-sums";
import { isSmall, SHOWN } from "./withhold";

const T = 5;
const BIRTHS: Formula = { kind: "count", events: [{ measure: "birth" }] };
const SHARES = ["1", "2", "3"].map((band): Formula => ({ kind: "share", events: [{ measure: "birth", band }], trials: ["1", "2", "3"].map((one) => ({ measure: "birth", band: one })) }));

/** One township and its villages. */
function town(villages: number): Area[] {
  const area = (pos: number): Area => ({ pos, last: pos === 0 ? villages : pos, parent: pos === 0 ? -1 : 0, depth: pos === 0 ? 0 : 1, level: pos === 0 ? "township" : "village", code: `v${pos}`, nameZh: `${pos}` });
  return Array.from({ length: villages + 1 }, (_, pos) => area(pos));
}

/** Which villages' figures of each formula are withheld, of births by order. */
function control(orders: number[][]): { withheld: (formula: Formula, village: number) => boolean } {
  const areas = town(orders.length);
  const totals = [0, 1, 2].map((at) => orders.reduce((sum, row) => sum + row[at]!, 0));
  const rows = [totals, ...orders];
  const cell = (at: number, band: string | undefined) => (band === undefined ? rows[at]!.reduce((sum, one) => sum + one, 0) : rows[at]![Number(band) - 1]!);
  const read = (at: number): Reading => (sum) => ({ value: sum.reduce((total, { band, times = 1 }) => total + times * cell(at, band), 0), months: 12, coverage: 1, fault: false });
  const states = controlPeriod({ plan: protectionPlan([BIRTHS, ...SHARES]), areas, tree: makeAreaTree(areas, []), threshold: T, read });
  return { withheld: (formula, village) => states.of(formula, village + 1) !== SHOWN };
}

const tables = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 })), { minLength: 2, maxLength: 8 });

describe("controlPeriod", () => {
  it("withholds every figure that shows a count of 1 to 4, its rest included", () => {
    fc.assert(fc.property(tables, (orders) => {
      const { withheld } = control(orders);
      orders.forEach((row, village) => {
        const all = row.reduce((sum, one) => sum + one, 0);
        if (isSmall(all, T)) expect(withheld(BIRTHS, village)).toBe(true);
        SHARES.forEach((share, at) => {
          if (isSmall(row[at]!, T) || isSmall(all - row[at]!, T)) expect(withheld(share, village)).toBe(true);
        });
      });
    }));
  });

  it("never leaves one village of a township, nor one order of a village, withheld alone", () => {
    fc.assert(fc.property(tables, (orders) => {
      const { withheld } = control(orders);
      for (const formula of [BIRTHS, ...SHARES]) expect(orders.filter((_, village) => withheld(formula, village)).length, JSON.stringify(orders)).not.toBe(1);
      orders.forEach((_, village) => expect(SHARES.filter((share) => withheld(share, village)).length).not.toBe(1));
    }));
  });

  it("shows all where no count is small", () => {
    const { withheld } = control([[20, 10, 5], [30, 12, 6], [0, 0, 0]]);

    for (const formula of [BIRTHS, ...SHARES]) for (const village of [0, 1, 2]) expect(withheld(formula, village)).toBe(false);
  });
});

describe("protectionPlan", () => {
  it("brings in all orders where one is asked for, and boys and girls together", () => {
    const plan = protectionPlan([{ kind: "odds", boys: [{ measure: "birth", sex: "M", band: "2" }], girls: [{ measure: "birth", sex: "F", band: "2" }] }]);

    expect(plan.rows).toHaveLength(3); // orders of both sexes together, of boys, of girls
    expect([...plan.sums.keys()]).toEqual(expect.arrayContaining(["birth|F|1", "birth|F|2", "birth|F|3", "birth|M|1", "birth|M|2", "birth|M|3", "birth||2", "birth||"]));
    expect(plan.totals.map(([total]) => total)).toEqual(["birth||", "birth||1", "birth||2", "birth||3"]);
  });

  it("is the same whichever order share is asked for", () => {
    const keys = SHARES.map((share) => [...protectionPlan([share]).sums.keys()].sort());

    expect(keys[0]).toHaveLength(8); // three orders, their rests, all orders, all births
    expect(keys[1]).toEqual(keys[0]);
    expect([...protectionPlan(SHARES).sums.keys()].sort()).toEqual(keys[0]);
  });

  it("leaves population out", () => {
    expect(protectionPlan([{ kind: "share", events: [{ measure: "population", band: "65+" }], trials: [{ measure: "population" }] }]).sums.size).toBe(0);
    expect(sumKey([{ measure: "check_found" }, { measure: "check_matched", times: -1 }])).toBe("check_found||+-check_matched||");
  });
});
