import { LunarDay } from "tyme4ts";

/** Statistical years 2000 to 2009, each from October to September; month 0 of the sample is 1999-10. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2009;
export const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at);
export const MONTHS = YEARS.length * 12;
export const QUARTERS = YEARS.length * 4;

const calendarMonth = (month: number) => 1999 * 12 + 9 + month;
const pad = (value: number) => String(value).padStart(2, "0");

/** `2009-03` of a month index; works before the first month too. */
export function monthName(month: number): string {
  const at = calendarMonth(month);
  return `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`;
}

/** The month index of `2009-03`. */
export function monthAt(name: string): number {
  return Number(name.slice(0, 4)) * 12 + Number(name.slice(5, 7)) - 1 - calendarMonth(0);
}

export const yearOf = (month: number) => FIRST_YEAR + Math.floor(month / 12);
export const firstMonth = (year: number) => (year - FIRST_YEAR) * 12;
export const quarterOf = (month: number) => Math.floor(month / 3);
export const quarterName = (quarter: number) => `${FIRST_YEAR + Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
export const quarterEnd = (quarter: number) => quarter * 3 + 2;

/** The quarter index of `2009-Q2`. */
export const quarterAt = (name: string) => (Number(name.slice(0, 4)) - FIRST_YEAR) * 4 + Number(name.slice(6)) - 1;

/** Last day of a month as an ISO date. */
export function lastDay(month: number): string {
  const at = calendarMonth(month);
  return new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** A day of a month as an ISO date. */
export const dayOf = (month: number, day: number) => `${monthName(month)}-${pad(day)}`;

/** The last month that is over on a date. */
export function lastWholeMonth(date: string): number {
  const month = monthAt(date);
  return lastDay(month) <= date ? month : month - 1;
}

/** Day number (UTC) of the Spring Festival of a calendar year. */
export function springFestival(year: number): number {
  const day = LunarDay.fromYmd(year, 1, 1).getSolarDay();
  return Date.UTC(day.getYear(), day.getMonth() - 1, day.getDay()) / 86_400_000;
}

/**
 * How a statistical year's moves fall on its twelve months: a level stream, and a wave of days round the Spring Festival
 * (home before it, away again after it), so the peak walks between January, February and March as the festival does.
 */
export function festivalWeights(year: number, wave: { height: number; shift: number; width: number }): number[] {
  const centre = springFestival(year) + wave.shift;
  return Array.from({ length: 12 }, (_, at) => {
    const month = firstMonth(year) + at;
    const start = Date.parse(`${monthName(month)}-01`) / 86_400_000;
    const end = Date.parse(lastDay(month)) / 86_400_000;
    let weight = 0;
    for (let day = start; day <= end; day += 1) weight += 1 + wave.height * Math.exp(-(((day - centre) / wave.width) ** 2));
    return weight;
  });
}
