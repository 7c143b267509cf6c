import { randomBytes } from "node:crypto";
import { copyFile, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "./fault";

const COLUMNS = ["file", "row", "column", "value", "code", "zh", "en"] as const;

/** One CSV cell. A text that a spreadsheet would take for a formula is written with an apostrophe before it. */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (fault: Fault): string => `${COLUMNS.map((column) => cell(fault[column])).join(",")}\r\n`;

/**
 * Writes the error list of a refused import, with a byte-order mark so that a spreadsheet reads the Chinese.
 * Gives its path below `dataDir`.
 */
export async function writeErrorList(dataDir: string, now: Date, pieces: AsyncIterable<readonly Fault[]>): Promise<string> {
  const path = join(await errorsDir(dataDir), `errors-${stamp(now)}.csv`);
  const file = await open(path, "wx");
  try {
    await file.appendFile(`\ufeff${COLUMNS.join(",")}\r\n`);
    for await (const piece of pieces) await file.appendFile(piece.map(line).join(""));
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return path;
}

/** Keeps the list of source rows that no area was found for. */
export async function keepUnmatched(dataDir: string, now: Date, from: string): Promise<string> {
  const path = join(await errorsDir(dataDir), `unmatched-${stamp(now)}.csv`);
  await copyFile(from, path);
  return path;
}

async function errorsDir(dataDir: string): Promise<string> {
  const folder = join(dataDir, "errors");
  await mkdir(folder, { recursive: true });
  return folder;
}

const stamp = (now: Date): string => `${now.toISOString().replace(/\.\d+Z$/, "Z").replaceAll(/[-:]/g, "")}-${randomBytes(3).toString("hex")}`;
