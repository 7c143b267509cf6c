import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { RolledUp, township, type LedgerOptions, type LedgerRows } from "./test-ledger";

let rolled: RolledUp | undefined;
afterEach(() => rolled?.close());
const rollup = async (rows: LedgerRows, options?: LedgerOptions) => (rolled = await RolledUp.of(rows, options));
const people = (area: string, date: string, count: number | undefined, cells: Record<string, string | number> = {}) => ({ area, date, ...(count === undefined ? {} : { count }), ...cells });

describe("population at the middle of a year", () => {
  const of = (rows: [string, number][], options?: LedgerOptions) => rollup({ areas: township("A"), population: rows.map(([date, count]) => people("A", date, count)) }, options);

  it("is the count of that very day where there is one: 1 April 2009, month 7 of a year from October", async () => {
    const ledger = await of([["2009-03-31", 90], ["2009-04-01", 100], ["2009-04-02", 200]]);

    expect(await ledger.value("A", "population", 2009)).toBe(100);
  });

  it("is interpolated by days between the nearest days before and after", async () => {
    const ledger = await of([["2008-09-30", 1], ["2008-12-31", 100], ["2009-06-30", 200], ["2009-12-31", 1]]);

    expect(await ledger.value("A", "population", 2009)).toBeCloseTo(100 + 100 * (91 / 181), 12);
  });

  it("uses both days when they lie exactly twelve calendar months away", async () => {
    const ledger = await of([["2008-04-01", 100], ["2010-04-01", 200]], { asOf: "2010-12-31" });

    expect(await ledger.value("A", "population", 2009)).toBeCloseTo(100 + 100 * (365 / 730), 12);
  });

  it("takes the nearer one alone where the other lies a day beyond twelve months", async () => {
    const ledger = await of([["2008-03-31", 100], ["2010-04-01", 200]], { asOf: "2010-12-31" });

    expect(await ledger.value("A", "population", 2009)).toBe(200);
  });

  it("is not reported where no day lies within twelve months", async () => {
    const ledger = await of([["2007-03-31", 100], ["2010-04-02", 200]], { asOf: "2010-12-31" });

    expect(await ledger.value("A", "population", 2007)).toBe(100);
    expect(await ledger.year("A", "population", 2008)).toBeUndefined();
    expect(await ledger.year("A", "population", 2009)).toBeUndefined();
    expect(await ledger.value("A", "population", 2010)).toBe(200);
  });

  it("is given for years begun by as_of only", async () => {
    const ledger = await of([["2009-09-30", 100]], { asOf: "2009-09-30" });

    expect(await ledger.value("A", "population", 2009)).toBe(100);
    expect(await ledger.year("A", "population", 2010)).toBeUndefined();
  });

  it("is rolled up first, then interpolated, unrounded", async () => {
    const ledger = await rollup({ areas: township("A", "B"), population: [people("A", "2008-12-31", 10), people("A", "2009-06-30", 11), people("B", "2008-12-31", 20), people("B", "2009-06-30", 22)] });

    expect(await ledger.value("T", "population", 2009)).toBeCloseTo(30 + 3 * (91 / 181), 12);
    expect(await ledger.coverage("T", "population", 2009)).toBe(1);
  });

  it("carries the coverage of the worse of the two days", async () => {
    const ledger = await rollup({ areas: township("A", "B"), population: [people("A", "2008-12-31", 10), people("A", "2009-06-30", 11), people("B", "2009-06-30", 22)] });

    expect(await ledger.coverage("T", "population", 2009)).toBe(0.5);
  });

  /** The rule of formats.md section 6, day by day. */
  function naive(counts: Map<number, number>, year: number): number | undefined {
    const day = (y: number, m: number, d: number) => Math.round(Date.UTC(y, m - 1, d) / 86_400_000);
    const middle = day(year, 4, 1);
    let before: number | undefined;
    let after: number | undefined;
    for (let date = middle; date >= day(year - 1, 4, 1); date -= 1) if (counts.has(date)) { before = date; break; }
    for (let date = middle; date <= day(year + 1, 4, 1); date += 1) if (counts.has(date)) { after = date; break; }
    if (before === undefined) return after === undefined ? undefined : counts.get(after);
    if (after === undefined || after === before) return counts.get(before);
    return counts.get(before)! + ((counts.get(after)! - counts.get(before)!) * (middle - before)) / (after - before);
  }

  it("agrees with the rule applied day by day, for any dates", async () => {
    const first = Math.round(Date.UTC(2003, 0, 1) / 86_400_000);
    const series = fc.uniqueArray(fc.tuple(fc.integer({ min: first, max: first + 2500 }), fc.nat(5000)), { minLength: 1, maxLength: 12, selector: ([day]) => day });
    await fc.assert(fc.asyncProperty(fc.array(series, { minLength: 4, maxLength: 8 }), async (villages) => {
      const names = villages.map((_, at) => `V${at}`);
      const text = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
      const ledger = await RolledUp.of({ areas: township(...names), population: villages.flatMap((rows, at) => rows.map(([day, count]) => people(names[at]!, text(day), count))) });
      try {
        for (const [at, rows] of villages.entries()) {
          for (let year = 2001; year <= 2010; year += 1) {
            const wanted = naive(new Map(rows), year);
            const got = await ledger.value(names[at]!, "population", year);
            if (wanted === undefined) expect(got).toBeUndefined();
            else expect(got).toBeCloseTo(wanted, 9);
          }
        }
      } finally {
        ledger.close();
      }
    }), { numRuns: 5, seed: 7 });
  });
});

