import type { Formula } from "../indicators/indicator";
import type { Interval } from "../statistics/interval";
import type { Area, AreaTree } from "./area-tree";
import type { CountOf, Reading } from "./counts";
import type { RawFigure } from "./estimate";
import type { Figure } from "./figure";
import { protectedSums, sumKey, type ProtectionPlan } from "./protected-sums";
import { isSmall, PROTECTS, protectRow, SHOWN, SMALL, type Row } from "./withhold";

declare const disclosed: unique symbol;
/** A figure that has passed disclosure control. Views, exports and services take no other, and only this file makes one. */
export type DisclosedFigure = Figure & { readonly [disclosed]: true };

/** What may not be said about one period: one column of states for each protected count. */
export type Withheld = {
  /** SHOWN, SMALL, PROTECTS or EITHER for a figure of this formula and area; SMALL where any of its counts is. */
  of(formula: Formula, at: number): number;
};

export type ControlQuestion = { plan: ProtectionPlan; areas: readonly Area[]; tree: AreaTree; threshold: number; read(at: number): Reading };

/**
 * Decides for one period which counts are withheld. Primary: 1 to threshold − 1 of an area below township, or of less than a
 * year. Then, within the children of one parent, within the birth orders of one area, and where two counts are only shown
 * together, further cells until none can be had by subtraction (withhold.ts). It looks at whole families of siblings and
 * whole sets of orders only, so the answer is the same whichever page asks.
 */
export function controlPeriod({ plan, areas, tree, threshold, read }: ControlQuestion): Withheld {
  const readings = areas.map((_, at) => read(at));
  const values = new Map<string, Float64Array>();
  const hidden = new Map<string, Uint8Array>();
  for (const [key, sum] of plan.sums) {
    const counts = readings.map((reading) => reading(sum));
    values.set(key, Float64Array.from(counts, (count) => count?.value ?? NaN));
    hidden.set(key, Uint8Array.from(counts, (count, at) => (count && isSmall(count.value, threshold) && isFine(areas[at]!, count) ? SMALL : SHOWN)));
  }
  if ([...hidden.values()].some((states) => states.includes(SMALL))) spread({ plan, values, hidden, families: familiesOf(areas, tree), threshold });
  const columnsOf = new Map<Formula, Uint8Array[]>();
  return {
    of(formula, at) {
      const known = columnsOf.get(formula) ?? protectedSums(formula).flatMap((sum) => hidden.get(sumKey(sum)) ?? []);
      columnsOf.set(formula, known);
      const states = known.map((column) => column[at]!);
      return states.includes(SMALL) ? SMALL : Math.max(SHOWN, ...states);
    },
  };
}

/** An area below township, or less than a year: finer than a township year. */
const isFine = (area: Area, { months }: CountOf): boolean => area.level === "village" || months < 12;

type Table = { plan: ProtectionPlan; values: Map<string, Float64Array>; hidden: Map<string, Uint8Array>; families: Family[]; threshold: number };
type Family = { parent: number; children: Row };

function spread({ plan, values, hidden, families, threshold }: Table): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const [key, states] of hidden) {
      const counts = values.get(key)!;
      // Without the parent's total, or where that is withheld as small itself, there is nothing to subtract from.
      for (const { parent, children } of families) {
        if (parent >= 0 && (Number.isNaN(counts[parent]!) || states[parent] === SMALL)) continue;
        if (protectRow(counts, states, children, threshold)) changed = true;
      }
    }
    for (const row of plan.rows) if (protectAcross(row, values, hidden, threshold)) changed = true;
    for (const [total, ...parts] of plan.totals) for (const part of parts) if (takeAlong(hidden.get(total)!, hidden.get(part)!)) changed = true;
    for (const [one, two] of plan.pairs) if (pairUp(hidden.get(one)!, hidden.get(two)!)) changed = true;
  }
}

/** Children of one parent that stand in the table, with the parent's own place. */
function familiesOf(areas: readonly Area[], tree: AreaTree): Family[] {
  const place = new Map(areas.map((area, at) => [area.pos, at]));
  const families = new Map<number, { parent: number; children: number[] }>();
  areas.forEach((area, at) => {
    if (!tree.parent(area)) return;
    const family = families.get(area.parent) ?? { parent: place.get(area.parent) ?? -1, children: [] };
    family.children.push(at);
    families.set(area.parent, family);
  });
  return [...families.values()];
}

