import { describe, expect, it } from "vitest";
import { festivalsOf, springFestival } from "./festivals";

describe("Spring Festivals", () => {
  // As published by the State Council's holiday notices and the Hong Kong Observatory's conversion tables.
  it.each([[2000, "2000-02-05"], [2005, "2005-02-09"], [2009, "2009-01-26"], [2018, "2018-02-16"], [2026, "2026-02-17"], [2033, "2033-01-31"]])("of %i falls on %s", (year, date) => {
    expect(springFestival(year)).toBe(date);
  });

  it("stands in the month of the statistical year", () => {
    expect(festivalsOf(2009, 10)).toEqual([{ date: "2009-01-26", month: 4 }]);
    expect(festivalsOf(2009, 1)).toEqual([{ date: "2009-01-26", month: 1 }]);
    expect(festivalsOf(2008, 10)).toEqual([{ date: "2008-02-07", month: 5 }]);
  });

  it("may come twice or not at all where the statistical year begins in February", () => {
    expect(festivalsOf(2012, 2).map(({ date }) => date)).toEqual(["2011-02-03", "2012-01-23"]);
    expect(festivalsOf(2013, 2)).toEqual([]);
  });
});
