import { timingOf, type Cell, type Sum, type Timing } from "../indicators/measure";
import type { CellColumn } from "./cell-column";
import type { CellTable } from "./cell-table";

/** A sum of cells for one area and period, with how much of the period and of the area it holds. */
export type CountOf = { value: number; months: number; coverage: number; fault: boolean };

/** Answers what a sum of cells is, for one area and one period; undefined = not reported, or not known. */
export type Reading = (sum: Sum) => CountOf | undefined;

const ALL_MONTHS = 4095;

/** The figures of a statistical year, as far as it is reported. */
export function readingOf(table: CellTable, year: number, at: number): Reading {
  return (sum) => {
    if (sum.length === 1 && sum[0]!.times === undefined) return ofYear(table, sum[0]!, year, at); // by far the most
    return addUp(sum, (cell) => ofYear(table, cell, year, at));
  };
}

/**
 * What a year is compared with: the whole year before it, or, where this year is partial, the same months of it.
 * What is read on one day, or made now and then within a year, is compared with the year before as it stands.
 */
export function readingBefore(table: CellTable, year: number, at: number): Reading {
  return (sum) => addUp(sum, (cell) => {
    const timing = timingOf(cell.measure);
    if (timing === "stock" || timing === "dated" || timing === "sampled") return ofYear(table, cell, year - 1, at);
    const now = table.column(cell, year);
    if (!now) return undefined;
    if (monthsOf(now.months[at]!, timing) < 12) return sameMonths(now, timing, at);
    const before = ofYear(table, cell, year - 1, at);
    return before?.months === 12 ? before : undefined;
  });
}

/** Months that a mask of reported months stands for. */
export function monthsOf(mask: number, timing: Timing): number {
  if (timing === "cumulative") return mask === 0 ? 0 : 32 - Math.clz32(mask);
  if (timing !== "flow" || mask === ALL_MONTHS) return 12;
  let months = 0;
  for (let rest = mask & ALL_MONTHS; rest !== 0; rest &= rest - 1) months += 1;
  return months;
}

function ofYear(table: CellTable, cell: Cell, year: number, at: number): CountOf | undefined {
  const column = table.column(cell, year);
  const value = column ? column.value[at]! : NaN;
  if (!column || Number.isNaN(value)) return undefined;
  const timing = timingOf(cell.measure);
  return { value, months: monthsOf(column.months[at]!, timing), coverage: share(column.covered[at]!, column.units[at]!), fault: column.fault[at] === 1 };
}

function sameMonths(column: CellColumn, timing: Timing, at: number): CountOf | undefined {
  const value = column.prior[at]!;
  if (Number.isNaN(value)) return undefined;
  return { value, months: monthsOf(column.months[at]!, timing), coverage: share(column.priorCovered[at]!, column.units[at]!), fault: false };
}

const share = (covered: number, units: number): number => (units > 0 ? Math.min(1, covered / units) : 1);

function addUp(sum: Sum, look: (cell: Sum[number]) => CountOf | undefined): CountOf | undefined {
  let total: CountOf | undefined;
  for (const cell of sum) {
    const count = look(cell);
    if (!count) return undefined;
    if (cell.times === -1) count.value = -count.value;
    if (!total) total = count;
    else {
      total.value += count.value;
      total.months = Math.min(total.months, count.months);
      total.coverage = Math.min(total.coverage, count.coverage);
      total.fault ||= count.fault;
    }
  }
  return total;
}
