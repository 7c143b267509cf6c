import { OLDEST, demandBands, demandPerBand, widthOf } from "./age-bands";
import type { AgeBand } from "./age-bands";
import { demand, isPositive } from "./demand";
import { infantAge } from "./infant-age";

/** `born`: part of a year's births alive at its end; `next[x]`: part of those aged x alive a year later (100: all older). */
export type Survival = { born: number; next: Float64Array };

/**
 * Survival over one year by single age from death rates by band: within a band the rate is the same at each age (a first band
 * of 0–4 spreads its infants' deaths over five years). Ratios of years lived, L(x+1)/L(x), so that a stationary population stays as it is.
 * Domain: bands from 0 without gap, rates ≥ 0 per person-year, that of the open band above 0. Unit: fraction.
 * Preston, Heuveline & Guillot 2001, Demography, section 6.3. Proof: oracles/issue5.R.
 */
export function cohortSurvival(ages: readonly AgeBand[], rates: ArrayLike<number>, sex: "male" | "female"): Survival {
  demandBands("cohortSurvival", ages);
  demandPerBand("cohortSurvival", "rates", ages, rates);
  const open = rates[ages.length - 1] as number;
  demand(isPositive(open), "cohortSurvival: the death rate of the open band must be above 0", open);
  const lived = new Float64Array(OLDEST + 1);
  let l = 1;
  for (let at = 0, age = 0; age < OLDEST; age += 1) {
    while (age > ((ages[at] as AgeBand).to ?? Infinity)) at += 1;
    const rate = rates[at] as number;
    const part = age === 0 && widthOf(ages[0] as AgeBand) === 1 ? infantAge(rate, sex) : 0.5;
    const q = Math.min(1, rate / (1 + (1 - part) * rate));
    lived[age] = l * (1 - q + part * q);
    l *= 1 - q;
  }
  lived[OLDEST] = l / open;
  const ratio = (above: number, below: number) => (below > 0 ? Math.min(1, above / below) : 0);
  const next = Float64Array.from(lived, (_, age) => (age < OLDEST - 1 ? ratio(lived[age + 1] as number, lived[age] as number) : ratio(lived[OLDEST] as number, (lived[OLDEST - 1] as number) + (lived[OLDEST] as number))));
  return { born: Math.min(1, lived[0] as number), next };
}

/**
 * Net moves of a year spread over single ages as model migration has it: children with their parents, most between 20 and 30. The weight
 * of an age is the model's rate times the people of that age; the parts add up to 1, or are all 0 where nobody lives.
 * Rogers & Castro 1981, Model Migration Schedules, IIASA RR-81-30 (average parameters).
 */
export function moveShares(people: ArrayLike<number>): Float64Array {
  const shares = new Float64Array(people.length);
  let whole = 0;
  for (let age = 0; age < shares.length; age += 1) {
    shares[age] = (people[age] as number) * (MOVING[age] ?? movingAt(age));
    whole += shares[age] as number;
  }
  for (let age = 0; age < shares.length; age += 1) shares[age] = whole > 0 ? (shares[age] as number) / whole : 0;
  return shares;
}

const movingAt = (age: number): number => 0.02 * Math.exp(-0.1 * age) + 0.06 * Math.exp(-0.1 * (age - 20) - Math.exp(-0.4 * (age - 20))) + 0.003;
/** The model's rates, once: a simulation asks for them thousands of times. */
const MOVING = Float64Array.from({ length: OLDEST + 1 }, (_, age) => movingAt(age));
