import { demand, isAmount, isPositive } from "./demand";

/** Ages `from` to `to`, both included; without `to` the band is open (85 and more). */
export type AgeBand = { from: number; to?: number };
export type Sex = "male" | "female" | "both";

/** Highest single age that is counted by itself; people older stand here. */
export const OLDEST = 100;

/** Years of age a band covers; Infinity for an open one. */
export const widthOf = ({ from, to }: AgeBand): number => (to === undefined ? Infinity : to - from + 1);

/** Refuses bands that do not run from 0 without gap to one open band. */
export function demandBands(method: string, ages: readonly AgeBand[]): void {
  demand(ages.length >= 2, `${method}: there must be at least two age bands`, ages.length);
  ages.forEach(({ from, to }, at) => {
    const start = at === 0 ? 0 : ((ages[at - 1] as AgeBand).to ?? Number.NaN) + 1;
    demand(from === start, `${method}: age bands must run from 0 without gap or overlap, band ${at + 1} must start at ${start}`, from);
    const isLast = at === ages.length - 1;
    demand(isLast ? to === undefined : Number.isSafeInteger(to) && (to as number) >= from, `${method}: the last band, and only it, must be open; band ${at + 1} ends at`, to);
  });
  demand((ages.at(-1) as AgeBand).from <= OLDEST, `${method}: the open band must start at ${OLDEST} or before`, (ages.at(-1) as AgeBand).from);
}

/** Refuses a column that has not one finite number from 0 up per band. */
export function demandPerBand(method: string, subject: string, ages: readonly AgeBand[], values: ArrayLike<number>): void {
  demand(values.length === ages.length, `${method}: ${subject} must have one number per age band`, `${values.length} for ${ages.length}`);
  for (let at = 0; at < values.length; at += 1) demand(isAmount(values[at] as number), `${method}: ${subject} must be finite and not negative`, values[at]);
}

/**
 * People of single ages 0..100 from bands. A closed band is split evenly over its ages: within a band the count of each age is an
 * assumption. The open band falls off from its first age with its own death rate, as in a population that does not change.
 * Domain: bands from 0 without gap, counts ≥ 0; openRate > 0 is the death rate of the open band.
 */
export function singleAges(ages: readonly AgeBand[], counts: ArrayLike<number>, openRate: number): Float64Array {
  demandBands("singleAges", ages);
  demandPerBand("singleAges", "counts", ages, counts);
  demand(isPositive(openRate), "singleAges: the death rate of the open band must be above 0", openRate);
  const single = new Float64Array(OLDEST + 1);
  ages.forEach(({ from, to }, at) => {
    const count = counts[at] as number;
    const last = Math.min(to ?? OLDEST, OLDEST);
    let shares = Array.from({ length: last - from + 1 }, () => 1);
    if (to === undefined) {
      shares = shares.map((_, k) => Math.exp(-openRate * k));
      shares[shares.length - 1] = (shares.at(-1) as number) / (1 - Math.exp(-openRate)); // all ages from 100 up
    }
    const whole = shares.reduce((sum, share) => sum + share, 0);
    shares.forEach((share, k) => (single[from + k] = (count * share) / whole));
  });
  return single;
}

/** Sum of single ages back into bands. */
export function bandSums(ages: readonly AgeBand[], single: ArrayLike<number>): number[] {
  return ages.map(({ from, to }) => {
    let sum = 0;
    for (let age = from; age <= Math.min(to ?? OLDEST, OLDEST); age += 1) sum += single[age] as number;
    return sum;
  });
}
