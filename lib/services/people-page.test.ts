import { afterAll, describe, expect, it } from "vitest";
import type { TinyYear } from "../engine/duckdb/tiny-rollup";
import { peopleRows as rows } from "../analysis/people-ledger";
import { closeLedgers, ledgerOf, TOWN } from "../analysis/tiny-ledger";
import { LOCALES, type Locale } from "../base/locale";
import { withExtraRows } from "../exports/extra-rows";
import type { Deps } from "./deps";
import { flatTable } from "./export-table";
import { getPeoplePage } from "./get-people-page";
import { peopleRows } from "./people-rows";
import { showLedger } from "./show";

afterAll(closeLedgers);

/** No two years alike: one that repeats the year before counts as the same census. */
const growing = (size: number, years: number[]) => (more: { area: string; births: number; deaths: number }): TinyYear[] => years.flatMap((year) => rows({ ...more, years: [year], size: size + year - 2000 }));
const town = (): TinyYear[] => growing(100, [2005, 2006, 2007, 2008, 2009])({ area: "t", births: 90, deaths: 30 });
const village = (area: string, births: number, deaths: number): TinyYear[] => growing(20, [2008, 2009])({ area, births, deaths });

async function pageOf(years: TinyYear[], query: Record<string, string> = {}, locale: Locale = "zh-CN") {
  const ledger = await ledgerOf({ areas: TOWN, years });
  const deps = { ledger: () => Promise.resolve({ ledger, damaged: [] }) } as unknown as Deps; // the page asks for the ledger only
  return { page: await getPeoplePage(deps, locale, query), ledger };
}

describe("page of people", () => {
  it("has pyramid, series, cohorts, calculation and the areas below, the earliest date behind the pyramid", async () => {
    const { page } = await pageOf([...town(), ...["a", "b", "c", "d"].flatMap((code) => village(code, 20, 8))]);

    expect(page.findings.heading).toMatch(/^65 岁及以上占 27\.8%.*2009 年度出生比死亡多 30 人$/);
    expect(page.pyramid!.bands).toHaveLength(18);
    expect(page.projection.status).toBe("ok");
    expect(page.children!.rows.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
    expect(page.compared!.table.rows).toHaveLength(4);
  });

  it("says nothing of a village's withheld births: neither in words, nor in the picture, nor in the table", async () => {
    const { page } = await pageOf([...town(), ...village("a", 3, 8), ...village("b", 30, 8), ...village("c", 30, 8), ...village("d", 27, 6)], { area: "a" });
    const cells = page.vitals.rows.at(-1)!.cells;

    expect(page.findings.heading).not.toMatch(/出生/);
    expect(cells.find(({ id }) => id === "births")!.value.text).toBe("1–4");
    expect(cells.find(({ id }) => id === "natural-increase")!.value.status).toBe("suppressed");
    expect(page).not.toHaveProperty("vital");
  });

  it("answers for a year without people with the ages of the newest year before, and says so", async () => {
    const { page } = await pageOf([...town().filter(({ year, measure }) => measure !== "population" || year <= 2007)], { year: "2009" });

    expect(page.notice).toBe("2009 年度没有人口数，下面的年龄构成是 2007 年的。");
    expect(page.findings.heading).toMatch(/^65 岁及以上占 27\.8%（2007 年）.*2009 年度出生比死亡多/);
    expect(page.strip.find(({ id }) => id === "population")).toMatchObject({ label: expect.stringContaining("2007"), how: expect.stringContaining("year=2007") });
    expect(page.steps!.before!.href).toBe("/people?year=2006");
  });

  it.each(LOCALES)("says what to hand in where there are no ages, in %s", async (locale) => {
    const { page } = await pageOf([{ area: "t", measure: "population", year: 2009, value: 900 }], {}, locale);

    expect(page).not.toHaveProperty("pyramid");
    expect(page.noAges.join(" ")).toMatch(/0–14/);
    expect(page.projection).toMatchObject({ status: "refused" });
    expect(JSON.stringify({ ...page, shell: undefined })).not.toMatch(locale === "en" ? /[\u4e00-\u9fff]/ : /NaN|undefined/);
  });

  it("gives what is described neither rank nor tone nor standing", async () => {
    const { page } = await pageOf([...town(), ...["a", "b", "c", "d"].flatMap((code, at) => village(code, 10 + at * 6, 8))]);

    expect(page.strip.filter(({ id }) => ["births", "natural-increase"].includes(id)).map(({ mark }) => mark.tone)).toEqual(["neutral", "neutral"]);
    expect(page.compared!.label).toBe("65 岁及以上人口比例");
  });
});

describe("the same numbers elsewhere", () => {
  it("are those of show, and of its files", async () => {
    const { page, ledger } = await pageOf(town());
    const shown = await showLedger(ledger, { view: "people" });
    const table = flatTable(ledger, shown, "en");
    const column = (name: string) => table.columns.find((one) => one.name === name)!.values;
    const old = page.projection.status === "ok" ? page.projection.last : undefined;
    const projected = column("kind").findIndex((kind, at) => kind === "projected, no migration" && column("age")[at] === "65+" && column("period")[at] === "2014");

    expect(shown.people!.ages.at(-1)!.bands[0]).toEqual({ from: 0, to: 4, men: page.pyramid!.bands[0]!.men, women: page.pyramid!.bands[0]!.women });
    expect([column("lower")[projected], column("upper")[projected]]).toEqual([old!.lower, old!.upper]);
    expect(column("kind").filter((kind) => kind === "counted")).toHaveLength(18 * 2 * shown.people!.ages.length);
    expect(new Set(table.columns.map(({ values }) => values.length)).size).toBe(1);
  });

  it("keep the older columns where they were, and stay away where one indicator is asked for", async () => {
    const { ledger } = await pageOf(town());
    const whole = await showLedger(ledger, { view: "people" });
    const one = await showLedger(ledger, { view: "people", indicator: "population" });
    const names = (shown: typeof whole) => flatTable(ledger, shown, "en").columns.map(({ name }) => name);

    expect(one).not.toHaveProperty("people");
    expect(names(whole).slice(0, names(one).length)).toEqual(names(one));
    expect(names(whole).slice(names(one).length)).toEqual(["sex", "age", "kind"]);
  });

  it("add no column where there is nothing to add", () => {
    const columns = [{ name: "value", kind: "number" as const, values: [1] }];

    expect(withExtraRows(columns, [], {} as never)).toEqual(columns);
    expect(peopleRows({ ages: [], projection: { status: "refused", reason: "noAges" } }, "t")).toEqual([]);
  });
});
