import type { CaseEntry, CloseReason, EntryDraft, EntryKind, Measure, Opening } from "../analysis/cases/case-entry";
import { dayOf, type ToldEntry } from "../analysis/cases/case-state";
import type { EntryFault } from "../analysis/cases/entry-faults";
import type { Bilingual } from "../base/errors";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/cases";
import { translator, type Translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { evidenceWords } from "./follow-up-view";

/** How the codes of a case are called. */
export type CaseNames = { locale: Locale; role(code: string): Bilingual; post(code: string): Bilingual; group(code: string): Bilingual; indicator(id: string): Indicator | undefined };

/** One entry of the history: what it says now, and what was written where that differs. */
export type EntryText = { id: string; seq: number; heading: string; lines: string[]; /** That it was corrected or withdrawn, and the text as it was written. */ tag?: string; written?: string[]; correctable: boolean };

const MEASURE_KEYS: Record<Measure, "training" | "jointCheck" | "serviceDay" | "migrantOutreach" | "equipment" | "funds"> = { training: "training", "joint-check": "jointCheck", "service-day": "serviceDay", "migrant-outreach": "migrantOutreach", equipment: "equipment", funds: "funds" };

const inLanguage = ({ zh, en }: Bilingual, locale: Locale) => (locale === "en" ? en : zh);
const listed = (parts: readonly string[], locale: Locale) => parts.join(locale === "en" ? ", " : "、");

export const measureText = (measure: Measure, locale: Locale): string => translator(locale, messages)(MEASURE_KEYS[measure]);
export const measuresText = (measures: readonly Measure[], locale: Locale): string => listed(measures.map((measure) => measureText(measure, locale)), locale);
export const reasonText = (reason: CloseReason, locale: Locale): string => translator(locale, messages)(reason);
export const kindText = (kind: EntryKind, locale: Locale): string => translator(locale, messages)(kind);

/** What an entry says, a line for each part; the note keeps its own lines. */
export function draftLines(draft: EntryDraft | CaseEntry, names: CaseNames): string[] {
  const { locale } = names;
  const t = translator(locale, messages);
  const called = (text: Bilingual) => inLanguage(text, locale);
  switch (draft.kind) {
    case "plan": {
      const { post, group, deadline, measures = [], note = "" } = draft.body;
      return [
        ...(post === undefined ? [] : [t("linePost", { value: called(names.post(post)) })]), ...(group === undefined ? [] : [t("lineGroup", { value: called(names.group(group)) })]),
        ...(deadline === undefined ? [] : [t("lineDeadline", { value: deadline })]), ...(measures.length === 0 ? [] : [t("linePlanned", { value: measuresText(measures, locale) })]), ...noteLines(note),
      ];
    }
    case "progress": {
      const { measures = [], note } = draft.body;
      return [...(measures.length === 0 ? [] : [t("lineDone", { value: measuresText(measures, locale) })]), ...noteLines(note)];
    }
    case "close":
      return [t("lineReason", { value: reasonText(draft.body.reason, locale) }), ...evidenceLines(draft.body.evidence, names).map((value) => t("lineEvidence", { value })), ...noteLines(draft.body.note)];
    case "reopen":
      return noteLines(draft.body.note);
    case "correction": {
      const { of, as, note } = draft.body;
      return [...(as ? [t("corrects", { of: String(of) }), ...draftLines(as, names)] : [t("withdraws", { of: String(of) })]), t("why", { text: note })];
    }
  }
}

const noteLines = (note: string): string[] => note.split("\n").map((line) => line.trim()).filter(Boolean);

/** Evidence as the follow-up list says it, with the period it is of. */
export const evidenceLines = (evidence: Opening["evidence"], { locale, indicator }: CaseNames): string[] =>
  evidence.map((one) => { const words = evidenceWords(one, locale, indicator(one.indicator)); return one.behind ? `${one.period} ${words}` : words; });

export function entryTexts(told: readonly ToldEntry[], names: CaseNames): EntryText[] {
  const { locale } = names;
  const t = translator(locale, messages);
  return told.map(({ seq, written, counts, corrections }) => {
    const heading = t("entryHead", { seq: String(seq), kind: kindText(written.kind, locale), role: inLanguage(names.role(written.role), locale), on: dayOf(written.at) });
    const first = draftLines(written, names);
    const correctable = written.kind !== "correction";
    if (corrections.length === 0) return { id: `entry-${seq}`, seq, heading, lines: first, correctable };
    const seqs = listed(corrections.map(String), locale);
    return { id: `entry-${seq}`, seq, heading, lines: counts ? draftLines(counts, names) : [], tag: t(counts ? "correctedBy" : "withdrawnBy", { seqs }), written: first, correctable };
  });
}

/** Why an entry is not written, as a sentence. */
export function faultText(fault: EntryFault, locale: Locale): string {
  const t: Translator<typeof messages.zhCN> = translator(locale, messages);
  switch (fault.code) {
    case "deadlineBefore": return t("deadlineBefore", { deadline: fault.deadline, opened: fault.opened });
    case "noteLong": return t("noteLong", { length: String(fault.length), most: String(fault.most) });
    case "person": return t("person", { words: fault.words === "" ? "none" : fault.words });
    case "line": return t("line", { words: fault.words });
    default: return t(fault.code);
  }
}
