import { z } from "zod";
import { CLOSE_REASONS, MEASURES, type CaseEntry, type CloseReason, type EntryDraft, type EntryKind, type Opening } from "../../analysis/cases/case-entry";
import { InputError } from "../../base/errors";
import { contentKey } from "../../base/form-key";
import type { PostedForm } from "../../base/posted-form";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";

export const KINDS = ["plan", "progress", "close", "reopen", "correction"] as const satisfies readonly EntryKind[];
export const STEPS = ["preview", "save", "edit"] as const;

/** What a reader typed, right or wrong: it is shown again until it is saved. */
export type Typed = {
  caseId: string;
  /** The last entry that the form was made from. */
  after: number;
  kind: EntryKind;
  /** The entry that a correction is of. */
  of?: number;
  role: string;
  post: string;
  group: string;
  deadline: string;
  measures: string[];
  note: string;
  reason: string;
  why: string;
  withdraw: boolean;
};

const numbered = z.string().regex(/^\d{1,5}$/).transform(Number);
const headSchema = z.object({ caseId: z.string().max(80), after: numbered, kind: z.enum(KINDS), of: numbered.optional(), step: z.enum(STEPS), key: z.string().regex(/^[0-9A-Za-z_-]{16,64}$/).optional() });

/** Reads a posted form. @throws InputError where it is not one of ours; what a reader may get wrong is left to the faults */
export function readTyped(form: PostedForm): { typed: Typed; step: (typeof STEPS)[number]; key?: string } {
  const given = (name: string) => form.text(name) || undefined;
  const head = headSchema.safeParse({ caseId: given("case"), after: given("after"), kind: given("kind"), of: given("of"), step: given("step"), key: given("key") });
  if (!head.success) throw new InputError("cases.form", { zh: translator("zh-CN", messages)("invalid"), en: translator("en", messages)("invalid") });
  const { step, key, of, ...rest } = head.data;
  const text = (name: string, most = 200) => (form.text(name) ?? "").trim().slice(0, most);
  return {
    step, ...(key === undefined ? {} : { key }),
    typed: { ...rest, ...(of === undefined ? {} : { of }), role: text("role"), post: text("post"), group: text("group"), deadline: text("deadline"), measures: form.all("measures").filter((one) => MEASURES.some((known) => known === one)), note: (form.text("note") ?? "").trim(), reason: text("reason"), why: (form.text("why") ?? "").trim(), withdraw: form.text("withdraw") !== undefined },
  };
}

export const emptyTyped = (caseId: string, after: number, kind: EntryKind, of?: number): Typed => ({ caseId, after, kind, ...(of === undefined ? {} : { of }), role: "", post: "", group: "", deadline: "", measures: [], note: "", reason: "", why: "", withdraw: false });

/** A correction begins with what the entry says now. */
export function typedFrom(entry: CaseEntry, typed: Typed): Typed {
  if (entry.kind === "plan") {
    const { post = "", group = "", deadline = "", measures = [], note = "" } = entry.body;
    return { ...typed, post, group, deadline, measures, note };
  }
  if (entry.kind === "progress") return { ...typed, measures: entry.body.measures ?? [], note: entry.body.note };
  if (entry.kind === "close") return { ...typed, reason: entry.body.reason, note: entry.body.note };
  return entry.kind === "reopen" ? { ...typed, note: entry.body.note } : typed;
}

/**
 * The entry that a form asks for.
 * @param corrected the entry that a correction is of
 * @param evidence what the list says of the village now: copied when a case is closed
 */
export function draftOf(typed: Typed, corrected: CaseEntry | undefined, evidence: Opening["evidence"]): EntryDraft {
  if (typed.kind !== "correction") return ownDraft(typed.kind, typed, evidence);
  const { of = 0, why, withdraw } = typed;
  const as = withdraw || !corrected || corrected.kind === "correction" ? undefined : ownDraft(corrected.kind, typed, corrected.kind === "close" ? corrected.body.evidence : []);
  return { kind: "correction", body: { of, note: why, ...(as && as.kind !== "correction" ? { as } : {}) } };
}

function ownDraft(kind: Exclude<EntryKind, "correction">, { post, group, deadline, measures, note, reason }: Typed, evidence: Opening["evidence"]): EntryDraft {
  const chosen = MEASURES.filter((measure) => measures.includes(measure));
  const some = chosen.length > 0 ? { measures: chosen } : {};
  if (kind === "plan") return { kind, body: { ...(post ? { post } : {}), ...(group ? { group } : {}), ...(deadline ? { deadline } : {}), ...some, ...(note ? { note } : {}) } };
  if (kind === "progress") return { kind, body: { ...some, note } };
  if (kind === "close") return { kind, body: { reason: isReason(reason) ? reason : "decision", note, evidence } };
  return { kind, body: { note } };
}

const isReason = (text: string): text is CloseReason => CLOSE_REASONS.some((reason) => reason === text);

/** The form's fields as they travel from step to step. */
export const typedFields = ({ caseId, after, kind, of, role, post, group, deadline, measures, note, reason, why, withdraw }: Typed): [name: string, value: string][] => [
  ["case", caseId], ["after", String(after)], ["kind", kind], ...(of === undefined ? [] : [["of", String(of)] as [string, string]]), ["role", role], ["post", post], ["group", group], ["deadline", deadline],
  ...measures.map((measure): [string, string] => ["measures", measure]), ["note", note], ["reason", reason], ["why", why], ...(withdraw ? [["withdraw", "yes"] as [string, string]] : []),
];

/** Where no key came with it: the same content made from the same entry is the same write. */
export const keyOf = (typed: Typed): string => contentKey("case", typedFields(typed));
