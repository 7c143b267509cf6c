import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError } from "../base/errors";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { findChromium } from "./chromium";
import { toPrintHtml } from "./print-html";
import type { Report } from "./report";

/**
 * No network, nothing kept, no page of Chromium's own. Without the sandbox: root and containers have none, and what is opened is a page
 * of ours that allows no script and no request.
 */
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline"];
const LONGEST_MS = 120_000;

/**
 * The print page of a report through the system's Chromium, on A4 with source and page number in the foot.
 * @throws InputError where there is no Chromium or it makes no file; the sentence names the other way
 */
export async function toPdf(report: Report): Promise<Uint8Array> {
  const browser = findChromium();
  if (!browser) throw new InputError("export.noBrowser", { zh: translator("zh-CN", messages)("noBrowser"), en: translator("en", messages)("noBrowser") });
  const folder = await mkdtemp(join(tmpdir(), "cunjing-print-"));
  try {
    const [page, out] = [join(folder, "report.html"), join(folder, "report.pdf")];
    await writeFile(page, toPrintHtml(report), { mode: 0o600 });
    const said = await print(browser, [...FLAGS, `--user-data-dir=${join(folder, "profile")}`, `--print-to-pdf=${out}`, pathToFileURL(page).href]);
    const bytes = await readFile(out).catch(() => undefined);
    if (!bytes?.subarray(0, 5).equals(Buffer.from("%PDF-"))) throw failed(said);
    return settlePdf(bytes, report.source.asOf);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ends with what went wrong, as one short word; empty where nothing did. */
function print(browser: string, arguments_: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(browser, arguments_, { stdio: "ignore" });
    const late = setTimeout(() => child.kill("SIGKILL"), LONGEST_MS);
    child.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "error"));
    child.on("close", (code, signal) => {
      clearTimeout(late);
      resolve(code === 0 ? "" : (signal ?? `exit ${code}`));
    });
  });
}

function failed(why: string): InputError {
  const parts = { why: why || "-" };
  return new InputError("export.browserFailed", { zh: translator("zh-CN", messages)("browserFailed", parts), en: translator("en", messages)("browserFailed", parts) });
}

/** The day of the data in place of the time of writing; as many letters as before, since a PDF counts its bytes. */
function settlePdf(bytes: Uint8Array, day: string): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1").replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, `/$1 (D:${day.replaceAll("-", "")}000000`);
  return new Uint8Array(Buffer.from(text, "latin1"));
}
