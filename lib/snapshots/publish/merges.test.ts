import { afterEach, expect, it } from "vitest";
import { births, RolledUp, township, type LedgerRows } from "./test-ledger";

let rolled: RolledUp | undefined;
afterEach(() => rolled?.close());
const rollup = async (rows: LedgerRows) => (rolled = await RolledUp.of(rows));

it("rolls a merged village's past up to its successor, counted as two units before and one after", async () => {
  const areas = [...township("A", "B"), { code: "M", name_zh: "M", level: "village", parent: "T", to: "2008-12", merged_into: "A" }];
  const events = [births("A", "2008-12", 4), births("M", "2008-12", 3), births("B", "2008-12", 1), births("A", "2009-01", 6), births("B", "2009-01", 2)];
  const ledger = await rollup({ areas, events });

  expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 13, months: 0b1100, covered: 3, units: 3 });
  expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 16, covered: 5, units: 5 });
  expect(await ledger.rows("SELECT code FROM p_tree ORDER BY pos")).toEqual([{ code: "T" }, { code: "A" }, { code: "B" }]);
});

it("shows that the merged village did not report by coverage", async () => {
  const areas = [...township("A"), { code: "M", name_zh: "M", level: "village", parent: "T", to: "2008-12", merged_into: "A" }];
  const ledger = await rollup({ areas, events: [births("A", "2008-12", 4), births("A", "2009-01", 6)] });

  expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 10, covered: 2, units: 3 });
});

it("follows a chain of merges to its end, and across townships", async () => {
  const areas = [
    { code: "C", name_zh: "县", level: "county" }, { code: "T1", name_zh: "镇", level: "township", parent: "C" }, { code: "T2", name_zh: "镇", level: "township", parent: "C" },
    { code: "A", name_zh: "A", level: "village", parent: "T2" }, { code: "X", name_zh: "X", level: "village", parent: "T1" },
    { code: "M1", name_zh: "M1", level: "village", parent: "T1", to: "2007-09", merged_into: "M2" }, { code: "M2", name_zh: "M2", level: "village", parent: "T1", to: "2008-09", merged_into: "A" },
  ];
  const ledger = await rollup({ areas, events: [births("M1", "2007", 1), births("M2", "2007", 2), births("M2", "2008", 4), births("A", "2007", 8), births("A", "2008", 16), births("X", "2007", 32)] });

  expect(await ledger.value("A", "birth", 2007)).toBe(11);
  expect(await ledger.value("T2", "birth", 2007)).toBe(11);
  expect(await ledger.value("T1", "birth", 2007)).toBe(32);
  expect(await ledger.value("A", "birth", 2008)).toBe(20);
  expect(await ledger.value("C", "birth", 2007)).toBe(43);
});

it("hands a merged township's villages to the successor: inside its own rows before, beside them never", async () => {
  const areas = [
    { code: "C", name_zh: "县", level: "county" }, { code: "S", name_zh: "镇", level: "township", parent: "C" },
    { code: "M", name_zh: "镇", level: "township", parent: "C", to: "2008-12", merged_into: "S" },
    { code: "A", name_zh: "A", level: "village", parent: "S" }, { code: "B", name_zh: "B", level: "village", parent: "M" },
  ];
  const events = [
    births("S", "2008-12", 10), births("A", "2008-12", 10), births("B", "2008-12", 5), // M has no own rows: its part is B's
    births("S", "2009-01", 7), births("A", "2009-01", 3), births("B", "2009-01", 4), // S's own rows hold B now
    births("A", "2009-02", 1), births("B", "2009-02", 2), // nobody's own rows
  ];
  const ledger = await rollup({ areas, events });

  expect(await ledger.year("S", "birth", 2009)).toMatchObject({ value: 25, covered: 6, units: 6 });
  expect(await ledger.faults()).toEqual([]);
  expect(await ledger.rows("SELECT code FROM p_tree WHERE parent = (SELECT pos FROM p_tree WHERE code = 'S') ORDER BY pos")).toEqual([{ code: "A" }, { code: "B" }]);
});

it("counts units by the months they exist", async () => {
  const areas = [...township("A"), { code: "N", name_zh: "N", level: "village", parent: "T", from: "2009-07" }];
  const ledger = await rollup({ areas, events: [births("A", "2009", 12), births("N", "2009", 3)] });

  expect(await ledger.year("N", "birth", 2009)).toMatchObject({ value: 3, months: 4095, covered: 3, units: 3 });
  expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 15, covered: 15, units: 15 });
});

it("takes a township's own rows from before its villages existed as whole", async () => {
  const areas = [{ code: "T", name_zh: "镇", level: "township" }, { code: "A", name_zh: "A", level: "village", parent: "T", from: "2009-01" }];
  const ledger = await rollup({ areas, events: [births("T", "2008-12", 4)] });

  expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 4, covered: 1, units: 1 });
});
