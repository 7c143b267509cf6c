import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, serverUrl, test } from "./support/test";

// A document is made on the first request for it.
test.describe.configure({ timeout: 120_000 });

const address = (format: string, language: string) => `${serverUrl()}/download/overview.${format}?year=2009&locale=${language}`;

/** What of the slide in front reaches over its foot or its right edge. */
function outsideSlide(): string[] {
  const slide = document.querySelector("section.on")!;
  const foot = slide.querySelector("footer")!.getBoundingClientRect().top;
  const right = slide.getBoundingClientRect().right;
  return [...slide.querySelectorAll("h1, h2, p, table, svg, dl")].filter((one) => !one.closest("footer")).map((one) => ({ name: one.tagName, box: one.getBoundingClientRect() })).filter(({ box }) => box.bottom > foot + 1 || box.right > right + 1).map(({ name }) => name);
}

test.describe("the deck, opened from a file", () => {
  test.beforeEach(async ({ page, request, language }, info) => {
    const path = info.outputPath("deck.html");
    writeFileSync(path, await (await request.get(address("html", language))).body());
    await page.goto(pathToFileURL(path).href);
  });

  test("asks for nothing, turns by keyboard, finds a slide by its number, and goes black", async ({ page }) => {
    const outside: string[] = [];
    page.on("request", (request) => outside.push(request.url()));
    const shown = () => page.locator("section:visible").getAttribute("id");

    await expect(page.locator("section:visible")).toHaveCount(1);
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowRight");
    expect(await shown()).toBe("3");
    await page.keyboard.press("PageUp");
    expect(await shown()).toBe("2");
    await page.keyboard.type("12");
    expect(await shown()).toBe("12");
    await page.keyboard.press("b");
    await expect(page.locator("section:visible")).toHaveCount(0);
    await page.keyboard.press("b");
    expect(await shown()).toBe("12");
    expect(outside).toEqual([]);
  });

  test("keeps every slide inside an old projector, a new one and a wall of screens", async ({ page }) => {
    for (const [width, height] of [[1024, 768], [1280, 720], [3840, 2160]] as const) {
      await page.setViewportSize({ width, height });
      await page.keyboard.press("Home");
      const slides = await page.locator("section").count();

      for (let at = 0; at < slides; at += 1) {
        expect(await page.evaluate(outsideSlide), `slide ${at + 1} at ${width} × ${height}`).toEqual([]);
        await page.keyboard.press("ArrowRight");
      }
      expect(await page.locator("section.on").getAttribute("id")).toBe(String(slides));
    }
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the deck reads as a scroll", async ({ page, request, language }, info) => {
    const path = info.outputPath("deck.html");
    writeFileSync(path, await (await request.get(address("html", language))).body());
    await page.goto(pathToFileURL(path).href);

    expect(await page.locator("section:visible").count()).toBe(await page.locator("section").count());
  });
});

for (const [format, beginning, type] of [["pptx", "PK", "presentationml"], ["docx", "PK", "wordprocessingml"], ["pdf", "%PDF-", "application/pdf"]] as const) {
  // Once: the same address in the other language is that of the deck above; what stands in each is for lib/services/export-document.test.ts.
  test(`the server hands out ${format} @once`, async ({ request, language }) => {
    const answer = await request.get(address(format, language));

    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain(type);
    expect(answer.headers()["content-disposition"]).toMatch(new RegExp(`^attachment; filename="cunjing-overview-.*\\.${format}"; filename\\*=UTF-8''[\\w%.-]+\\.${format}$`));
    expect((await answer.body()).subarray(0, beginning.length).toString("latin1")).toBe(beginning);
  });
}
