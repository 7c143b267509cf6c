import { LunarDay } from "tyme4ts";
import { lastDayOf, firstDayOf } from "./stat-year";

/** The Spring Festival within a statistical year: its day, and the month (1..12) of the year in which it falls. */
export type Festival = { date: string; month: number };

/** The day of the Spring Festival of a calendar year, `2009-01-26`: first day of the first lunar month, by tyme4ts (GB/T 33661). */
export function springFestival(year: number): string {
  const day = LunarDay.fromYmd(year, 1, 1).getSolarDay();
  return `${day.getYear()}-${String(day.getMonth()).padStart(2, "0")}-${String(day.getDay()).padStart(2, "0")}`;
}

/** The Spring Festivals within a statistical year: one as a rule; none or two where the year begins in January's or February's neighbourhood. */
export function festivalsOf(year: number, statYearStart: number): Festival[] {
  const [first, last] = [firstDayOf(year, statYearStart), lastDayOf(year, statYearStart)];
  return [year - 1, year].map(springFestival).filter((date) => date >= first && date <= last).map((date) => ({ date, month: ((Number(date.slice(5, 7)) - statYearStart + 12) % 12) + 1 }));
}
