import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { TinyArea, TinyMonth } from "../engine/duckdb/tiny-rollup";
import { readDated } from "./dated-figures";
import { closeLedgers, ledgerOf, rowsOf } from "./tiny-ledger";

afterAll(closeLedgers);

const AREAS: TinyArea[] = [{ code: "c", level: "county" }, { code: "t", level: "township", parent: "c" }, { code: "u", level: "township", parent: "c" }, { code: "w", level: "township", parent: "c" }];
const REACHES = ["county", "province", "abroad"] as const;
/** Counts of each township by date (March, September 2009) and reach. */
type Counts = Record<"t" | "u" | "w", readonly [readonly number[], readonly number[]]>;
const usual: Counts = { t: [[20, 3, 9], [21, 8, 9]], u: [[30, 12, 7], [33, 12, 6]], w: [[40, 22, 17], [43, 22, 16]] };

function rollup(counts: Counts) {
  const months: TinyMonth[] = [];
  const put = (area: string, month: number, band: string, value: number) => months.push({ area, measure: "migrant_in", year: 2009, month, band, value });
  for (const [at, month] of [6, 12].entries()) {
    const rows = Object.entries(counts).map(([area, dates]) => [area, dates[at]!] as const);
    for (const [area, parts] of [...rows, ["c", REACHES.map((_, part) => rows.reduce((sum, [, own]) => sum + own[part]!, 0))] as const]) {
      REACHES.forEach((reach, part) => put(area, month, reach, parts[part]!));
      put(area, month, "", parts.reduce((sum, one) => sum + one, 0));
    }
  }
  const last = Object.fromEntries(months.filter(({ month, band }) => month === 12 && band === "").map(({ area, value }) => [area, value]));
  return { areas: AREAS, years: rowsOf("migrant_in", last), months };
}

const asked = async (counts: Counts, code: string) => {
  const ledger = await ledgerOf(rollup(counts));
  return readDated(ledger, { indicator: ledger.registry.get("migrants-in"), bands: REACHES, area: ledger.tree.find(code).area, years: [2009] });
};

describe("migrants by date", () => {
  it("come oldest first with their month, without an interval", async () => {
    const [march, september] = await asked(usual, "c");

    expect([march!.month, september!.month]).toEqual(["2009-03", "2009-09"]);
    expect(march!.figure()).toMatchObject({ status: "ok", value: 160, period: "2009-03" });
    expect(march!.figure()).not.toHaveProperty("interval");
    expect(september!.figure("abroad")).toMatchObject({ status: "ok", value: 31 });
  });

  it("withhold a small part of a township, and a second part that would give it away", async () => {
    const [march, september] = await asked(usual, "t");

    expect(march!.figure("province")).toMatchObject({ status: "suppressed", reason: "smallCount" });
    expect(march!.figure("abroad").status).toBe("suppressed");
    expect(march!.figure()).toMatchObject({ status: "ok", value: 32 });
    expect(september!.figure("province").status).toBe("ok");
  });

  it("refuse a village and what is counted by month", async () => {
    const ledger = await ledgerOf({ areas: [...AREAS, { code: "v", level: "village", parent: "w" }], years: [] });
    const village = ledger.tree.find("v").area;

    await expect(readDated(ledger, { indicator: ledger.registry.get("migrants-in"), area: village, years: [2009] })).rejects.toThrow("is a village");
    await expect(readDated(ledger, { indicator: ledger.registry.get("moves-in"), area: ledger.tree.root, years: [2009] })).rejects.toThrow("no count of people on a day");
  });

  it("tell nobody who adds and subtracts what is shown of county, townships and reaches a count of 1 to 4", async () => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }));
    const dates = fc.tuple(fc.tuple(count, count, count), fc.tuple(count, count, count));
    await fc.assert(
      fc.asyncProperty(dates, dates, dates, async (t, u, w) => {
        const counts: Counts = { t, u, w };
        const ledger = await ledgerOf(rollup(counts));
        const shown = new Map<string, number | undefined>();
        for (const code of ["c", "t", "u", "w"]) {
          const found = await readDated(ledger, { indicator: ledger.registry.get("migrants-in"), bands: REACHES, area: ledger.tree.find(code).area, years: [2009] });
          for (const [at, { figure }] of found.entries()) for (const band of ["", ...REACHES]) { const one = figure(band); shown.set(`${code}${at}${band}`, one.status === "ok" ? one.value : undefined); }
        }
        for (const at of [0, 1]) solve(shown, at);
        for (const code of ["t", "u", "w"] as const) for (const at of [0, 1]) REACHES.forEach((reach, part) => {
          const value = counts[code][at]![part]!;
          if (value > 0 && value < 5) expect(shown.get(`${code}${at}${reach}`), `${code} ${at} ${reach} of ${value}`).toBeUndefined();
        });
      }),
      { numRuns: 15 },
    );
  });
});

/** Fills in every cell that is the only unknown one of a sum, until nothing more is found. */
function solve(cells: Map<string, number | undefined>, at: number): void {
  const bands = ["", ...REACHES];
  const lines = [...["c", "t", "u", "w"].map((code) => [`${code}${at}`, ...REACHES.map((reach) => `${code}${at}${reach}`)]), ...bands.map((band) => [`c${at}${band}`, ...["t", "u", "w"].map((code) => `${code}${at}${band}`)])];
  for (let found = true; found; ) {
    found = false;
    for (const [total, ...parts] of lines) {
      const unknown = [total!, ...parts].filter((key) => cells.get(key) === undefined);
      if (unknown.length !== 1) continue;
      const rest = parts.filter((key) => key !== unknown[0]).reduce((sum, key) => sum + cells.get(key)!, 0);
      cells.set(unknown[0]!, unknown[0] === total ? rest : cells.get(total!)! - rest);
      found = true;
    }
  }
}
