/** How a number is hedged: what has to be true of the figure for the words to be true. */
export type Bound = "above" | "atLeast" | "below" | "atMost" | "nearly" | "about" | "more";

const BEFORE: readonly [pattern: RegExp, bound: Bound][] = [
  [/(?:不少于|不低于|不小于|至少|达到或超过|at least|no less than|no fewer than|not less than)\s*$/i, "atLeast"],
  [/(?:不超过|不高于|不多于|不大于|至多|最多|控制在|at most|no more than|not more than|up to)\s*$/i, "atMost"],
  [/(?:超过|突破|多于|高于|大于|超出|逾|more than|over|above|exceed(?:s|ed|ing)?|topped|higher than|greater than)\s*(?:了)?\s*$/i, "above"],
  [/(?:不足|不到|少于|低于|小于|less than|fewer than|under|below|lower than)\s*$/i, "below"],
  [/(?:将近|接近|近|nearly|almost|just under|close to)\s*$/i, "nearly"],
  [/(?:大约|大概|大致|约为|约占[^，。0-9]{0,10}|约|about|around|approximately|roughly|some)\s*$/i, "about"],
];
const AFTER: readonly [pattern: RegExp, bound: Bound][] = [
  [/^\s*(?:及|和)?(?:以上|or more|or higher|or above|and above)/i, "atLeast"],
  [/^\s*(?:及|和)?(?:以下|以内|之内|or less|or fewer|or below|or lower)/i, "atMost"],
  [/^(?:都|也)?(?:不到|没到|没有达到)/, "below"],
  [/^\s*(?:左右|上下|or so)/i, "about"],
];

/** The hedge that stands before or after a number, if any. */
export function boundAt(text: string, start: number, end: number): Bound | undefined {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 14);
  return AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? BEFORE.find(([pattern]) => pattern.test(before))?.[1];
}

/** Within so much of itself a number said to be *about* holds. */
const ABOUT = 0.025;
/** *Nearly* is said of what lacks at most this share. */
const NEARLY = 0.1;

/**
 * Whether a hedged number is true of a figure; all in the unit written.
 * @param grain size of the last digit that says something: 10 of 120多, 100 of 一百多
 */
export function holds(bound: Bound, { value, written, grain }: { value: number; written: number; grain: number }): boolean {
  const near = 1e-9 * Math.max(1, Math.abs(written));
  switch (bound) {
    case "above": return value > written - near && value !== written;
    case "atLeast": return value >= written - near;
    case "below": return value < written + near && value !== written;
    case "atMost": return value <= written + near;
    case "nearly": return value < written + near && value >= written * (1 - NEARLY);
    case "more": return value > written - near && value < written + grain;
    case "about": return Math.abs(value - written) <= Math.max(grain / 2, ABOUT * Math.abs(written)) + near;
  }
}
