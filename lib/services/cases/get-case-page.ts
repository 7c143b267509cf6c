import { z } from "zod";
import type { EntryKind, Opening } from "../../analysis/cases/case-entry";
import { caseState, dayOf, daysBetween, overdueDays, type CaseState } from "../../analysis/cases/case-state";
import { loadGroups, type Groups } from "../../analysis/groups";
import type { Lagging } from "../../analysis/lagging/lagging";
import { InputError, type Bilingual } from "../../base/errors";
import { formKey } from "../../base/form-key";
import type { Locale } from "../../base/locale";
import type { PostedForm } from "../../base/posted-form";
import { formatPeriod } from "../../i18n/format";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import { StoreError } from "../../store/store-error";
import { href } from "../../views/address";
import { draftLines, entryTexts, evidenceLines, faultText, measuresText, reasonText, type CaseNames, type EntryText } from "../../views/case-text";
import { joinNames, nameOf } from "../../views/names";
import type { LinkView, ShellView } from "../../views/shell-view";
import type { Deps } from "../deps";
import { openFrame, readQuery, type PageFrame, type Query } from "../page-frame";
import { shellOf } from "../page-shell";
import { appendEntry } from "./append-entry";
import { caseDay, caseLagging, casesToOpen, codesOf, copied, placeCase, readCases, type PlacedCase } from "./case-book";
import { draftOf, emptyTyped, KINDS, keyOf, readTyped, typedFields, typedFrom, type Typed } from "./case-form";
import { groupOf, postOf, roleOf } from "./cases-of";
import { formView, type CaseForm } from "./form-view";

export type CasePage = {
  title: string;
  shell: ShellView;
  /** Of the answer, where it is not 200. */
  status?: 400 | 409 | 503;
  /** A fault of the moment stands on it: not to be kept. */
  passing: boolean;
  heading: string;
  lead: string[];
  notice?: string;
  alarm?: { title: string; items: string[]; next?: string };
  facts: { title: string; rows: { label: string; value: string; tag?: { text: string; overdue: boolean } }[] };
  evidence?: { title: string; note: string; items: string[] };
  timeline?: { title: string; none?: string; items: (EntryText & { correct?: string; isNew: boolean })[]; texts: { correct: string; written: string } };
  preview?: { title: string; by: string; lines: string[]; action: string; hidden: [name: string, value: string][]; save: string; edit: string };
  form?: CaseForm;
  others?: { title: string; items: LinkView[] };
  links: LinkView[];
};

const querySchema = z.object({ form: z.enum(KINDS).optional(), of: z.string().regex(/^\d{1,5}$/).optional(), case: z.string().regex(/^[0-9A-Za-z_-]{1,80}$/).optional(), saved: z.string().regex(/^\d{1,5}$/).optional(), again: z.literal("1").optional() });

/** What stands fixed before a case is shown or written to. */
type Desk = { deps: Deps; frame: PageFrame; groups: Groups; lagging: Lagging; names: CaseNames; cases: PlacedCase[]; of?: PlacedCase; stored: boolean; away?: Bilingual; query: z.infer<typeof querySchema> };

/** The case of a village, and what was posted to it. */
export async function getCasePage(deps: Deps, locale: Locale, query: Query, code: string, posted?: PostedForm): Promise<CasePage | { seeOther: string }> {
  const frame = await openFrame(deps, locale, { ...query, area: code });
  if (frame.area.level !== "village") throw new InputError("address.notVillage", { zh: translator("zh-CN", messages)("notVillage"), en: translator("en", messages)("notVillage") });
  const desk = await openDesk(deps, frame, readQuery(querySchema, query));
  return posted ? takePosted(desk, posted) : caseView(desk, desk.of && desk.away === undefined ? { typed: firstTyped(desk, desk.of), state: "form" } : {});
}

