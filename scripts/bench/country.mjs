import { join } from "node:path";
import { ROOT } from "../setup/settings.mjs";
import { importOnce, measured } from "./import.mjs";

const VILLAGES = 600_000;
/** One indicator of each kind: a rate with ranks, a rate only described, a sex ratio, a service. */
const INDICATORS = ["death-rate", "birth-rate", "sex-ratio-at-birth", "service-child-health-0-6"];

const script = async (name, args, env) => {
  const { code, output, errors } = await measured(["--import", "tsx", join(ROOT, "scripts", "bench", name), ...args], env);
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${errors.slice(-2000)}`);
  return JSON.parse(output);
};

/** Ranks of 24, 8,000 and 600,000 villages: time, peak memory, and at 8,000 the distance from the exact ranks. */
export async function benchRanks() {
  return { few: await script("rank-villages.ts", ["24"]), some: await script("rank-villages.ts", ["8000", "100"]), many: await script("rank-villages.ts", [String(VILLAGES)]) };
}

/** A whole country's villages: made up, imported, and compared on one page. */
export async function benchCountry({ workDir }) {
  const [folder, dataDir] = [join(workDir, "country"), join(workDir, "country-data")];
  const rows = await script("many-villages.ts", ["--out", folder, "--villages", String(VILLAGES)]);
  const { seconds, peakBytes, stages } = await importOnce({ files: [folder], dataDir });
  const pages = await script("open-villages.ts", INDICATORS, { LEDGER_DATA: dataDir });
  return { rows, import: { seconds, peakBytes, stages }, pages };
}
