import { chainLadder } from "../chain-ladder";
import type { Triangle } from "../chain-ladder";
import { QUALITY_THRESHOLDS, modifiedZ, standardScore } from "../outliers";
import { recentTrend, trendJudgement } from "../recent-trend";
import type { TrendDirection } from "../recent-trend";
import { partOfSeven, sevenInARow, sevenOnOneSide, specialCauses, twoInThree } from "../special-causes";
import { shareHeterogeneity, shareTrend } from "../trend-test";
import { xmr } from "../xmr";
import { finite, has, list, num, text, unlessRefused } from "./truth-input";
import type { Adapter, Input, Output } from "./truth-input";

const ladder: Adapter = (input) => {
  const { factors, sigma2, toUltimate, origins, latest, ultimate, se } = chainLadder(input.triangle_cumulative as Triangle, num(input, "tail", 1));
  const errors = origins.map((origin) => finite(origin.se));
  return {
    link_ratios: factors,
    sigma2: sigma2?.slice(0, -1),
    sigma2_last: finite(sigma2?.at(-1)),
    ldf: toUltimate,
    latest: origins.map((origin) => origin.latest),
    latest_total: latest,
    ultimate: origins.map((origin) => origin.ultimate),
    ultimate_total: ultimate,
    ibnr: origins.map((origin) => origin.ultimate - origin.latest),
    ibnr_total: ultimate - latest,
    mack_se: errors,
    se: errors,
    mack_se_total: finite(se),
    total_se: finite(se),
    se_total: finite(se),
  };
};

const TRENDS: Record<TrendDirection, string> = { increasing: "Increasing", decreasing: "Decreasing", none: "NoChange", cannotBeCalculated: "CannotBeCalculated" };
const JUDGEMENTS = { better: "AndGettingBetter", worse: "AndGettingWorse" };

const trend: Adapter = (input) => {
  const good = ({ "High is good": "high", "Low is good": "low" } as const)[text(input, "polarity")];
  const label = (direction: TrendDirection) => {
    const judgement = trendJudgement(direction, good);
    return TRENDS[direction] + (judgement ? JUDGEMENTS[judgement] : "");
  };
  if (has(input, "trend")) return { label: label((Object.keys(TRENDS) as TrendDirection[]).find((key) => TRENDS[key] === input.trend) ?? "none") };
  const [value, lower, upper] = ["value", "lower95", "upper95"].map((key) => input[key] as (number | null)[]) as [(number | null)[], (number | null)[], (number | null)[]];
  const years = has(input, "year") ? list(input, "year") : value.map((_, at) => at);
  const order = value.map((_, at) => at).sort((one, two) => (years[one] as number) - (years[two] as number));
  // The source uses only the width of the limits and does not ask that they hold the value.
  const point = (own: number | null | undefined, reach: number) => (typeof own === "number" && Number.isFinite(reach) ? { value: own, lower: own - reach, upper: own + reach } : undefined);
  const known = (limit: number | null | undefined) => limit ?? Number.NaN;
  const { direction, slope, chi2 } = recentTrend(order.map((at) => point(value[at], (known(upper[at]) - known(lower[at])) / 2)));
  return { trend: TRENDS[direction], label: label(direction), slope: finite(slope), chi2: finite(chi2) };
};

const xmrCase: Adapter = (input) => {
  const values = has(input, "fix_after_n_points") ? list(input, "y").slice(0, num(input, "fix_after_n_points")) : list(input, "y");
  const { mean, lower, upper, meanRange } = xmr(values, { screen: input.screen_outliers !== false });
  return { mean, lower, upper, mean_moving_range: meanRange };
};

const rules: Adapter = (input) => {
  if (has(input, "y")) return pointTypes(input);
  const rule = text(input, "rule");
  if (rule === "two_in_three") return { flags: twoInThree(list(input, "close"), list(input, "relative_to_mean")) };
  const known: Record<string, (values: number[]) => number[]> = { side7: sevenOnOneSide, trend7: sevenInARow, part_of_seven: partOfSeven };
  const compute = known[rule];
  if (!compute) throw new TypeError(`truth: unknown rule ${rule}`);
  return { flags: compute(list(input, "v")) };
};

function pointTypes(input: Input): Output {
  const values = list(input, "y");
  const limits = xmr(values, { screen: input.screen_outliers !== false });
  const better = text(input, "improvement_direction", "increase") === "decrease" ? -1 : 1;
  const types = specialCauses(values, limits).map((broken, at) => {
    if (broken.length === 0) return "common_cause";
    return Math.sign((values[at] as number) - limits.mean) === better ? "special_cause_improvement" : "special_cause_concern";
  });
  return { point_types: types, last_two_point_types: types.slice(-2) };
}

const shares: Adapter = (input) => {
  const groups = list(input, "x").map((events, at) => ({ events, trials: list(input, "n")[at] as number }));
  const { chi2, p } = shareTrend(groups, has(input, "scores") ? list(input, "scores") : undefined);
  const { chi2: heterogeneity, df, p: pHeterogeneity } = shareHeterogeneity(groups);
  return { chi2, p, chi2_trend: chi2, p_trend: p, chi2_heterogeneity: heterogeneity, df, p_heterogeneity: pHeterogeneity };
};

const outliers: Adapter = (input) => {
  const thresholds = {
    moderate_outlier_sd: QUALITY_THRESHOLDS.moderateOutlier,
    extreme_outlier_sd: QUALITY_THRESHOLDS.extremeOutlier,
    consistency_over_time_percent: QUALITY_THRESHOLDS.consistencyOverTime,
    consistency_between_related_percent: QUALITY_THRESHOLDS.consistencyBetweenRelated,
    completeness_percent: QUALITY_THRESHOLDS.completeness,
  };
  if (!has(input, "series")) return thresholds;
  const round = (value: number) => finite(Math.round(value * 100) / 100);
  const standard = unlessRefused(() => ({ standard_score: round(standardScore(list(input, "series"), num(input, "x")).score) }));
  return { modified_z: round(modifiedZ(list(input, "series"), num(input, "x")).score), ...standard };
};

export const SERIES_CASES: Record<string, Adapter> = {
  chainladder_raa: ladder,
  recent_trend_fingertips: trend,
  xmr_nhsr: xmrCase,
  spc_rules_nhsr: rules,
  trend_proportions: shares,
  dq_outliers_who: outliers,
};
