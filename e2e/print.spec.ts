import { expect, test } from "./support/test";

const sheets = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
/** Sheets of A4 that a page over the sample takes at most. */
const MOST = { movement: 3, "sex-ratio": 3, services: 5, people: 4, balance: 3 };

test("the pages of issue 5 print on few sheets, no heading parted from what it stands over", async ({ page, at }) => {
  for (const [path, most] of Object.entries(MOST)) {
    await page.goto(at(`/${path}`));
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });

    expect(sheets(pdf), path).toBeLessThanOrEqual(most);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("main :is(h2, h3, .sub)").evaluateAll((all) => all.every((one) => getComputedStyle(one).breakAfter === "avoid")), path).toBe(true);
    await page.emulateMedia({ media: null });
  }
});

test("a village leads to the pages that answer for it", async ({ page, at }) => {
  await page.goto(at("/villages/620000000001"));
  const targets = await page.locator("main p.links").first().locator("a").evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split("/").at(-1)));

  expect(targets).toEqual(["people", "movement", "services", "sex-ratio", "villages"]);
  await page.locator("main p.links a").first().click();
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page).toHaveURL(/people\?area=620000000001/);
});

test("a download holds the number that the page shows for another normal ratio", async ({ page, at, language }) => {
  await page.goto(at("/sex-ratio?normal=104&year=2009"));
  const shown = await page.locator("section").filter({ has: page.locator("h2", { hasText: language === "en" ? "Years pooled" : "合并年份" }) }).locator("tbody tr").last().locator("td").nth(6).textContent();
  const csv = await (await page.request.get(new URL((await page.locator("footer a[download]").first().getAttribute("href"))!, page.url()).href)).text();
  const rows = csv.split("\r\n").filter((line) => line.includes("girls missing, boys complete") && line.includes(",104,"));

  expect(rows.map((line) => Math.round(Number(line.split(",")[10])))).toContain(Number(shown!.split(" ")[0]));
});
