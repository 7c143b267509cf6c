/**
 * Every number of the rules for villages that lag, in one object (design section 5, "Behind"). The false discovery level is
 * set by the simulation in `chance.test.ts`: 24 villages whose true values equal target and area give fewer than one
 * false listing in ten years, for all indicators together (100 seeds: 0.6 at 0.05, 1.3 at 0.1; 0.04 leaves room for larger counts).
 */
export type LaggingRules = {
  /** Benjamini-Hochberg level across the villages, for one indicator and period. */
  falseDiscovery: number;
  /** Behind on the same indicator in so many periods running: listed. */
  periodsRunning: number;
  /** Behind on so many indicators in one period: listed. */
  indicatorsAtOnce: number;
  /** So many periods running not behind: released. */
  periodsClear: number;
  /** Fewer trials than this in a period are not tested: they could not show anything. */
  fewestTrials: number;
  /** A worsening trend needs a chi-square above this (99.8 %) over five periods. */
  trendChiSquare: number;
  trendPeriods: number;
  /** Statistical years of births pooled before a sex ratio is judged. */
  sexRatioYears: number;
  /** Births that a pooled sex ratio needs: enough to show a true 120 against 107 at 80 % power. */
  sexRatioBirths: number;
  /** Upper end of the normal band, boys per 100 girls. */
  sexRatioLimit: number;
};

export const LAGGING_RULES: LaggingRules = {
  falseDiscovery: 0.04,
  periodsRunning: 2,
  indicatorsAtOnce: 2,
  periodsClear: 2,
  fewestTrials: 1,
  trendChiSquare: 9.55,
  trendPeriods: 5,
  sexRatioYears: 5,
  sexRatioBirths: 1890,
  sexRatioLimit: 107,
};
