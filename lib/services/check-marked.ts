import type { Locale } from "../base/locale";
import type { PostedForm } from "../base/posted-form";
import * as messages from "../i18n/messages/check";
import { translator } from "../i18n/translator";
import { toMarkedDocx, type MarkedPiece } from "../exports/marked-docx";
import type { CheckedDraft, ExplainedClaim } from "./check-draft";
import { checkFrame, chosenIn, postedDraft, SIGNS, summaryOf } from "./check-page";
import type { Deps } from "./deps";
import { openFrame, type Query } from "./page-frame";

/** The marked draft as a Word document: corrections that were ticked are written into it, the others stand as comments. */
export async function markedDraft(deps: Deps, locale: Locale, query: Query, posted: PostedForm): Promise<Uint8Array> {
  const frame = await openFrame(deps, locale, query);
  const draft = await postedDraft(posted);
  const checked = await checkFrame(deps, frame, draft);
  return markedDocx(draft, checked, new Set(chosenIn(posted, draft, checked)), locale);
}

/** The same for a draft that was checked already; without corrections accepted. */
export function markedDocx(draft: string, checked: CheckedDraft, accepted: ReadonlySet<object>, locale: Locale): Promise<Uint8Array> {
  const t = translator(locale, messages);
  return toMarkedDocx({
    locale, title: t("docTitle"), asOf: checked.asOf, author: t("docComment"),
    source: t("docSource", { snapshot: checked.snapshot, asOf: checked.asOf, summary: summaryOf(checked.claims, locale) }),
    pieces: markedPieces(draft, checked.claims, accepted, locale),
  });
}

function markedPieces(draft: string, claims: readonly ExplainedClaim[], accepted: ReadonlySet<object>, locale: Locale): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const claim of claims) {
    const { correction } = claim;
    const isAccepted = correction !== undefined && accepted.has(correction);
    const { start, end } = isAccepted ? correction : claim;
    if (start < at) continue;
    if (start > at) pieces.push({ text: draft.slice(at, start) });
    pieces.push({ text: isAccepted ? correction.text : draft.slice(start, end), mark: isAccepted ? "accepted" : claim.verdict, sign: SIGNS[claim.verdict], note: noteOf(claim, isAccepted ? draft.slice(start, end) : undefined, locale) });
    at = end;
  }
  return at < draft.length ? [...pieces, { text: draft.slice(at) }] : pieces;
}

function noteOf(claim: ExplainedClaim, was: string | undefined, locale: Locale): string {
  const t = translator(locale, messages);
  const why = locale === "en" ? claim.en : claim.zh;
  const stop = locale === "en" ? ". " : "。";
  return [was === undefined ? t(claim.verdict) : t("replaced", { text: was }), ...(why ? [why] : []), ...(was === undefined && claim.correction ? [`→ ${claim.correction.text}`] : [])].join(stop);
}
