import { cpSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startServer } from "../scripts/setup/serving.mjs";
import { axeFaults, expect, test } from "./support/test";

// Cases are written to, so each language has a server and a small database of its own.
type Told = { url: string; stop(): Promise<unknown> };
let server: Told;
let dataDir: string;
const SHIMEN = "620000000001";
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(120_000); // a server of its own
  dataDir = mkdtempSync(join(process.env.E2E_DIRECTORY!, "cases-"));
  cpSync(join(process.env.E2E_DIRECTORY!, "sample"), dataDir, { recursive: true, filter: (path) => !path.includes("cunjing.db") });
  server = (await startServer(dataDir)) as Told;
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const words = (language: string) => (language === "en"
  ? { preview: "Next: check", save: "Save", saved: (n: number) => `No. ${n} is saved`, role: "Planning office", health: "Town health centre", training: "training", correct: "Correct this entry", conflict: /others added/, left: /days left/, before: /lies before the case was opened/ }
  : { preview: "下一步：核对", save: "确认保存", saved: (n: number) => `第 ${n} 条已保存`, role: "规划办", health: "乡镇卫生院", training: "培训", correct: "更正这一条", conflict: /别人已新增/, left: /还有 \d+ 天/, before: /早于建卷日/ });
const where = (language: string, code: string, rest = "") => `${server.url}${language === "en" ? "/en" : ""}/lagging/${code}${rest}`;

async function plan(page: Page, language: string, deadline: string): Promise<void> {
  const t = words(language);
  await page.getByLabel(language === "en" ? "Written by (post)" : "填写岗位").selectOption({ label: t.role });
  await page.locator("select[name=post]").selectOption({ label: t.health });
  await page.locator("input[name=deadline]").fill(deadline);
  await page.getByLabel(t.training, { exact: true }).check();
  await page.locator("textarea[name=note]").fill("先培训\n再补做体检");
  await page.getByRole("button", { name: t.preview }).click();
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a listed village goes from plan through progress and correction; a mistake is caught before it is saved", async ({ page, language }) => {
    const t = words(language);
    await page.goto(where(language, SHIMEN));
    await plan(page, language, "2009-01-01");
    await expect(page.getByRole("alert")).toContainText(t.before);
    await expect(page.locator("textarea[name=note]")).toHaveValue("先培训\n再补做体检");

    await page.locator("input[name=deadline]").fill("2009-12-31");
    await page.getByRole("button", { name: t.preview }).click();
    await page.getByRole("button", { name: t.save, exact: true }).click();
    await expect(page.getByRole("status")).toContainText(t.saved(1));
    await expect(page.locator(".facts")).toContainText(t.left);
    await page.reload(); // a page of its own address: loading it again posts nothing
    await expect(page.locator(".entries > li")).toHaveCount(1);

    await page.getByLabel(language === "en" ? "Written by (post)" : "填写岗位").selectOption({ index: 2 });
    await page.locator("textarea[name=note]").fill("培训一次");
    await page.getByRole("button", { name: t.preview }).click();
    await page.getByRole("button", { name: t.save, exact: true }).click();
    await expect(page.getByRole("status")).toContainText(t.saved(2));

    await page.locator("#entry-1").getByRole("link", { name: t.correct }).click();
    await expect(page.locator("input[name=deadline]")).toHaveValue("2009-12-31");
    await page.locator("input[name=deadline]").fill("2009-11-30");
    await page.locator("textarea[name=why]").fill("限期录错");
    await page.getByLabel(language === "en" ? "Written by (post)" : "填写岗位").selectOption({ label: t.role });
    await page.getByRole("button", { name: t.preview }).click();
    await page.getByRole("button", { name: t.save, exact: true }).click();
    await expect(page.locator("#entry-1")).toContainText("2009-11-30");
    await expect(page.locator(".facts")).toContainText("2009-11-30");
  });

  test("two who write at once lose nothing, and a double click writes once", async ({ page, language, context }) => {
    const t = words(language);
    const other = await context.newPage();
    for (const [one, text] of [[page, "甲的进展"], [other, "乙的进展"]] as const) {
      await one.goto(where(language, SHIMEN));
      await one.getByLabel(language === "en" ? "Written by (post)" : "填写岗位").selectOption({ label: t.role });
      await one.locator("textarea[name=note]").fill(text);
      await one.getByRole("button", { name: t.preview }).click();
    }
    await page.getByRole("button", { name: t.save, exact: true }).dblclick();
    await expect(page.getByRole("status")).toBeVisible();
    await other.getByRole("button", { name: t.save, exact: true }).click();
    await expect(other.getByRole("alert")).toContainText(t.conflict);
    await expect(other.getByRole("alert")).toContainText("甲的进展");
    await expect(other.locator("#write")).toContainText("乙的进展");
    await other.getByRole("button", { name: t.save, exact: true }).click();

    await expect(other.locator(".entries > li", { hasText: "甲的进展" })).toHaveCount(1);
    await expect(other.locator(".entries > li", { hasText: "乙的进展" })).toHaveCount(1);
  });

  test("when the small database is gone the typed text stays, and is saved when it is back", async ({ page, language, complaints }) => {
    const t = words(language);
    await page.goto(where(language, "620000000003"));
    await plan(page, language, "2009-12-31");
    renameSync(join(dataDir, "cunjing.db"), join(dataDir, "moved"));
    await page.getByRole("button", { name: t.save, exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("cunjing.db");
    await expect(page.locator("#write")).toContainText("再补做体检");
    const overview = await page.request.get(server.url);
    renameSync(join(dataDir, "moved"), join(dataDir, "cunjing.db"));
    await page.getByRole("button", { name: t.save, exact: true }).click();

    expect(overview.status()).toBe(200);
    await expect(page.getByRole("status")).toContainText(t.saved(1));
    expect(complaints.splice(0)).toEqual([expect.stringContaining("status of 503")]); // what the browser says of the fault itself
  });
});

test("has no faults of accessibility, with a preview and with an alarm", async ({ page, language }) => {
  await page.goto(where(language, SHIMEN));
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: words(language).preview }).click();
  await expect(page.locator(".told.alarm")).toBeVisible();

  expect(await axeFaults(page)).toEqual([]);
});
