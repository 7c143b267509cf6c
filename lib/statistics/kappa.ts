import { demand, demandAmounts, demandFinite, isPositive } from "./demand";
import type { Interval } from "./interval";
import { twoSidedZ } from "./level";

export type Weighting = "none" | "linear" | "quadratic";
export type Kappa = { value: number; se: number; interval: Interval; agreement: number; byChance: number };

/**
 * Cohen's kappa of a square table, ledger by row and spot check by column: agreement beyond chance, 1 full, 0 no more than chance.
 * Standard error as SAS PROC FREQ. Linear and quadratic weights count near misses in part; `scores` say how far the categories lie apart
 * (0, 1, 2 … unless given).
 * Domain: at least 2 × 2 counts ≥ 0, not all in one category (agreement by chance would be full). Interval cut to −1..1.
 * Cohen 1960, Educ. Psychol. Meas. 20:37; Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72:323. Proof: fixtures/kappa.json.
 */
export function kappa(table: readonly (readonly number[])[], options: { level?: number; weighting?: Weighting; scores?: readonly number[] } = {}): Kappa {
  const size = table.length;
  const { level = 0.95, weighting = "none", scores = table.map((_, at) => at) } = options;
  demand(size >= 2 && table.every((row) => row.length === size), "kappa: the table must be square, at least 2 by 2", table.map((row) => row.length).join(" "));
  demandAmounts("kappa", "counts", table.flat());
  demand(scores.length === size, "kappa: there must be one score per category", scores.length);
  demandFinite("kappa", "scores", scores);
  const farthest = Math.max(...scores) - Math.min(...scores);
  demand(isPositive(farthest), "kappa: the scores must not all be equal", scores.join(" "));
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  demand(n > 0, "kappa: the table must hold something", n);
  const share = table.map((row) => row.map((count) => count / n));
  const rows = share.map((row) => row.reduce((sum, p) => sum + p, 0));
  const columns = rows.map((_, j) => share.reduce((sum, row) => sum + (row[j] as number), 0));
  const weight = (i: number, j: number) => (i === j ? 1 : weightOf(weighting, Math.abs((scores[i] as number) - (scores[j] as number)) / farthest));
  const sumOver = (of: (i: number, j: number) => number) => rows.reduce((sum, _, i) => sum + columns.reduce((inner, _column, j) => inner + of(i, j), 0), 0);
  const p = (i: number, j: number) => (share[i] as number[])[j] as number;
  const agreement = sumOver((i, j) => weight(i, j) * p(i, j));
  const byChance = sumOver((i, j) => weight(i, j) * (rows[i] as number) * (columns[j] as number));
  demand(byChance < 1 - 1e-12, "kappa: the counts must not all fall in one category", byChance);
  const value = (agreement - byChance) / (1 - byChance);
  const rowMean = rows.map((_, i) => columns.reduce((sum, column, j) => sum + column * weight(i, j), 0));
  const columnMean = columns.map((_, j) => rows.reduce((sum, row, i) => sum + row * weight(i, j), 0));
  const square = sumOver((i, j) => p(i, j) * (weight(i, j) - ((rowMean[i] as number) + (columnMean[j] as number)) * (1 - value)) ** 2);
  const variance = (square - (value - byChance * (1 - value)) ** 2) / ((1 - byChance) ** 2 * n);
  const se = Math.sqrt(Math.max(0, variance));
  const reach = twoSidedZ("kappa", level) * se;
  const interval = { lower: Math.max(-1, value - reach), upper: Math.min(1, value + reach), level, method: `kappa-${weighting}` };
  return { value, se, interval, agreement, byChance };
}

function weightOf(weighting: Weighting, distance: number): number {
  if (weighting === "none") return 0;
  return weighting === "linear" ? 1 - distance : 1 - distance ** 2;
}
