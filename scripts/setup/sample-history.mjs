import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.mjs";

/** Days on which the sample's office handed in its ledger before: what was known then, and put right since. */
export const EARLIER = ["2008-10-05", "2009-04-05"];

/** Imports the sample as it was on earlier days, so that what was known when can be seen; the newest snapshot stays the current one. */
export async function importEarlierSamples(root, dataDir, days = EARLIER) {
  const folder = await mkdtemp(join(tmpdir(), "cunjing-sample-"));
  const tool = (script, ...args) => run(process.execPath, [join(root, "scripts", "run.mjs"), `scripts/${script}`, ...args], { cwd: root, env: { LEDGER_DATA: dataDir }, quiet: true });
  try {
    for (const day of days) {
      const ledger = join(folder, day);
      if ((await tool("make-sample.ts", "--as-of", day, "--out", ledger)).code !== 0 || (await tool("ledger.ts", "import", ledger)).code !== 0) return false;
    }
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
