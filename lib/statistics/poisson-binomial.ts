/** Distribution of a number of successes: probability at place k is that of `from + k`. */
export type CountDistribution = { from: number; pmf: Float64Array };

/** Below this a probability is no part of the result. */
const NOTHING = 1e-15;
const SURE = 1e-12;

/**
 * Distribution of the number of successes among independent trials of different chance, by convolution, kept to the part that
 * is not vanishing: time n·√n instead of n².
 * Domain: chances within 0..1. Hong 2013, Computational Statistics & Data Analysis 59:41.
 */
export function poissonBinomial(chances: Float64Array): CountDistribution {
  const pmf = new Float64Array(chances.length + 2);
  pmf[0] = 1;
  let [low, high, sure] = [0, 0, 0];
  for (let at = 0; at < chances.length; at += 1) {
    const p = chances[at] as number;
    if (p < SURE) continue;
    if (p > 1 - SURE) {
      sure += 1;
      continue;
    }
    const miss = 1 - p;
    pmf[high + 1] = 0;
    for (let k = high + 1; k > low; k -= 1) pmf[k] = (pmf[k] as number) * miss + (pmf[k - 1] as number) * p;
    pmf[low] = (pmf[low] as number) * miss;
    high += 1;
    while (high > low && (pmf[high] as number) < NOTHING) high -= 1;
    while (low < high && (pmf[low] as number) < NOTHING) low += 1;
  }
  return { from: low + sure, pmf: pmf.slice(low, high + 1) };
}

/**
 * Adds to `into` the distribution, times a weight, of the successes among all trials but one of chance p. The one is taken out by
 * undoing its convolution from the end where that is stable.
 */
export function excluding({ from, pmf }: CountDistribution, p: number, weight: number, into: Float64Array): void {
  const last = pmf.length - 1;
  const add = (count: number, value: number) => {
    const place = Math.max(0, Math.min(into.length - 1, count));
    into[place] = (into[place] as number) + weight * value;
  };
  if (p < SURE || p > 1 - SURE) {
    const shift = p < SURE ? 0 : 1;
    for (let k = 0; k <= last; k += 1) add(from + k - shift, pmf[k] as number);
    return;
  }
  const miss = 1 - p;
  let rest = 0;
  if (p <= 0.5) {
    for (let k = 0; k <= last; k += 1) {
      rest = Math.max(0, ((pmf[k] as number) - p * rest) / miss);
      add(from + k, rest);
    }
    return;
  }
  for (let k = last; k >= 0; k -= 1) {
    rest = Math.max(0, ((pmf[k] as number) - miss * rest) / p);
    add(from + k - 1, rest);
  }
}
