import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chainLadder } from "../statistics/chain-ladder";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { Deps } from "./deps";
import { exportTable } from "./export-table";
import { closeQualityLedgers, csv, ledgerOfFiles, sampleLedger } from "./quality-test-ledger";
import { showView, type Shown } from "./show";

afterAll(closeQualityLedgers);

type Case = { name: string; input: Record<string, unknown>; expected: Record<string, unknown> };
const truth = (name: string): Case[] => (JSON.parse(readFileSync(join(import.meta.dirname, `../statistics/fixtures/${name}.json`), "utf8")) as { cases: Case[] }).cases;
const month = (at: number) => `${2008 + Math.floor((at + 11) / 12)}-${String(((at + 11) % 12) + 1).padStart(2, "0")}`;

/** The triangle of the published example; counts cannot be taken back, so its one fall stands level. */
const TRIANGLE = (truth("chainladder_raa")[0]!.input.triangle_cumulative as (number | null)[][]).map((row) => row.map((value, at) => (value === null ? null : Math.max(value, ...row.slice(0, at).map((before) => before ?? 0)))));

describe("published worked examples through show quality", () => {
  let shown: Shown;
  beforeAll(async () => {
    const ages = truth("whipple_demotools")[0]!.input.counts_age0_up as number[];
    const table = truth("kappa")[0]!.input.table as number[][];
    const deps = await ledgerOfFiles({
      areas: csv("code,name_zh,level", [["01", "镇", "township"]]),
      events: csv("area,period,reported,kind,count", TRIANGLE.flatMap((row, at) => row.flatMap((value, delay) => (value === null ? [] : [["01", month(at), month(at + delay), "birth", value - (row[delay - 1] ?? 0)]])))),
      misfiled: csv("area,period,kind,field,ledger_value,true_value,count", table.flatMap((row, at) => row.map((count, to) => ["01", "2009", "birth", "order", at + 1, to + 1, count]))),
      checks: csv("area,period,kind,date,mode,ledger,found,matched,duplicates,planned", [["01", "2009-Q1", "birth", "2009-01-15", "surprise", 948, 421, 167, 0, 0]]),
      population: csv("area,date,sex,age_from,age_to,count", ages.slice(0, 100).map((count, age) => ["01", "2009-04-01", "", age, age, count])),
    });
    shown = await showView(deps, { view: "quality", year: 2009 });
  });

  it("gives Chapman's number of events", () => {
    const found = shown.quality!.completeness.year.find(({ kind }) => kind === "birth")!;

    expect(Math.abs(found.pooled!.total - 2383)).toBeLessThan(1.01);
    expect(found.pooled!.value).toBeCloseTo(948 / found.pooled!.total, 12);
    expect(found.omission!.value).toBeCloseTo(1 - 167 / 421, 12);
  });

  it("gives kappa with its standard error and limits", () => {
    const { kappa } = shown.quality!.crossTables.find(({ field }) => field === "order")!;

    expect([kappa!.value, kappa!.se, kappa!.interval.lower, kappa!.interval.upper].map((value) => value.toFixed(4))).toEqual(["0.4842", "0.1380", "0.2137", "0.7547"]);
  });

  it("gives Whipple, Myers and Noumbissi of the single ages", () => {
    const [day] = shown.quality!.ages.days;

    expect(day!.whipple).toBeCloseTo(2.33873, 5);
    expect(day!.myers).toBeCloseTo(23.62787, 4);
    expect(day!.digits[0]).toBeCloseTo(2.239127, 6);
    expect(day!.digits[2]).toBeCloseTo(0.7653283, 6);
  });

  it("gives the chain ladder's factors and Mack's error, unrounded where no cell is withheld", () => {
    const { nowcast } = shown.quality!;
    const wanted = chainLadder(TRIANGLE);
    if (nowcast.status !== "ok") throw new Error(nowcast.reason);

    expect(nowcast.exact).toBe(true);
    nowcast.shares.forEach((share, age) => expect(share).toBeCloseTo(1 / wanted.toUltimate[age]!, 12));
    expect(nowcast.toCome).toBeCloseTo(wanted.ultimate - wanted.latest, 6);
    expect(nowcast.se).toBeCloseTo(wanted.se!, 6);
    expect(nowcast.months.at(-1)).toMatchObject({ month: "2009-09", known: { status: "ok", value: TRIANGLE[9]![0] } });
  });
});

