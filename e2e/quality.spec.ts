import { axeFaults, expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();
const said = (language: string, zh: string, en: string) => (language === "en" ? en : zh);

test("says first what is to be mended and how complete the year is, and keeps what is for the record folded away", async ({ page, at, language }) => {
  await page.goto(at("/quality?year=2009"));
  const faults = page.locator("#faults");

  await expect(page.locator("h1")).toContainText("87.3%");
  await expect(page.locator("main > p").first()).toContainText(said(language, "入账的出生比上年多 33 人，而发生的出生少 6 人", "33 more births were entered than the year before, while births that happened were 6 fewer"));
  await expect(faults.locator("> div tbody tr")).toHaveCount(21);
  await expect(faults.locator("details").first()).toHaveJSProperty("open", false);
  await expect(faults.locator("details tbody tr").first()).toBeHidden();
});

test("walks from a marked figure to its reason, to the fault in the list, and to the snapshot that mended it", async ({ page, at, language }) => {
  await page.goto(at("/?year=2008&known=2009-04-05"));
  await page.locator(".strip a:has(.mark)").first().click();

  await expect(page).toHaveURL(/\/how\/births\?.*snapshot=2009-04-05-/);
  await page.locator("dl.how a", { hasText: said(language, "没有上报出生", "no report of births") }).click();
  await expect(page).toHaveURL(/\/quality\/faults\?.*snapshot=2009-04-05-/);
  const fault = page.locator("tbody tr", { hasText: said(language, "没有上报出生", "no report of births") });
  await expect(fault).toHaveText(new RegExp(said(language, "下寨.*2008.*待查", "Xiazhai.*2008.*to look into")));
  await page.locator(".banner a").first().click(); // the same list in the newest snapshot

  await expect(page).not.toHaveURL(/snapshot=/);
  await expect(fault.locator(".better")).toHaveText(said(language, "已改正，2009-10-05 的快照", "mended, snapshot of 2009-10-05"));
  await page.locator('select[name="state"]').selectOption("mended");
  await page.getByRole("button", { name: said(language, "查看", "Show") }).click();
  await expect(page).toHaveURL(/state=mended/);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.goto(at("/?year=2008"));
  await expect(page.locator('.strip a[href*="/how/births"] .mark')).toHaveCount(0);
});

test("what a check found after the last snapshot is mended by this one, and the snapshot before does not know it", async ({ page, at, language }) => {
  const mended = page.locator("tbody tr .better");
  await page.goto(at("/quality/faults?state=mended"));
  await expect(mended.filter({ hasText: "2009-10-05" }).first()).toBeVisible();

  await page.goto(at("/snapshots"));
  const known = await page.locator('a[href*="snapshot=2009-04-05"]').first().getAttribute("href");
  const snapshot = /snapshot=(2009-04-05-[0-9a-f]{12})/.exec(known!)![1];
  await page.goto(at(`/quality/faults?state=mended&snapshot=${snapshot}`));

  await expect(mended.filter({ hasText: "2009-10-05" })).toHaveCount(0);
  await expect(page.locator("body")).toContainText(said(language, "数据截至 2009-04-05", "2009-04-05"));
});

test("other weights stand in the address, their ranks beside those in force; a number leads to how it was made", async ({ page, at, language }) => {
  await page.goto(at("/quality?year=2009"));
  await page.locator('select[name="w-late-share"]').selectOption("5");
  await page.getByRole("button", { name: said(language, "按这组权数", "Use these weights") }).click();

  await expect(page).toHaveURL(/w-late-share=5/);
  await expect(page.locator("#score th", { hasText: said(language, "所选权数下", "With these weights") })).toBeVisible();
  await page.locator("#score tbody td a").first().click();
  await expect(page).toHaveURL(/\/how\/quality-score/);
  await expect(page.locator("h1")).toBeVisible();
  expect((await page.goto(at("/quality?w-late-share=9")))!.status()).toBe(400);
});

test("the list of a village comes as a workbook, and its page has no fault that axe finds on a phone @once", async ({ browser, at, request, page }) => {
  await page.goto(at(`/quality/faults?area=${villages[4]!.code}`));
  const href = await page.locator('a[href*="faults.xlsx"]').getAttribute("href");
  const file = await request.get(new URL(href!, page.url()).href);
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await phone.goto(at(`/quality/faults?area=${villages[4]!.code}`));

  expect([file.status(), (await file.body()).subarray(0, 2).toString()]).toEqual([200, "PK"]);
  expect(await axeFaults(phone)).toEqual([]);
  await context.close();
});
