import { LRUCache } from "lru-cache";
import { readAnswers } from "../analysis/answers";
import type { Area } from "../analysis/area-tree";
import { sumsOf } from "../analysis/figure-line";
import type { OpenLedger } from "../analysis/open-ledger";
import type { Indicator } from "../indicators/indicator";

/** Groups kept for one snapshot: a county of 400 villages and 40 indicators takes some 130 kB. */
const MOST_KEPT = 300;
/** A county is read at once; of more areas than this only the families in question are. */
const MOST_TOGETHER = 1000;

/** Values of the areas of one group in one year, by indicator; NaN where none may be or is shown. */
type Group = { places: ReadonlyMap<Area, number>; values: ReadonlyMap<string, Float64Array> };
const kept = new WeakMap<OpenLedger, LRUCache<string, Promise<Group>>>();

/**
 * The values that may be shown of some areas in one year, by indicator; withheld, missing and undefined ones are not among them.
 * A snapshot never changes, so what was read once serves every page beside it.
 * @param pool the area the others were chosen from: read whole where it is not too large
 */
export async function shownValues(ledger: OpenLedger, areas: readonly Area[], year: number, pool?: Area): Promise<(indicator: Indicator) => number[]> {
  const { tree } = ledger;
  const together = pool && pool.last - pool.pos <= MOST_TOGETHER ? pool : undefined;
  const groups = together
    ? [await groupOf(ledger, `pool${together.pos}|${year}`, tree.villages(together), year)]
    : await Promise.all([...new Map(areas.map((area) => [area.parent, area])).values()].map((area) => groupOf(ledger, `family${area.parent}|${year}`, tree.siblings(area), year)));
  const found = areas.flatMap((area) => groups.filter(({ places }) => places.has(area)).slice(0, 1).map(({ places, values }) => ({ at: places.get(area)!, values })));
  return (indicator) => found.map(({ at, values }) => values.get(indicator.id)?.[at] ?? NaN).filter((value) => Number.isFinite(value));
}

function groupOf(ledger: OpenLedger, key: string, areas: readonly Area[], year: number): Promise<Group> {
  const groups = kept.get(ledger) ?? new LRUCache<string, Promise<Group>>({ max: MOST_KEPT });
  kept.set(ledger, groups);
  const found = groups.get(key) ?? readGroup(ledger, areas, year);
  groups.set(key, found);
  found.catch(() => groups.delete(key));
  return found;
}

async function readGroup(ledger: OpenLedger, areas: readonly Area[], year: number): Promise<Group> {
  const indicators = ledger.registry.all.filter((indicator) => isRelative(indicator) && isInLedger(ledger, indicator));
  const answers = await readAnswers(ledger, { indicators, areas, years: [year], before: false });
  const values = new Map(indicators.map((indicator) => [indicator.id, Float64Array.from(areas, (area) => {
    const figure = answers.figure(indicator, area, year, { change: false });
    return figure.status === "ok" ? figure.value : NaN;
  })]));
  return { places: new Map(areas.map((area, at) => [area, at])), values };
}

/** What the package has no measure of would be asked for all the same, cell by cell. */
const isInLedger = ({ periods }: OpenLedger, { formula }: Indicator): boolean => sumsOf(formula).every((sum) => sum.every(({ measure }) => periods.has(measure)));

/** A count grows with the area: beside another area it says nothing. */
export const isRelative = ({ unit }: Indicator): boolean => unit !== "count";
