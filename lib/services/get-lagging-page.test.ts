import { afterAll, describe, expect, it } from "vitest";
import type { OpenLedger } from "../analysis/open-ledger";
import { lastDayOfStep } from "../analysis/stat-year";
import { analysisConfigSchema, DEFAULT_CONFIG, type AnalysisConfig } from "../analysis/config";
import { closeLedgers, ledgerOf } from "../analysis/tiny-ledger";
import { InputError } from "../base/errors";
import type { TinyArea, TinyMonth, TinyYear } from "../engine/duckdb/tiny-rollup";
import { StoreError } from "../store/store-error";
import type { Deps } from "./deps";
import { flatTable } from "./export-table";
import { getLaggingPage } from "./get-lagging-page";
import { parseRules } from "./lagging-asked";
import { stepOfDay } from "./lagging-cases";
import { showLedger } from "./show";

afterAll(closeLedgers);

type Case = { id: string; area: string; listed: string; openedBy: string; openedAt: string; evidence: unknown; entries: unknown[] };
const openCase = (area: string, listed: string, body: Record<string, unknown>): Case => ({
  id: `${area}-${listed}`, area, listed, openedBy: "planning-office", openedAt: "2009-01-08T02:00:00.000Z", evidence: { on: "2009-01-08", snapshot: "2009-10-05-0123456789ab", indicators: ["ledger-match"], evidence: [] },
  entries: [{ seq: 1, role: "planning-office", at: "2009-01-10T02:00:00.000Z", kind: "plan", body }],
});

/** The page asks for the ledger and the cases only. */
const depsOf = (ledger: OpenLedger, cases: Case[] | Error = []) => ({
  ledger: async () => ({ ledger, damaged: [] }), config: ledger.config, clock: { now: () => new Date("2009-11-01T00:00:00Z") },
  hasStore: () => true,
  store: async () => { if (cases instanceof Error) throw cases; return { cases: { list: async () => cases } }; },
}) as unknown as Deps;

const CODES = Array.from({ length: 20 }, (_, at) => `v${String(at).padStart(2, "0")}`);
const AREAS: TinyArea[] = [{ code: "t", level: "township", nameZh: "清源乡", nameEn: "Qingyuan" }, ...CODES.map((code): TinyArea => ({ code, level: "village", parent: "t", nameZh: `村${code}`, nameEn: `Village ${code}` }))];

/** Matched of 60 checked in each quarter of 2008 and 2009: `x` 30, `.` 56; villages without a story match 56. */
function checked(stories: Record<string, string>): { months: TinyMonth[]; years: TinyYear[] } {
  const matched = (code: string, at: number) => (stories[code]?.[at] === "x" ? 30 : 56);
  const months = CODES.flatMap((area) => [0, 1, 2, 3, 4, 5, 6, 7].flatMap((at): TinyMonth[] => {
    const when = { area, year: 2008 + Math.floor(at / 4), month: ((at % 4) + 1) * 3, span: 3 };
    return [{ ...when, measure: "check_match_ledger", value: 60 }, { ...when, measure: "check_match_matched", value: matched(area, at) }];
  }));
  const years = [...CODES, "t"].flatMap((area) => [2008, 2009].flatMap((year): TinyYear[] => {
    const sum = (of: (code: string, at: number) => number) => (area === "t" ? CODES : [area]).reduce((total, code) => total + [0, 1, 2, 3].reduce((each, quarter) => each + of(code, (year - 2008) * 4 + quarter), 0), 0);
    return [{ area, year, measure: "check_match_ledger", value: sum(() => 60) }, { area, year, measure: "check_match_matched", value: sum(matched) }];
  }));
  return { months, years };
}

const STORIES = { v00: "....xxxx", v01: "....xxx.", v02: "....xx..", v03: ".......x" };
const made = new Map<string, Promise<OpenLedger>>();
/** Written once for each kind: a hand-made rollup is a statement a row. */
function ledger(config: AnalysisConfig = DEFAULT_CONFIG, stories: Record<string, string> = STORIES): Promise<OpenLedger> {
  const key = JSON.stringify([config.lagging, stories]);
  const known = made.get(key) ?? ledgerOf({ areas: AREAS, ...checked(stories) }, config);
  made.set(key, known);
  return known;
}
const page = async (open: OpenLedger, query: Record<string, string> = {}, locale: "zh-CN" | "en" = "zh-CN", cases: Case[] | Error = []) => getLaggingPage(depsOf(open, cases), locale, query);

