import { afterEach, describe, expect, it } from "vitest";
import { InputError } from "../base/errors";
import { findChromium } from "./chromium";
import { reportOf } from "./fixtures/report";
import { toPdf } from "./pdf";
import { toPrintHtml } from "./print-html";
import { fitForFiles } from "./report";

const named = process.env.CHROMIUM_PATH;
afterEach(() => {
  if (named === undefined) delete process.env.CHROMIUM_PATH;
  else process.env.CHROMIUM_PATH = named;
});

describe("toPrintHtml", () => {
  const html = toPrintHtml(fitForFiles({ ...reportOf({ total: 300 }), source: { ...reportOf().source, line: 'a"}</style><script>x</script>\\' } }));

  it("has no script, no outside name and no style beside its own", () => {
    expect(html).not.toMatch(/<script|\b(?:src|href)=|url\(|https?:| style="/);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it("says source and page in the foot of each sheet, and how many more rows there are", () => {
    expect(html).toMatch(/@bottom-right\{content:"第 " counter\(page\) " 页，共 " counter\(pages\)/);
    expect(html).toContain("表中列出前 40 行，共 300 行");
  });
});

describe("toPdf", { timeout: 120_000 }, () => {
  it("says in both languages what to do where there is no browser", async () => {
    process.env.CHROMIUM_PATH = "/nowhere/chromium";

    const refused = await toPdf(reportOf()).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(InputError);
    expect((refused as InputError).text).toMatchObject({ zh: expect.stringContaining("html"), en: expect.stringContaining("html") });
  });

  it("says so too where the browser makes no file", async () => {
    process.env.CHROMIUM_PATH = process.execPath; // a program that is there, and prints no page

    await expect(toPdf(reportOf())).rejects.toMatchObject({ code: "export.browserFailed" });
  });

  it.skipIf(findChromium() === undefined)("prints several A4 pages, alike each time, dated with the data", async () => {
    const bytes = await toPdf(fitForFiles(reportOf()));
    const text = Buffer.from(bytes).toString("latin1");

    expect(text.startsWith("%PDF-")).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1);
    expect(text).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    expect(text).toContain("/CreationDate (D:20091005000000");
    expect(Buffer.from(await toPdf(fitForFiles(reportOf()))).equals(Buffer.from(bytes))).toBe(true);
  });
});
