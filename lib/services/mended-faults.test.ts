import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "./deps";
import { getFaultsPage } from "./get-faults-page";
import { getHowPage } from "./get-how-page";
import { getQualityPage } from "./get-quality-page";
import { closeQualityLedgers, csv, ledgersOfFiles } from "./quality-test-ledger";
import { listSnapshots } from "../snapshots/catalog";
import { showText } from "./show-text";
import { showView, type Shown } from "./show";

afterAll(closeQualityLedgers);

const CODES = ["0101", "0102", "0103"];
const areas = csv("code,name_zh,name_en,level,parent", [["01", "镇", "Town", "township", ""], ...CODES.map((code) => [code, `村${code}`, `V${code}`, "village", "01"])]);
/** Eight deaths a month in every village of two years; one village reports nothing in the months left out. */
const deaths = (silent: readonly string[]) => csv("area,period,kind,count", CODES.flatMap((code) => [2007, 2008].flatMap((year) => Array.from({ length: 12 }, (_, at) => [code, `${year}-${String(at + 1).padStart(2, "0")}`, "death", 7 + ((at * 5 + Number(code)) % 3)])).filter(([of, period]) => of !== "0102" || !silent.includes(String(period)))));

let deps: Deps;
let ids: string[];
beforeAll(async () => {
  deps = await ledgersOfFiles([
    { asOf: "2009-01-31", files: { areas, events: deaths(["2008-03", "2008-04"]) } },
    { asOf: "2009-04-30", files: { areas, events: deaths(["2008-04"]) } },
    { asOf: "2009-09-30", files: { areas, events: deaths([]) } },
  ]);
  ids = (await listSnapshots(deps.dataDir)).map(({ id }) => id).reverse();
});

describe("a fault over the snapshots of an office", () => {
  it("is open in the snapshots that have it, and mended with the day of the first that has not", async () => {
    const [first, second, last] = await Promise.all([ids[0], ids[1], undefined].map((snapshot) => showView(deps, { view: "quality", ...(snapshot ? { snapshot } : {}) })));
    const told = ({ faults = [] }: Shown) => faults.map(({ code, area, state, mendedIn }) => [code, area, state, mendedIn?.date]);

    expect(told(first!)).toEqual([["silentMonths", "0102", "open", undefined]]);
    expect(told(second!)).toEqual([["silentMonths", "0102", "open", undefined]]);
    expect(told(last!)).toEqual([["silentMonths", "0102", "mended", "2009-09-30"]]);
  });

  it("leads from a marked figure to its reason, and in a later snapshot to what mended it", async () => {
    const then = await getHowPage(deps, "zh-CN", { area: "0102", year: "2008", snapshot: ids[1] }, "deaths");
    const now = await getHowPage(deps, "en", { area: "0102", year: "2008" }, "deaths");

    expect(then.value.mark?.text).toBe("初");
    expect(then.faults!.lines.map(({ text }) => text)).toEqual(["村0102，2008：有 1 个月没有上报死亡，前后各月都有（待查）"]);
    expect(now.value.mark).toBeUndefined();
    expect(now.faults!.lines[0]!.text).toContain("mended, snapshot of 2009-09-30");
    const { searchParams } = new URL(now.faults!.lines[0]!.href!, "http://x");
    const list = await getFaultsPage(deps, "en", Object.fromEntries(searchParams));
    expect(list.rows.rows.map(({ area, state, tone }) => [area, state, tone])).toEqual([["V0102", "mended, snapshot of 2009-09-30", "mended"]]);
  });

  it("touches figures of its own kind and years only", async () => {
    const lines = async (id: string, query: Record<string, string>) => (await getHowPage(deps, "zh-CN", { snapshot: ids[1]!, ...query }, id)).faults!.lines.map(({ href }) => href !== undefined);

    expect(await lines("deaths", { area: "01", year: "2008" })).toEqual([true]);
    expect(await lines("deaths", { area: "01", year: "2007" })).toEqual([false]);
    expect(await lines("deaths", { area: "0101", year: "2008" })).toEqual([false]);
    expect(await lines("moves-in", { area: "0102", year: "2008" })).toEqual([false]);
  });

  it("stands apart on the page and in the terminal, and no mended fault counts as open", async () => {
    const page = await getQualityPage(deps, "zh-CN", {});
    const text = await showText(deps, { view: "quality" }, "zh-CN");

    expect(page.faults.open.rows).toHaveLength(0);
    expect(page.faults.folded.map(({ label, rows }) => [label, rows.rows.length])).toEqual([["已改正 1 处", 1]]);
    expect(page.findings.heading).not.toMatch(/处要查/);
    expect(text).toMatch(/待查 0 · 备查 0 · 已改正 1\n.*0102.*2009-09-30/);
  });
});
