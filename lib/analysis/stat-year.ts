/** The last day of a statistical year; with start 10, 2009 ends on 2009-09-30, with 1 on 2009-12-31. */
export function lastDayOf(year: number, statYearStart: number): string {
  const endMonth = statYearStart === 1 ? 12 : statYearStart - 1;
  const day = new Date(Date.UTC(year, endMonth, 0)).getUTCDate();
  return `${year}-${String(endMonth).padStart(2, "0")}-${day}`;
}

/** The first day of a statistical year; with start 10, 2009 begins on 2008-10-01. */
export function firstDayOf(year: number, statYearStart: number): string {
  return `${statYearStart === 1 ? year : year - 1}-${String(statYearStart).padStart(2, "0")}-01`;
}

/** Whether an area with these months, inclusive, has a month in common with the statistical year. */
export function existedIn({ from, to }: { from?: string; to?: string }, year: number, statYearStart: number): boolean {
  const first = firstDayOf(year, statYearStart).slice(0, 7);
  const last = lastDayOf(year, statYearStart).slice(0, 7);
  return (from ?? "") <= last && (to === undefined || to >= first);
}

/** Calendar month of the n-th month (1..12) of a statistical year; with start 10, month 1 of 2009 is `2008-10`. */
export function monthOf(year: number, month: number, statYearStart: number): string {
  const at = (statYearStart === 1 ? year : year - 1) * 12 + statYearStart - 1 + month - 1;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** The last day of a statistical quarter, which is year × 4 + quarter − 1. */
export function lastDayOfStep(step: number, statYearStart: number): string {
  const months = Math.floor(step / 4) * 12 + (step % 4) * 3 + 3 + (statYearStart === 1 ? 0 : statYearStart - 1 - 12); // months that are over, counted from year 0
  return new Date(Date.UTC(Math.floor(months / 12), months % 12, 0)).toISOString().slice(0, 10);
}
