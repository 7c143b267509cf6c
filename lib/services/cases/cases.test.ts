import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseState } from "../../analysis/cases/case-state";
import { systemClock } from "../../base/clock";
import { LOCALES } from "../../base/locale";
import { postedFormOf } from "../../base/posted-form";
import { connectFile } from "../../store/connect";
import { createDeps, type Deps } from "../deps";
import { downloadTable } from "../download-table";
import { getOverviewPage } from "../get-overview-page";
import { importLedger } from "../import-ledger";
import { writeCaseFile } from "./case-file";
import { casesOf, type CaseSummary } from "./cases-of";
import { deadlinesCalendar } from "./deadlines-calendar";
import { deadlinesOf } from "./deadlines-of";
import { getCasePage, type CasePage } from "./get-case-page";
import { casesText } from "./list-cases";
import { exportCases, importCases } from "./move-cases";
import { openListedCases } from "./open-listed";

const ROOT = join(import.meta.dirname, "../../..");
const SAMPLE_CASES = join(ROOT, "data/sample-cases.json");
const SHIMEN = "620000000001";
const CASE = `${SHIMEN}-2009-Q2`;
const HEDONG = "620000000021";
/** Heads of the table of facts in Word. */
const NAMES = new Set(["项目", "内容", "Item", "Content"]);
const clock = { now: () => new Date("2009-10-06T02:00:00Z") };
let imported: string;
/** One open snapshot for all tests; each has a small database of its own. */
let shared: Deps;
let folder: string;
let deps: Deps;

beforeAll(async () => {
  imported = mkdtempSync(join(tmpdir(), "cases-sample-"));
  await importLedger({ dataDir: imported, clock: systemClock }, { paths: [join(ROOT, "data/sample")] });
  shared = createDeps({ dataDir: imported, clock, databaseUrl: "" });
}, 60_000);
afterAll(() => {
  shared.close();
  rmSync(imported, { recursive: true, force: true });
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cases-"));
  deps = { ...createDeps({ dataDir: folder, clock, databaseUrl: "" }), ledger: shared.ledger };
  return () => {
    deps.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

const ledger = async () => (await deps.ledger()).ledger;
const form = (fields: Record<string, string | string[]>) => postedFormOf(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])));
const plan = { case: CASE, after: "0", kind: "plan", role: "planning-office", post: "health", deadline: "2009-12-31", measures: ["training"], note: "先培训，再补做体检。" };
const post = (fields: Record<string, string | string[]>, code = SHIMEN, locale: "zh-CN" | "en" = "zh-CN") => getCasePage(deps, locale, {}, code, form(fields));
const page = async (fields: Parameters<typeof post>[0], code?: string, locale?: "en") => (await post(fields, code, locale)) as CasePage;
const text = (got: CasePage) => JSON.stringify(got);
const summary = async (code = SHIMEN): Promise<CaseSummary | undefined> => {
  const list = await casesOf(deps, await ledger(), [code]);
  return list.status === "ok" ? list.cases.get(code)?.[0] : undefined;
};

