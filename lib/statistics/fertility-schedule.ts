import { byar } from "./byar";
import { demand, isAmount } from "./demand";
import type { Interval } from "./interval";

/** Share of all fertility by age of the mother: 15–19, 20–24, … 45–49; adds up to 1. */
export type FertilitySchedule = { shares: number[]; meanAge: number; alpha: number; beta: number; method: string };
/** Children per woman over a life at the rates of the period, and births per woman and year by age group. */
export type TotalFertility = { value: number; interval: Interval; rates: number[]; method: string };

/** First ages of the seven groups. */
export const MOTHER_AGES = [15, 20, 25, 30, 35, 40, 45] as const;

/** Gompits of Booth's standard at exact ages 15, 20, … 45; at 50 all fertility is past. Booth 1984, table 2. */
const BOOTH = [-1.77306, -0.6913, 0.02564, 0.7, 1.47872, 2.62602, 4.8097] as const;

/** Spread that fits the 2020 census rates of China (mean age 29.0) best; 1 is Booth's standard of high fertility, wider over ages. */
export const USUAL_SPREAD = 1.62;
export const USUAL_MEAN_AGE = 29;

/**
 * Model schedule of fertility by age: Brass's relational Gompertz, F(x) = exp(−exp(−(alpha + beta·Yₛ(x)))), on Booth's standard; alpha is
 * found so that the mean age at birth is the one given. The little that the model puts before age 15 is counted at 15–19.
 * Domain: 22 ≤ meanAge ≤ 36 years; 0.8 ≤ spread (beta) ≤ 2.5, higher is narrower. Describes ages only; the level is `totalFertility`.
 * Brass 1974, Population Studies 28:5; Booth 1984, Population Studies 38:495. Proof: oracles/issue5.R.
 */
export function fertilitySchedule({ meanAge = USUAL_MEAN_AGE, spread = USUAL_SPREAD }: { meanAge?: number; spread?: number } = {}): FertilitySchedule {
  demand(meanAge >= 22 && meanAge <= 36, "fertilitySchedule: the mean age at birth must be within 22..36 years", meanAge);
  demand(spread >= 0.8 && spread <= 2.5, "fertilitySchedule: the spread must be within 0.8..2.5", spread);
  let [low, high] = [-12, 12];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    // A higher alpha brings births forward.
    if (meanOf(sharesAt(middle, spread)) > meanAge) low = middle;
    else high = middle;
  }
  const alpha = (low + high) / 2;
  const shares = sharesAt(alpha, spread);
  return { shares, meanAge: meanOf(shares), alpha, beta: spread, method: "relational Gompertz, Booth standard" };
}

/**
 * Total fertility that so many births imply, given women by age and a schedule: TFR = births / Σ women × share / 5. It is indirect: the
 * births are spread over ages by the model. Interval from that of the count (Byar, exact below 10). Described, never judged.
 * Domain: births ≥ 0; seven numbers of women (person-years), ≥ 0, some where the schedule has births; shares adding up to 1.
 * Unit: children per woman. Preston, Heuveline & Guillot 2001, Demography, section 5.2; UN Manual X 1983. Proof: oracles/issue5.R.
 */
export function totalFertility({ births, women, shares }: { births: number; women: readonly number[]; shares: readonly number[] }, level = 0.95): TotalFertility {
  demand(isAmount(births), "totalFertility: births must be finite and not negative", births);
  demand(women.length === MOTHER_AGES.length && women.every(isAmount), "totalFertility: women must be seven finite numbers from 0", women.join(" "));
  demandShares("totalFertility", shares);
  const weighted = women.reduce((sum, count, at) => sum + (count * (shares[at] as number)) / 5, 0);
  demand(weighted > 0, "totalFertility: there must be women of childbearing age", weighted);
  const { lower, upper, method } = byar(births, level);
  const value = births / weighted;
  return { value, interval: { lower: lower / weighted, upper: upper / weighted, level, method }, rates: shares.map((share) => (value * share) / 5), method: "births over women by model schedule" };
}

/** Refuses a schedule that is not seven shares adding up to 1. */
export function demandShares(method: string, shares: readonly number[]): void {
  demand(shares.length === MOTHER_AGES.length && shares.every(isAmount), `${method}: a schedule must be seven finite shares from 0`, shares.join(" "));
  const sum = shares.reduce((total, share) => total + share, 0);
  demand(Math.abs(sum - 1) < 1e-9, `${method}: the shares of a schedule must add up to 1`, sum);
}

function sharesAt(alpha: number, beta: number): number[] {
  const past = BOOTH.map((gompit, at) => (at === 0 ? 0 : Math.exp(-Math.exp(-(alpha + beta * gompit)))));
  return past.map((own, at) => (past[at + 1] ?? 1) - own);
}

const meanOf = (shares: readonly number[]): number => shares.reduce((sum, share, at) => sum + share * ((MOTHER_AGES[at] as number) + 2.5), 0);
