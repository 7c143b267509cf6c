import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { scoreDraft, summary, type CorpusDraft, type Score } from "../speech/corpus-score";
import { checkText } from "./check-draft";
import type { Deps } from "./deps";

const FIXTURES = join(import.meta.dirname, "../speech/fixtures");
export type CorpusSummary = ReturnType<typeof summary>;

/**
 * Precision and recall of the speech check on drafts that a person has read, all of them about the sample: `claims`, which the rules were made
 * with, and `held-out`, which were written before the rules that read them.
 */
export async function scoreCorpus(deps: Deps, corpus: "claims" | "held-out" = "claims"): Promise<CorpusSummary & Record<CorpusDraft["lang"], CorpusSummary>> {
  const drafts = JSON.parse(await readFile(join(FIXTURES, `${corpus}.json`), "utf8")) as CorpusDraft[]; // its form is the type's
  // Each draft is a paragraph of its own, and no paragraph says anything of another: all are checked at once.
  const { claims } = await checkText(deps, drafts.map(({ text }) => text).join("\n\n"), { area: "620000000000", year: 2009 });
  let at = 0;
  const scores: Record<CorpusDraft["lang"], Score[]> = { zh: [], en: [] };
  for (const draft of drafts) {
    const [start, end] = [at, at + draft.text.length];
    at = end + 2;
    scores[draft.lang].push(scoreDraft(draft, claims.filter((one) => one.start >= start && one.end <= end).map((one) => ({ ...one, start: one.start - start, end: one.end - start }))));
  }
  return { ...summary([...scores.zh, ...scores.en]), zh: summary(scores.zh), en: summary(scores.en) };
}
