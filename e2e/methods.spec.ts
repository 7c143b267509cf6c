import { brotliCompressSync } from "node:zlib";
import { expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();

test("the table of contents leads to each method by keyboard", async ({ page, at }) => {
  await page.goto(at("/methods"));
  const link = page.locator('nav.toc a[href="#method-wilson"]');
  await link.focus();
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/#method-wilson$/);
  await expect(page.locator("#method-wilson")).toBeInViewport();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("formulas are drawn by the browser, and read out as text", async ({ page, at }) => {
    await page.goto(at("/methods/wilson"));
    const formula = page.locator("math").first();
    const box = (await formula.boundingBox())!;

    expect(box.height).toBeGreaterThan(30); // a fraction over a root, not one line of letters
    expect(await formula.getAttribute("aria-label")).toContain("z²/2");
    expect(await formula.locator("mfrac").count()).toBeGreaterThan(2);
  });
});

test("the methods page weighs less than 60 kB compressed", async ({ request, at }) => {
  const answer = await request.get(at("/methods"));

  expect(brotliCompressSync(await answer.body()).length).toBeLessThan(60_000);
});

test("a headline leads to how it was made: the same number, its method, the whole hash, no path of the machine", async ({ page, at }) => {
  await page.goto(at("/"));
  const cell = page.locator(".strip > div").filter({ has: page.locator('a[href*="/how/service-newborn-visit"]') });
  const shown = (await cell.locator(".value").innerText()).replace(/\s/g, "");
  await cell.locator("a").first().click();
  const text = await page.locator("main").innerText();

  expect((await page.locator("main p.text-28").innerText()).replace(/\s/g, "")).toContain(shown);
  expect(text).toMatch(/[0-9a-f]{64}/);
  expect(text).toContain("SELECT");
  expect(text).not.toMatch(/\/(?:tmp|home|work)\/|parquet|at \w+ \(/);
  await page.locator('dd a[href*="/methods/wilson"]').click();
  await expect(page.locator("h1")).toContainText("Wilson");
});

test("every figure of the overview and of a village leads to how it was made, with its area and year", async ({ page, at }) => {
  for (const path of ["/", `/villages/${villages[0]!.code}?year=2008`]) {
    await page.goto(at(path));
    const links = await page.locator('main a[href*="/how/"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")!));

    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !/[?&]area=\w+/.test(link) || !/[?&]year=\d{4}/.test(link))).toEqual([]);
  }
});

test("a method that is not there is refused with a way on", async ({ page, at }) => {
  const answer = await page.goto(at("/methods/no-such-method"));

  expect(answer!.status()).toBe(404);
  await expect(page.locator("main")).toContainText("no-such-method");
});
