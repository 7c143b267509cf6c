import { afterEach, describe, expect, it } from "vitest";
import { RolledUp, township, type LedgerOptions, type LedgerRows } from "./test-ledger";

let rolled: RolledUp | undefined;
afterEach(() => rolled?.close());
const rollup = async (rows: LedgerRows, options?: LedgerOptions) => (rolled = await RolledUp.of(rows, options));
const areas = township("A", "B");

describe("late births", () => {
  const birth = (period: string, count: number, reported?: string, area = "A") => ({ area, period, kind: "birth", count, ...(reported ? { reported } : {}) });

  it("counts as late what was reported more than one month after its month", async () => {
    const ledger = await rollup({ areas, events: [birth("2009-01", 5, "2009-01"), birth("2009-01", 4, "2009-02"), birth("2009-01", 3, "2009-03"), birth("2009-01", 2)] });

    expect(await ledger.value("A", "birth", 2009)).toBe(14);
    expect(await ledger.value("A", "birth_known", 2009)).toBe(12);
    expect(await ledger.value("A", "birth_late", 2009)).toBe(3);
  });

  it("measures the delay from the last month of a quarter, across the end of a calendar year", async () => {
    const ledger = await rollup({ areas, events: [birth("2009-Q1", 5, "2009-01"), birth("2009-Q1", 4, "2009-02"), birth("2009-Q2", 1, "2009-04")] });

    expect(await ledger.value("A", "birth_late", 2009)).toBe(4);
  });

  it("has nothing to know where there are no births, and is not reported where no month of report is known", async () => {
    const ledger = await rollup({ areas, events: [birth("2009-01", 5, "2009-01"), birth("2009-02", 0), birth("2009-01", 7, undefined, "B")] });

    expect(await ledger.year("A", "birth_known", 2009)).toMatchObject({ value: 5, months: 0b11000 });
    expect(await ledger.year("B", "birth_known", 2009)).toBeUndefined();
    expect(await ledger.year("T", "birth_known", 2009)).toMatchObject({ value: 5, covered: 2, units: 4 });
  });

  it("reads them from the least detailed table that knows the month of report", async () => {
    const detailed = [{ ...birth("2009-01", 3, "2009-05"), sex: "M" }, { ...birth("2009-01", 2, "2009-01"), sex: "F" }];
    const ledger = await rollup({ areas, events: [birth("2009-01", 5), ...detailed] });

    expect(await ledger.value("A", "birth", 2009)).toBe(5);
    expect(await ledger.value("A", "birth_known", 2009)).toBe(5);
    expect(await ledger.value("A", "birth_late", 2009)).toBe(3);
  });
});

