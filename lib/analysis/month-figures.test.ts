import { afterAll, describe, expect, it } from "vitest";
import type { TinyMonth } from "../engine/duckdb/tiny-rollup";
import type { DisclosedFigure } from "./disclosure";
import { readMonths } from "./month-figures";
import { closeLedgers, ledgerOf, rowsOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

/** Moves in by month, of all reaches and by reach; the township is the sum. */
const stories: Record<string, [county: number[], province: number[]]> = {
  a: [[9, 8, 0, 7, 6, 9, 8, 9, 9, 9, 9, 9], [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6]],
  b: [[9, 3, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6]],
  c: [[20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]],
  d: [[30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
};

function rollup() {
  const rows: TinyMonth[] = [];
  const years: Record<string, number> = {};
  const put = (area: string, month: number, band: string, value: number) => rows.push({ area, measure: "move_in", year: 2009, month, band, value });
  for (let month = 1; month <= 12; month += 1) {
    const sums = { county: 0, province: 0 };
    for (const [area, [county, province]] of Object.entries(stories)) {
      const [one, two] = [county[month - 1]!, province[month - 1]!];
      put(area, month, "county", one);
      put(area, month, "province", two);
      put(area, month, "", one + two);
      years[area] = (years[area] ?? 0) + one + two;
      sums.county += one;
      sums.province += two;
    }
    put("t", month, "county", sums.county);
    put("t", month, "province", sums.province);
    put("t", month, "", sums.county + sums.province);
  }
  years.t = Object.values(years).reduce((sum, one) => sum + one, 0);
  return { areas: TOWN, years: rowsOf("move_in", years), months: rows };
}

const asked = async (code: string) => {
  const ledger = await ledgerOf(rollup());
  return readMonths(ledger, { indicator: ledger.registry.get("moves-in"), bands: ["county", "province"], area: ledger.tree.find(code).area, years: [2009] });
};

describe("counts by month", () => {
  it("tell the month by the calendar, with the count's interval", async () => {
    const months = await asked("t");

    expect(months.figure(2009, 1)).toMatchObject({ indicator: "moves-in", area: "t", period: "2008-10", months: 1, status: "ok", value: 89, interval: { method: "byar" } });
    expect(months.figure(2009, 12)).toMatchObject({ period: "2009-09" });
    expect(months.figure(2009, 0)).toMatchObject({ period: "2009", months: 12, status: "ok" });
  });

  it("withhold a small month, a second part of it, another month of the year, and another village", async () => {
    const [b, all] = [await asked("b"), await Promise.all(["a", "c", "d"].map(asked))];

    expect(b.figure(2009, 2, "county")).toMatchObject({ status: "suppressed", reason: "smallCount" });
    expect(b.figure(2009, 2, "province").status).toBe("suppressed");
    expect(Array.from({ length: 12 }, (_, at) => b.figure(2009, at + 1, "county")).filter(({ status }) => status === "suppressed").length).toBeGreaterThan(1);
    expect(all.map((one) => one.figure(2009, 2, "county").status)).toContain("suppressed");
  });

  it("say what was not reported", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [], months: [{ area: "c", measure: "move_in", year: 2009, month: 3, value: 20 }] });
    const months = await readMonths(ledger, { indicator: ledger.registry.get("moves-in"), area: ledger.tree.find("c").area, years: [2009] });

    const [first, third]: DisclosedFigure[] = [months.figure(2009, 1), months.figure(2009, 3)];

    expect(first).toMatchObject({ status: "missing", reason: "notReported", months: 0 });
    expect(third).toMatchObject({ status: "ok", value: 20 });
  });

  it("refuse what is no count of events", async () => {
    const ledger = await ledgerOf(rollup());
    const area = ledger.tree.root;

    await expect(readMonths(ledger, { indicator: ledger.registry.get("birth-rate"), area, years: [2009] })).rejects.toThrow(RangeError);
    await expect(readMonths(ledger, { indicator: ledger.registry.get("migrants-in"), area, years: [2009] })).rejects.toThrow(RangeError);
  });
});
