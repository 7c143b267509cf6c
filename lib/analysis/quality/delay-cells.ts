import { readAnswers } from "../answers";
import type { Area } from "../area-tree";
import { disclose, type DisclosedFigure } from "../disclosure";
import type { RawFigure } from "../estimate";
import type { OpenLedger } from "../open-ledger";
import { cubeAt, periodStates, type PeriodCube } from "../period-states";
import { EITHER, isSmall, PROTECTS, SHOWN } from "../withhold";
import { lastWholeMonth, monthNumber, monthText, readDelays, rowsUnder, type Delays } from "./delays";
import { keptFor } from "./kept";
import { mayTellLater } from "./later-sum";
import { DELAYS } from "./rules";

/** Births of each month by the months until they were entered, of an area above the village. */
export type DelayCells = {
  /** The newest months, oldest first: what is older is not told by month and delay. */
  months: string[];
  /** Delays told apart: 0 to `DELAYS`, the last one holding all later ones. */
  delays: number;
  /** Undefined where the snapshot is too early to know; without a delay all births of the month. */
  figure(month: string, delay?: number): DisclosedFigure | undefined;
  /** Whether it may be said how many births of a statistical year were entered after its end: a sum across months and delays. */
  mayTellLater(year: number): boolean;
  /** Whether no cell of the area is withheld, and none of an older month is small. */
  allShown: boolean;
  /** Births of a month of the last whole statistical year, on average. */
  usual: number;
};

const MONTHS = 12;
/** So many months are told. */
export const MONTHS_TOLD = 24;
/** More areas side by side than this take long to protect from each other: their months and delays say nothing. */
const MOST_BESIDE = 100;
const PARTS = DELAYS + 3; // all, each delay, later ones

/**
 * Months are shorter than a year, so 1 to threshold − 1 is withheld at every level, and what would give it away by subtraction from the year, from the
 * other delays, or from the areas beside it; the parents stand as on their own pages.
 * @throws RangeError for a village
 */
export async function readDelayCells(ledger: OpenLedger, area: Area): Promise<DelayCells> {
  if (area.level === "village") throw new RangeError(`delays: ${area.code} is a village`);
  return keptCells(ledger, area.pos, () => makeDelayCells(ledger, area));
}

/** Of each area that pages ask for one after another, in each of their years. */
const keptCells = keptFor<DelayCells>(300);
/** Areas side by side are protected together, once for all of them. */
const keptFamilies = keptFor<Map<number, Family>>(200);

async function makeDelayCells(ledger: OpenLedger, area: Area): Promise<DelayCells> {
  const { tree } = ledger;
  const delays = await readDelays(ledger);
  const made = await readYears(ledger, area);
  const until = lastWholeMonth(ledger.entry.asOf);
  const { last } = delays.span ?? { last: until };
  const first = Math.max(until - MONTHS_TOLD + 1, delays.span?.first ?? until + 1);
  const months = Array.from({ length: Math.max(0, Math.min(last, until) - first + 1) }, (_, at) => monthText(first + at));
  const placeOf = (month: string, part: number) => {
    const { year, at } = placeIn(monthNumber(month), ledger.entry.statYearStart);
    const known = made.get(year);
    return known && { known, at: cubeAt(known.cube, known.own, part, at) };
  };
  return {
    months, delays: DELAYS + 2,
    figure(month, delay) {
      const place = placeOf(month, delay === undefined ? 0 : delay + 1);
      return place && !Number.isNaN(place.known.cube.values[place.at]!) ? figureOf(area, month, place.known.cube.values[place.at]!, place.known.hidden[place.at]!) : undefined;
    },
    mayTellLater: (year) => made.get(year)?.later ?? true,
    allShown: !hasSmallBefore(rowsUnder(delays, area, tree), first, ledger.config.threshold) && [...made.values()].every(({ cube, hidden, own }) => hidden.subarray(own * cube.parts * cube.periods, (own + 1) * cube.parts * cube.periods).every((state) => state === SHOWN)),
    usual: usualOf([...made.values()].reverse()),
  };
}

/** An area among its family; `later`: whether what was entered after the year's end may be told beside the cells. */
type Family = { cube: PeriodCube; hidden: Uint8Array; later: boolean };
type Year = Family & { own: number };

async function readYears(ledger: OpenLedger, area: Area): Promise<Map<number, Year>> {
  const { tree } = ledger;
  const parent = tree.parent(area);
  const own = parent ? 1 + tree.siblings(area).indexOf(area) : 0;
  const family = await keptFamilies(ledger, parent?.pos ?? -1, () => readFamily(ledger, parent));
  return new Map([...family].map(([year, one]) => [year, { ...one, own }]));
}