describe("a case", () => {
  it("is there for every village on the list before anyone writes, and looking writes nothing", async () => {
    const list = await casesOf(deps, await ledger());

    expect(list.status === "ok" && [...list.cases.keys()].sort()).toEqual(["620000000001", "620000000002", "620000000003", "620000000015"]);
    expect(await deps.hasStore()).toBe(false);
  });

  it("is opened once, with the evidence that the page shows", async () => {
    const first = await openListedCases(deps, await ledger());
    const again = await openListedCases(deps, await ledger());
    const { cases } = await exportCases(deps);

    expect([first.length, again]).toEqual([4, []]);
    expect(cases.find(({ id }) => id === CASE)).toMatchObject({ evidence: { on: "2009-10-05", indicators: ["service-child-health-0-6", "service-elderly-health-65"] } });
    expect(JSON.stringify(cases)).not.toMatch(/"status":"suppressed"[^}]*"(?:value|p)":/);
  });

  it("is checked before it is saved, then saved once, and shown", async () => {
    const preview = await page({ ...plan, step: "preview" });
    const hidden = Object.fromEntries(preview.preview!.hidden);
    const save = { ...plan, key: hidden.key!, step: "save" };
    const [one, two] = [await post(save), await post(save)];
    const shown = (await getCasePage(deps, "en", { saved: "1" }, SHIMEN)) as CasePage;

    expect(preview.preview!.lines).toEqual(["联系单位：乡镇卫生院", "限期：2009-12-31", "帮扶措施：培训", "先培训，再补做体检。"]);
    expect([one, two]).toEqual([{ seeOther: `/lagging/${SHIMEN}?case=${CASE}&saved=1#entry-1` }, { seeOther: `/lagging/${SHIMEN}?again=1&case=${CASE}&saved=1#entry-1` }]);
    expect(shown.timeline!.items).toHaveLength(1);
    expect(shown.timeline!.items[0]).toMatchObject({ heading: "No. 1 · plan · Planning office · 2009-10-06", isNew: true });
    expect(await summary()).toMatchObject({ deadline: "2009-12-31", post: { code: "health" }, helpedSince: "2009-10-06", overdueDays: 0 });
  });

  it("shows the second of two what the first wrote, with the text kept, and takes it after that", async () => {
    await post({ ...plan, step: "save" });
    const late = { ...plan, kind: "progress", note: "培训一次，十二人次。", step: "save" };
    const conflict = await page(late);
    const sent = await post({ ...Object.fromEntries(conflict.preview!.hidden), measures: ["training"], step: "save" });

    expect(conflict).toMatchObject({ status: 409, alarm: { items: [expect.stringContaining("限期：2009-12-31")] } });
    expect(conflict.preview!.lines).toContain("培训一次，十二人次。");
    expect(sent).toMatchObject({ seeOther: expect.stringContaining("saved=2") });
  });

  it("is corrected by a further entry; the first text stays", async () => {
    await post({ ...plan, step: "save" });
    await post({ ...plan, kind: "correction", of: "1", after: "1", deadline: "2009-11-30", why: "限期录错", step: "save" });
    const shown = (await getCasePage(deps, "zh-CN", {}, SHIMEN)) as CasePage;

    expect(await summary()).toMatchObject({ deadline: "2009-11-30" });
    expect(shown.timeline!.items[0]).toMatchObject({ tag: expect.stringContaining("第 2 条更正"), lines: expect.arrayContaining(["限期：2009-11-30"]), written: expect.arrayContaining(["限期：2009-12-31"]) });
  });

  it("closes on evidence only: not as released while the list holds the village, but by decision, with the evidence copied", async () => {
    await post({ ...plan, step: "save" });
    const close = { ...plan, kind: "close", after: "1", note: "会议决定并入年度整改。", step: "save" };
    const early = await page({ ...close, reason: "released" });
    await post({ ...close, reason: "decision" });
    const entry = (await exportCases(deps)).cases.find(({ id }) => id === CASE)!.entries[1]!;
    const closed = await page({ ...plan, after: "2", step: "preview" });

    expect(early).toMatchObject({ status: 400, alarm: { items: [expect.stringContaining("仍在名单上")] } });
    expect(entry).toMatchObject({ kind: "close", body: { reason: "decision", evidence: [{ indicator: "service-child-health-0-6", period: "2009-Q4", behind: true }, { indicator: "service-elderly-health-65" }] } });
    expect(closed.alarm!.items).toEqual(["案卷已结案；如要继续，请先“重新办理”。"]);
    expect(await post({ ...plan, kind: "reopen", after: "2", note: "再次落后。", step: "save" })).toMatchObject({ seeOther: expect.any(String) });
  });
});