async function openDesk(deps: Deps, frame: PageFrame, query: Desk["query"]): Promise<Desk> {
  const { ledger, area, locale } = frame;
  const [groups, lagging] = await Promise.all([loadGroups(ledger), caseLagging(ledger)]);
  const names: CaseNames = { locale, role: (code) => roleOf(deps, code), post: (code) => postOf(deps, code), group: (code) => groupOf(deps, groups, code), indicator: (id) => ledger.registry.find(id) };
  const { cases, away } = await storedCases(deps, frame);
  const virtual = casesToOpen(ledger, lagging, cases).filter(({ area: at }) => at === area.code).map((one) => ({ ...one, now: area }));
  const all = [...virtual, ...cases].sort((a, b) => (a.listed < b.listed ? 1 : -1));
  const of = all.find(({ id }) => id === query.case) ?? all[0];
  return { deps, frame, groups, lagging, names, cases: all, ...(of ? { of } : {}), stored: of !== undefined && !virtual.some(({ id }) => id === of.id), ...(away ? { away } : {}), query };
}

async function storedCases(deps: Deps, { ledger, area }: PageFrame): Promise<{ cases: PlacedCase[]; away?: Bilingual }> {
  try {
    return { cases: (await readCases(deps, codesOf(ledger, area))).map((one) => placeCase(ledger, one)) };
  } catch (error) {
    if (error instanceof StoreError) return { cases: [], away: error.text };
    throw error;
  }
}

/** What the form begins with: a plan where there is none, else progress; a correction with what the entry says now. */
function firstTyped({ query }: Desk, of: PlacedCase): Typed {
  const state = caseState(of.entries);
  const usual: EntryKind = state.state === "closed" ? "reopen" : state.deadline === undefined ? "plan" : "progress";
  const told = query.form === "correction" ? state.told.find(({ seq, written }) => seq === Number(query.of) && written.kind !== "correction") : undefined;
  if (told) return typedFrom(told.counts ?? told.written, emptyTyped(of.id, state.last, "correction", told.seq));
  return emptyTyped(of.id, state.last, query.form === undefined || query.form === "correction" ? usual : query.form);
}

/** What is under way: a form, a preview of it, or one of them with what stands against it. */
type Step = { typed?: Typed; state?: "form" | "preview"; key?: string; status?: CasePage["status"]; alarm?: CasePage["alarm"] };

async function takePosted(desk: Desk, posted: PostedForm): Promise<CasePage | { seeOther: string }> {
  const { typed, step, key } = readTyped(posted);
  const { deps, frame, cases, away } = desk;
  const t = translator(frame.locale, messages);
  const lost = (text: Bilingual): Step => ({ typed, state: "preview", key: key ?? keyOf(typed), status: 503, alarm: { title: t("awayTitle"), items: [inLanguage(text, frame.locale)] } });
  // The village's own list may have no case any more while the database is away: the text is kept whatever happens.
  const of = cases.find(({ id }) => id === typed.caseId) ?? desk.of;
  if (away) return caseView({ ...desk, ...(of ? { of } : {}) }, lost(away));
  if (!of) throw new InputError("cases.form", { zh: translator("zh-CN", messages)("invalid"), en: translator("en", messages)("invalid") });
  const at = { ...desk, of };
  if (step === "edit") return caseView(at, { typed, state: "form" });
  const corrected = of.entries.find(({ seq }) => seq === typed.of);
  const draft = draftOf(typed, corrected, currentEvidence(at));
  const result = await appendEntry(deps, frame.ledger, { of, draft, role: typed.role, after: typed.after, key: key ?? keyOf(typed), ...(step === "preview" ? { tryOnly: true } : {}) });
  if (result.status === "faults") return caseView(at, { typed, state: "form", status: 400, alarm: { title: t("faultTitle"), items: result.faults.map((fault) => faultText(fault, frame.locale)) } });
  if (result.status === "away") return caseView(at, lost(result.text));
  if (result.status === "checked") return caseView(at, { typed, state: "preview", key: formKey() });
  if (result.status === "conflict") return conflictView(at, typed);
  return { seeOther: `${href(`/lagging/${frame.area.code}`, { ...frame.state, area: undefined }, { case: of.id, saved: String(result.seq), again: result.repeated ? "1" : undefined })}#entry-${result.seq}` };
}

