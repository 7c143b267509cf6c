import { afterEach, describe, expect, it } from "vitest";
import { births, RolledUp, township, type LedgerOptions, type LedgerRows } from "./test-ledger";

let rolled: RolledUp | undefined;
afterEach(() => rolled?.close());
const rollup = async (rows: LedgerRows, options?: LedgerOptions) => (rolled = await RolledUp.of(rows, options));

/** The twelve months of statistical year 2009 where years start in October. */
const MONTHS_2009 = ["2008-10", "2008-11", "2008-12", "2009-01", "2009-02", "2009-03", "2009-04", "2009-05", "2009-06", "2009-07", "2009-08", "2009-09"];

describe("statistical years", () => {
  it("names a year by its end: 2008-10 to 2009-09 is 2009 where years start in October", async () => {
    const ledger = await rollup({ areas: township("A"), events: [births("A", "2008-09", 100), births("A", "2008-10", 1), births("A", "2009-09", 2), births("A", "2009-10", 200)] });

    expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 3, months: 0b100000000001 });
    expect(await ledger.value("A", "birth", 2008)).toBe(100);
    expect(await ledger.value("A", "birth", 2010)).toBe(200);
  });

  it("is the calendar year where years start in January", async () => {
    const ledger = await rollup({ areas: township("A"), events: [births("A", "2009-01", 1), births("A", "2009-12", 2)] }, { statYearStart: 1 });

    expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 3, months: 0b100000000001 });
  });

  it("counts a year row as twelve months and a quarter row as three", async () => {
    const ledger = await rollup({ areas: township("A", "B"), events: [births("A", "2009", 12), births("B", "2009-Q2", 5)] });

    expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 12, months: 4095, covered: 12, units: 12 });
    expect(await ledger.year("B", "birth", 2009)).toMatchObject({ value: 5, months: 0b111000, covered: 3, units: 3 });
    expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 17, months: 4095, covered: 15, units: 24 });
  });

  it("gives a partial year the same months of the year before, or none where one of them lacks", async () => {
    const events = [...["2007-10", "2007-11", "2008-01"].map((period) => births("A", period, 10)), births("A", "2008-10", 3), births("A", "2008-11", 4), births("B", "2008-10", 1), births("B", "2008-12", 1), births("B", "2007-10", 7)];
    const ledger = await rollup({ areas: township("A", "B"), events });

    expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 7, months: 0b11, prior: 20, prior_covered: 2 });
    expect(await ledger.year("B", "birth", 2009)).toMatchObject({ value: 2, months: 0b101, prior: null, prior_covered: null });
  });

  it("gives a whole year no prior", async () => {
    const ledger = await rollup({ areas: township("A"), events: [births("A", "2008", 5), births("A", "2009", 6)] });

    expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 6, prior: null });
  });
});

