import { expect, test } from "./support/test";

test("a damaged snapshot is not shown: the newest whole one is, and a banner says so", async ({ page, at, language }) => {
  const answer = await page.goto(at("/", "newer"));
  const banner = page.locator('.banner[role="alert"]');

  expect(answer!.status()).toBe(200);
  await expect(banner).toContainText(language === "en" ? /2009-11-05-[0-9a-f]{12} is .*not used/ : /2009-11-05-[0-9a-f]{12}.*(?:损坏|不完整)/);
  await expect(banner).toContainText(/2009-10-05-[0-9a-f]{12}/);
  await expect(page.locator("header")).toContainText("2009-10-05");
});

test("where the only snapshot is damaged the page says so and what to do", async ({ page, at, language, complaints }) => {
  const answer = await page.goto(at("/", "only"));

  expect(answer!.status()).toBe(503);
  await expect(page.locator("main")).toContainText(language === "en" ? /damaged|not whole|altered/i : /损坏|不完整/);
  await expect(page.locator("main")).toContainText("verify");
  complaints.length = 0; // the browser reports the 503
});

test("where there is no snapshot the page says how to bring one in", async ({ page, at, language, complaints }) => {
  const answer = await page.goto(at("/", "none"));

  expect(answer!.status()).toBe(503);
  await expect(page.locator("main")).toContainText(language === "en" ? /import/i : /导入/);
  await expect(page.locator("main")).toContainText("npm run --silent ledger");
  complaints.length = 0;
});
