import { demand, demandFinite } from "./demand";
import { chiSquareAbove } from "./gamma-tails";
import type { Count } from "./interval";
import { demandShare } from "./wilson";

export type ChiSquare = { chi2: number; df: number; p: number };

/**
 * Chi-square test for a trend in shares over ordered groups (Cochran–Armitage), scores 1..k unless given. Where all or none are
 * events there is no trend to see: chi2 = 0, p = 1.
 * Domain: at least two groups, trials > 0, 0 ≤ events ≤ trials, scores not all equal.
 * Armitage 1955, Biometrics 11:375. Proof: fixtures/trend_proportions.json.
 */
export function shareTrend(groups: readonly Count[], scores: readonly number[] = groups.map((_, at) => at + 1)): ChiSquare {
  const { share, trials } = pooledShare("shareTrend", groups);
  demand(scores.length === groups.length, "shareTrend: there must be one score per group", scores.length);
  demandFinite("shareTrend", "scores", scores);
  const mean = groups.reduce((sum, group, at) => sum + group.trials * (scores[at] as number), 0) / trials;
  const spread = groups.reduce((sum, group, at) => sum + group.trials * ((scores[at] as number) - mean) ** 2, 0);
  demand(spread > 0, "shareTrend: the scores must not all be equal", scores[0]);
  const slope = groups.reduce((sum, group, at) => sum + (group.events - group.trials * share) * ((scores[at] as number) - mean), 0);
  return chiSquare(share * (1 - share) === 0 ? 0 : slope ** 2 / (share * (1 - share) * spread), 1);
}

/** Chi-square test that the shares of several groups differ at all; same domain. Pearson 1900, Philosophical Magazine 50:157. */
export function shareHeterogeneity(groups: readonly Count[]): ChiSquare {
  const { share } = pooledShare("shareHeterogeneity", groups);
  const sum = groups.reduce((total, { events, trials }) => total + (events - trials * share) ** 2 / trials, 0);
  return chiSquare(share * (1 - share) === 0 ? 0 : sum / (share * (1 - share)), groups.length - 1);
}

function pooledShare(method: string, groups: readonly Count[]): { share: number; trials: number } {
  demand(groups.length >= 2, `${method}: there must be at least two groups`, groups.length);
  for (const group of groups) demandShare(method, group);
  const trials = groups.reduce((sum, group) => sum + group.trials, 0);
  return { share: groups.reduce((sum, group) => sum + group.events, 0) / trials, trials };
}

const chiSquare = (chi2: number, df: number): ChiSquare => ({ chi2, df, p: chiSquareAbove(chi2, df) });
