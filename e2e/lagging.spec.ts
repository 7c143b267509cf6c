import { expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();
const said = (language: string, zh: string, en: string) => (language === "en" ? en : zh);
const [shimen, , liugou] = villages;
const nanling = villages[14]!;
const daying = villages[13]!;
const nameOf = (village: (typeof villages)[number], language: string) => (language === "en" ? village.nameEn : village.nameZh);

test("the board says who is listed, why and since when, and leads to the village with the same history", async ({ page, at, language }) => {
  await page.goto(at("/lagging?year=2009"));
  const listed = page.locator("section", { has: page.locator("#board-listed") }).last();

  await expect(page.locator("h1")).toContainText(said(language, "好转 1 个，退出 1 个，关注 2 个", "1 improving, 1 released, 2 on watch"));
  await expect(listed).toContainText(said(language, "0–6岁儿童健康管理 31.3%，目标 85.0%", "Child health care, ages 0–6 31.3%, target 85.0%"));
  await expect(page.locator(".board > section")).toHaveCount(5);
  await listed.getByRole("link", { name: nameOf(liugou!, language), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/villages/${liugou!.code}`));
  await expect(page.locator(".follow")).toContainText(said(language, "2009 统计年度第 3 季度", "2009"));
  await expect(page.locator(".follow svg").first()).toBeVisible();
});

test("the timeline shows ten years of every village that was ever listed, and its table when", async ({ page, at, language }) => {
  await page.goto(at("/lagging?year=2009"));
  const figure = page.locator("figure").first();

  await expect(figure.locator("h2")).toHaveText(said(language, "2000—2009 年 8 个村上过名单，现在 4 个还在名单上", "8 villages were on the list in 2000–2009; 4 still are"));
  await expect(figure.locator("svg:visible")).toContainText(nameOf(daying, language));
  await figure.locator("summary").click();
  await expect(figure.locator("tr", { hasText: nameOf(daying, language) })).toContainText(said(language, "2008 年 3 季度", "2008 Q3"));
});

test("an earlier year knows only what had happened by then", async ({ page, at, language }) => {
  await page.goto(at("/lagging?year=2008"));

  const improving = page.locator("section", { has: page.locator("#board-listed") }).last();
  await expect(improving).toContainText(nameOf(nanling, language));
  await expect(page.locator(".board")).not.toContainText(nameOf(shimen!, language));
});

test("evidence says how likely it is by chance, and nothing of small counts", async ({ page, at, language }) => {
  await page.goto(at("/lagging?year=2009"));
  await page.locator("summary", { hasText: said(language, "依据：逐项逐期", "Evidence by indicator and period") }).click();
  const table = page.getByRole("region", { name: said(language, "依据：逐项逐期", "Evidence by indicator and period") });

  await expect(table.locator("tbody tr").first()).toContainText(said(language, "不到 0.1%", "below 0.1%"));
  const small = table.locator("tr", { hasText: said(language, "数小，不显示", "small count, not shown") }).first();
  await expect(small).not.toContainText(/\d\.\d%.*\d\.\d%/);
});

test("another threshold shows who would enter and how often chance alone would list, and changes no list", async ({ page, at, language }) => {
  await page.goto(at("/lagging?year=2009"));
  const heading = await page.locator("h1").innerText();
  await page.locator('select[name="running"]').selectOption("1");
  await page.getByRole("button", { name: said(language, "试算", "Try") }).click();

  await expect(page).toHaveURL(/running=1/);
  await expect(page.locator("#what-if-result h2")).toContainText(said(language, "2009 年末：进", "At the end of 2009:"));
  await expect(page.locator("#what-if-result")).toContainText(said(language, "十年会误列", "in ten years"));
  await expect(page.locator("h1")).toHaveText(heading);
  await expect(page.locator("#by-chance tbody tr")).toHaveCount(3);
});

test("an address that cannot be is refused, and a village has a next step", async ({ page, at }) => {
  expect((await page.goto(at("/lagging?discovery=0.9")))!.status()).toBe(400);
  await page.goto(at(`/lagging?area=${shimen!.code}`));
  await expect(page.locator(`main a[href*="/villages/${shimen!.code}"]`)).toBeVisible();
});
