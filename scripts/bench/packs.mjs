import { join } from "node:path";
import { ROOT } from "../setup/settings.mjs";
import { measured } from "./import.mjs";

// As the command line runs: bundled once, before the first is measured.
const FORMATS = ["html", "pptx", "docx"];

/** The annual pack over a data folder, each format in a process of its own. */
export async function benchPacks(dataDir) {
  const results = {};
  for (const format of FORMATS) {
    const { code, output, errors } = await measured([join(ROOT, "scripts", "run.mjs"), "scripts/bench/write-pack.ts", "annual", format], { LEDGER_DATA: dataDir });
    if (code !== 0) throw new Error(`write-pack.ts ${format} ended with ${code}:\n${errors.slice(-2000)}`);
    results[format] = JSON.parse(output);
  }
  return results;
}
