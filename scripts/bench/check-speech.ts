import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { checkText } from "../../lib/services/check-draft";
import { scoreCorpus } from "../../lib/services/check-corpus";
import { createDeps } from "../../lib/services/deps";

// A page of a speech has some 600 characters.
const PAGE = 600;
const [dataDir = "data"] = process.argv.slice(2);
const deps = createDeps({ dataDir });
const drafts = JSON.parse(readFileSync(join(import.meta.dirname, "../../lib/speech/fixtures/claims.json"), "utf8")) as { text: string; lang: string }[];
const text = drafts.filter(({ lang }) => lang === "zh").map((draft) => draft.text).join("\n");
const pages = (count: number): string => `${text}\n`.repeat(Math.ceil((count * PAGE) / text.length)).slice(0, count * PAGE);

const seconds = async (count: number) => {
  const started = performance.now();
  const { claims } = await checkText(deps, pages(count), { year: 2009 });
  return { seconds: (performance.now() - started) / 1000, claims: claims.length };
};
const { claims, precision, recall, matching, verdicts } = await scoreCorpus(deps);
const { zh, en } = await scoreCorpus(deps, "held-out");
const heldOut = Object.fromEntries(Object.entries({ zh, en }).map(([language, { wrong: _, ...score }]) => [language, score]));
const [twenty, many] = [await seconds(20), await seconds(200)];
deps.close();
process.stdout.write(`${JSON.stringify({ claims, precision, recall, matching, verdicts, heldOut, twenty, many, peakBytes: process.resourceUsage().maxRSS * 1024 })}\n`);
