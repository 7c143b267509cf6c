import { sumOf } from "./common-value";
import { demand, demandAmounts } from "./demand";

/** Values of areas in columns; `weights` are people (absent: every area counts once), `groups` the place 0, 1, … of each area's group. */
export type InequalityInput = { values: ArrayLike<number>; weights?: ArrayLike<number>; groups?: ArrayLike<number> };
/** `fifthRatio` is Infinity where the bottom fifth has 0, and 1 where all have 0. Without groups all of Theil is within. */
export type Inequality = { gini: number; theil: number; between: number; within: number; top: number; bottom: number; fifthRatio: number };

/**
 * Gini, Theil (between and within groups) and the ratio of the top to the bottom fifth in one pass over one sort: the same numbers as
 * `gini`, `theilParts` and `fifths`, fast enough for thousands of simulated sets of thousands of areas.
 * Domain: values ≥ 0, at least one; weights ≥ 0 with a sum above 0; groups whole from 0. Cowell 2011, Measuring Inequality. Proof: chance-inequality.test.ts.
 */
export function inequalityOf({ values, weights, groups }: InequalityInput): Inequality {
  const n = values.length;
  demand(n > 0, "inequality: there must be at least one value", n);
  demandAmounts("inequality", "values", values);
  if (weights) demandWeights(weights, n);
  if (groups) demandGroups(groups, n);
  const order = sortedPlaces(values);
  const people = weights ? sumOf(weights) : n;
  let held = 0;
  for (let at = 0; at < n; at += 1) held += (values[at] as number) * (weights ? (weights[at] as number) : 1);
  if (held === 0) return { gini: 0, theil: 0, between: 0, within: 0, top: 0, bottom: 0, fifthRatio: 1 };
  const input = { values, weights, order, people, held };
  const { between, within } = theilOf(input, groups);
  return { gini: giniOf(input), theil: between + within, between, within, ...fifthsOf(input) };
}

type Prepared = { values: ArrayLike<number>; weights: ArrayLike<number> | undefined; order: Uint32Array; people: number; held: number };

/**
 * Places from the lowest value up. Value and place are packed into one double so that the engine's own number sort can be used: values
 * that differ by less than some 10⁻¹⁰ of the largest may change places, which moves no measure by more than that.
 */
function sortedPlaces(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  let most = 0;
  for (let at = 0; at < n; at += 1) most = Math.max(most, values[at] as number);
  const places = 2 ** Math.ceil(Math.log2(Math.max(2, n)));
  const steps = most > 0 ? 2 ** 52 / places : 0;
  const packed = new Float64Array(n);
  for (let at = 0; at < n; at += 1) packed[at] = Math.floor(((values[at] as number) / (most || 1)) * (steps - 1)) * places + at;
  packed.sort();
  const order = new Uint32Array(n);
  for (let at = 0; at < n; at += 1) order[at] = (packed[at] as number) % places;
  return order;
}

function giniOf({ values, weights, order, people, held }: Prepared): number {
  let [passed, area] = [0, 0];
  for (const at of order) {
    const weight = weights ? (weights[at] as number) : 1;
    const part = weight * (values[at] as number);
    area += weight * (2 * passed + part);
    passed += part;
  }
  return Math.max(0, 1 - area / (people * held));
}

function theilOf({ values, weights, people, held }: Prepared, groups?: ArrayLike<number>): { between: number; within: number } {
  const mean = held / people;
  let whole = 0;
  const sizes = new Map<number, { people: number; held: number }>();
  for (let at = 0; at < values.length; at += 1) {
    const weight = weights ? (weights[at] as number) : 1;
    const value = values[at] as number;
    if (value > 0) whole += weight * value * Math.log(value / mean);
    if (!groups) continue;
    const group = sizes.get(groups[at] as number) ?? { people: 0, held: 0 };
    group.people += weight;
    group.held += weight * value;
    sizes.set(groups[at] as number, group);
  }
  let between = 0;
  for (const group of sizes.values()) if (group.held > 0) between += group.held * Math.log(group.held / group.people / mean);
  const [total, parts] = [Math.max(0, whole / held), Math.max(0, between / held)];
  return { between: parts, within: Math.max(0, total - parts) };
}

function fifthsOf({ values, weights, order, people }: Prepared): { top: number; bottom: number; fifthRatio: number } {
  const fifth = people / 5;
  const mean = (place: (k: number) => number) => {
    let [room, sum] = [fifth, 0];
    for (let k = 0; k < order.length && room > 0; k += 1) {
      const at = place(k);
      const part = Math.min(room, weights ? (weights[at] as number) : 1);
      sum += part * (values[at] as number);
      room -= part;
    }
    return sum / fifth;
  };
  const bottom = mean((k) => order[k] as number);
  const top = mean((k) => order[order.length - 1 - k] as number);
  return { top, bottom, fifthRatio: bottom === 0 ? Infinity : top / bottom };
}

function demandWeights(weights: ArrayLike<number>, n: number): void {
  demand(weights.length === n, "inequality: there must be one weight per value", weights.length);
  demandAmounts("inequality", "weights", weights);
  const sum = sumOf(weights);
  demand(sum > 0 && sum < Infinity, "inequality: the weights must sum to more than 0", sum);
}

function demandGroups(groups: ArrayLike<number>, n: number): void {
  demand(groups.length === n, "inequality: there must be one group per value", groups.length);
  for (let at = 0; at < n; at += 1) demand(Number.isSafeInteger(groups[at]) && (groups[at] as number) >= 0, "inequality: groups must be whole numbers from 0", groups[at]);
}
