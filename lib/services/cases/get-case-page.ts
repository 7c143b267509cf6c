import { z } from "zod";
import type { EntryDraft, EntryKind, Opening } from "../../analysis/cases/case-entry";
import { caseState } from "../../analysis/cases/case-state";
import { InputError, type Bilingual } from "../../base/errors";
import { formKey } from "../../base/form-key";
import type { Locale } from "../../base/locale";
import type { PostedForm } from "../../base/posted-form";
import { formatPeriod } from "../../i18n/format";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import { href } from "../../views/address";
import { draftLines, entryTexts, faultText, type EntryText } from "../../views/case-text";
import type { CaseView } from "../../views/case-view";
import type { LinkView, ShellView } from "../../views/shell-view";
import type { Deps } from "../deps";
import { listYear } from "../follow-up";
import { openFrame, readQuery, type PageFrame, type Query } from "../page-frame";
import { shellOf } from "../page-shell";
import { appendEntry } from "./append-entry";
import { copied, type PlacedCase } from "./case-book";
import { caseDesk, caseFileHref, describeCase, storedCases, type CaseDesk } from "./case-desk";
import { draftOf, emptyTyped, KINDS, keyOf, readTyped, typedFields, typedFrom, type Typed } from "./case-form";
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
  facts: CaseView["facts"];
  evidence?: CaseView["evidence"];
  timeline?: Omit<CaseView["timeline"], "items"> & { correct: string; items: (EntryText & { correct?: string; isNew: boolean })[] };
  preview?: { title: string; by: string; lines: string[]; action: string; hidden: [name: string, value: string][]; save: string; edit: string };
  form?: CaseForm;
  others?: { title: string; items: LinkView[] };
  links: LinkView[];
};

const querySchema = z.object({ form: z.enum(KINDS).optional(), of: z.string().regex(/^\d{1,5}$/).optional(), case: z.string().regex(/^[0-9A-Za-z_-]{1,80}$/).optional(), saved: z.string().regex(/^\d{1,5}$/).optional(), again: z.literal("1").optional() });

/** What stands fixed before a case is shown or written to. */
type Desk = CaseDesk & { frame: PageFrame; of?: PlacedCase; query: z.infer<typeof querySchema> };

/** The case of a village, and what was posted to it. */
export async function getCasePage(deps: Deps, locale: Locale, query: Query, code: string, posted?: PostedForm): Promise<CasePage | { seeOther: string }> {
  const frame = await openFrame(deps, locale, { ...query, area: code }, listYear);
  if (frame.area.level !== "village") throw new InputError("address.notVillage", { zh: translator("zh-CN", messages)("notVillage"), en: translator("en", messages)("notVillage") });
  const desk = await openDesk(deps, frame, readQuery(querySchema, query));
  return posted ? takePosted(desk, posted) : casePage(desk, desk.of && desk.away === undefined ? { typed: firstTyped(desk, desk.of), state: "form" } : {});
}

async function openDesk(deps: Deps, frame: PageFrame, query: Desk["query"]): Promise<Desk> {
  const desk = await caseDesk(deps, frame.ledger, frame.area, frame.locale);
  const of = desk.cases.find(({ id }) => id === query.case) ?? desk.cases[0];
  return { ...desk, frame, ...(of ? { of } : {}), query };
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
  if (away) return casePage({ ...desk, ...(of ? { of } : {}) }, lost(away.text));
  if (!of) throw new InputError("cases.form", { zh: translator("zh-CN", messages)("invalid"), en: translator("en", messages)("invalid") });
  const at = { ...desk, of };
  if (step === "edit") return casePage(at, { typed, state: "form" });
  const corrected = of.entries.find(({ seq }) => seq === typed.of);
  const draft = draftOf(typed, corrected, currentEvidence(at));
  const result = await appendEntry(deps, frame.ledger, { of, draft, role: typed.role, after: typed.after, key: key ?? keyOf(typed), ...(step === "preview" ? { tryOnly: true } : {}) });
  if (result.status === "faults") return casePage(at, { typed, state: "form", status: 400, alarm: { title: t("faultTitle"), items: result.faults.map((fault) => faultText(fault, frame.locale)) } });
  if (result.status === "away") return casePage(at, lost(result.text));
  if (result.status === "checked") return casePage(at, { typed, state: "preview", key: formKey() });
  if (result.status === "conflict") return conflictView(at, typed);
  return { seeOther: `${href(`/lagging/${frame.area.code}`, { ...frame.state, area: undefined }, { case: of.id, saved: String(result.seq), again: result.repeated ? "1" : undefined })}#entry-${result.seq}` };
}

/** Shows what others added and the same text again, now made from their last entry. */
async function conflictView(desk: Desk, typed: Typed): Promise<CasePage> {
  const { deps, frame } = desk;
  const t = translator(frame.locale, messages);
  const { cases } = await storedCases(deps, frame.ledger, frame.area);
  const of = cases.find(({ id }) => id === typed.caseId) ?? desk.of!; // a conflict is about a case that is stored
  const last = caseState(of.entries).last;
  const since = of.entries.filter(({ seq }) => seq > typed.after);
  return casePage({ ...desk, of, cases: desk.cases.map((one) => (one.id === of.id ? of : one)) }, {
    typed: { ...typed, after: last }, state: "preview", key: formKey(), status: 409,
    alarm: { title: t("conflictTitle", { n: String(since.length) }), items: entryTexts(caseState(of.entries).told.filter(({ seq }) => seq > typed.after), desk.names).map(({ heading, lines }) => (frame.locale === "en" ? `${heading}: ${lines.join("; ")}` : `${heading}：${lines.join("；")}`)), next: t("conflictNext") },
  });
}