describe("margins", () => {
  const one = (events: ReturnType<typeof births>[]) => rollup({ areas: township("A"), events });

  it("never adds rows with sex to rows without: the total is the least detailed table's", async () => {
    const ledger = await one([births("A", "2009", 10), births("A", "2009", 4, { sex: "M" }), births("A", "2009", 6, { sex: "F" })]);

    expect(await ledger.value("A", "birth", 2009)).toBe(10);
    expect(await ledger.value("A", "birth", 2009, { sex: "M" })).toBe(4);
    expect(await ledger.value("A", "birth", 2009, { sex: "F" })).toBe(6);
    expect(await ledger.faults()).toEqual([]);
  });

  it("adds up the sexes, unknown ones too, where there is no total", async () => {
    const ledger = await one([births("A", "2009", 4, { sex: "M" }), births("A", "2009", 6, { sex: "F" }), births("A", "2009", 1, { sex: "U" })]);

    expect(await ledger.value("A", "birth", 2009)).toBe(11);
    expect(await ledger.value("A", "birth", 2009, { sex: "U" })).toBe(1);
  });

  it("reads the total from the banded rows where only they are there, and bands by sex from the most detailed", async () => {
    const ledger = await one([births("A", "2009", 2, { sex: "M", band: "1" }), births("A", "2009", 3, { sex: "F", band: "1" }), births("A", "2009", 1, { sex: "M", band: "2" })]);

    expect(await ledger.value("A", "birth", 2009)).toBe(6);
    expect(await ledger.value("A", "birth", 2009, { sex: "M" })).toBe(3);
    expect(await ledger.value("A", "birth", 2009, { sex: "F" })).toBe(3);
    expect(await ledger.value("A", "birth", 2009, { band: "1" })).toBe(5);
    expect(await ledger.value("A", "birth", 2009, { sex: "F", band: "2" })).toBe(0);
    expect(await ledger.value("A", "birth", 2009, { band: "3" })).toBe(0);
  });

  it("reads bands from the table without sex before that with it", async () => {
    const ledger = await one([births("A", "2009", 7, { band: "1" }), births("A", "2009", 3, { sex: "M", band: "1" }), births("A", "2009", 4, { sex: "F", band: "1" })]);

    expect(await ledger.value("A", "birth", 2009, { band: "1" })).toBe(7);
    expect(await ledger.value("A", "birth", 2009)).toBe(7);
    expect(await ledger.faults()).toEqual([]);
  });

  it("counts an absent cell as 0 where the table is there, and gives no row where it is not", async () => {
    const ledger = await one([births("A", "2009", 4, { sex: "M" })]);

    expect(await ledger.value("A", "birth", 2009, { sex: "F" })).toBe(0);
    expect(await ledger.year("A", "birth", 2009, { sex: "U" })).toBeUndefined();
    expect(await ledger.year("A", "birth", 2009, { band: "1" })).toBeUndefined();
    expect(await ledger.year("A", "death", 2009)).toBeUndefined();
    expect(await ledger.year("A", "birth", 2008)).toBeUndefined();
  });

  it("keeps a reported 0 apart from not reported", async () => {
    const ledger = await one([births("A", "2008-10", 0)]);

    expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 0, months: 1 });
  });

  it("makes no sum that holds a count which is not known", async () => {
    const ledger = await one([births("A", "2009", 4, { sex: "M" }), births("A", "2009", undefined, { sex: "F" })]);

    expect(await ledger.value("A", "birth", 2009, { sex: "M" })).toBe(4);
    expect(await ledger.year("A", "birth", 2009, { sex: "F" })).toBeUndefined();
    expect(await ledger.year("A", "birth", 2009)).toBeUndefined();
  });

  it("reads a total that is not known from the next table that knows it", async () => {
    const ledger = await one([births("A", "2009", undefined), births("A", "2009", 4, { sex: "M" }), births("A", "2009", 5, { sex: "F" })]);

    expect(await ledger.value("A", "birth", 2009)).toBe(9);
  });

  it("counts a month whose number is not known as not reported", async () => {
    const ledger = await one(MONTHS_2009.map((period, at) => births("A", period, at === 4 ? undefined : 1)));

    expect(await ledger.year("A", "birth", 2009)).toMatchObject({ value: 11, months: 4095 - 16, covered: 11, units: 11 });
  });

  it("adds rows of one period that were reported in different months", async () => {
    const ledger = await one([births("A", "2009-01", 2, { reported: "2009-01" }), births("A", "2009-01", 1, { reported: "2009-04" })]);

    expect(await ledger.value("A", "birth", 2009)).toBe(3);
  });

  it("lists two tables that disagree as a data fault and uses the less detailed", async () => {
    const ledger = await one([births("A", "2009-03", 10), births("A", "2009-03", 4, { sex: "M" }), births("A", "2009-03", 5, { sex: "F" })]);

    expect(await ledger.value("A", "birth", 2009)).toBe(10);
    expect(await ledger.faults()).toEqual([{ file: "events", area: "A", period: "2009-03", kind: "birth", code: "tablesDisagree", own: 10, other: 9 }]);
  });

  it("lists a band that two tables give differently", async () => {
    const ledger = await one([births("A", "2009", 7, { band: "1" }), births("A", "2009", 3, { sex: "M", band: "1" }), births("A", "2009", 5, { sex: "F", band: "1" })]);

    expect((await ledger.faults()).map(({ code, own, other }) => ({ code, own, other }))).toEqual([{ code: "tablesDisagree", own: 7, other: 8 }]);
  });

  it("keeps death bands as given and does not fill a band that lies inside another", async () => {
    const death = (area: string, band: string, count: number) => ({ area, period: "2009", kind: "death", band, count });
    const ledger = await rollup({ areas: township("A", "B"), events: [death("A", "0-4", 2), death("A", "5+", 3), death("B", "0", 1), death("B", "1-4", 1), death("B", "5+", 4)] });

    expect(await ledger.year("A", "death", 2009, { band: "0" })).toBeUndefined();
    expect(await ledger.value("B", "death", 2009, { band: "0-4" })).toBe(2);
    expect(await ledger.value("T", "death", 2009, { band: "0-4" })).toBe(4);
    expect(await ledger.year("T", "death", 2009, { band: "0" })).toMatchObject({ value: 1, covered: 12, units: 24 });
    expect(await ledger.value("T", "death", 2009)).toBe(11);
  });
});

