import { expect, test } from "./support/test";

/** Stories planted in the sample: three villages far behind on newborn visits, and small births everywhere. */
const BEHIND = { "zh-CN": ["石门", "上湾", "柳沟"], en: ["Shimen", "Shangwan", "Liugou"] } as const;

test("says first who cannot be told apart, and names in the funnel who lies outside it", async ({ page, at, language }) => {
  await page.goto(at("/villages?indicator=service-newborn-visit"));
  const funnel = page.locator("figure", { hasText: language === "en" ? "outside the 99.8% limits" : "在 99.8% 界限以外" }).first();

  await expect(page.locator("h1")).toContainText(language === "en" ? "can be told apart" : "分不开");
  for (const name of BEHIND[language === "en" ? "en" : "zh-CN"]) await expect(funnel.locator("svg").first()).toContainText(name);
  await expect(page.locator(".aid li")).toHaveCount(4);
  await expect(page.locator("table .spark").first()).toBeVisible();
});

test("pools years and changes what villages stand beside by the form, and the downloads follow", async ({ page, at, language }) => {
  await page.goto(at("/villages?indicator=death-rate"));
  await page.selectOption("select[name=pool]", "3");
  await page.selectOption("select[name=against]", "group:g1");
  await page.getByRole("button", { name: language === "en" ? "Show" : "查看" }).click();

  await expect(page).toHaveURL(/pool=3/);
  await expect(page.locator("main")).toContainText(language === "en" ? "2007 to 2009 pooled" : "2007—2009 年合并");
  const href = await page.locator("a[href*='/download/villages.csv']").first().getAttribute("href");
  expect(href).toContain("pool=3");
  const table = await (await page.request.get(new URL(href!, page.url()).toString())).text();
  expect(table).toContain("2007..2009");
});

test("puts guidance groups beside each other", async ({ page, at, language }) => {
  await page.goto(at("/villages?indicator=service-newborn-visit&against=group:g1,g2"));

  await expect(page.getByRole("heading", { name: language === "en" ? "Guidance groups" : "指导组之间" })).toBeVisible();
  await expect(page.getByText(language === "en" ? "reference" : "参照", { exact: true })).toBeVisible();
});

test("says of a village's sex ratio how many births are missing, in no verdict colour", async ({ page, at, language }) => {
  await page.goto(at("/villages?indicator=sex-ratio-at-birth&pool=3"));

  await expect(page.locator("table.data td", { hasText: language === "en" ? "too few births to judge" : "出生太少" }).first()).toBeVisible();
  expect(await page.locator("table.data td.behind, table.data td.better").count()).toBe(0);
});

test("shows births without rank, letters or verdict", async ({ page, at, language }) => {
  await page.goto(at("/villages?indicator=birth-rate"));

  for (const head of language === "en" ? ["Rank interval", "Group"] : ["名次区间", "组"]) await expect(page.getByRole("columnheader", { name: head, exact: true })).toHaveCount(0);
  await expect(page.locator(".aid")).toContainText(language === "en" ? "neither good nor bad" : "不论好坏");
});

test("refuses what is no comparison", async ({ page, at }) => {
  expect((await page.goto(at("/villages?against=nobody")))!.status()).toBe(400);
  expect((await page.goto(at("/villages?against=group:none")))!.status()).toBe(404);
});
