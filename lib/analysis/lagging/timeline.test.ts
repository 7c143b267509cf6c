import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeTests } from "./lagging";
import { madeTests } from "./made-tests";
import { LAGGING_RULES } from "./rules";
import { overdueState, type LaggingState } from "./states";
import { quarterOf, stepOf, timelineOf, type TimelineState } from "./timeline";

const TARGET = { id: "a", target: 0.9 };
/** One village among eight: `x` behind, `.` not, `-` not tested. */
const storyOf = (marks: string, second = "") => madeTests({
  villages: 8, quarters: marks.length, indicators: [TARGET, { id: "b", target: 0.9 }],
  count: (village, at, which) => {
    const mark = which === 0 ? marks[at] : second[at];
    if (mark === undefined || (village === 0 && mark === "-")) return undefined;
    return { trials: 100, events: village === 0 && mark === "x" ? 50 : 92 };
  },
});
function rowOf(marks: string, second = "", overdue?: Parameters<typeof timelineOf>[3]) {
  const tests = storyOf(marks, second);
  return timelineOf(judgeTests(tests, LAGGING_RULES, 5), LAGGING_RULES, tests.villages.slice(0, 1), overdue).rows[0]!.states;
}
const said = (states: ReturnType<typeof rowOf>) => states.map((one) => one?.state);

/** What may follow what from one tested period to the next. */
const REACHABLE: Record<TimelineState, readonly TimelineState[]> = {
  clear: ["clear", "watch", "listed"], watch: ["clear", "watch", "listed", "released"],
  listed: ["listed", "improving", "released"], improving: ["improving", "listed", "released"],
  released: ["released", "clear", "watch", "listed"], overdue: [],
};

describe("the timeline of a village", () => {
  it("says where it stood after every period, and carries that over a period without a test", () => {
    expect(said(rowOf(".xx-x..."))).toEqual(["clear", "watch", "listed", "listed", "listed", "improving", "released", "released"]);
    expect(rowOf(".x-x").map((one) => one?.tested)).toEqual([true, true, false, true]);
    expect(said(rowOf("-x"))).toEqual([undefined, "watch"]);
  });

  it("says released until the year ends and no longer", () => {
    expect(said(rowOf("xx......"))).toEqual(["watch", "listed", "improving", "released", "clear", "clear", "clear", "clear"]);
    expect(said(rowOf("xx..-..."))).toEqual(["watch", "listed", "improving", "released", "clear", "clear", "clear", "clear"]);
  });

  it("is overdue while listed past the deadline of that stay, and improving stays improving", () => {
    const overdue = { deadlineOf: (_: string, listed: string) => (listed === "2000-Q2" ? "2000-Q3" : undefined), dayOf: quarterOf };

    expect(said(rowOf("xxxxx.x..", "", overdue))).toEqual(["watch", "listed", "listed", "overdue", "overdue", "improving", "overdue", "improving", "released"]);
    expect(said(rowOf("xx..xxx", "", overdue)).at(-1)).toBe("listed");
  });

  it("moves only along the ways there are, whatever the order of good and bad periods", () => {
    const marks = fc.array(fc.constantFrom("x", "."), { minLength: 1, maxLength: 20 }).map((all) => all.join(""));
    fc.assert(fc.property(marks, marks, (one, two) => {
      const states = said(rowOf(one, two)) as TimelineState[];
      states.slice(1).forEach((state, at) => expect(REACHABLE[states[at]!]).toContain(state));
      states.forEach((state, at) => {
        if (state !== "released" || states[at - 1] === "released") return;
        // Two clear periods on everything it was listed for: nothing behind on either in both.
        expect([one[at], one[at - 1], two[at], two[at - 1]].filter((mark) => mark === "x")).toEqual([]);
      });
    }), { numRuns: 60 });
  });
});

it("a deadline makes overdue only what is listed, from the day after it", () => {
  const all: LaggingState[] = ["watch", "listed", "improving", "released"];

  expect(all.map((state) => overdueState(state, "2009-06-30", "2009-07-01"))).toEqual(["watch", "overdue", "improving", "released"]);
  expect(overdueState("listed", "2009-06-30", "2009-06-30")).toBe("listed");
  expect(overdueState("listed", undefined, "2009-07-01")).toBe("listed");
});

it("steps and periods are each other's inverse", () => {
  expect(["2007-Q3", "2008-Q1"].map((period) => quarterOf(stepOf(period)))).toEqual(["2007-Q3", "2008-Q1"]);
  expect(stepOf("2007")).toBe(stepOf("2007-Q4"));
});
