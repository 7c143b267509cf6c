import { afterAll, describe, expect, it } from "vitest";
import type { OpenLedger } from "../analysis/open-ledger";
import { closeLedgers, ledgerOf } from "../analysis/tiny-ledger";
import { InputError, NotFoundError } from "../base/errors";
import type { TinyArea, TinyYear } from "../engine/duckdb/tiny-rollup";
import type { Deps } from "./deps";
import { getBalancePage } from "./get-balance-page";
import { flatTable } from "./export-table";
import { showLedger } from "./show";

afterAll(closeLedgers);

const depsOf = (ledger: OpenLedger) => ({ ledger: async () => ({ ledger, damaged: [] }) }) as unknown as Deps; // the page asks for the ledger only
const CODES = Array.from({ length: 24 }, (_, at) => `v${String(at).padStart(2, "0")}`);
const townOf = (at: number) => (at < 12 ? "a" : "b");
const AREAS: TinyArea[] = [
  { code: "c", level: "county", nameZh: "清源县", nameEn: "Qingyuan" },
  ...["a", "b"].flatMap((town): TinyArea[] => [{ code: town, level: "township", parent: "c", nameZh: `${town}乡`, nameEn: `Town ${town}` }, ...CODES.filter((_, at) => townOf(at) === town).map((code): TinyArea => ({ code, level: "village", parent: town, nameZh: `村${code}`, nameEn: `Village ${code}` }))]),
];
const NOISE = [0, 2, -1, 1, -2, 0, 1, -1];
const SERVICE = "service-newborn-visit";

/** Served of 100 entitled in each village, with towns and county beside them. */
const served = (year: number, of: (at: number) => number, eligible = 100): TinyYear[] => {
  const rows = (measure: string, value: (at: number) => number): TinyYear[] => {
    const sum = (within: (at: number) => boolean) => CODES.reduce((total, _, at) => total + (within(at) ? value(at) : 0), 0);
    const row = (area: string, count: number): TinyYear => ({ area, measure, year, band: "newborn_visit", value: count });
    return [row("c", sum(() => true)), row("a", sum((at) => townOf(at) === "a")), row("b", sum((at) => townOf(at) === "b")), ...CODES.map((code, at) => row(code, value(at)))];
  };
  return [...rows("service_eligible", () => eligible), ...rows("service_served", of)];
};
const alike = (at: number) => 80 + NOISE[at % NOISE.length]!;
/** Town b serves half as many; one of its villages was good until last year. */
const apart = (at: number) => (at < 12 ? 90 + NOISE[at % NOISE.length]! : 45 + NOISE[at % NOISE.length]!);
const deaths = (year: number, of: (at: number) => number): TinyYear[] => [
  ...CODES.map((area, at): TinyYear => ({ area, measure: "death", year, value: of(at) })), { area: "c", measure: "death", year, value: CODES.reduce((sum, _, at) => sum + of(at), 0) },
  ...[...CODES, "c"].map((area): TinyYear => ({ area, measure: "population", year, value: area === "c" ? 24_000 : 1000 })),
];

const page = (ledger: OpenLedger, query: Record<string, string> = {}, locale: "zh-CN" | "en" = "zh-CN") => getBalancePage(depsOf(ledger), locale, { indicator: SERVICE, ...query });

