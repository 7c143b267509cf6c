import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import type { Random } from "../base/random";
import { demand, isWholeCount } from "./demand";
import { drawBinomial } from "./draws";
import { chiSquareAbove } from "./gamma-tails";
import type { Interval } from "./interval";
import { demandLevel } from "./level";
import { wilson } from "./wilson";

/** Events of the twelve months of a year; undefined where a month is not known (withheld, not reported, still to come). */
export type YearMonths = { year: number; months: readonly (number | undefined)[] };
/** `index`: 100 where the month has as many events a day as the year; `expected`: events by its days. */
export type MonthIndex = { month: number; events: number; expected: number; index: number; interval: Interval };
/** `dispersion`: how much more than chance the years differ in their months, 1 at least; absent with one year. */
export type Uniformity = { statistic: number; df: number; p: number; dispersion?: number; method: "chi-square" | "simulated" | "F, over-dispersed" };
export type Seasonality =
  | { status: "ok"; months: MonthIndex[]; test: Uniformity; years: number[]; events: number }
  | { status: "missing"; reason: "noWholeYear" | "noEvents"; years: number[] };
export type SeasonalityOptions = { level?: number; random: Random; replicates?: number };

/** Chi-square serves where every month is expected to have so many events; below, p is simulated. */
const CHI_SQUARE_FROM = 5;

/**
 * Seasonal pattern over the whole years given: index of each month against the days it has, with Wilson's interval of the month's share,
 * and a test that all days are alike. A year with an unknown month is left out (`years` tells which took part). With two years or more
 * the interval and the test allow for moves coming in families and in waves: both are widened by how much the years differ from one another.
 * Domain: whole counts, twelve places per year, no year twice; 0.9 ≤ level < 1; 99 or more replicates. Unit: 100 = year's mean.
 * Rau 2007, Seasonality in Human Mortality, chapter 3; McCullagh & Nelder 1989, section 4.5. Proof: oracles/issue5.R.
 */
export function seasonality(years: readonly YearMonths[], { level = 0.95, random, replicates = 999 }: SeasonalityOptions): Seasonality {
  demandLevel("seasonality", level);
  demand(Number.isSafeInteger(replicates) && replicates >= 99, "seasonality: replicates must be a whole number from 99", replicates);
  demandYears(years);
  const whole = years.filter(({ months }) => months.every((count) => count !== undefined));
  const used = whole.map(({ year }) => year);
  if (whole.length === 0) return { status: "missing", reason: "noWholeYear", years: used };
  const sums = MONTHS.map((month) => whole.reduce((sum, { months }) => sum + (months[month] as number), 0));
  const days = MONTHS.map((month) => whole.reduce((sum, { year }) => sum + daysOf(year, month), 0));
  const events = sums.reduce((sum, count) => sum + count, 0);
  if (events === 0) return { status: "missing", reason: "noEvents", years: used };
  const all = days.reduce((sum, count) => sum + count, 0);
  const expected = days.map((count) => (events * count) / all);
  const dispersion = whole.length > 1 ? dispersionOf(whole, sums) : undefined;
  const months = MONTHS.map((month) => indexOf({ month: month + 1, events: sums[month] as number, expected: expected[month] as number }, events, dispersion ?? 1, level));
  return { status: "ok", months, test: uniformity(sums, expected, { dispersion, years: whole.length, random, replicates }), years: used, events };
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/** Days of a month (0 January … 11 December) of the Gregorian calendar. */
export const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** Refuses years that are not twelve whole counts each, or given twice. */
export function demandYears(years: readonly YearMonths[]): void {
  demand(new Set(years.map(({ year }) => year)).size === years.length, "seasonality: a year must be given once", years.map(({ year }) => year).join(" "));
  for (const { year, months } of years) {
    demand(Number.isSafeInteger(year) && year >= 1900 && year <= 2200, "seasonality: the year must be within 1900..2200", year);
    demand(months.length === 12, `seasonality: ${year} must have twelve months`, months.length);
    for (const count of months) demand(count === undefined || isWholeCount(count), `seasonality: events of ${year} must be whole numbers from 0`, count);
  }
}

function indexOf({ month, events, expected }: Omit<MonthIndex, "index" | "interval">, all: number, dispersion: number, level: number): MonthIndex {
  // Over-dispersed counts tell as much as so many fewer independent ones.
  const { lower, upper } = wilson({ events: events / dispersion, trials: all / dispersion }, level);
  const scale = (100 * all) / expected;
  const interval = { lower: lower * scale, upper: upper * scale, level, method: dispersion > 1 ? "wilson, over-dispersed" : "wilson" };
  return { month, events, expected, index: (100 * events) / expected, interval };
}

/** Pearson's chi-square of year by month over its degrees of freedom. */
function dispersionOf(years: readonly YearMonths[], sums: readonly number[]): number {
  const all = sums.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  for (const { months } of years) {
    const own = months.reduce<number>((sum, count) => sum + (count as number), 0);
    for (const month of MONTHS) {
      const usual = (own * (sums[month] as number)) / all;
      if (usual > 0) statistic += ((months[month] as number) - usual) ** 2 / usual;
    }
  }
  return Math.max(1, statistic / (11 * (years.length - 1)));
}

function uniformity(sums: readonly number[], expected: readonly number[], options: { dispersion: number | undefined; years: number; random: Random; replicates: number }): Uniformity {
  const { dispersion, years, random, replicates } = options;
  const statistic = pearson(sums, expected);
  if (dispersion !== undefined && dispersion > 1) {
    return { statistic, df: 11, p: aboveF(statistic / 11 / dispersion, 11, 11 * (years - 1)), dispersion, method: "F, over-dispersed" };
  }
  const known = { statistic, df: 11, ...(dispersion === undefined ? {} : { dispersion }) };
  if (expected.every((count) => count >= CHI_SQUARE_FROM)) return { ...known, p: chiSquareAbove(statistic, 11), method: "chi-square" };
  let reached = 1;
  for (let at = 0; at < replicates; at += 1) if (pearson(drawMonths(expected, random), expected) >= statistic * (1 - 1e-12)) reached += 1;
  return { ...known, p: reached / (replicates + 1), method: "simulated" };
}

const pearson = (counts: readonly number[], expected: readonly number[]): number => counts.reduce((sum, count, at) => sum + (count - (expected[at] as number)) ** 2 / (expected[at] as number), 0);

/** All events dealt out to months by their days, month by month. */
function drawMonths(expected: readonly number[], random: Random): number[] {
  let weight = expected.reduce((sum, count) => sum + count, 0);
  let left = Math.round(weight);
  return expected.map((own) => {
    const drawn = drawBinomial(random, left, Math.min(1, own / weight));
    left -= drawn;
    weight = Math.max(own, weight - own);
    return drawn;
  });
}

const aboveF = (value: number, above: number, below: number): number => betaCdf(below / (below + above * value), below / 2, above / 2);
