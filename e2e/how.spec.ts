import type { APIRequestContext, Page } from "@playwright/test";
import { expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();
const PAGES = ["/", "/people", "/movement", "/sex-ratio", "/balance?indicator=service-child-health-0-6", "/services", "/villages", `/villages/${villages[0]!.code}`, `/services?area=${villages[0]!.code}`];
/** Of the links of one place of a page, so many are followed. */
const WALKED = 3;

const hrefsIn = (page: Page, place: string): Promise<string[]> => page.locator(place).evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href")!).filter((href) => href.includes("/how/")))]);
const some = (hrefs: readonly string[]): string[] => hrefs.filter((_, at) => at % Math.max(1, Math.ceil(hrefs.length / WALKED)) === 0);

async function refused(request: APIRequestContext, base: string, hrefs: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(hrefs.map(async (href) => `${(await request.get(new URL(href, base).href)).status()} ${href}`));
  return answers.filter((answer) => !answer.startsWith("200 "));
}

test("sentences, tables and marks of charts of every page lead to how they were made @once", async ({ page, at, request }) => {
  test.setTimeout(60_000);
  for (const path of PAGES) {
    await page.goto(at(path));
    const [sentences, tables, charts] = await Promise.all([".bases a", "main table a", "main svg a"].map((place) => hrefsIn(page, place)));

    for (const [place, hrefs] of Object.entries({ sentences: sentences!, tables: tables!, charts: charts! })) expect([path, place, hrefs.length]).not.toEqual([path, place, 0]);
    expect(await refused(request, page.url(), [...sentences!.slice(0, 6), ...some(tables!), ...some(charts!)])).toEqual([]);
  }
});

test("a mark of a chart is reached with the keyboard, has a name and leads to its own number @once", async ({ page, at }) => {
  await page.goto(at("/"));
  const mark = page.locator("figure .svg:visible svg").first().locator("a").first();
  const name = (await mark.getAttribute("aria-label"))!;
  await mark.focus();
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/how\//);
  await expect(page.locator("h1")).toContainText(name.split(" ")[0]!);
  await expect(page.locator("main")).toContainText(/\d+\.\d/.exec(name)![0]);
});

test("a sentence that is copied holds nothing but itself @once", async ({ page, at }) => {
  await page.goto(at("/"));

  expect(await page.locator("h1").innerText()).not.toMatch(/依据|how/);
  expect(await page.locator("h1").textContent()).toMatch(/\S/);
  await expect(page.locator("h1 .bases a").first()).toHaveAttribute("aria-label", /\S{3}/);
});

test("the page of a derived number says formula, numbers, method, level, seed, snapshot and query", async ({ page, at, language }) => {
  await page.goto(at("/balance?indicator=service-child-health-0-6"));
  await page.locator("table a[href*='/how/gini']:visible").first().click();
  const main = page.locator("main");

  await expect(main.locator("math").first()).toBeVisible();
  await expect(main).toContainText(/G = 1 − 0\.\d{3} = 0\.\d{3}/);
  await expect(main).toContainText(language === "en" ? /200 simulated sets, seed \d+/ : /模拟 200 次，种子 \d+/);
  await expect(main).toContainText(/\b[0-9a-f]{64}\b/);
  await expect(main.locator("pre", { hasText: "SELECT" })).toContainText('FROM "years"');
  await expect(main.locator("table tbody tr")).toHaveCount(24);
});
