import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium as playwright } from "@playwright/test";
import { chromium } from "../setup/browser.mjs";
import { BROWSER_FLAGS } from "../setup/browser-flags.mjs";
import { controlPage } from "./control-page.mjs";
import { visits } from "./visits.mjs";

/** What a reader's browser sees of each page, beside the same page as plain HTML in the same run. */
export async function benchPages(url, paths, { runs }) {
  const browser = await playwright.launch({ executablePath: chromium(), args: BROWSER_FLAGS });
  const result = {};
  try {
    for (const [name, path] of Object.entries(paths)) {
      const address = url + path;
      const has = await contents(browser, address);
      const page = await visits(browser, address, { ...has, runs });
      const control = await controlPage(address);
      const plain = await visits(browser, control.url, { ...has, runs });
      control.close();
      result[name] = { path, ...has, page, control: plain, drawnTimes: { fast: page.fast.cold.drawn / plain.fast.cold.drawn, slow: page.slow.cold.drawn / plain.slow.cold.drawn }, accessibility: await faults(browser, address) };
    }
  } finally {
    await browser.close();
  }
  return result;
}

/** How many charts and rows the page has when all is there: that is what "drawn" waits for. */
async function contents(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(await probeText());
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(1500);
  const { charts, rows } = await page.evaluate(() => window.__probe.seen);
  await page.close();
  return { charts, rows };
}

/** The probe with a wish that is never met, so that it goes on counting. */
async function probeText() {
  const { probe } = await import("./probe.mjs");
  return `(${probe})({ charts: 1e9, rows: 1e9 })`;
}

async function faults(browser, address) {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "load" });
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => window.axe.run());
  await context.close();
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.length }));
}