describe("the page of lagging villages", () => {
  it("says who stands where, why and since when, in both languages", async () => {
    const open = await ledger();
    const { findings, board, timeline, expected } = await page(open);

    expect(findings.heading).toBe("在册 1 个，好转 1 个，退出 1 个，关注 1 个");
    expect(board!.columns.map(({ state, cards }) => `${state} ${cards.map(({ code }) => code).join()}`)).toEqual(["overdue ", "listed v00", "improving v01", "released v02", "watch v03"]);
    expect(board!.columns[1]!.cards[0]).toMatchObject({ since: "自 2009 年 1 季度起", rounds: "在册 3 期" });
    expect(timeline!.view.rows[0]!.fields.map((one) => one?.state)).toEqual(["clear", "clear", "clear", "clear", "watch", "listed", "listed", "listed"]);
    expect(Number(expected!.table!.rows[0]!.cells[2])).toBeLessThan(Number(expected!.table!.rows[2]!.cells[2]));
    expect((await page(open, {}, "en")).findings.heading).toBe("1 listed, 1 improving, 1 released, 1 on watch");
  });

  it("is overdue past the deadline of its case, on board, timeline and command alike", async () => {
    const open = await ledger();
    const cases = [openCase("v00", "2009-Q2", { deadline: "2009-08-31", measures: ["training"] })];
    const { board, findings, timeline, table } = await page(open, {}, "zh-CN", cases);
    const shown = await showLedger(open, { view: "lagging" }, depsOf(open, cases));

    expect(findings.heading).toBe("在册 1 个，其中逾期 1 个；好转 1 个，退出 1 个，关注 1 个");
    expect(board!.columns[0]!.cards[0]).toMatchObject({ code: "v00", deadline: "限期 2009-08-31，逾期 35 天" }); // the sample's day is its snapshot's
    expect(timeline!.view.rows[0]!.fields.map((one) => one?.state).slice(-3)).toEqual(["listed", "listed", "overdue"]);
    expect(table!.columns).toContain("限期");
    expect(shown.villages!.find(({ area }) => area === "v00")!.state).toBe("overdue");
    expect(shown.cases).toContainEqual(expect.objectContaining({ area: "v00", overdueDays: 35 }));
  });

  it("leads from every village with a case to it, from those released too: they are still to be closed", async () => {
    const cases = [openCase("v00", "2009-Q2", { measures: ["training"] }), openCase("v02", "2009-Q2", { measures: ["training"] })];
    const { board, table } = await page(await ledger(), {}, "zh-CN", cases);

    const cards = board!.columns.flatMap((column) => column.cards).filter(({ caseLink }) => caseLink).map(({ code, caseLink }) => [code, caseLink!.href]);
    expect(cards).toEqual([["v00", "/lagging/v00"], ["v01", "/lagging/v01"], ["v02", "/lagging/v02"]]); // that of v01 opens by itself
    expect(table!.rows.filter(({ caseLink }) => caseLink).map(({ code }) => code)).toEqual(["v00", "v01", "v02"]);
    expect(table!.columns[table!.caseAt! + 1]).toBe("限期");
  });

  it("goes on without the small database and says so", async () => {
    const { board, effect } = await page(await ledger(), {}, "zh-CN", new StoreError("locked"));

    expect(board!.asOf).toContain("限期暂时读不到");
    expect(effect!.paragraphs[0]).toContain("暂时读不到");
  });

  it("tries other thresholds from address, form and command with one answer", async () => {
    const open = await ledger();
    const { whatIf } = await page(open, { running: "1" });
    const shown = await showLedger(open, { view: "lagging", rules: "running=1" });

    expect(whatIf!.block!.title).toBe("2009 年末：进 1 个，出 0 个");
    expect(whatIf!.form.choices.find(({ name }) => name === "running")!.options.find(({ chosen }) => chosen)!.label).toBe("1");
    expect(shown.whatIf!.years.at(-1)).toMatchObject({ year: 2009, before: 2, after: 3, entered: ["v03"] });
    expect((await page(open, { rules: "running=1" })).whatIf!.block).toEqual(whatIf!.block);
    expect((await page(open)).whatIf!.block).toBeUndefined();
    await expect(page(open, { discovery: "0.9" })).rejects.toThrow(InputError);
    expect(() => parseRules("level=3")).toThrow(InputError);
  });

  it("follows the numbers that the office set", async () => {
    const lenient = analysisConfigSchema.parse({ lagging: { periodsClear: 1 } });

    expect((await page(await ledger(lenient))).findings.heading).toBe("在册 1 个，好转 0 个，退出 2 个，关注 1 个");
    expect(analysisConfigSchema.safeParse({ lagging: { falseDiscovery: 2 } }).success).toBe(false);
  });

  it("has a sentence and a next step where nothing can be tested, for a village, and for a township where nobody lags", async () => {
    const bare = await ledgerOf({ areas: AREAS, years: [{ area: "t", measure: "death", year: 2009, value: 30 }] });

    expect(await page(bare)).toMatchObject({ findings: { heading: "清源乡还没有可以检验的指标，列不出落后村" }, next: [{ href: "/#reporting" }] });
    expect(await page(await ledger(), { area: "v05" })).toMatchObject({ next: [{ href: "/lagging?area=t" }, { href: "/villages/v05" }] });
    const { findings, timeline, table } = await page(await ledger(DEFAULT_CONFIG, {}));
    expect(findings.heading).toBe("20 个村都没有在册，也没有受关注");
    expect([timeline!.view.rows.length, table]).toEqual([0, undefined]);
  });

  it("puts states, evidence, stays and what chance would list into its files", async () => {
    const open = await ledger();
    const { columns } = flatTable(open, await showLedger(open, { view: "lagging", rules: "running=1" }), "zh-CN");
    const of = (name: string) => columns.find((column) => column.name === name)!.values;

    expect(new Set<unknown>(of("part"))).toEqual(new Set([null, "state", "evidence", "stay", "expected, rules", "expected, uncorrected", "expected, naive", "what if", "expected, what if"]));
    expect(of("state").filter((state) => state === "listed").length).toBeGreaterThan(0);
  });
});

