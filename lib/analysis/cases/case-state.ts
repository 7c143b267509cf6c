import type { CaseEntry, CloseReason, Measure, Opening } from "./case-entry";

/** An entry as it counts now, with what was said of it later. */
export type ToldEntry = {
  seq: number;
  /** As it was written. */
  written: CaseEntry;
  /** As it counts: corrected, or as written; undefined where it was withdrawn. */
  counts: Exclude<CaseEntry, { kind: "correction" }> | undefined;
  /** Entries that correct this one, oldest first. */
  corrections: number[];
};

export type CaseState = {
  state: "open" | "closed";
  post?: string;
  group?: string;
  deadline?: string;
  /** Which deadline held from when on, in order of entry; none from a close until it is opened again. */
  deadlines: { deadline?: string; at: string }[];
  /** Planned, in order of entry, each once. */
  measures: { measure: Measure; at: string }[];
  /** Carried out, in order of entry, each once. */
  done: { measure: Measure; at: string }[];
  closedAt?: string;
  reason?: CloseReason;
  /** The last entry's number: what a form is made from. */
  last: number;
  told: ToldEntry[];
};

/** Where a case stands: its entries read in order, each as its last correction has it. Pure; the order given does not matter. */
export function caseState(entries: readonly CaseEntry[]): CaseState {
  const ordered = [...entries].sort((a, b) => a.seq - b.seq);
  const told = tell(ordered);
  const state: CaseState = { state: "open", deadlines: [], measures: [], done: [], last: ordered.at(-1)?.seq ?? 0, told };
  for (const { counts } of told) if (counts) apply(state, counts);
  return state;
}

function tell(ordered: readonly CaseEntry[]): ToldEntry[] {
  const told = new Map<number, ToldEntry>();
  for (const written of ordered) {
    if (written.kind !== "correction") {
      told.set(written.seq, { seq: written.seq, written, counts: written, corrections: [] });
      continue;
    }
    const { of, as } = written.body;
    const corrected = told.get(of);
    if (corrected && corrected.written.kind !== "correction") {
      corrected.corrections.push(written.seq);
      // It keeps its author, time and place: only what it says was wrong.
      if (!as) corrected.counts = undefined;
      else if (as.kind === corrected.written.kind) corrected.counts = { ...corrected.written, ...as } as ToldEntry["counts"];
    }
    told.set(written.seq, { seq: written.seq, written, counts: undefined, corrections: [] });
  }
  return [...told.values()];
}

function apply(state: CaseState, entry: NonNullable<ToldEntry["counts"]>): void {
  if (entry.kind === "plan") {
    const { post, group, deadline, measures = [] } = entry.body;
    Object.assign(state, { ...(post === undefined ? {} : { post }), ...(group === undefined ? {} : { group }), ...(deadline === undefined ? {} : { deadline }) });
    if (deadline !== undefined) state.deadlines.push({ deadline, at: entry.at });
    add(state.measures, measures, entry.at);
  } else if (entry.kind === "progress") add(state.done, entry.body.measures ?? [], entry.at);
  else if (entry.kind === "close") {
    Object.assign(state, { state: "closed", closedAt: entry.at, reason: entry.body.reason });
    state.deadlines.push({ at: entry.at });
  } else {
    state.state = "open";
    delete state.closedAt;
    delete state.reason;
    state.deadlines.push({ at: entry.at, ...(state.deadline === undefined ? {} : { deadline: state.deadline }) });
  }
}

function add(known: CaseState["measures"], measures: readonly Measure[], at: string): void {
  for (const measure of measures) if (!known.some((one) => one.measure === measure)) known.push({ measure, at });
}

const EAST_OF_GREENWICH = 8 * 3600 * 1000;
/** The calendar day of a moment where the offices are (UTC+8). */
export const dayOf = (moment: Date | string): string => new Date(new Date(moment).getTime() + EAST_OF_GREENWICH).toISOString().slice(0, 10);

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** How many days an open case is past its deadline on a day; 0 where it is not. */
export const overdueDays = ({ state, deadline }: Pick<CaseState, "state" | "deadline">, on: string): number => (state === "open" && deadline !== undefined ? Math.max(0, daysBetween(deadline, on)) : 0);

/** A deadline lies on or after the day the case was opened. */
export const beforeOpening = (deadline: string, { on }: Pick<Opening, "on">): boolean => deadline < on;
