import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { scoreDraft, summary, type CorpusDraft } from "../speech/corpus-score";
import { checkText } from "./check-draft";
import type { Deps } from "./deps";

const CORPUS = join(import.meta.dirname, "../speech/fixtures/claims.json");

/** Precision and recall of the speech check on the drafts that a person has read, all of them about the sample. */
export async function scoreCorpus(deps: Deps): Promise<ReturnType<typeof summary>> {
  const drafts = JSON.parse(await readFile(CORPUS, "utf8")) as CorpusDraft[]; // its form is the type's
  // Each draft is a paragraph of its own, and no paragraph says anything of another: all are checked at once.
  const { claims } = await checkText(deps, drafts.map(({ text }) => text).join("\n"), { area: "620000000000", year: 2009 });
  let at = 0;
  const scores = drafts.map((draft) => {
    const [start, end] = [at, at + draft.text.length];
    at = end + 1;
    return scoreDraft(draft, claims.filter((one) => one.start >= start && one.end <= end).map((one) => ({ ...one, start: one.start - start, end: one.end - start })));
  });
  return summary(scores);
}
