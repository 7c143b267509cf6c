import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTinyRollup, type TinyArea, type TinyYear } from "../engine/duckdb/tiny-rollup";
import type { Comparable, Described } from "../indicators/indicator";
import { compareVillages, type VillageQuestion } from "./compare-villages";
import { openLedger, type OpenLedger } from "./open-ledger";

const AREAS: TinyArea[] = [
  { code: "k", level: "county" },
  { code: "t1", level: "township", parent: "k" }, ...["a", "b", "c"].map((code) => ({ code, level: "village", parent: "t1", nameZh: `${code}村` })),
  { code: "t2", level: "township", parent: "k" }, ...["d", "e", "f"].map((code) => ({ code, level: "village", parent: "t2", nameEn: `Village ${code}` })),
];
const DEATHS = { a: 30, b: 90, c: 20, d: 60, e: 0, f: 12 };
const rows = (measure: string, values: Record<string, number>, year: number): TinyYear[] => Object.entries(values).map(([area, value]) => ({ area, measure, year, value }));

let directory: string;
let ledger: OpenLedger;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "compare-"));
  const people = Object.fromEntries([...Object.keys(DEATHS), "t1", "t2", "k"].map((code) => [code, 5000]));
  await writeTinyRollup(directory, { areas: AREAS, years: [...rows("death", { ...DEATHS, k: 212, t1: 140, t2: 72 }, 2009), ...rows("death", { a: 10, b: 90, k: 150 }, 2008), ...rows("population", people, 2009), ...rows("population", people, 2008), ...rows("birth", { a: 40, b: 80, c: 30, d: 3, e: 50, f: 6 }, 2009)] });
  ledger = await openLedger({ id: "2009-10-05-0123456789ab", asOf: "2009-10-05", dir: directory, statYearStart: 10, title: "试", preparedBy: "办公室", sample: true });
});

afterAll(() => {
  ledger.close();
  rmSync(directory, { recursive: true });
});

const rates = (more: Partial<VillageQuestion> = {}) => compareVillages(ledger, { indicator: ledger.registry.get("death-rate") as Comparable, area: ledger.tree.find("k").area, year: 2009, ...more } as VillageQuestion);
const codes = (list: readonly { area: { code: string } }[]) => list.map(({ area }) => area.code);

describe("compareVillages", () => {
  it("lists every village below the area in code order, with the area's own figure", async () => {
    const { rows: list, own, total, found, counts } = await rates();

    expect(codes(list)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(own).toMatchObject({ area: "k", value: 212 / 5000, change: { kind: "ratio" } });
    expect({ total, found, counts }).toEqual({ total: 6, found: 6, counts: { ok: 6, suppressed: 0, missing: 0, undefined: 0 } });
  });

  it("sorts by value in both directions and pages without losing a row", async () => {
    const up = await rates({ sort: "value", page: { number: 1, size: 4 } });
    const next = await rates({ sort: "value", page: { number: 2, size: 4 } });
    const down = await rates({ sort: "value", direction: "descending" });

    expect([...codes(up.rows), ...codes(next.rows)]).toEqual(["e", "f", "c", "a", "d", "b"]);
    expect(codes(up.all)).toHaveLength(6);
    expect(codes(down.rows)).toEqual(["b", "d", "a", "c", "f", "e"]);
  });

  it("gives change and shrunken values to the rows of the page only, and ranks to all", async () => {
    const { rows: list, all } = await rates();

    expect(list[0]!.figure.change).toMatchObject({ verdict: "up", value: 3 });
    expect(list[0]!.figure.shrunken!.value).toBeGreaterThan(0);
    expect(list[1]!.figure.shrunken!.value).toBeLessThan(90 / 5000); // the highest is drawn down
    expect(all[0]!.figure).not.toHaveProperty("change");
    expect(all.map(({ figure }) => figure.rank.status)).toEqual(Array(6).fill("ok"));
    expect(all.find(({ area }) => area.code === "b")!.figure.rank).toMatchObject({ lower: 5, upper: 6 });
  });

  it("filters by name, code, township and status", async () => {
    expect(codes((await rates({ filter: { text: "b村" } })).rows)).toEqual(["b"]);
    expect(codes((await rates({ filter: { text: "village E" } })).rows)).toEqual(["e"]);
    expect(codes((await rates({ filter: { within: "t2" } })).rows)).toEqual(["d", "e", "f"]);
    expect(codes((await rates({ filter: { status: "suppressed" } })).rows)).toEqual([]);
    expect((await rates({ filter: { within: "t2" } })).counts.ok).toBe(6);
  });

  it("keeps what is only described in code order, without ranks, whatever is asked", async () => {
    const births = ledger.registry.get("birth-rate") as Described;
    // @ts-expect-error a described indicator is not sorted by value
    const wrong: VillageQuestion = { indicator: births, area: ledger.tree.root, year: 2009, sort: "value" };

    const { rows: list, counts } = await compareVillages(ledger, wrong);

    expect(codes(list)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(counts).toMatchObject({ suppressed: 1 }); // the parent shows no births, so nothing can be subtracted
    for (const { figure } of list) expect(figure.rank).toEqual({ status: "notScored" });
    for (const { figure } of list) if (figure.status === "suppressed") expect(figure).not.toHaveProperty("shrunken");
  });
});
