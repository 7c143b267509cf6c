import type { Indicator } from "../indicators/indicator";
import { isVitalFlow, type Measure } from "../indicators/measure";
import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import { disclose, type DisclosedFigure } from "./disclosure";
import { intervalOf, type RawFigure } from "./estimate";
import { ENOUGH_COVERAGE } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { cubeAt, periodStates, type PeriodCube } from "./period-states";
import { monthOf } from "./stat-year";
import { PROTECTS, SHOWN } from "./withhold";

const MONTHS = 12;

export type MonthQuestion = {
  /** Counts of events: births, deaths, moves. */
  indicator: Indicator;
  /** Parts of the count that are shown beside it (reaches of a move, say); the whole is always read. */
  bands?: readonly string[];
  area: Area;
  years: readonly number[];
};

/** One month of one statistical year, or of one part of it. */
export type MonthFigures = {
  /** @param month 1..12 of the statistical year; 0 = the whole year; band "" = all */
  figure(year: number, month: number, band?: string): DisclosedFigure;
};

/**
 * Counts of one area by month, and by part of each month. Months are shorter than a year, so 1 to threshold − 1 is withheld at
 * every level, and what would give it away by subtraction from the year, from the other parts, or from the areas beside it.
 * It looks at the whole family of the area (siblings and parent, and those of each area above it), so the answer is the same
 * whichever page asks.
 * @throws RangeError where the indicator is no count of events by month
 */
export async function readMonths(ledger: OpenLedger, { indicator, bands = [], area, years }: MonthQuestion): Promise<MonthFigures> {
  const { formula } = indicator;
  const [cell] = formula.kind === "count" ? formula.events : [];
  if (!cell || !isVitalFlow(cell.measure)) throw new RangeError(`months: ${indicator.id} is no count of events by month`);
  const parts = ["", ...bands];
  const family = familyOf(ledger, area);
  const made = new Map<number, Year>();
  for (const year of years) made.set(year, await readYear(ledger, { indicator, measure: cell.measure, parts, family, year }));
  return {
    figure(year, month, band = "") {
      const known = made.get(year);
      const part = parts.indexOf(band);
      if (!known || part < 0 || month < 0 || month > MONTHS) throw new RangeError(`months: ${year}-${month} of band "${band}" was not part of the question`);
      return figureOf(ledger, { indicator, area, known, at: cubeAt(known.cube, known.own, part, month), year, month });
    },
  };
}

type Family = { areas: readonly Area[]; withParent: boolean; own: number };
/** `months` reported of the year, by line of the cube. */
type Year = { cube: PeriodCube; hidden: Uint8Array; coverage: Float64Array; months: Uint8Array; own: number };
type YearQuestion = { indicator: Indicator; measure: Measure; parts: readonly string[]; family: Family; year: number };

function familyOf({ tree }: OpenLedger, area: Area): Family {
  const parent = tree.parent(area);
  const areas = parent ? [parent, ...tree.siblings(area)] : [area];
  return { areas, withParent: parent !== undefined, own: areas.indexOf(area) };
}

async function readYear(ledger: OpenLedger, { indicator, measure, parts, family, year }: YearQuestion): Promise<Year> {
  const { areas, withParent, own } = family;
  const cube: PeriodCube = { areas: areas.length, parts: parts.length, periods: MONTHS + 1, values: new Float64Array(areas.length * parts.length * (MONTHS + 1)).fill(NaN), withParent, adding: { parts: true, periods: true } };
  const coverage = new Float64Array(cube.values.length).fill(0);
  await fillMonths(ledger, { cube, coverage, measure, parts, areas, year });
  const months = addYears(cube, coverage);
  const hidden = new Uint8Array(cube.values.length).fill(SHOWN);
  // The year's own figure is withheld on every page or on none.
  const answers = await readAnswers(ledger, { indicators: [indicator], areas, years: [year], before: false });
  areas.forEach((area, at) => {
    if (!answers.raw(indicator, area, year).shown) hidden[cubeAt(cube, at, 0, 0)] = PROTECTS;
  });
  if (withParent) await settleParent(ledger, { indicator, measure, parts, family: familyOf(ledger, areas[0]!), year }, hidden);
  periodStates(cube, hidden, { threshold: ledger.config.threshold, fineYear: (at) => areas[at]!.level === "village", settledParent: withParent });
  return { cube, hidden, coverage, months, own };
}

