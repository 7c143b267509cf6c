import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../base/clock";
import type { Locale } from "../../base/locale";
import { InputError, NotFoundError } from "../../base/errors";
import type { Findings } from "../../views/findings";
import { createDeps, type Deps } from "../deps";
import { getBalancePage } from "../get-balance-page";
import { getHowPage } from "../get-how-page";
import { getMovementPage } from "../get-movement-page";
import { getOverviewPage } from "../get-overview-page";
import { getPeoplePage } from "../get-people-page";
import { getQualityPage } from "../get-quality-page";
import { getServicesPage } from "../get-services-page";
import { getSexRatioPage } from "../get-sex-ratio-page";
import { getVillagePage } from "../get-village-page";
import { getVillagesPage } from "../get-villages-page";
import { importLedger } from "../import-ledger";
import type { PageLinks } from "../page-links";
import { DERIVATIONS } from "./derivations";

const SAMPLE = join(import.meta.dirname, "../../../data/sample");
const CHILD_HEALTH = "service-child-health-0-6";
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-derived-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
}, 60_000);

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Follows the link itself, as a reader would. */
function follow(href: string) {
  const { pathname, searchParams } = new URL(href, "http://x");
  const locale: Locale = pathname.startsWith("/en/") ? "en" : "zh-CN";
  return getHowPage(deps, locale, Object.fromEntries(searchParams), decodeURIComponent(pathname.replace(/^(?:\/en)?\/how\//, "")));
}

type Page = Findings & { links: PageLinks };
const PAGES: [name: string, get: (locale: Locale) => Promise<Page>][] = [
  ["overview", async (locale) => { const { findings, links } = await getOverviewPage(deps, locale, {}); return { ...findings, links }; }],
  ["people", async (locale) => { const { findings, links } = await getPeoplePage(deps, locale, {}); return { ...findings, links }; }],
  ["movement", async (locale) => { const { findings, links } = await getMovementPage(deps, locale, {}); return { ...findings, links }; }],
  ["sex ratio", async (locale) => { const { findings, links } = await getSexRatioPage(deps, locale, {}); return { ...findings, links }; }],
  ["balance", async (locale) => { const { findings, links } = await getBalancePage(deps, locale, { indicator: CHILD_HEALTH }); return { ...findings, links }; }],
  ["villages", (locale) => getVillagesPage(deps, locale, {})],
  ["services", (locale) => getServicesPage(deps, locale, { quarter: "2" })],
  ["data quality", async (locale) => { const { findings, links } = await getQualityPage(deps, locale, {}); return { ...findings, links }; }],
  ["a village", (locale) => getVillagePage(deps, locale, {}, "620000000001")],
];

/** A decimal, a share or a rate is a figure; levels of intervals and the births that a verdict needs are rules. */
const FIGURE = /\d\.\d|\d%|‰/;
const RULE = /(?:95|50|80|99\.8|2\.5)\s?%/g;

describe("sentences of every page", () => {
  it.each(PAGES)("%s: each with a number leads to how it was made, in both languages", async (_name, get) => {
    const [zh, en] = await Promise.all([get("zh-CN"), get("en")]);
    const [hrefs, others] = [zh, en].map(({ basis = [], links }) => [...new Set(basis.flat().map((one) => links.how(one.id, one)))]);

    for (const { heading, lead, basis = [] } of [zh, en]) {
      expect(basis).toHaveLength(lead.length + 1);
      expect([heading, ...lead].filter((sentence, at) => FIGURE.test(sentence.replace(RULE, "")) && basis[at]!.length === 0)).toEqual([]);
    }
    expect(zh.basis![0]!.length).toBeGreaterThan(0);
    expect(others).toEqual(hrefs!.map((href) => `/en${href}`));
    for (const href of hrefs!) expect([href, (await follow(href)).value.status]).toEqual([href, "ok"]);
  }, 20_000);

  it("leads from the pooled sex ratio to the very number it says", async () => {
    const { findings, links } = await getSexRatioPage(deps, "zh-CN", {});

    expect(findings.heading).toContain((await follow(links.how(findings.basis![0]![0]!.id, findings.basis![0]![0]!))).value.text);
  });
});

describe("derived numbers", () => {
  it("of balance are those of the page, for every measure", async () => {
    const page = await getBalancePage(deps, "zh-CN", { indicator: CHILD_HEALTH });
    const rows = new Map(page.chosen!.measures!.rows.map((row) => [row.id, row]));

    for (const [id, measure] of [["gini", "gini"], ["theil", "theil"], ["theil-between", "between"], ["theil-within", "within"], ["fifth-ratio", "fifthRatio"]] as const) {
      const { value } = await follow(page.made(id));
      expect([id, value.text, value.interval]).toEqual([id, rows.get(measure)!.value, rows.get(measure)!.interval]);
    }
    const gini = await follow(page.made("gini"));
    expect(gini.facts[0]!.text).toBe(`洛伦兹曲线下的部分 ∑ = ${(1 - Number(gini.value.text)).toFixed(3)}，G = 1 − ${(1 - Number(gini.value.text)).toFixed(3)} = ${gini.value.text}`);
    expect(gini.inputs!.rows).toHaveLength(24);
    expect(gini.facts.map(({ text }) => text).join()).toMatch(/模拟 200 次，种子 \d+/);
  });

  it("of an earlier year are those of its dot and row", async () => {
    const page = await getBalancePage(deps, "en", { indicator: CHILD_HEALTH });

    for (const { year, cells } of page.chosen!.years.rows) expect([year, (await follow(page.made("gini", { year }))).value.text]).toEqual([year, cells[1]]);
  });

  it("of girls and of the change by birth order are those of the page", async () => {
    const { windows, change, derived, links } = await getSexRatioPage(deps, "zh-CN", { normal: "105" });

    for (const { pool, missing, short } of windows!.table.rows) {
      const of = (id: string) => follow(links.how(id, { parts: { pool: String(pool), normal: derived.normal } }));
      for (const [id, text] of [["missing-girls", missing], ["girls-short", short]] as const) { const { value } = await of(id); expect([id, `${value.text} ${value.interval}`]).toEqual([id, text]); }
    }
    const made = await follow(links.how("ratio-change", { parts: { pool: derived.pool, from: derived.from } }));
    expect(made.value.text).toBe(change!.rows.at(-1)!.effect);
    for (const { effect } of change!.rows) expect(made.facts[0]!.text).toContain(effect);
  });

  it("of people are those of the page: the range of the calculation and a cohort", async () => {
    const page = await getPeoplePage(deps, "zh-CN", {});
    const projection = await follow(page.links.how("projection"));
    const cohort = page.lexis!.table!.rows[2]!;

    expect(page.projection.status === "ok" && page.projection.title).toContain(projection.value.text);
    expect((await follow(page.links.how("cohort", { parts: { born: cohort.key } }))).value.text).toBe(cohort.change);
    expect((await follow(page.links.how("ages"))).value.text).toBe(page.strip.find(({ id }) => id === "population")!.value.text);
  });

  it("of movement are those of tables and lines, months and dates too", async () => {
    const { flow, season, stocks, areas } = await getMovementPage(deps, "zh-CN", {});
    const cells = [...flow!.table.rows.slice(0, 4), ...stocks.flatMap(({ table }) => table.rows.slice(-1)), ...season!.table.rows.slice(0, 2)].flatMap((row) => row.cells);

    for (const cell of cells) {
      if (!("value" in cell)) continue;
      const { value } = await follow(cell.how!);
      expect([cell.how, cell.value.text.startsWith(value.text), value.status]).toEqual([cell.how, true, cell.value.status]);
    }
    expect(areas!.chart!.rows.length).toBeGreaterThan(10);
    const { value } = await follow((await getMovementPage(deps, "zh-CN", {})).links.how("net-interval", { area: areas!.chart!.rows[0]!.code }));
    expect(areas!.table.rows.find(({ key }) => key === areas!.chart!.rows[0]!.code)!.cells).toContainEqual({ text: value.interval, light: true });
  });

  it("of services are those of the page, with those left as the difference", async () => {
    const { outlook, links } = await getServicesPage(deps, "zh-CN", { quarter: "2" });

    for (const row of outlook!.rows) {
      const page = await follow(links.how("service-outlook", { parts: { indicator: row.id, quarter: "2" } }));
      expect([row.id, page.value.text]).toEqual([row.id, row.now.text]);
      if (row.left.status === "ok") expect(page.facts[0]!.text).toMatch(new RegExp(`= ${row.left.text.replace(/,/g, ",")}$`));
      expect(page.facts.map(({ text }) => text).join()).toContain(row.end);
    }
  });

  it("of activities are those of the table, quarters and kinds too", async () => {
    const { activities, links } = await getServicesPage(deps, "zh-CN", {});

    for (const { indicator, kind, cells } of activities.rows.slice(0, 4)) for (const [at, cell] of cells.entries()) {
      const { value } = await follow(links.how("activities", { parts: { indicator, kind, quarter: at === 4 ? undefined : String(at + 1) } }));
      expect([indicator, kind, at, value.text]).toEqual([indicator, kind, at, cell.text]);
    }
  });

  it("refuse what is described, and a service that is none", async () => {
    await expect(getHowPage(deps, "zh-CN", { indicator: "births" }, "gini")).rejects.toBeInstanceOf(InputError);
    await expect(getHowPage(deps, "zh-CN", { indicator: "birth-rate" }, "standing")).rejects.toBeInstanceOf(InputError);
    await expect(getHowPage(deps, "zh-CN", { indicator: "deaths" }, "service-outlook")).rejects.toBeInstanceOf(InputError);
    await expect(getHowPage(deps, "zh-CN", { month: "13" }, "months-in")).rejects.toBeInstanceOf(InputError);
  });

  it("of a village give nothing withheld and always a sentence, in both languages", async () => {
    for (const id of Object.keys(DERIVATIONS)) for (const locale of ["zh-CN", "en"] as const) {
      const page = await getHowPage(deps, locale, { area: "620000000003", indicator: id === "activities" ? "activity-people" : CHILD_HEALTH, ...(id === "group-ratio" ? { group: "g1" } : {}) }, id);
      expect(page.heading).not.toBe("");
      expect(JSON.stringify(page.facts)).not.toMatch(/NaN|undefined|Infinity/);
      for (const { cells } of page.inputs!.rows) for (const cell of cells) if ("value" in cell && cell.value.status === "suppressed") expect(cell.value.text).toMatch(/^(?:1–4|＊)$/);
    }
  }, 20_000);
});

describe("why a village is on the follow-up list", () => {
  it("gives on its page the numbers that the list says, and the chance of each", async () => {
    const overview = await getOverviewPage(deps, "zh-CN", { year: "2009" });
    const [listed] = overview.followUp!.rows.filter(({ state }) => state.shape === "listed");
    const [piece] = listed!.pieces;
    const query = Object.fromEntries(new URL(piece!.how!, "http://localhost").searchParams);
    const page = await getHowPage(deps, "zh-CN", query, "lagging-evidence");

    expect(page.value!.text).toBe("落后");
    expect(page.facts.map(({ text }) => text).join()).toContain(piece!.text);
    expect(page.facts.map(({ text }) => text).join()).toMatch(/只凭偶然这样差的可能是 \d+\.\d\d%/);
    await expect(getHowPage(deps, "en", { ...query, kind: "nowhere" }, "lagging-evidence")).rejects.toThrow(NotFoundError);
  });
});
