import { afterAll, describe, expect, it } from "vitest";
import type { TinyRollup, TinyYear } from "../engine/duckdb/tiny-rollup";
import { closeLedgers, ledgerOf, rowsOf, TOWN } from "../analysis/tiny-ledger";
import { LOCALES, type Locale } from "../base/locale";
import type { Deps } from "./deps";
import { getVillagePage } from "./get-village-page";

afterAll(closeLedgers);

/** A township of twelve villages, so that there are similar ones. */
const CODES = "abcdefghijkl".split("");
const VILLAGES: TinyRollup["areas"] = [{ code: "t", level: "township", nameZh: "清源乡", nameEn: "Qingyuan" }, ...CODES.map((code) => ({ code, level: "village", parent: "t" }))];
const every = (measure: string, value: (at: number) => number | null, more: Partial<TinyYear> = {}): TinyYear[] => rowsOf(measure, { ...Object.fromEntries(CODES.map((code, at) => [code, value(at)])), t: CODES.reduce((sum, _, at) => sum + (value(at) ?? 0), 0) }, more);

async function pageOf(rollup: TinyRollup, code: string, { locale = "zh-CN", year }: { locale?: Locale; year?: string } = {}) {
  const ledger = await ledgerOf(rollup);
  const deps = { dataDir: "/nowhere", ledger: () => Promise.resolve({ ledger, damaged: [] }) } as unknown as Deps; // the page asks for the ledger, and whether there are earlier ones
  return getVillagePage(deps, locale, year ? { year } : {}, code);
}
const services = (year: number) => [...every("service_eligible", () => 40, { band: "newborn_visit", year }), ...every("service_served", (at) => (at === 0 ? 10 : 30 + (at % 5)), { band: "newborn_visit", year })];
const row = (page: Awaited<ReturnType<typeof pageOf>>, id: string) => page.spine?.groups.flatMap(({ rows }) => rows).find((one) => one.id === id);

describe("spine chart of a village", () => {
  it("stands beside the township, chance and similar villages", async () => {
    const page = await pageOf({ areas: VILLAGES, years: [...every("population", (at) => 500 + at), ...services(2009)] }, "a");

    expect(row(page, "service-newborn-visit")).toMatchObject({ own: "25.0%", dot: { reach: "far", tone: "behind" }, spread: expect.any(Array), limits: expect.any(Object) });
    expect(page.spine!.title).toContain("较差的有新生儿访视");
    expect(page.spine!.subtitle).toContain("11 个相似村");
  });

  it("leads to the pages that answer for the village, of those it has figures for", async () => {
    const { elsewhere } = await pageOf({ areas: VILLAGES, years: [...every("population", (at) => 500 + at), ...services(2009)] }, "a", { locale: "en" });

    expect(elsewhere!.links.map(({ href }) => href)).toEqual(["/en/people?area=a", "/en/services?area=a", "/en/villages?against=similar%3Aa&indicator=service-newborn-visit"]);
  });

  it("says of every figure of the area above how it was made there, and of none where nothing is above", async () => {
    const lines = async (code: string) => (await pageOf({ areas: VILLAGES, years: [...every("population", (at) => 500 + at), ...services(2009)] }, code, { locale: "en" })).groups.flatMap((group) => group.lines);
    const beside = (await lines("a")).filter(({ above }) => above !== undefined);

    expect(beside.length).toBeGreaterThan(1);
    expect(beside.map(({ howAbove }) => howAbove)).toEqual(beside.map(({ id }) => `/en/how/${id}?area=t&year=2009`));
    expect((await lines("t")).filter(({ howAbove }) => howAbove !== undefined)).toEqual([]);
  });

  it("takes only villages whose figure is shown, and none where fewer than five are", async () => {
    const deaths = (shown: number) => every("death", (at) => (at < shown ? 20 + at : 3));
    const of = async (shown: number) => row(await pageOf({ areas: VILLAGES, years: [...every("population", (at) => 500 + at), ...deaths(shown)] }, "a"), "death-rate");

    expect((await of(12))?.spread).toBeDefined();
    expect(await of(4)).not.toHaveProperty("spread");
  });

  it("says in words where the village's own figure is withheld", async () => {
    const page = await pageOf({ areas: VILLAGES, years: [...every("population", () => 500), ...every("death", (at) => (at === 0 ? 3 : 20))] }, "a");

    expect(row(page, "death-rate")).toMatchObject({ own: "1–4" });
    expect(row(page, "death-rate")).not.toHaveProperty("dot");
    expect(JSON.stringify(page)).not.toMatch(/6\.0{1,2}‰|"3"/);
  });
});

