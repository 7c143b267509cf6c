import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCALES } from "../base/locale";
import { InputError } from "../base/errors";
import type { Deps } from "./deps";
import { openOffice } from "../exports/fixtures/office-parts";
import { downloadTable } from "./download-table";
import { getFaultsPage } from "./get-faults-page";
import { getHowPage } from "./get-how-page";
import { getQualityPage } from "./get-quality-page";
import { getSexRatioPage } from "./get-sex-ratio-page";
import { getVillagePage } from "./get-village-page";
import { closeQualityLedgers, csv, ledgerOfFiles, sampleLedger } from "./quality-test-ledger";
import { showView } from "./show";

afterAll(closeQualityLedgers);

let deps: Deps;
beforeAll(async () => {
  deps = await sampleLedger();
});

const follow = (href: string) => { const { pathname, searchParams } = new URL(href, "http://x"); return getHowPage(deps, pathname.startsWith("/en/") ? "en" : "zh-CN", Object.fromEntries(searchParams), decodeURIComponent(pathname.split("/").at(-1)!)); };

describe.each(LOCALES)("the page of data quality in %s", (locale) => {
  it("says every part of the sample, without a gap in its words", async () => {
    const { findings, complete, late, screen, wrong, agreement, score, faults, missing } = await getQualityPage(deps, locale, { year: "2009" });

    expect(missing).toEqual([]);
    for (const part of [complete.table, complete.corrected, complete.plan, complete.last, late.delays, late.nowcast, late.villages, late.cleanUp?.chart, screen, wrong.ages, agreement?.table, score, faults.more]) expect(part).toBeDefined();
    expect(wrong.cross.length).toBeGreaterThan(2);
    expect(JSON.stringify({ findings, complete, late, screen, wrong, agreement, score, faults })).not.toMatch(/undefined|NaN|Infinity|\{[a-z]+\}/);
  });

  it("answers for a village: its faults and figures, and where estimates stand", async () => {
    const page = await getQualityPage(deps, locale, { area: "620000000005", year: "2009" });

    expect(page.faults.open.rows).toHaveLength(4);
    expect(page.late.delays).toBeUndefined();
    expect(page.elsewhere!.href).toMatch(/\/quality\?year=2009$/);
  });
});

describe("numbers of the page of data quality", () => {
  it("are those of show, and each is explained with the same number", async () => {
    const page = await getQualityPage(deps, "zh-CN", { year: "2009" });
    const { quality, faults } = await showView(deps, { view: "quality", year: 2009 });
    const { links } = page;
    const [nowcast, corrected, kappa, ages, cleanUp, score] = await Promise.all(["nowcast", "births-corrected", "kappa", "age-heaping", "clean-up", "quality-score"].map((id) => follow(links.how(id))));

    expect(page.faults.subtitle).toContain(String(faults!.filter(({ state, severity }) => state === "open" && severity !== "low").length));
    expect(page.findings.lead.join("")).toContain(`还会增加约 ${nowcast!.value.text} 人`);
    expect(page.findings.lead.join("")).toContain(`实际出生约 ${corrected!.value.text} 人`);
    expect(page.wrong.cross.map(({ subtitle }) => subtitle).join()).toContain(`κ = ${kappa!.value.text}`);
    expect(page.wrong.ages!.table.rows.at(-1)!.cells[0]).toEqual({ text: ages!.value.text });
    expect(cleanUp!.value.text).toBe("153");
    expect(score!.inputs!.rows.length).toBe(quality!.scores.villages.filter(({ status }) => status === "ok").length);
  });

  it("are those of the page of the sex ratio: births alone, and what the checks found is not missing any more", async () => {
    const [ratio, page] = await Promise.all([getSexRatioPage(deps, "zh-CN", { year: "2009" }), getQualityPage(deps, "zh-CN", { year: "2009" })]);

    expect(page.findings.heading).toContain("出生登记完整率 87.3%（86.0–88.6）");
    expect(ratio.findings.lead.join("")).toContain("出生登记完整率 87.3%（86.0–88.6），查出的已经补登，估计还漏 1 例；漏的若全是女婴，当年性别比会从 115.8 变成 114.3");
    expect(page.findings.lead.join("")).toContain("漏报的若都是女婴，性别比为 114.3");
  });

  it("explain one village's score by the parts that stand in its row", async () => {
    const { score } = await getQualityPage(deps, "zh-CN", { year: "2009" });
    const cell = score!.table.rows[0]!.cells[0]!;
    if (!("value" in cell)) throw new Error("no score");

    const made = await follow(cell.how!);

    expect(made.value.text).toBe(cell.value.text);
    expect(made.inputs!.rows).toHaveLength(6);
  });

  it("rank by other weights beside those in force, and refuse weights of nothing", async () => {
    const [set, other] = await Promise.all([getQualityPage(deps, "zh-CN", { year: "2009" }), getQualityPage(deps, "zh-CN", { year: "2009", "w-completeness": "0", "w-late-share": "5" })]);
    const none = Object.fromEntries(["completeness", "ledger-match", "late-share", "field-error-rate", "source-agreement", "duplicate-rate"].map((id) => [`w-${id}`, "0"]));

    expect(set.score!.table.columns[4]!.label).toBe("权数相同时");
    expect(other.score!.table.columns[4]!.label).toBe("所选权数下");
    expect(other.score!.table.rows.map(({ cells }) => cells[0])).toEqual(set.score!.table.rows.map(({ cells }) => cells[0]));
    expect(other.score!.form.choices.find(({ name }) => name === "w-late-share")!.options.find(({ chosen }) => chosen)!.value).toBe("5");
    await expect(getQualityPage(deps, "zh-CN", none)).rejects.toBeInstanceOf(InputError);
  });
});

