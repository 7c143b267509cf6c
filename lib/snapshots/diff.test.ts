import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findSnapshot } from "./catalog";
import { diffSnapshots } from "./diff";
import { births, township, type LedgerRows } from "./publish/test-ledger";
import { publishRows } from "./publish/test-snapshot";

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "diff-"))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function diff(before: LedgerRows, after: LedgerRows, limit?: number) {
  const [one, other] = [await publishRows(dataDir, before, { source: "before" }), await publishRows(dataDir, after, { source: "after" })];
  return diffSnapshots(await findSnapshot(dataDir, one), await findSnapshot(dataDir, other), { threshold: 5, ...(limit === undefined ? {} : { limit }) });
}
const areas = township("A", "B");
const ok = (value: number) => ({ status: "ok", value });
const missing = { status: "missing", reason: "notReported" };
const suppressed = { status: "suppressed", reason: "disclosure" };

it("names each figure that was restated, appeared or disappeared", async () => {
  const { restatements, count } = await diff({ areas, events: [births("A", "2009", 10), births("B", "2008", 6)] }, { areas, events: [births("A", "2009", 12), births("A", "2008", 7)] });
  const told = restatements.filter(({ measure }) => measure === "birth").map(({ area, year, what, before, after }) => ({ area, year, what, before, after }));

  expect(told).toEqual([
    { area: "A", year: 2008, what: "appeared", before: missing, after: ok(7) },
    { area: "A", year: 2009, what: "restated", before: ok(10), after: ok(12) },
    { area: "B", year: 2008, what: "disappeared", before: ok(6), after: missing },
    { area: "T", year: 2008, what: "restated", before: ok(6), after: ok(7) },
    { area: "T", year: 2009, what: "restated", before: ok(10), after: ok(12) },
  ]);
  expect(count).toBe(5);
});

it("says nothing of figures that stayed", async () => {
  const rows = { areas, events: [births("A", "2009", 10)] };

  expect((await diff(rows, { ...rows, events: [...rows.events] })).restatements).toEqual([]);
});

it("hides counts of 1 to 4 below township with all they could be had from, but not a township's year", async () => {
  const sexes = (m: number, f: number) => ({ areas: township("A"), events: [births("A", "2009", m, { sex: "M" }), births("A", "2009", f, { sex: "F" })] });
  const { restatements } = await diff(sexes(3, 6), sexes(4, 7));
  const of = (area: string) => restatements.filter((row) => row.area === area).map(({ sex, before, after }) => ({ sex, before, after }));

  expect(of("A")).toEqual(["", "F", "M"].map((sex) => ({ sex, before: suppressed, after: suppressed })));
  expect(of("T")).toEqual([{ sex: "", before: ok(9), after: ok(11) }, { sex: "F", before: ok(6), after: ok(7) }, { sex: "M", before: ok(3), after: ok(4) }]);
});

it("hides a village's sisters too, zeros and figures that were small in one snapshot only, for their township's total is shown", async () => {
  const { restatements } = await diff({ areas: township("A", "B", "C"), events: [births("A", "2009", 3), births("B", "2009", 0), births("C", "2009", 50), births("C", "2008", 60)] },
    { areas: township("A", "B", "C"), events: [births("A", "2009", 8), births("B", "2009", 9), births("C", "2009", 51), births("C", "2008", 61)] });
  const of = (area: string, year: number) => restatements.filter((row) => row.area === area && row.year === year).map(({ before, after }) => ({ before, after }));

  for (const area of ["A", "B", "C"]) expect(of(area, 2009)).toEqual([{ before: suppressed, after: suppressed }]);
  expect(of("C", 2008)).toEqual([{ before: ok(60), after: ok(61) }]);
  expect(of("T", 2009)).toEqual([{ before: ok(53), after: ok(68) }]);
});

it("hides a township's small count of a part of a year, and shows a reported 0 where nobody's count is small", async () => {
  const { restatements } = await diff({ areas, events: [births("T", "2008-10", 2), births("B", "2008", 0)] }, { areas, events: [births("T", "2008-10", 4), births("B", "2008", 9)] });
  const of = (area: string) => restatements.filter((row) => row.area === area).map(({ year, before, after }) => ({ year, before, after }));

  expect(of("T")).toContainEqual({ year: 2009, before: suppressed, after: suppressed });
  expect(of("B")).toEqual([{ year: 2008, before: ok(0), after: ok(9) }]);
});

it("hides two counts of a year that is not over where the months between them are few, and leaves those that many months part", async () => {
  const months = (from: number, to: number, count: number) => Array.from({ length: to - from + 1 }, (_, at) => births("A", `2009-0${from + at}`, count));
  const { restatements } = await diff({ areas, events: months(1, 3, 10) }, { areas, events: [...months(1, 3, 10), births("A", "2009-04", 3)] });
  const far = await diff({ areas, events: months(1, 3, 10) }, { areas, events: months(1, 4, 10) });

  expect(restatements.map(({ area, before, after }) => ({ area, before, after }))).toEqual(["A", "T"].map((area) => ({ area, before: suppressed, after: suppressed })));
  expect(far.restatements.map(({ before, after }) => ({ before, after }))).toEqual(["A", "T"].map(() => ({ before: ok(30), after: ok(40) })));
});

it("shows population as it is, and gives no more rows than asked but counts them all", async () => {
  const people = (count: number) => ({ areas: township("A"), population: [{ area: "A", date: "2009-04-01", count }] });
  const { restatements, count } = await diff(people(2), people(3), 1);

  expect(restatements).toEqual([expect.objectContaining({ area: "A", measure: "population", before: ok(2), after: ok(3) })]);
  expect(count).toBeGreaterThan(1);
});
