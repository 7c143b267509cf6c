import { demandBands, demandPerBand, widthOf } from "./age-bands";
import type { AgeBand, Sex } from "./age-bands";
import { demand, isPositive } from "./demand";
import { livedPart } from "./infant-age";
import type { InfantRule } from "./infant-age";
import type { Interval } from "./interval";
import { twoSidedZ } from "./level";

export type LifeTableInput = { ages: readonly AgeBand[]; deaths: readonly number[]; exposure: readonly number[]; sex: Sex };
/** One band: death rate, part of the band lived by those who die in it, chance of dying, survivors of 1, years lived in and from it, years left. */
export type LifeRow = { from: number; width: number; rate: number; lived: number; q: number; l: number; L: number; T: number; e: number };
/** `variance` in years²; the interval is normal, as published tables have it. */
export type LifeExpectancy = { value: number; variance: number; interval: Interval };
export type LifeTable =
  | { status: "ok"; rows: LifeRow[]; e0: LifeExpectancy; method: string }
  | { status: "undefined"; reason: "noDeathsInOpenBand" | "bandWithoutExposure"; from: number };

/**
 * Abridged life table of a period, by Chiang's method, with his variance and Silcocks's term for the open band. A band without deaths
 * is passed by all (chance 0, and no variance: then the interval is too narrow; see `borrowedLifeTable` for small areas). Without
 * deaths in the open band, or without person-years in any band, there is no table and the answer says which.
 * Domain: bands from 0 without gap, the last open; deaths ≥ 0; exposure ≥ 0 in person-years, none without exposure. Unit: years.
 * Chiang 1984, The Life Table and its Applications; Silcocks, Jenner & Reza 2001, J. Epidemiol. Community Health 55:38.
 * Proof: oracles/issue5.R, and the worked example of PHEindicatormethods there.
 */
export function lifeTable(input: LifeTableInput, options: { infant?: InfantRule; level?: number } = {}): LifeTable {
  const { ages, deaths, exposure, sex } = input;
  const { infant = "andreev-kingkade", level = 0.95 } = options;
  const z = twoSidedZ("lifeTable", level);
  demandBands("lifeTable", ages);
  demandPerBand("lifeTable", "deaths", ages, deaths);
  demandPerBand("lifeTable", "exposure", ages, exposure);
  ages.forEach(({ from }, at) => demand(!(deaths[at] as number) || (exposure[at] as number) > 0, `lifeTable: deaths at ${from} need person-years`, exposure[at]));
  const empty = exposure.findIndex((years) => years === 0);
  if (empty >= 0) return { status: "undefined", reason: "bandWithoutExposure", from: (ages[empty] as AgeBand).from };
  if (!deaths.at(-1)) return { status: "undefined", reason: "noDeathsInOpenBand", from: (ages.at(-1) as AgeBand).from };
  const rows = lifeRows(ages, deaths.map((count, at) => count / (exposure[at] as number)), sex, infant);
  const variance = varianceOf(rows, deaths);
  const value = (rows[0] as LifeRow).e;
  const reach = z * Math.sqrt(variance);
  const interval = { lower: Math.max(0, value - reach), upper: value + reach, level, method: "chiang-silcocks" };
  return { status: "ok", rows, e0: { value, variance, interval }, method: `Chiang, infants by ${infant}` };
}

/**
 * The rows of a table from death rates per person-year. A rate so high that a band could not be passed makes its chance of dying 1.
 * Domain: one rate per band, ≥ 0, that of the open band above 0.
 * Chiang 1984, The Life Table and its Applications.
 */
export function lifeRows(ages: readonly AgeBand[], rates: readonly number[], sex: Sex, infant: InfantRule = "andreev-kingkade"): LifeRow[] {
  demandBands("lifeRows", ages);
  demandPerBand("lifeRows", "rates", ages, rates);
  demand(isPositive(rates.at(-1) as number), "lifeRows: the death rate of the open band must be above 0", rates.at(-1));
  let l = 1;
  const rows: LifeRow[] = ages.map((band, at) => {
    const [width, rate] = [widthOf(band), rates[at] as number];
    const lived = livedPart(band, rates[0] as number, sex, infant);
    const isOpen = width === Infinity;
    const q = isOpen ? 1 : Math.min(1, (width * rate) / (1 + width * (1 - lived) * rate));
    const row = { from: band.from, width, rate, lived: isOpen ? 1 : lived, q, l, L: isOpen ? l / rate : width * l * (1 - q + lived * q), T: 0, e: 0 };
    l *= 1 - q;
    return row;
  });
  let T = 0;
  for (const row of [...rows].reverse()) {
    T += row.L;
    row.T = T;
    row.e = row.l > 0 ? T / row.l : 0;
  }
  return rows;
}

function varianceOf(rows: readonly LifeRow[], deaths: readonly number[]): number {
  return rows.reduce((sum, { rate, width, lived, q, l }, at) => {
    const count = deaths[at] as number;
    if (count === 0) return sum;
    if (width === Infinity) return sum + l ** 2 / (count * rate ** 2);
    const next = rows[at + 1] as LifeRow;
    return sum + (l * ((1 - lived) * width + next.e)) ** 2 * ((q ** 2 * (1 - q)) / count);
  }, 0);
}
