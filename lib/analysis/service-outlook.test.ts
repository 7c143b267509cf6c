import { describe, expect, it } from "vitest";
import type { Figure } from "./figure";
import { fallsDue, serviceOutlook, type OutlookQuestion } from "./service-outlook";

const common = { indicator: "service-x", area: "t", months: 3, coverage: 1, unit: "share", quality: "complete", rank: { status: "notScored" } } as const;
const share = (events: number, exposure: number): Figure => ({ ...common, period: "2009-Q1", events, exposure, ...(exposure > 0 ? { status: "ok", value: events / exposure } : { status: "undefined", reason: "zeroDenominator" }) }) as Figure;
const withheld: Figure = { ...common, period: "2009-Q1", status: "suppressed", reason: "smallCount" };
const missing: Figure = { ...common, period: "2009-Q1", status: "missing", reason: "notReported" };
/** 100 fall due a quarter, 90 of them are served. */
const accruing = [1, 2, 3, 4].map((n) => share(90 * n, 100 * n));
/** 400 on the list of the year, of whom a part is served a quarter. */
const listed = [1, 2, 3, 4].map((n) => share(85 * n, 400));
const question: OutlookQuestion = { quarters: accruing.slice(0, 2), earlier: [], at: 4, goal: 0.8, level: 0.95 };

describe("what a service is heading for", () => {
  it("carries the share on where people fall due, and those reached where there is a list of the year", () => {
    expect(serviceOutlook(question)).toMatchObject({ accrues: true, linear: { status: "ok", expected: 0.9 } });
    expect(serviceOutlook({ ...question, quarters: listed.slice(0, 2) })).toMatchObject({ accrues: false, linear: { status: "ok", expected: 0.85 } });
  });

  it("needs three earlier years for the season, and then follows it", () => {
    const late = [share(5, 100), share(10, 200), share(200, 300), share(380, 400)];

    expect(serviceOutlook({ ...question, earlier: [late, late] }).seasonal).toEqual({ status: "missing", reason: "tooFewYears" });
    const { linear, seasonal } = serviceOutlook({ ...question, quarters: late.slice(0, 2), earlier: [late, late, late] });
    expect(linear).toMatchObject({ status: "ok", expected: 0.05, chance: 0 });
    expect(seasonal.status === "ok" && seasonal.expected).toBeCloseTo(0.95, 1);
  });

  it("tells what is over as it was", () => {
    expect(serviceOutlook({ ...question, at: 2 }).linear).toEqual({ status: "decided", value: 0.9, met: true });
    expect(serviceOutlook({ ...question, quarters: accruing, goal: 0.95 }).linear).toEqual({ status: "decided", value: 0.9, met: false });
  });

  it("says nothing on what is withheld, not reported, falling, or owed to nobody", () => {
    const reason = (quarters: readonly Figure[], at: 2 | 4 = 4) => serviceOutlook({ ...question, quarters, at }).linear;

    expect(reason([withheld, accruing[1]!])).toEqual({ status: "missing", reason: "withheld" });
    expect(reason([accruing[0]!, withheld], 2)).toEqual({ status: "missing", reason: "withheld" });
    expect(reason([missing, accruing[1]!])).toEqual({ status: "missing", reason: "notReported" });
    expect(reason([])).toEqual({ status: "missing", reason: "notReported" });
    expect(reason([share(50, 100), share(40, 200)])).toEqual({ status: "missing", reason: "falling" });
    expect(reason([share(0, 0)])).toEqual({ status: "missing", reason: "noEntitled" });
  });

  it("does not take a corrected list for people who fall due, and may be told of a larger area's pattern", () => {
    expect(fallsDue([[share(1, 100), share(2, 105)]])).toBe(false);
    expect(fallsDue([[share(1, 100), share(2, 200)]])).toBe(true);
    expect(serviceOutlook({ ...question, quarters: [share(20, 25)], accrues: true })).toMatchObject({ accrues: true, linear: { expected: 0.8 } });
  });
});
