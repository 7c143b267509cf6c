import { COUNT, UNITS, type Neutral } from "./indicator";
import type { Cell, Sum } from "./measure";

/** Ages of a band, `to` inclusive; without it, and older. */
export type Ages = { from: number; to?: number };

/** Five-year bands from birth to 84; what is older is the open band behind them. */
export const FIVE_YEAR_BANDS: readonly Ages[] = Array.from({ length: 17 }, (_, step) => ({ from: step * 5, to: step * 5 + 4 }));
export const BROAD_BANDS: readonly Ages[] = [{ from: 0, to: 14 }, { from: 15, to: 64 }, { from: 65 }];

export const bandName = ({ from, to }: Ages): string => (to === undefined ? `${from}+` : `${from}-${to}`);

/** How many men or women of a band live in an area; population counts need no protection (formats.md section 6). */
export const populationOf = (sex: "M" | "F", ages: Ages): Neutral => counted([cellOf(sex, bandName(ages))]);

/**
 * Everyone older than these bands, whatever open band the package itself has: those aged 65 and over less the bands from 65 on, and where
 * the bands end before 65 everyone less the bands (which may be known of other days).
 */
export function populationBeyond(sex: "M" | "F", bands: readonly Ages[]): Neutral {
  const end = (bands.at(-1)?.to ?? -1) + 1;
  const taken = bands.filter(({ from }) => end < OLD || from >= OLD).map((ages) => ({ ...cellOf(sex, bandName(ages)), times: -1 as const }));
  return counted([end < OLD ? { measure: "population", sex } : cellOf(sex, bandName({ from: OLD })), ...taken]);
}

const OLD = 65;

const cellOf = (sex: "M" | "F", band: string): Cell => ({ measure: "population", sex, band });

const counted = (events: Sum): Neutral => ({
  id: "population", class: "neutral", topic: "population", label: { "zh-CN": "年中人口", en: "Population" }, definition: { "zh-CN": "年中人口。", en: "population at the middle of the year." },
  formula: { kind: "count", events }, unit: UNITS.count, display: COUNT,
});
