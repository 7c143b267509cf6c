import type { Interval } from "../statistics/interval";

/** Why a number is not there; never null, NaN or 0 instead. */
export type MissingReason = "notReported" | "areaChanged" | "notInPackage" | "noPopulation";
export type UndefinedReason = "zeroDenominator" | "nothingMatched";
/** A small count, or a figure withheld so that a neighbour's small count cannot be had by subtraction. */
export type SuppressedReason = "smallCount" | "protectsAnother";

export type Estimate =
  | { status: "ok"; value: number; interval?: Interval }
  | { status: "suppressed"; reason: SuppressedReason }
  | { status: "missing"; reason: MissingReason }
  | { status: "undefined"; reason: UndefinedReason };

/** A ratio to a year without events has no value and no upper limit: both are absent then. */
export type Change = { verdict: "up" | "down" | "unclear"; kind: "ratio" | "difference"; value?: number; lower: number; upper?: number; p?: number };

/** `letters`: areas ranked together that share one cannot be told apart; `A`, `BC`, or the ends of a run, `A–F`. */
export type Rank = { status: "ok"; lower: number; upper: number; tier: number; letters: string } | { status: "notScored" } | { status: "tooFew" };

export type Quality = "complete" | "provisional" | "doubtful";

/** One number about one area and period with all that is needed to judge it: formats.md section 5. */
export type Figure = {
  indicator: string;
  area: string;
  /** `2009`, `2009-Q2` or `2009-03`. */
  period: string;
  /** Months reported, of 12. */
  months: number;
  /** Share of the units below that reported, 0..1. */
  coverage: number;
  unit: string;
  /** Numerator and denominator where they are known and not suppressed. */
  events?: number;
  exposure?: number;
  quality: Quality;
  rank: Rank;
  /** Absent where there is nothing to compare with, or it may not be said. */
  change?: Change;
  /** Empirical Bayes estimate towards the area compared with, where villages are compared. */
  shrunken?: { value: number; interval: Interval };
  /** Old codes whose past is in this figure. */
  mergedFrom?: string[];
} & Estimate;
