import { expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();
const zhOnly = (language: string, zh: string, en: string) => (language === "en" ? en : zh);

test("the planted Spring Festival is found in months, calendar and words", async ({ page, at, language }) => {
  await page.goto(at("/movement?year=2009"));

  await expect(page.locator("main > p").first()).toContainText(zhOnly(language, "春节所在月迁入是平常月份的 3.6 倍", "in the month of the Spring Festival, moves in were 3.6 times"));
  await expect(page.locator("figure svg:visible text", { hasText: zhOnly(language, "春节 1月26日", "Festival 26 Jan") }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: zhOnly(language, "迁入高峰随春节走：10 年里有 10 年", "Moves in follow the Spring Festival: in 10 of 10 years") })).toBeVisible();
});

test("two villages are behind in confirmation, in words and in the table", async ({ page, at, language }) => {
  await page.goto(at("/movement?year=2009"));
  const [, shangwan, liugou] = villages;
  const names = language === "en" ? `${shangwan!.nameEn} and ${liugou!.nameEn}` : `${shangwan!.nameZh}、${liugou!.nameZh}`;

  await expect(page.locator("main > p").first()).toContainText(names);
  await page.locator("summary", { hasText: zhOnly(language, "各地双向核实", "Confirmed at both ends, by area") }).click();
  await expect(page.locator("tr", { hasText: language === "en" ? shangwan!.nameEn : shangwan!.nameZh }).locator("td.behind")).toBeVisible();
});

test("a village shows years and leads to the township for months", async ({ page, at, language }) => {
  await page.goto(at(`/movement?area=${villages[1]!.code}`));

  await expect(page.locator("main")).toContainText(zhOnly(language, "一个村每月的迁移多在 1 至 4 人，不能显示", "The moves of one village in one month are mostly 1 to 4 and cannot be shown"));
  await expect(page.locator("main svg:visible").first()).toBeVisible();
});

test("bad parts of the address are refused with a page that helps", async ({ page, at }) => {
  expect((await page.goto(at("/movement?year=20x9")))!.status()).toBe(400);
  expect((await page.goto(at("/movement?area=nowhere")))!.status()).toBe(404);
  await expect(page.locator("main a").first()).toBeVisible();
});
