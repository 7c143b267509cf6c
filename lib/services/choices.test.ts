import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeLedgers, ledgerOf } from "../analysis/tiny-ledger";
import type { OpenLedger } from "../analysis/open-ledger";
import type { TinyArea, TinyYear } from "../engine/duckdb/tiny-rollup";
import { InputError } from "../base/errors";
import { readChoices } from "./choices";
import type { Deps } from "./deps";
import { downloadTable } from "./download-table";
import { getBalancePage } from "./get-balance-page";
import { getSexRatioPage } from "./get-sex-ratio-page";
import { closeQualityLedgers, ledgerOfFiles } from "./quality-test-ledger";
import { showLedger, showView } from "./show";

let ledger: OpenLedger;

beforeAll(async () => {
  ledger = await county();
});
afterAll(closeLedgers);
afterAll(closeQualityLedgers);

const YEARS = [2007, 2008, 2009];
const depsOf = (ledger: OpenLedger) => ({ ledger: async () => ({ ledger, damaged: [] }) }) as unknown as Deps;

/** Two towns of six villages each, with births by sex and order; village a1 is far behind in visits of the newborn until 2007, b6 since then. */
async function county() {
  const villages = ["a", "b"].flatMap((town) => [1, 2, 3, 4, 5, 6].map((n) => ({ code: `${town}${n}`, parent: town })));
  const areas: TinyArea[] = [{ code: "c", level: "county" }, ...["a", "b"].flatMap((town): TinyArea[] => [{ code: town, level: "township", parent: "c" }, ...villages.filter(({ parent }) => parent === town).map((one): TinyArea => ({ ...one, level: "village" }))])];
  const born = (area: string, year: number, boys: number, girls: number, band?: string): TinyYear[] => [["M", boys], ["F", girls], ["", boys + girls]].map(([sex, value]): TinyYear => ({ area, measure: "birth", year, value: value as number, sex: sex as string, ...(band ? { band } : {}) }));
  const visits = (area: string, year: number, eligible: number, done: number): TinyYear[] => [["service_eligible", eligible], ["service_served", done]].map(([measure, value]): TinyYear => ({ area, measure: measure as string, year, band: "newborn_visit", value: value as number }));
  const years = YEARS.flatMap((year) => [
    ...born("c", year, 1200 + 20 * (year - 2007), 1000), ...born("c", year, 700 + 20 * (year - 2007), 600, "1"), ...born("c", year, 400, 320, "2"), ...born("c", year, 100, 80, "3"),
    ...["a", "b"].flatMap((town) => born(town, year, 600 + 10 * (year - 2007), 500)), ...villages.flatMap(({ code }) => born(code, year, 100, 84)),
    ...villages.flatMap(({ code }, at) => visits(code, year, 400, code === (year === 2007 ? "a1" : "b6") ? 120 : code === "a2" ? 200 : 360 + (at % 3))), ...visits("c", year, 4800, 3900),
  ]);
  return ledgerOf({ areas, years });
}

const cells = async (deps: Deps, file: string, query: Record<string, string>) => {
  const text = new TextDecoder().decode((await downloadTable(deps, file, query)).bytes);
  const [head = [], ...rows] = text.replace(/^\uFEFF/, "").trim().split("\r\n").map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""));
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
};

