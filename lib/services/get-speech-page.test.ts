import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock";
import type { Locale } from "../base/locale";
import { postedFormOf } from "../base/posted-form";
import { createDeps, type Deps } from "./deps";
import { getSpeechPage, type SpeechPage } from "./get-speech-page";
import { importLedger } from "./import-ledger";
import { downloadPack } from "./packs/download-pack";
import { namedTemplate } from "./templates/named-template";
import { listSavedTemplates } from "./templates/saved-templates";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
const TEXT = "# {{area}}讲话\n出生{{births}}人。";
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-speech-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
}, 60_000);

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Fields = Record<string, string>;
const post = (fields: Fields, template?: string, locale: Locale = "zh-CN") => getSpeechPage(deps, locale, { year: "2009", ...(template ? { template } : {}) }, postedFormOf(Object.entries(fields)));
const page = async (answer: ReturnType<typeof getSpeechPage>): Promise<SpeechPage> => (await answer) as SpeechPage;
const said = ({ paragraphs }: SpeechPage) => paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join("")).join("\n");
/** Saves, and the id of the address that follows. */
const saved = async (fields: Fields, template?: string): Promise<string> => {
  const answer = await post(fields, template);
  return "seeOther" in answer ? new URL(answer.seeOther, "http://x").searchParams.get("template")! : "";
};

describe("a speech template of the office's own", () => {
  it("is saved, opens as the speech of any year and as a file, and is found by a command under its name", async () => {
    const id = await saved({ action: "create", name: "年中讲话", template: TEXT });
    const opened = await page(getSpeechPage(deps, "zh-CN", { year: "2008", template: id }));
    const file = await downloadPack(deps, { what: "speech", format: "docx" }, { template: id, year: "2009" });
    const named = await namedTemplate(deps, "年中讲话");

    expect(said(opened)).toBe("清源乡讲话\n出生129人。");
    expect(opened.templates.links.filter(({ current }) => current).map(({ label }) => label)).toEqual(["年中讲话"]);
    expect(opened.download).toContain(`template=${id}`);
    expect(file.bytes.length).toBeGreaterThan(1000);
    expect(named).toMatchObject({ text: TEXT, locale: "zh-CN" });
  });

  it("is renamed and changed by saving, copied beside it, and removed; what is removed can be saved again", async () => {
    const id = await saved({ action: "create", name: "甲", template: TEXT });
    await saved({ action: "save", name: "乙", template: `${TEXT}完。`, revision: "1" }, id);
    const copy = await saved({ action: "copy", name: "丙", template: TEXT }, id);
    const names = (await listSavedTemplates(deps)).map(({ name }) => name);
    await post({ action: "remove", revision: "1" }, copy);
    const again = await saved({ action: "copy", name: "丙", template: TEXT }, id);
    const asBefore = await saved({ action: "create", name: "甲", template: TEXT });

    expect(names).toEqual(expect.arrayContaining(["乙", "丙"]) as string[]);
    expect(names).not.toContain("甲");
    expect(asBefore).not.toBe(id);
    expect(said(await page(getSpeechPage(deps, "zh-CN", { year: "2009", template: id })))).toContain("完。");
    expect(said(await page(getSpeechPage(deps, "zh-CN", { year: "2009", template: again })))).toContain("123");
  });

  it("that somebody else saved in between is not overwritten: both stand, one's own in the form", async () => {
    const id = await saved({ action: "create", name: "同改", template: TEXT });
    await saved({ action: "save", name: "同改", template: `${TEXT}他们的。`, revision: "1" }, id);
    const late = await page(post({ action: "save", name: "同改", template: `${TEXT}我们的。`, revision: "1" }, id));
    const removal = await page(post({ action: "remove", revision: "1" }, id));

    expect(late.form).toMatchObject({ template: `${TEXT}我们的。`, conflict: { text: expect.stringContaining("已被他人保存") as string } });
    expect(removal.form.conflict).toBeDefined();
    expect(said(await page(getSpeechPage(deps, "zh-CN", { template: id, year: "2009" })))).toContain("他们的");
  });

  it.each([
    ["出生{{birth}}人", "第 1 行第 3 列", "line 1 column 3"],
    ["一\n二{{births", "第 2 行第 2 列", "line 2 column 2"],
    ["{{#if birth-rate rose}}升", "第 1 行第 1 列", "line 1 column 1"],
  ])("with a fault is not saved and stands as it was typed, with its place in both languages: %s", async (template, zh, en) => {
    const before = (await listSavedTemplates(deps)).length;
    const chinese = await page(post({ action: "create", name: "错", template }));
    const english = await page(post({ action: "create", name: "wrong", template }, undefined, "en"));

    expect([chinese.form.fault, chinese.form.template, chinese.form.name]).toEqual([expect.stringContaining(zh), template, "错"]);
    expect(english.form.fault).toContain(en);
    expect(await listSavedTemplates(deps)).toHaveLength(before);
  });

  it.each([["", TEXT, "1 至 80 字"], ["线", "全年结扎{{births}}例", "手术"], ["人", "联系人张三 身份证 110101199003077758", "个人信息"]])("is refused with its reason where it has no name, is over the line or names a person: %s", async (name, template, why) => {
    const { form } = await page(post({ action: "create", name, template }));

    expect(form.failed).toContain(why);
    expect(form.template).toBe(template);
  });

  it("is one, however often its form is sent; a file of that name serves a command too, and an unknown one is told what there is", async () => {
    const fields = { action: "create", name: "一份", template: TEXT, key: "k" };
    const path = join(dataDir, "own.txt");
    await writeFile(path, TEXT);

    expect(await saved(fields)).toBe(await saved(fields));
    expect(await namedTemplate(deps, path)).toEqual({ text: TEXT });
    await expect(namedTemplate(deps, "没有")).rejects.toThrow(/一份/);
    await expect(getSpeechPage(deps, "en", { template: "gone" })).rejects.toMatchObject({ code: "template.gone" });
  });
});
