import { expect, it } from "vitest";
import { newestWhole } from "./open-ledger";

const year = (measures: Record<string, [number, number]>, asOf: string, statYearStart = 1) =>
  newestWhole({ periods: new Map(Object.entries(measures).map(([name, [first, last]]) => [name, { first, last }])), entry: { asOf, statYearStart } as never });

it("stands in the newest year that is over", () => {
  expect(year({ birth: [2018, 2026], population: [2013, 2021] }, "2026-06-30")).toBe(2025);
  expect(year({ birth: [2000, 2010] }, "2009-10-05", 10)).toBe(2009);
});

it("takes a census in its own year: nothing in it goes on until December", () => {
  expect(year({ population: [2010, 2020] }, "2020-11-01")).toBe(2020);
  expect(year({ population: [2010, 2020], migrant_in: [2020, 2020] }, "2020-11-01")).toBe(2020);
  expect(year({ population: [2010, 2021] }, "2020-11-01")).toBe(2020);
});

it("takes what there is where no year is over, and none where there is nothing", () => {
  expect(year({ birth: [2026, 2026] }, "2026-03-01")).toBe(2026);
  expect(year({}, "2026-03-01")).toBeUndefined();
});
