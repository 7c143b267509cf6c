import type { Alias } from "../analysis/area-tree";
import type { VillageCase } from "../analysis/cases/case-entry";
import { caseState, dayOf, daysBetween, overdueDays, type CaseState } from "../analysis/cases/case-state";
import type { Bilingual } from "../base/errors";
import { formatPeriod } from "../i18n/format";
import * as messages from "../i18n/messages/cases";
import { translator, type Translator } from "../i18n/translator";
import { entryTexts, evidenceLines, measuresText, reasonText, type CaseNames, type EntryText } from "./case-text";
import { joinNames, nameOf } from "./names";

export type CaseFact = { label: string; value: string; tag?: { text: string; overdue: boolean } };
/** One case in words: page, Word document and terminal write this and nothing else. */
export type CaseView = {
  heading: string;
  lead: string[];
  facts: { title: string; rows: CaseFact[] };
  evidence: { title: string; note: string; items: string[] };
  timeline: { title: string; none?: string; items: EntryText[]; /** Before the text as it was first written. */ written: string };
};

export type CaseQuestion = {
  of: VillageCase;
  /** As the village is called now. */
  name: string;
  movedFrom?: Alias;
  /** The day its deadline is held against. */
  day: string;
  statYearStart: number;
  names: CaseNames;
  /** Its stay on the list, while the rules still know it. */
  stay?: { released?: string };
  /** Was the village behind in the last period? If not, nothing is overdue. */
  behind: boolean;
  /** Does it stand in the database, or will its first entry open it? */
  stored: boolean;
  /** Its entries cannot be read: nothing is said of them. */
  away?: boolean;
};

/** Why the village was listed, where its case stands, and every entry with what each correction replaced. */
export function caseView(question: CaseQuestion): CaseView {
  const { of, name, names, away } = question;
  const t = translator(names.locale, messages);
  const state = caseState(of.entries);
  return {
    heading: t("heading", { name }), lead: leadOf(question, state, t),
    facts: { title: t("facts"), rows: away ? [] : factsOf(question, state, t) },
    evidence: { title: t("evidence"), note: t(of.evidence.evidence.length > 0 ? "evidenceNote" : "evidenceNone", { snapshot: of.evidence.snapshot }), items: evidenceLines(of.evidence.evidence, names) },
    timeline: { title: t("timeline", { n: String(of.entries.length) }), ...(of.entries.length === 0 ? { none: t("timelineNone") } : {}), items: entryTexts(state.told, names), written: t("asWritten") },
  };
}

type T = Translator<typeof messages.zhCN>;

function leadOf(question: CaseQuestion, state: CaseState, t: T): string[] {
  const { of, name, movedFrom, names: { locale, indicator }, stay, stored, away } = question;
  const indicators = joinNames(of.evidence.indicators.map((id) => indicator(id)?.label[locale] ?? id), locale);
  const parts = { listed: periodText(of.listed, question), indicators, opened: of.evidence.on };
  const open = state.state === "open";
  return [
    ...(movedFrom ? [t("moved", { old: nameOf(movedFrom, locale), code: movedFrom.code, since: movedFrom.since, name })] : []),
    open ? t("leadOpen", parts) : t("leadClosed", { ...parts, closed: dayOf(state.closedAt!) }),
    ...(open && stay ? [stay.released === undefined ? t("leadStill") : t("leadReleased", { released: periodText(stay.released, question) })] : []),
    ...(open && !away ? [state.post === undefined ? t("leadNoPost") : "", dueText(question, state, t), stored ? "" : t("notStored")].filter(Boolean) : []),
  ];
}

function dueText({ day, behind }: CaseQuestion, state: CaseState, t: T): string {
  const { deadline } = state;
  if (deadline === undefined) return t("leadNoDeadline");
  const days = overdueDays(state, day);
  if (days === 0) return t("leadDue", { deadline, days: String(daysBetween(day, deadline)) });
  return behind ? t("leadOverdue", { deadline, days: String(days) }) : t("leadEased", { deadline });
}

function factsOf({ names, day, behind }: CaseQuestion, state: CaseState, t: T): CaseFact[] {
  const { locale } = names;
  const called = (code: string | undefined, nameIn: (code: string) => Bilingual) => {
    if (code === undefined) return t("notSet");
    const { zh, en } = nameIn(code);
    return locale === "en" ? en : zh;
  };
  const days = overdueDays(state, day);
  const tag = days === 0 ? t("dueTag", { days: String(state.deadline === undefined ? 0 : daysBetween(day, state.deadline)) }) : behind ? t("overdueTag", { days: String(days) }) : t("easedTag");
  const measures = (list: CaseState["measures"]) => (list.length === 0 ? t("nothing") : measuresText(list.map(({ measure }) => measure), locale));
  return [
    { label: t("state"), value: state.state === "closed" && state.reason ? t("closedWhy", { reason: reasonText(state.reason, locale) }) : t(state.state) },
    { label: t("post"), value: called(state.post, names.post) }, { label: t("group"), value: called(state.group, names.group) },
    { label: t("deadline"), value: state.deadline ?? t("notSet"), ...(state.deadline === undefined || state.state === "closed" ? {} : { tag: { text: tag, overdue: days > 0 && behind } }) },
    { label: t("measures"), value: measures(state.measures) }, { label: t("done"), value: measures(state.done) },
  ];
}

const periodText = (text: string, { statYearStart, names: { locale } }: CaseQuestion): string => (/^\d{4}$/.test(text) ? text : formatPeriod(text, statYearStart, locale));
