import { expect, it } from "vitest";
import { countMistake, readDate, readMonth, readPeriod } from "./rewriting";

it.each([
  ["2007/12/31", "2007-12-31"], ["2007.1.5", "2007-01-05"], ["2007-1-5", "2007-01-05"], ["２００７－１２－３１", "2007-12-31"], ["2007年12月31日", "2007-12-31"], ["20071231", "2007-12-31"],
  [" 2007-12-31", "2007-12-31"], ["2007/12/31 0:00", "2007-12-31"], ["2007/2/30", undefined], ["31/12/2007", undefined], ["07/12/31", undefined], ["2007-12/31", undefined], ["39447", undefined], ["2007/12", undefined], ["", undefined],
])("reads the day %s as %s", (value, expected) => {
  expect(readDate(value)).toBe(expected);
});

it.each([
  ["2009/3", "2009-03"], ["2009-3", "2009-03"], ["2009年3月", "2009-03"], ["２００９－０３", "2009-03"], ["200903", "2009-03"], ["2009.03", "2009-03"], ["2009-03-01", "2009-03"], ["2009/3/1 0:00:00", "2009-03"],
  ["2009.1", undefined], ["2009-13", undefined], ["2009-03-15", undefined], ["Mar-09", undefined], ["2009", undefined],
])("reads the month %s as %s", (value, expected) => {
  expect(readMonth(value)).toBe(expected);
});

it("reads quarters and years as periods, a year only where it is taken, and no quarter in words", () => {
  expect(["2009Q1", "2009-q4", "２００９Ｑ２", "2009/3", "2009年"].map((value) => readPeriod(value, { years: true }))).toEqual(["2009-Q1", "2009-Q4", "2009-Q2", "2009-03", "2009"]);
  expect(["2009年", "2009年一季度", "2009-Q5", "09"].map((value) => readPeriod(value, { years: false }))).toEqual([undefined, undefined, undefined, undefined]);
});

it.each([
  ["1,234", "千位分隔符", "thousands", "1234"], ["1 234", "千位分隔符", "thousands", "1234"], ["１２", "全角数字", "full-width", "12"], [" 3", "前后有空格", "blanks around", "3"], ["12.0", "小数点", "decimal point", "12"], ["+5", "正号", "plus sign", "5"],
  ["12人", "单位", "unit", "12"], ["3 例", "单位", "unit", "3"], ["1.000", "小数点", "decimal point", undefined], ["1.5", "小数点", "decimal point", undefined], ["-1", "负号", "minus", undefined], ["1,23", "分隔符", "separators", undefined],
  ["0,123", "分隔符", "separators", undefined], ["1.2E+05", "科学计数法", "scientific", undefined], ["1.2万", "单位", "unit", undefined], ["12%", "比例", "share", undefined], ["—", "留空", "empty", undefined], ["无", "留空", "empty", undefined],
])("names the mistake in the count %s", (value, zh, en, meant) => {
  const mistake = countMistake(value);

  expect(mistake?.zh).toContain(zh);
  expect(mistake?.en).toContain(en);
  expect(mistake?.meant).toBe(meant);
});

it("names none where it cannot tell, nor in a value that was cut", () => {
  expect(countMistake("x")).toBeUndefined();
  expect(countMistake("1".repeat(20))).toBeUndefined();
});
