import type { Indicator } from "../indicators/indicator";
import { timingOf, type Cell } from "../indicators/measure";
import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import { disclose, type DisclosedFigure } from "./disclosure";
import { intervalOf, type RawFigure } from "./estimate";
import { ENOUGH_COVERAGE } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { isSmall, PROTECTS, protectRow, SHOWN, SMALL } from "./withhold";

const QUARTERS = 4;

export type QuartersQuestion = { indicators: readonly Indicator[]; areas: readonly Area[]; years: readonly number[] };
export type QuarterQuestion = Omit<QuartersQuestion, "indicators"> & { indicator: Indicator };

/** A running share of the year at the end of a quarter, and how many of those entitled are not yet reached. */
export type QuarterShare = { share: DisclosedFigure; left: DisclosedFigure };
/** @param quarter 1..4 of the statistical year */
export type QuarterShares = (area: Area, year: number, quarter: number) => QuarterShare;
export type ServiceQuarters = (indicator: Indicator, area: Area, year: number, quarter: number) => QuarterShare;

/** As `readServiceQuarters`, of one service. */
export async function readQuarterShares(ledger: OpenLedger, { indicator, ...rest }: QuarterQuestion): Promise<QuarterShares> {
  const shares = await readServiceQuarters(ledger, { indicators: [indicator], ...rest });
  return (area, year, quarter) => shares(indicator, area, year, quarter);
}

/**
 * Running totals of services by quarter, read once for all. A quarter is shorter than a year, so a part of 1 to threshold − 1 is
 * withheld at every level; so is the earlier of two totals whose difference is that small, and what siblings and their total would
 * give away. The fourth quarter is the year's own figure and is withheld where that is. Those left are entitled less served, so they
 * are shown wherever both of these are, however few they are: to hide what a subtraction gives would protect nobody (README).
 * @throws RangeError where an indicator is no running share
 */
export async function readServiceQuarters(ledger: OpenLedger, { indicators, areas, years }: QuartersQuestion): Promise<ServiceQuarters> {
  const cells = new Map(indicators.map((indicator) => [indicator, partsOf(indicator)]));
  const families = familiesOf(ledger, areas);
  const all = [...new Set(families.flatMap(({ parent, children }) => [...(parent ? [parent] : []), ...children]))];
  const places = new Map(all.map((area, at) => [area, at]));
  const [counts, answers] = await Promise.all([readCounts(ledger, { cells: [...cells.values()].flat(), places, years }), readAnswers(ledger, { indicators, areas: all, years, before: false })]);
  const made = new Map<string, Year>();
  return (indicator, area, year, quarter) => {
    const place = places.get(area) ?? -1;
    const parts = cells.get(indicator);
    if (!parts || place < 0 || !years.includes(year) || !(quarter >= 1 && quarter <= QUARTERS)) throw new RangeError(`quarters: ${indicator.id} ${area.code} ${year}-Q${quarter} was not part of the question`);
    const key = `${indicator.id}|${year}`;
    const known = made.get(key) ?? yearOf(ledger, { events: counts(parts[0], year), trials: counts(parts[1], year), places, families, withheld: (one) => !answers.raw(indicator, one, year).shown });
    made.set(key, known);
    return sharesOf(ledger, { indicator, area, known, at: place * QUARTERS + quarter - 1, period: `${year}-Q${quarter}`, months: quarter * 3 });
  };
}

function partsOf({ id, formula }: Indicator): readonly [Cell, Cell] {
  const [events, trials] = formula.kind === "share" ? [formula.events[0], formula.trials[0]] : [];
  if (!events || !trials || timingOf(trials.measure) !== "cumulative") throw new RangeError(`quarters: ${id} is no running share of the year`);
  return [events, trials];
}

type Family = { parent?: Area; children: readonly Area[] };
/** One count of a year: four quarters for each area, NaN = not reported. */
type Quarters = { values: Float64Array; coverage: Float64Array };
type Year = { events: Quarters; trials: Quarters; hidden: Uint8Array };

function familiesOf({ tree }: OpenLedger, areas: readonly Area[]): Family[] {
  const parents = new Map<number, Family>();
  for (const area of areas) {
    const parent = tree.parent(area);
    if (!parents.has(area.parent)) parents.set(area.parent, parent ? { parent, children: tree.siblings(area) } : { children: [area] });
  }
  return [...parents.values()];
}

type CountsQuestion = { cells: readonly Cell[]; places: ReadonlyMap<Area, number>; years: readonly number[] };

async function readCounts({ reader }: OpenLedger, { cells, places, years }: CountsQuestion): Promise<(cell: Cell, year: number) => Quarters> {
  const byPos = new Map([...places].map(([area, at]) => [area.pos, at]));
  const keyOf = (measure: string, band: string, year: number) => `${measure}|${band}|${year}`;
  const empty = (): Quarters => ({ values: new Float64Array(places.size * QUARTERS).fill(NaN), coverage: new Float64Array(places.size * QUARTERS) });
  const made = new Map<string, Quarters>();
  const { pos = [], year = [], month = [], measure = [], band = [], value = [], covered = [], units = [] } = await reader.ask({
    from: "months", columns: ["pos", "year", "month", "measure", "band", "value", "covered", "units"],
    where: [
      { column: "measure", is: "in", values: [...new Set(cells.map((cell) => cell.measure))] }, { column: "year", is: "in", values: [...years] }, { column: "sex", is: "equal", value: "" },
      { column: "band", is: "in", values: [...new Set(cells.map((cell) => cell.band ?? ""))] }, { column: "pos", is: "in", values: [...byPos.keys()] },
    ],
    orderBy: [{ column: "month" }], // a later month of the same quarter takes the place of an earlier one
  });
  for (let row = 0; row < pos.length; row += 1) {
    if (value[row] === null) continue;
    // The rollup's schema gives these columns their types.
    const key = keyOf(measure[row] as string, band[row] as string, year[row] as number);
    const quarters = made.get(key) ?? empty();
    made.set(key, quarters);
    const at = byPos.get(pos[row] as number)! * QUARTERS + Math.ceil((month[row] as number) / 3) - 1;
    quarters.values[at] = value[row] as number;
    quarters.coverage[at] = (units[row] as number) > 0 ? Math.min(1, (covered[row] as number) / (units[row] as number)) : 1;
  }
  return ({ measure: one, band: of = "" }, at) => made.get(keyOf(one, of, at)) ?? empty();
}

