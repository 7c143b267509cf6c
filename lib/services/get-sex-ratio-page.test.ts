import { afterAll, describe, expect, it } from "vitest";
import { closeLedgers, ledgerOf } from "../analysis/tiny-ledger";
import type { OpenLedger } from "../analysis/open-ledger";
import type { TinyArea, TinyYear } from "../engine/duckdb/tiny-rollup";
import { InputError } from "../base/errors";
import type { Deps } from "./deps";
import { getSexRatioPage } from "./get-sex-ratio-page";
import { openFrame } from "./page-frame";
import { sexRatioBlocks } from "./report-sex-ratio";
import { showLedger } from "./show";

afterAll(closeLedgers);

const YEARS = [2005, 2006, 2007, 2008, 2009];
const depsOf = (ledger: OpenLedger) => ({ ledger: async () => ({ ledger, damaged: [] }) }) as unknown as Deps;

/** Boys and girls of one area and year, with the total beside them. */
const born = (area: string, year: number, boys: number, girls: number, band?: string): TinyYear[] =>
  [["M", boys], ["F", girls], ["", boys + girls]].map(([sex, value]): TinyYear => ({ area, measure: "birth", year, value: value as number, sex: sex as string, ...(band ? { band } : {}) }));

/** A county of two towns with two villages each: `a` has 130 boys to 100 girls, `b` is as usual. */
async function county() {
  const areas: TinyArea[] = [{ code: "c", level: "county" }, ...["a", "b"].flatMap((town): TinyArea[] => [{ code: town, level: "township", parent: "c", nameZh: `${town}镇`, nameEn: `Town ${town}` }, ...[1, 2].map((n) => ({ code: `${town}${n}`, level: "village", parent: town }))])];
  const years = YEARS.flatMap((year) => [
    ...born("c", year, 1180, 1000), ...born("a", year, 650, 500), ...born("b", year, 530, 500), ...["a1", "a2"].flatMap((code) => born(code, year, 325, 250)), ...["b1", "b2"].flatMap((code) => born(code, year, 265, 250)),
    ...born("c", year, 700, 650, "1"), ...born("c", year, 400, 300, "2"), ...born("c", year, 80, 50, "3"),
  ]);
  return ledgerOf({ areas, years });
}