/** Shows what others added and the same text again, now made from their last entry. */
async function conflictView(desk: Desk, typed: Typed): Promise<CasePage> {
  const { deps, frame } = desk;
  const t = translator(frame.locale, messages);
  const { cases } = await storedCases(deps, frame);
  const of = cases.find(({ id }) => id === typed.caseId) ?? desk.of!; // a conflict is about a case that is stored
  const last = caseState(of.entries).last;
  const since = of.entries.filter(({ seq }) => seq > typed.after);
  return caseView({ ...desk, of, cases: desk.cases.map((one) => (one.id === of.id ? of : one)) }, {
    typed: { ...typed, after: last }, state: "preview", key: formKey(), status: 409,
    alarm: { title: t("conflictTitle", { n: String(since.length) }), items: entryTexts(caseState(of.entries).told.filter(({ seq }) => seq > typed.after), desk.names).map(({ heading, lines }) => (frame.locale === "en" ? `${heading}: ${lines.join("; ")}` : `${heading}：${lines.join("；")}`)), next: t("conflictNext") },
  });
}

/** The newest evidence of each indicator on the village now. */
function currentEvidence({ frame, lagging }: Desk): Opening["evidence"] {
  const village = lagging.villages.find(({ area }) => area === frame.area.code);
  return [...new Map((village?.evidence ?? []).map((one) => [one.indicator, copied(one)])).values()];
}

function caseView(desk: Desk, step: Step): CasePage {
  const { frame, of, away, query, cases } = desk;
  const { locale, area, areaName, state } = frame;
  const t = translator(locale, messages);
  const path = `/lagging/${area.code}`;
  const own = { ...state, area: undefined };
  const at = (extra: Record<string, string | undefined>) => href(path, own, { case: query.case, ...extra });
  const told = of && caseState(of.entries);
  const { preview, form } = of && told ? writing(desk, of, told, step, at) : {};
  return {
    title: t("heading", { name: areaName }), shell: shellOf(frame, { page: "lagging", path, extra: { case: query.case } }), ...(step.status ? { status: step.status } : {}), passing: away !== undefined || step.status === 503,
    heading: t(of || away ? "heading" : "headingNone", { name: areaName }), lead: of && told ? leadOf(desk, of, told) : away ? [] : [t("none", { name: areaName })],
    ...(query.saved ? { notice: query.again ? t("savedBefore") : t("saved", { seq: query.saved }) } : {}),
    ...(step.alarm ? { alarm: step.alarm } : away ? { alarm: { title: t("away", { text: inLanguage(away, locale) }), items: [] } } : {}),
    facts: { title: t("facts"), rows: of && told ? factsOf(desk, told) : [] },
    ...(of ? { evidence: { title: t("evidence"), note: t(of.evidence.evidence.length > 0 ? "evidenceNote" : "evidenceNone", { snapshot: of.evidence.snapshot }), items: evidenceLines(of.evidence.evidence, desk.names) } } : {}),
    ...(of && told && !away ? { timeline: {
      title: t("timeline", { n: String(of.entries.length) }), ...(of.entries.length === 0 ? { none: t("timelineNone") } : {}), texts: { correct: t("correctThis"), written: t("asWritten") },
      items: entryTexts(told.told, desk.names).map((entry) => ({ ...entry, ...(entry.correctable ? { correct: `${at({ form: "correction", of: String(entry.seq) })}#write` } : {}), isNew: String(entry.seq) === query.saved })),
    } } : {}),
    ...(preview ? { preview } : {}), ...(form ? { form } : {}),
    ...(cases.length > 1 ? { others: { title: t("others"), items: cases.filter(({ id }) => id !== of?.id).map((one) => ({ label: t("otherHead", { listed: period(frame, one.listed), state: t(caseState(one.entries).state), n: String(one.entries.length) }), href: href(path, own, { case: one.id }) })) } } : {}),
    links: [{ label: t("list"), href: href("/lagging", own) }, { label: t("circular"), href: href("/lagging/circular", own) }, { label: t("back", { name: areaName }), href: href(`/villages/${area.code}`, own) }, { label: t("calendar"), href: href("/lagging/deadlines.ics", { locale }) }],
  };
}

