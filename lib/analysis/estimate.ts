import type { Formula } from "../indicators/indicator";
import type { Sum } from "../indicators/measure";
import { byar, rateInterval } from "../statistics/byar";
import { completeness } from "../statistics/chapman";
import type { Interval } from "../statistics/interval";
import { sexRatioInterval } from "../statistics/sex-ratio";
import { wilson } from "../statistics/wilson";
import type { CountOf, Reading } from "./counts";
import type { MissingReason, UndefinedReason } from "./figure";

/** Population at the middle of the period. */
const POPULATION: Sum = [{ measure: "population" }];

/** What stays known of a figure besides its value. */
export type Known = { months: number; coverage: number; fault: boolean; events?: number; exposure?: number };

/** A figure before disclosure control. Its shape is not a Figure's, so it cannot be shown by mistake. */
export type RawFigure = { known: Known; variance?: number; outcome: { is: "ok"; value: number } | { is: "missing"; reason: MissingReason } | { is: "undefined"; reason: UndefinedReason } };

/** A number's interval as formats.md section 6 has it; absent for a difference of two flows. */
export function intervalOf(kind: Formula["kind"], { known, variance = 0 }: RawFigure, level: number): Interval | undefined {
  const { events = 0, exposure = 0 } = known;
  switch (kind) {
    case "count":
      return byar(events, level);
    case "rate":
      return rateInterval({ events, exposure }, level);
    case "share":
      // More events than trials is a fault of the data; it has a value to be seen, and no interval.
      return events >= 0 && events <= exposure ? wilson({ events, trials: exposure }, level) : undefined;
    case "odds":
      return sexRatioInterval({ boys: events, girls: exposure - events }, level);
    case "ratio":
      return overHundred(sexRatioInterval({ boys: events, girls: exposure }, level));
    case "completeness":
      return completeness({ ledger: events, estimate: exposure, variance }, level).interval;
    case "difference":
      return undefined;
  }
}

const overHundred = ({ lower, upper, ...rest }: Interval): Interval => ({ lower: lower / 100, upper: upper / 100, ...rest });

/** Forms the figure of one area and period from its counts. */
export function evaluate(formula: Formula, read: Reading): RawFigure {
  switch (formula.kind) {
    case "count": {
      const events = read(formula.events);
      return events ? ok(events.value, knownOf(events, events.value)) : notReported();
    }
    case "rate":
      return perPersonYear(read(formula.events), read(POPULATION));
    case "difference":
      return perPersonYear(difference(read(formula.plus), read(formula.minus)), read(POPULATION));
    case "share":
      return outOf(read(formula.events), read(formula.trials), (events, trials) => events / trials, (_, trials) => trials);
    case "ratio":
      return outOf(read(formula.events), read(formula.against), (events, against) => events / against, (_, against) => against);
    case "odds":
      return outOf(read(formula.boys), read(formula.girls), (boys, girls) => (100 * boys) / girls, (boys, girls) => boys + girls);
    case "completeness":
      return dualSystem(formula, read);
  }
}

/** Two flows are comparable over the same months only. */
function difference(plus: CountOf | undefined, minus: CountOf | undefined): CountOf | undefined {
  if (!plus || !minus || plus.months !== minus.months) return undefined;
  return { value: plus.value - minus.value, months: plus.months, coverage: Math.min(plus.coverage, minus.coverage), fault: plus.fault || minus.fault };
}

function perPersonYear(events: CountOf | undefined, population: CountOf | undefined): RawFigure {
  if (!events) return notReported();
  const { value, months } = events;
  if (!population) return { known: knownOf(events, value), outcome: { is: "missing", reason: "noPopulation" } };
  const exposure = (population.value * months) / 12;
  const known = knownOf(joined(events, population), value, exposure);
  return exposure > 0 ? ok(value / exposure, known) : { known, outcome: { is: "undefined", reason: "zeroDenominator" } };
}

function outOf(one: CountOf | undefined, two: CountOf | undefined, value: (one: number, two: number) => number, exposure: (one: number, two: number) => number): RawFigure {
  if (!one || !two) return notReported();
  const known = knownOf(joined(one, two), one.value, exposure(one.value, two.value));
  return two.value > 0 ? ok(value(one.value, two.value), known) : { known, outcome: { is: "undefined", reason: "zeroDenominator" } };
}

function dualSystem(formula: Extract<Formula, { kind: "completeness" }>, read: Reading): RawFigure {
  const [ledger, found, matched] = [read(formula.ledger), read(formula.found), read(formula.matched)];
  const [estimate, variance] = [read(formula.estimate), read(formula.variance)];
  if (!ledger || !found || !matched || !estimate) return notReported();
  const span = joined(joined(ledger, found), matched);
  // Without a match Chapman's formula still gives a number, but nothing stands behind it.
  if (!(matched.value > 0)) return { known: knownOf(span, ledger.value), outcome: { is: "undefined", reason: "nothingMatched" } };
  const pooled = pooledVariance(ledger.value, found.value, matched.value);
  return { ...ok(ledger.value / estimate.value, knownOf(span, ledger.value, estimate.value)), variance: Math.max(variance?.value ?? 0, pooled) };
}

/**
 * Chapman's variance of all checks taken as one. Of many small checks nearly each has variance 0, and their sum would call any
 * change clear; where even the pooled one is 0 (nothing missed on one side), half an event is added to what was missed.
 */
function pooledVariance(ledger: number, found: number, matched: number): number {
  const certain = matched >= ledger || matched >= found;
  const missed = (seen: number) => Math.max(0, seen - matched) + (certain ? 0.5 : 0);
  return ((ledger + 1) * (found + 1) * missed(ledger) * missed(found)) / ((matched + 1) ** 2 * (matched + 2));
}

type Span = Pick<Known, "months" | "coverage" | "fault">;

/** A figure of two counts holds no more than the lesser of them. */
const joined = (one: Span, two: Span): Span => ({ months: Math.min(one.months, two.months), coverage: Math.min(one.coverage, two.coverage), fault: one.fault || two.fault });

function knownOf({ months, coverage, fault }: Span, events: number, exposure?: number): Known {
  return exposure === undefined ? { months, coverage, fault, events } : { months, coverage, fault, events, exposure };
}

const ok = (value: number, known: Known): RawFigure => ({ known, outcome: { is: "ok", value } });
const notReported = (): RawFigure => ({ known: { months: 0, coverage: 0, fault: false }, outcome: { is: "missing", reason: "notReported" } });
