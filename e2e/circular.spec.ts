import { strFromU8, unzipSync } from "fflate";
import { axeFaults, expect, sampleAreas, serverUrl, test } from "./support/test";

// The document is made on the first request for it.
test.describe.configure({ timeout: 60_000 });

const { villages } = sampleAreas();
/** Listed in the second quarter of 2009: their story is told in the sample. */
const [listed, still] = ["620000000001", "620000000002"].map((code) => villages.find((one) => one.code === code)!);

test("from the list to the circular and to its Word document, with the same villages", async ({ page, at, request, language }) => {
  await page.goto(at("/lagging?year=2009"));
  await page.getByRole("link", { name: language === "en" ? "Circular of this period" : "看本期通报" }).click();
  await page.getByRole("link", { name: language === "en" ? "Second quarter" : "第二季度" }).click();

  const name = (village: typeof listed) => (language === "en" ? village!.nameEn : village!.nameZh);
  await expect(page.locator("article.circular h1")).toContainText(language === "en" ? "second quarter" : "第二季度");
  const first = page.locator("article.circular section").nth(0);
  await expect(first.getByRole("rowheader", { name: name(listed) })).toBeVisible();
  await expect(page.locator("article.circular section").nth(1).getByRole("rowheader", { name: name(still) })).toBeVisible();

  const address = await page.getByRole("link", { name: "DOCX" }).getAttribute("href");
  const answer = await request.get(serverUrl() + address!);
  const bytes = new Uint8Array(await answer.body());
  const text = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  expect(answer.headers()["content-disposition"]).toMatch(/cunjing-circular-.*q2.*\.docx/);
  expect(bytes.length).toBeGreaterThan(8_000);
  for (const village of [listed, still]) expect(text).toContain(name(village));
  for (const cell of await first.locator("tbody td").allTextContents()) expect(text).toContain(cell);
});

test("a quarter in which nobody is listed says so, and another quarter is a link away", async ({ page, at, language }) => {
  await page.goto(at("/lagging/circular?year=2002"));

  await expect(page.locator("article.circular")).toContainText(language === "en" ? "No village is on the list" : "本期没有村在册");
  await expect(page.locator("article.circular table")).toHaveCount(0);
  await page.getByRole("link", { name: language === "en" ? "First quarter" : "第一季度" }).click();
  await expect(page).toHaveURL(/period=q1/);
});

test("a village is sent to the circular of the area above it", async ({ page, at, language }) => {
  await page.goto(at(`/lagging/circular?area=${listed!.code}`));
  await page.getByRole("link", { name: language === "en" ? /^Circular of/ : /的通报$/ }).click();

  await expect(page.locator("article.circular h1")).toBeVisible();
});

test("on a phone its tables stay within the page, and axe finds no fault", async ({ page, at }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(at("/lagging/circular?year=2009"));

  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
});