/** The newest evidence of each indicator on the village now. */
function currentEvidence({ frame, lagging }: Desk): Opening["evidence"] {
  const village = lagging.villages.find(({ area }) => area === frame.area.code);
  return [...new Map((village?.evidence ?? []).map((one) => [one.indicator, copied(one)])).values()];
}

function casePage(desk: Desk, step: Step): CasePage {
  const { frame, of, away, query, cases, virtual } = desk;
  const { ledger, locale, area, areaName, state } = frame;
  const t = translator(locale, messages);
  const path = `/lagging/${area.code}`;
  const own = { ...state, area: undefined };
  const at = (extra: Record<string, string | undefined>) => href(path, own, { case: query.case, ...extra });
  const view = of && describeCase(desk, of, { stored: !virtual.has(of.id), away: away !== undefined });
  const { preview, form } = writing(desk, of, step, at);
  return {
    title: t("heading", { name: areaName }), shell: shellOf(frame, { page: "lagging", path, extra: { case: query.case } }), ...(step.status ? { status: step.status } : {}), passing: away !== undefined || step.status === 503,
    heading: t(of || away ? "heading" : "headingNone", { name: areaName }), lead: view ? view.lead : away ? [] : [t("none", { name: areaName })],
    ...(query.saved ? { notice: query.again ? t("savedBefore") : t("saved", { seq: query.saved }) } : {}),
    ...(step.alarm ? { alarm: step.alarm } : away ? { alarm: { title: t("away", { text: inLanguage(away.text, locale) }), items: [] } } : {}),
    facts: view?.facts ?? { title: t("facts"), rows: [] }, ...(view ? { evidence: view.evidence } : {}),
    ...(view && !away ? { timeline: { ...view.timeline, correct: t("correctThis"), items: view.timeline.items.map((entry) => ({ ...entry, ...(entry.correctable ? { correct: `${at({ form: "correction", of: String(entry.seq) })}#write` } : {}), isNew: String(entry.seq) === query.saved })) } } : {}),
    ...(preview ? { preview } : {}), ...(form ? { form } : {}),
    ...(cases.length > 1 ? { others: { title: t("others"), items: cases.filter(({ id }) => id !== of?.id).map((one) => ({ label: t("otherHead", { listed: period(frame, one.listed), state: t(caseState(one.entries).state), n: String(one.entries.length) }), href: href(path, own, { case: one.id }) })) } } : {}),
    links: [
      ...(of && !away ? [{ label: t("document"), href: caseFileHref({ area: area.code, id: of.id, snapshot: ledger.entry.id, locale }) }] : []),
      { label: t("list"), href: href("/lagging", own) }, { label: t("circular"), href: href("/lagging/circular", own) }, { label: t("back", { name: areaName }), href: href(`/villages/${area.code}`, own) }, { label: t("calendar"), href: href("/lagging/deadlines.ics", { locale }) },
    ],
  };
}

function writing(desk: Desk, of: PlacedCase | undefined, { typed, state: stage, key }: Step, at: (extra: Record<string, string | undefined>) => string): Pick<CasePage, "preview" | "form"> {
  if (!typed) return {};
  const { deps, frame, groups, names } = desk;
  const t = translator(frame.locale, messages);
  const action = at({});
  if (stage === "form" && of) return { form: formView({ deps, groups, of, state: caseState(of.entries), typed, locale: frame.locale, action: `${action}#write`, tab: (kind) => `${at({ form: kind })}#write` }) };
  return { preview: { title: t("previewTitle"), by: t("previewBy", { role: inLanguage(names.role(typed.role), frame.locale) }), lines: typedLines(desk, of, typed), action, hidden: [...typedFields(typed), ["key", key ?? keyOf(typed)]], save: t("save"), edit: t("edit") } };
}

/** What was typed, as it will be written. While the database is away the entry that a correction is of cannot be read: then all that was typed for it. */
function typedLines(desk: Desk, of: PlacedCase | undefined, typed: Typed): string[] {
  const corrected = of?.entries.find(({ seq }) => seq === typed.of);
  const lines = (draft: EntryDraft) => draftLines(draft, desk.names);
  if (typed.kind !== "correction" || corrected || typed.withdraw) return lines(draftOf(typed, corrected, currentEvidence(desk)));
  const [first = "", ...rest] = lines({ kind: "correction", body: { of: typed.of ?? 0, note: typed.why, as: { kind: "reopen", body: { note: "" } } } });
  return [first, ...lines(draftOf({ ...typed, kind: "plan" }, undefined, [])), ...rest];
}

const inLanguage = ({ zh, en }: Bilingual, locale: Locale): string => (locale === "en" ? en : zh);
const period = ({ ledger, locale }: PageFrame, text: string): string => (/^\d{4}$/.test(text) ? text : formatPeriod(text, ledger.entry.statYearStart, locale));
