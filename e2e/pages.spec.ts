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

for (const [name, path, charts] of PAGES) {
  test.describe(name, () => {
    test("opens, says what it is in its language, and has no fault that axe finds", async ({ browser, at, language }) => {
      const context = await browser.newContext({ bypassCSP: true });
      const page = await context.newPage();
      const answer = await page.goto(at(path));

      expect(answer!.status()).toBe(200);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("h1")).toHaveCount(1);
      expect(await page.title()).not.toBe("");
      expect(await axeFaults(page)).toEqual([]);
      await context.close();
    });

    test("runs under its own policy without a complaint, and is in one language", async ({ page, at, language }) => {
      const answer = await page.goto(at(path), { waitUntil: "networkidle" });

      // The browser drops a style attribute under this policy; one that the framework sets by script is its own.
      expect((await answer!.text()).match(/<[^>]+\sstyle="[^"]*"/g)).toBeNull();
      expect(language === "en" ? await hanWords(page) : (await latinWords(page)).filter((word) => !LATIN_ALLOWED.test(word))).toEqual([]);
    });

    test("shows its charts and figures without JavaScript @once", async ({ browser, at }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(at(path));
      const drawn = page.locator("main svg:visible, main img:visible").filter({ hasNot: page.locator("svg") });

      expect(await drawn.count()).toBeGreaterThanOrEqual(charts);
      for (const chart of await drawn.all()) expect(((await chart.getAttribute("aria-label")) ?? (await chart.getAttribute("alt")) ?? (await chart.locator("title").first().textContent()) ?? "").length).toBeGreaterThan(5);
      expect(await page.locator("main").innerText()).toMatch(/\d/);
      await context.close();
    });

    test("fits a phone, a tablet, a projector and A4 without scrolling sideways; on paper without navigation, with its source in the foot", async ({ page, at }) => {
      await page.goto(at(path));
      for (const [device, width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });

        expect(await isWithin(page), device).toBe(true);
      }
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 718, height: 1000 });

      await expect(page.locator("nav").first()).toBeHidden();
      await expect(page.locator("main")).toBeVisible();
      await expect(page.locator(".print-foot")).toBeVisible();
      expect(await isWithin(page)).toBe(true);
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    });
  });
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
