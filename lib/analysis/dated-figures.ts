import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import type { Indicator } from "../indicators/indicator";
import { timingOf, type Measure } from "../indicators/measure";
import { disclose, type DisclosedFigure } from "./disclosure";
import type { RawFigure } from "./estimate";
import { ENOUGH_COVERAGE } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { cubeAt, periodStates, type PeriodCube } from "./period-states";
import { monthOf } from "./stat-year";
import { EITHER, PROTECTS, SHOWN, SMALL } from "./withhold";

export type DatedQuestion = { indicator: Indicator; /** Parts shown beside the whole, such as reaches. */ bands?: readonly string[]; /** Township or larger: a village has its year's figure only. */ area: Area; years: readonly number[] };

/** One date of registration: its month, and the count of all and of each part. */
export type DatedFigures = { /** `2009-09`. */ month: string; year: number; figure(band?: string): DisclosedFigure }[];

/**
 * People registered on each date (migrants), oldest first, of an area above the village. 1 to threshold − 1 is withheld, as it is for
 * every period shorter than a year; so is what would give it away by subtraction from the other parts, or from the areas beside it.
 * The last date of a year is the year's own figure and is withheld where that is.
 * @throws RangeError where the indicator is no count of people on a day, or the area is a village
 */
export async function readDated(ledger: OpenLedger, { indicator, bands = [], area, years }: DatedQuestion): Promise<DatedFigures> {
  const { formula } = indicator;
  const [cell] = formula.kind === "count" ? formula.events : [];
  if (!cell || timingOf(cell.measure) !== "dated") throw new RangeError(`dates: ${indicator.id} is no count of people on a day`);
  if (area.level === "village") throw new RangeError(`dates: ${area.code} is a village`);
  const parts = ["", ...bands];
  const parent = ledger.tree.parent(area);
  const areas = parent ? [parent, ...ledger.tree.siblings(area)] : [area];
  const family = { areas, withParent: parent !== undefined, own: areas.indexOf(area) };
  const rows = await readRows(ledger, { measure: cell.measure, parts, areas, years });
  const answers = await readAnswers(ledger, { indicators: [indicator], areas, years, before: false });
  const above = parent ? await readDated(ledger, { indicator, bands, area: parent, years }) : [];
  return [...years].sort((one, two) => one - two).flatMap((year) => {
    const own = rows.filter((row) => row.year === year);
    const shown = (at: number) => answers.raw(indicator, areas[at]!, year).shown;
    return own.length === 0 ? [] : datesOf(ledger, { indicator, area, parts, family, year, rows: own, shown, above });
  });
}

type Row = { at: number; part: number; year: number; month: number; value: number; coverage: number };
type Family = { areas: readonly Area[]; withParent: boolean; own: number };
type Asked = { measure: Measure; parts: readonly string[]; areas: readonly Area[]; years: readonly number[] };

async function readRows({ reader }: OpenLedger, { measure, parts, areas, years }: Asked): Promise<Row[]> {
  const places = new Map(areas.map(({ pos }, at) => [pos, at]));
  const { pos = [], year = [], month = [], band = [], value = [], covered = [], units = [] } = await reader.ask({
    from: "months", columns: ["pos", "year", "month", "band", "value", "covered", "units"],
    where: [
      { column: "measure", is: "equal", value: measure }, { column: "year", is: "in", values: years }, { column: "sex", is: "equal", value: "" },
      { column: "band", is: "in", values: parts }, { column: "pos", is: "in", values: [...places.keys()] },
    ],
  });
  return pos.flatMap((one, row): Row[] => {
    if (value[row] === null) return [];
    // The rollup's schema gives these columns their types.
    const coverage = (units[row] as number) > 0 ? Math.min(1, (covered[row] as number) / (units[row] as number)) : 1;
    return [{ at: places.get(one as number)!, part: parts.indexOf(band[row] as string), year: year[row] as number, month: month[row] as number, value: value[row] as number, coverage }];
  });
}