describe("bad input", () => {
  it.each<[string, Record<string, string | string[]>, RegExp]>([
    ["a deadline before the case was opened", { deadline: "2009-10-04" }, /早于建卷日 2009-10-05/], ["a day that does not exist", { deadline: "2009-02-30" }, /不是有效的日期/],
    ["a person as liaison post", { post: "张三" }, /须从列表中选择单位或岗位/], ["a name in the note", { note: "由张三同志负责" }, /个人信息（张三）/], ["an identity number", { note: "110105 19491231 002X" }, /个人信息/],
    ["what is over the line", { note: "安排集中孕检" }, /不收的内容/], ["no role", { role: "" }, /请选择填写岗位/], ["an empty plan", { post: "", deadline: "", measures: [], note: "" }, /计划是空的/], ["an unknown group", { group: "g99" }, /没有这个指导组/],
  ])("%s is refused with the text kept", async (_name, wrong, said) => {
    const got = await page({ ...plan, ...wrong, step: "preview" });

    expect(got.status).toBe(400);
    expect(got.alarm!.items.join()).toMatch(said);
    expect(text(got)).toContain(JSON.stringify(String(wrong.note ?? plan.note)).slice(1, -1));
    expect(await deps.hasStore() && (await exportCases(deps)).cases.some(({ entries }) => entries.length > 0)).toBe(false);
  });

  it("a text of 100,000 characters is refused with the limit said, and comes back whole", async () => {
    const note = "村".repeat(100_000);
    const got = await page({ ...plan, note, step: "save" }, SHIMEN, "en");

    expect(got.alarm!.items).toEqual(["The text has 100000 characters, over the limit of 4000; shorten it or write several entries."]);
    expect(got.form!.fields.find(({ name }) => name === "note")).toMatchObject({ value: note });
  });

  it("a form that is not ours is refused, and a township has no case", async () => {
    await expect(post({ step: "save" })).rejects.toMatchObject({ code: "cases.form" });
    await expect(getCasePage(deps, "en", {}, "620000000000")).rejects.toMatchObject({ code: "address.notVillage" });
  });

  it("the case of a village that was merged stands with its successor, and says so", async () => {
    const old = { ...JSON.parse(readFileSync(SAMPLE_CASES, "utf8")).cases[0], area: "620000000025", listed: "2005-Q1", id: "620000000025-2005-Q1" };
    const file = join(folder, "merged.json");
    writeFileSync(file, JSON.stringify({ format: "cunjing-cases", version: 1, cases: [old] }));
    await importCases(deps, file);
    const shown = (await getCasePage(deps, "zh-CN", {}, "620000000008")) as CasePage;

    expect(await summary("620000000008")).toMatchObject({ movedFrom: "620000000025", area: "620000000008" });
    expect(shown.lead[0]).toMatch(/案卷建立时为后沟（620000000025），该村 2005-05|后沟.*并入双桥/);
    expect(shown.timeline!.items).toHaveLength(4);
  });
});

