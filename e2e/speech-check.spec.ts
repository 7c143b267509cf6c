import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { axeFaults, expect, test } from "./support/test";

const zhOnly = (language: string, zh: string, en: string) => (language === "en" ? en : zh);
const ZH = "2009统计年度全乡出生132人，比上年明显下降。死亡82人。\n计划生育率90.73%。";
const EN = "In 2009 there were 132 births and 82 deaths. Ledger match rose by 2.9 percentage points.\nThere were 106 sterilizations.";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a draft is pasted, checked, corrected by ticking and checked again", async ({ page, at, language }) => {
    await page.goto(at("/meetings/check?year=2009"));
    await expect(page.locator("main")).toContainText(zhOnly(language, "不保存、不记录", "not stored or logged"));
    await page.locator("textarea[name=draft]").fill(zhOnly(language, ZH, EN));
    await page.getByRole("button", { name: zhOnly(language, "核对", "Check"), exact: true }).click();

    const wrong = page.locator("mark.differs").first();
    await expect(wrong).toContainText("132");
    await expect(wrong).toContainText(zhOnly(language, "✗ 不符", "✗ differs"));
    await expect(page.locator("mark.cannotCheck")).toHaveCount(1);
    await expect(page.locator("main")).not.toContainText("undefined");

    await page.locator("input[name=accept]").first().check();
    await page.getByRole("button", { name: zhOnly(language, "采纳所选并重新核对", "Accept those chosen and check again") }).click();

    await expect(page.getByRole("status")).toContainText(zhOnly(language, "已采纳 1 处更正", "1 corrections were accepted"));
    await expect(page.locator(".draft")).toContainText("123");
    await expect(page.locator(".draft")).not.toContainText("132");
    expect(page.url()).not.toContain("132");
  });
});

test("the marked draft comes as a Word file with the correction written and the others as comments", async ({ page, at, language }) => {
  await page.goto(at("/meetings/check?year=2009"));
  await page.locator("input[type=file]").setInputFiles({ name: "draft.txt", mimeType: "text/plain", buffer: Buffer.from(`\uFEFF${zhOnly(language, ZH, EN)}`.replace("\n", "\r\n")) });
  await page.getByRole("button", { name: zhOnly(language, "核对", "Check"), exact: true }).click();
  await page.locator("input[name=accept]").first().check();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: zhOnly(language, "下载标注稿（Word）", "Download the marked draft (Word)") }).click()]);
  const parts = unzipSync(new Uint8Array(await readFile(await download.path())));

  expect(download.suggestedFilename()).toBe("marked-draft.docx");
  expect(strFromU8(parts["word/document.xml"]!)).toContain("123");
  expect(strFromU8(parts["word/comments.xml"]!)).toContain("132");
});

test("what cannot be read is refused in words, with the form to try again", async ({ page, at, language }) => {
  await page.goto(at("/meetings/check"));
  await page.locator("input[type=file]").setInputFiles({ name: "draft.docx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 broken") });
  await page.getByRole("button", { name: zhOnly(language, "核对", "Check"), exact: true }).click();

  await expect(page.locator("main").getByRole("alert")).toContainText(zhOnly(language, "无法作为 DOCX 打开讲话稿", "does not open as DOCX"));
  await expect(page.locator("textarea[name=draft]")).toBeVisible();
});

test("the checked draft is accessible and fits a phone", async ({ page, at, language }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(at("/meetings/check?year=2009"));
  await page.locator("textarea[name=draft]").fill(zhOnly(language, ZH, EN));
  await page.getByRole("button", { name: zhOnly(language, "核对", "Check"), exact: true }).click();

  await expect(page.locator("mark").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axeFaults(page)).toEqual([]);
});
