import { expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();

test("three years pooled give the planted 113.6, and say that the births do not suffice to judge it", async ({ page, at, language }) => {
  await page.goto(at("/sex-ratio?pool=3"));

  await expect(page.locator("h1")).toContainText("113.6");
  await expect(page.locator("h1")).toContainText(language === "en" ? "too few to judge" : "不足以判定");
  const row = page.locator("table.data").filter({ has: page.locator("caption", { hasText: language === "en" ? "Years pooled" : "合并年份" }) }).locator("tbody tr").nth(1);
  await expect(row).toContainText("201");
  await expect(row).toContainText("177");
});

test("completeness stands beside the ratio", async ({ page, at, language }) => {
  await page.goto(at("/sex-ratio"));

  await expect(page.locator("main figure").nth(1).locator("h2")).toContainText(language === "en" ? "Registration complete" : "登记完整率");
});

test("another normal ratio changes the girls missing, and stands in the address", async ({ page, at, language }) => {
  const missing = () => page.locator("section").filter({ has: page.locator("h2", { hasText: language === "en" ? "Years pooled" : "合并年份" }) }).locator("tbody tr").last().locator("td").nth(6).textContent();
  await page.goto(at("/sex-ratio"));
  const before = await missing();
  await page.locator("select[name=normal]").selectOption("103");
  await page.locator("form.filters button").last().click();

  await expect(page).toHaveURL(/normal=103/);
  expect(await missing()).not.toBe(before);
});

test("no birth order has the colour of a verdict", async ({ page, at, language }) => {
  await page.goto(at("/sex-ratio"));
  const orders = page.locator("figure").filter({ has: page.locator("h2", { hasText: language === "en" ? "by birth order" : "各孩次" }) });

  await expect(orders.locator("svg").first()).toBeVisible();
  expect(await orders.innerHTML()).not.toMatch(/#b3471d|#1a7f5a/);
});

test("a village answers for itself, and a year before any births says what is missing", async ({ page, at }) => {
  expect((await page.goto(at(`/sex-ratio?area=${villages[0]!.code}`)))!.status()).toBe(200);
  await expect(page.locator("h1")).toHaveCount(1);
  expect((await page.goto(at("/sex-ratio?year=2000")))!.status()).toBe(200);
  expect((await page.goto(at("/sex-ratio?normal=120")))!.status()).toBe(400);
  expect((await page.goto(at("/sex-ratio?pool=2")))!.status()).toBe(400);
});
