import type { Page } from "@playwright/test";
import { axeFaults, expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();
const PAGES: [name: string, path: string, charts: number][] = [
  ["overview", "/", 2],
  ["villages", "/villages", 1],
  ["villages, another indicator", "/villages?indicator=death-rate", 1],
  ["a village", `/villages/${villages[0]!.code}`, 10],
  ["people", "/people", 10],
  ["movement", "/movement", 8],
  ["movement of a village", `/movement?area=${villages[1]!.code}`, 2],
  ["sex ratio at birth", "/sex-ratio", 4],
  ["sex ratio at birth of a village", `/sex-ratio?area=${villages[0]!.code}&pool=3`, 1],
  ["services", "/services", 10],
  ["services of a village", `/services?area=${villages[0]!.code}&quarter=2`, 6],
  ["data quality", "/quality", 3],
  ["data quality of a village", `/quality?area=${villages[4]!.code}`, 0],
  ["faults of the data", "/quality/faults?state=all", 0],
  ["balance", "/balance?indicator=service-child-health-0-6", 2],
  ["balance, described", "/balance?indicator=births", 0],
  ["lagging villages", "/lagging", 2],
  ["the case of a lagging village", "/lagging/620000000001", 0],
  ["the circular of a quarter", "/lagging/circular?year=2009&period=q2", 0],
  ["meetings", "/meetings?pack=monthly", 0],
  ["the speech", "/meetings/speech", 0],
  ["quoted totals", "/history", 0],
  ["snapshots", "/snapshots", 0],
  ["methods", "/methods", 0],
  ["one method", "/methods/theil", 0],
  ["how a figure was made", "/how/sex-ratio-at-birth", 0],
  ["how a derived number was made", "/how/gini?indicator=service-child-health-0-6", 0],
];
const WIDTHS: [name: string, width: number, height: number][] = [["phone", 390, 844], ["tablet", 820, 1180], ["projector", 1920, 1080]];

/** Names, methods, codes and file formats that have no Chinese form; what stands inside `lang="en"` is English on purpose. */
const LATIN_ALLOWED = /^(?:Cunjing|English|CSV|csv|XLSX|PARQUET|Parquet|ARROW|Arrow|JSON|SVG|Wilson|Byar|Newcombe|Poisson|Bayes|Benjamini|Hochberg|Yekutieli|Chapman|Katz|Woolf|Mack|Fisher|Kitagawa|Gompertz|Booth|min|max|med|MAD|SII|RII|XmR|SQL|SHA|npm|run|silent|ledger|import|verify|data|sample|HTML|PPTX|DOCX|Word|PDF|iCalendar)$/;

for (const [name, path] of PAGES) {
  // One visit, for a page of the browser costs more than what is asked of it; `soft`, so that every broken promise is told of by itself.
  test(`${name}: in its language, under its own policy without a complaint or a fault that axe finds; fits a phone, a tablet, a projector and A4, with its source in the foot`, async ({ page, at, language }) => {
    const answer = await page.goto(at(path));

    expect(answer!.status()).toBe(200);
    await expect.soft(page.locator("html")).toHaveAttribute("lang", language);
    await expect.soft(page.locator("h1")).toHaveCount(1);
    expect.soft(await page.title()).not.toBe("");
    // The browser drops a style attribute under this policy; one that the framework sets by script is its own.
    expect.soft((await answer!.text()).match(/<[^>]+\sstyle="[^"]*"/g)).toBeNull();
    expect.soft(language === "en" ? await hanWords(page) : (await latinWords(page)).filter((word) => !LATIN_ALLOWED.test(word))).toEqual([]);
    expect.soft(await axeFaults(page)).toEqual([]);
    for (const [device, width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });

      expect.soft(await isWithin(page), device).toBe(true);
    }
    await expectPrints(page);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [name, path, charts] of PAGES) {
    test(`${name} shows its charts and figures @once`, async ({ page, at }) => {
      await page.goto(at(path));
      const drawn = page.locator("main svg:visible, main img:visible").filter({ hasNot: page.locator("svg") });

      expect(await drawn.count()).toBeGreaterThanOrEqual(charts);
      const names = await drawn.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.getAttribute("alt") ?? one.querySelector("title")?.textContent ?? ""));
      expect(names.filter((words) => words.length <= 5)).toEqual([]);
      expect(await page.locator("main").innerText()).toMatch(/\d/);
    });
  }
});

/** On paper: no navigation, the source in the foot, nothing beyond the sheet. */
async function expectPrints(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 718, height: 1000 });

  await expect.soft(page.locator("nav").first()).toBeHidden();
  await expect.soft(page.locator("main")).toBeVisible();
  await expect.soft(page.locator(".print-foot")).toBeVisible();
  expect.soft(await isWithin(page), "A4").toBe(true);
  expect.soft((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
}

const isWithin = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Text that a reader sees, what is marked as another language left out. */
const ownText = (page: Page, other: string) =>
  page.evaluate((selector) => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    copy.querySelectorAll(`${selector}, script, style, pre, code`).forEach((element) => element.remove());
    const labels = [...copy.querySelectorAll("[aria-label], [title], [alt]")].flatMap((element) => ["aria-label", "title", "alt"].map((name) => element.getAttribute(name) ?? ""));
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    while (texts.nextNode()) words.push(texts.currentNode.textContent ?? "");
    return [...words, ...labels].join("\n");
  }, other);
// Codes and identifiers hold digits or hyphens; words do not.
const latinWords = async (page: Page) => [...new Set((await ownText(page, "[lang=en]")).match(/(?<![\w-])[A-Za-z]{3,}(?![\w-]|\.\w)/g) ?? [])];
const hanWords = async (page: Page) => [...new Set((await ownText(page, "[lang^=zh]")).match(/\p{Script=Han}+/gu) ?? [])];
