import { execFile } from "node:child_process";
import { cpSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export const SAMPLE = resolve("data/sample");

/** Imports a package with the command itself. */
export async function importInto(dataDir: string, ledger: string): Promise<void> {
  await promisify(execFile)(process.execPath, [resolve("scripts/run.mjs"), "scripts/ledger.ts", "import", ledger, "--json"], { env: { ...process.env, LEDGER_DATA: dataDir } });
}

/** The sample as the office would hand it in a month later. */
export function laterSample(directory: string): string {
  cpSync(SAMPLE, directory, { recursive: true });
  const path = join(directory, "ledger.json");
  const ledger = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...ledger, as_of: "2009-11-05" }));
  return directory;
}

/** As a disk that lost the end of a file would leave it. */
export function damage(dataDir: string): void {
  const { id } = JSON.parse(readFileSync(join(dataDir, "current.json"), "utf8")) as { id: string };
  truncateSync(join(dataDir, "snapshots", id, "events.parquet"), 100);
}
