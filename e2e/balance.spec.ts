import { expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();
const said = (language: string, zh: string, en: string) => (language === "en" ? en : zh);
const lead = "main > p";

test("the planted gap in child health is more than chance, in words, picture and table", async ({ page, at, language }) => {
  await page.goto(at("/balance?indicator=service-child-health-0-6&year=2009"));
  const label = said(language, "0–6岁儿童健康管理", "Child health care, ages 0–6");

  await expect(page.locator("h1")).toContainText(said(language, "24 个村之间的差距大过偶然", "24 villages differ more than chance would make them"));
  await expect(page.getByRole("heading", { name: said(language, "2009 年的差距在偶然范围之上", "In 2009 the gap lies above the range of chance") })).toBeVisible();
  // The last year's dot is filled: it is more than chance. The year before is open.
  const dots = page.locator("figure").first().locator("svg:visible circle");
  await expect(dots.last()).toHaveAttribute("fill", "#0b5e73");
  await expect(dots.nth(-2)).toHaveAttribute("fill", "#ffffff");
  await expect(page.locator("tr", { hasText: label }).last()).toContainText(said(language, "▲ 大过偶然", "▲ more than chance"));
});

test("the village that surely fell into the lowest fifth is named with the chance, and leads to its page", async ({ page, at, language }) => {
  await page.goto(at("/balance?indicator=service-child-health-0-6&year=2009"));
  const liugou = villages[2]!;
  const row = page.locator("tr", { has: page.getByRole("link", { name: language === "en" ? liugou.nameEn : liugou.nameZh, exact: true }) });

  await expect(row).toContainText(said(language, "进入", "entered"));
  await expect(row).toContainText("96%");
  await row.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/villages/${liugou.code}`));
});

test("small numbers are not taken for a gap", async ({ page, at, language }) => {
  await page.goto(at("/balance?indicator=ledger-match&year=2009"));

  await expect(page.locator("h1")).toContainText(said(language, "没有大过偶然", "no more than chance"));
  await expect(page.locator(lead).first()).not.toContainText(said(language, "在指导组之间", "lies between"));
});

test("what is described has no gap measured, and the choice does not offer it", async ({ page, at, language }) => {
  await page.goto(at("/balance?indicator=birth-rate"));

  await expect(page.locator("h1")).toContainText(said(language, "只作描述", "described only"));
  await expect(page.locator("main figure")).toHaveCount(0);
  await expect(page.locator('select[name="indicator"] option[value="birth-rate"]')).toHaveCount(0);
});

test("a choice stands in the address, and the file says the number of the page", async ({ page, at, language, request }) => {
  await page.goto(at("/balance?year=2009"));
  await page.locator('select[name="indicator"]').selectOption("service-elderly-health-65");
  await page.getByRole("button", { name: said(language, "查看", "Show") }).click();
  await expect(page).toHaveURL(/indicator=service-elderly-health-65/);
  const gini = await page.locator("table.data:not(.small)").filter({ hasText: said(language, "泰尔指数", "Theil index") }).locator("tbody tr").first().locator("td").first().innerText();
  const href = await page.locator('a[href*=".csv"]').first().getAttribute("href");

  const [head = "", first = ""] = (await (await request.get(new URL(href!, page.url()).href)).text()).replace("\uFEFF", "").split(/\r?\n/);

  const column = head.split(",").indexOf("gini");
  expect(column).toBeGreaterThan(0);
  expect(Number(first.split(",").at(column - head.split(",").length)).toFixed(3)).toBe(gini);
});

test("an address that cannot be is refused with a sentence", async ({ page, at }) => {
  expect((await page.goto(at("/balance?by=street")))!.status()).toBe(400);
  expect((await page.goto(at("/balance?indicator=no-such")))!.status()).toBe(404);
  await expect(page.locator("h1")).toBeVisible();
});
