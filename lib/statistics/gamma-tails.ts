import stdlibGammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import stdlibGammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import stdlibPoissonCdf from "@stdlib/stats-base-dists-poisson-cdf";

// @stdlib 0.3.1 takes above 1,000 a series for far tails that does not hold near the middle: gammaCdf(1077, 1029, 1) is 0.98, not 0.93,
// and everything built on it (gamma and chi-square quantiles, Poisson) is off likewise. There Temme's expansion takes its place.
const FROM = 1000;
const NEAR = 0.35;

/** Temme's coefficients: one row for each power of 1/shape, in powers of η. Temme 1979, SIAM J. Math. Anal. 10:757. */
const TEMME: readonly (readonly number[])[] = [
  [-1 / 3, 1 / 12, -2 / 135, 1 / 864, 1 / 2835, -1.787551440329218e-4, 3.919263178522438e-5, -2.1854485106799924e-6, -1.85406221071516e-6, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9],
  [-1 / 540, -1 / 288, 1 / 378, -9.902263374485596e-4, 2.0576131687242798e-4, -4.018775720164609e-7, -1.8098550334489977e-5, 7.64916091608111e-6],
  [4.133597883597883e-3, -2.6813271604938273e-3, 7.716049382716049e-4, 2.0093878600823047e-6, -1.0736653226365161e-4],
  [6.494341563786008e-4, 2.2947209362139917e-4],
];

/**
 * Both tails of a gamma distribution, P(value ≤ x) and P(value > x), the smaller one with all its digits where shape is above 740.
 * Domain: shape and rate above 0, x any number. Proof: oracles/answers.py.
 */
export function gammaTails(x: number, shape: number, rate: number): { below: number; above: number } {
  const scaled = x * rate;
  if (scaled > FROM && Math.abs(scaled - shape) < NEAR * shape) return temme(scaled, shape);
  const below = x <= 0 ? 0 : stdlibGammaCdf(x, shape, rate);
  return { below, above: 1 - below };
}

export const gammaCdf = (x: number, shape: number, rate: number): number => gammaTails(x, shape, rate).below;

/** The value below which a gamma distribution has the given part (0 ≤ p ≤ 1). */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  const found = stdlibGammaQuantile(p, shape, 1);
  // A shape far below 1 has all quantiles at 0, where the search says NaN.
  const start = Number.isNaN(found) ? 0 : found;
  if (!(shape > FROM * (1 - NEAR) && p > 0 && p < 1)) return start / rate;
  let x = start;
  for (let step = 0; step < 20; step += 1) {
    const { below, above } = gammaTails(x, shape, 1);
    const excess = p <= 0.5 ? Math.log(below / p) * below : Math.log((1 - p) / above) * above;
    const move = excess / density(x, shape);
    if (!Number.isFinite(move)) break;
    x -= move;
    if (Math.abs(move) < 1e-14 * x) break;
  }
  return x / rate;
}

/** P(X ≤ events) and P(X > events) of a Poisson count with this mean, events a whole number ≥ 0. */
export function poissonSides(events: number, mean: number): { below: number; above: number } {
  if (mean > FROM) {
    const { below, above } = gammaTails(mean, events + 1, 1);
    return { below: above, above: below };
  }
  const below = stdlibPoissonCdf(events, mean);
  // P(X > x) is the gamma distribution function at the mean, which keeps the digits of a small one.
  return { below, above: mean === 0 ? 0 : stdlibGammaCdf(mean, events + 1, 1) };
}

/** P(value > chi2) of a chi-square distribution; an even number of degrees of freedom keeps the digits of a small one. */
export function chiSquareAbove(chi2: number, df: number): number {
  if (df === 1) return 2 * normalCdf(-Math.sqrt(chi2), 0, 1);
  if (df % 2 === 0) return poissonSides(df / 2 - 1, chi2 / 2).below;
  return gammaTails(chi2 / 2, df / 2, 1).above;
}

/** Uniform asymptotic expansion for large shape: the normal tail of η√shape, and a correction in powers of 1/shape. */
function temme(x: number, shape: number): { below: number; above: number } {
  const half = halfSquare((x - shape) / shape);
  const eta = Math.sign(x - shape) * Math.sqrt(2 * half);
  const correction = TEMME.reduceRight((sum, row) => sum / shape + row.reduceRight((inner, c) => inner * eta + c, 0), 0);
  const rest = (Math.exp(-shape * half) / Math.sqrt(2 * Math.PI * shape)) * correction;
  const z = eta * Math.sqrt(shape);
  return { below: normalCdf(z, 0, 1) - rest, above: normalCdf(-z, 0, 1) + rest };
}

/** σ − ln(1 + σ), which is η²/2; by its series where the difference would lose digits. */
function halfSquare(sigma: number): number {
  if (Math.abs(sigma) > 0.05) return sigma - Math.log1p(sigma);
  let [sum, power] = [0, sigma];
  for (let k = 2; k <= 14; k += 1) {
    power *= -sigma;
    sum -= power / k;
  }
  return sum;
}

/** Density at x for a large shape and rate 1, with Stirling's first terms. */
const density = (x: number, shape: number): number => ((Math.exp(-shape * halfSquare((x - shape) / shape)) * Math.sqrt(shape / (2 * Math.PI))) / (1 + 1 / (12 * shape))) / x;
