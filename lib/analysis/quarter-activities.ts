import type { Indicator } from "../indicators/indicator";
import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import { disclose, type DisclosedFigure } from "./disclosure";
import { intervalOf, type RawFigure } from "./estimate";
import { ENOUGH_COVERAGE } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { cubeAt, periodStates, type PeriodCube } from "./period-states";
import { PROTECTS, SHOWN } from "./withhold";

const QUARTERS = 4;
const MONTHS_OF = 3;

export type ActivityQuestion = { /** `activity-sessions` or `activity-people`. */ indicator: Indicator; area: Area; year: number };

/** What was held in one year, by kind of activity and quarter. */
export type QuarterActivities = {
  /** Kinds of which anything was given, in the order of their codes. */
  kinds: readonly string[];
  /** @param quarter 1..4; 0 = the whole year; kind "" = all */
  figure(quarter: number, kind?: string): DisclosedFigure;
};

/**
 * Sessions or attendances of one area by quarter and kind. Quarters are shorter than a year, so 1 to threshold − 1 is withheld at
 * every level, and what would give it away by subtraction from the year, from the other kinds, or from the areas beside it.
 * @throws RangeError where the indicator is no count of activities
 */
export async function readActivities(ledger: OpenLedger, question: ActivityQuestion): Promise<QuarterActivities> {
  const { indicator, area, year } = question;
  const [cell] = indicator.formula.kind === "count" ? indicator.formula.events : [];
  if (!cell?.measure.startsWith("activity_")) throw new RangeError(`activities: ${indicator.id} is no count of activities`);
  const parent = ledger.tree.parent(area);
  const areas = parent ? [parent, ...ledger.tree.siblings(area)] : [area];
  const rows = await readRows(ledger, cell.measure, areas, year);
  const kinds = [...new Set(rows.map(({ kind }) => kind))].filter((kind) => kind !== "").sort();
  const parts = ["", ...kinds];
  const cube: PeriodCube = { areas: areas.length, parts: parts.length, periods: QUARTERS + 1, values: new Float64Array(areas.length * parts.length * (QUARTERS + 1)).fill(NaN), withParent: parent !== undefined, adding: { parts: true, periods: true } };
  const reported = fillCube(cube, rows, { areas, parts });
  const hidden = new Uint8Array(cube.values.length).fill(SHOWN);
  // The year's own figure is withheld on every page or on none.
  const answers = await readAnswers(ledger, { indicators: [indicator], areas, years: [year], before: false });
  areas.forEach((one, at) => {
    if (!answers.raw(indicator, one, year).shown) hidden[cubeAt(cube, at, 0, 0)] = PROTECTS;
  });
  periodStates(cube, hidden, { threshold: ledger.config.threshold, fineYear: (at) => areas[at]!.level === "village" });
  return {
    kinds,
    figure(quarter, kind = "") {
      const part = parts.indexOf(kind);
      if (part < 0 || !(quarter >= 0 && quarter <= QUARTERS)) throw new RangeError(`activities: quarter ${quarter} of kind "${kind}" was not part of the question`);
      const [at, whole] = [part, 0].map((one) => cubeAt(cube, areas.indexOf(area), one, quarter)) as [number, number];
      // Who has given any activity of a period has reported it: a kind that was not held there is 0, not missing.
      return figureOf(ledger, { indicator, area, year, quarter }, { value: cube.values[at]!, state: hidden[at]!, months: reported.months[whole]!, coverage: reported.coverage[whole]! });
    },
  };
}

type Row = { pos: number; quarter: number; kind: string; value: number; months: number; coverage: number };

async function readRows({ reader }: OpenLedger, measure: string, areas: readonly Area[], year: number): Promise<Row[]> {
  const { pos = [], month = [], span = [], band = [], value = [], covered = [], units = [] } = await reader.ask({
    from: "months", columns: ["pos", "month", "span", "band", "value", "covered", "units"],
    where: [
      { column: "measure", is: "equal", value: measure }, { column: "year", is: "equal", value: year }, { column: "sex", is: "equal", value: "" },
      { column: "pos", is: "in", values: areas.map((area) => area.pos) },
    ],
  });
  // The rollup's schema gives these columns their types.
  return pos.flatMap((place, row): Row[] => (value[row] === null ? [] : [{
    pos: place as number, quarter: Math.ceil((month[row] as number) / MONTHS_OF), kind: band[row] as string, value: value[row] as number, months: span[row] as number,
    coverage: (units[row] as number) > 0 ? Math.min(1, (covered[row] as number) / (units[row] as number)) : 1,
  }]));
}

type Reported = { months: Uint8Array; coverage: Float64Array };

/** Adds months to quarters and quarters to the year; gives how many months of each were reported, and the least coverage. */
function fillCube(cube: PeriodCube, rows: readonly Row[], { areas, parts }: { areas: readonly Area[]; parts: readonly string[] }): Reported {
  const places = new Map(areas.map(({ pos }, at) => [pos, at]));
  const months = new Uint8Array(cube.values.length);
  const coverage = new Float64Array(cube.values.length).fill(1);
  for (const { pos, quarter, kind, value, months: span, coverage: covered } of rows) {
    for (const period of [quarter, 0]) {
      const at = cubeAt(cube, places.get(pos)!, parts.indexOf(kind), period);
      cube.values[at] = (months[at] === 0 ? 0 : cube.values[at]!) + value;
      months[at]! += span;
      coverage[at] = Math.min(coverage[at]!, covered);
    }
  }
  return { months, coverage };
}

type Known = { value: number; state: number; months: number; coverage: number };

function figureOf({ config }: OpenLedger, { indicator, area, year, quarter }: ActivityQuestion & { quarter: number }, { value, state, months, coverage }: Known): DisclosedFigure {
  const there = !Number.isNaN(value);
  const raw: RawFigure = { known: there ? { months, coverage, fault: false, events: value } : { months: 0, coverage: 0, fault: false }, outcome: there ? { is: "ok", value } : { is: "missing", reason: "notReported" } };
  const quality = there && (coverage < ENOUGH_COVERAGE || months < (quarter === 0 ? QUARTERS : 1) * MONTHS_OF) ? "provisional" : "complete";
  return disclose(raw, { state, personYears: false }, { indicator: indicator.id, area: area.code, period: quarter === 0 ? String(year) : `${year}-Q${quarter}`, unit: indicator.unit, quality, rank: { status: "notScored" }, mergedFrom: undefined }, () => ({
    interval: intervalOf("count", raw, config.level), change: undefined, shrunken: undefined,
  }));
}
