import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of numbers in 0 ≤ x < 1; the same seed always gives the same sequence. */
export type Random = () => number;

/** Seeded random numbers (xoroshiro128+ of pure-rand), 32 bits of each draw. */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seededRandom: seed must be a safe integer, got ${seed}`);
  const generator = xoroshiro128plus(seed);
  for (let draw = 0; draw < 32; draw += 1) generator.next(); // a small seed leaves the first draws near the ends
  return () => (generator.next() >>> 0) / 2 ** 32;
}
