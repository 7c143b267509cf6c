import { afterAll, describe, expect, it } from "vitest";
import type { TinyYear } from "../engine/duckdb/tiny-rollup";
import { openComparison } from "./comparison";
import { isPoolable, periodOf, readPooled, windowEnds, type Pool } from "./pooled-years";
import { closeLedgers, ledgerOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

/** One measure over years, newest last, ending in 2009. */
const over = (measure: string, values: Record<string, number[]>, more: Partial<TinyYear> = {}): TinyYear[] =>
  Object.entries(values).flatMap(([area, list]) => list.map((value, at) => ({ area, measure, year: 2009 - list.length + 1 + at, value, ...more })));
const PEOPLE = over("population", Object.fromEntries(["t", "a", "b", "c", "d"].map((code) => [code, [1000, 1000, 1000, 1000, 1000]])));

async function ask(years: TinyYear[], indicator: string, pool: Pool, year = 2009) {
  const ledger = await ledgerOf({ areas: TOWN, years });
  const answers = await readPooled(ledger, { indicators: [ledger.registry.get(indicator)], areas: ledger.tree.areas, year, pool });
  return (code: string) => answers.figure(ledger.registry.get(indicator), ledger.tree.find(code).area, year);
}

describe("years taken together", () => {
  it("sums events and exposures, and never averages rates", async () => {
    const figure = await ask([...PEOPLE.map((row) => (row.year === 2009 ? { ...row, value: 4000 } : row)), ...over("death", { t: [60, 60, 60], a: [10, 20, 30] })], "death-rate", 3);

    expect(figure("a")).toMatchObject({ status: "ok", value: 60 / 6000, events: 60, exposure: 6000, months: 36, period: "2007..2009", quality: "complete", interval: { method: "byar" } });
    expect(figure("a")).not.toHaveProperty("change");
  });

  it("pools the sex ratio by boys and girls", async () => {
    const figure = await ask([...over("birth", { a: [20, 22, 24] }), ...over("birth", { a: [10, 12, 14] }, { sex: "M" }), ...over("birth", { a: [10, 10, 10] }, { sex: "F" })], "sex-ratio-at-birth", 3);

    expect(figure("a")).toMatchObject({ status: "ok", value: 120, events: 36, exposure: 66 });
  });

  it("is missing where one of the years is, and only events by month can be pooled at all", async () => {
    const figure = await ask([...PEOPLE, ...over("death", { a: [10, 20] })], "death-rate", 3);
    const ledger = await ledgerOf({ areas: TOWN, years: PEOPLE });

    expect(figure("a")).toMatchObject({ status: "missing", reason: "notReported" });
    expect(["birth-rate", "sex-ratio-at-birth", "natural-increase", "deaths"].every((id) => isPoolable(ledger.registry.get(id)))).toBe(true);
    expect(["population", "aged-65-share", "ledger-match", "service-newborn-visit", "late-share"].some((id) => isPoolable(ledger.registry.get(id)))).toBe(false);
    await expect(readPooled(ledger, { indicators: [ledger.registry.get("population")], areas: ledger.tree.areas, year: 2009, pool: 3 })).rejects.toBeInstanceOf(RangeError);
  });

  it("writes the period as first and last year", () => {
    expect([periodOf(2019, 1), periodOf(2019, 3), periodOf(2019, 5)]).toEqual(["2019", "2017..2019", "2015..2019"]);
  });
});

describe("what several years may give away", () => {
  it("shows two villages' sums whose small years can be taken for each other", async () => {
    const figure = await ask(over("death", { t: [40, 40, 40], a: [3, 2, 9], b: [2, 3, 9], c: [17, 17, 11], d: [18, 18, 11] }), "deaths", 3);

    expect(figure("a")).toMatchObject({ status: "ok", value: 14 });
  });

  it("withholds the sum of a village of which one year is withheld, and does not say whether it is small", async () => {
    const figure = await ask(over("death", { t: [40, 40, 40], a: [3, 9, 9], b: [7, 9, 9], c: [15, 11, 11], d: [15, 11, 11] }), "deaths", 3);

    expect(figure("a")).toMatchObject({ status: "suppressed", reason: "protectsAnother" });
    expect(figure("a")).not.toHaveProperty("events");
    expect(figure("t")).toMatchObject({ status: "ok", value: 120 });
  });

  it("gives windows that overlap only where no single year is withheld", async () => {
    const years = over("death", { t: [40, 40, 40, 40], a: [9, 3, 2, 9], b: [9, 2, 3, 9], c: [11, 17, 17, 11], d: [11, 18, 18, 11] });
    const [last, before] = [await ask(years, "deaths", 3), await ask(years, "deaths", 3, 2008)];

    expect(last("a").status).toBe("ok");
    expect(before("a").status).toBe("suppressed"); // 2007 to 2009 less 2006 to 2008 would leave 2009 less 2006
    expect(before("c").status).toBe("ok");
  });

  it("is the same whichever figure is asked for: births, or the two sexes", async () => {
    const years = [...over("birth", { t: [40, 40, 40], a: [9, 9, 9], b: [9, 9, 9], c: [11, 11, 11], d: [11, 11, 11] }), ...over("birth", { t: [20, 20, 20], a: [3, 6, 6], b: [5, 5, 5], c: [6, 5, 5], d: [6, 4, 4] }, { sex: "M" }), ...over("birth", { t: [20, 20, 20], a: [6, 3, 3], b: [4, 4, 4], c: [5, 6, 6], d: [5, 7, 7] }, { sex: "F" })];
    const ledger = await ledgerOf({ areas: TOWN, years });
    const indicators = ["sex-ratio-at-birth", "births"].map((id) => ledger.registry.get(id));
    const [alone, both] = [await ask(years, "sex-ratio-at-birth", 3), await readPooled(ledger, { indicators, areas: ledger.tree.areas, year: 2009, pool: 3 })];

    expect(["a", "b", "c", "d", "t"].map(alone)).toEqual(["a", "b", "c", "d", "t"].map((code) => both.figure(indicators[0]!, ledger.tree.find(code).area, 2009)));
    expect(alone("a").status).toBe("suppressed");
    expect(alone("t")).toMatchObject({ status: "ok", exposure: 120 });
  });

  it("counts windows back from the newest whole year", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: over("death", { a: Array(12).fill(9) as number[] }) });

    expect(windowEnds(ledger)).toEqual([2009, 2004, 1999]);
  });
});

it("ranks and letters pooled figures like single ones", async () => {
  const ledger = await ledgerOf({ areas: TOWN, years: [...PEOPLE, ...over("death", { t: [400, 400, 400], a: [9, 9, 9], b: [11, 11, 11], c: [30, 30, 30], d: [90, 90, 90] })] });
  const { all, letters } = await openComparison(ledger, { indicator: ledger.registry.get("death-rate"), area: ledger.tree.root, year: 2009, pool: 3 });

  expect(all.map(({ figure }) => (figure.rank.status === "ok" ? figure.rank.letters : ""))).toEqual(["A", "A", "B", "C"]);
  expect(letters).toEqual({ groups: [2, 1, 1], alike: 0 });
});
