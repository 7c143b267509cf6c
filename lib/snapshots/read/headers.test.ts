import { expect, it } from "vitest";
import { fileNamed, mapHeader, nearest, uniqueNames } from "./headers";
import { places } from "./test-folder";

it("maps English and Chinese headings in any order", () => {
  const { columns, faults, missing } = mapHeader("events", ["数量", "kind", "期间", "area"]);

  expect(columns.map(({ mapped }) => mapped)).toEqual(["count", "kind", "period", "area"]);
  expect([faults, missing]).toEqual([[], []]);
});

it("takes 人数 and 数量 for any count", () => {
  expect(mapHeader("population", ["地区", "日期", "数量"]).faults).toEqual([]);
  expect(mapHeader("events", ["地区", "期间", "类别", "人数"]).faults).toEqual([]);
});

it("names an unknown column with the nearest known one, a column twice and a missing one", () => {
  const { faults } = mapHeader("events", ["area", "地区", "perod", "kind", ""]);

  expect(places(faults)).toEqual(["events.csv:1:地区:column.twice", "events.csv:1:perod:column.unknown", "events.csv:1::column.unnamed", "events.csv:1:period:column.missing", "events.csv:1:count:column.missing"]);
  expect(faults[1]!.en).toContain('did you mean "period"');
  expect(faults[1]!.zh).toContain("是否为“period”");
});

it("gives no hint where nothing is near, and masks what may be a number of a person", () => {
  const [fault] = mapHeader("events", ["area", "period", "kind", "count", "110101199003070011"]).faults;

  expect(fault!.en).not.toContain("did you mean");
  expect(JSON.stringify(fault)).not.toContain("19900307");
});

it("makes names the engine can hold", () => {
  expect(uniqueNames(["Area", "x", "X", ""], ["area"])).toEqual(["Area #1", "x", "X #3", "#4"]);
});

it("knows files by both names", () => {
  expect([fileNamed("区划"), fileNamed("areas"), fileNamed("Areas")]).toEqual(["areas", "areas", undefined]);
  expect(nearest("evnts.csv", ["events.csv", "areas.csv"])).toBe("events.csv");
});
