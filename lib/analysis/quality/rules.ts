/**
 * Every number by which data are called faulty or reporting good, in one object (design section 5; WHO Data Quality Review 2017, module 2).
 * The levels are set so that the sample's planted faults are found and its chance variation is not: `sample-faults.test.ts`.
 */
export const QUALITY_RULES = {
  /** Delays in months that are developed; what comes later is taken for a clean-up and not foretold. */
  delays: 12,
  /** Fewer births than this in the triangle foretell nothing. */
  fewestInTriangle: 100,
  /** Benjamini–Hochberg level across all villages and years of one indicator; the same as for villages behind. */
  falseDiscovery: 0.04,
  /** The same for an excess of boys over all years of a village. */
  boysDiscovery: 0.05,
  /** Entered so many months after the month of birth: late enough to be asked about. */
  lateMonths: 3,
  /** A village with fewer trials than this is not tested. */
  fewestTrials: 5,
  /** WHO: completeness below this is poor. */
  completeness: 0.9,
  /** WHO: moderate and extreme outliers in standard deviations; change against the mean of the years before. */
  moderateSd: 2,
  extremeSd: 3,
  consistency: 0.33,
  /** Iglewicz & Hoaglin: modified z beyond which a value is doubtful. */
  modifiedZ: 3.5,
  /** A doubtful value must also be this unlikely by chance: short series of small counts go beyond any z by chance alone. */
  chance: 1e-6,
  /** Fewest years of a series in which one is called an outlier. */
  fewestYears: 5,
  /** Twelve months are too even where at least so many are equal and the rest one away, in a year of at least so many events. */
  evenMonths: 10,
  evenEvents: 24,
  /** Whole runs of round numbers: share of last digits 0 and 5 this unlikely by chance. */
  roundDigits: 1e-6,
  /** No check for longer than so many months, where villages of the area are checked. */
  monthsUnchecked: 12,
  /** Whipple's index (UN scale) from which ages are rough; the two ages above the line against the two below. */
  whipple: 1.1,
  boundary: 1.25,
  /** People of 23 to 62 that an index of ages needs; people that a change of population is judged on. */
  fewestAges: 500,
  fewestPeople: 50,
  /** Share of the completeness of one village in its score, and so on; they are put to 1 over the parts that a village has. */
  weights: { completeness: 3, "ledger-match": 2, "late-share": 2, "field-error-rate": 1, "source-agreement": 1, "duplicate-rate": 1 } as Readonly<Record<string, number>>,
} as const;

export type QualityRules = typeof QUALITY_RULES;
