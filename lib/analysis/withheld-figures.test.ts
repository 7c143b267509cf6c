import { afterAll, describe, expect, it } from "vitest";
import type { TinyYear } from "../engine/duckdb/tiny-rollup";
import { DEFAULT_CONFIG } from "./config";
import { figuresOf } from "./figures";
import { closeLedgers, figureOf as figure, ledgerOf, rowsOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

describe("disclosure control", () => {
  const births = (values: Record<string, number>) => rowsOf("birth", values);
  const small = () => ledgerOf({ areas: TOWN, years: [...births({ t: 63, a: 3, b: 20, c: 30, d: 10 }), ...rowsOf("population", { t: 4000, a: 1000, b: 1000, c: 1000, d: 3 }), ...rowsOf("death", { t: 4, a: 0, b: 40, c: 50, d: 60 })] });

  it("withholds a village's small count, keeps of its rate the population exposure only", async () => {
    const ledger = await small();

    const count = await figure(ledger, "births", "a");
    const rate = await figure(ledger, "birth-rate", "a");

    expect(count).toMatchObject({ status: "suppressed", reason: "smallCount", rank: { status: "notScored" } });
    for (const part of ["value", "events", "exposure", "interval", "change"]) expect(count).not.toHaveProperty(part);
    expect(rate).toMatchObject({ status: "suppressed", exposure: 1000 });
    for (const part of ["value", "events", "interval", "change", "shrunken"]) expect(rate).not.toHaveProperty(part);
  });

  it("says that a rate without a population is missing, and keeps nothing of a small count in it", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: births({ t: 63, a: 3, b: 20, c: 30, d: 10 }) });

    expect(await figure(ledger, "birth-rate", "b")).toMatchObject({ status: "missing", reason: "noPopulation", events: 20 });
    expect(await figure(ledger, "birth-rate", "a")).toMatchObject({ status: "missing", reason: "noPopulation" });
    expect(await figure(ledger, "birth-rate", "a")).not.toHaveProperty("events");
  });

  it("withholds the sexes and orders of a count that protects another, an undefined ratio included", async () => {
    const ledger = await ledgerOf({
      areas: TOWN,
      years: [
        ...births({ t: 68, a: 3, b: 5, c: 30, d: 30 }),
        ...rowsOf("birth", { t: 40, a: 3, b: 5, c: 16, d: 16 }, { sex: "M" }), ...rowsOf("birth", { t: 28, a: 0, b: 0, c: 14, d: 14 }, { sex: "F" }),
        ...rowsOf("birth", { a: 0, b: 5, c: 20, d: 20 }, { band: "1" }), ...rowsOf("birth", { a: 3, b: 0, c: 10, d: 10 }, { band: "2" }), ...rowsOf("birth", { a: 0, b: 0, c: 0, d: 0 }, { band: "3" }),
      ],
    });

    expect(await figure(ledger, "births", "b")).toMatchObject({ status: "suppressed", reason: "protectsAnother" });
    for (const id of ["sex-ratio-at-birth", "order-1-share", "order-3-share"]) {
      const told = await figure(ledger, id, "b");
      expect(told.status, id).toBe("suppressed");
      expect(told).not.toHaveProperty("events");
      expect(told).not.toHaveProperty("exposure");
    }
  });

  it("withholds natural increase too, which would give the births away", async () => {
    expect(await figure(await small(), "natural-increase", "a")).toMatchObject({ status: "suppressed", exposure: 1000 });
  });

  it("withholds the smallest sibling where one cell alone is small, and the rest is shown", async () => {
    const ledger = await small();

    expect(await figure(ledger, "births", "d")).toMatchObject({ status: "suppressed", reason: "protectsAnother" });
    expect(await figure(ledger, "births", "b")).toMatchObject({ status: "ok", value: 20 });
    expect(await figure(ledger, "births", "t")).toMatchObject({ status: "ok", value: 63 });
  });

  it("shows zeros, township years and population counts", async () => {
    const ledger = await small();

    expect(await figure(ledger, "deaths", "a")).toMatchObject({ status: "ok", value: 0 });
    expect(await figure(ledger, "deaths", "t")).toMatchObject({ status: "ok", value: 4 });
    expect(await figure(ledger, "population", "d")).toMatchObject({ status: "ok", value: 3 });
  });

  it("withholds small counts of less than a year at any level", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: rowsOf("death", { t: 4 }, { months: 7, prior: 40 }) });

    expect(await figure(ledger, "deaths", "t")).toMatchObject({ status: "suppressed", reason: "smallCount" });
  });

  it("withholds a sex ratio when either part is small, and shares of births when either part is", async () => {
    const ledger = await ledgerOf({
      areas: TOWN,
      years: [
        ...rowsOf("birth", { a: 20, b: 20 }, { sex: "M" }), ...rowsOf("birth", { a: 3, b: 20 }, { sex: "F" }),
        ...rowsOf("birth", { a: 18, b: 20 }, { band: "1" }), ...rowsOf("birth", { a: 3, b: 12 }, { band: "2" }), ...rowsOf("birth", { a: 0, b: 8 }, { band: "3" }),
      ],
    });

    expect(await figure(ledger, "sex-ratio-at-birth", "a")).toMatchObject({ status: "suppressed", reason: "smallCount" });
    expect(await figure(ledger, "order-2-share", "a")).toMatchObject({ status: "suppressed", reason: "smallCount" });
    expect(await figure(ledger, "order-1-share", "a")).toMatchObject({ status: "suppressed", reason: "smallCount" }); // the rest is 3
    expect(await figure(ledger, "order-3-share", "b")).toMatchObject({ status: "ok" });
  });

  it("withholds a second birth order where one alone could be had from the total", async () => {
    const ledger = await ledgerOf({ areas: [{ code: "t", level: "township" }, { code: "a", level: "village", parent: "t" }], years: [...rowsOf("birth", { a: 20 }, { band: "1" }), ...rowsOf("birth", { a: 8 }, { band: "2" }), ...rowsOf("birth", { a: 2 }, { band: "3" })] });

    expect(await figure(ledger, "order-3-share", "a")).toMatchObject({ status: "suppressed", reason: "smallCount" });
    expect(await figure(ledger, "order-2-share", "a")).toMatchObject({ status: "suppressed" });
    expect(await figure(ledger, "order-1-share", "a")).toMatchObject({ status: "ok" });
  });

  it("withholds a change where last year's count was small or protected another", async () => {
    const before = (values: Record<string, number>) => Object.entries(values).map(([area, value]): TinyYear => ({ area, measure: "birth", year: 2008, value }));
    const ledger = await ledgerOf({ areas: TOWN, years: [...births({ t: 100, a: 20, b: 20, c: 30, d: 30 }), ...before({ t: 63, a: 3, b: 20, c: 30, d: 10 })] });

    expect((await figure(ledger, "births", "a")).change).toBeUndefined();
    expect((await figure(ledger, "births", "d")).change).toBeUndefined();
    expect((await figure(ledger, "births", "b")).change).toBeDefined();
  });

  it("withholds a partial year's change where the rest of last year would be small", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("death", { t: 40 }, { months: 2047, prior: 57 }), { area: "t", measure: "death", year: 2008, value: 60 }] });

    expect(await figure(ledger, "deaths", "t")).toMatchObject({ status: "ok", months: 11 });
    expect((await figure(ledger, "deaths", "t")).change).toBeUndefined();
  });

  it("decides the same for a village asked alone, among its siblings, or with others", async () => {
    const ledger = await small();
    const indicators = ledger.registry.all;
    const areas = ledger.tree.areas;

    const together = await figuresOf(ledger, { indicators, areas, years: [2009] });
    const alone = (await Promise.all(areas.flatMap((area) => indicators.map((indicator) => figuresOf(ledger, { indicators: [indicator], areas: [area], years: [2009] }))))).flat();

    expect(together.map(({ status }) => status)).toEqual(alone.map(({ status }) => status));
  });

  it("decides the same for birth orders asked one by one or together", async () => {
    const orders = (code: string, ...values: number[]) => values.map((value, at): TinyYear => ({ area: code, measure: "birth", year: 2009, band: String(at + 1), value }));
    const ledger = await ledgerOf({ areas: TOWN, years: [...orders("t", 60, 25, 9), ...orders("a", 20, 8, 2), ...orders("b", 10, 5, 0), ...orders("c", 14, 6, 7), ...orders("d", 16, 6, 0)] });
    const indicators = ["order-1-share", "order-2-share", "order-3-share"].map((id) => ledger.registry.get(id));
    const areas = ledger.tree.areas;

    const together = await figuresOf(ledger, { indicators, areas, years: [2009] });
    const alone = (await Promise.all(areas.flatMap((area) => indicators.map((indicator) => figuresOf(ledger, { indicators: [indicator], areas: [area], years: [2009] }))))).flat();

    expect(together.map(({ status }) => status)).toEqual(alone.map(({ status }) => status));
    expect(together.filter(({ status }) => status === "suppressed").length).toBeGreaterThan(3);
  });

  it("takes the threshold from the configuration", async () => {
    const rollup = { areas: TOWN, years: rowsOf("death", { t: 63, a: 7, b: 20, c: 20, d: 16 }) };

    expect(await figure(await ledgerOf(rollup), "deaths", "a")).toMatchObject({ status: "ok" });
    expect(await figure(await ledgerOf(rollup, { ...DEFAULT_CONFIG, threshold: 10 }), "deaths", "a")).toMatchObject({ status: "suppressed" });
  });
});

describe("ranks", () => {
  const deaths = { t: 1550, a: 50, b: 700, c: 400, d: 400 };

  it("are joint intervals among the siblings, 1 the lowest, for neutral and scored indicators", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: rowsOf("death", deaths) });

    expect((await figure(ledger, "deaths", "a")).rank).toEqual({ status: "ok", lower: 1, upper: 1, tier: 1, letters: "A" });
    expect((await figure(ledger, "deaths", "c")).rank).toEqual({ status: "ok", lower: 2, upper: 3, tier: 2, letters: "B" });
    expect((await figure(ledger, "deaths", "b")).rank).toEqual({ status: "ok", lower: 4, upper: 4, tier: 3, letters: "C" });
  });

  it("are not made for what is only described, nor among too few", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", deaths), ...rowsOf("move_in", { a: 50, b: 60 })] });

    expect((await figure(ledger, "births", "b")).rank).toEqual({ status: "notScored" });
    expect((await figure(ledger, "moves-in", "b")).rank).toEqual({ status: "tooFew" });
  });
});
