import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import type { Locator, Page } from "@playwright/test";
import { startServer } from "../scripts/setup/serving.mjs";
import { importInto, SAMPLE } from "./support/ledgers";
import { expect, sampleAreas, test } from "./support/test";

// The whole story of a village on the list, as an office lives through it; each language has a data folder of its own.
type Told = { url: string; stop(): Promise<unknown> };
let server: Told;
let dataDir: string;
const hedong = sampleAreas().villages.find(({ code }) => code === "620000000021")!;

const ledger = async (...args: string[]) => JSON.parse((await promisify(execFile)(process.execPath, ["--import", "tsx", resolve("scripts/ledger.ts"), ...args, "--json"], { env: { ...process.env, LEDGER_DATA: dataDir } })).stdout) as { cases: { history: { kind: string; heading: string; lines: string[] }[] }[] };

test.beforeAll(async () => {
  test.setTimeout(120_000); // a server of its own
  dataDir = mkdtempSync(join(process.env.E2E_DIRECTORY!, "story-"));
  // Only what was known in April 2009: the village has just been listed, and nobody has written yet.
  const earlier = readdirSync(join(process.env.E2E_DIRECTORY!, "sample", "snapshots")).find((id) => id.startsWith("2009-04-05"))!;
  cpSync(join(process.env.E2E_DIRECTORY!, "sample", "snapshots", earlier), join(dataDir, "snapshots", earlier), { recursive: true });
  writeFileSync(join(dataDir, "current.json"), JSON.stringify({ id: earlier }));
  server = (await startServer(dataDir)) as Told;
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const said = (language: string, zh: string, en: string) => (language === "en" ? en : zh);
const at = (language: string, path: string) => `${server.url}${language === "en" ? "/en" : ""}${path}`;
const column = (page: Page, state: string) => page.locator(".board > section", { has: page.locator(`#board-${state}`) });

async function write(page: Page, language: string, form: () => Promise<unknown>, role = said(language, "规划办", "Planning office")): Promise<void> {
  await page.getByLabel(said(language, "填写岗位", "Written by (post)")).selectOption({ label: role });
  await form();
  await page.getByRole("button", { name: said(language, "下一步：核对", "Next: check") }).click();
  await page.getByRole("button", { name: said(language, "确认保存", "Save"), exact: true }).click();
  await expect(page.getByRole("status")).toBeVisible();
}

/** The words of a Word document that a link leads to. */
async function words(page: Page, link: Locator): Promise<string> {
  const answer = await page.request.get(server.url + (await link.getAttribute("href"))!);
  return strFromU8(unzipSync(new Uint8Array(await answer.body()))["word/document.xml"]!);
}

test("a village is listed, helped by a deadline, released with the next ledger and its case closed on that evidence; pages, documents and command tell it alike", async ({ page, language }) => {
  test.setTimeout(120_000); // an import, a command and documents
  const name = said(language, hedong.nameZh, hedong.nameEn);
  const row = () => page.locator("article.circular tr", { hasText: name });

  // Listed: the board leads to the case.
  await page.goto(at(language, "/lagging"));
  await column(page, "listed").locator("li", { hasText: name }).getByRole("link", { name: said(language, "办理记录", "Case") }).click();
  await expect(page.locator("h1")).toContainText(name);
  await write(page, language, async () => {
    await page.locator("select[name=post]").selectOption({ label: said(language, "派出所户籍室", "Household registry") });
    await page.locator("select[name=group]").selectOption({ index: 1 });
    await page.locator("input[name=deadline]").fill("2009-07-31");
    await page.getByLabel(said(language, "联合核查", "joint check"), { exact: true }).check();
  });
  await write(page, language, async () => {
    await page.getByLabel(said(language, "联合核查", "joint check"), { exact: true }).check();
    await page.locator("textarea[name=note]").fill(said(language, "对账一次", "one check of the books"));
  }, said(language, "联系单位", "Liaison office"));
  await page.getByRole("link", { name: said(language, "本期通报", "Circular of this period") }).click();
  await expect(row().filter({ hasText: "2009-07-31" }).first()).toContainText(said(language, "新列入", "newly listed"));
  expect(await (await page.request.get(at(language, "/lagging/deadlines.ics"))).text()).toContain(hedong.code);

  // Half a year on the office imports its ledger while the server runs.
  await importInto(dataDir, SAMPLE);
  await page.goto(at(language, "/lagging"));
  await expect(column(page, "released")).toContainText(name);
  await page.goto(at(language, "/lagging/circular?period=q3"));
  await expect(row().first()).toContainText(said(language, "好转", "improving"));

  // Released by the rules: the case is closed on that evidence.
  await page.goto(at(language, `/villages/${hedong.code}`));
  await expect(page.locator(".follow")).toContainText(said(language, "已退出", "released"));
  await page.locator(".follow").getByRole("link", { name: said(language, "办理记录", "Case") }).click();
  await page.getByRole("link", { name: said(language, "结案", "Close the case"), exact: true }).click();
  await write(page, language, async () => {
    await page.locator("select[name=reason]").selectOption({ label: said(language, "已退出名单", "released from the list") });
    await page.locator("textarea[name=note]").fill(said(language, "连续两期不再落后", "two periods not behind"));
  });
  await expect(page.locator(".facts")).toContainText(said(language, "已结案", "closed"));
  const entries = await page.locator(".entries > li").allInnerTexts();
  expect(entries).toHaveLength(3);
  expect(entries[2]).toContain("2009-Q4");

  // The same on paper and on the command line.
  const file = await words(page, page.getByRole("link", { name: /DOCX/ }));
  for (const entry of entries) for (const line of entry.split("\n").slice(0, 2)) expect(file).toContain(line);
  await page.getByRole("link", { name: said(language, "本期通报", "Circular of this period") }).click();
  const cells = await row().first().locator("th, td").allTextContents();
  expect(cells.join()).toContain(said(language, "退出", "released"));
  const circular = await words(page, page.getByRole("link", { name: "DOCX" }));
  for (const cell of cells) expect(circular).toContain(cell);
  expect(await (await page.request.get(at(language, "/lagging/deadlines.ics"))).text()).not.toContain(hedong.code);
  const { cases } = await ledger("cases", "list", "--area", hedong.code, "--lang", said(language, "zh", "en"));
  expect(cases).toMatchObject([{ area: hedong.code, listed: "2009-Q2", state: "closed", deadline: "2009-07-31", post: { code: "registry" }, measures: [{ measure: "joint-check" }] }]);
  expect(cases[0]!.history.map(({ kind }) => kind)).toEqual(["plan", "progress", "close"]);
  cases[0]!.history.forEach(({ heading, lines }, n) => [heading, ...lines].forEach((line) => expect(entries[n]).toContain(line)));
});
