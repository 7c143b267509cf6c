import { myers, noumbissi, totalWhipple, whipple } from "../age-heaping";
import { dissimilarity } from "../dissimilarity";
import { gini } from "../gini";
import { inequalitySlope } from "../inequality-slope";
import { ageRatioScore, jointScore } from "../joint-score";
import type { AgeRatioMethod } from "../joint-score";
import { kitagawa, productEffects } from "../kitagawa";
import { atkinson, herfindahl, theil, theilParts } from "../theil";
import { finite, has, list, num, text } from "./truth-input";
import type { Adapter, Input, Output } from "./truth-input";

/** The ages of a case, where it gives them. */
const agesOf = (input: Input): { ageMin?: number; ageMax?: number } => ({
  ...(has(input, "ageMin") ? { ageMin: num(input, "ageMin") } : {}),
  ...(has(input, "ageMax") ? { ageMax: num(input, "ageMax") } : {}),
});

const whippleCase: Adapter = (input) => ({ whipple: whipple(list(input, "counts_age0_up"), { ...agesOf(input), ...(has(input, "digits") ? { digits: list(input, "digits") } : {}) }) });

const myersCase: Adapter = (input) => ({ myers: myers(list(input, "counts_age0_up"), { ...agesOf(input), variant: text(input, "method", "orig") === "pasex" ? "pasex" : "orig" }) });

const digits: Adapter = (input) => {
  const counts = list(input, "counts_age0_up");
  return has(input, "digit") ? { noumbissi: noumbissi(counts, num(input, "digit"), agesOf(input)) } : { w_tot: totalWhipple(counts, agesOf(input)) };
};

const scores: Adapter = (input) => {
  const options = { method: text(input, "method", "un").toLowerCase() as AgeRatioMethod, openGroup: input.open_age_group !== false, adjust: input.adjust !== false };
  const ofSex = (key: string) => (has(input, key) ? { [`age_ratio_score_${key}`]: ageRatioScore(list(input, key), options) } : {});
  const alone = { ...ofSex("males"), ...ofSex("females") };
  if (!has(input, "males") || !has(input, "females")) return alone;
  const { sexRatioScore, joint } = jointScore(list(input, "males"), list(input, "females"), options);
  return { ...alone, sex_ratio_score: sexRatioScore, un_joint_score: joint, joint_score: joint, age_sex_accuracy: joint };
};

const giniCase: Adapter = (input) => ({ gini: gini(list(input, "x"), { corrected: input.finite_sample_correction === true }) });

const AVERSIONS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3];

const theilCase: Adapter = (input) => {
  if (has(input, "groups")) {
    const { total, between, within } = theilParts((input.groups as number[][]).map((values) => ({ values })));
    return { theil: total, theil_total: total, total, theil_between: between, between, theil_within: within, within };
  }
  const values = list(input, "x");
  const output: Output = { theil: theil(values, { dropZeros: true }), herfindahl: herfindahl(values), gini: gini(values) };
  for (const aversion of AVERSIONS) output[`atkinson_${aversion}`] = atkinson(values, aversion);
  if (has(input, "parameter")) output.atkinson = atkinson(values, num(input, "parameter"));
  return output;
};

const decomposition: Adapter = (input) => {
  if (has(input, "size1")) {
    const { first, second, difference, rateEffect, compositionEffect } = kitagawa(
      { sizes: list(input, "size1"), rates: list(input, "rate1") },
      { sizes: list(input, "size2"), rates: list(input, "rate2") },
    );
    return { crude1: first, crude2: second, difference, rate_effect: rateEffect, composition_effect: compositionEffect };
  }
  const factors = Object.keys(input).flatMap((key) => (/^[a-z]+1$/.test(key) ? [key.slice(0, -1)] : []));
  const { effects, difference } = productEffects(factors.map((name) => num(input, `${name}1`)), factors.map((name) => num(input, `${name}2`)));
  return { difference, ...Object.fromEntries(factors.map((name, at) => [`effect_${name}`, effects[at]])) };
};

const slope: Adapter = (input) => {
  const factor = num(input, "multiplier", 1);
  const populations = list(input, "population");
  const values = has(input, "value") ? list(input, "value") : list(input, "x").map((events, at) => events / (populations[at] as number));
  const { sii, rii, intercept } = inequalitySlope(values, populations);
  // As the source has it: a negative factor turns the direction round, and with it the ratio.
  return { sii: factor * sii, rii: finite(rii !== undefined && factor < 0 ? 1 / rii : rii), intercept };
};

export const STRUCTURE_CASES: Record<string, Adapter> = {
  whipple_demotools: whippleCase,
  myers_demotools: myersCase,
  noumbissi_demotools: digits,
  un_joint_score_demotools: scores,
  dissimilarity_demotools: (input) => ({ id: dissimilarity(list(input, "a"), list(input, "b")) }),
  gini: giniCase,
  theil: theilCase,
  kitagawa: decomposition,
  sii_phe: slope,
};