describe("sources of villages side by side", () => {
  it("withholds a further village where the township's total would give a small one away", async () => {
    const counts: [string, number][] = [["0101", 3], ["0102", 9], ["0103", 8]];
    const deps = await ledgerOfFiles({
      areas: csv("code,name_zh,level,parent", [["01", "镇", "township", ""], ...counts.map(([code]) => [code, code, "village", "01"])]),
      sources: csv("area,period,kind,source,count", counts.flatMap(([code, count]) => [[code, "2009", "birth", "ledger", count], [code, "2009", "birth", "report", count + 1]])),
    });

    const { quality } = await showView(deps, { view: "quality", area: "01", year: 2009 });

    const { rows, total } = quality!.agreement;
    expect(total[0]!.counts.map(({ count }) => count)).toMatchObject([{ value: 20 }, { value: 23 }]);
    expect(rows.map(({ ledger, cells }) => [ledger.status, cells[0]!.count.status, cells[0]!.difference])).toEqual([["suppressed", "suppressed", undefined], ["ok", "ok", 1], ["suppressed", "suppressed", undefined]]);
  });
});

describe("the sample's data quality", () => {
  let deps: Deps;
  let shown: Shown;
  beforeAll(async () => {
    deps = await sampleLedger();
    shown = await showView(deps, { view: "quality", year: 2009 });
  });
  const told = (figure: DisclosedFigure) => (figure.status === "ok" ? figure.value : figure.status);

  it("foretells the nine births still to come, and says no small month or delay", () => {
    const { nowcast, delays } = shown.quality!;
    if (nowcast.status !== "ok") throw new Error(nowcast.reason);

    expect(Math.abs(nowcast.toCome - 9)).toBeLessThan(nowcast.se);
    expect(nowcast.exact).toBe(false);
    for (const { all, byDelay } of delays) for (const figure of [all, ...byDelay]) if (figure?.status === "ok") expect(figure.value === 0 || figure.value >= 5).toBe(true);
    expect(delays.at(-1)!.byDelay.slice(1).every((figure) => figure === null)).toBe(true);
  });

  it("tells the clean-up of 2009 from a rise in births", () => {
    const year = shown.quality!.cleanUp.find((one) => one.year === 2009)!;

    expect([told(year.happened), told(year.entered), told(year.fromEarlier)]).toEqual([123, 153, 30]);
    expect(year.change).toEqual({ happened: -6, entered: 33, cleanUp: 39 });
  });

  it("sets births as corrected beside the ledger's own, which stay as they are", () => {
    const { corrected } = shown.quality!;
    if (corrected.status !== "ok") throw new Error(corrected.reason);

    expect(corrected.entered).toBe(true);
    expect(told(corrected.births.known)).toBe(123);
    expect(corrected.births.corrected.value).toBeGreaterThan(123);
    expect(corrected.ratio!.girls).toBeLessThan(corrected.ratio!.usual);
    expect(shown.figures.find(({ indicator }) => indicator === "completeness")).toMatchObject({ status: "ok" });
  });

  it("names the villages whose books differ, since when, and no count of 1–4", () => {
    const { rows } = shown.quality!.agreement;
    const hedong = rows.find(({ area, kind }) => area === "620000000021" && kind === "birth")!;

    expect(hedong.cells.find(({ source }) => source === "report")).toMatchObject({ state: "differ", since: "2008-10", until: "2009-03" });
    for (const { ledger, cells } of rows) for (const figure of [ledger, ...cells.map(({ count }) => count)]) if (figure.status === "ok") expect(figure.value === 0 || figure.value >= 5).toBe(true);
    for (const { ledger, cells } of rows) if (ledger.status !== "ok") for (const cell of cells) expect([cell.difference, cell.count.status]).toEqual([undefined, "suppressed"]);
  });

  it("scores villages on what may be shown alone, never with a bare rank, and under other weights", () => {
    const { villages, others } = shown.quality!.scores;
    const scored = villages.filter((village) => village.status === "ok");

    expect(scored.length).toBeGreaterThan(20);
    expect(Object.keys(others)).toContain("equal");
    for (const village of scored) {
      expect(village.rank!.lower).toBeLessThan(village.rank!.upper);
      expect(Object.keys(village.others).length).toBeGreaterThan(0);
      for (const { figure, good } of village.parts) expect(good === undefined).toBe(figure.status !== "ok");
    }
  });

  it("gives a village no triangle, cross table or estimate of its own", async () => {
    const { quality } = await showView(deps, { view: "quality", area: "620000000001", year: 2009 });

    expect(quality).toMatchObject({ delays: [], crossTables: [], cleanUp: [], completeness: { year: [], threeYears: [] }, nowcast: { status: "none", reason: "village" }, corrected: { status: "none", reason: "village" } });
  });

  it("has the same numbers in its tables", async () => {
    const file = await exportTable(deps, { view: "quality", year: 2009, format: "csv", locale: "en" });
    const rows = new TextDecoder().decode(file.bytes).split("\n");
    const { kappa } = shown.quality!.crossTables.find(({ field }) => field === "age")!;

    expect(rows.find((row) => row.startsWith("kappa,") && row.includes(String(kappa!.value)))).toBeDefined();
    expect(rows.some((row) => /undefined|NaN|\[object/.test(row))).toBe(false);
  });
});
