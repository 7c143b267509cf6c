import { z } from "zod";

/**
 * Every number of the rules for villages that lag, in one object (design section 5, "Behind"); an office sets its own under
 * `lagging` in `config.json`. The false discovery level is set by the simulation in `chance.test.ts`: 24 villages whose true
 * values equal target and area give fewer than one false listing in ten years, for all indicators together (100 seeds: 0.6 at
 * 0.05, 1.3 at 0.1; 0.04 leaves room for larger counts).
 */
export const laggingConfigSchema = z.strictObject({
  /** Benjamini-Hochberg level across the villages, for one indicator and period. */
  falseDiscovery: z.number().gt(0).max(0.5).default(0.04),
  /** Behind on the same indicator in so many periods running: listed. */
  periodsRunning: z.int().min(1).max(8).default(2),
  /** Behind on so many indicators in one period: listed. */
  indicatorsAtOnce: z.int().min(1).max(8).default(2),
  /** So many periods running not behind: released. */
  periodsClear: z.int().min(1).max(8).default(2),
  /** Fewer trials than this in a period are not tested: they could not show anything. */
  fewestTrials: z.int().min(1).max(1000).default(1),
  /** A worsening trend needs a chi-square above this (99.8 %) over five periods; a laxer one is not offered. */
  trendChiSquare: z.number().min(9.54953570608324).max(100).default(9.54953570608324),
  /** Statistical years of births pooled before a sex ratio is judged. */
  sexRatioYears: z.int().min(1).max(10).default(5),
  /** Births that a pooled sex ratio needs: enough to show a true 120 against 107 at 80 % power. */
  sexRatioBirths: z.int().min(100).max(100_000).default(1890),
  /** Upper end of the normal band, boys per 100 girls; without it the one of the office's `normalSexRatio`. */
  sexRatioLimit: z.number().min(100).max(150).optional(),
  /** On the list for so many periods and still behind: the circular proposes a talk about the help needed. */
  talkAfterRounds: z.int().min(2).max(40).default(4),
  /** Periods after listing or help that are looked at for whether help worked. */
  effectPeriods: z.int().min(1).max(12).default(4),
  /** Tested periods before that, at most, from which a village's own level is estimated. */
  effectHistory: z.int().min(2).max(40).default(8),
  /** So much more than may come without help (as a share) before help is said to have worked: by simulation the expectation errs by less where lags fade. */
  effectMargin: z.number().min(0).max(0.2).default(0.02),
  /** Fewer villages than this are not put together: what one of them did could be told from the sum. */
  effectVillages: z.int().min(3).max(100).default(3),
});

type LaggingConfig = z.infer<typeof laggingConfigSchema>;
export type LaggingRules = Omit<LaggingConfig, "sexRatioLimit"> & {
  sexRatioLimit: number;
  /** Whether testing many villages at once is corrected for. Only the naive rule it is shown beside does not. */
  correction: "benjaminiHochberg" | "none";
};

/** The rules of an office: its own numbers, defaults for the rest. */
export const rulesOf = ({ lagging, normalSexRatio }: { lagging: LaggingConfig; normalSexRatio: readonly [number, number] }): LaggingRules => ({ ...lagging, sexRatioLimit: lagging.sexRatioLimit ?? normalSexRatio[1], correction: "benjaminiHochberg" });

export const LAGGING_RULES: LaggingRules = rulesOf({ lagging: laggingConfigSchema.parse({}), normalSexRatio: [103, 107] });

/** What is done without the statistics: 95 % one-sided for every village on its own, and once behind is listed. */
export const naiveRules = (rules: LaggingRules): LaggingRules => ({ ...rules, falseDiscovery: 0.05, correction: "none", periodsRunning: 1, indicatorsAtOnce: 1 });