/** One area's row across several counts. */
function protectAcross(row: readonly string[], values: Map<string, Float64Array>, hidden: Map<string, Uint8Array>, threshold: number): boolean {
  const columns = row.map((key) => values.get(key)!);
  const states = row.map((key) => hidden.get(key)!);
  const places = row.map((_, at) => at);
  let changed = false;
  for (let area = 0; area < columns[0]!.length; area += 1) {
    if (states.every((state) => state[area] === SHOWN)) continue;
    const own = Uint8Array.from(states, (state) => state[area]!);
    if (!protectRow(columns.map((column) => column[area]!), own, places, threshold)) continue;
    states.forEach((state, at) => (state[area] = own[at]!));
    changed = true;
  }
  return changed;
}

/** Parts of a withheld total are withheld too. */
function takeAlong(total: Uint8Array, part: Uint8Array): boolean {
  let changed = false;
  for (let at = 0; at < total.length; at += 1) {
    if (total[at] === SHOWN || part[at] !== SHOWN) continue;
    part[at] = PROTECTS;
    changed = true;
  }
  return changed;
}

function pairUp(one: Uint8Array, two: Uint8Array): boolean {
  let changed = false;
  for (let at = 0; at < one.length; at += 1) {
    if ((one[at] === SHOWN) === (two[at] === SHOWN)) continue;
    if (one[at] === SHOWN) one[at] = PROTECTS;
    else two[at] = PROTECTS;
    changed = true;
  }
  return changed;
}

/** What is said of a figure besides its numbers. */
export type Frame = Pick<Figure, "indicator" | "area" | "period" | "unit" | "quality" | "rank"> & { mergedFrom: string[] | undefined };
/** What only a figure that is shown may carry. */
export type Extras = { interval: Interval | undefined; change: Figure["change"]; shrunken: Figure["shrunken"] };
/** State of controlPeriod, and whether the exposure is population, which may stay. */
export type Ruling = { state: number; personYears: boolean };

const UNRANKED: Figure["rank"] = { status: "notScored" };

/**
 * Makes the figure that may be shown. A suppressed one keeps at most its exposure where that is population; the rank, the
 * change, the interval and the shrunken value go with the number.
 */
export function disclose({ known, outcome }: RawFigure, { state, personYears }: Ruling, frame: Frame, extras: () => Extras): DisclosedFigure {
  const common: Common = { indicator: frame.indicator, area: frame.area, period: frame.period, months: known.months, coverage: known.coverage, unit: frame.unit, quality: frame.quality, rank: UNRANKED };
  if (frame.mergedFrom) common.mergedFrom = frame.mergedFrom;
  // No figure exists whatever the count is: that is said first, and a count that may not be shown is left out.
  if (outcome.is === "missing" && (outcome.reason !== "noPopulation" || state !== SHOWN)) return brand(Object.assign(common, { status: "missing" as const, reason: outcome.reason }));
  if (personYears || state === SHOWN) setDefined(common, "exposure", known.exposure);
  if (state !== SHOWN) return brand(Object.assign(common, { status: "suppressed" as const, reason: state === SMALL ? ("smallCount" as const) : ("protectsAnother" as const) }));
  setDefined(common, "events", known.events);
  if (outcome.is === "missing") return brand(Object.assign(common, { status: "missing" as const, reason: outcome.reason }));
  if (outcome.is === "undefined") return brand(Object.assign(common, { status: "undefined" as const, reason: outcome.reason }));
  const { interval, change, shrunken } = extras();
  const shown = Object.assign(common, { status: "ok" as const, value: outcome.value });
  shown.rank = frame.rank;
  setDefined(shown, "change", change);
  setDefined(shown, "shrunken", shrunken);
  return brand(interval ? Object.assign(shown, { interval }) : shown);
}

type Common = Omit<Figure, "status" | "reason" | "value" | "interval">;

/** An absent part is left out, never undefined: JSON, files and comparisons see the same. */
function setDefined<Key extends keyof Common>(figure: Common, key: Key, value: Common[Key] | undefined): void {
  if (value !== undefined) figure[key] = value;
}

const brand = (figure: Figure): DisclosedFigure => figure as DisclosedFigure; // the one place where the mark is given
