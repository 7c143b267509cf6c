import gammaln from "@stdlib/math-base-special-gammaln";

/**
 * ln of a·(a+1)···(a+x−1)/aˣ, that is lnΓ(a + x) − lnΓ(a) − x·ln a: how far a likelihood with spread lies above the one
 * without. Plain differences of gammaln lose all digits where a is large, which is where villages hardly differ; Stirling's
 * series with the large parts cancelled by hand keeps them.
 * Domain: a > 0, x ≥ 0.
 */
export function risingLn(a: number, x: number): number {
  if (x === 0) return 0;
  if (a < 20) return gammaln(a + x) - gammaln(a) - x * Math.log(a);
  const b = a + x;
  return (b - 0.5) * Math.log1p(x / a) - x + stirlingRest(b) - stirlingRest(a);
}

const stirlingRest = (z: number): number => (1 / 12 - (1 / 360 - 1 / (1260 * z * z)) / (z * z)) / z;

/** How often each value occurs; many villages share few counts, so sums over them are short. */
export function tally(values: Iterable<number>): (readonly [value: number, times: number])[] {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times];
}
