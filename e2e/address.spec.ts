import { expect, sampleAreas, serverUrl, test } from "./support/test";

const { villages, township } = sampleAreas();

test("the first stop of the keyboard leads past the navigation", async ({ page, at }) => {
  await page.goto(at("/"));
  await page.keyboard.press("Tab");

  await expect(page.locator("a.skip")).toBeFocused();
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#main");
});

test("every control can be reached by keyboard and shows where the focus is", async ({ page, at }) => {
  await page.goto(at("/villages"));
  const focusable = await page.locator("main :is(a[href], button, input, select, summary):visible").count();
  const seen = new Set<string>();
  for (let press = 0; press < focusable + 60; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement!;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return { inMain: element.closest("main") !== null, key: element.outerHTML.slice(0, 200), ring: outlineStyle !== "none" || boxShadow !== "none" };
    });
    if (!stop.inMain) continue;
    expect(stop.ring, stop.key).toBe(true);
    seen.add(stop.key);
    if (seen.size >= 8) break;
  }

  expect(seen.size).toBeGreaterThanOrEqual(Math.min(8, focusable));
});

test("a chosen year stands in the address, and the address opens the same view again", async ({ page, at, browser }) => {
  await page.goto(at("/"));
  await page.locator("header details.pick", { has: page.locator('a[href*="year="]') }).last().locator("summary").click();
  await page.locator('header a[href*="year="]:visible').nth(1).click();
  await page.waitForURL(/year=\d{4}/);
  const text = await page.locator("main").innerText();
  const again = await browser.newPage();
  await again.goto(page.url());

  expect(await again.locator("main").innerText()).toBe(text);
  await again.close();
});

test("the same view opens in the other language with all that was chosen", async ({ page, at, language }) => {
  await page.goto(at("/villages?indicator=death-rate&year=2008"));
  const other = language === "en" ? "zh-CN" : "en";
  await page.locator(`header a[hreflang="${other}"]`).click();

  await expect(page.locator("html")).toHaveAttribute("lang", other);
  expect(page.url()).toMatch(/indicator=death-rate/);
  expect(page.url()).toMatch(/year=2008/);
});

test("a village is found by its name", async ({ page, at, language }) => {
  const { code, nameZh, nameEn } = villages[4]!;
  await page.goto(at("/"));
  await page.locator("header details.pick", { has: page.locator("input[type=search]") }).locator("summary").click();
  await page.locator("header input[type=search]").fill(language === "en" ? nameEn : nameZh);
  await page.keyboard.press("Enter");
  await page.locator(`header a[href*="/villages/${code}"]`).first().click();

  await expect(page.locator("h1")).toContainText(language === "en" ? nameEn : nameZh);
});

test("villages stand in code order for births, which are described and not ranked", async ({ page, at }) => {
  await page.goto(at(`/villages?indicator=birth-rate&area=${township}`));
  const codes = await page.locator("main table tbody tr").evaluateAll((rows) => rows.map((row) => /villages\/(\d+)/.exec(row.innerHTML)?.[1]).filter((code): code is string => code !== undefined));

  expect(codes.length).toBeGreaterThanOrEqual(20);
  expect(codes).toEqual([...codes].sort());
});

test("a merged village's address opens the village it went into, and says since when", async ({ page, at }) => {
  const { code, into } = sampleAreas().merged[0]!;
  const answer = await page.goto(at(`/villages/${code}`));

  expect(answer!.status()).toBe(200);
  await expect(page.locator("main")).toContainText(code);
  await expect(page.locator("main")).toContainText(/2005/);
  expect(await page.content()).toContain(into);
});

test("an address that is pasted with a foreign prefix does not leave the site", async ({ request }) => {
  const answer = await request.get(`${serverUrl()}/zh-CN//evil.example/`, { maxRedirects: 0 });

  expect(answer.headers().location ?? "/").not.toMatch(/^(?:https?:)?\/\/(?!127\.0\.0\.1|localhost)/);
});
