import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock";
import { NotFoundError } from "../base/errors";
import { LOCALES } from "../base/locale";
import { openOffice } from "../exports/fixtures/office-parts";
import { VIEWS } from "../indicators/view";
import { createDeps, type Deps } from "./deps";
import { downloadTable } from "./download-table";
import { exportDocument } from "./export-document";
import { getOverviewPage } from "./get-overview-page";
import { importLedger } from "./import-ledger";
import { makeReport } from "./make-report";
import { showView } from "./show";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
const YEAR = "2009";
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-documents-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
}, 120_000);

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

const deck = async (question: Partial<Parameters<typeof exportDocument>[1]>) => new TextDecoder().decode((await exportDocument(deps, { view: "overview", year: YEAR, locale: "zh-CN", format: "html", ...question })).bytes);
/** What is written, without marks of the page. */
const wordsOf = (html: string) => html.replace(/<style>[^]*?<\/style>|<script>[^]*?<\/script>/g, "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("exportDocument", { timeout: 120_000 }, () => {
  it.each(VIEWS.flatMap((view) => LOCALES.map((locale) => [view, locale] as const)))("has findings, figures and sources of %s in %s", async (view, locale) => {
    const { report } = await makeReport(deps, locale, { view, year: YEAR });
    const html = wordsOf(await deck({ view, locale }));

    expect(report.blocks[0]!.kind).toBe("text");
    expect(report.blocks.some(({ kind }) => kind === "table")).toBe(true);
    expect(report.source.items.map(([, text]) => text)).toContain((await deps.ledger()).ledger.entry.id);
    expect(report.source.items.some(([, text]) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
    expect(html).toContain(locale === "en" ? "Sample data" : "示例数据");
    expect(html).not.toMatch(/undefined|NaN|\[object|Infinity/);
    if (locale === "en" && view !== "history") expect(html.replaceAll("清源乡统计站", "")).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it("says what the page says, in the same words", async () => {
    const page = await getOverviewPage(deps, "zh-CN", { year: YEAR });
    const words = wordsOf(await deck({}));

    expect(words).toContain(page.findings.heading);
    for (const { label, value } of page.headline) expect(words).toContain(`${label} ${value.text}${value.sign}`);
  });

  it("shows every figure as the page does, withheld ones without their number", async () => {
    const { figures } = await showView(deps, { view: "quality", year: YEAR });
    const withheld = figures.filter(({ status }) => status === "suppressed");
    const { report } = await makeReport(deps, "zh-CN", { view: "quality", year: YEAR });
    const cells = report.blocks.flatMap((block) => (block.kind === "table" && block.section !== "数据质量" ? block.rows.flat() : [])).filter(({ text }) => text === "1–4" || text === "＊");

    expect(withheld.length).toBeGreaterThan(0);
    expect(cells).toHaveLength(withheld.length);
    expect(cells.every(({ behind, mark }) => behind === undefined && mark === undefined)).toBe(true);
  });

  it("lists villages in code order where an indicator is only described, without rank or standing", async () => {
    const { report } = await makeReport(deps, "zh-CN", { view: "villages", year: YEAR, indicator: "births" });
    const table = report.blocks.find((block) => block.kind === "table" && block.rows.length > 20);
    const { ledger } = await deps.ledger();

    expect(table?.kind === "table" && table.rows.map(([name]) => name!.text)).toEqual(ledger.tree.villages(ledger.tree.root).map(({ nameZh }) => nameZh));
    expect(table?.kind === "table" && table.columns.map(({ label }) => label).join()).not.toMatch(/名次|目标|组/);
    expect(table?.kind === "table" && table.rows.flat().some(({ tone }) => tone !== undefined)).toBe(false);
  });

  it("quotes published totals of years before the ledger, and says so where there are none", async () => {
    expect(wordsOf(await deck({ view: "history", year: "1985" }))).toContain("1985 年度及以前，这份台账里没有清源乡的公布数");
    expect(wordsOf(await deck({ view: "history", year: "2009" }))).toMatch(/人口出生率.*10\.42‰/s);
  });

  it.each(["pptx", "docx"] as const)("writes a whole %s of a village in English", async (format) => {
    const { bytes, name } = await exportDocument(deps, { view: "village", area: "620000000003", year: YEAR, locale: "en", format });

    expect(openOffice(bytes).faults).toEqual([]);
    expect(name).toMatch(new RegExp(`^cunjing-village-620000000003-2009-2009-10-05-[0-9a-f]{12}\\.${format}$`));
  });

  it("refuses what it does not know", async () => {
    await expect(exportDocument(deps, { view: "nothing", locale: "en", format: "html" })).rejects.toBeInstanceOf(NotFoundError);
    await expect(exportDocument(deps, { view: "villages", area: "1", locale: "en", format: "html" })).rejects.toBeInstanceOf(NotFoundError);
    await expect(downloadTable(deps, "overview.doc", {})).rejects.toBeInstanceOf(NotFoundError);
  });

  it("hands documents out by address like tables", async () => {
    const { name, mediaType, bytes } = await downloadTable(deps, "overview.pptx", { year: YEAR, locale: "en" });

    expect(name).toMatch(/\.pptx$/);
    expect(mediaType).toContain("presentationml");
    expect(openOffice(bytes).text(/slide1\.xml$/)).toContain("Qingyuan Township: overview");
  });
});
