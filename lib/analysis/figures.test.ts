import { afterAll, describe, expect, it } from "vitest";
import type { TinyYear } from "../engine/duckdb/tiny-rollup";
import { closeLedgers, figureOf as figure, ledgerOf, rowsOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

describe("how figures are formed", () => {
  it("a rate is events over population at the midpoint, with Byar's interval", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 123 }), ...rowsOf("population", { t: 11804 })] });

    const rate = await figure(ledger, "birth-rate", "t");

    expect(rate).toMatchObject({ status: "ok", value: 123 / 11804, unit: "per person-year", events: 123, exposure: 11804, months: 12, coverage: 1, quality: "complete", rank: { status: "notScored" }, period: "2009" });
    // Byar by hand: 123(1 − 1/(9·123) ∓ 1.96/(3√123))³ and the same of 124, over 11804.
    expect(rate).toMatchObject({ interval: { level: 0.95, method: "byar", lower: expect.closeTo(0.00866, 5), upper: expect.closeTo(0.012433, 5) } });
  });

  it("a partial year counts population × months / 12 and is provisional", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("death", { t: 30 }, { months: 0b111, covered: 12, units: 12, prior: 20 }), ...rowsOf("population", { t: 12000 }), { area: "t", measure: "population", year: 2008, value: 12000 }] });

    const rate = await figure(ledger, "death-rate", "t");

    expect(rate).toMatchObject({ value: 30 / 3000, exposure: 3000, months: 3, quality: "provisional" });
    expect(rate.change).toMatchObject({ kind: "ratio", verdict: "unclear", value: 1.5 });
    expect(rate.change!.p).toBeCloseTo(0.2026, 3); // 2 × P(X ≥ 30), X binomial of 50 at one half
  });

  it("change is the ratio of whole years for counts, up only where the interval leaves out 1", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 200 }), { area: "t", measure: "birth", year: 2008, value: 100 }] });

    expect((await figure(ledger, "births", "t")).change).toMatchObject({ verdict: "up", kind: "ratio", value: 2 });
  });

  it("there is no change against a year that is itself partial, nor against another coverage", async () => {
    const partial = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 200 }), { area: "t", measure: "birth", year: 2008, value: 100, months: 63 }] });
    const thinner = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 100 }, { covered: 24, units: 48 }), { area: "t", measure: "birth", year: 2008, value: 200, covered: 48, units: 48 }] });

    expect((await figure(partial, "births", "t")).change).toBeUndefined();
    expect(await figure(thinner, "births", "t")).toMatchObject({ coverage: 0.5, quality: "provisional" });
    expect((await figure(thinner, "births", "t")).change).toBeUndefined();
  });

  it("a share of other villages than last year has no change, one of nearly the same villages has", async () => {
    const served = (year: number, covered: number, value: number) => [["service_served", value], ["service_eligible", 300]].map(([measure, count]) => ({ area: "t", measure: measure as "service_served", year, value: count as number, band: "newborn_visit", covered, units: 24 }));
    const few = await ledgerOf({ areas: TOWN, years: [...served(2009, 24, 200), ...served(2008, 4, 270)] });
    const most = await ledgerOf({ areas: TOWN, years: [...served(2009, 24, 200), ...served(2008, 23, 270)] });

    expect((await figure(few, "service-newborn-visit", "t")).change).toBeUndefined();
    expect((await figure(most, "service-newborn-visit", "t")).change).toMatchObject({ verdict: "down", kind: "difference" });
  });

  it("of a large area a missing village month is neither provisional nor keeps a year from being compared", async () => {
    const nearly = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 18_000 }, { covered: 95_983, units: 96_000 }), { area: "t", measure: "birth", year: 2008, value: 20_000, covered: 96_000, units: 96_000 }] });

    const births = await figure(nearly, "births", "t");

    expect(births).toMatchObject({ quality: "complete", coverage: 95_983 / 96_000, change: { verdict: "down" } });
  });

  it("without earlier events a rise has a verdict and a lower limit, and no ratio", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("death", { t: 20 }), { area: "t", measure: "death", year: 2008, value: 0 }] });

    const { change } = await figure(ledger, "deaths", "t");

    expect(change).toMatchObject({ verdict: "up", kind: "ratio" });
    expect(change).not.toHaveProperty("value");
    expect(change).not.toHaveProperty("upper");
    expect(JSON.parse(JSON.stringify(change))).toEqual(change);
  });

  it("the sex ratio is boys per 100 girls, trials are both, and change compares the share of boys", async () => {
    const boys = rowsOf("birth", { t: 62 }, { sex: "M" });
    const girls = rowsOf("birth", { t: 48 }, { sex: "F" });
    const ledger = await ledgerOf({ areas: TOWN, years: [...boys, ...girls, { area: "t", measure: "birth", year: 2008, sex: "M", value: 50 }, { area: "t", measure: "birth", year: 2008, sex: "F", value: 50 }] });

    const ratio = await figure(ledger, "sex-ratio-at-birth", "t");

    expect(ratio).toMatchObject({ value: (100 * 62) / 48, events: 62, exposure: 110, unit: "boys per 100 girls", change: { kind: "difference", verdict: "unclear" } });
    expect(ratio).toMatchObject({ interval: { lower: expect.closeTo(88.80857, 4), upper: expect.closeTo(187.86506, 4) } });
    expect(ratio.change!.value).toBeCloseTo(62 / 110 - 0.5, 12);
  });

  it("natural increase is births less deaths per person-year, without an interval, and missing where either is", async () => {
    const both = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 120 }), ...rowsOf("death", { t: 150 }), ...rowsOf("population", { t: 10000 })] });
    const one = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 120 }), ...rowsOf("population", { t: 10000 })] });

    const increase = await figure(both, "natural-increase", "t");

    expect(increase).toMatchObject({ status: "ok", value: -0.003 });
    expect(increase).not.toHaveProperty("interval");
    expect(await figure(one, "natural-increase", "t")).toMatchObject({ status: "missing", reason: "notInPackage" });
  });

  it("completeness is ledger over Chapman's N, withheld where nothing matched", async () => {
    const check = (area: string, ledger: number, found: number, matched: number): TinyYear[] => {
      const estimate = ((ledger + 1) * (found + 1)) / (matched + 1) - 1;
      return Object.entries({ check_ledger: ledger, check_found: found, check_matched: matched, check_estimate: estimate, check_variance: 4,
        check_omission_found: found, check_omission_matched: matched, check_match_ledger: ledger, check_match_matched: matched }).map(([measure, value]) => ({ area, measure, year: 2009, value }));
    };
    const ledger = await ledgerOf({ areas: [{ code: "k", level: "county" }, { code: "t", level: "township", parent: "k" }, { code: "u", level: "township", parent: "k" }], years: [...check("t", 94, 80, 76), ...check("u", 20, 15, 0)] });

    const complete = await figure(ledger, "completeness", "t");

    expect(complete).toMatchObject({ value: 94 / ((95 * 81) / 77 - 1), events: 94, exposure: (95 * 81) / 77 - 1, unit: "share", interval: { method: "chapman" } });
    expect(await figure(ledger, "omission-rate", "t")).toMatchObject({ value: expect.closeTo(1 - 76 / 80, 12), events: 4, exposure: 80 });
    expect(await figure(ledger, "ledger-match", "t")).toMatchObject({ value: 76 / 94 });
    expect(await figure(ledger, "completeness", "u")).toMatchObject({ status: "undefined", reason: "nothingMatched", events: 20 });
  });

  it("completeness is never certain because single checks were small", async () => {
    const sums = (area: string, year: number, ledger: number, found: number, matched: number): TinyYear[] =>
      Object.entries({ check_ledger: ledger, check_found: found, check_matched: matched, check_estimate: ledger + (found - matched), check_variance: 0 }).map(([measure, value]) => ({ area, measure, year, value }));
    const ledger = await ledgerOf({ areas: TOWN, years: [...sums("t", 2009, 68, 66, 65), ...sums("t", 2008, 70, 60, 60)] });

    // Chapman's variance of the pooled checks by hand: 69·67·3·1/(66²·67) = 0.04752; and 71·61·10.5·0.5/(61²·62) with half an event.
    expect(await figure(ledger, "completeness", "t")).toMatchObject({ value: 68 / 69, interval: { lower: expect.closeTo(68 / (69 + 1.95996 * Math.sqrt(0.04752)), 4), upper: expect.closeTo(68 / (69 - 1.95996 * Math.sqrt(0.04752)), 4) } });
    expect(await figure(ledger, "completeness", "t", 2008)).toMatchObject({ value: 1, interval: { lower: expect.closeTo(70 / (70 + 1.95996 * Math.sqrt(0.09856)), 4), upper: 1 } });
  });

  it("more events than trials have a value to be seen and no interval", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("check_duplicates", { t: 12 }), ...rowsOf("check_duplicate_ledger", { t: 10 })] });

    expect(await figure(ledger, "duplicate-rate", "t")).toMatchObject({ status: "ok", value: 1.2 });
    expect(await figure(ledger, "duplicate-rate", "t")).not.toHaveProperty("interval");
  });

  it("dependency ratio and age shares are read from the population at the midpoint", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("population", { a: 1000 }), ...rowsOf("population", { a: 300 }, { band: "dependent" }), ...rowsOf("population", { a: 700 }, { band: "working" }), ...rowsOf("population", { a: 150 }, { band: "aged" }), ...rowsOf("population", { a: 1000 }, { band: "aged_of" })] });

    expect(await figure(ledger, "dependency-ratio", "a")).toMatchObject({ value: 300 / 700, events: 300, exposure: 700 });
    expect(await figure(ledger, "aged-65-share", "a")).toMatchObject({ value: 0.15 });
  });

  it("child sex ratio falls back to ages 0–14 where no finer ages are given", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("population", { t: 60 }, { band: "0-14", sex: "M" }), ...rowsOf("population", { t: 50 }, { band: "0-14", sex: "F" })] });

    expect(await figure(ledger, "child-sex-ratio", "t")).toMatchObject({ status: "ok", value: 120 });
  });

  it("a service is cumulative: the months are those up to its latest period", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("service_eligible", { t: 40 }, { band: "newborn_visit", months: 0b100, prior: 50 }), ...rowsOf("service_served", { t: 30 }, { band: "newborn_visit", months: 0b100, prior: 25 })] });

    expect(await figure(ledger, "service-newborn-visit", "t")).toMatchObject({ value: 0.75, months: 3, quality: "provisional", change: { kind: "difference", value: 0.25 } });
  });

  it("says why a figure is not there", async () => {
    const areas = [...TOWN.slice(0, 4), { code: "d", level: "village", parent: "t", from: "2010-03" }];
    const ledger = await ledgerOf({ areas, years: [...rowsOf("birth", { t: 40, a: 10 }), ...rowsOf("population", { b: 500, c: 0 }), ...rowsOf("death", { c: 0, b: null }), ...rowsOf("birth", { t: 0, a: 0 }, { sex: "M" }), ...rowsOf("birth", { t: 0, a: 0 }, { sex: "F" })] });

    expect(await figure(ledger, "birth-rate", "a")).toMatchObject({ status: "missing", reason: "noPopulation", events: 10 });
    expect(await figure(ledger, "births", "b")).toMatchObject({ status: "missing", reason: "notReported", months: 0 });
    expect(await figure(ledger, "deaths", "b")).toMatchObject({ status: "missing", reason: "notReported" });
    expect(await figure(ledger, "births", "d")).toMatchObject({ status: "missing", reason: "areaChanged" });
    expect(await figure(ledger, "moves-in", "a")).toMatchObject({ status: "missing", reason: "notInPackage" });
    expect(await figure(ledger, "death-rate", "c")).toMatchObject({ status: "undefined", reason: "zeroDenominator" });
    expect(await figure(ledger, "sex-ratio-at-birth", "t")).toMatchObject({ status: "undefined", reason: "zeroDenominator" });
  });

  it("a data fault makes a figure doubtful", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: rowsOf("birth", { t: 40 }, { fault: true }) });

    expect(await figure(ledger, "births", "t")).toMatchObject({ quality: "doubtful" });
  });

  it("a merged village's past carries the old code, until the merge", async () => {
    const ledger = await ledgerOf({ areas: TOWN, aliases: [{ code: "old", level: "village", successor: "a", since: "2009-04" }], years: [...rowsOf("birth", { a: 40, t: 40 }), { area: "a", measure: "birth", year: 2010, value: 30 }] });

    expect(ledger.tree.find("old")).toMatchObject({ area: { code: "a" }, alias: { code: "old" } });
    expect(await figure(ledger, "births", "a")).toMatchObject({ mergedFrom: ["old"] });
    expect(await figure(ledger, "births", "a", 2010)).not.toHaveProperty("mergedFrom");
  });
});
