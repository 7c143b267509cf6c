import { type Random, seededRandom } from "../../lib/base/random";

/** One stream of random numbers for each topic, so a change in one topic does not reshuffle the others. */
export function stream(seed: number, topic: string): Random {
  let hash = seed;
  for (const letter of topic) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return seededRandom(hash);
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1));

/** An index, drawn with the given weights. */
export function pick(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (const [at, weight] of weights.entries()) {
    if (weight <= 0) continue;
    last = at;
    rest -= weight;
    if (rest < 0) break;
  }
  return last;
}

/** `total` dealt out at random over cells with the given weights. */
export function deal(random: Random, weights: readonly number[], total: number): number[] {
  const counts = weights.map(() => 0);
  for (let at = 0; at < total; at += 1) {
    const cell = pick(random, weights);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** `total` split in proportion to the weights, by largest remainder. */
export function split(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const counts = exact.map(Math.floor);
  const order = exact.map((value, at) => ({ at, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.at - b.at);
  const left = total - counts.reduce((all, count) => all + count, 0);
  for (const { at } of order.slice(0, left)) counts[at] = (counts[at] ?? 0) + 1;
  return counts;
}

/** `size` of the items, without replacement, heavier ones more often (Efraimidis and Spirakis). */
export function choose<T>(random: Random, items: readonly T[], size: number, weight: (item: T) => number = () => 1): T[] {
  return items
    .map((item) => ({ item, key: random() ** (1 / weight(item)) }))
    .sort((a, b) => b.key - a.key)
    .slice(0, size)
    .map(({ item }) => item);
}

/** P(X ≥ k) of a binomial; the sample's numbers are small enough to sum. */
export function upperTail(k: number, trials: number, share: number): number {
  let term = (1 - share) ** trials;
  let below = 0;
  for (let at = 0; at < k; at += 1) {
    below += term;
    term *= ((trials - at) / (at + 1)) * (share / (1 - share));
  }
  return Math.max(0, 1 - below);
}

/** The most misses of `trials` that nobody would call behind a target: chance alone gives as many in 15 % of cases. */
export function harmlessMisses(trials: number, share: number): number {
  let misses = 0;
  while (misses < trials && upperTail(misses + 1, trials, share) >= 0.15) misses += 1;
  return misses;
}

/** Misses over cells: as many as wanted where the caps allow, dealt at random over the single entries. */
export function dealMisses(random: Random, cells: readonly { trials: number; cap: number }[], wanted: number): number[] {
  const misses = cells.map(() => 0);
  for (let at = 0; at < wanted; at += 1) {
    const open = cells.map((cell, index) => ((misses[index] ?? 0) < cell.cap ? cell.trials - (misses[index] ?? 0) : 0));
    if (!open.some((weight) => weight > 0)) break;
    const cell = pick(random, open);
    misses[cell] = (misses[cell] ?? 0) + 1;
  }
  return misses;
}
