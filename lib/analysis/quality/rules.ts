import { z } from "zod";

/** Delays in months that are developed; what comes later is taken for a clean-up and not foretold. The field of months and delays has this size, so it is no setting. */
export const DELAYS = 12;

const share = (value: number) => z.number().gt(0).max(0.5).default(value);
/** How unlikely by chance alone. */
const chance = () => z.number().gt(0).max(0.05).default(1e-6);
const weight = (value: number) => z.int().min(0).max(5).default(value);

const weightsSchema = z.strictObject({ completeness: weight(3), "ledger-match": weight(2), "late-share": weight(2), "field-error-rate": weight(1), "source-agreement": weight(1), "duplicate-rate": weight(1) });

/**
 * Every number by which data are called faulty or reporting good, in one object (design section 5; WHO Data Quality Review 2017, module 2); an office
 * sets its own under `quality` in `config.json`. The defaults are set so that the sample's planted faults are found and its chance variation is not.
 */
export const qualityConfigSchema = z.strictObject({
  /** Fewer births than this in the triangle foretell nothing. */
  fewestInTriangle: z.int().min(50).max(100_000).default(100),
  /** Benjamini–Hochberg level across all villages and years of one indicator; the same as for villages behind. */
  falseDiscovery: share(0.04),
  /** The same for an excess of boys over all years of a village. */
  boysDiscovery: share(0.05),
  /** Entered so many months after the month of birth: late enough to be asked about. */
  lateMonths: z.int().min(1).max(12).default(3),
  /** A village with fewer trials than this is not tested. */
  fewestTrials: z.int().min(1).max(1000).default(5),
  /** WHO: completeness below this is poor. */
  completeness: z.number().min(0.5).max(1).default(0.9),
  /** WHO: moderate and extreme outliers in standard deviations; change against the mean of the years before. */
  moderateSd: z.number().min(1).max(10).default(2),
  extremeSd: z.number().min(1).max(10).default(3),
  consistency: z.number().min(0.05).max(2).default(0.33),
  /** Iglewicz & Hoaglin: modified z beyond which a value is doubtful. */
  modifiedZ: z.number().min(2).max(20).default(3.5),
  /** A doubtful value must also be this unlikely by chance: short series of small counts go beyond any z by chance alone. */
  chance: chance(),
  /** Fewest years of a series in which one is called an outlier. */
  fewestYears: z.int().min(4).max(50).default(5),
  /** Twelve months are too even where at least so many are equal and the rest one away, in a year of at least so many events: of fewer, the year's total would tell the months. */
  evenMonths: z.int().min(8).max(12).default(10),
  evenEvents: z.int().min(24).max(10_000).default(24),
  /** Whole runs of round numbers: share of last digits 0 and 5 this unlikely by chance. */
  roundDigits: chance(),
  /** No check for longer than so many months, where villages of the area are checked. */
  monthsUnchecked: z.int().min(1).max(120).default(12),
  /** Whipple's index, 1 = no preference, from which ages are a fault (United Nations: 1.1 to 1.25 approximate); the two ages above the line against the two below. */
  whipple: z.number().min(1).max(5).default(1.1),
  boundary: z.number().min(1).max(10).default(1.25),
  /** People of 23 to 62 that an index of ages needs; people that a change of population is judged on. */
  fewestAges: z.int().min(100).max(1_000_000).default(500),
  fewestPeople: z.int().min(10).max(100_000).default(50),
  /** Share of the completeness of one village in its score, and so on; they are put to 1 over the parts that a village has. */
  weights: weightsSchema.prefault({}),
});

export type QualityRules = z.infer<typeof qualityConfigSchema>;
export const QUALITY_RULES: QualityRules = qualityConfigSchema.parse({});

/** What an office has set otherwise than the defaults: a rule, or a weight as `weights.completeness`. */
export type ChangedRule = { rule: string; set: number; usual: number };

export function changedRules(rules: QualityRules): ChangedRule[] {
  const flat = ({ weights, ...numbers }: QualityRules): Record<string, number> => ({ ...numbers, ...Object.fromEntries(Object.entries(weights).map(([id, value]) => [`weights.${id}`, value])) });
  const usual = flat(QUALITY_RULES);
  return Object.entries(flat(rules)).flatMap(([rule, set]) => (set === usual[rule] ? [] : [{ rule, set, usual: usual[rule]! }]));
}
