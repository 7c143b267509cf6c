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
const suppressed = { status: "suppressed", reason: "smallCount" };

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

it("hides counts of 1 to 4 below township, and what they could be had from, but not a township's year", async () => {
  const sexes = (m: number, f: number) => ({ areas: township("A"), events: [births("A", "2009", m, { sex: "M" }), births("A", "2009", f, { sex: "F" })] });
  const { restatements } = await diff(sexes(3, 6), sexes(4, 7));
  const of = (area: string) => restatements.filter((row) => row.area === area).map(({ sex, before, after }) => ({ sex, before, after }));

  expect(of("A")).toEqual([{ sex: "", before: ok(9), after: ok(11) }, { sex: "F", before: suppressed, after: suppressed }, { sex: "M", before: suppressed, after: suppressed }]);
  expect(of("T")).toEqual([{ sex: "", before: ok(9), after: ok(11) }, { sex: "F", before: ok(6), after: ok(7) }, { sex: "M", before: ok(3), after: ok(4) }]);
});

it("hides the small side only of a total, shows 0, and hides a township's count of part of a year", async () => {
  const { restatements } = await diff({ areas, events: [births("A", "2009", 3), births("B", "2009", 0), births("T", "2008-10", 2)] }, { areas, events: [births("A", "2009", 8), births("B", "2009", 9), births("T", "2008-10", 4)] });
  const of = (area: string) => restatements.filter((row) => row.area === area && row.measure === "birth").map(({ before, after }) => ({ before, after }));

  expect(of("A")).toEqual([{ before: suppressed, after: ok(8) }]);
  expect(of("B")).toEqual([{ before: ok(0), after: ok(9) }]);
  expect(of("T")).toEqual([{ before: suppressed, after: suppressed }]);
});

it("shows population as it is, and gives no more rows than asked but counts them all", async () => {
  const people = (count: number) => ({ areas: township("A"), population: [{ area: "A", date: "2009-04-01", count }] });
  const { restatements, count } = await diff(people(2), people(3), 1);

  expect(restatements).toEqual([expect.objectContaining({ area: "A", measure: "population", before: ok(2), after: ok(3) })]);
  expect(count).toBeGreaterThan(1);
});
