import type { AgeBand } from "../statistics/age-bands";
import { mortalityRatio } from "../statistics/borrowed-mortality";
import { fertilitySchedule, MOTHER_AGES, totalFertility, type FertilitySchedule, type TotalFertility } from "../statistics/fertility-schedule";
import type { Interval } from "../statistics/interval";
import { lifeRows, lifeTable } from "../statistics/life-table";
import { readAges, type AgeStructure } from "./age-structure";
import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import { readDeathsByAge } from "./deaths-by-age";
import type { OpenLedger } from "./open-ledger";

/** Years that death and fertility rates are made of. */
export const WINDOW = 5;
/** Deaths of each sex that rates by age of its own take: then every level of mortality is known to some 20 %. */
export const FEWEST_DEATHS = 100;

/** What happened in an area in some whole years together, by the bands of its age structure. */
export type Events = { area: Area; years: number[]; ages: AgeBand[]; births: number; deaths: { male: number[]; female: number[] }; exposure: { male: number[]; female: number[] } };
/** Expectation of life at birth; without an interval where the rates are another area's. */
export type Expectation = { value: number; interval?: Interval };
/** Rates per person-year to project with, and whose they are. */
export type VitalRates = { mortality: { male: number[]; female: number[] }; fertility: TotalFertility; schedule: FertilitySchedule; expectation: { male: Expectation; female: Expectation }; source: Events; /** Births that fertility was made of. */ births: number; /** The level of mortality is the area's own, the shape another's. */ levelled: boolean };

/** Births, deaths by age and person-years of the last years up to one; only years in which all of them are known, of an area above the village. */
export async function readEvents(ledger: OpenLedger, area: Area, year: number): Promise<Events | undefined> {
  const window = Array.from({ length: WINDOW }, (_, back) => year - back);
  const structures = new Map((await readAges(ledger, [area], window)).map((one) => [one.year, one]));
  const ages = agesOf(structures.get(year) ?? [...structures.values()][0]);
  if (!ages) return undefined;
  const births = ledger.registry.get("births");
  const [answers, deaths] = await Promise.all([readAnswers(ledger, { indicators: [births], areas: [area], years: window, before: false }), readDeathsByAge(ledger, area, { years: window, ages })]);
  const used = deaths.flatMap((one) => {
    const born = answers.figure(births, area, one.year, { change: false });
    const structure = structures.get(one.year);
    return structure && born.status === "ok" && born.months === 12 ? [{ ...one, births: born.value, structure }] : [];
  });
  if (used.length === 0) return undefined;
  const add = (read: (one: (typeof used)[number]) => readonly number[]) => ages.map((_, at) => used.reduce((sum, one) => sum + read(one)[at]!, 0));
  return {
    area, ages, years: used.map((one) => one.year).sort((one, two) => one - two), births: used.reduce((sum, one) => sum + one.births, 0),
    deaths: { male: add(({ male }) => male), female: add(({ female }) => female) },
    exposure: { male: add(({ structure }) => peopleOf(structure, "male")), female: add(({ structure }) => peopleOf(structure, "female")) },
  };
}

/** Whether its own deaths give rates by age. */
export const isEnough = ({ deaths }: Events): boolean => [deaths.male, deaths.female].every((counts) => sumOf(counts) >= FEWEST_DEATHS && counts.at(-1)! > 0);

/**
 * Rates of an area: those of its own events where these suffice, else the shape by age of a larger area above it, at the area's own level
 * where it is no village. Fertility is spread over the mothers' ages by the model schedule, for the ledger does not know them.
 */
export function ratesOf(source: Events, own?: Events): VitalRates {
  const schedule = fertilitySchedule();
  const births = own ?? source;
  const standard = { male: rateOf(source, "male"), female: rateOf(source, "female") };
  const fertility = totalFertility({ births: births.births, women: mothersOf(births), shares: schedule.shares });
  if (!own || own.area === source.area) return { mortality: standard, fertility, schedule, source, births: births.births, levelled: false, expectation: { male: ownExpectation(source, "male", own !== undefined), female: ownExpectation(source, "female", own !== undefined) } };
  const level = (sex: "male" | "female") => mortalityRatio({ ages: own.ages, deaths: own.deaths[sex], exposure: own.exposure[sex] }, standard[sex]).value;
  const mortality = { male: standard.male.map((rate) => rate * level("male")), female: standard.female.map((rate) => rate * level("female")) };
  const years = (sex: "male" | "female"): Expectation => ({ value: lifeRows(source.ages, mortality[sex], sex)[0]!.e });
  return { mortality, fertility, schedule, source, births: births.births, levelled: true, expectation: { male: years("male"), female: years("female") } };
}

function ownExpectation({ ages, deaths, exposure }: Events, sex: "male" | "female", isOwn: boolean): Expectation {
  const table = lifeTable({ ages, deaths: deaths[sex], exposure: exposure[sex], sex });
  if (table.status !== "ok") return { value: Number.NaN };
  return { value: table.e0.value, ...(isOwn ? { interval: table.e0.interval } : {}) };
}

const rateOf = ({ deaths, exposure }: Events, sex: "male" | "female"): number[] => deaths[sex].map((count, at) => (exposure[sex][at]! > 0 ? count / exposure[sex][at]! : 0));

/** Women of the seven groups from 15 to 49. */
const mothersOf = ({ ages, exposure }: Events): number[] => MOTHER_AGES.map((from) => exposure.female[ages.findIndex((band) => band.from === from)]!);

/** Five-year bands that reach to 65: only these can be projected by. */
export function agesOf(structure: AgeStructure | undefined): AgeBand[] | undefined {
  const bands = structure?.bands.map(({ from, to }): AgeBand => ({ from, ...(to === undefined ? {} : { to }) })) ?? [];
  const open = bands.at(-1);
  return open && open.to === undefined && open.from >= 65 && bands.slice(0, -1).every(({ from, to }) => to === from + 4) ? bands : undefined;
}

export const peopleOf = ({ bands }: AgeStructure, sex: "male" | "female"): number[] => bands.map((band) => (band[sex].status === "ok" ? Math.max(0, band[sex].value) : 0));
export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
