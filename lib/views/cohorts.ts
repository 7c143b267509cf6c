import type { AgeBand, AgeStructure } from "../analysis/age-structure";

/** People born in the same five years, at two dates. */
export type Cohort = { /** First and last year in which they may be born. */ born: [number, number]; agesThen: Ages; agesNow: Ages; then: number; now: number };
type Ages = Pick<AgeBand, "from" | "to">;
export type Followed = { from: number; to: number; cohorts: Cohort[] };

/** Most years over which a cohort is followed. */
const LONGEST = 10;

/** The newest structure beside the one ten years before it (five, where there is none), cohort by cohort; only five-year bands can be followed. */
export function followCohorts(history: readonly AgeStructure[]): Followed | undefined {
  const now = history.at(-1);
  if (!now) return undefined;
  const then = [LONGEST, 5].map((span) => history.find(({ year }) => year === now.year - span)).find((one) => one !== undefined);
  if (!then) return undefined;
  const steps = (now.year - then.year) / 5;
  const cohorts = then.bands.flatMap((band, at): Cohort[] => {
    const later = now.bands[at + steps];
    if (!later || !isFiveYear(band) || !isFiveYear(later)) return [];
    return [{ born: bornIn(now.year, later), agesThen: agesOf(band), agesNow: agesOf(later), then: peopleOf(band), now: peopleOf(later) }];
  });
  return cohorts.length > 0 ? { from: then.year, to: now.year, cohorts } : undefined;
}

/** The cohort that changed most of those still under 60 (older ones shrink by deaths), where it is enough people to speak of. */
export function mostChanged({ cohorts }: Followed): Cohort | undefined {
  const size = ({ then, now }: Cohort) => Math.abs(now / then - 1);
  return cohorts.filter((cohort) => cohort.agesNow.to !== undefined && cohort.agesNow.to < 60 && cohort.then >= FEWEST && size(cohort) >= WORTH).sort((one, two) => size(two) - size(one))[0];
}
const FEWEST = 50;
const WORTH = 0.1;

/** Those of an age in the middle of a year were born five to six calendar years wide: 15–19 in 2009 are born 1989 to 1994. */
export const bornIn = (year: number, { from, to = from }: Ages): [number, number] => [year - to - 1, year - from];

export const isFiveYear = ({ from, to }: Ages): boolean => to === from + 4;
export const peopleOf = ({ male, female }: AgeBand): number => (male.status === "ok" ? Math.max(0, male.value) : 0) + (female.status === "ok" ? Math.max(0, female.value) : 0);
const agesOf = ({ from, to }: Ages): Ages => ({ from, ...(to === undefined ? {} : { to }) });

/** Part of an age structure that is 65 and over; unknown where no band begins there or nobody lives. */
export function oldShare({ bands }: AgeStructure): number | undefined {
  const all = bands.reduce((sum, band) => sum + peopleOf(band), 0);
  return all > 0 && bands.some(({ from }) => from === 65) ? bands.filter(({ from }) => from >= 65).reduce((sum, band) => sum + peopleOf(band), 0) / all : undefined;
}