describe("checks", () => {
  const check = (kind: string, date: string, ledger: number, found: number, matched: number, more: Record<string, number> = {}) => ({ area: "A", period: "2009-03", kind, date, mode: "regular", ledger, found, matched, ...more });

  it("adds Chapman's N and its variance over the checks of a period, and all kinds together", async () => {
    const rows = [check("birth", "2009-04-01", 9, 11, 7, { duplicates: 1, planned: 1 }), check("birth", "2009-04-20", 4, 4, 4, { duplicates: 0 }), check("death", "2009-04-01", 3, 2, 1, { duplicates: 0, planned: 2 })];
    const ledger = await rollup({ areas, checks: rows });

    // (10 × 12) / 8 − 1 = 14; (5 × 5) / 5 − 1 = 4; (4 × 3) / 2 − 1 = 5
    expect(await ledger.value("A", "check_estimate", 2009, { band: "birth" })).toBeCloseTo(18, 12);
    expect(await ledger.value("A", "check_estimate", 2009)).toBeCloseTo(23, 12);
    // 10 × 12 × 2 × 4 / (8² × 9) = 1.6667; 0; 4 × 3 × 2 × 1 / (2² × 3) = 2
    expect(await ledger.value("A", "check_variance", 2009)).toBeCloseTo(960 / 576 + 2, 12);
    expect(await ledger.value("T", "check_made", 2009)).toBe(3);
    expect(await ledger.value("A", "check_made", 2009, { band: "birth" })).toBe(2);
    expect(await ledger.value("A", "check_ledger", 2009)).toBe(16);
    expect(await ledger.value("A", "check_found", 2009)).toBe(17);
    expect(await ledger.value("A", "check_matched", 2009)).toBe(12);
    expect(await ledger.value("A", "check_duplicates", 2009)).toBe(1);
    expect(await ledger.value("A", "check_planned", 2009)).toBe(3);
    expect(await ledger.year("T", "check_ledger", 2009, { band: "death" })).toMatchObject({ value: 3, months: 0b100000, covered: 1, units: 2 });
  });

  it("leaves ledger, found and matched out together where one of them is not known", async () => {
    const { found: _, ...unknown } = check("birth", "2009-04-20", 4, 4, 4);
    const ledger = await rollup({ areas, checks: [check("birth", "2009-04-01", 9, 11, 7), unknown] });

    expect(await ledger.value("A", "check_made", 2009)).toBe(2);
    expect(await ledger.year("A", "check_ledger", 2009)).toBeUndefined();
    expect(await ledger.year("A", "check_estimate", 2009)).toBeUndefined();
  });

  it("takes the estimate of a check that matched nothing as Chapman's formula has it", async () => {
    const ledger = await rollup({ areas, checks: [check("birth", "2009-04-01", 3, 2, 0)] });

    expect(await ledger.value("A", "check_estimate", 2009)).toBe(11);
    expect(await ledger.value("A", "check_matched", 2009)).toBe(0);
  });

  it("counts one that matched nothing in the sum above it, and in its coverage", async () => {
    const ledger = await rollup({ areas, checks: [check("birth", "2009-04-01", 3, 2, 0), { ...check("birth", "2009-04-01", 9, 11, 7), area: "B" }] });

    expect(await ledger.year("T", "check_estimate", 2009)).toMatchObject({ value: 11 + 14, covered: 2, units: 2 });
    expect(await ledger.year("T", "check_matched", 2009)).toMatchObject({ value: 7, covered: 2, units: 2 });
  });

  describe("that give only some of their counts", () => {
    const three = [
      { area: "A", period: "2009-01", kind: "birth", date: "2009-07-01", ledger: 100, found: 90 },
      { area: "B", period: "2009-01", kind: "birth", date: "2009-07-01", ledger: 50, found: 50, matched: 40, duplicates: 5 },
      { area: "C", period: "2009-01", kind: "birth", date: "2009-07-01", found: 30, matched: 20, duplicates: 6 },
      { area: "D", period: "2009-01", kind: "birth", date: "2009-07-01", ledger: 7, matched: 6 },
    ];
    const sums = async (ledger: RolledUp, measures: string[]) => Promise.all(measures.map(async (measure) => (await ledger.value("T", measure, 2009))));

    it("are held against each other only where they give both: found and matched, ledger and matched, ledger and duplicates", async () => {
      const ledger = await rollup({ areas: township("A", "B", "C", "D"), checks: three });

      expect(await sums(ledger, ["check_omission_found", "check_omission_matched"])).toEqual([80, 60]);
      expect(await sums(ledger, ["check_match_ledger", "check_match_matched"])).toEqual([57, 46]);
      expect(await sums(ledger, ["check_duplicate_ledger", "check_duplicates"])).toEqual([50, 5]);
      expect(await sums(ledger, ["check_ledger", "check_found", "check_matched"])).toEqual([50, 50, 40]);
      expect(await ledger.year("T", "check_omission_found", 2009)).toMatchObject({ covered: 2, units: 4 });
      expect(await ledger.year("C", "check_duplicates", 2009)).toBeUndefined();
    });

    it("leave an area's sum over kinds open, and only their own kind out of the sums above", async () => {
      const death = (area: string) => ({ area, period: "2009-01", kind: "death", date: "2009-07-01", ledger: 10, found: 9, matched: 8, duplicates: 1 });
      const ledger = await rollup({ areas: township("A", "B", "C", "D"), checks: [three[2]!, death("B"), death("C")] });

      expect(await ledger.year("C", "check_ledger", 2009)).toBeUndefined();
      expect(await ledger.year("T", "check_ledger", 2009)).toMatchObject({ value: 20, covered: 2, units: 4 });
      expect(await ledger.year("T", "check_duplicates", 2009)).toMatchObject({ value: 2 });
      expect(await ledger.year("T", "check_omission_matched", 2009)).toMatchObject({ value: 36, covered: 2, units: 4 });
    });
  });

  it("lists no data fault where a township made checks of its own", async () => {
    const own = { ...check("birth", "2009-04-09", 50, 50, 50), area: "T" };
    const ledger = await rollup({ areas: township("A"), checks: [check("birth", "2009-04-01", 9, 11, 7), own] });

    expect(await ledger.value("T", "check_ledger", 2009)).toBe(50);
    expect(await ledger.faults()).toEqual([]);
  });
});

