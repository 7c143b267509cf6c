import { demand, demandAmounts, demandFinite } from "./demand";

/** Counts of people by single year of age, age 0 first. */
export type AgeCounts = readonly number[];

/**
 * Whipple's index: people at ages ending in the digits, against all from two years below the first to two above the last (for one
 * digit seven below). 1 no heaping, 5 (or 10 for one digit) all heaped; times 100 on the UN scale.
 * Domain: one digit or 0 and 5; the ages of the denominator must be there, with somebody in them.
 * United Nations 1955, Methods of Appraisal; DemoTools. Proof: fixtures/whipple_demotools.json.
 */
export function whipple(counts: AgeCounts, { ageMin = 25, ageMax = 60, digits = [0, 5] }: { ageMin?: number; ageMax?: number; digits?: readonly number[] } = {}): number {
  demandAmounts("whipple", "counts", counts);
  const pair = digits.length === 2 && digits.includes(0) && digits.includes(5);
  demand(pair || (digits.length === 1 && isDigit(digits[0])), "whipple: digits must be one digit, or 0 and 5", digits.join(" "));
  const ages = agesEndingIn(digits, ageMin, ageMax);
  demand(ages.length > 0, "whipple: no age between ageMin and ageMax ends in the digits", `${ageMin}..${ageMax}`);
  const around = sumOf(counts, range((ages[0] as number) - (pair ? 2 : 7), (ages.at(-1) as number) + 2), "whipple");
  return ((pair ? 5 : 10) * sumOf(counts, ages, "whipple")) / around;
}

/**
 * Noumbissi's index of one digit: five times the people at ages ending in it, against the five-year groups centred on those ages.
 * 1 no preference. Ages 20 + digit to 50 + digit unless given.
 * Noumbissi 1992, Population 47:1023. Proof: fixtures/noumbissi_demotools.json.
 */
export function noumbissi(counts: AgeCounts, digit: number, { ageMin = 20 + digit, ageMax = ageMin + 30 }: { ageMin?: number; ageMax?: number } = {}): number {
  demandAmounts("noumbissi", "counts", counts);
  demand(isDigit(digit), "noumbissi: digit must be 0 to 9", digit);
  const ages = agesEndingIn([digit], ageMin, ageMax);
  demand(ages.length > 0, "noumbissi: no age between ageMin and ageMax ends in the digit", `${ageMin}..${ageMax}`);
  const groups = ages.flatMap((age) => range(age - 2, age + 2));
  return (5 * sumOf(counts, ages, "noumbissi")) / sumOf(counts, groups, "noumbissi");
}

/** How exactly ages are written, by Whipple's index. */
export type WhippleClass = "highlyAccurate" | "fairlyAccurate" | "approximate" | "rough" | "veryRough";

/**
 * The United Nations' scale of Whipple's index (1 = no preference), the same words everywhere: below 1.05 highly accurate, to 1.10 fairly accurate, to 1.25
 * approximate, to 1.75 rough, above very rough. United Nations 1993, Demographic Yearbook, technical notes. @throws RangeError where the index is not finite
 */
export function whippleClass(index: number): WhippleClass {
  demandFinite("whippleClass", "index", [index]);
  return index < 1.05 ? "highlyAccurate" : index < 1.1 ? "fairlyAccurate" : index < 1.25 ? "approximate" : index < 1.75 ? "rough" : "veryRough";
}

/** Spoorenberg's total modified Whipple: Σ |W − 1| over the ten digits, 0 no preference. Spoorenberg 2007, Population 62:847. */
export function totalWhipple(counts: AgeCounts, { ageMin = 20, ageMax = 64 }: { ageMin?: number; ageMax?: number } = {}): number {
  return range(0, 9).reduce((sum, digit) => sum + Math.abs(noumbissi(counts, digit, { ageMin, ageMax }) - 1), 0);
}

/**
 * Heaping at one age that decides something, such as 45: people of that age, five times, against the five ages centred on it (1 no
 * heaping), and people of the two ages above against the two below (1 level): reports pushed over the line show in both.
 * Siegel & Swanson 2004, The Methods and Materials of Demography, ch. 7.
 */
export function boundaryHeaping(counts: AgeCounts, age = 45): { at: number; over: number | undefined } {
  demandAmounts("boundaryHeaping", "counts", counts);
  const at = (5 * sumOf(counts, [age], "boundaryHeaping", true)) / sumOf(counts, range(age - 2, age + 2), "boundaryHeaping");
  const below = sumOf(counts, [age - 2, age - 1], "boundaryHeaping", true);
  return { at, over: below === 0 ? undefined : sumOf(counts, [age + 1, age + 2], "boundaryHeaping", true) / below };
}

/**
 * Myers' blended index: the ten digits' shares of the population, blended so that each digit is first in turn, against a tenth each.
 * 0 no preference, 90 all ages end in one digit. `orig` leaves the oldest decade out of the first sum, `pasex` does not. ageMax is
 * lowered to whole decades; at least two are needed, one with `pasex`.
 * Myers 1940, Transactions of the Actuarial Society of America 41:395. Proof: fixtures/myers_demotools.json.
 */
export function myers(counts: AgeCounts, { ageMin = 10, ageMax = 89, variant = "orig" }: { ageMin?: number; ageMax?: number; variant?: "orig" | "pasex" } = {}): number {
  demandAmounts("myers", "counts", counts);
  const decades = Math.floor((ageMax - ageMin + 1) / 10);
  demand(Number.isSafeInteger(ageMin) && ageMin >= 0 && ageMax <= 200, "myers: ageMin must be a whole number from 0, ageMax at most 200", `${ageMin}..${ageMax}`);
  demand(decades >= (variant === "orig" ? 2 : 1), "myers: ageMin to ageMax must hold enough whole decades", `${ageMin}..${ageMax}`);
  const blended = range(0, 9).map((place) => {
    const ages = Array.from({ length: decades }, (_, decade) => ageMin + place + 10 * decade);
    const first = sumOf(counts, variant === "orig" ? ages.slice(0, -1) : ages, "myers", true);
    return (place + 1) * first + (9 - place) * sumOf(counts, ages.slice(1), "myers", true);
  });
  const whole = blended.reduce((sum, value) => sum + value, 0);
  demand(whole > 0, "myers: there must be people in these ages", whole);
  return 50 * blended.reduce((sum, value) => sum + Math.abs(value / whole - 0.1), 0);
}

const isDigit = (digit: number | undefined): boolean => Number.isInteger(digit) && (digit as number) >= 0 && (digit as number) <= 9;

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

function agesEndingIn(digits: readonly number[], ageMin: number, ageMax: number): number[] {
  demand(Number.isSafeInteger(ageMin) && Number.isSafeInteger(ageMax) && ageMin >= 0, "age heaping: ageMin and ageMax must be whole numbers from 0", `${ageMin}..${ageMax}`);
  return range(ageMin, Math.min(ageMax, 200)).filter((age) => digits.includes(age % 10));
}

function sumOf(counts: AgeCounts, ages: readonly number[], method: string, mayBeZero = false): number {
  let sum = 0;
  for (const age of ages) {
    demand(age >= 0 && age < counts.length, `${method}: counts must reach from age 0 to every age needed`, `none for ${age}`);
    sum += counts[age] as number;
  }
  demand(mayBeZero || sum > 0, `${method}: there must be people in these ages`, sum);
  return sum;
}
