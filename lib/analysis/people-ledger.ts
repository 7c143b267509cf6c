import type { TinyYear } from "../engine/duckdb/tiny-rollup";
import { bandName, FIVE_YEAR_BANDS } from "../indicators/ages";

const BANDS = [...FIVE_YEAR_BANDS.map(bandName), "85+"];

export type PeopleRows = { area: string; years: readonly number[]; /** People of each band and sex. */ size: number; /** Deaths of each sex and year, all in the two oldest bands. */ deaths?: number; births?: number };

/** Rows of one area for tests: the same number of men and women in every five-year band, deaths among the oldest, births. */
export function peopleRows({ area, years, size, deaths, births }: PeopleRows): TinyYear[] {
  return years.flatMap((year) => [
    ...(["M", "F"] as const).flatMap((sex): TinyYear[] => {
      const people = (band: string, value: number): TinyYear => ({ area, measure: "population", year, sex, band, value });
      return [
        people("", size * BANDS.length), ...BANDS.map((band) => people(band, size)), people("65+", size * 5), people("0-14", size * 3), people("15-64", size * 10),
        ...(deaths === undefined ? [] : [{ area, measure: "death", year, sex, value: deaths }, { area, measure: "death", year, sex, band: "80-84", value: Math.floor(deaths / 2) }, { area, measure: "death", year, sex, band: "85+", value: Math.ceil(deaths / 2) }]),
      ];
    }),
    { area, measure: "population", year, value: 2 * size * BANDS.length }, { area, measure: "population", year, band: "aged", value: size * 10 }, { area, measure: "population", year, band: "aged_of", value: 2 * size * BANDS.length },
    { area, measure: "population", year, band: "dependent", value: size * 16 }, { area, measure: "population", year, band: "working", value: size * 20 },
    ...(deaths === undefined ? [] : [{ area, measure: "death", year, value: 2 * deaths }]), ...(births === undefined ? [] : [{ area, measure: "birth", year, value: births }]),
  ]);
}