describe("the list of faults", () => {
  it("holds the planted faults as open and nothing for the record among them", async () => {
    const { rows } = await getFaultsPage(deps, "zh-CN", {});

    expect(rows.rows.every(({ tone }) => tone === "open")).toBe(true);
    expect(new Set(rows.rows.map(({ area }) => area))).toEqual(new Set(["清源乡", "上湾", "长渠", "西坪", "中心", "马庄", "南岭", "古城", "河东", "东关", "桃园", "白塔"]));
  });

  it("is narrowed by kind, weight, state and village, and turned by pages", async () => {
    const [kind, heavy, record, second, village] = await Promise.all([{ fault: "silentMonths" }, { weight: "high" }, { state: "record" }, { state: "record", page: "2" }, { area: "620000000016" }].map((query) => getFaultsPage(deps, "zh-CN", query)));

    expect(kind!.rows.rows.map(({ area }) => area)).toEqual(Array(4).fill("西坪"));
    expect(heavy!.rows.rows.every(({ severity }) => severity === "重")).toBe(true);
    expect(record!.rows.rows).toHaveLength(50);
    expect(record!.pages.links.map(({ href }) => href)).toEqual(["/quality/faults?page=2&state=record"]);
    expect(second!.rows.rows[0]).not.toEqual(record!.rows.rows[0]);
    expect(village!.rows.rows.map(({ area }) => area)).toEqual(["古城", "古城"]);
  });

  it("stands on a village's own page, those for the record left out", async () => {
    const { faults } = await getVillagePage(deps, "zh-CN", {}, "620000000005");

    expect(faults.summary).toContain("4 处待查");
    expect(faults.rows.filter(({ text }) => text.includes("待查"))).toHaveLength(4);
    expect(faults.all.href).toBe("/quality/faults?area=620000000005&state=all");
  });
});

describe("the workbook of faults", () => {
  it("has a sheet for all and one for each village, codes and periods as they are, and no formula", async () => {
    const own = await ledgerOfFiles({
      areas: csv("code,name_zh,level,parent,from,to", [["01", "镇", "township", "", "", ""], ["0101", "=1+1", "village", "01", "", "2004-09"], ["0102", "@乙", "village", "01", "", ""]]),
      events: csv("area,period,kind,count", [30, 28, 31, 0, 29, 30].map((count, at) => ["0102", 2004 + at, "death", count])),
    });

    const { bytes, name } = await downloadTable(own, "faults.xlsx", { area: "01" });

    const { parts, names, faults } = openOffice(bytes);
    const sheets = names.filter((one) => /^xl\/worksheets\/sheet\d+\.xml$/.test(one)).map((one) => parts[one]!);
    const words = [...(parts["xl/sharedStrings.xml"] ?? "").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text!);
    expect(faults).toEqual([]);
    expect(name).toMatch(/^cunjing-faults-01-2009-09-30-/);
    expect(sheets).toHaveLength(5);
    expect(sheets.join("")).not.toMatch(/<f[ >]/);
    for (const text of ["=1+1", "@乙", "0101", "0102", "2004年9月", "2007"]) expect(words).toContain(text);
  });
});