type YearQuestion = { indicator: Indicator; area: Area; parts: readonly string[]; family: Family; year: number; rows: readonly Row[]; shown(at: number): boolean; /** The parent as on its own page. */ above: DatedFigures };

/** The dates of one year; the last of them takes the place of the whole year in the cube, where other pages show it. */
function datesOf(ledger: OpenLedger, { indicator, area, parts, family, year, rows, shown, above }: YearQuestion): DatedFigures {
  const months = [...new Set(rows.map(({ month }) => month))].sort((one, two) => two - one);
  const size = family.areas.length * parts.length * months.length;
  const cube: PeriodCube = { areas: family.areas.length, parts: parts.length, periods: months.length, values: new Float64Array(size).fill(NaN), withParent: family.withParent, adding: { parts: true, periods: false } };
  const coverage = new Float64Array(size);
  for (const row of rows) {
    const at = cubeAt(cube, row.at, row.part, months.indexOf(row.month));
    cube.values[at] = row.value;
    coverage[at] = row.coverage;
  }
  const hidden = new Uint8Array(size).fill(SHOWN);
  family.areas.forEach((_, at) => {
    if (!shown(at)) hidden[cubeAt(cube, at, 0, 0)] = PROTECTS;
  });
  if (family.withParent) settleParent(cube, hidden, months.map((month) => above.find((one) => one.month === monthOf(year, month, ledger.entry.statYearStart))), parts);
  periodStates(cube, hidden, { threshold: ledger.config.threshold, fineYear: () => true, settledParent: family.withParent });
  silence(cube, hidden);
  return [...months].reverse().map((month) => ({
    month: monthOf(year, month, ledger.entry.statYearStart), year,
    figure(band = "") {
      const part = parts.indexOf(band);
      if (part < 0) throw new RangeError(`dates: band "${band}" was not part of the question`);
      const at = cubeAt(cube, family.own, part, months.indexOf(month));
      return figureOf({ indicator, area, period: monthOf(year, month, ledger.entry.statYearStart), value: cube.values[at]!, coverage: coverage[at]!, state: hidden[at]! });
    },
  }));
}

/** The parent stands here as on its own page. Withheld to protect another is read as any number at all: the less is assumed, the more is protected. */
function settleParent(cube: PeriodCube, hidden: Uint8Array, dates: readonly (DatedFigures[number] | undefined)[], parts: readonly string[]): void {
  dates.forEach((date, period) => parts.forEach((band, part) => {
    const figure = date?.figure(band);
    hidden[cubeAt(cube, 0, part, period)] = figure?.status !== "suppressed" ? SHOWN : figure.reason === "smallCount" ? SMALL : EITHER;
  }));
}

/** Where a small whole of the last date is told elsewhere as the year's figure, its parts say nothing, zeros among them. */
function silence(cube: PeriodCube, hidden: Uint8Array): void {
  for (let area = 0; area < cube.areas; area += 1) {
    if (hidden[cubeAt(cube, area, 0, 0)] !== SMALL) continue;
    for (let part = 1; part < cube.parts; part += 1) hidden[cubeAt(cube, area, part, 0)] = EITHER;
  }
}

/** A register of everyone on a day: no interval is put round it. */
function figureOf({ indicator, area, period, value, coverage, state }: { indicator: Indicator; area: Area; period: string; value: number; coverage: number; state: number }): DisclosedFigure {
  const there = !Number.isNaN(value);
  const raw: RawFigure = { known: { months: there ? 1 : 0, coverage, fault: false, ...(there ? { events: value } : {}) }, outcome: there ? { is: "ok", value } : { is: "missing", reason: "notReported" } };
  const quality = there && coverage < ENOUGH_COVERAGE ? ("provisional" as const) : ("complete" as const);
  return disclose(raw, { state, personYears: false }, { indicator: indicator.id, area: area.code, period, unit: indicator.unit, quality, rank: { status: "notScored" }, mergedFrom: undefined }, () => ({ interval: undefined, change: undefined, shrunken: undefined }));
}
