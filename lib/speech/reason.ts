/** Why a claim cannot be checked: codes of messages/check-reasons.ts. */
export type Reason =
  /** Procedures, fees, permitted births: this tool holds no figure of that kind. */
  | "line"
  /** Nothing of the kind is in a ledger. */
  | "none"
  /** An estimate of the quality page, of one kind of event; the indicator is of all kinds together. */
  | "estimate"
  /** No indicator was named. */
  | "noIndicator"
  /** Only a part of a figure, which has none of its own. */
  | "partOnly"
  /** The area is not in this snapshot. */
  | "noArea"
  /** The period is none that a figure can be given for. */
  | "noPeriod"
  /** A figure that is small or protects a small one. */
  | "suppressed"
  | "notReported"
  | "undefined"
  /** Births are described, never ranked or counted by size. */
  | "neverRanked"
  /** Too few areas are ranked, or this one is not. */
  | "notRanked"
  /** The rank is an interval, and the one quoted is only a part of it. */
  | "rankInterval"
  /** A goal or a plan, not a fact. */
  | "plan"
  /** No target was set. */
  | "noTarget"
  /** The change has no test. */
  | "noChangeTest"
  /** Some villages' figures are withheld, so how many there are of a kind cannot be told. */
  | "villagesWithheld"
  /** How villages are spread is no single figure. */
  | "spread";

/** What else is to be said of a claim, beside its verdict. */
export type Flag =
  /** A figure right for another period. */
  | { code: "otherPeriod"; period: string }
  /** True as of an earlier snapshot. */
  | { code: "earlierSnapshot"; snapshot: string; asOf: string }
  /** A rank quoted without its interval. */
  | { code: "rankInterval"; lower: number; upper: number; of: number }
  /** Parts written in the draft do not add up to the total written there. */
  | { code: "sumDiffers"; sum: number; total: number }
  /** Shares of a whole written in the draft do not add up to 100 %. */
  | { code: "sharesDiffer"; sum: number }
  /** The draft's number stands in quoted history. */
  | { code: "quoted"; item: string; source: string; period: string }
  /** Cut off, not rounded. */
  | { code: "truncated" }
  /** How a number that is no figure itself follows from figures. */
  | { code: "derived"; how: "sum" | "difference" | "ratio" | "percentChange" | "mean" };