describe("wrong fields and sources", () => {
  it("counts what stands off the diagonal, by field and in all", async () => {
    const row = (kind: string, field: string, written: string, right: string, count: number) => ({ area: "A", period: "2009-03", kind, field, ledger_value: written, true_value: right, count });
    const ledger = await rollup({ areas, misfiled: [row("birth", "sex", "M", "M", 90), row("birth", "sex", "M", "F", 2), row("death", "sex", "F", "M", 1), row("death", "age", "under_45", "45_and_over", 3)] });

    expect(await ledger.value("T", "misfiled_all", 2009)).toBe(96);
    expect(await ledger.value("T", "misfiled_wrong", 2009)).toBe(6);
    expect(await ledger.value("T", "misfiled_all", 2009, { band: "sex" })).toBe(93);
    expect(await ledger.value("T", "misfiled_wrong", 2009, { band: "sex" })).toBe(3);
    expect(await ledger.value("T", "misfiled_wrong", 2009, { band: "age" })).toBe(3);
  });

  it("counts area-months in which two sources or more gave a figure, and those in which all gave the same", async () => {
    const row = (area: string, period: string, source: string, count?: number) => ({ area, period, kind: "birth", source, ...(count === undefined ? {} : { count }) });
    const ledger = await rollup({ areas, sources: [
      row("A", "2009-01", "ledger", 3), row("A", "2009-01", "report", 3), row("A", "2009-01", "book", 4),
      row("A", "2009-02", "ledger", 0), row("A", "2009-02", "report", 0), row("A", "2009-03", "ledger", 5), row("A", "2009-04", "ledger", 5), row("A", "2009-04", "book"),
      row("B", "2009-01", "ledger", 1), row("B", "2009-01", "platform", 1),
    ] });

    expect(await ledger.value("A", "source_cells", 2009)).toBe(2);
    expect(await ledger.value("A", "source_agree", 2009)).toBe(1);
    expect(await ledger.value("T", "source_cells", 2009, { band: "birth" })).toBe(3);
    expect(await ledger.value("T", "source_agree", 2009)).toBe(2);
  });
});

describe("services", () => {
  const row = (area: string, period: string, eligible: number, served: number) => ({ area, period, service: "newborn_visit", eligible, served });

  it("takes the latest period of the year, never a sum, and the same period of last year beside it", async () => {
    const ledger = await rollup({ areas, services: [row("A", "2009-Q1", 10, 4), row("A", "2009-Q2", 20, 15), row("B", "2009-Q2", 5, 5), row("A", "2008-Q2", 18, 9), row("A", "2008-Q4", 40, 30)] });

    expect(await ledger.year("A", "service_served", 2009, { band: "newborn_visit" })).toMatchObject({ value: 15, months: 0b111111, prior: 9 });
    expect(await ledger.value("T", "service_eligible", 2009, { band: "newborn_visit" })).toBe(25);
    expect(await ledger.year("A", "service_served", 2008, { band: "newborn_visit" })).toMatchObject({ value: 30, months: 4095, prior: null });
    expect(await ledger.coverage("T", "service_served", 2009, { band: "newborn_visit" })).toBe(1);
  });

  it("takes a pair of which one is not known as not reported", async () => {
    const ledger = await rollup({ areas, services: [row("A", "2009-Q1", 10, 4), { area: "A", period: "2009-Q2", service: "newborn_visit", eligible: 20 }] });

    expect(await ledger.year("A", "service_eligible", 2009, { band: "newborn_visit" })).toMatchObject({ value: 10, months: 0b111 });
  });
});

