import type { Formula } from "../indicators/indicator";
import { newcombe, verdictOf } from "../statistics/newcombe";
import { rateRatio } from "../statistics/rate-ratio";
import { intervalOf, type RawFigure } from "./estimate";
import type { Change } from "./figure";

/**
 * Of a count reported more fully than before, a change says nothing. Below this the difference is less than one month of one
 * village in forty, and far below what the interval of a large area's count allows.
 */
const SAME_COVERAGE = 0.002;
/** A share of other villages than last year is another share: both years must hold this much of the area, or equally much. */
const ENOUGH_COVERAGE = 0.8;

/**
 * Change on last year, or on the same months of it: the ratio of rates and counts (conditional exact binomial), the difference
 * of shares (Newcombe); a sex ratio is odds, so the share of boys is compared. Absent where either figure is, where there is no
 * interval, for counts and rates where one of the two sums lacks children that the other has, and for shares and ratios where
 * one of them stands for a small part of the area only. Checks are samples: which villages were checked is no matter of coverage.
 */
export function changeOf(kind: Formula["kind"], now: RawFigure, before: RawFigure, level: number, sampled = false): Change | undefined {
  if (now.outcome.is !== "ok" || before.outcome.is !== "ok") return undefined;
  const [more, less] = [Math.max(now.known.coverage, before.known.coverage), Math.min(now.known.coverage, before.known.coverage)];
  if (!sampled && more - less > SAME_COVERAGE && less < ENOUGH_COVERAGE) return undefined;
  const one = countsOf(now);
  const two = countsOf(before);
  switch (kind) {
    case "count":
    case "rate":
      if (Math.abs(now.known.coverage - before.known.coverage) > SAME_COVERAGE) return undefined;
      return ratio(kind === "count" ? { ...one, exposure: 1 } : one, kind === "count" ? { ...two, exposure: 1 } : two, level);
    case "share":
    case "odds":
      return difference({ events: one.events, trials: one.exposure }, { events: two.events, trials: two.exposure }, level);
    case "ratio":
      return difference({ events: one.events, trials: one.events + one.exposure }, { events: two.events, trials: two.events + two.exposure }, level);
    case "completeness":
      return spread(now, before, level);
    case "difference":
      return undefined;
  }
}

const countsOf = ({ known }: RawFigure) => ({ events: known.events ?? 0, exposure: known.exposure ?? 0 });

function ratio(now: { events: number; exposure: number }, before: { events: number; exposure: number }, level: number): Change | undefined {
  // The binomial needs whole counts; an interpolated population is none.
  const [one, two] = [Math.round(now.events), Math.round(before.events)];
  if (one + two === 0) return undefined;
  const { interval, p, verdict } = rateRatio({ ...now, events: one }, { ...before, events: two }, level);
  const open = before.events === 0 || two === 0;
  // Without earlier events the ratio has no value and no upper limit; the lower one and the verdict stand.
  return { verdict, kind: "ratio", lower: interval.lower, p, ...(open ? {} : { value: now.events / before.events * (before.exposure / now.exposure), upper: interval.upper }) };
}

function difference(now: { events: number; trials: number }, before: { events: number; trials: number }, level: number): Change | undefined {
  if ([now, before].some(({ events, trials }) => events < 0 || events > trials)) return undefined;
  const { value, interval, verdict } = newcombe(now, before, level);
  return { verdict, kind: "difference", value, lower: interval.lower, upper: interval.upper };
}

/** Newcombe's rule with the intervals of the dual-system estimate in place of Wilson's. */
function spread(now: RawFigure, before: RawFigure, level: number): Change | undefined {
  const [one, two] = [intervalOf("completeness", now, level), intervalOf("completeness", before, level)];
  if (now.outcome.is !== "ok" || before.outcome.is !== "ok" || !one || !two) return undefined;
  const [first, second] = [now.outcome.value, before.outcome.value];
  const value = first - second;
  const lower = value - Math.hypot(first - one.lower, two.upper - second);
  const upper = value + Math.hypot(one.upper - first, second - two.lower);
  return { verdict: verdictOf(lower, upper, 0), kind: "difference", value, lower, upper };
}
