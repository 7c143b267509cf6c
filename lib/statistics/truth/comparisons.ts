import { benjaminiHochberg, benjaminiYekutieli } from "../false-discovery";
import { ratioClass, ratioFunnel, ratioLimitsAt, shareClass, shareFunnel } from "../funnel-limits";
import type { FunnelClass } from "../funnel-limits";
import { marshall, martuzzi } from "../moment-shrinkage";
import { moran, moranOfRates } from "../moran";
import { exactRanks, rankDistributions } from "../rank-exact";
import { rankRegion, simultaneousZ } from "../rank-region";
import type { Adapter, Input, Output } from "./truth-input";
import { finite, has, levelOf, list, num, text, unlessRefused } from "./truth-input";

const falseDiscovery: Adapter = (input) => {
  const output: Output = {};
  for (const key of Object.keys(input).filter((name) => name.startsWith("p_"))) output[key.slice(2)] = benjaminiHochberg(list(input, key));
  if (!has(input, "p")) return output;
  return { ...output, bh: benjaminiHochberg(list(input, "p")), by: benjaminiYekutieli(list(input, "p")) };
};

const LABELS: Record<FunnelClass, string> = { "low-0.001": "Low (0.001)", "low-0.025": "Low (0.025)", within: "Not significant", "high-0.025": "High (0.025)", "high-0.001": "High (0.001)" };

const funnelOfShares: Adapter = (input) => {
  if (has(input, "areas")) {
    const areas = (input.areas as { numerator: number; denominator: number }[]).map(({ numerator, denominator }) => ({ events: numerator, trials: denominator }));
    const share = areas.reduce((sum, { events }) => sum + events, 0) / areas.reduce((sum, { trials }) => sum + trials, 0);
    const classification = areas.map((area) => LABELS[shareClass(area, share)]);
    const counts: Record<string, number> = {};
    for (const label of classification) counts[label] = (counts[label] ?? 0) + 1;
    return { pooled_average: share, classification, counts };
  }
  const factor = num(input, "multiplier", 100);
  const [share, trials] = [num(input, "average"), num(input, "N")];
  const [inner, outer] = [shareFunnel(share, trials, 0.95), shareFunnel(share, trials, 0.998)];
  return { baseline: factor * share, lower_2s: factor * inner.lower, upper_2s: factor * inner.upper, lower_3s: factor * outer.lower, upper_3s: factor * outer.upper };
};

const funnelOfRatios: Adapter = (input) => {
  if (has(input, "rows")) return { classification: (input.rows as { observed: number; expected: number }[]).map(({ observed, expected }) => LABELS[ratioClass(observed, expected)]) };
  const [inner, outer] = [ratioLimitsAt(num(input, "observed"), 0.95), ratioLimitsAt(num(input, "observed"), 0.998)];
  // The lower limit of the ratio belongs to the larger expected count.
  return {
    lower_2s_exp: inner.expected.upper,
    upper_2s_exp: inner.expected.lower,
    lower_3s_exp: outer.expected.upper,
    upper_3s_exp: outer.expected.lower,
    lower_2s_isr: inner.ratio.lower,
    upper_2s_isr: finite(inner.ratio.upper),
    lower_3s_isr: outer.ratio.lower,
    upper_3s_isr: finite(outer.ratio.upper),
  };
};

const poissonFunnel: Adapter = (input) => {
  const target = num(input, "target", 1);
  const at = (level: number) => list(input, "expected").map((expected) => ratioFunnel(expected, level, { target }));
  const [inner, outer] = [at(0.95), at(0.998)];
  return { ll95: inner.map(({ lower }) => lower), ul95: inner.map(({ upper }) => upper), ll99_8: outer.map(({ lower }) => lower), ul99_8: outer.map(({ upper }) => upper) };
};

