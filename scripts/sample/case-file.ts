import { evidenceAt } from "../../lib/services/cases/evidence-at";
import { parseCases, type CasesFile } from "../../lib/services/cases/move-cases";
import type { Deps } from "../../lib/services/deps";
import { CASE_STORIES, codeOfStory, timeOf, type CaseStory, type StoryEntry } from "./case-stories";

/** The stories as `ledger cases import` reads them, with the evidence that the rules give on the sample itself. */
export async function sampleCases(deps: Deps): Promise<CasesFile> {
  const cases = await Promise.all(CASE_STORIES.map((story) => caseOf(deps, story)));
  const file = { format: "cunjing-cases", version: 1, cases: cases.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  return parseCases(JSON.stringify(file));
}

async function caseOf(deps: Deps, story: CaseStory) {
  const area = codeOfStory(story);
  const { listed, opened, entries } = story;
  const opening = await evidenceAt(deps, { area, listed, until: listed });
  return {
    id: `${area}-${listed}`, area, listed, openedBy: "planning-office", openedAt: timeOf(opened),
    evidence: { on: opened, snapshot: opening.snapshot, indicators: opening.indicators, evidence: opening.evidence.filter(({ behind }) => behind) },
    entries: await Promise.all(entries.map((entry, at) => entryOf(deps, { area, listed }, entry, at + 1))),
  };
}

async function entryOf(deps: Deps, stay: { area: string; listed: string }, { on, role, kind, body, evidence }: StoryEntry, seq: number) {
  const proof = evidence === undefined ? {} : { evidence: (await evidenceAt(deps, { ...stay, until: evidence })).evidence };
  return { seq, kind, role, at: timeOf(on), body: { ...body, ...proof } };
}