describe("levels", () => {
  it("sums children where the area has no own rows, and says what share reported", async () => {
    const ledger = await rollup({ areas: township("A", "B", "C"), events: [births("A", "2009", 4), births("B", "2009", 5)] });

    expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 9, covered: 24, units: 36 });
  });

  it("lets an area's own rows win over its children's for the same file, kind and period, and lists a difference", async () => {
    const events = [births("T", "2008-10", 10), births("A", "2008-10", 4), births("B", "2008-10", 5), births("A", "2008-11", 1), births("B", "2008-11", 2), { area: "A", period: "2008-10", kind: "death", count: 3 }];
    const ledger = await rollup({ areas: township("A", "B"), events });

    expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 13, covered: 4, units: 4 });
    expect(await ledger.year("T", "death", 2009)).toMatchObject({ value: 3, covered: 1, units: 2 });
    expect(await ledger.faults()).toEqual([{ file: "events", area: "T", period: "2008-10", kind: "birth", code: "ownDiffers", own: 10, other: 9 }]);
  });

  it("lists no difference where children lack, unless they already sum to more", async () => {
    const ledger = await rollup({ areas: township("A", "B"), events: [births("T", "2008-10", 10), births("A", "2008-10", 4), births("T", "2008-11", 3), births("A", "2008-11", 4)] });

    expect((await ledger.faults()).map(({ period }) => period)).toEqual(["2008-11"]);
    expect(await ledger.coverage("T", "birth", 2009)).toBe(1);
  });

  it("uses own rows even where they lack the sexes that children give", async () => {
    const ledger = await rollup({ areas: township("A"), events: [births("T", "2009", 9), births("A", "2009", 4, { sex: "M" }), births("A", "2009", 5, { sex: "F" })] });

    expect(await ledger.value("T", "birth", 2009)).toBe(9);
    expect(await ledger.year("T", "birth", 2009, { sex: "M" })).toBeUndefined();
  });

  it("may skip levels", async () => {
    const areas = [{ code: "P", name_zh: "省", level: "province" }, { code: "C", name_zh: "县", level: "county", parent: "P" }, { code: "V", name_zh: "村", level: "village", parent: "P" }, { code: "W", name_zh: "村", level: "village", parent: "C" }];
    const ledger = await rollup({ areas, events: [births("V", "2009", 1), births("W", "2009", 2)] });

    expect(await ledger.year("P", "birth", 2009)).toMatchObject({ value: 3, covered: 24, units: 24 });
  });

  it("puts several roots under a country of all areas, depth first and in code order", async () => {
    const areas = [{ code: "b", name_zh: "乙", level: "county" }, { code: "a", name_zh: "甲", level: "county" }, { code: "a-1", name_zh: "村", level: "village", parent: "a" }, { code: "Z", name_zh: "村", level: "village", parent: "a" }];
    const ledger = await rollup({ areas, events: [births("Z", "2009", 1), births("b", "2009", 2)] });

    expect(await ledger.rows("SELECT code, pos, last, parent, depth, level FROM p_tree ORDER BY pos")).toEqual([
      { code: "root", pos: 0, last: 4, parent: -1, depth: 0, level: "country" },
      { code: "a", pos: 1, last: 3, parent: 0, depth: 1, level: "county" },
      { code: "Z", pos: 2, last: 2, parent: 1, depth: 2, level: "village" },
      { code: "a-1", pos: 3, last: 3, parent: 1, depth: 2, level: "village" },
      { code: "b", pos: 4, last: 4, parent: 0, depth: 1, level: "county" },
    ]);
    expect(await ledger.value("root", "birth", 2009)).toBe(3);
  });

  it("lets a township's year row win over its villages' months, and months over nothing", async () => {
    const months = MONTHS_2009.flatMap((period) => [births("A", period, 1), births("B", period, 2)]);
    const ledger = await rollup({ areas: township("A", "B"), events: [births("T", "2009", 40), ...months] });

    expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 40, months: 4095, covered: 24, units: 24 });
    expect(await ledger.value("A", "birth", 2009)).toBe(12);
    expect(await ledger.faults()).toEqual([{ file: "events", area: "T", period: "2009", kind: "birth", code: "ownDiffers", own: 40, other: 36 }]);
    expect(await ledger.rows("SELECT v0 FROM p_facts f JOIN p_tree t USING (pos) WHERE t.code = 'T' AND measure = 'birth' AND mask = 1")).toEqual([{ v0: 3 }]);
  });

  it("adds the year row of one village to the months of another, and counts its months once", async () => {
    const ledger = await rollup({ areas: township("A", "B"), events: [births("A", "2009", 7), births("B", "2008-10", 1), births("B", "2008-11", 1)] });

    expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 9, months: 4095, covered: 14, units: 24 });
  });

  it("does not count a village's months twice where the county has a quarter row between", async () => {
    const areas = [{ code: "C", name_zh: "县", level: "county" }, { code: "T", name_zh: "镇", level: "township", parent: "C" }, { code: "A", name_zh: "村", level: "village", parent: "T" }];
    const ledger = await rollup({ areas, events: [births("T", "2009-Q1", 10), births("A", "2008-10", 4), births("A", "2009-01", 5)] });

    expect(await ledger.year("T", "birth", 2009)).toMatchObject({ value: 15, months: 0b1111 });
    expect(await ledger.year("C", "birth", 2009)).toMatchObject({ value: 15, months: 0b1111, covered: 4, units: 4 });
  });
});