it("stands in the running year as soon as a quarter of it is over, judges no quarter before that, and holds deadlines against the day, not the year's end", async () => {
  const open = await ledger();
  const on = (asOf: string): OpenLedger => ({ ...open, entry: { ...open.entry, asOf } });
  const due = [openCase("v00", "2009-Q2", { post: "health", deadline: "2009-06-30" })];
  const state = async (asOf: string) => {
    const { villages, year } = await showLedger(on(asOf), { view: "lagging" }, depsOf(on(asOf), due));
    return [year, villages!.find(({ area }) => area === "v00")?.state, villages!.flatMap(({ evidence }) => evidence.map(({ period }) => period)).sort().at(-1)];
  };
  const { board, title } = await page(on("2009-04-05"), {}, "zh-CN", due);

  expect(await Promise.all(["2008-12-30", "2009-03-30", "2009-04-05", "2009-07-05"].map(state))).toEqual([[2008, undefined, undefined], [2009, "watch", "2009-Q1"], [2009, "listed", "2009-Q2"], [2009, "overdue", "2009-Q3"]]);
  expect([title, board!.columns.find((one) => one.state === "listed")!.cards.map(({ code }) => code)]).toEqual([expect.stringContaining("2009"), ["v00", "v01", "v02"]]);
});

it("knows the statistical quarter of a day and the last day of a quarter", () => {
  expect([stepOfDay("2008-10-01", 10), stepOfDay("2009-09-30", 10), stepOfDay("2009-03-31", 1)]).toEqual([2009 * 4, 2009 * 4 + 3, 2009 * 4]);
  expect([lastDayOfStep(2009 * 4, 10), lastDayOfStep(2009 * 4 + 3, 10), lastDayOfStep(2009 * 4, 1), lastDayOfStep(2009 * 4 + 3, 1)]).toEqual(["2008-12-31", "2009-09-30", "2009-03-31", "2009-12-31"]);
});
