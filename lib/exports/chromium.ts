import { existsSync } from "node:fs";

/** The same places as scripts/setup/browser.mjs, which runs before anything is installed and cannot import this. */
const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"],
  darwin: ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  win32: ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
};

/** The system's Chromium: CHROMIUM_PATH where it is set, and then no other, else the usual places. */
export function findChromium(named = process.env.CHROMIUM_PATH): string | undefined {
  if (named) return existsSync(named) ? named : undefined;
  return (PLACES[process.platform] ?? []).find((path) => existsSync(path));
}
