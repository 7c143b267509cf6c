import { expect, it } from "vitest";
import { ledgerForChecks, parseLedger } from "./ledger-info";
import { places } from "./test-folder";

const good = { title: "台账", as_of: "2009-10-05", prepared_by: "山河乡人民政府" };

it("reads what is required and fills in the rest", () => {
  expect(parseLedger(JSON.stringify(good))).toMatchObject({ ledger: { title: "台账", asOf: "2009-10-05", statYearStart: 10, preparedBy: "山河乡人民政府", sample: false }, faults: [] });
});

it.each([
  ["not JSON", "{", ["ledger.json:0::ledger.json"]],
  ["no object", "[]", ["ledger.json:0::ledger.json"]],
  ["nothing given", "{}", ["ledger.json:0:title:ledger.missing", "ledger.json:0:as_of:ledger.missing", "ledger.json:0:prepared_by:ledger.missing"]],
  ["a day that is none", JSON.stringify({ ...good, as_of: "2009-02-30" }), ["ledger.json:0:as_of:ledger.value"]],
  ["a month for a day", JSON.stringify({ ...good, as_of: "2009-02" }), ["ledger.json:0:as_of:ledger.value"]],
  ["a start beyond December", JSON.stringify({ ...good, stat_year_start: 13 }), ["ledger.json:0:stat_year_start:ledger.value"]],
  ["an unknown key", JSON.stringify({ ...good, stat_year_strat: 1 }), ["ledger.json:0:stat_year_strat:ledger.unknownKey"]],
  ["sample as text", JSON.stringify({ ...good, sample: "yes" }), ["ledger.json:0:sample:ledger.value"]],
])("refuses %s, every fault at once", (_, text, expected) => {
  expect(places(parseLedger(text).faults)).toEqual(expected);
});

it("hints at the nearest key in both languages", () => {
  const [fault] = parseLedger(JSON.stringify({ ...good, stat_year_strat: 1 })).faults;

  expect(fault!.en).toContain('did you mean "stat_year_start"');
  expect(fault!.zh).toContain("stat_year_start");
});

it("refuses a person as the office", () => {
  expect(parseLedger(JSON.stringify({ ...good, prepared_by: "张三先生" })).faults.map(({ code }) => code)).toEqual(["person.name"]);
});

it("keeps every part that is valid, whatever is wrong with another", () => {
  const { ledger, valid } = parseLedger(JSON.stringify({ as_of: "2009-10-05", stat_year_start: 1, prepared_by: "", titel: "x" }));

  expect(ledger).toBeUndefined();
  expect(valid).toEqual({ asOf: "2009-10-05", statYearStart: 1, sample: false });
  expect(parseLedger(JSON.stringify({ ...good, as_of: "5.10.2009" })).valid).toEqual({ title: "台账", statYearStart: 10, preparedBy: "山河乡人民政府", sample: false });
});

it("holds nothing to be after a day that is not known, and no year to begin in a month that is not", () => {
  expect(ledgerForChecks({ statYearStart: 4 })).toMatchObject({ asOf: "9999-12-31", statYearStart: 4 });
  expect(ledgerForChecks({ asOf: "2009-10-05" }).statYearStart).toBeUndefined();
});
