import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../area-tree";
import { circularStays } from "./circular";
import { spanOf } from "./circular-period";
import type { JudgedTest } from "./lagging";
import { LAGGING_RULES } from "./rules";
import { lagHistory } from "./states";
import { quarterOf, stepOf } from "./timeline";

const village = { code: "v1", pos: 1 } as Area;
const FIRST = 2007 * 4;
/** One indicator, a letter for each quarter from 2007-Q1: behind, not behind, or not tested. */
const judged = (quarters: string, indicator = "a"): JudgedTest[] => [...quarters].flatMap((letter, at) => {
  if (letter === "-") return [];
  const period = quarterOf(FIRST + at);
  const behind = letter === "b";
  return [{ indicator, period, step: FIRST + at, year: 2007 + Math.floor(at / 4), behind, evidence: { indicator, period, behind, limit: 0.9, against: "target", status: "ok", value: 0.5, p: 0.01, adjusted: 0.01 } }];
});
const at = (tests: JudgedTest[], from: number, to = from) => circularStays(new Map([[village, tests]]), [village], LAGGING_RULES, { from, to });

describe("stays that a circular tells", () => {
  it("are new, then still, improving, released, and then no more", () => {
    const tests = judged("bbbccc");

    expect([1, 2, 3, 4, 5].map((quarter) => at(tests, FIRST + quarter).map(({ group, rounds }) => `${group} ${rounds}`))).toEqual([["new 1"], ["still 2"], ["improving 3"], ["released 4"], []]);
  });

  it("of a year are grouped by where they stood at its end", () => {
    const { from, to } = spanOf(2007, "year");

    expect(at(judged("bbbb"), from, to)[0]).toMatchObject({ group: "new", rounds: 3 });
    expect(at(judged("bbccbb"), from, to)[0]).toMatchObject({ group: "released", released: "2007-Q4" });
  });

  it("carry the evidence of the last four quarters only", () => {
    const [stay] = at(judged("bbbbbbbb"), FIRST + 7);

    expect(stay!.evidence.map(({ period }) => period)).toEqual(["2008-Q1", "2008-Q2", "2008-Q3", "2008-Q4"]);
  });

  const quarters = fc.array(fc.constantFrom("b", "c", "-"), { minLength: 1, maxLength: 16 }).map((letters) => letters.join(""));

  it("do not hang on anything that came later", () => {
    fc.assert(fc.property(quarters, quarters, quarters, (one, two, later) => {
      const last = FIRST + Math.max(one.length, two.length) - 1;
      const now = [...judged(one, "a"), ...judged(two, "b")];
      const more = [...now, ...judged("-".repeat(Math.max(one.length, two.length)) + later, "a")];

      expect(at(more, last)).toEqual(at(now, last));
    }));
  });

  it("are each new in the quarter they were listed in and released in the one they were released in", () => {
    fc.assert(fc.property(quarters, quarters, (one, two) => {
      const tests = [...judged(one, "a"), ...judged(two, "b")];
      const { listings } = lagHistory(tests, LAGGING_RULES);

      for (const { listed, released } of listings) {
        expect(at(tests, stepOf(listed)).find((stay) => stay.listed === listed)).toMatchObject({ group: "new", rounds: 1 });
        if (released) expect(at(tests, stepOf(released)).find((stay) => stay.listed === listed)).toMatchObject({ group: "released", released });
      }
    }));
  });
});
