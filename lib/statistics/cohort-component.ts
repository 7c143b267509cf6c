import { bandSums, demandBands, demandPerBand, singleAges } from "./age-bands";
import type { AgeBand } from "./age-bands";
import { cohortSurvival, moveShares } from "./cohort-survival";
import type { Survival } from "./cohort-survival";
import { demand, isAmount, isFiniteNumber } from "./demand";
import { MOTHER_AGES, demandShares } from "./fertility-schedule";

/**
 * Where a projection starts. People and death rates per person-year by the same bands; total fertility with its schedule (seven shares);
 * boys per 100 girls at birth; net moves per year by sex, absent or 0 for no migration.
 */
export type ProjectionBase = {
  ages: readonly AgeBand[];
  male: readonly number[];
  female: readonly number[];
  mortality: { male: readonly number[]; female: readonly number[] };
  fertility: { total: number; shares: readonly number[] };
  sexRatio?: number;
  moves?: { male: number; female: number };
};
/** People by band at the end of a year, and the births, deaths and net moves within it (0 at the start). */
export type ProjectedYear = { year: number; male: number[]; female: number[]; total: number; births: number; deaths: number; moves: number };

/** People by single age 0..100 and sex. */
export type People = { male: Float64Array; female: Float64Array };
/** What one year does to people; `chance` of a simulation replaces expected numbers by drawn ones. */
export type YearRates = { male: Survival; female: Survival; fertility: number; shares: readonly number[]; sexRatio: number; moves: { male: number; female: number } };
export type Chance = { count: (expected: number) => number; boys: (births: number, share: number) => number };

const EXPECTED: Chance = { count: (expected) => expected, boys: (births, share) => births * share };
const SEXES = ["male", "female"] as const;

/**
 * Projection by cohort component, year by year and by single age: people of a band are split evenly over its ages, each age survives by
 * the death rates, women give birth by total fertility times schedule, half of the net moves come at the start of the year and half at its
 * end. Rates stay as they are: it says what follows from them and is neither forecast nor target.
 * Domain: bands from 0 without gap; numbers ≥ 0 (moves of either sign), open death rates above 0; 0 < sexRatio < 1000; 1..30 years. Year 0
 * is the start. Leslie 1945, Biometrika 33:183; Preston, Heuveline & Guillot 2001, chapter 6. Proof: oracles/issue5.R.
 */
export function projectPopulation(base: ProjectionBase, years = 5): ProjectedYear[] {
  demand(Number.isSafeInteger(years) && years >= 1 && years <= 30, "projectPopulation: years must be a whole number within 1..30", years);
  let people = startOf(base);
  const rates = yearRates(base);
  const path = [projected(0, base.ages, people, { births: 0, deaths: 0, moves: 0 })];
  for (let year = 1; year <= years; year += 1) {
    const { next, ...flows } = yearOn(people, rates);
    people = next;
    path.push(projected(year, base.ages, people, flows));
  }
  return path;
}

/** People of single ages at the start; refuses a base no projection is made of. */
export function startOf({ ages, male, female, mortality }: ProjectionBase): People {
  demandBands("projectPopulation", ages);
  for (const sex of SEXES) demandPerBand("projectPopulation", "death rates", ages, mortality[sex]);
  const open = { male: mortality.male.at(-1) as number, female: mortality.female.at(-1) as number };
  return { male: singleAges(ages, male, open.male), female: singleAges(ages, female, open.female) };
}

/** Rates of a year, total fertility and all death rates multiplied by the factors given. */
export function yearRates({ ages, mortality, fertility, sexRatio = 106, moves = { male: 0, female: 0 } }: ProjectionBase, factors = { fertility: 1, mortality: 1 }): YearRates {
  demand(isAmount(fertility.total), "projectPopulation: total fertility must be finite and not negative", fertility.total);
  demandShares("projectPopulation", fertility.shares);
  demand(sexRatio > 0 && sexRatio < 1000, "projectPopulation: boys per 100 girls must lie between 0 and 1000", sexRatio);
  demand(isFiniteNumber(moves.male) && isFiniteNumber(moves.female), "projectPopulation: net moves must be finite", `${moves.male} and ${moves.female}`);
  const survival = (sex: "male" | "female") => cohortSurvival(ages, mortality[sex].map((rate) => rate * factors.mortality), sex);
  return { male: survival("male"), female: survival("female"), fertility: fertility.total * factors.fertility, shares: fertility.shares, sexRatio, moves };
}

/** One year: people after it, and its births, deaths and net moves. */
export function yearOn(people: People, rates: YearRates, chance: Chance = EXPECTED): { next: People; births: number; deaths: number; moves: number } {
  const arrived = { male: moved(people.male, rates.moves.male / 2), female: moved(people.female, rates.moves.female / 2) };
  const aged = { male: older(arrived.male, rates.male.next, chance), female: older(arrived.female, rates.female.next, chance) };
  const births = chance.count(birthsOfYear(arrived.female, aged.female.people, rates));
  const boys = chance.boys(births, rates.sexRatio / (100 + rates.sexRatio));
  const born = { male: boys, female: births - boys };
  let [deaths, moves] = [0, 0];
  const next = {} as People;
  for (const sex of SEXES) {
    const died = Math.min(born[sex], chance.count(born[sex] * (1 - rates[sex].born)));
    aged[sex].people[0] = born[sex] - died;
    next[sex] = moved(aged[sex].people, rates.moves[sex] / 2);
    deaths += aged[sex].deaths + died;
    moves += sum(arrived[sex]) - sum(people[sex]) + sum(next[sex]) - sum(aged[sex].people);
  }
  return { next, births, deaths, moves };
}

function older(people: Float64Array, survival: Float64Array, chance: Chance): { people: Float64Array; deaths: number } {
  const next = new Float64Array(people.length);
  let deaths = 0;
  people.forEach((count, age) => {
    const died = Math.min(count, chance.count(count * (1 - (survival[age] as number))));
    const to = Math.min(people.length - 1, age + 1);
    next[to] = (next[to] as number) + count - died;
    deaths += died;
  });
  return { people: next, deaths };
}

/** Woman-years of each age group, the mean of start and end of the year, times its fertility. */
function birthsOfYear(start: Float64Array, end: Float64Array, { fertility, shares }: YearRates): number {
  return MOTHER_AGES.reduce((births, from, at) => {
    let women = 0;
    for (let age = from; age < from + 5; age += 1) women += ((start[age] as number) + (end[age] as number)) / 2;
    return births + (women * fertility * (shares[at] as number)) / 5;
  }, 0);
}

/** Nobody can leave who is not there: net moves stop at an empty age. */
function moved(people: Float64Array, net: number): Float64Array {
  if (net === 0) return people;
  const shares = moveShares(people);
  return people.map((count, age) => Math.max(0, count + net * (shares[age] as number)));
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function projected(year: number, ages: readonly AgeBand[], people: People, flows: { births: number; deaths: number; moves: number }): ProjectedYear {
  return { year, male: bandSums(ages, people.male), female: bandSums(ages, people.female), total: sum(people.male) + sum(people.female), ...flows };
}
