import { beforeOpening, type CaseState } from "./case-state";
import { daySchema, LONGEST_NOTE, type CloseBody, type EntryDraft, type Opening } from "./case-entry";
import { wordFault } from "./case-words";

/** What is wrong with an entry before it is written; the form shows the sentence and keeps the text. */
export type EntryFault =
  | { code: "roleUnknown" | "postUnknown" | "groupUnknown" | "planEmpty" | "noteNeeded" | "deadlineInvalid" | "closedAlready" | "openAlready" | "notReleased" | "nothingToCorrect" }
  | { code: "deadlineBefore"; deadline: string; opened: string }
  | { code: "noteLong"; length: number; most: number }
  | { code: "person" | "line"; words: string };

/** What the entry is held against. */
export type EntryContext = { state: CaseState; opening: Opening; roles: ReadonlySet<string>; posts: ReadonlySet<string>; groups: ReadonlySet<string>; /** Does the list still hold the village for this case? */ listed: boolean };

/** Everything that keeps an entry from being written, in the order of the form; empty where nothing does. */
export function entryFaults(draft: EntryDraft, role: string, context: EntryContext): EntryFault[] {
  const { state } = context;
  const faults: EntryFault[] = context.roles.has(role) ? [] : [{ code: "roleUnknown" }];
  if (draft.kind === "correction") return [...faults, ...correctionFaults(draft.body, context)];
  if (draft.kind === "reopen" && state.state === "open") faults.push({ code: "openAlready" });
  if (draft.kind !== "reopen" && state.state === "closed") faults.push({ code: "closedAlready" });
  return [...faults, ...bodyFaults(draft, context)];
}

function correctionFaults({ of, as, note }: Extract<EntryDraft, { kind: "correction" }>["body"], context: EntryContext): EntryFault[] {
  const told = context.state.told.find(({ seq, written }) => seq === of && written.kind !== "correction");
  const fits = told !== undefined && (as === undefined ? told.written.kind === "plan" || told.written.kind === "progress" : as.kind === told.written.kind);
  return [...(fits ? [] : [{ code: "nothingToCorrect" as const }]), ...noteFaults(note, true), ...(as ? bodyFaults(as, context) : [])];
}

function bodyFaults(draft: Exclude<EntryDraft, { kind: "correction" }>, context: EntryContext): EntryFault[] {
  if (draft.kind !== "plan") return [...noteFaults(draft.body.note, true), ...(draft.kind === "close" ? closeFaults(draft.body, context) : [])];
  const { post, group, deadline, measures = [], note = "" } = draft.body;
  return [
    ...(post !== undefined && !context.posts.has(post) ? [{ code: "postUnknown" as const }] : []),
    ...(group !== undefined && !context.groups.has(group) ? [{ code: "groupUnknown" as const }] : []),
    ...(deadline === undefined ? [] : deadlineFaults(deadline, context.opening)),
    ...(post === undefined && group === undefined && deadline === undefined && measures.length === 0 && note.trim() === "" ? [{ code: "planEmpty" as const }] : []),
    ...noteFaults(note, false),
  ];
}

function deadlineFaults(deadline: string, opening: Opening): EntryFault[] {
  if (!daySchema.safeParse(deadline).success) return [{ code: "deadlineInvalid" }];
  return beforeOpening(deadline, opening) ? [{ code: "deadlineBefore", deadline, opened: opening.on }] : [];
}

const closeFaults = ({ reason }: CloseBody, { listed }: EntryContext): EntryFault[] => (reason === "released" && listed ? [{ code: "notReleased" }] : []);

function noteFaults(note: string, needed: boolean): EntryFault[] {
  const text = note.trim();
  if (text === "") return needed ? [{ code: "noteNeeded" }] : [];
  if (text.length > LONGEST_NOTE) return [{ code: "noteLong", length: text.length, most: LONGEST_NOTE }];
  const fault = wordFault(text);
  return fault ? [{ code: fault.kind, words: fault.words }] : [];
}

