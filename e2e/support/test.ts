import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { expect, test as base, type Page } from "@playwright/test";

export type Site = { language: "zh-CN" | "en" };
type ServerName = "sample" | "newer" | "only" | "none";
type Tools = {
  /** Address of a page in the project's language on one of the prepared servers. */
  at(path: string, server?: ServerName): string;
  /** What the browser complained about: errors, refused scripts and styles. Checked at the end of every test. */
  complaints: string[];
};

export const serverUrl = (name: ServerName = "sample"): string => process.env[`E2E_${name.toUpperCase()}`]!;

export const test = base.extend<Site & Tools>({
  language: ["zh-CN", { option: true }],
  at: async ({ language }, use) => {
    await use((path, server) => serverUrl(server) + (language === "en" ? `/en${path === "/" ? "" : path.replace(/^\/(?=\?)/, "")}` : path));
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (cause) => complaints.push(`error: ${cause.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" || /Content Security Policy/i.test(message.text())) complaints.push(`console: ${message.text()}`);
      });
      await use(complaints);
      // The browser itself reports an answer of 4xx; that is what some tests ask for.
      expect(complaints.filter((text) => !/Failed to load resource: the server responded with a status of 4/.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";

const AXE = readFileSync(createRequire(resolve("package.json")).resolve("axe-core/axe.min.js"), "utf8");

/** Faults of accessibility that axe finds, as lines to read. It is run as the browser's tools run a script, which the page's own policy allows. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } };
    return (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
  });
}

export type Village = { code: string; nameZh: string; nameEn: string };

/** The township and the villages of the sample, as its own table lists them; what was merged away stands apart. */
export function sampleAreas(): { township: string; villages: Village[]; merged: { code: string; into: string }[] } {
  const [, ...lines] = readFileSync(resolve("data/sample/areas.csv"), "utf8").trim().split("\n");
  const rows = lines.map((line) => line.trim().split(","));
  const villages = rows.filter((row) => row[3] === "village");
  return {
    township: rows.find((row) => row[3] === "township")![0]!,
    villages: villages.filter((row) => !row[7]).map(([code, nameZh, nameEn]) => ({ code: code!, nameZh: nameZh!, nameEn: nameEn! })),
    merged: villages.filter((row) => row[7]).map((row) => ({ code: row[0]!, into: row[7]! })),
  };
}