describe("the page of balance", () => {
  it("does not take small numbers for a gap", async () => {
    const { findings, chosen } = await page(await ledgerOf({ areas: AREAS, years: served(2009, alike) }));

    expect(findings.heading).toBe("新生儿访视：24 个村之间的差距没有大过偶然");
    expect(chosen!.measures!.rows.find(({ id }) => id === "gini")!.verdict).toBe("没有大过偶然");
  });

  it("marks a measure that stands on values of part of a year, and no other", async () => {
    const ledger = await ledgerOf({ areas: AREAS, years: [...served(2008, alike), ...served(2009, alike).map((row) => ({ ...row, months: 0b111111 }))] });
    const [part, whole] = [await page(ledger), await page(ledger, { year: "2008" })];

    expect([part, whole].map(({ chosen }) => chosen!.measures!.rows[0]!.value.endsWith(" 初"))).toEqual([true, false]);
    expect([part, whole].map(({ table }) => table!.rows.find(({ id }) => id === SERVICE)!.gini.endsWith(" 初"))).toEqual([true, false]);
    expect(part.table!.subtitle).toContain("标“初”的");
  });

  it("says that a gap is more than chance, and that it lies between the townships", async () => {
    const ledger = await ledgerOf({ areas: AREAS, years: served(2009, apart) });
    const { findings, chosen, form } = await page(ledger);

    expect(findings.heading).toMatch(/大过偶然$/);
    expect(findings.lead.join("")).toMatch(/差距的 9\d\.\d% 在乡镇之间/);
    expect(chosen!.lorenz!.chance!.at(-1)!.held).toBeCloseTo(1, 9);
    expect(form.choices.find(({ name }) => name === "by")!.options.map(({ value }) => value)).toEqual(["township"]);
    expect((await page(ledger, {}, "en")).findings.heading).toMatch(/more than chance/);
  });

  it("names a village that surely fell into the lowest fifth, and no other", async () => {
    const before = (at: number) => (at >= 20 ? 40 + (at % 2) : at === 5 ? 92 : 85 + NOISE[at % 8]!);
    const after = (at: number) => (at > 20 ? 40 + (at % 2) : at === 5 ? 30 : 85 + NOISE[at % 8]!);
    const { chosen } = await page(await ledgerOf({ areas: AREAS, years: [...served(2008, before), ...served(2009, after)] }));

    expect(chosen!.moves!.rows.map(({ code, move }) => [code, move]).sort()).toEqual([["v05", "进入"], ["v20", "离开"]]);
    expect(chosen!.moves!.title).toContain("最低");
  });

  it("computes from shown villages only: a withheld count changes nothing that is said", async () => {
    const of = (small: number) => ledgerOf({ areas: AREAS, years: deaths(2009, (at) => (at < 3 ? (at === 0 ? small : 4) : 8 + (at % 5))) });
    const [one, two] = [await of(2), await of(4)];
    const query = { indicator: "death-rate" };

    const [first, second] = [await page(one, query), await page(two, query)];

    expect(first.findings.lead.join("")).toMatch(/\d 个村因数小不显示，没有计入；算偶然时也照样去掉/);
    expect(second.chosen).toEqual(first.chosen);
    expect(second.findings).toEqual(first.findings);
  });

  it("measures nothing where most villages are withheld", async () => {
    const { findings, chosen } = await page(await ledgerOf({ areas: AREAS, years: deaths(2009, (at) => (at < 14 ? 3 : 9)) }), { indicator: "death-rate" });

    expect(findings.heading).toContain("差距无从比较");
    expect(chosen?.measures).toBeUndefined();
    expect(chosen?.lorenz).toBeUndefined();
  });

  it("refuses what is only described with a sentence, on the page and in show", async () => {
    const ledger = await ledgerOf({ areas: AREAS, years: served(2009, alike) });
    const { findings, chosen, next, form } = await page(ledger, { indicator: "births" });

    expect(findings.heading).toContain("只作描述");
    expect(chosen).toBeUndefined();
    expect(next!.href).toContain("/villages?indicator=births");
    expect(form.choices[0]!.options.map(({ value }) => value)).not.toContain("births");
    await expect(showLedger(ledger, { view: "balance", indicator: "births" })).rejects.toBeInstanceOf(InputError);
  });

  it("answers for a single village, a flow on both sides of 0 and a year without data", async () => {
    const ledger = await ledgerOf({ areas: AREAS, years: [...served(2007, alike), ...deaths(2009, () => 8)] });

    expect((await page(ledger, { area: "v03", year: "2007" })).next!.href).toContain("area=a");
    expect((await page(ledger, { indicator: "net-migration-rate" })).findings.heading).toContain("有正有负");
    expect((await page(ledger, { year: "2009" })).findings.heading).toMatch(/2009 年度没有可比的数/);
  });

  it("says the numbers of show, which stand in the files too", async () => {
    const ledger = await ledgerOf({ areas: AREAS, years: served(2009, apart) });
    const { chosen, table } = await page(ledger);
    const shown = await showLedger(ledger, { view: "balance", indicator: SERVICE });
    const all = await showLedger(ledger, { view: "balance" });
    const now = shown.balance!.years!.at(-1)!;

    if (now.status !== "ok") throw new Error("no measure");
    expect(chosen!.chart!.points.at(-1)).toMatchObject({ value: now.measures.gini!.value, exceeds: true });
    expect(table!.rows.find(({ id }) => id === SERVICE)!.gini).toBe(now.measures.gini!.value.toFixed(3));
    const line = all.balance!.indicators!.find(({ indicator }) => indicator === SERVICE)!.now;
    expect(line).toMatchObject({ measures: { gini: { value: now.measures.gini!.value } } });
    const columns = new Map(flatTable(ledger, shown, "en").columns.map(({ name, values }) => [name, values]));
    expect(columns.get("gini")![0]).toBe(now.measures.gini!.value);
    expect(columns.get("gini_chance_upper")![0]).toBe(now.measures.gini!.chance!.upper);
    expect(columns.get("gini")!.slice(1).every((value) => value === null)).toBe(true);
  });

  it("says the same twice, and refuses what the address may not say", async () => {
    const rollup = { areas: AREAS, years: served(2009, apart) };
    const [first, second] = [await page(await ledgerOf(rollup)), await page(await ledgerOf(rollup))];

    expect(second.chosen).toEqual(first.chosen);
    await expect(page(await ledgerOf(rollup), { by: "street" })).rejects.toBeInstanceOf(InputError);
    await expect(page(await ledgerOf(rollup), { indicator: "no-such" })).rejects.toBeInstanceOf(NotFoundError);
  });
});
