import { describe, expect, it } from "vitest";
import { COUNT, PER_MILLE, PERCENT, RATIO, formatInterval, formatNumber, formatPeriod, formatWithSign, formatYear } from "./format";

describe("numbers", () => {
  it.each([
    [0.0104237, PER_MILLE, "10.42"],
    [0.8815, PERCENT, "88.2"],
    [113.45, RATIO, "113.5"],
    [1234567, COUNT, "1,234,567"],
    [999, COUNT, "999"],
    [-0.00031, PER_MILLE, "−0.31"],
  ] as const)("writes %d in its format", (value, format, wanted) => {
    expect(formatNumber(value, format)).toBe(wanted);
  });

  it("puts the sign and the interval behind the value", () => {
    expect(formatWithSign(0.01042, PER_MILLE)).toBe("10.42‰");
    expect(formatInterval({ lower: 0.00987, upper: 0.011 }, PER_MILLE)).toBe("(9.87–11.00)");
  });
});

describe("periods", () => {
  it("names a statistical year with the months it holds", () => {
    expect(formatYear(2009, 10, "zh-CN")).toBe("2009 统计年度（2008年10月—2009年9月）");
    expect(formatYear(2009, 10, "en")).toBe("statistical year 2009 (Oct 2008 to Sep 2009)");
    expect(formatYear(2018, 1, "zh-CN")).toBe("2018 年");
  });

  it("names quarters and months", () => {
    expect(formatPeriod("2009-Q2", 10, "zh-CN")).toBe("2009 统计年度第 2 季度");
    expect(formatPeriod("2009-03", 10, "en")).toBe("Mar 2009");
  });
});