function writing(desk: Desk, of: PlacedCase, state: CaseState, { typed, state: stage, key }: Step, at: (extra: Record<string, string | undefined>) => string): Pick<CasePage, "preview" | "form"> {
  if (!typed) return {};
  const { deps, frame, groups, names } = desk;
  const t = translator(frame.locale, messages);
  const action = at({});
  if (stage === "form") return { form: formView({ deps, groups, of, state, typed, locale: frame.locale, action: `${action}#write`, tab: (kind) => `${at({ form: kind })}#write` }) };
  const draft = draftOf(typed, of.entries.find(({ seq }) => seq === typed.of), currentEvidence(desk));
  return { preview: { title: t("previewTitle"), by: t("previewBy", { role: inLanguage(names.role(typed.role), frame.locale) }), lines: draftLines(draft, names), action, hidden: [...typedFields(typed), ["key", key ?? keyOf(typed)]], save: t("save"), edit: t("edit") } };
}

function leadOf({ deps, frame, lagging, stored, away }: Desk, of: PlacedCase, state: CaseState): string[] {
  const { ledger, locale, areaName } = frame;
  const t = translator(locale, messages);
  const day = caseDay(deps, ledger);
  const indicators = joinNames(of.evidence.indicators.map((id) => ledger.registry.find(id)?.label[locale] ?? id), locale);
  const parts = { listed: period(frame, of.listed), indicators, opened: of.evidence.on };
  const stay = lagging.listings.find(({ area, listed }) => area === of.area && listed === of.listed);
  const open = state.state === "open";
  return [
    ...(of.movedFrom ? [t("moved", { old: nameOf(of.movedFrom, locale), code: of.movedFrom.code, since: of.movedFrom.since, name: areaName })] : []),
    open ? t("leadOpen", parts) : t("leadClosed", { ...parts, closed: dayOf(state.closedAt!) }),
    ...(open && stay ? [stay.released === undefined ? t("leadStill") : t("leadReleased", { released: period(frame, stay.released) })] : []),
    ...(open && !away ? [state.post === undefined ? t("leadNoPost") : "", dueText(state, day, locale), stored ? "" : t("notStored")].filter(Boolean) : []),
  ];
}

function dueText(state: CaseState, day: string, locale: Locale): string {
  const t = translator(locale, messages);
  if (state.deadline === undefined) return t("leadNoDeadline");
  const days = overdueDays(state, day);
  return days > 0 ? t("leadOverdue", { deadline: state.deadline, days: String(days) }) : t("leadDue", { deadline: state.deadline, days: String(daysBetween(day, state.deadline)) });
}

function factsOf({ deps, frame, names, away }: Desk, state: CaseState): CasePage["facts"]["rows"] {
  const { ledger, locale } = frame;
  const t = translator(locale, messages);
  if (away) return [];
  const day = caseDay(deps, ledger);
  const days = overdueDays(state, day);
  const called = (code: string | undefined, name: (code: string) => Bilingual) => (code === undefined ? t("notSet") : inLanguage(name(code), locale));
  const tag = state.deadline === undefined || state.state === "closed" ? undefined : { text: days > 0 ? t("overdueTag", { days: String(days) }) : t("dueTag", { days: String(daysBetween(day, state.deadline)) }), overdue: days > 0 };
  const measures = (list: CaseState["measures"]) => (list.length === 0 ? t("nothing") : measuresText(list.map(({ measure }) => measure), locale));
  return [
    { label: t("state"), value: state.state === "closed" && state.reason ? t("closedWhy", { reason: reasonText(state.reason, locale) }) : t(state.state) },
    { label: t("post"), value: called(state.post, names.post) }, { label: t("group"), value: called(state.group, names.group) },
    { label: t("deadline"), value: state.deadline ?? t("notSet"), ...(tag ? { tag } : {}) },
    { label: t("measures"), value: measures(state.measures) }, { label: t("done"), value: measures(state.done) },
  ];
}

const inLanguage = ({ zh, en }: Bilingual, locale: Locale): string => (locale === "en" ? en : zh);
const period = ({ ledger, locale }: PageFrame, text: string): string => (/^\d{4}$/.test(text) ? text : formatPeriod(text, ledger.entry.statYearStart, locale));
