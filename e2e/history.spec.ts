import { expect, test } from "./support/test";

const words = (language: string, zh: string, en: string) => (language === "en" ? en : zh);

test("totals of an old report stand as printed, and beside the same thing today stands today's figure", async ({ page, at, language }) => {
  await page.goto(at("/history"));

  await expect(page.locator("h1")).toContainText("10");
  const birthRate = page.locator("main tr", { hasText: words(language, "人口出生率", "Birth rate") });
  await expect(birthRate).toContainText("10.42‰");
  await expect(birthRate.locator("a.made")).toHaveAttribute("href", /\/how\/birth-rate\?/);
  const procedures = page.locator("main tr", { hasText: words(language, "结扎", "Sterilizations") });
  await expect(procedures).toContainText(words(language, "106 例", "106 cases"));
  await expect(procedures).toContainText(words(language, "只作照录", "quoted only"));
  await expect(procedures.locator("a")).toHaveCount(0);
});

test("a year before the report says that nothing is quoted and what to do", async ({ page, at }) => {
  await page.goto(at("/history?year=2003"));

  await expect(page.locator("main")).toContainText("reported.csv");
  await expect(page.locator("main table")).toHaveCount(0);
});
