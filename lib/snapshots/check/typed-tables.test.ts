import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase, type Database } from "../../engine/duckdb/database";
import { checkTables } from "./check-tables";
import { AREAS, stageRows } from "./stage-rows";

let database: Database;
beforeEach(async () => {
  database = await openDatabase({ directories: ["/nonexistent"], threads: 2 });
});
afterEach(() => database.close());

const period = async (text: string, statYearStart: number) => {
  await checkTables(database, await stageRows(database, { areas: AREAS, events: [{ area: "V1", period: text, kind: "birth", count: "1" }] }, { asOf: "2012-01-01", statYearStart }));
  return (await database.rows("SELECT year, month, span FROM events"))[0];
};

it.each([
  ["2008-10", 10, { year: 2009, month: 1, span: 1 }],
  ["2009-09", 10, { year: 2009, month: 12, span: 1 }],
  ["2009-01", 10, { year: 2009, month: 4, span: 1 }],
  ["2009-Q1", 10, { year: 2009, month: 3, span: 3 }],
  ["2009-Q4", 10, { year: 2009, month: 12, span: 3 }],
  ["2009", 10, { year: 2009, month: 12, span: 12 }],
  ["2009-01", 1, { year: 2009, month: 1, span: 1 }],
  ["2009-12", 1, { year: 2009, month: 12, span: 1 }],
  ["2009-Q2", 1, { year: 2009, month: 6, span: 3 }],
  ["2009", 1, { year: 2009, month: 12, span: 12 }],
  ["2009-11", 12, { year: 2009, month: 12, span: 1 }],
  ["2009-12", 12, { year: 2010, month: 1, span: 1 }],
  ["2009-02", 2, { year: 2010, month: 1, span: 1 }],
  ["2009-Q1", 2, { year: 2009, month: 3, span: 3 }],
])("places %s where the statistical year starts in month %i", async (text, start, expected) => {
  expect(await period(text, start)).toEqual(expected);
});

it("gives every column its type; empty means all together, not known, or none", async () => {
  const staged = await stageRows(database, {
    areas: [AREAS, AREAS],
    events: [{ area: "V1", period: "2009-03", kind: "birth" }, { area: "V1", period: "2009-03", reported: "2009-04", kind: "birth", sex: "M", band: "1", count: "007" }],
    population: [{ area: "V1", date: "2009-09-30", count: "5" }, { area: "V1", date: "2009-09-30", age_from: "5", age_to: "09", count: "5" }],
    targets: [{ indicator: "completeness", period: "2009-Q2", target: ".95" }],
    reported: [{ area: "T", period: "2009", item: "出生率", value: "10.42", unit: "‰", source: "讲话" }],
  });

  const { count } = await checkTables(database, staged);

  expect(count).toBe(0);
  expect(await database.rows("SELECT code, merged_into FROM areas ORDER BY code")).toEqual([{ code: "T", merged_into: null }, { code: "V1", merged_into: null }, { code: "V2", merged_into: null }, { code: "V3", merged_into: "V2" }]);
  expect(await database.rows("SELECT reported, sex, band, count FROM events ORDER BY sex")).toEqual([{ reported: null, sex: "", band: "", count: null }, { reported: "2009-04", sex: "M", band: "1", count: 7 }]);
  expect(await database.rows("SELECT date, sex, age_from, age_to, count FROM population ORDER BY age_from")).toEqual([{ date: "2009-09-30", sex: "", age_from: 0, age_to: null, count: 5 }, { date: "2009-09-30", sex: "", age_from: 5, age_to: 9, count: 5 }]);
  expect(await database.rows("SELECT * FROM targets")).toEqual([{ indicator: "completeness", area: null, period: "2009-Q2", year: 2009, month: 6, span: 3, target: 0.95 }]);
  expect(await database.rows("SELECT value, unit FROM reported")).toEqual([{ value: 10.42, unit: "‰" }]);
});

it("writes no typed table where there is a fault", async () => {
  await checkTables(database, await stageRows(database, { areas: AREAS, events: [{ area: "V9", period: "2009-03", kind: "birth", count: "1" }] }));

  expect(await database.rows("SELECT table_name AS name FROM duckdb_tables() WHERE table_name IN ('events', 'areas')")).toEqual([]);
});
