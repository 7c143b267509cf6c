import type { Estimate } from "./effect";
import type { EffectUnit } from "./effect-units";

/** Steps of rounding that are tried: 1, 2, 5, 10 percentage points. */
const RESOLUTIONS = [0.01, 0.02, 0.05, 0.1] as const;

export const roundTo = (value: number, resolution: number): number => Math.round(value / resolution) * resolution;

/** A protected count of one stay: how the numbers shown would move if it were one more, and how far it may be from what it is. */
type Cell = { down: number; up: number; observed: number; expected: number };

/**
 * The finest rounding under which every protected count could be another whole number in its range, alone or in exchange with one
 * other, and every number shown would still be the same; undefined where none is coarse enough.
 */
export function resolutionFor(units: readonly EffectUnit[], estimate: Estimate, threshold: number): number | undefined {
  const cells = units.flatMap((unit) => cellsOf(unit, units.length, threshold));
  return RESOLUTIONS.find((resolution) => cells.every((cell) => canBeOther(cell, cells, estimate, resolution)));
}

function cellsOf(unit: EffectUnit, stays: number, threshold: number): Cell[] {
  const { sign, before, after, rho, size } = unit;
  const isSmall = (count: number) => count > 0 && count < threshold;
  return unit.periods.flatMap(({ part, counts: { events, trials } }) => {
    const missed = trials - events;
    if (![events, missed, trials].some(isSmall)) return [];
    // The taker of numbers is taken to know the trials and the range of the small part, nothing else.
    const up = isSmall(missed) ? missed - 1 : isSmall(events) ? Math.min(threshold - 1 - events, missed) : missed;
    const down = isSmall(events) ? events - 1 : isSmall(missed) ? Math.min(threshold - 1 - missed, events) : events;
    const observed = (part === "after" ? sign / after.trials : part === "before" ? -sign / before.trials : 0) / stays;
    const expected = part === "after" ? 0 : ((1 - rho) * (part === "before" ? -sign / before.trials : sign / size)) / stays;
    return [{ up: Math.max(0, up), down: Math.max(0, down), observed, expected }];
  });
}

function canBeOther(cell: Cell, cells: readonly Cell[], estimate: Estimate, resolution: number): boolean {
  const steps = [...(cell.up > 0 ? [1] : []), ...(cell.down > 0 ? [-1] : [])];
  return steps.some((step) => sameText(estimate, step * cell.observed, step * cell.expected, resolution)
    || cells.some((other) => other !== cell && moves(other).some((move) => sameText(estimate, step * cell.observed + move * other.observed, step * cell.expected + move * other.expected, resolution))));
}

const moves = ({ up, down }: Cell): number[] => [...Array.from({ length: up }, (_, at) => at + 1), ...Array.from({ length: down }, (_, at) => -at - 1)];

/** Whether every number shown would be the same. The range of the expectation moves with the expectation. */
function sameText({ observed, expected, expectedRange: { lower, upper } }: Estimate, byObserved: number, byExpected: number, resolution: number): boolean {
  const same = (value: number, by: number) => roundTo(value, resolution) === roundTo(value + by, resolution);
  return same(observed, byObserved) && same(expected, byExpected) && same(lower, byExpected) && same(upper, byExpected)
    && same(observed - expected, byObserved - byExpected) && same(observed - upper, byObserved - byExpected) && same(observed - lower, byObserved - byExpected);
}
