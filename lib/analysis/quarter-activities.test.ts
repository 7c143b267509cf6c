import { afterAll, describe, expect, it } from "vitest";
import type { TinyMonth } from "../engine/duckdb/tiny-rollup";
import { readActivities } from "./quarter-activities";
import { closeLedgers, ledgerOf, rowsOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

const held = (kind: string, quarters: readonly number[], span = 3): TinyMonth[] => quarters.map((value, at) => ({ area: "t", measure: "activity_sessions", year: 2009, month: (at + 1) * span, span, band: kind, value }));

async function ask(months: TinyMonth[]) {
  const total = months.filter(({ band }) => band === "").reduce((sum, { value }) => sum + (value ?? 0), 0);
  const ledger = await ledgerOf({ areas: TOWN, months, years: rowsOf("activity_sessions", { t: total }) });
  return readActivities(ledger, { indicator: ledger.registry.get("activity-sessions"), area: ledger.tree.find("t").area, year: 2009 });
}

describe("activities by quarter", () => {
  it("are told by kind, for each quarter and the year", async () => {
    const { kinds, figure } = await ask([...held("training", [10, 20, 30, 40]), ...held("outreach", [50, 50, 50, 50]), ...held("", [60, 70, 80, 90])]);

    expect(kinds).toEqual(["outreach", "training"]);
    expect(figure(2, "training")).toMatchObject({ status: "ok", value: 20, period: "2009-Q2", quality: "complete" });
    expect(figure(0, "training")).toMatchObject({ status: "ok", value: 100, period: "2009" });
    expect(figure(4)).toMatchObject({ value: 90 });
  });

  it("add months to quarters", async () => {
    const { figure } = await ask(["training", ""].flatMap((kind) => held(kind, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], 1)));

    expect(figure(1, "training")).toMatchObject({ value: 18, months: 3 });
    expect(figure(0)).toMatchObject({ value: 126, months: 12 });
  });

  it("withhold a small quarter at every level, with what would give it away", async () => {
    const { figure } = await ask([...held("training", [3, 20, 30, 40]), ...held("outreach", [50, 50, 50, 50]), ...held("", [53, 70, 80, 90])]);

    expect(figure(1, "training")).toMatchObject({ status: "suppressed", reason: "smallCount" });
    expect([figure(2, "training"), figure(3, "training"), figure(4, "training")].filter(({ status }) => status === "suppressed").length).toBeGreaterThan(0);
    expect([figure(1, "outreach"), figure(1)].some(({ status }) => status === "suppressed")).toBe(true);
  });

  it("say what was not reported", async () => {
    const { figure } = await ask([]);

    expect(figure(1)).toMatchObject({ status: "missing", reason: "notReported" });
  });
});