/** The children of an area after it; without one the root alone. */
async function readFamily(ledger: OpenLedger, parent: Area | undefined): Promise<Map<number, Family>> {
  const { tree, config: { threshold } } = ledger;
  const areas = parent ? [parent, ...tree.children(parent)] : [tree.root];
  const delays = await readDelays(ledger);
  const years = yearsOf(ledger, delays);
  const births = ledger.registry.get("births");
  const answers = await readAnswers(ledger, { indicators: [births], areas, years, before: false });
  const above = parent && (await readYears(ledger, parent));
  const cubes = cubesOf(ledger, { delays, areas, years, withParent: parent !== undefined });
  return new Map(years.map((year) => {
    const cube = cubes.get(year)!;
    const hidden = new Uint8Array(cube.values.length).fill(SHOWN);
    // The year's own figure is withheld on every page or on none.
    areas.forEach((one, at) => { if (!answers.raw(births, one, year).shown) hidden[cubeAt(cube, at, 0, 0)] = PROTECTS; });
    const settled = above?.get(year);
    const size = PARTS * (MONTHS + 1);
    if (settled) hidden.set(settled.hidden.subarray(settled.own * size, (settled.own + 1) * size));
    if (areas.length > MOST_BESIDE) silence(cube, hidden);
    else periodStates(cube, hidden, { threshold, fineYear: (at) => areas[at]!.level === "village", settledParent: parent !== undefined });
    return [year, { cube, hidden, later: areas.length > MOST_BESIDE || mayTellLater({ cube, hidden, threshold, parentLater: settled?.later ?? false }) }];
  }));
}

function silence({ parts, periods }: PeriodCube, hidden: Uint8Array): void {
  for (let at = parts * periods; at < hidden.length; at += 1) if (at % periods !== 0) hidden[at] = EITHER;
}

function hasSmallBefore(rows: Iterable<{ month: number; delay: number; count: number }>, first: number, threshold: number): boolean {
  const months = new Map<number, Map<number, number>>();
  for (const { month, delay, count } of rows) {
    if (month >= first) continue;
    const sums = months.get(month) ?? new Map<number, number>();
    months.set(month, sums.set(delay, (sums.get(delay) ?? 0) + count));
  }
  return [...months.values()].some((sums) => [...sums.values()].some((sum) => isSmall(sum, threshold)));
}

type CubeQuestion = { delays: Delays; areas: readonly Area[]; years: readonly number[]; withParent: boolean };

function cubesOf({ tree, entry: { asOf, statYearStart } }: OpenLedger, { delays, areas, years, withParent }: CubeQuestion): Map<number, PeriodCube> {
  const cubes = new Map(years.map((year) => [year, emptyCube(areas.length, { year, statYearStart, seen: monthNumber(asOf), withParent })]));
  areas.forEach((one, area) => {
    for (const { month, delay, count } of rowsUnder(delays, one, tree)) {
      const place = placeIn(month, statYearStart);
      const cube = cubes.get(place.year);
      if (!cube) continue;
      const part = 1 + Math.min(delay, DELAYS + 1);
      for (const one of [0, part]) for (const period of [0, place.at]) cube.values[cubeAt(cube, area, one, period)]! += count;
    }
  });
  return cubes;
}

/** What the snapshot is too early to know is NaN. */
function emptyCube(areas: number, { year, statYearStart, seen, withParent }: { year: number; statYearStart: number; seen: number; withParent: boolean }): PeriodCube {
  const cube: PeriodCube = { areas, parts: PARTS, periods: MONTHS + 1, values: new Float64Array(areas * PARTS * (MONTHS + 1)), withParent, adding: { parts: true, periods: true } };
  for (let at = 1; at <= MONTHS; at += 1) for (let part = 1; part < PARTS; part += 1) {
    if (monthAt(year, at, statYearStart) + part - 1 > seen) for (let area = 0; area < areas; area += 1) cube.values[cubeAt(cube, area, part, at)] = NaN;
  }
  return cube;
}

/** Month 1 to 12 of the statistical year that a month belongs to. */
export function placeIn(month: number, statYearStart: number): { year: number; at: number } {
  const shifted = month - (statYearStart - 1) + (statYearStart === 1 ? 0 : 12);
  return { year: Math.floor(shifted / 12), at: (shifted % 12) + 1 };
}

const monthAt = (year: number, at: number, statYearStart: number): number => (statYearStart === 1 ? year : year - 1) * 12 + statYearStart - 1 + at - 1;

function yearsOf({ entry: { statYearStart, asOf } }: OpenLedger, { span }: Delays): number[] {
  if (!span) return [];
  const told = Math.max(span.first, lastWholeMonth(asOf) - MONTHS_TOLD + 1);
  const [first, last] = [told, Math.min(span.last, monthNumber(asOf))].map((month) => placeIn(month, statYearStart).year);
  return Array.from({ length: last! - first! + 1 }, (_, at) => first! + at);
}

function usualOf(newestFirst: readonly Year[]): number {
  // The newest year still grows; the one before it is shown as a whole.
  const year = newestFirst[1] ?? newestFirst[0];
  return year ? year.cube.values[cubeAt(year.cube, year.own, 0, 0)]! / MONTHS : 0;
}

function figureOf(area: Area, period: string, value: number, state: number): DisclosedFigure {
  const raw: RawFigure = { known: { months: 1, coverage: 1, fault: false, events: value }, outcome: { is: "ok", value } };
  return disclose(raw, { state, personYears: false }, { indicator: "births", area: area.code, period, unit: "count", quality: "complete", rank: { status: "notScored" }, mergedFrom: undefined }, () => ({ interval: undefined, change: undefined, shrunken: undefined }));
}
