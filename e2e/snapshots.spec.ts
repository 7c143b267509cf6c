import { expect, test } from "./support/test";

const words = (language: string, zh: string, en: string) => (language === "en" ? en : zh);

test("births found later stand beside what was said before, and lead to how each was made", async ({ page, at, language }) => {
  await page.goto(at("/snapshots"));

  const year = page.locator("main table").first().locator("tr", { has: page.locator("th", { hasText: "2008" }) });
  await expect(year.locator("td").first()).toHaveText(/^123(缺|part)$/); // a village had not reported yet
  await expect(year.locator("td").nth(1)).toContainText("≠ 129");
  await expect(year.locator("td a").first()).toHaveAttribute("href", /\/how\/births\?.*snapshot=2009-04-05-/);
  await expect(page.locator("main p").first()).toContainText(words(language, "个数被更正", "were restated"));
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("one measure is looked at, and small counts of villages say only that they were put right", async ({ page, at, language }) => {
    await page.goto(at("/snapshots"));
    await page.locator("select[name=measure]").selectOption("birth");
    await page.locator("select[name=level]").selectOption("village");
    await page.locator("main form.filters button").first().click();

    const table = page.getByRole("region", { name: words(language, "逐个列出", "One by one") });
    await expect(table.locator("tbody tr").first()).toContainText(words(language, "出生数", "births"));
    expect((await table.locator("tbody td:nth-child(4), tbody td:nth-child(5)").allInnerTexts()).filter((text) => /^[1-4]$/.test(text))).toEqual([]);
  });
});

test("any page opens as known on a day, says so, and leads back", async ({ page, at, language }) => {
  await page.goto(at("/?known=2009-05-01"));

  await expect(page.locator(".banner").first()).toContainText(words(language, "按 2009-04-05 时所知", "what was known on 2009-04-05"));
  await page.locator(".banner a").click();
  await expect(page.locator(".banner")).toHaveCount(1); // the sample's own
});

test("a day before the first snapshot, and what is no day, are refused with a page that helps", async ({ page, at }) => {
  expect((await page.goto(at("/?known=1999-01-01")))!.status()).toBe(404);
  await expect(page.locator("main")).toContainText("2009-04-05");
  expect((await page.goto(at("/?known=soon")))!.status()).toBe(400);
  expect((await page.goto(at("/snapshots?before=nothing")))!.status()).toBe(400);
});