describe("a small database that fails", () => {
  it("keeps the typed text and the key, says what to do, and the same form is saved once when it is back", async () => {
    await post({ ...plan, step: "save" });
    const database = join(folder, "cunjing.db");
    renameSync(database, `${database}.away`);
    const progress = { ...plan, kind: "progress", after: "1", note: "已培训。", key: "0123456789abcdef", step: "save" };
    const away = await page(progress);
    const looking = (await getCasePage(deps, "en", {}, SHIMEN)) as CasePage;
    const overview = await getOverviewPage(deps, "zh-CN", {});
    renameSync(`${database}.away`, database);
    const sent = await post({ ...Object.fromEntries(away.preview!.hidden), measures: ["training"], step: "save" });

    expect(away).toMatchObject({ status: 503, passing: true, alarm: { title: expect.stringContaining("没有丢失") } });
    expect(Object.fromEntries(away.preview!.hidden)).toMatchObject({ note: "已培训。", key: "0123456789abcdef" });
    expect(looking).toMatchObject({ passing: true, alarm: { title: expect.stringContaining("cannot be read now") } });
    expect(overview.reminders).toEqual({ away: expect.stringContaining("暂时读不到") });
    expect(sent).toMatchObject({ seeOther: expect.stringContaining("saved=2") });
    expect(await post(progress)).toMatchObject({ seeOther: expect.stringContaining("again=1") });
  });

  it("keeps the typed text of a village that is no longer on the list, and of a correction, whose entry cannot be read now", async () => {
    await post({ ...plan, step: "save" });
    renameSync(join(folder, "cunjing.db"), join(folder, "moved"));
    const close = await page({ case: `${HEDONG}-2009-Q2`, after: "3", kind: "close", role: "planning-office", reason: "released", note: "连续两期不再落后。", step: "save" }, HEDONG);
    const corrected = await page({ ...plan, kind: "correction", of: "1", after: "1", deadline: "2009-11-30", why: "限期录错", step: "save" });

    expect([close.status, close.preview!.lines.at(-1), Object.fromEntries(close.preview!.hidden).note]).toEqual([503, "连续两期不再落后。", "连续两期不再落后。"]);
    expect(corrected.preview!.lines).toEqual(["更正第 1 条，更正为：", "联系单位：乡镇卫生院", "限期：2009-11-30", "帮扶措施：培训", "先培训，再补做体检。", "缘由：限期录错"]);
  });

  it("is opened anew where a backup took its place", async () => {
    await post({ ...plan, step: "save" });
    const database = join(folder, "cunjing.db");
    const file = connectFile(database, 1000);
    await file.close(); // everything into the one file
    await cp(database, `${database}.copy`);
    renameSync(`${database}.copy`, database);

    expect(await summary()).toMatchObject({ entries: 1 });
  });
});

