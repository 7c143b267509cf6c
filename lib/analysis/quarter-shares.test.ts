import { afterAll, describe, expect, it } from "vitest";
import type { TinyMonth } from "../engine/duckdb/tiny-rollup";
import { readQuarterShares } from "./quarter-shares";
import { closeLedgers, ledgerOf, rowsOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

type Story = Record<string, { served: (number | null)[]; eligible: (number | null)[] }>;

async function ask(story: Story) {
  const service = { band: "newborn_visit" };
  const months = Object.entries(story).flatMap(([area, { served, eligible }]) => [served, eligible].flatMap((values, which) => values.flatMap((value, at): TinyMonth[] => (value === null ? [] : [{ area, measure: which === 0 ? "service_served" : "service_eligible", year: 2009, month: 3 * (at + 1), span: 3, value, ...service }]))));
  const last = (key: "served" | "eligible") => Object.fromEntries(Object.entries(story).flatMap(([area, one]) => { const value = one[key].findLast((count) => count !== null); return value === undefined || value === null ? [] : [[area, value]]; }));
  const ledger = await ledgerOf({ areas: TOWN, months, years: [...rowsOf("service_served", last("served"), service), ...rowsOf("service_eligible", last("eligible"), service)] });
  const shares = await readQuarterShares(ledger, { indicator: ledger.registry.get("service-newborn-visit"), areas: ledger.tree.areas, years: [2009] });
  return (code: string, quarter: number) => shares(ledger.tree.find(code).area, 2009, quarter);
}

const plain = { served: [20, 40, 60, 80], eligible: [25, 50, 75, 100] };
const sumOf = (...all: Story[string][]): Story[string] => ({ served: [0, 1, 2, 3].map((at) => all.reduce((sum, { served }) => sum + (served[at] ?? 0), 0)), eligible: [0, 1, 2, 3].map((at) => all.reduce((sum, { eligible }) => sum + (eligible[at] ?? 0), 0)) });

describe("running shares by quarter", () => {
  it("tell the share with its interval and how many are left", async () => {
    const at = await ask({ t: sumOf(plain, plain), a: plain, b: plain });

    expect(at("a", 2).share).toMatchObject({ period: "2009-Q2", months: 6, status: "ok", value: 0.8, events: 40, exposure: 50, interval: { method: "wilson" } });
    expect(at("a", 2).left).toMatchObject({ status: "ok", value: 10, unit: "count" });
    expect(at("t", 4).share).toMatchObject({ value: 0.8, exposure: 200 });
  });

  it("withhold a small part, and the siblings that would give it away", async () => {
    const small = { served: [3, 20, 40, 60], eligible: [25, 50, 75, 100] };
    const at = await ask({ t: sumOf(small, plain, plain), a: small, b: plain, c: plain });

    expect(at("a", 1).share).toMatchObject({ status: "suppressed", reason: "smallCount" });
    expect([at("b", 1), at("c", 1)].filter(({ share }) => share.status === "suppressed")).toHaveLength(1);
    expect(at("a", 2).share.status).toBe("ok");
  });

  it("withhold the earlier total where only a few were added since", async () => {
    const slow = { served: [20, 22, 42, 62], eligible: [25, 50, 75, 100] };
    const at = await ask({ t: sumOf(slow, plain, plain), a: slow, b: plain, c: plain });

    expect(at("a", 2).share.status).toBe("ok");
    expect(at("a", 1).share).toMatchObject({ status: "suppressed", reason: "protectsAnother" });
  });

  it("name those left where both counts are shown, however few: a subtraction gives them anyway", async () => {
    const near = { served: [20, 40, 60, 97], eligible: [25, 50, 75, 100] };
    const at = await ask({ t: sumOf(near, plain, plain), a: near, b: plain, c: plain });

    expect(at("a", 4).share).toMatchObject({ status: "ok", value: 0.97, events: 97, exposure: 100 });
    expect(at("a", 4).left).toMatchObject({ status: "ok", value: 3 });
    expect([at("b", 4), at("c", 4)].map(({ left }) => left.status)).toEqual(["ok", "ok"]);
  });

  it("withhold those left wherever a count behind them is", async () => {
    const small = { served: [3, 20, 40, 60], eligible: [25, 50, 75, 100] };
    const at = await ask({ t: sumOf(small, plain, plain), a: small, b: plain, c: plain });

    for (const code of ["a", "b", "c"]) expect(at(code, 1).left.status).toBe(at(code, 1).share.status);
    expect(at("a", 1).left).not.toHaveProperty("value");
  });

  it("say what was not reported, and that nobody was entitled", async () => {
    const at = await ask({ t: plain, a: { served: [null, 40, 60, 80], eligible: [null, 50, 75, 100] }, b: { served: [0, 0, 0, 0], eligible: [0, 0, 0, 0] } });

    expect(at("a", 1).share).toMatchObject({ status: "missing", reason: "notReported" });
    expect(at("b", 1).share).toMatchObject({ status: "undefined", reason: "zeroDenominator" });
  });

  it("refuse what is no running share", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [] });

    await expect(readQuarterShares(ledger, { indicator: ledger.registry.get("late-share"), areas: ledger.tree.areas, years: [2009] })).rejects.toThrow(RangeError);
  });
});