describe("ages", () => {
  const ages = (area: string, from: number, to: number | undefined, count: number, sex?: string) => people(area, "2009-04-01", count, { age_from: from, ...(to === undefined ? {} : { age_to: to }), ...(sex ? { sex } : {}) });

  it("makes standard bands of single ages, and those only whose edges no given band crosses", async () => {
    const population = [ages("A", 0, 0, 1), ages("A", 1, 1, 2), ages("A", 4, 4, 4), ages("A", 5, 9, 8), ages("A", 10, 19, 16), ages("A", 20, 64, 32), ages("A", 65, undefined, 64)];
    const ledger = await rollup({ areas: township("A"), population });
    const band = (name: string) => ledger.value("A", "population", 2009, { band: name });

    expect(await ledger.value("A", "population", 2009)).toBe(127);
    expect(await band("0")).toBe(1);
    expect(await band("0-4")).toBe(7);
    expect(await band("5-9")).toBe(8);
    expect(await band("10-14")).toBeUndefined();
    expect(await band("0-14")).toBeUndefined();
    expect(await band("15-64")).toBeUndefined();
    expect(await band("65+")).toBe(64);
    expect(await band("85+")).toBeUndefined();
    expect(await band("20-64")).toBeUndefined(); // a given band is in population.parquet, not in years
    expect(await ledger.rows("SELECT \"value\" FROM p_population WHERE pos = 1 AND band = '20-64' AND sex = ''")).toEqual([{ value: 32 }]);
  });

  it("sums sexes and bands each from the least detailed table", async () => {
    const population = [people("A", "2009-04-01", 100), ages("A", 0, 14, 10, "M"), ages("A", 0, 14, 9, "F"), ages("A", 15, 64, 40, "M"), ages("A", 15, 64, 31, "F"), ages("A", 65, undefined, 4, "M"), ages("A", 65, undefined, 6, "F")];
    const ledger = await rollup({ areas: township("A"), population });

    expect(await ledger.value("A", "population", 2009)).toBe(100);
    expect(await ledger.value("A", "population", 2009, { sex: "M" })).toBe(54);
    expect(await ledger.value("A", "population", 2009, { band: "0-14" })).toBe(19);
    expect(await ledger.value("A", "population", 2009, { sex: "F", band: "65+" })).toBe(6);
    expect(await ledger.faults()).toEqual([]);
  });

  it("adds bands of villages that give them differently where both can", async () => {
    const ledger = await rollup({ areas: township("A", "B"), population: [ages("A", 0, 0, 1), ages("A", 1, 4, 2), ages("A", 5, undefined, 5), ages("B", 0, 4, 10), ages("B", 5, undefined, 20)] });

    expect(await ledger.year("T", "population", 2009, { band: "0-4" })).toMatchObject({ value: 13, covered: 2, units: 2 });
    expect(await ledger.year("T", "population", 2009, { band: "0" })).toMatchObject({ value: 1, covered: 1, units: 2 });
    expect(await ledger.value("T", "population", 2009)).toBe(38);
  });

  describe("bands held against each other", () => {
    const band = (ledger: RolledUp, area: string, name: string) => ledger.year(area, "population", 2009, { band: name });
    /** One village with the three broad ages, one whose ages 15 are not told apart from 14, one without ages. */
    const three = [
      ages("A", 0, 14, 100), ages("A", 15, 64, 500), ages("A", 65, undefined, 50),
      ages("B", 0, 64, 200, "M"), ages("B", 65, 79, 30, "M"), ages("B", 80, undefined, 10, "M"), ages("B", 0, 64, 210, "F"), ages("B", 65, 79, 35, "F"), ages("B", 80, undefined, 20, "F"),
      people("C", "2009-04-01", 400),
    ];

    it("gives those aged 65 and over, and all ages, of the same areas", async () => {
      const ledger = await rollup({ areas: township("A", "B", "C"), population: three });

      expect(await band(ledger, "B", "aged")).toMatchObject({ value: 95 });
      expect(await band(ledger, "B", "aged_of")).toMatchObject({ value: 505 });
      expect(await band(ledger, "C", "aged_of")).toBeUndefined();
      expect(await band(ledger, "T", "aged")).toMatchObject({ value: 145, covered: 2, units: 3 });
      expect(await band(ledger, "T", "aged_of")).toMatchObject({ value: 1155, covered: 2, units: 3 });
      expect(await ledger.value("T", "population", 2009)).toBe(1555);
    });

    it("gives dependants and those of working age only where all three broad ages are known", async () => {
      const ledger = await rollup({ areas: township("A", "B", "C"), population: three });

      expect(await band(ledger, "T", "dependent")).toMatchObject({ value: 150, covered: 1, units: 3 });
      expect(await band(ledger, "T", "working")).toMatchObject({ value: 500, covered: 1, units: 3 });
      expect(await band(ledger, "B", "dependent")).toBeUndefined();
      expect(await band(ledger, "B", "working")).toBeUndefined();
    });

    it("leaves a village out of both where one of the parts is not known", async () => {
      const population = [...three.slice(0, 3), ages("B", 0, 14, 10), people("B", "2009-04-01", undefined, { age_from: 15, age_to: 64 }), ages("B", 65, undefined, 7)];
      const ledger = await rollup({ areas: township("A", "B"), population });

      expect(await ledger.value("B", "population", 2009, { band: "65+" })).toBe(7);
      for (const [name, value] of [["aged", 50], ["aged_of", 650], ["dependent", 150], ["working", 500]] as const) {
        expect(await band(ledger, "B", name)).toBeUndefined();
        expect(await band(ledger, "T", name)).toMatchObject({ value, covered: 1, units: 2 });
      }
    });

    it("takes all ages from the least detailed table, and the middle of the year between days like any other band", async () => {
      const on = (date: string, all: number, aged: number) => [people("A", date, all), people("A", date, all - aged, { age_from: 0, age_to: 64 }), people("A", date, aged + 1, { age_from: 65 })];
      const ledger = await rollup({ areas: township("A", "B"), population: [...on("2008-12-31", 100, 9), ...on("2009-06-30", 200, 19), people("B", "2008-12-31", 1000)] });

      expect((await band(ledger, "T", "aged_of"))?.value).toBeCloseTo(100 + 100 * (91 / 181), 12);
      expect((await band(ledger, "T", "aged"))?.value).toBeCloseTo(10 + 10 * (91 / 181), 12);
    });
  });

  it("lists a total that the ages do not add up to", async () => {
    const ledger = await rollup({ areas: township("A"), population: [people("A", "2009-04-01", 100), ages("A", 0, 14, 40), ages("A", 15, undefined, 61)] });

    expect(await ledger.faults()).toEqual([{ file: "population", area: "A", period: "2009-04-01", kind: "", code: "tablesDisagree", own: 100, other: 101 }]);
  });
});
