import { join } from "node:path";
import { ROOT } from "../setup/settings.mjs";
import { importOnce, measured } from "./import.mjs";

/** The speech check over the sample, in a process of its own: 20 pages and 200, and how well it reads the drafts that a person has read. */
export async function benchSpeech({ workDir }) {
  const dataDir = join(workDir, "speech-data");
  await importOnce({ files: [join(ROOT, "data", "sample")], dataDir });
  const { code, output, errors } = await measured(["--import", "tsx", join(ROOT, "scripts", "bench", "check-speech.ts"), dataDir]);
  if (code !== 0) throw new Error(`check-speech.ts ended with ${code}:\n${errors.slice(-2000)}`);
  return JSON.parse(output);
}
