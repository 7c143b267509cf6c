import type { Locale } from "../base/locale";
import type { Sum } from "./measure";

/** Ids of formats.md section 5; `service-` + the service code with dashes stands for every service. */
export type IndicatorId =
  | "births" | "deaths" | "moves-in" | "moves-out" | "birth-rate" | "death-rate" | "natural-increase"
  | "order-1-share" | "order-2-share" | "order-3-share"
  | "sex-ratio-at-birth" | "sex-ratio-order-1" | "sex-ratio-order-2" | "sex-ratio-order-3" | "child-sex-ratio"
  | "population" | "aged-65-share" | "dependency-ratio" | "migrants-in" | "migrants-out" | "net-migration-rate"
  | "completeness" | "omission-rate" | "ledger-match" | "field-error-rate" | "duplicate-rate" | "late-share" | "source-agreement"
  | "checks-made" | "activity-sessions" | "activity-people"
  | `service-${string}`
  /** Not in the registry: see age-zero.ts. */
  | "age-0-sex-ratio";

export const TOPICS = ["births", "deaths", "moves", "population", "sexRatio", "services", "activity", "reporting"] as const;
export type Topic = (typeof TOPICS)[number];

export type Text = Record<Locale, string>;

/** How a figure is formed from cells: the number, its interval and its change follow from the kind alone. */
export type Formula =
  /** A number of events; interval Byar, exact Poisson below 10. */
  | { kind: "count"; events: Sum }
  /** Events per person-year: exposure is population at the midpoint × months / 12; interval as a count's. */
  | { kind: "rate"; events: Sum }
  /** Events out of trials; Wilson. */
  | { kind: "share"; events: Sum; trials: Sum }
  /** 100 × boys / girls; trials are both; Wilson interval of the share of boys, turned into odds. */
  | { kind: "odds"; boys: Sum; girls: Sum }
  /** Events over another count of people; Wilson interval of the share in both, turned into odds. */
  | { kind: "ratio"; events: Sum; against: Sum }
  /** Two flows, one taken from the other, per person-year; no interval. */
  | { kind: "difference"; plus: Sum; minus: Sum }
  /** Ledger entries over the dual-system estimate of all events; interval from the variance of the estimate. */
  | { kind: "completeness"; ledger: Sum; found: Sum; matched: Sum; estimate: Sum; variance: Sum };

export type FormulaKind = Formula["kind"];

/** How text shows the value: ×1000 with ‰, ×100 with %, as it is, or a whole number. */
export type Display = { scale: 1 | 100 | 1000; sign: "" | "%" | "‰"; decimals: 0 | 1 | 2 };

type Common = {
  id: IndicatorId;
  topic: Topic;
  label: Text;
  definition: Text;
  formula: Formula;
  /** Asked in turn, where no area asked about has the cells of the ones before; e.g. coarser ages. */
  otherwise?: readonly Formula[];
  unit: string;
  display: Display;
  /** Stands on the overview. */
  headline?: true;
};

/** Has a better and a worse side: reporting, services, and imbalance that harms girls. */
export type Scored = Common & { class: "scored"; better: "higher" | "lower" };
/** Has ranks and no good or bad side: deaths, ages, population, movement. */
export type Neutral = Common & { class: "neutral"; better?: never };
/** Births, birth order, natural increase: shown, never ranked, sorted by value, given a target or a verdict colour. */
export type Described = Common & { class: "described"; better?: never };

/** What may be ranked and sorted by value; a Described indicator does not fit here, so the compiler refuses it. */
export type Comparable = Scored | Neutral;
export type Indicator = Comparable | Described;

export const isComparable = (indicator: Indicator): indicator is Comparable => indicator.class !== "described";
export const isScored = (indicator: Indicator): indicator is Scored => indicator.class === "scored";

export const COUNT: Display = { scale: 1, sign: "", decimals: 0 };
export const PERCENT: Display = { scale: 100, sign: "%", decimals: 1 };
export const PER_MILLE: Display = { scale: 1000, sign: "‰", decimals: 2 };
export const PER_HUNDRED_GIRLS: Display = { scale: 1, sign: "", decimals: 1 };

/** Units of `show --json`. */
export const UNITS = {
  count: "count",
  rate: "per person-year",
  share: "share",
  odds: "boys per 100 girls",
  dependency: "per person aged 15-64",
} as const;
