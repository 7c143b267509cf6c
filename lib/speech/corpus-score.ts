import type { CheckedClaim } from "./verdict";

/** A claim of a draft as a person read it. */
export type ReadClaim = Pick<CheckedClaim, "text" | "indicator" | "area" | "period" | "verdict">;
export type CorpusDraft = { id: string; lang: "zh" | "en"; text: string; claims: ReadClaim[] };
/** Of so many claims read, found, and in both; then how many of those are matched and judged as a person did. */
export type Score = { read: number; found: number; both: number; matched: number; judged: number; wrong: string[] };

/** Compares what was found in a draft with what a person read in it; a claim is the same where text and place are. */
export function scoreDraft(draft: CorpusDraft, found: readonly CheckedClaim[]): Score {
  const expected = placed(draft);
  const score: Score = { read: expected.length, found: found.length, both: 0, matched: 0, judged: 0, wrong: [] };
  for (const one of expected) {
    const same = found.find(({ start, end }) => start === one.start && end === one.end);
    if (!same) score.wrong.push(`${draft.id}: missed ${one.text}`);
    else {
      score.both += 1;
      const [isMatched, isJudged] = [same.indicator === one.indicator && same.area === one.area && same.period === one.period, same.verdict === one.verdict];
      if (isMatched) score.matched += 1;
      if (isJudged) score.judged += 1;
      if (!isMatched || !isJudged) score.wrong.push(`${draft.id}: ${one.text} is ${one.indicator} ${one.area} ${one.period} ${one.verdict}, found ${same.indicator} ${same.area} ${same.period} ${same.verdict} ${same.value ?? ""}`);
    }
  }
  for (const one of found) if (!expected.some(({ start, end }) => start === one.start && end === one.end)) score.wrong.push(`${draft.id}: invented ${one.text} (${one.indicator} ${one.verdict})`);
  return score;
}

/** The places of the claims: each stands behind the one before. */
function placed({ id, text, claims }: CorpusDraft): (ReadClaim & { start: number; end: number })[] {
  let from = 0;
  return claims.map((claim) => {
    const start = text.indexOf(claim.text, from);
    if (start < 0) throw new RangeError(`corpus: draft ${id} does not say "${claim.text}" there`);
    from = start + claim.text.length;
    return { ...claim, start, end: from };
  });
}

/** Precision and recall of finding, and the shares matched and judged rightly, of several scores together. */
export function summary(scores: readonly Score[]): { claims: number; precision: number; recall: number; matching: number; verdicts: number; wrong: string[] } {
  const total = (key: "read" | "found" | "both" | "matched" | "judged") => scores.reduce((sum, score) => sum + score[key], 0);
  return { claims: total("read"), precision: total("both") / total("found"), recall: total("both") / total("read"), matching: total("matched") / total("both"), verdicts: total("judged") / total("both"), wrong: scores.flatMap(({ wrong }) => wrong) };
}
