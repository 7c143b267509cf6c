import { expect, sampleAreas, test } from "./support/test";

const { township, villages } = sampleAreas();

test("says the sample's headline: people, births less deaths, and that the old have become more", async ({ page, at, language }) => {
  await page.goto(at("/people"));
  const heading = page.locator("h1");

  // The planted headline: 123 births and 11,804 people in 2009; with 82 deaths 41 more.
  await expect(heading).toContainText(language === "en" ? "41 more births than deaths in 2009" : "2009 年度出生比死亡多 41 人");
  await expect(heading).toContainText(language === "en" ? "5.2 percentage points more than in 1999" : "比 1999 年高 5.2 个百分点");
  await expect(page.locator(".strip")).toContainText("11,804");
  await expect(page.locator("main")).toContainText(language === "en" ? "census of 2000-11-01" : "人口普查（2000-11-01）");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("steps from year to year by links", async ({ page, at, language }) => {
    await page.goto(at("/people"));
    await page.getByRole("navigation", { name: language === "en" ? "Year" : "看哪一年", exact: true }).getByRole("link", { name: "2005" }).click();

    await expect(page).toHaveURL(/\/people\?year=2005$/);
    await expect(page.locator("figure h2").first()).toContainText("9.6%");
  });
});

test("the calculation is called a calculation, with what it rests on", async ({ page, at, language }) => {
  await page.goto(at("/people"));
  const part = page.locator("section", { has: page.locator(".aid") });

  await expect(part.locator(".sub").first()).toContainText(language === "en" ? "a calculation, not a forecast and not a target" : "推算，不是预测，也不是指标");
  await expect(part.locator(".aid")).toContainText("399");
  await expect(part.locator("svg:visible")).toHaveCount(5);
});

test("a village borrows its township's rates and says so", async ({ page, at, language }) => {
  await page.goto(at(`/people?area=${villages[0]!.code}`));

  await expect(page.locator("main")).toContainText(language === "en" ? "the village's own births and deaths are not used" : "不用本村自己的出生、死亡数");
});

test("the picture of cohorts has its table behind it", async ({ page, at }) => {
  await page.goto(at("/people"));
  const figure = page.locator("figure", { has: page.locator("table caption") }).first();
  await figure.locator("summary").click();

  await expect(figure.locator("tbody tr", { hasText: "30–34 → 40–44" })).toContainText("−28.8%");
});

test("the file holds the ages and the calculation of the page", async ({ request, at, language }) => {
  const answer = await request.get(at("/download/people.csv").replace("/en/download", "/download") + `?area=${township}&year=2009&locale=${language}`);
  const text = await answer.text();

  expect(answer.status()).toBe(200);
  expect(text).toMatch(/sex,age,kind/);
  expect(text.split("\n").filter((line) => /,F,0-4,counted/.test(line)).length).toBe(11);
  expect(text).toContain("projected, no migration");
});

test("a year that is not there, or is no year, is refused in words", async ({ page, at, language }) => {
  for (const [year, status] of [["1900", 404], ["20x", 400]] as const) {
    const answer = await page.goto(at(`/people?year=${year}`));

    expect(answer!.status()).toBe(status);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
  }
});
