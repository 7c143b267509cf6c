import { demand, isAmount } from "./demand";
import type { AgeBand, Sex } from "./age-bands";
import { widthOf } from "./age-bands";

/** How the mean age at death of infants is had: by rule from their death rate, or a given number of years. */
export type InfantRule = "andreev-kingkade" | "coale-demeny" | number;

/** Pieces of a broken line a0 = start + slope × m0, each up to (not with) its rate. */
const ANDREEV_KINGKADE = {
  male: [[0.023, 0.14929, -1.99545], [0.08307, 0.02832, 3.26021], [Infinity, 0.29915, 0]],
  female: [[0.01724, 0.14903, -2.05527], [0.06891, 0.04667, 3.88089], [Infinity, 0.31411, 0]],
} as const;
const COALE_DEMENY = {
  male: [[0.107, 0.045, 2.684], [Infinity, 0.33, 0]],
  female: [[0.107, 0.053, 2.8], [Infinity, 0.35, 0]],
} as const;
/** Years lived between ages 1 and 5 by those who die there, model West. */
const TODDLERS = {
  male: [[0.107, 1.651, -2.816], [Infinity, 1.352, 0]],
  female: [[0.107, 1.522, -1.518], [Infinity, 1.361, 0]],
} as const;

/**
 * Years lived in the first year of life by those who die in it, from the infant death rate m0 (not from deaths per birth).
 * Domain: m0 ≥ 0; a given number must lie within 0..1. Unit: years. Both sexes: the mean of the two.
 * Andreev & Kingkade 2015, Demographic Research 33:363, as HMD Methods Protocol 6; Coale & Demeny 1983, as Preston et al. 2001, p. 48.
 */
export function infantAge(m0: number, sex: Sex, rule: InfantRule = "andreev-kingkade"): number {
  demand(isAmount(m0), "infantAge: the infant death rate must be finite and not negative", m0);
  if (typeof rule === "number") {
    demand(rule >= 0 && rule <= 1, "infantAge: a given mean age at death must be within 0..1 years", rule);
    return rule;
  }
  return bySex(rule === "coale-demeny" ? COALE_DEMENY : ANDREEV_KINGKADE, m0, sex);
}

/**
 * Part of its band that those who die in it have lived (Chiang's a): the rule for age 0; for 1–4 Coale & Demeny's West, except where
 * the infants' number is given (then half, as England does); a first band of 0–4 mixes its infants in, whose own rate is not known; half
 * elsewhere.
 * Chiang 1984, The Life Table and its Applications.
 */
export function livedPart(band: AgeBand, m0: number, sex: Sex, rule: InfantRule): number {
  const width = widthOf(band);
  if (band.from === 0 && width === 1) return infantAge(m0, sex, rule);
  // Most deaths under five fall in the first year; half would say they live too long. Deaths 3 to 1 over the two parts.
  if (band.from === 0) return width <= 5 ? (0.75 * infantAge(m0, sex, rule) + 0.25 * (1 + (width - 1) / 2.5)) / width : 0.5;
  if (band.from === 1 && width === 4 && typeof rule !== "number") return bySex(TODDLERS, m0, sex) / 4;
  return 0.5;
}

type Pieces = readonly (readonly [number, number, number])[];

function bySex(rules: { male: Pieces; female: Pieces }, rate: number, sex: Sex): number {
  if (sex === "both") return (bySex(rules, rate, "male") + bySex(rules, rate, "female")) / 2;
  const [, start, slope] = rules[sex].find(([below]) => rate < below) as readonly [number, number, number];
  return start + slope * rate;
}