/** The parent stands here as on its own page, beside its own siblings: what it shows there may not be taken as withheld here. */
async function settleParent(ledger: OpenLedger, question: YearQuestion, hidden: Uint8Array): Promise<void> {
  const above = await readYear(ledger, question);
  const size = above.cube.parts * above.cube.periods;
  hidden.set(above.hidden.subarray(above.own * size, (above.own + 1) * size));
}

type Filling = { cube: PeriodCube; coverage: Float64Array; measure: Measure; parts: readonly string[]; areas: readonly Area[]; year: number };

async function fillMonths({ reader }: OpenLedger, { cube, coverage, measure, parts, areas, year }: Filling): Promise<void> {
  const places = new Map(areas.map(({ pos }, at) => [pos, at]));
  const { pos = [], month = [], band = [], value = [], covered = [], units = [] } = await reader.ask({
    from: "months", columns: ["pos", "month", "band", "value", "covered", "units"],
    where: [
      { column: "measure", is: "equal", value: measure }, { column: "year", is: "equal", value: year }, { column: "sex", is: "equal", value: "" },
      { column: "span", is: "equal", value: 1 }, { column: "band", is: "in", values: parts }, { column: "pos", is: "in", values: [...places.keys()] },
    ],
  });
  for (let row = 0; row < pos.length; row += 1) {
    if (value[row] === null) continue;
    // The rollup's schema gives these columns their types.
    const at = cubeAt(cube, places.get(pos[row] as number)!, parts.indexOf(band[row] as string), month[row] as number);
    cube.values[at] = value[row] as number;
    coverage[at] = (units[row] as number) > 0 ? Math.min(1, (covered[row] as number) / (units[row] as number)) : 1;
  }
}

/** The year as the sum of the months reported; gives how many these are. */
function addYears(cube: PeriodCube, coverage: Float64Array): Uint8Array {
  const months = new Uint8Array(cube.areas * cube.parts);
  for (let line = 0; line < cube.areas * cube.parts; line += 1) {
    const first = line * cube.periods;
    for (let at = first + 1; at < first + cube.periods; at += 1) {
      if (Number.isNaN(cube.values[at]!)) continue;
      cube.values[first] = (Number.isNaN(cube.values[first]!) ? 0 : cube.values[first]!) + cube.values[at]!;
      coverage[first]! += coverage[at]! / MONTHS;
      months[line]! += 1;
    }
  }
  return months;
}

type FigureQuestion = { indicator: Indicator; area: Area; known: Year; at: number; year: number; month: number };

function figureOf({ entry, config }: OpenLedger, { indicator, area, known: { cube, hidden, coverage, months }, at, year, month }: FigureQuestion): DisclosedFigure {
  const value = cube.values[at]!;
  const there = !Number.isNaN(value);
  const known = { months: month === 0 ? months[at / cube.periods]! : Number(there), coverage: coverage[at]!, fault: false, ...(there ? { events: value } : {}) };
  const raw: RawFigure = { known, outcome: there ? { is: "ok", value } : { is: "missing", reason: "notReported" } };
  const period = month === 0 ? String(year) : monthOf(year, month, entry.statYearStart);
  return disclose(raw, { state: hidden[at]!, personYears: false }, {
    indicator: indicator.id, area: area.code, period, unit: indicator.unit, quality: coverage[at]! < ENOUGH_COVERAGE ? "provisional" : "complete", rank: { status: "notScored" }, mergedFrom: undefined,
  }, () => ({ interval: intervalOf("count", raw, config.level), change: undefined, shrunken: undefined }));
}