describe("the sample's cases", () => {
  beforeEach(() => importCases(deps, SAMPLE_CASES, { forSample: true }));

  it("are what the script makes of the sample, evidence and all", async () => {
    const { sampleCases } = await import("../../../scripts/sample/case-file");

    expect(JSON.parse(readFileSync(SAMPLE_CASES, "utf8"))).toEqual(JSON.parse(JSON.stringify(await sampleCases(deps))));
  });

  it("tell of villages helped and released, closed and taken up again, overdue, and corrected", async () => {
    const { cases } = await exportCases(deps);
    const states = Object.fromEntries(cases.map(({ area, entries }) => [area.slice(-2), caseState(entries)]));

    expect(states["21"]).toMatchObject({ state: "closed", reason: "released", done: [{ measure: "joint-check" }, { measure: "training" }] });
    expect(states["15"]!.told.map(({ written }) => written.kind)).toEqual(["plan", "progress", "close", "reopen", "plan", "progress"]);
    expect(await summary("620000000002")).toMatchObject({ state: "open", deadline: "2009-09-15", overdueDays: 20 });
    expect(states["01"]).toMatchObject({ deadline: "2009-10-31" });
    expect(states["07"]).toMatchObject({ state: "closed", measures: [] });
  });

  it("are not imported over them again, nor over another ledger", async () => {
    expect(await importCases(deps, SAMPLE_CASES, { forSample: true })).toBeUndefined();
    expect(await importCases(deps, SAMPLE_CASES)).toEqual({ cases: 0, entries: 0, known: expect.any(Number) });
  });

  it("remind: what is past its deadline first, then what is due within thirty days", async () => {
    const list = await deadlinesOf(deps, await ledger());
    const overview = await getOverviewPage(deps, "zh-CN", {});

    expect(list).toMatchObject({ overdue: [{ area: "620000000002" }], due: [{ area: "620000000003" }, { area: "620000000001" }] });
    expect(overview.reminders).toMatchObject({ title: "限期提醒：逾期 1 个，30 天内到期 2 个", items: [{ text: "上湾：限期 2009-09-15，已过 20 天，联系单位流动人口服务站", overdue: true }, { text: expect.stringContaining("柳沟") }, { text: expect.stringContaining("石门") }] });
  });

  it("are a calendar of whole days with names that stay", async () => {
    const [zh, en] = await Promise.all([deadlinesCalendar(deps, "zh-CN"), deadlinesCalendar(deps, "en")]);

    expect(zh.match(/UID:.*/g)!.map((line) => line.trim())).toEqual(["620000000001-2009-Q2", "620000000002-2009-Q1", "620000000003-2009-Q3", "620000000015-2008-Q4"].map((id) => `UID:${id}@cunjing`));
    expect(zh).toContain("DTSTART;VALUE=DATE:20090915\r\nDTEND;VALUE=DATE:20090916");
    expect(zh).toContain("SUMMARY:上湾帮扶限期");
    expect(en).toContain("SUMMARY:Deadline for help to Shangwan");
    expect(zh).toBe(await deadlinesCalendar(deps, "zh-CN"));
  });

  it.each(LOCALES)("are told in the same words and order on the page, in Word and on the command line, in %s", async (locale) => {
    const area = SHIMEN; // with a correction
    const here = { ...deps, dataDir: imported }; // where the snapshot's own hash is
    const shown = (await getCasePage(here, locale, {}, area)) as CasePage;
    const out = join(folder, "case.docx");
    await writeCaseFile(here, out, { area, locale });
    const link = shown.links.find(({ href }) => href.startsWith("/download/case.docx"))!.href;
    const { name, bytes } = await downloadTable(here, "case.docx", Object.fromEntries(new URLSearchParams(link.split("?")[1])));
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
    const inWord = [...xml.matchAll(/<w:p[ >][^]*?<\/w:p>/g)].map(([one]) => [...one.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join("")).filter(Boolean);
    const onTerminal = (await casesText(here, { area, locale })).split("\n").map((line) => line.trim()).filter(Boolean);
    const { lead, facts, evidence, timeline } = shown;
    const colon = locale === "en" ? ": " : "：";
    const tagged = ({ value, tag }: (typeof facts.rows)[number]) => (tag ? `${value} ${tag.overdue ? "■" : "○"} ${tag.text}` : value);
    const entries = timeline!.items.flatMap(({ heading, tag, lines, written }) => [heading, ...(tag ? [tag] : []), ...lines, ...(written ? [timeline!.written, ...written] : [])]);
    const said = (told: string[]) => [shown.heading, ...lead, facts.title, ...told, evidence!.title, ...evidence!.items, evidence!.note, timeline!.title, ...entries];

    expect(timeline!.items.map(({ tag }) => tag !== undefined)).toEqual([true, false, false, false]);
    expect([name, Buffer.compare(readFileSync(out), bytes)]).toEqual([`cunjing-case-${CASE}.docx`, 0]);
    expect(inWord.filter((one) => !NAMES.has(one))).toEqual(said(facts.rows.flatMap((row) => [row.label, tagged(row)])));
    expect(onTerminal.map((one) => one.replace(`${shown.heading} ${area}`, shown.heading).replace(timeline!.written + colon.trim(), timeline!.written))).toEqual(said(facts.rows.map((row) => row.label + colon + tagged(row))));
  });

  it("give no document while the entries cannot be read, and none of a case that is not there", async () => {
    await expect(downloadTable(deps, "case.docx", { area: SHIMEN, case: "x-2009-Q1" })).rejects.toMatchObject({ code: "cases.none" });
    const dataDir = mkdtempSync(join(folder, "damaged-"));
    writeFileSync(join(dataDir, "cunjing.db"), "damaged".repeat(1000));
    await expect(downloadTable({ ...createDeps({ dataDir, clock, databaseUrl: "" }), ledger: shared.ledger }, "case.docx", { area: SHIMEN })).rejects.toMatchObject({ status: 503 });
  });
});