describe("the page of the sex ratio at birth", () => {
  it("judges the area, then its towns, then its villages, and names who is above the normal band", async () => {
    const page = await getSexRatioPage(depsOf(await county()), "zh-CN", {});

    expect(page.findings.heading).toContain("2005—2009 年 5 年合并出生性别比 118.0，高于正常范围上限 107");
    expect(page.findings.lead.join("")).toContain("2 个乡镇里，2 个出生够数可判，其中 1 个高于正常范围（a镇）");
    expect(page.areas!.rows.map(({ code, verdict }) => [code, verdict.tone])).toEqual([["a", "behind"], ["b", "neutral"]]);
    expect(page.villages!.rows.map(({ verdict }) => verdict.tone)).toEqual(["behind", "behind", "neutral", "neutral"]);
  });

  it("has births enough over three or five years only, and says how many more one year needs", async () => {
    const ledger = await county();
    const page = await getSexRatioPage(depsOf(ledger), "en", { area: "a" });

    expect(page.windows!.table.rows.map(({ verdict }) => verdict.text)).toEqual(["too few births to judge, 740 more needed", "above the normal band", "above the normal band"]);
  });

  it("counts the girls missing against the ratio chosen, under both assumptions, and says what they assume", async () => {
    const deps = depsOf(await county());
    const [usual, lower] = await Promise.all(["106", "103"].map((normal) => getSexRatioPage(deps, "zh-CN", { normal })));
    const missing = (page: typeof usual) => page!.windows!.table.rows.at(-1)!;

    // 5 × (1180 × 100 / 106 − 1000) and 5 × (1180 × 100 / 103 − 1000)
    expect(missing(usual).missing).toMatch(/^566 \(/);
    expect(missing(lower).missing).toMatch(/^728 \(/);
    expect(Number(missing(usual).short.split(" ")[0])).toBe(Math.round((5 * 2180 * 100) / 206 - 5000));
    expect(usual!.windows!.note).toContain("生了没报");
  });

  it("describes birth orders: in order of births, one colour, no band, no verdict", async () => {
    const { orders } = await getSexRatioPage(depsOf(await county()), "zh-CN", {});

    expect(orders!.chart!.rows.map(({ name }) => name)).toEqual(["一孩", "二孩", "三孩及以上"]);
    expect(orders!.chart!.rows.every(({ tone, standing }) => tone === "neutral" && standing === "apartNot")).toBe(true);
    expect(orders!.chart!.references).toEqual([]);
  });

  it("says the same numbers as `show`", async () => {
    const ledger = await county();
    const [page, { sexRatio }] = await Promise.all([getSexRatioPage(depsOf(ledger), "en", {}), showLedger(ledger, { view: "sex-ratio" })]);

    expect(sexRatio!.pool).toBe(5);
    expect(sexRatio!.windows.map(({ missing }) => Math.round(missing!.value))).toEqual(page.windows!.table.rows.map(({ missing }) => Number(missing.split(" ")[0])));
    expect(sexRatio!.areas!.map(({ verdict: { verdict } }) => verdict)).toEqual(["high", "notHigh"]);
    expect(sexRatio!.orders.map(({ exposure }) => exposure)).toEqual([6750, 3500, 650]);
  });

  it("is a document with the page's pictures and tables at the normal ratio chosen, villages among them", async () => {
    const deps = depsOf(await county());
    const [page, blocks] = await Promise.all([getSexRatioPage(deps, "en", { normal: "104" }), openFrame(deps, "en", {}).then((frame) => sexRatioBlocks(deps, frame, { normal: "104" }))]);
    const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    const windows = tables.find(({ title }) => title === page.windows!.told)!;

    expect(blocks.flatMap((block) => (block.kind === "chart" ? [block.chart.kind] : []))).toEqual(["series", "funnel", "funnel", "caterpillar"]);
    expect(windows.rows.map((row) => row.at(-2)!.text)).toEqual(page.windows!.table.rows.map(({ missing }) => missing));
    expect(windows.note).toContain("normal ratio 104");
    expect(tables.find(({ title }) => title === page.villages!.title)!.rows.map(([, births]) => births!.text)).toEqual(page.villages!.rows.map(({ births }) => births));
    expect(tables.some(({ title }) => title === page.change?.title)).toBe(true);
  });

  it("does not name, draw or judge a village whose years are too small to show", async () => {
    const areas: TinyArea[] = [{ code: "t", level: "township" }, ...["a", "b", "c", "d"].map((code) => ({ code, level: "village", parent: "t" }))];
    const small = YEARS.flatMap((year) => [...born("t", year, 27, 23), ...born("a", year, 3, 2), ...born("b", year, 6, 6), ...born("c", year, 10, 8), ...born("d", year, 8, 7)]);
    const page = await getSexRatioPage(depsOf(await ledgerOf({ areas, years: small })), "zh-CN", { pool: "1" });
    const row = page.villages!.rows.find(({ code }) => code === "a")!;

    expect([row.births, row.value.text, row.verdict.text]).toEqual(["", "1–4", "—"]);
    expect(page.villages!.notes.join("")).toContain("数太小");
    expect(page.findings.lead.join("")).toContain("没有一个能单独判定");
  });

  it("takes people aged 0 as a proxy where there are no births, says so, and judges nothing", async () => {
    const ages = (area: string, band: string, boys: number, girls: number) => [["M", boys], ["F", girls]].map(([sex, value]): TinyYear => ({ area, measure: "population", year: 2009, value: value as number, sex: sex as string, band }));
    const areas: TinyArea[] = [{ code: "p", level: "province" }, { code: "x", level: "county", parent: "p" }, { code: "y", level: "county", parent: "p" }];
    const ledger = await ledgerOf({ areas, years: [...ages("p", "0", 600, 500), ...ages("x", "0", 360, 280), ...ages("y", "0", 240, 220), ...ages("p", "0-4", 3000, 2600)] });
    const page = await getSexRatioPage(depsOf(ledger), "zh-CN", {});

    expect(page.findings.heading).toContain("2009 年 0 岁人口性别比 120.0");
    expect(page.findings.heading).toContain("近似");
    expect(page.findings.lead.join("")).toContain("不作“高于正常范围”的判断");
    expect(page.proxy!.table!.rows.map(({ code, ageZero }) => [code, ageZero.text])).toEqual([["x", "128.6"], ["y", "109.1"]]);
    expect(page.proxy!.chart!.rows.every(({ tone }) => tone === "neutral")).toBe(true);
    expect([page.main, page.windows, page.areas]).toEqual([undefined, undefined, undefined]);
    expect((await showLedger(ledger, { view: "sex-ratio" })).sexRatio!.ageZeroBelow!.map((figure) => [figure.area, figure.status === "ok" && figure.value.toFixed(1)])).toEqual([["x", "128.6"], ["y", "109.1"]]);
  });

  it("says what is missing where there is nothing, and refuses a normal ratio that is none", async () => {
    const ledger = await ledgerOf({ areas: [{ code: "t", level: "township" }], years: [{ area: "t", measure: "death", year: 2009, value: 12 }] });
    const page = await getSexRatioPage(depsOf(ledger), "zh-CN", {});

    expect(page.findings.heading).toContain("没有出生数");
    expect(page.findings.lead.join("")).toContain("变动表");
    await expect(getSexRatioPage(depsOf(ledger), "zh-CN", { normal: "120" })).rejects.toThrow(InputError);
    await expect(getSexRatioPage(depsOf(ledger), "zh-CN", { pool: "2" })).rejects.toThrow(InputError);
  });
});
