import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "@playwright/test";
import { startServer } from "../scripts/setup/serving.mjs";
import { expect, sampleAreas, test } from "./support/test";

// The whole story of a village on the list, written to a small database of each language's own.
type Told = { url: string; stop(): Promise<unknown> };
let server: Told;
let dataDir: string;
const { villages } = sampleAreas();
const [shimen, hedong] = ["620000000001", "620000000021"].map((code) => villages.find((one) => one.code === code)!);
test.describe.configure({ mode: "serial" });

const ledger = async (...args: string[]) => JSON.parse((await promisify(execFile)(process.execPath, ["--import", "tsx", resolve("scripts/ledger.ts"), ...args, "--json"], { env: { ...process.env, LEDGER_DATA: dataDir } })).stdout) as { cases: Case[] };
type Case = { area: string; listed: string; state?: string; deadline?: string; entries: { kind: string; body: { deadline?: string; measures?: string[]; reason?: string; evidence?: { period: string; behind: boolean }[] } }[] };

test.beforeAll(async () => {
  test.setTimeout(120_000); // a command and a server of its own
  dataDir = mkdtempSync(join(process.env.E2E_DIRECTORY!, "story-"));
  cpSync(join(process.env.E2E_DIRECTORY!, "sample"), dataDir, { recursive: true, filter: (path) => !path.includes("cunjing.db") });
  // 河东 as it was when its case was opened: listed, nobody has written yet.
  const file = JSON.parse(readFileSync(resolve("data/sample-cases.json"), "utf8")) as { cases: { area: string; entries: unknown[] }[] };
  writeFileSync(join(dataDir, "in.json"), JSON.stringify({ ...file, cases: file.cases.filter(({ area }) => area === hedong!.code).map((one) => ({ ...one, entries: [] })) }));
  await ledger("cases", "import", join(dataDir, "in.json"));
  server = (await startServer(dataDir)) as Told;
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const nameOf = (village: typeof shimen, language: string) => (language === "en" ? village!.nameEn : village!.nameZh);
const said = (language: string, zh: string, en: string) => (language === "en" ? en : zh);
const at = (language: string, path: string) => `${server.url}${language === "en" ? "/en" : ""}${path}`;
const column = (page: Page, state: string) => page.locator(".board > section", { has: page.locator(`#board-${state}`) });

async function openFromBoard(page: Page, language: string, state: string, village: typeof shimen): Promise<void> {
  await page.goto(at(language, "/lagging?year=2009"));
  await column(page, state).locator("li", { hasText: nameOf(village, language) }).getByRole("link", { name: said(language, "办理记录", "Case") }).click();
  await expect(page.locator("h1")).toContainText(nameOf(village, language));
}

async function write(page: Page, language: string, form: () => Promise<unknown>, role = said(language, "规划办", "Planning office")): Promise<void> {
  await page.getByLabel(said(language, "填写岗位", "Written by (post)")).selectOption({ label: role });
  await form();
  await page.getByRole("button", { name: said(language, "下一步：核对", "Next: check") }).click();
  await page.getByRole("button", { name: said(language, "确认保存", "Save"), exact: true }).click();
  await expect(page.getByRole("status")).toBeVisible();
}

const plan = (page: Page, language: string, deadline: string) => write(page, language, async () => {
  await page.locator("select[name=post]").selectOption({ label: said(language, "乡镇卫生院", "Town health centre") });
  await page.locator("select[name=group]").selectOption({ index: 1 });
  await page.locator("input[name=deadline]").fill(deadline);
  await page.getByLabel(said(language, "培训", "training"), { exact: true }).check();
});

test("a listed village is followed from the board to its help, and board, circular, document and command say the same of it", async ({ page, language }) => {
  test.setTimeout(90_000); // a document and a command
  await openFromBoard(page, language, "listed", shimen);
  await plan(page, language, "2009-11-30");
  await write(page, language, () => page.locator("textarea[name=note]").fill(said(language, "培训一次", "one training held")));

  await page.getByRole("link", { name: said(language, "落后村跟踪名单", "Follow-up list") }).click();
  await expect(column(page, "listed").locator("li", { hasText: nameOf(shimen, language) })).toContainText("2009-11-30");
  const row = page.locator("tr", { hasText: nameOf(shimen, language) }).filter({ has: page.getByRole("link", { name: said(language, "办理记录", "Case") }) });
  await expect(row).toContainText(said(language, "乡镇卫生院", "Town health centre"));
  await page.getByRole("link", { name: said(language, "看本期通报", "Circular of this period") }).click();
  const told = page.locator("article.circular tr", { hasText: nameOf(shimen, language) }).filter({ hasText: "2009-11-30" }).first();
  await expect(told).toContainText(said(language, "2009 年 2 季度", "2009 Q2"));

  const document = await page.request.get(server.url + (await page.getByRole("link", { name: "DOCX" }).getAttribute("href"))!);
  const text = strFromU8(unzipSync(new Uint8Array(await document.body()))["word/document.xml"]!);
  for (const cell of await told.locator("th, td").allTextContents()) expect(text).toContain(cell);
  const { cases } = await ledger("cases", "list", "--area", shimen!.code);
  expect(cases[0]).toMatchObject({ area: shimen!.code, listed: "2009-Q2", state: "open", deadline: "2009-11-30", post: { code: "health" }, measures: [{ measure: "training" }], entries: 2 });
});

test("a village is helped, released by the rules and its case closed on that evidence, the same on every page and in the export", async ({ page, language }) => {
  test.setTimeout(90_000); // a command
  await openFromBoard(page, language, "released", hedong);
  await plan(page, language, "2009-12-31");
  await write(page, language, async () => {
    await page.getByLabel(said(language, "联合核查", "joint check"), { exact: true }).check();
    await page.locator("textarea[name=note]").fill(said(language, "对账一次", "one check of the books"));
  }, said(language, "联系单位", "Liaison office"));
  await page.getByRole("link", { name: said(language, "结案", "Close the case"), exact: true }).click();
  await write(page, language, async () => {
    await page.locator("select[name=reason]").selectOption({ label: said(language, "已退出名单", "released from the list") });
    await page.locator("textarea[name=note]").fill(said(language, "连续两期不再落后", "two periods not behind"));
  });

  await expect(page.locator(".facts")).toContainText(said(language, "已结案", "closed"));
  await expect(page.locator(".entries > li").last()).toContainText("2009-Q4");
  await page.goto(at(language, `/villages/${hedong!.code}?year=2009`));
  await expect(page.locator(".follow")).toContainText(said(language, "已退出", "released"));
  await page.locator(".follow").getByRole("link", { name: said(language, "办理记录", "Case") }).click();
  await expect(page.locator(".entries > li")).toHaveCount(3);

  const { cases } = await ledger("cases", "export");
  const { listed, entries } = cases.find(({ area }) => area === hedong!.code)!;
  expect([listed, entries.map(({ kind }) => kind), entries[0]!.body.deadline, entries[0]!.body.measures]).toEqual(["2009-Q2", ["plan", "progress", "close"], "2009-12-31", ["training"]]);
  expect(entries[2]!.body).toMatchObject({ reason: "released", evidence: [expect.objectContaining({ period: "2009-Q4", behind: false })] });
});
