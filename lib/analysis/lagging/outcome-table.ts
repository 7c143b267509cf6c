/** Outcomes of one village's count by chance: `cdf[x]` = P(X ≤ x) for drawing, `p[x]` the one-sided p of seeing x or worse. */
export type OutcomeTable = { cdf: Float64Array; p: Float64Array };

/** X ~ Binomial(trials, share), as a one-sided test against that share sees it. */
export function binomialTable(trials: number, share: number, side: "below" | "above"): OutcomeTable {
  const mode = Math.min(trials, Math.floor((trials + 1) * share));
  const odds = share / (1 - share);
  return tableOf(trials, mode, (x) => (x / (trials - x + 1)) / odds, (x) => ((trials - x) / (x + 1)) * odds, side);
}

/** X ~ Hypergeometric: events of a village where the area's events fall on its trials by chance (Fisher's conditional law). */
export function hypergeometricTable(trials: number, area: { events: number; trials: number }, side: "below" | "above"): OutcomeTable {
  const { events, trials: all } = area;
  const rest = all - events - trials;
  const mode = Math.max(0, -rest, Math.min(trials, events, Math.floor(((trials + 1) * (events + 1)) / (all + 2))));
  // Ratio of neighbouring terms; 0 outside what is possible.
  const down = (x: number) => (rest + x <= 0 ? 0 : (x * (rest + x)) / ((trials - x + 1) * (events - x + 1)));
  const up = (x: number) => (events - x <= 0 ? 0 : ((trials - x) * (events - x)) / ((x + 1) * (rest + x + 1)));
  return tableOf(trials, mode, down, up, side);
}

/**
 * From the mode outwards, so that nothing overflows and far tails become 0.
 * @param down P(x − 1) / P(x)
 * @param up P(x + 1) / P(x)
 */
function tableOf(trials: number, mode: number, down: (x: number) => number, up: (x: number) => number, side: "below" | "above"): OutcomeTable {
  const weight = new Float64Array(trials + 1);
  weight[mode] = 1;
  for (let x = mode; x > 0; x -= 1) weight[x - 1] = weight[x]! * down(x);
  for (let x = mode; x < trials; x += 1) weight[x + 1] = weight[x]! * up(x);
  const total = weight.reduce((sum, one) => sum + one, 0);
  const cdf = new Float64Array(trials + 1);
  const p = new Float64Array(trials + 1);
  for (let x = 0, sum = 0; x <= trials; x += 1) cdf[x] = sum += weight[x]! / total;
  if (side === "below") p.set(cdf);
  // Summed from its own end: subtracting from 1 would lose a small p.
  else for (let x = trials, sum = 0; x >= 0; x -= 1) p[x] = sum += weight[x]! / total;
  cdf[trials] = 1;
  return { cdf, p };
}

/** The smallest outcome whose probability of being reached is at least u (inversion; Devroye 1986, II.2). */
export function drawFrom({ cdf }: OutcomeTable, u: number): number {
  let [low, high] = [0, cdf.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cdf[middle]! >= u) high = middle;
    else low = middle + 1;
  }
  return low;
}
