import { seededRandom } from "../base/random";
import type { Comparable } from "../indicators/indicator";
import { chanceInequality, type AgainstChance, type InequalityMeasure } from "../statistics/chance-inequality";
import { chanceLorenz, thin } from "../statistics/chance-lorenz";
import { lorenz, type LorenzPoint } from "../statistics/gini";
import { inequalityOf, type Inequality } from "../statistics/inequality";
import type { Interval } from "../statistics/interval";
import { quantile } from "../statistics/over-dispersion";
import type { Area, AreaTree } from "./area-tree";
import type { BalanceUnits, LeftOut } from "./balance-units";
import type { Groups } from "./groups";

/** What parts the areas into groups: the area right above each, or guidance groups. */
export type BalanceBy = "township" | "group";
/** Observed, beside what chance alone gives where that can be simulated; `bootstrap` where asked for. Absent: a bottom fifth of 0 has no ratio. */
export type BalanceMeasure = { value: number; bootstrap?: Interval; chance?: { mean: number; lower: number; upper: number }; p?: number; exceedsChance?: boolean };
export type Balance = { year: number; areas: number; leftOut: LeftOut; /** One of the values is of part of a year or of the area, or a data fault touches it. */ unsure?: true } & (
  | { status: "none"; reason: "tooFew" | "mostWithheld" }
  /** `groups`: how many have an area that takes part. `top`, `bottom`: mean of the fifth of the areas with the highest and the lowest values, in the unit of the values. */
  | { status: "ok"; groups: number; top: number; bottom: number; measures: Partial<Record<InequalityMeasure, BalanceMeasure>>; replicates: number; method: string }
);

/** A fifth of fewer is no area. Where more areas are withheld than shown, what is left says nothing of all. */
export const FEWEST_AREAS = 5;

/** So many simulated sets: a measure of many areas is a sum of many and needs fewer. */
const replicatesFor = (areas: number): number => (areas <= 500 ? 200 : areas <= 1500 ? 100 : 30);

export type BalanceOptions = { indicator: Comparable; year: number; /** Place of the group of each area of the units. */ groups?: ArrayLike<number>; bootstrap?: boolean };

/** How far apart the areas stand in one year and how much of that chance alone would give; the same question has the same numbers. */
export function balanceOf({ areas, values, counts, withheld, leftOut, unsure }: BalanceUnits, { indicator, year, groups, bootstrap = false }: BalanceOptions): Balance {
  const head = { year, areas: areas.length, leftOut, ...(unsure ? { unsure } : {}) };
  const lacking = lackOf(leftOut, areas.length);
  if (lacking) return { ...head, status: "none", reason: lacking };
  const observed = inequalityOf({ values, ...(groups ? { groups } : {}) });
  const random = seededRandom(seedOf(indicator.id, year));
  const shared = { ...head, status: "ok" as const, groups: groups ? new Set(Array.from(groups)).size : 1, top: observed.top, bottom: observed.bottom };
  const replicates = replicatesFor(areas.length);
  if (!counts) return { ...shared, measures: plainMeasures(observed, bootstrap ? { values, groups, random, replicates } : undefined), replicates: bootstrap ? replicates : 0, method: "observed" };
  const found = chanceInequality(counts, { random, replicates, bootstrap, ...(groups ? { groups } : {}), ...(withheld ? { withheld } : {}) });
  const measures = Object.fromEntries(Object.entries(found.measures).flatMap(([name, measure]) => (measure.status === "ok" ? [[name, measureOf(measure)]] : [])));
  return { ...shared, measures, replicates: found.replicates, method: found.method };
}

function lackOf({ suppressed }: LeftOut, shown: number): "tooFew" | "mostWithheld" | undefined {
  if (suppressed > shown) return "mostWithheld";
  return shown < FEWEST_AREAS ? "tooFew" : undefined;
}

/** The observed Gini alone, for many years and indicators; undefined where too few are shown. */
export const giniOf = ({ values, leftOut }: BalanceUnits): number | undefined => (lackOf(leftOut, values.length) ? undefined : inequalityOf({ values }).gini);

function measureOf({ observed, chance: { mean, interval }, p, exceedsChance, bootstrap }: Extract<AgainstChance, { status: "ok" }>): BalanceMeasure {
  return { value: observed, ...(bootstrap ? { bootstrap } : {}), chance: { mean, lower: interval.lower, upper: interval.upper }, p, exceedsChance };
}

type Again = { values: Float64Array; groups: ArrayLike<number> | undefined; random: () => number; replicates: number };

/** Counts and completeness: what chance would do to them is not known, so they have a bootstrap interval at most. */
function plainMeasures(observed: Inequality, again: Again | undefined): Partial<Record<InequalityMeasure, BalanceMeasure>> {
  const sets = again ? drawnAgain(again) : [];
  return Object.fromEntries((["gini", "theil", "between", "within", "fifthRatio"] as const).flatMap((name) => {
    if (!Number.isFinite(observed[name])) return [];
    const drawn = sets.map((one) => one[name]).filter(Number.isFinite).sort((one, two) => one - two);
    const bootstrap: Interval | undefined = drawn.length > 0 ? { lower: quantile(drawn, 0.025), upper: quantile(drawn, 0.975), level: 0.95, method: "bootstrap-percentile" } : undefined;
    return [[name, { value: observed[name], ...(bootstrap ? { bootstrap } : {}) }]];
  }));
}

function drawnAgain({ values, groups, random, replicates }: Again): Inequality[] {
  return Array.from({ length: replicates }, () => {
    const places = Uint32Array.from(values, () => Math.floor(random() * values.length));
    return inequalityOf({ values: Float64Array.from(places, (at) => values[at]!), ...(groups ? { groups: Uint32Array.from(places, (at) => groups[at]!) } : {}) });
  });
}

/** Two letters apart are two seeds apart: the same for every snapshot, so that a number changes with the data only. */
export const seedOf = (id: string, year: number): number => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) * 10_000 + year;

/** Points of the curve that a picture and a table show. */
export const LORENZ_STEPS = 20;

export type BalanceCurve = { observed: LorenzPoint[]; /** What chance alone gives on average. */ chance?: LorenzPoint[] };

/** Lorenz curve of the areas, each counted once, at equal steps. Only shown values are in it. */
export function balanceCurve({ values, counts, withheld, leftOut }: BalanceUnits, { indicator, year }: Pick<BalanceOptions, "indicator" | "year">): BalanceCurve | undefined {
  if (lackOf(leftOut, values.length)) return undefined;
  const observed = thin(lorenz(Array.from(values)), LORENZ_STEPS);
  if (!counts) return { observed };
  const random = seededRandom(seedOf(indicator.id, year) + 1);
  return { observed, chance: chanceLorenz(counts, { random, steps: LORENZ_STEPS, replicates: values.length > 1500 ? 10 : 40, ...(withheld ? { withheld } : {}) }) };
}

/** The area right above each, or its guidance group; areas of no group are one group together. Undefined where all are in one. */
export function groupPlaces(tree: AreaTree, areas: readonly Area[], by: BalanceBy, groups: Groups): Uint32Array | undefined {
  const places = new Map<string, number>();
  const found = Uint32Array.from(areas, (area) => {
    const name = by === "township" ? String(area.parent) : groups.namesOf(area);
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
  return places.size > 1 ? found : undefined;
}
