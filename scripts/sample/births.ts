import type { Random } from "../../lib/base/random";
import { LAST_YEAR, MONTHS, YEARS, firstMonth, monthAt, quarterAt, quarterEnd, quarterOf, yearOf } from "./calendar";
import { between, choose, deal, harmlessMisses, pick, stream } from "./draw";
import { MERGER, VILLAGES, exists, villageAt, weightAt } from "./places";
import { BIRTHS, CLEAN_UP, FOUND_BY_QUARTER, LATE, REPORTING_TARGETS, SILENT, SKEWED, STILL_TO_COME } from "./plants";

export type Birth = {
  village: number;
  month: number;
  sex: "M" | "F";
  order: 1 | 2 | 3;
  /** The month in which it was entered; after the sample's end where the ledger does not know of it yet. */
  reported: number;
  /** Which check found it missing. */
  found?: "regular" | "cleanUp";
};

const UNSET = -1;
const silentVillage = villageAt(SILENT.village);
const silentMonths = new Set(SILENT.months.map(monthAt));

/** May anything happen in that village and month? Not before or after its time, and not where it kept silent. */
export const speaks = (village: number, month: number) => exists(village, month) && !(village === silentVillage && silentMonths.has(month));

/** All births of ten years: where, when, which order and sex, and when the ledger learned of each. */
export function planBirths(seed: number): Birth[] {
  const births = YEARS.flatMap((year) => place(stream(seed, `births ${year}`), year));
  hideNewest(stream(seed, "hidden"), births);
  markFound(stream(seed, "found"), births);
  setDelays(stream(seed, "delays"), births);
  YEARS.forEach((year) => setSexes(stream(seed, `sexes ${year}`), births.filter(({ month }) => yearOf(month) === year), year));
  return births;
}

/** Villages by size; months by chance, with one birth in each half year so that no village is empty for twelve months. */
export function scatterOverYear(random: Random, year: number, total: number): { village: number; month: number }[] {
  const start = firstMonth(year);
  const months = Array.from({ length: 12 }, (_, at) => start + at);
  const weights = VILLAGES.map((_, village) => months.reduce((sum, month) => sum + weightAt(village, month), 0));
  const halves = weights.map((weight, village) => (weight > 0 ? [0, 1].filter((half) => exists(village, start + half * 6 + 1)) : []));
  const placed = halves.flatMap((kept, village) => kept.map((half) => ({ village, month: drawMonth(random, village, months.slice(half * 6, half * 6 + 6)) })));
  const rest = deal(random, weights.map((weight, village) => Math.max(0, (weight * total) / sumOf(weights) - (halves[village]?.length ?? 0))), total - placed.length);
  return [...placed, ...rest.flatMap((count, village) => Array.from({ length: count }, () => ({ village, month: drawMonth(random, village, months) })))];
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function drawMonth(random: Random, village: number, months: readonly number[]): number {
  return months[pick(random, months.map((month) => (speaks(village, month) ? 1 : 0)))] ?? 0;
}

function place(random: Random, year: number): Birth[] {
  const hidden = year === 2009 ? sumOf(Object.values(STILL_TO_COME)) : 0;
  const total = (BIRTHS[year]?.known ?? 0) + hidden;
  const spots = scatterOverYear(random, year, total);
  const orders = choose(random, spots.map((_, at) => (at < Math.round(total * 0.022) ? 3 : at < Math.round(total * 0.37) ? 2 : 1) as 1 | 2 | 3), total);
  return spots.map((spot, at) => ({ ...spot, sex: "F", order: orders[at] ?? 1, reported: UNSET }));
}

function hideNewest(random: Random, births: Birth[]): void {
  for (const [month, count] of Object.entries(STILL_TO_COME)) {
    const there = births.filter((birth) => birth.month === monthAt(month));
    choose(random, there, count).forEach((birth) => { birth.reported = MONTHS + between(random, 0, 2); });
  }
}

/** Late entries that one village can have in one quarter, and in one year, without being called behind. */
const lateTarget = REPORTING_TARGETS["late-share"]?.(LAST_YEAR) ?? 0.25;
const isLate = (birth: Birth) => birth.reported > birth.month + 1;

function roomForLate(births: readonly Birth[], birth: Birth): boolean {
  const sameYear = births.filter(({ village, month }) => village === birth.village && yearOf(month) === yearOf(birth.month));
  const sameQuarter = sameYear.filter(({ month }) => quarterOf(month) === quarterOf(birth.month));
  return [sameYear, sameQuarter].every((group) => group.filter(isLate).length < harmlessMisses(group.filter(({ reported }) => reported < MONTHS).length, lateTarget));
}

function markFound(random: Random, births: Birth[]): void {
  const free = (birth: Birth) => birth.reported === UNSET && !isPlantedLate(birth) && roomForLate(births, birth);
  for (const [name, count] of Object.entries(CLEAN_UP.found)) {
    for (let at = 0; at < count; at += 1) {
      const there = births.filter((birth) => birth.village === villageAt(name) && birth.month >= monthAt(CLEAN_UP.from) && birth.month <= monthAt(CLEAN_UP.to) && free(birth));
      const [birth] = choose(random, there, 1, ({ month }) => 1 + (month - monthAt(CLEAN_UP.from)) / 18);
      if (!birth) throw new RangeError(`markFound: no birth left for the clean-up in ${name}`);
      birth.reported = monthAt(CLEAN_UP.entered[between(random, 0, 1)] ?? "");
      birth.found = "cleanUp";
    }
  }
  for (const [quarter, count] of Object.entries(FOUND_BY_QUARTER)) {
    for (let at = 0; at < count; at += 1) {
      const there = births.filter((birth) => quarterOf(birth.month) === quarterAt(quarter) && birth.village !== MERGER.from && free(birth));
      const [birth] = choose(random, there, 1);
      if (!birth) throw new RangeError(`markFound: no birth left in ${quarter}`);
      birth.reported = quarterEnd(quarterAt(quarter)) + 2; // checked in the month after the quarter, entered in the one after
      birth.found = "regular";
    }
  }
}

const isPlantedLate = ({ village, month }: Birth) => LATE.some((late) => villageAt(late.village) === village && late.years.includes(yearOf(month)));

function setDelays(random: Random, births: Birth[]): void {
  for (const birth of births.filter(({ reported }) => reported === UNSET)) {
    const longest = MONTHS - 1 - birth.month;
    const draw = random();
    const long = between(random, 2, 3) + (random() < 0.3 ? between(random, 1, 3) : 0);
    const delay = isPlantedLate(birth) ? between(random, 3, 6) : draw < 0.6 ? 0 : draw < 0.9 || !roomForLate(births, birth) ? 1 : long;
    birth.reported = birth.month + Math.min(delay, longest);
  }
}

/** As many boys as planned among the known; more of them at higher orders and in the skewed villages, fewer among those found later. */
function setSexes(random: Random, births: Birth[], year: number): void {
  const skewed = new Set(SKEWED.villages.map(villageAt));
  const weight = ({ village, order, found }: Birth) => [1, 1, 1.35, 2][order]! * (skewed.has(village) ? SKEWED.weight : 1) * (found ? 0.4 : 1);
  const known = births.filter(({ reported }) => reported < MONTHS);
  const hidden = births.filter(({ reported }) => reported >= MONTHS);
  for (const boy of [...choose(random, known, BIRTHS[year]?.boys ?? 0, weight), ...choose(random, hidden, Math.ceil(hidden.length / 2))]) boy.sex = "M";
}