describe("activities and migrants", () => {
  it("adds activities over months and kinds", async () => {
    const row = (area: string, period: string, activity: string, sessions: number, people: number) => ({ area, period, activity, sessions, people });
    const ledger = await rollup({ areas, activities: [row("A", "2009-01", "training", 2, 40), row("A", "2009-02", "training", 1, 10), row("B", "2009-02", "meeting", 1, 5)] });

    expect(await ledger.value("T", "activity_sessions", 2009)).toBe(4);
    expect(await ledger.value("T", "activity_people", 2009, { band: "training" })).toBe(50);
    expect(await ledger.value("A", "activity_sessions", 2009)).toBe(3);
  });

  describe("of which one is not known", () => {
    const held = (area: string, period: string, activity: string, count?: number) => ({ area, period, activity, sessions: 1, ...(count === undefined ? {} : { people: count }) });

    it("leaves it out of the sum above, whose other kinds stand", async () => {
      const activities = [held("A", "2009-01", "training", 60), held("A", "2009-02", "outreach"), held("B", "2009-02", "training", 70), held("T", "2009-02", "meeting", 100)];
      const ledger = await rollup({ areas: township("A", "B", "C"), activities });

      expect(await ledger.year("T", "activity_people", 2009)).toMatchObject({ value: 230, months: 0b11000, covered: 1 + 2, units: 6 });
      expect(await ledger.year("A", "activity_people", 2009)).toMatchObject({ value: 60, months: 0b1000 });
      expect(await ledger.value("T", "activity_sessions", 2009)).toBe(4);
    });

    it("covers no area of which one kind is open, though others of it are known", async () => {
      const ledger = await rollup({ areas: township("A", "B"), activities: [held("A", "2009-02", "training", 5), held("A", "2009-02", "outreach"), held("B", "2009-02", "training", 70)] });

      expect(await ledger.year("T", "activity_people", 2009)).toMatchObject({ value: 75, covered: 1, units: 2 });
      expect(await ledger.year("A", "activity_people", 2009)).toBeUndefined();
    });

    it("asks nothing of those below for a kind that the area gives itself", async () => {
      const ledger = await rollup({ areas: township("A", "B"), activities: [held("A", "2009-02", "outreach"), held("T", "2009-02", "outreach", 50)] });

      expect(await ledger.year("T", "activity_people", 2009)).toMatchObject({ value: 50, covered: 2, units: 2 });
    });

    it("does the same where months and years stand in one file", async () => {
      const activities = [held("A", "2009-02", "outreach"), held("A", "2009-02", "training", 5), held("B", "2009", "training", 70), held("T", "2009", "meeting", 30)];
      const ledger = await rollup({ areas: township("A", "B"), activities });

      expect(await ledger.year("T", "activity_people", 2009)).toMatchObject({ value: 105, months: 4095 });
    });

    it("is not known where it is the only kind, or where nothing below is wholly known", async () => {
      const ledger = await rollup({ areas: township("A"), activities: [held("A", "2009-02", "outreach"), held("A", "2009-02", "training", 5)] });

      expect(await ledger.year("T", "activity_people", 2009)).toBeUndefined();
    });
  });

  it("takes the migrants of the latest day in the year, with sex and reach", async () => {
    const row = (date: string, count: number, more: Record<string, string> = {}) => ({ area: "A", date, direction: "out", count, ...more });
    const ledger = await rollup({ areas, migrants: [row("2008-12-31", 90), row("2009-06-30", 60, { sex: "M", reach: "county" }), row("2009-06-30", 40, { sex: "F", reach: "abroad" }), row("2009-10-01", 5)] });

    expect(await ledger.year("A", "migrant_out", 2009)).toMatchObject({ value: 100, months: 4095 });
    expect(await ledger.value("A", "migrant_out", 2009, { band: "abroad" })).toBe(40);
    expect(await ledger.value("A", "migrant_out", 2009, { sex: "M" })).toBe(60);
    expect(await ledger.value("A", "migrant_out", 2009, { sex: "M", band: "abroad" })).toBe(0);
    expect(await ledger.value("A", "migrant_out", 2010)).toBe(5);
    expect(await ledger.year("A", "migrant_in", 2009)).toBeUndefined();
  });
});
