import { z } from "zod";
import { readMonths, type MonthFigures } from "../../analysis/month-figures";
import { monthOf } from "../../analysis/stat-year";
import type { Locale } from "../../base/locale";
import { formatPeriod } from "../../i18n/format";
import { isScored } from "../../indicators/indicator";
import { periodWords } from "../circular/circular-document";
import type { Deps } from "../deps";
import { openFrame, type PageFrame, type Query } from "../page-frame";
import { QUARTERS, serviceProgress, type Quarter } from "../service-progress";

/** `2009-07`, a month, or `2009-Q3`, a quarter of the statistical year. */
export const packPeriodText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2]|Q[1-4])$/);
/** What a pack is about within its year: `month` 1..12 of the statistical year, with the quarter that it lies in. */
export type PackPeriod = { text: string; label: string; /** Without its months, which a quarter has. */ short: string; month?: number; quarter: Quarter };
export type PeriodQuestion = { base: string; period?: string };

/** What happens from month to month, in the order in which it is told. */
export const MONTHLY = ["births", "deaths", "moves-in", "moves-out"] as const;
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** The frame of a pack and its period: the one asked for, whose year then counts, or the last that was reported. The annual pack has none. */
export async function openPeriod(deps: Deps, locale: Locale, asked: Query, { base, period }: PeriodQuestion): Promise<{ frame: PageFrame; period?: PackPeriod }> {
  const frame = await openFrame(deps, locale, asked);
  if (base === "annual") return { frame };
  if (period === undefined) {
    const last = (await periodsOf(frame, base)).at(-1);
    return { frame, ...(last ? { period: last } : {}) };
  }
  const { year, month, quarter } = placeOf(period, frame.ledger.entry.statYearStart);
  const there = year === frame.year ? frame : await openFrame(deps, locale, { ...asked, year: String(year) });
  return { frame: there, period: month === undefined ? quarterPeriod(there, quarter) : monthPeriod(there, month) };
}

/** The months or quarters of the year that a pack of this kind can be about, oldest first. */
export async function periodsOf(frame: PageFrame, base: string): Promise<PackPeriod[]> {
  if (base === "monthly") {
    const months = await monthsOf(frame, [frame.year]);
    return MONTHS.filter((month) => [...months.values()].some((one) => one.figure(frame.year, month).status !== "missing")).map((month) => monthPeriod(frame, month));
  }
  return base === "quarterly" ? QUARTERS.slice(0, await latestQuarter(frame)).map((quarter) => quarterPeriod(frame, quarter)) : [];
}

/** The last quarter with services reported; 0 where there is none. */
export async function latestQuarter({ ledger, area, year }: PageFrame): Promise<number> {
  const services = ledger.registry.all.filter(isScored).filter(({ topic }) => topic === "services");
  return (await serviceProgress(ledger, { services, area, year }))?.latest ?? 0;
}

/** Counts by month of what the package has. */
export async function monthsOf({ ledger, area }: PageFrame, years: readonly number[]): Promise<Map<string, MonthFigures>> {
  const indicators = MONTHLY.flatMap((id) => ledger.registry.find(id) ?? []);
  return new Map(await Promise.all(indicators.map(async (indicator) => [indicator.id as string, await readMonths(ledger, { indicator, area, years })] as const)));
}

function placeOf(text: string, start: number): { year: number; month?: number; quarter: Quarter } {
  const [year, part = ""] = [Number(text.slice(0, 4)), text.slice(5)];
  if (part.startsWith("Q")) return { year, quarter: Number(part.slice(1)) as Quarter }; // 1 to 4, by the schema
  const month = ((Number(part) - start + 12) % 12) + 1;
  return { year: start > 1 && Number(part) >= start ? year + 1 : year, month, quarter: quarterOf(month) };
}

const quarterOf = (month: number) => Math.ceil(month / 3) as Quarter; // of twelve months

function monthPeriod({ year, ledger, locale }: PageFrame, month: number): PackPeriod {
  const { statYearStart } = ledger.entry;
  const text = monthOf(year, month, statYearStart);
  const label = formatPeriod(text, statYearStart, locale);
  return { text, label, short: label, month, quarter: quarterOf(month) };
}

function quarterPeriod({ year, ledger, locale }: PageFrame, quarter: Quarter): PackPeriod {
  const text = `${year}-Q${quarter}`;
  return { text, short: formatPeriod(text, ledger.entry.statYearStart, locale), label: periodWords({ year, period: `q${quarter}`, statYearStart: ledger.entry.statYearStart, locale }).span, quarter };
}