type YearQuestion = { events: Quarters; trials: Quarters; places: ReadonlyMap<Area, number>; families: readonly Family[]; withheld(area: Area): boolean };

function yearOf({ config: { threshold } }: OpenLedger, { events, trials, ...question }: YearQuestion): Year {
  const hidden = new Uint8Array(events.values.length).fill(SHOWN);
  for (const { values: counts } of [events, trials]) {
    statesOf({ ...question, counts, threshold }).forEach((state, at) => (hidden[at] = hidden[at] === SHOWN || state === SMALL ? state : hidden[at]!));
  }
  return { events, trials, hidden };
}

type Counted = { counts: Float64Array; places: ReadonlyMap<Area, number>; families: readonly Family[]; withheld(area: Area): boolean; threshold: number };

function statesOf({ counts, places, families, withheld, threshold }: Counted): Uint8Array {
  const hidden = new Uint8Array(counts.length).fill(SHOWN);
  for (const [area, place] of places) {
    const first = place * QUARTERS;
    if (withheld(area)) hidden[first + QUARTERS - 1] = PROTECTS;
    for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
      const whole = quarter === QUARTERS - 1 && area.level !== "village";
      if (!whole && isSmall(counts[first + quarter]!, threshold)) hidden[first + quarter] = SMALL;
    }
  }
  for (let changed = true; changed; ) {
    changed = protectFamilies(counts, hidden, { families, places }, threshold);
    for (const place of places.values()) if (protectSteps(counts, hidden, place * QUARTERS, threshold)) changed = true;
  }
  return hidden;
}

function protectFamilies(counts: Float64Array, hidden: Uint8Array, { families, places }: Pick<Counted, "families" | "places">, threshold: number): boolean {
  let changed = false;
  for (const { parent, children } of families) {
    for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
      const placeOf = (area: Area) => places.get(area)! * QUARTERS + quarter;
      if (protectFamily(counts, hidden, { total: parent && placeOf(parent), row: children.map(placeOf) }, threshold)) changed = true;
    }
  }
  return changed;
}

function protectFamily(counts: Float64Array, hidden: Uint8Array, { total, row }: { total: number | undefined; row: readonly number[] }, threshold: number): boolean {
  if (total === undefined || Number.isNaN(counts[total]!) || hidden[total] === SMALL) return false;
  return protectRow(counts, hidden, row, threshold);
}

/** From the last quarter back: an earlier total goes where it would tell that 1 to threshold − 1 were added since. */
function protectSteps(counts: Float64Array, hidden: Uint8Array, first: number, threshold: number): boolean {
  let changed = false;
  let next: number | undefined;
  for (let at = first + QUARTERS - 1; at >= first; at -= 1) {
    if (hidden[at] !== SHOWN || Number.isNaN(counts[at]!)) continue;
    if (next !== undefined && isSmall(Math.abs(counts[next]! - counts[at]!), threshold)) {
      hidden[at] = PROTECTS;
      changed = true;
    } else next = at;
  }
  return changed;
}

type ShareQuestion = { indicator: Indicator; area: Area; known: Year; at: number; period: string; months: number };

function sharesOf({ config }: OpenLedger, { indicator, area, known: { events, trials, hidden }, at, period, months }: ShareQuestion): QuarterShare {
  const [served, eligible] = [events.values[at]!, trials.values[at]!];
  const coverage = Math.min(events.coverage[at]!, trials.coverage[at]!);
  const there = !Number.isNaN(served) && !Number.isNaN(eligible);
  const left = eligible - served;
  const known = { months: there ? months : 0, coverage, fault: false };
  const outcome = (value: number): RawFigure["outcome"] => (!there ? { is: "missing", reason: "notReported" } : eligible > 0 ? { is: "ok", value } : { is: "undefined", reason: "zeroDenominator" });
  const share: RawFigure = { known: there ? { ...known, events: served, exposure: eligible } : known, outcome: outcome(served / eligible) };
  // More served than were known as entitled: nobody is left, and the share stands as it is.
  const rest: RawFigure = { known: there ? { ...known, events: Math.max(0, left) } : known, outcome: outcome(Math.max(0, left)) };
  const frame = { indicator: indicator.id, area: area.code, period, unit: indicator.unit, quality: coverage < ENOUGH_COVERAGE ? ("provisional" as const) : ("complete" as const), rank: { status: "notScored" as const }, mergedFrom: undefined };
  const none = { change: undefined, shrunken: undefined };
  return {
    share: disclose(share, { state: hidden[at]!, personYears: false }, frame, () => ({ ...none, interval: intervalOf("share", share, config.level) })),
    left: disclose(rest, { state: hidden[at]!, personYears: false }, { ...frame, unit: "count" }, () => ({ ...none, interval: undefined })),
  };
}
