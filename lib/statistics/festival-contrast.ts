import { demand } from "./demand";
import type { Interval } from "./interval";
import { conditionalP } from "./rate-ratio";
import { daysOf, demandYears } from "./seasonality";
import type { YearMonths } from "./seasonality";
import { wilson } from "./wilson";
import { demandLevel } from "./level";

/** The month (1 to 12) in which the Spring Festival of a year falls. */
export type FestivalMonth = { year: number; month: number };
/** Events a day in the month over events a day in the other months of the same years. `upper` is Infinity where those have none. */
export type Contrast =
  | { status: "ok"; ratio: number; interval: Interval; p: number; events: number; expected: number; years: number[]; verdict: "more" | "fewer" | "unclear" }
  | { status: "missing"; reason: "noYear" | "noEvents"; years: number[] };

/**
 * The month of the Spring Festival, the one before and the one after, against the months that are none of the three: ratio of events a
 * day, pooled over the years in which all twelve months are known, with the Wilson interval of the share turned into a ratio and the exact
 * conditional test. Month before: of the same year, so January's neighbour is left out where the festival falls in January.
 * Events are taken as independent; families move together, so a p just below 0.05 says little: `dispersion` (1 at least, as found by
 * `seasonality`) divides the counts of interval and test.
 * Domain: as `seasonality`; one festival per year used, month 1..12. Przyborowski & Wilenski 1940, Biometrika 31:313.
 */
export function festivalContrast(years: readonly YearMonths[], festivals: readonly FestivalMonth[], options: { level?: number; dispersion?: number } = {}): { before: Contrast; festival: Contrast; after: Contrast } {
  const { level = 0.95, dispersion = 1 } = options;
  demandLevel("festivalContrast", level);
  demand(dispersion >= 1 && dispersion < Infinity, "festivalContrast: dispersion must be finite and at least 1", dispersion);
  demandYears(years);
  const known = new Map(festivals.map(({ year, month }) => [year, month]));
  for (const [year, month] of known) demand(Number.isSafeInteger(month) && month >= 1 && month <= 12, `festivalContrast: the month of ${year} must be within 1..12`, month);
  const contrast = (shift: number) => contrastOf(years, known, shift, { level, dispersion });
  return { before: contrast(-1), festival: contrast(0), after: contrast(1) };
}

function contrastOf(years: readonly YearMonths[], festivals: ReadonlyMap<number, number>, shift: number, { level, dispersion }: { level: number; dispersion: number }): Contrast {
  const used: number[] = [];
  let [inside, insideDays, others, otherDays] = [0, 0, 0, 0];
  for (const { year, months } of years) {
    const festival = festivals.get(year);
    if (festival === undefined || months.some((count) => count === undefined)) continue;
    const at = festival - 1 + shift;
    if (at < 0 || at > 11) continue;
    used.push(year);
    months.forEach((count, month) => {
      if (month === at) [inside, insideDays] = [inside + (count as number), insideDays + daysOf(year, month)];
      else if (Math.abs(month - (festival - 1)) > 1) [others, otherDays] = [others + (count as number), otherDays + daysOf(year, month)];
    });
  }
  if (used.length === 0) return { status: "missing", reason: "noYear", years: used };
  if (inside + others === 0) return { status: "missing", reason: "noEvents", years: used };
  const scale = otherDays / insideDays;
  const { lower, upper } = wilson({ events: inside / dispersion, trials: (inside + others) / dispersion }, level);
  const odds = (share: number) => (share >= 1 ? Infinity : (share / (1 - share)) * scale);
  const interval = { lower: odds(lower), upper: odds(upper), level, method: dispersion > 1 ? "wilson-odds, over-dispersed" : "wilson-odds" };
  const p = conditionalP({ events: Math.round(inside / dispersion), exposure: insideDays }, { events: Math.round(others / dispersion), exposure: otherDays });
  const verdict = interval.lower > 1 ? "more" : interval.upper < 1 ? "fewer" : "unclear";
  return { status: "ok", ratio: others === 0 ? Infinity : (inside / others) * scale, interval, p, events: inside, expected: (others / otherDays) * insideDays, years: used, verdict };
}
