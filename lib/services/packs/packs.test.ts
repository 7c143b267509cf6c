import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../base/clock";
import { LOCALES } from "../../base/locale";
import { postedFormOf } from "../../base/posted-form";
import { openOffice } from "../../exports/fixtures/office-parts";
import { checkDraft } from "../check-draft";
import { createDeps, type Deps } from "../deps";
import { getMeetingsPage, type MeetingsPage } from "../get-meetings-page";
import { importLedger } from "../import-ledger";
import { downloadPack } from "./download-pack";
import { makePack } from "./make-pack";
import { makeSpeech, plainSpeech } from "./make-speech";
import { PACKS, packDefinition } from "./pack-definitions";
import { readItems, writeItems, type PackItem } from "./pack-items";
import { openPeriod } from "./pack-period";
import { packOf } from "./pack-question";
import { postPack } from "./post-pack";

const SAMPLE = join(import.meta.dirname, "../../../data/sample");
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-packs-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
}, 120_000);

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe("the shipped packs", () => {
  it.each([["monthly", "zh-CN"], ["quarterly", "en"], ["annual", "zh-CN"]] as const)("%s has all its blocks in the sample, %s", async (pack, locale) => {
    const made = await makePack(deps, locale, await packOf(deps, locale, { pack, year: "2009" }));

    expect(made.places.filter(({ block }) => !block).map(({ item }) => item)).toEqual([]);
    expect(made.report.source.sample).toBeTruthy();
    expect(made.report.source.items.some(([, text]) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
    if (locale === "en") expect(JSON.stringify(made.report.blocks.map(({ title, section }) => [title, section]))).not.toMatch(/[\u4e00-\u9fff]/);
  }, 30_000);

  it("leaves out what another area has nothing of, and says what", async () => {
    const made = await makePack(deps, "zh-CN", { ...(await packOf(deps, "zh-CN", { pack: "monthly", year: "2009" })), items: [{ view: "overview", part: "text" }, { view: "overview", part: "no-such" }] });

    expect(made.report.blocks).toHaveLength(1);
    expect(made.report.source.notices.join()).toContain("下列 1 块");
  });
});

describe("blocks in an address", () => {
  it("come back as they were, own texts too", async () => {
    const { items } = await packDefinition("annual");
    const texts = [{ title: "一", text: "甲" }, { title: "二", text: "乙" }];
    const any = fc.array(fc.constantFrom<PackItem>(...items, ...texts, { view: "villages", part: "caterpillar", indicator: "ledger-match", pool: "3" }), { maxLength: 40 });

    fc.assert(fc.property(any, (list) => void expect(readItems(writeItems(list, texts), texts)).toEqual(list)));
  });

  it.each(["nowhere.text", "overview", "speech.never", "text.7", "overview.text*a*7"])("are refused where they are none: %s", (word) => {
    expect(() => readItems(word)).toThrow(/no such block/);
  });
});

const posting = async (query: Record<string, string>, fields: Record<string, string>) => {
  const pack = await packOf(deps, "zh-CN", query);
  const { frame } = await openPeriod(deps, "zh-CN", pack.saved ? { area: pack.area, year: pack.year, snapshot: pack.snapshot } : query, pack);
  return postPack(deps, frame, pack, postedFormOf(Object.entries(fields)));
};
const idIn = (result: object): string => ("seeOther" in result ? /saved=([^&#]+)/.exec(String(result.seeOther))![1]! : "");

describe("saving", () => {
  it("keeps the snapshot, shows a change that came in between, and loses nothing", async () => {
    const id = idIn(await posting({ pack: "monthly", year: "2009" }, { action: "create", name: "六月例会", blocks: "overview.text_overview.figures" }));
    const twice = idIn(await posting({ pack: "monthly", year: "2009" }, { action: "create", name: "六月例会", blocks: "overview.text_overview.figures" }));
    const saved = await packOf(deps, "zh-CN", { saved: id });
    const first = await posting({ saved: id }, { action: "save", name: "六月例会", blocks: "overview.figures", revision: "1" });
    const late = await posting({ saved: id }, { action: "save", name: "我的", blocks: "overview.text", revision: "1" });

    const page = (await getMeetingsPage(deps, "zh-CN", { saved: id }, postedFormOf([["action", "save"], ["name", "我的"], ["blocks", "overview.text"], ["revision", "1"]]))) as MeetingsPage;

    expect(page.chosen!.save).toMatchObject({ name: "我的", hidden: expect.arrayContaining([["blocks", "overview.text"], ["revision", "2"]]) as unknown });
    expect(page.chosen!.cards).toHaveLength(1);
    expect(page.chosen!.keeps).toMatch(/快照 2009-10-05-[0-9a-f]{12}（数据截至 2009-10-05），台账更新后内容不变/);
    expect(twice).toBe(id);
    expect(saved).toMatchObject({ name: "六月例会", year: "2009", snapshot: (await deps.ledger()).ledger.entry.id });
    expect(first).toHaveProperty("seeOther");
    expect(late).toMatchObject({ typed: { name: "我的" }, conflict: { name: "六月例会", revision: 2, items: [{ view: "overview", part: "figures" }] } });
  });

  it("takes an own text at the end, and refuses persons and what is over the line with the text kept", async () => {
    const id = idIn(await posting({ pack: "monthly", year: "2009" }, { action: "create", name: "补充", blocks: "overview.text" }));
    const added = await posting({ saved: id }, { action: "text", name: "补充", blocks: "overview.text", revision: "1", textTitle: "", text: "会前请各村核对底数。" });
    const person = await posting({ saved: id }, { action: "text", name: "补充", blocks: "overview.text", revision: "2", textTitle: "联系", text: "电话 13912345678" });
    const line = await posting({ saved: id }, { action: "text", name: "补充", blocks: "overview.text", revision: "2", textTitle: "通报", text: "各村结扎手术完成数" });

    expect(added).toHaveProperty("seeOther");
    expect((await packOf(deps, "zh-CN", { saved: id })).items.at(-1)).toEqual({ title: "会前请各村核对底数。", text: "会前请各村核对底数。" });
    for (const refused of [person, line]) expect(refused).toMatchObject({ fault: { zh: expect.any(String) as string }, typed: { text: expect.stringMatching(/./) as string } });
  });

  it("shows the packs and the one that is open", async () => {
    const page = (await getMeetingsPage(deps, "zh-CN", { pack: "monthly", year: "2009", from: "services" })) as MeetingsPage;

    expect(page.packs.map(({ id }) => id)).toEqual([...PACKS]);
    expect(page.saved.rows.map(({ name }) => name)).toContain("六月例会");
    expect(page.chosen!.cards[0]).not.toHaveProperty("up");
    expect(page.chosen!.add.parts.length).toBeGreaterThan(5);
    expect(page.packs[0]!.links.downloads.map(({ format }) => format)).toEqual(["HTML", "PPTX", "DOCX", "PDF", "XLSX"]);
  });
});

describe("files of a pack", () => {
  it("XLSX: whole, a sheet for each table and one of sources, under a name that any header holds; written down with the figures it took out", async () => {
    const { bytes, name } = await downloadPack(deps, { what: "pack", format: "xlsx" }, { pack: "quarterly", year: "2009" });
    const { faults, parts } = openOffice(bytes);
    const { exportedPacks } = await deps.store();
    const [written] = await exportedPacks.list();
    const figures = written!.figures;

    expect(name).toMatch(/^[\x20-\x7e]+\.xlsx$/);
    expect(faults).toEqual([]);
    expect(parts["xl/workbook.xml"]!.match(/<sheet /g)!.length).toBeGreaterThan(10);
    expect(parts["xl/workbook.xml"]).toMatch(/name="来源与方法"/);
    expect(written).toMatchObject({ pack: "quarterly", formats: ["xlsx"], period: "2009" });
    expect(figures).toContainEqual({ indicator: "births", area: "620000000000", period: "2009", text: "123", value: 123 });
    expect(figures.some(({ indicator, period }) => indicator === "births" && period === "2004")).toBe(true);
    expect(figures.every(({ value }) => Number.isFinite(value))).toBe(true);
  }, 30_000);
});

describe("the period of a pack", () => {
  const monthOnly = { pack: "monthly", blocks: "month.text_month.figures" };

  it("is the last month reported, with the same month of the year before and the year so far", async () => {
    const { report, period, fileName } = await makePack(deps, "zh-CN", await packOf(deps, "zh-CN", { ...monthOnly, year: "2009" }));
    const [text] = report.blocks;

    expect(period).toMatchObject({ text: "2009-09", month: 12, quarter: 4 });
    expect(report.title).toContain("2009年9月");
    expect(report.source.line).toContain("2009年9月");
    expect(fileName).toContain("2009-09");
    expect(text).toMatchObject({ kind: "text", title: expect.stringMatching(/^2009年9月出生 \d+ 人/) as unknown });
    expect(JSON.stringify(text)).toMatch(/上年同月 \d+ 人，无明显变化；本年度前 12 个月合计 123 人，上年同期 129 人，无明显变化/);
    expect(JSON.stringify(text)).not.toMatch(/上升|下降|增加|减少|明显多|明显少/);
  });

  it("is the month asked for, whose statistical year counts; a month with a small count shows 1–4 and no sum that would give it away", async () => {
    const made = await makePack(deps, "zh-CN", await packOf(deps, "zh-CN", { pack: "monthly", blocks: "month.text_month.figures_month.year_month.births", period: "2008-11", area: "620000000003" }));
    const text = JSON.stringify(made.report.blocks);
    const bars = made.report.blocks.flatMap((block) => (block.kind === "chart" && block.chart.kind === "series" ? [block.chart.view] : []));

    expect(made.frame.year).toBe(2009);
    expect(bars[0]!.points.at(-1)).toMatchObject({ year: 2008, status: "suppressed" });
    expect(bars[0]!.points.every((point) => point.status !== "ok" || point.value === 0 || point.value >= 5)).toBe(true);
    expect(made.report.blocks.flatMap((block) => (block.kind === "figures" ? block.cells.filter(({ value }) => value.text === "1–4").map(({ change }) => change.text) : [])).every((change) => change === "")).toBe(true);
    expect(text).toContain("1–4 人");
    expect(text).not.toMatch(/ (?:1–4|＊) 人[^。]*合计/);
  });

  it("is the quarter asked for, in services and circular alike, and kept with a saved pack", async () => {
    const asked = { pack: "quarterly", period: "2009-Q2", blocks: "services.text_circular.text" };
    const { report, period } = await makePack(deps, "zh-CN", await packOf(deps, "zh-CN", asked));
    const id = idIn(await posting(asked, { action: "create", name: "二季度", blocks: asked.blocks }));
    const again = await packOf(deps, "zh-CN", { saved: id });

    expect(period).toMatchObject({ text: "2009-Q2", quarter: 2 });
    expect(report.title).toContain("2 季度");
    expect(report.blocks.map((block) => JSON.stringify(block)).join()).toMatch(/照目前进度，到年底/);
    expect(report.blocks[1]!.title).toContain("第二季度");
    expect(again).toMatchObject({ period: "2009-Q2", year: "2009" });
  });

  it.each(["2009-13", "2009-Q5", "q1"])("is refused where it is none: %s", async (period) => {
    await expect(packOf(deps, "zh-CN", { pack: "monthly", period })).rejects.toThrow(/period/);
  });
});

describe("the speech", () => {
  it.each(LOCALES)("passes the check of drafts, %s", async (locale) => {
    const path = join(dataDir, `speech.${locale}.txt`);
    const speech = await makeSpeech(deps, locale, { year: "2009" });
    await writeFile(path, plainSpeech(speech));
    const { claims } = await checkDraft(deps, { path, year: "2009" });

    expect(claims.filter(({ verdict }) => verdict === "differs" || verdict === "unclearChange")).toEqual([]);
    expect(claims.filter(({ verdict }) => verdict.startsWith("agrees")).length).toBeGreaterThan(15);
  });

  it.each(["2001", "2004", "2007"])("never calls a change that is not clear a rise or fall, %s", async (year) => {
    const { paragraphs } = await makeSpeech(deps, "zh-CN", { year, template: "{{#if birth-rate unclear}}不明。{{birth-rate change}}。{{/if}}{{#if birth-rate rose}}升。{{/if}}{{#if birth-rate fell}}降。{{/if}}" });
    const said = paragraphs.flatMap(({ pieces }) => pieces).map(({ text }) => text).join("");

    expect(said === "" || said === "不明。与上年相比无明显变化。" || said === "升。" || said === "降。").toBe(true);
  });

  it("leaves out a sentence whose number is withheld or missing, and says why", async () => {
    const speech = await makeSpeech(deps, "zh-CN", { year: "2009", area: "620000000003", template: "出生率为{{birth-rate}}。没有的年{{births 1990}}人。人口{{population}}人。" });

    expect(plainSpeech(speech)).toMatch(/^[^。]*人口[\d,]+人。\n$|^出生率为[^。]*。人口[\d,]+人。\n$/);
    expect(speech.dropped.some(({ text, reasons }) => text.includes("〔") && reasons.length > 0)).toBe(true);
  });
});