describe("what may be wrong or lacking", () => {
  const population = { areas: VILLAGES, years: every("population", (at) => 500 + at) };

  it.each(LOCALES)("says in %s that a village reported nothing, and what to do", async (locale) => {
    const others = every("population", (at) => (at === 0 ? null : 500));
    const page = await pageOf({ areas: VILLAGES, years: others }, "a", { locale });

    expect(page.heading).toMatch(locale === "en" ? /nothing was reported/ : /没有任何报数/);
    expect(page.lead).toHaveLength(1);
    expect(page).not.toHaveProperty("pyramid");
    expect(page).not.toHaveProperty("series");
    expect(page.noAges.length).toBeGreaterThan(10);
  });

  it("shows a village that has a population only", async () => {
    const page = await pageOf(population, "b");

    expect(page.sizes.map(({ id, value }) => [id, value.text])).toEqual([["population", "501"]]);
    expect(page).not.toHaveProperty("births");
    expect(page).not.toHaveProperty("spine");
  });

  it("draws no limits from one year only", async () => {
    const page = await pageOf({ areas: VILLAGES, years: [...population.years, ...services(2009)] }, "a");

    expect(page.series!.title).toContain("点数太少");
    expect(page.series!.tiles.every(({ limits }) => limits === undefined)).toBe(true);
  });

  it("reads zero births everywhere as zero, with nothing undefined in the picture", async () => {
    const page = await pageOf({ areas: VILLAGES, years: [...population.years, ...every("birth", () => 0), ...(["M", "F"] as const).flatMap((sex) => every("birth", () => 0, { sex }))] }, "a");

    expect(row(page, "birth-rate")).toMatchObject({ own: "0.00‰", dot: { at: 0, reach: "plain" } });
    expect(row(page, "sex-ratio-at-birth")).toMatchObject({ own: "—" });
    expect(page.spine!.title).toBe("没有可与清源乡比的数字");
    expect(JSON.stringify(page)).not.toMatch(/NaN|Infinity/);
  });

  it("shows the successor where an old code is asked for", async () => {
    const page = await pageOf({ ...population, aliases: [{ code: "old", level: "village", successor: "b", since: "2005-06" }] }, "old");

    expect(page.notices[0]).toContain("old");
    expect(page.sizes[0]!.value.text).toBe("501");
  });

  it("answers for a township at the same address, beside nothing where there is nothing above", async () => {
    const page = await pageOf({ areas: VILLAGES, years: [...population.years, ...services(2009)] }, "t");

    expect(page).not.toHaveProperty("spine");
    expect(page).not.toHaveProperty("followUp");
    expect(page.columns.above).toBe("");
    expect(page.heading).toBe("清源乡 2009 年度各项指标");
  });

  it("stands beside few villages without quartiles, and does not invent similar ones", async () => {
    const page = await pageOf({ areas: TOWN, years: [...rowsOf("population", { a: 500, b: 510, c: 520, d: 530, t: 2060 }), ...rowsOf("death", { a: 8, b: 9, c: 7, d: 9, t: 33 })] }, "a");

    expect(row(page, "death-rate")).toMatchObject({ dot: { reach: "plain" } });
    expect(row(page, "death-rate")).not.toHaveProperty("spread");
  });
});
