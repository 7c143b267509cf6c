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

export type QuarterQuestion = { indicator: Indicator; areas: readonly Area[]; years: readonly number[] };

/** A running share of the year at the end of a quarter, and how many of those entitled are not yet reached. */
export type QuarterShare = { share: DisclosedFigure; left: DisclosedFigure };
/** @param quarter 1..4 of the statistical year */
export type QuarterShares = (area: Area, year: number, quarter: number) => QuarterShare;

/**
 * Running totals of a service by quarter. A quarter is shorter than a year, so a part of 1 to threshold − 1 is withheld at every
 * level; so is the earlier of two totals whose difference is that small, and what siblings and their total would give away.
 * The fourth quarter is the year's own figure and is withheld where that is.
 * @throws RangeError where the indicator is no running share
 */
export async function readQuarterShares(ledger: OpenLedger, { indicator, areas, years }: QuarterQuestion): Promise<QuarterShares> {
  const { formula } = indicator;
  const [events, trials] = formula.kind === "share" ? [formula.events[0], formula.trials[0]] : [];
  if (!events || !trials || timingOf(trials.measure) !== "cumulative") throw new RangeError(`quarters: ${indicator.id} is no running share of the year`);
  const families = familiesOf(ledger, areas);
  const all = [...new Set(families.flatMap(({ parent, children }) => [...(parent ? [parent] : []), ...children]))];
  const made = new Map<number, Year>();
  for (const year of years) made.set(year, await readYear(ledger, { indicator, cells: [events, trials], areas: all, families, year }));
  return (area, year, quarter) => {
    const known = made.get(year);
    const place = known?.places.get(area) ?? -1;
    if (!known || place < 0 || !(quarter >= 1 && quarter <= QUARTERS)) throw new RangeError(`quarters: ${area.code} ${year}-Q${quarter} was not part of the question`);
    return sharesOf(ledger, { indicator, area, known, at: place * QUARTERS + quarter - 1, period: `${year}-Q${quarter}`, months: quarter * 3 });
  };
}

type Family = { parent?: Area; children: readonly Area[] };
type Year = { places: Map<Area, number>; events: Float64Array; trials: Float64Array; coverage: Float64Array; hidden: Uint8Array };
type YearQuestion = { indicator: Indicator; cells: readonly [Cell, Cell]; areas: readonly Area[]; families: readonly Family[]; year: number };

function familiesOf({ tree }: OpenLedger, areas: readonly Area[]): Family[] {
  const parents = new Map<number, Family>();
  for (const area of areas) {
    const parent = tree.parent(area);
    if (!parents.has(area.parent)) parents.set(area.parent, parent ? { parent, children: tree.siblings(area) } : { children: [area] });
  }
  return [...parents.values()];
}

async function readYear(ledger: OpenLedger, { indicator, cells, areas, families, year }: YearQuestion): Promise<Year> {
  const places = new Map(areas.map((area, at) => [area, at]));
  const empty = () => new Float64Array(areas.length * QUARTERS).fill(NaN);
  const known = { places, events: empty(), trials: empty(), coverage: new Float64Array(areas.length * QUARTERS) };
  await fill(ledger, known, cells, year);
  const answers = await readAnswers(ledger, { indicators: [indicator], areas, years: [year], before: false });
  const withheld = (area: Area) => !answers.raw(indicator, area, year).shown;
  const hidden = new Uint8Array(areas.length * QUARTERS).fill(SHOWN);
  for (const counts of [known.events, known.trials]) {
    const states = statesOf({ counts, places, families, withheld, threshold: ledger.config.threshold });
    states.forEach((state, at) => (hidden[at] = hidden[at] === SHOWN || state === SMALL ? state : hidden[at]!));
  }
  return { ...known, hidden };
}

async function fill({ reader }: OpenLedger, { places, events, trials, coverage }: Omit<Year, "hidden">, [one, two]: readonly [Cell, Cell], year: number): Promise<void> {
  const byPos = new Map([...places].map(([area, at]) => [area.pos, at]));
  const { pos = [], month = [], measure = [], value = [], covered = [], units = [] } = await reader.ask({
    from: "months", columns: ["pos", "month", "measure", "value", "covered", "units"],
    where: [
      { column: "measure", is: "in", values: [one.measure, two.measure] }, { column: "year", is: "equal", value: year }, { column: "sex", is: "equal", value: "" },
      { column: "band", is: "equal", value: one.band ?? "" }, { column: "pos", is: "in", values: [...byPos.keys()] },
    ],
    orderBy: [{ column: "month" }], // a later month of the same quarter takes the place of an earlier one
  });
  for (let row = 0; row < pos.length; row += 1) {
    if (value[row] === null) continue;
    // The rollup's schema gives these columns their types.
    const at = byPos.get(pos[row] as number)! * QUARTERS + Math.ceil((month[row] as number) / 3) - 1;
    (measure[row] === one.measure ? events : trials)[at] = value[row] as number;
    coverage[at] = (units[row] as number) > 0 ? Math.min(1, (covered[row] as number) / (units[row] as number)) : 1;
  }
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
    changed = false;
    for (const { parent, children } of families) for (let quarter = 0; quarter < QUARTERS; quarter += 1) if (protectFamily(counts, hidden, { total: parent && places.get(parent)! * QUARTERS + quarter, row: children.map((child) => places.get(child)! * QUARTERS + quarter) }, threshold)) changed = true;
    for (const place of places.values()) if (protectSteps(counts, hidden, place * QUARTERS, threshold)) changed = true;
  }
  return hidden;
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

function sharesOf({ config }: OpenLedger, { indicator, area, known: { events, trials, coverage, hidden }, at, period, months }: ShareQuestion): QuarterShare {
  const [served, eligible] = [events[at]!, trials[at]!];
  const there = !Number.isNaN(served) && !Number.isNaN(eligible);
  const left = eligible - served;
  const known = { months: there ? months : 0, coverage: coverage[at]!, fault: false };
  const outcome = (value: number): RawFigure["outcome"] => (!there ? { is: "missing", reason: "notReported" } : eligible > 0 ? { is: "ok", value } : { is: "undefined", reason: "zeroDenominator" });
  const share: RawFigure = { known: there ? { ...known, events: served, exposure: eligible } : known, outcome: outcome(served / eligible) };
  // More served than were known as entitled: nobody is left, and the share stands as it is.
  const rest: RawFigure = { known: there ? { ...known, events: Math.max(0, left) } : known, outcome: outcome(Math.max(0, left)) };
  const frame = { indicator: indicator.id, area: area.code, period, unit: indicator.unit, quality: coverage[at]! < ENOUGH_COVERAGE ? ("provisional" as const) : ("complete" as const), rank: { status: "notScored" as const }, mergedFrom: undefined };
  const none = { change: undefined, shrunken: undefined };
  return {
    share: disclose(share, { state: hidden[at]!, personYears: false }, frame, () => ({ ...none, interval: intervalOf("share", share, config.level) })),
    left: disclose(rest, { state: hidden[at] !== SHOWN ? hidden[at]! : isSmall(left, config.threshold) ? SMALL : SHOWN, personYears: false }, { ...frame, unit: "count" }, () => ({ ...none, interval: undefined })),
  };
}