const shrinkage: Adapter = (input) => {
  const cases = list(input, "cases");
  const sizes = list(input, has(input, "total") ? "total" : "population");
  const binomial = text(input, "family") === "binomial";
  const { mean, between, values } = binomial
    ? martuzzi(cases.map((events, at) => ({ events, trials: sizes[at] as number })))
    : marshall(cases.map((events, at) => ({ events, exposure: sizes[at] as number })));
  const chosen = has(input, "report_areas_1based") ? list(input, "report_areas_1based").map((place) => place - 1) : cases.map((_, at) => at);
  const raw = chosen.map((at) => (cases[at] as number) / (sizes[at] as number));
  const shrunken = chosen.map((at) => values[at] as number);
  return { a: between, b: mean, raw, estmm: shrunken, eb: shrunken, raw_percent: raw.map((value) => 100 * value), eb_percent: shrunken.map((value) => 100 * value) };
};

const spatial: Adapter = (input) => {
  const neighbours = (input.neighbours_1based as number[][]).map((places) => places.map((place) => place - 1));
  const rates = list(input, "cases").map((events, at) => ({ events, exposure: list(input, "population")[at] as number }));
  const index = unlessRefused(() => {
    const { value } = moranOfRates(rates, neighbours);
    return { eb_index: value, EB_index: value, eb_moran_I: value, EBI: value };
  });
  return { moran_I: moran(rates.map(({ events, exposure }) => events / exposure), neighbours).value, ...index };
};

const rankIntervalsCase: Adapter = (input) => {
  const posterior = { family: "normal" as const, mean: list(input, "estimate"), sd: list(input, "se") };
  const distributions = rankDistributions(posterior);
  const { lower, upper, median } = exactRanks(posterior, levelOf(input));
  const expected = distributions.map((distribution) => distribution.reduce((sum, p, below) => sum + p * (below + 1), 0));
  const probability = distributions.map((distribution) => Array.from(distribution));
  const [rank_lower, rank_upper] = [Array.from(lower), Array.from(upper)];
  return { expected_rank: expected, probability, p_rank: probability, rank_lower, rank_upper, lower: rank_lower, upper: rank_upper, lower95: rank_lower, upper95: rank_upper, median_rank: Array.from(median) };
};

const rankRegionCase: Adapter = (input) => {
  const level = 1 - num(input, "alpha", 0.1);
  const n = has(input, "K") ? num(input, "K") : list(input, "estimate").length;
  const critical = { z_independent: simultaneousZ(n, level), z_bonferroni: simultaneousZ(n, level, "bonferroni") };
  if (!has(input, "estimate")) return critical;
  const z = text(input, "method") === "bonferroni" ? critical.z_bonferroni : critical.z_independent;
  const region = rankRegion(roundedLimits(input, z));
  const chosen = has(input, "report_1based") ? list(input, "report_1based").map((place) => place - 1) : list(input, "estimate").map((_, at) => at);
  return { ...critical, rank_low: chosen.map((at) => region.lower[at]), rank_high: chosen.map((at) => region.upper[at]) };
};

/** The source prints 90 % margins of error and rounds the limits before it compares them. */
function roundedLimits(input: Input, z: number): { lower: number; upper: number }[] {
  const errors = has(input, "se") ? list(input, "se") : list(input, "moe90").map((margin) => margin / 1.645);
  const scale = has(input, "rounding_decimals") ? 10 ** num(input, "rounding_decimals") : undefined;
  const round = (value: number) => (scale === undefined ? value : Math.round(value * scale) / scale);
  return list(input, "estimate").map((estimate, at) => ({ lower: round(estimate - z * (errors[at] as number)), upper: round(estimate + z * (errors[at] as number)) }));
}

export const COMPARISON_CASES: Record<string, Adapter> = {
  bh: falseDiscovery,
  funnel_proportion_phe: funnelOfShares,
  funnel_ratio_phe: funnelOfRatios,
  overdispersion: poissonFunnel,
  ebest: shrinkage,
  moran_ncsids: spatial,
  rank_intervals_gs: rankIntervalsCase,
  rank_region_kww: rankRegionCase,
};