describe("choices of a page", () => {
  it("give the same numbers on the page, in show and in a download of the sex ratio: another normal ratio, another year to compare with", async () => {
    const deps = depsOf(ledger);
    const question = { normal: "104", from: "2008" };
    const [page, { sexRatio }, rows] = await Promise.all([getSexRatioPage(deps, "en", question), showLedger(ledger, { view: "sex-ratio", ...question }), cells(deps, "sex-ratio.csv", question)]);
    const missing = sexRatio!.windows.flatMap((window) => (window.missing ? [window.missing.value] : []));

    expect(sexRatio).toMatchObject({ normal: 104, change: { from: 2008 } });
    expect(missing.length).toBeGreaterThan(0);
    expect(page.windows!.table.rows.flatMap((row) => (row.missing ? [Number(row.missing.split(" ")[0])] : []))).toEqual(missing.map(Math.round));
    expect(rows.filter(({ part }) => part === "girls missing, boys complete").map(({ value, normal }) => [Number(value), normal])).toEqual(missing.map((value) => [value, "104"]));
    expect(page.change!.title).toContain("2008–2009");
    expect(rows.find(({ part }) => part === "change, whole")).toMatchObject({ from: "2008", value: String(sexRatio!.change!.difference) });
  });

  it("stand in the links to the downloads of the page, those that hold only", async () => {
    const deps = depsOf(ledger);
    const [page, stale] = await Promise.all([{ normal: "104", from: "2008", level: "township" }, { normal: "104", from: "1999", level: "province" }].map((query) => getSexRatioPage(deps, "en", query)));
    const csv = (one: typeof page) => new URLSearchParams(one!.links.downloads[0]!.href.split("?")[1]);

    expect(Object.fromEntries(csv(page))).toMatchObject({ normal: "104", from: "2008", level: "township" });
    expect([csv(stale).get("from"), csv(stale).get("level"), csv(stale).get("normal")]).toEqual([null, null, "104"]);
  });

  it("part the balance by what was asked for, with equal numbers everywhere", async () => {
    const deps = depsOf(ledger);
    const question = { indicator: "service-newborn-visit", level: "village", since: "2007" };
    const [page, { balance }, rows] = await Promise.all([getBalancePage(deps, "en", question), showLedger(ledger, { view: "balance", ...question }), cells(deps, "balance.csv", question)]);
    const gini = balance!.years!.flatMap((year) => (year.status === "ok" ? [year.measures.gini!.value] : []));
    const moved = rows.filter(({ part }) => part?.endsWith("weakest fifth"));

    expect(balance).toMatchObject({ level: "village", moves: { status: "ok", from: 2007, to: 2009 } });
    expect(rows.filter(({ part }) => part === "gini").map(({ value }) => Number(value))).toEqual(gini);
    expect(page.chosen!.measures!.rows[0]!.value).toBe(gini.at(-1)!.toFixed(3));
    expect(moved.map(({ area, part, period }) => [area, part, period])).toEqual([["a1", "left the weakest fifth", "2007..2009"], ["b6", "fell into the weakest fifth", "2007..2009"]]);
    expect(page.chosen!.moves!.rows).toHaveLength(2);
  });

  it.each([["township", (at: number) => at < 6], ["group", (at: number) => at % 2 === 0]] as const)("part the gap by %s: what lies between is that of the means of the two halves", async (by, isFirst) => {
    const codes = Array.from({ length: 12 }, (_, at) => `62000010${at < 6 ? 1 : 2}${201 + at}`);
    const served = codes.map((_, at) => 40 + 4 * at + (at % 2 === 0 ? 0 : 5));
    const deps = await ledgerOfFiles({
      areas: ["code,name_zh,name_en,level,parent,from,to,merged_into", "620000000000,县,County,county,,,,", ...[1, 2].map((town) => `62000010${town},乡${town},Town ${town},township,620000000000,,,`), ...codes.map((code) => `${code},村${code.slice(-2)},Village ${code.slice(-2)},village,${code.slice(0, 9)},,,`)].join("\n"),
      groups: ["group,name_zh,name_en,area", ...codes.map((code, at) => `g${at % 2},组${at % 2},Group ${at % 2},${code}`)].join("\n"),
      services: ["area,period,service,eligible,served", ...codes.map((code, at) => `${code},2009-Q4,newborn_visit,100,${served[at]}`)].join("\n"),
    });
    const { balance } = await showView(deps, { view: "balance", indicator: "service-newborn-visit", level: "village", year: 2009, by });
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const halves = [true, false].map((side) => mean(served.filter((_, at) => isFirst(at) === side)) / mean(served));

    expect(balance!.by).toBe(by);
    expect(balance!.years!.at(-1)).toMatchObject({ status: "ok", groups: 2, leftOut: { suppressed: 0, missing: 0, unfit: 0 }, measures: { between: { value: expect.closeTo(halves.reduce((sum, half) => sum + (half * Math.log(half)) / 2, 0), 9) } } });
  });

  it.each([
    ["balance", { by: "street" }, "township, group"], ["balance", { since: "09" }, "four digits"], ["sex-ratio", { normal: "99" }, "100 to 110"], ["services", { quarter: "5" }, "1, 2, 3, 4"], ["sex-ratio", { level: "street" }, "village"], ["overview", { normal: "104" }, "sex-ratio"],
  ] as const)("are refused for %s as %o, in both languages, with what they may be", (view, asked, wanted) => {
    const refused = () => readChoices(view, asked);

    expect(refused).toThrow(InputError);
    expect(refused).toThrow(new RegExp(wanted));
  });

  it.each([["balance", { since: "2009" }, /2008, 2007/], ["balance", { level: "province" }, /village, township/], ["sex-ratio", { from: "1999" }, /2007, 2008/], ["sex-ratio", { level: "village" }, /township/]] as const)("that the snapshot lacks are refused for %s as %o, naming those there are", async (view, asked, known) => {
    await expect(showLedger(ledger, { view, year: 2009, ...asked })).rejects.toThrow(known);
  });
});
