import { demandBands, demandPerBand } from "./age-bands";
import { demand, isPositive } from "./demand";
import { gammaQuantile } from "./gamma-tails";
import type { InfantRule } from "./infant-age";
import type { Interval } from "./interval";
import { demandLevel } from "./level";
import { lifeRows } from "./life-table";
import type { LifeRow, LifeTableInput } from "./life-table";

/** Ratio of the area's deaths to those the standard's rates would give, drawn towards 1; `weight`: the part the area's own deaths have. */
export type MortalityRatio = { value: number; interval: Interval; own?: number; expected: number; weight: number; shape: number; rate: number };
export type BorrowedLifeTable = { rows: LifeRow[]; ratio: MortalityRatio; e0: { value: number; interval: Interval }; method: string };
export type BorrowingOptions = { priorDeaths?: number; level?: number };

/** Deaths a standard counts for where nothing else is said: the ratio of most areas lies within about 1 ± 0.3 (one in twenty outside 0.7..1.35). */
export const PRIOR_DEATHS = 40;

/**
 * Mortality of a small area from a standard's (its county's): the shape by age is the standard's, the level is one ratio for all ages,
 * drawn towards 1 as if `priorDeaths` deaths had been seen at the standard's rates (gamma prior of mean 1, Poisson deaths).
 * Domain: as `lifeTable`, and standard rates ≥ 0, that of the open band above 0; priorDeaths > 0. Unit: ratio.
 * Indirect standardisation; Clayton & Kaldor 1987, Biometrics 43:671. Proof: oracles/issue5.R.
 */
export function mortalityRatio({ ages, deaths, exposure }: Omit<LifeTableInput, "sex">, standard: readonly number[], options: BorrowingOptions = {}): MortalityRatio {
  const { priorDeaths = PRIOR_DEATHS, level = 0.95 } = options;
  demandLevel("mortalityRatio", level);
  demandBands("mortalityRatio", ages);
  demandPerBand("mortalityRatio", "deaths", ages, deaths);
  demandPerBand("mortalityRatio", "exposure", ages, exposure);
  demandPerBand("mortalityRatio", "standard rates", ages, standard);
  demand(isPositive(priorDeaths), "mortalityRatio: priorDeaths must be finite and above 0", priorDeaths);
  const seen = deaths.reduce((sum, count) => sum + count, 0);
  const expected = exposure.reduce((sum, years, at) => sum + years * (standard[at] as number), 0);
  const [shape, rate] = [seen + priorDeaths, expected + priorDeaths];
  const limit = (p: number) => gammaQuantile(p, shape, rate);
  const interval = { lower: limit((1 - level) / 2), upper: limit((1 + level) / 2), level, method: "gamma posterior" };
  return { value: shape / rate, interval, ...(expected > 0 ? { own: seen / expected } : {}), expected, weight: expected / rate, shape, rate };
}

/**
 * Life table of a small area with borrowed mortality; its interval of years comes from that of the ratio alone (the standard is taken
 * as known). Never without an answer: a band without deaths or people has the standard's rate times the ratio.
 * Chiang 1984, The Life Table and its Applications.
 */
export function borrowedLifeTable(input: LifeTableInput, standard: readonly number[], options: BorrowingOptions & { infant?: InfantRule } = {}): BorrowedLifeTable {
  const ratio = mortalityRatio(input, standard, options);
  const rowsAt = (level: number) => lifeRows(input.ages, standard.map((rate) => rate * level), input.sex, options.infant);
  const years = (level: number) => (rowsAt(level)[0] as LifeRow).e;
  const rows = rowsAt(ratio.value);
  const interval: Interval = { lower: years(ratio.interval.upper), upper: years(ratio.interval.lower), level: ratio.interval.level, method: "from the interval of the ratio" };
  return { rows, ratio, e0: { value: (rows[0] as LifeRow).e, interval }, method: "standard by age, own level, drawn towards the standard" };
}
