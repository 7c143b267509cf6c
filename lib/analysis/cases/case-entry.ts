import { z } from "zod";

/** What help may be planned: a catalogue, so that its effect can be told over villages and years. */
export const MEASURES = ["training", "joint-check", "service-day", "migrant-outreach", "equipment", "funds"] as const;
export type Measure = (typeof MEASURES)[number];

export const CLOSE_REASONS = ["released", "merged", "decision"] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** Characters of a note. */
export const LONGEST_NOTE = 4000;

const note = z.string().trim().max(LONGEST_NOTE);
const code = z.string().regex(/^[0-9A-Za-z_-]{1,32}$/);
/** A day that exists: YYYY-MM-DD. */
export const daySchema = z.iso.date();
const measures = z.array(z.enum(MEASURES)).max(MEASURES.length);

/** A figure as the ledger's rules gave it; what is withheld has no number, so none can be copied. */
export const evidenceSchema = z.object({
  indicator: z.string().max(64), period: z.string().max(16), behind: z.boolean(), limit: z.number(), against: z.enum(["target", "area", "band"]),
}).and(z.union([z.object({ status: z.literal("ok"), value: z.number(), p: z.number(), adjusted: z.number() }), z.object({ status: z.literal("suppressed"), reason: z.literal("smallCount") })]));

export const planSchema = z.strictObject({ post: code.optional(), group: code.optional(), deadline: daySchema.optional(), measures: measures.optional(), note: note.optional() });
export const progressSchema = z.strictObject({ measures: measures.optional(), note: note.min(1) });
export const closeSchema = z.strictObject({ reason: z.enum(CLOSE_REASONS), note: note.min(1), evidence: z.array(evidenceSchema).max(60) });
export const reopenSchema = z.strictObject({ note: note.min(1) });

export type PlanBody = z.infer<typeof planSchema>;
export type ProgressBody = z.infer<typeof progressSchema>;
export type CloseBody = z.infer<typeof closeSchema>;
export type ReopenBody = z.infer<typeof reopenSchema>;

const stamped = { seq: z.int().min(1), role: code, at: z.iso.datetime() };
const own = [
  z.strictObject({ ...stamped, kind: z.literal("plan"), body: planSchema }),
  z.strictObject({ ...stamped, kind: z.literal("progress"), body: progressSchema }),
  z.strictObject({ ...stamped, kind: z.literal("close"), body: closeSchema }),
  z.strictObject({ ...stamped, kind: z.literal("reopen"), body: reopenSchema }),
] as const;

/** The same entry as it should have been, or that it should not have been made at all; the entry itself stays. */
export const correctionSchema = z.strictObject({
  of: z.int().min(1), note: note.min(1),
  as: z.union([z.strictObject({ kind: z.literal("plan"), body: planSchema }), z.strictObject({ kind: z.literal("progress"), body: progressSchema }), z.strictObject({ kind: z.literal("close"), body: closeSchema }), z.strictObject({ kind: z.literal("reopen"), body: reopenSchema })]).optional(),
});
export type CorrectionBody = z.infer<typeof correctionSchema>;

export const entrySchema = z.discriminatedUnion("kind", [...own, z.strictObject({ ...stamped, kind: z.literal("correction"), body: correctionSchema })]);
export type CaseEntry = z.infer<typeof entrySchema>;
export type EntryKind = CaseEntry["kind"];
/** An entry but for its place, author and time. */
export type EntryDraft = { [Kind in EntryKind]: Pick<Extract<CaseEntry, { kind: Kind }>, "kind" | "body"> }[EntryKind];

/** Why and when a case was opened: what the rules said of the snapshot that listed the village. */
export const openingSchema = z.strictObject({ on: daySchema, snapshot: z.string().max(64), indicators: z.array(z.string().max(64)).max(60), evidence: z.array(evidenceSchema).max(200) });
export type Opening = z.infer<typeof openingSchema>;

export const caseSchema = z.strictObject({ id: z.string().max(80), area: code, listed: z.string().regex(/^\d{4}(?:-Q[1-4])?$/), openedBy: code, openedAt: z.iso.datetime(), evidence: openingSchema, entries: z.array(entrySchema).max(10_000) });
export type VillageCase = z.infer<typeof caseSchema>;

/** One name for a stay on the list, the same in every database. */
export const caseId = (area: string, listed: string): string => `${area}-${listed}`;
