import type { Area } from "../area-tree";
import type { JudgedTests } from "./lagging";
import type { LaggingRules } from "./rules";
import { lagHistory, overdueState, type LaggingState } from "./states";

/** Where a village stood at one step; `clear` is neither watched nor listed. */
export type TimelineState = LaggingState | "clear";
export type TimelineRow = { area: string; /** By step of the timeline; undefined before its first test. */ states: ({ state: TimelineState; /** Whether anything was tested in that step. */ tested: boolean } | undefined)[] };
export type Timeline = { /** year × 4 + quarter − 1, every one from the first test on. */ steps: number[]; rows: TimelineRow[] };

/**
 * Where every village stood after each period, in code order. A step without a test leaves the village where it was; *released* is
 * said until the year ends.
 * @param deadlineOf last day of the case of a stay as it was set on a day, by village and the period it was listed in
 * @param dayOf last day of a step, `YYYY-MM-DD`
 */
export function timelineOf(judged: JudgedTests, rules: LaggingRules, villages: readonly Area[], overdue?: { deadlineOf(area: string, listed: string, on: string): string | undefined; dayOf(step: number): string }): Timeline {
  const known = [...judged.values()].flat();
  const first = known.reduce((least, { step }) => Math.min(least, step), Infinity);
  const last = known.reduce((most, { step }) => Math.max(most, step), -Infinity);
  const steps = known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return { steps, rows: villages.map((area) => ({ area: area.code, states: rowOf(area, judged, rules, steps, overdue) })) };
}

function rowOf(area: Area, judged: JudgedTests, rules: LaggingRules, steps: readonly number[], overdue: Parameters<typeof timelineOf>[3]): TimelineRow["states"] {
  const after = new Map<number, TimelineState>();
  const { listings } = lagHistory(judged.get(area) ?? [], rules, (step, standing) => after.set(step, standing?.state ?? "clear"));
  let here: TimelineState | undefined;
  return steps.map((step, at) => {
    const now = after.get(step);
    const carried = here === "released" && Math.floor(step / 4) !== Math.floor(steps[at - 1]! / 4) ? "clear" : here;
    here = now ?? carried;
    if (here === undefined) return undefined;
    const stay = listings.findLast(({ listed }) => stepOf(listed) <= step);
    const tested = now !== undefined;
    if (here === "clear" || !stay || !overdue) return { state: here, tested };
    const day = overdue.dayOf(step);
    return { state: overdueState(here, overdue.deadlineOf(area.code, stay.listed, day), day), tested };
  });
}

/** `2007-Q3` → 2007 × 4 + 2; a year stands at its last quarter. */
export const stepOf = (period: string): number => Number(period.slice(0, 4)) * 4 + (period.includes("Q") ? Number(period.slice(-1)) - 1 : 3);
/** 2007 × 4 + 2 → `2007-Q3`. */
export const quarterOf = (step: number): string => `${Math.floor(step / 4)}-Q${(step % 4) + 1}`;
