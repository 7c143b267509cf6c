import { defineConfig } from "@playwright/test";
import type { Site } from "./e2e/support/test";
import { BROWSER_FLAGS } from "./scripts/setup/browser-flags.mjs";
import { testBrowser } from "./scripts/setup/browser.mjs";

/** What has no language: headers, refusals of the server itself, what is kept. */
const ONCE = "**/*.server.spec.ts";

/** The system's Chromium: a browser of Playwright's own cannot be downloaded everywhere. */
export default defineConfig<Site>({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./e2e/support/prepare.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  reporter: "line",
  use: { launchOptions: { executablePath: testBrowser(), args: BROWSER_FLAGS }, viewport: { width: 1280, height: 900 } },
  projects: [
    { name: "zh-CN", testIgnore: ONCE, use: { language: "zh-CN", locale: "zh-CN" } },
    // What is the same in both languages is tagged `@once`.
    { name: "en", testIgnore: ONCE, grepInvert: /@once/, use: { language: "en", locale: "en-US" } },
    { name: "server", testMatch: ONCE },
  ],
});
