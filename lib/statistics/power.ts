import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { demand, isAmount, isPositive } from "./demand";

/** The true ratio to be shown, the upper end of the normal band it is shown against, and the one-sided size of the test. */
export type RatioQuestion = { ratio: number; against: number; alpha?: number };

/**
 * Births needed to show that a sex ratio lies above the normal band: one-sided test of the share of boys, normal
 * approximation. 120 against 107 takes 1,890 births at 80 % power.
 * Domain: ratio > against > 0 (boys per 100 girls), 10⁻⁹ ≤ alpha < 0.5, alpha < power < 1. Result: births, rounded up.
 * Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, section 2.
 */
export function birthsNeeded({ ratio, against, alpha = 0.05 }: RatioQuestion, power = 0.8): number {
  const { share, usual } = shares({ ratio, against, alpha });
  demand(power > alpha && power < 1, "birthsNeeded: power must lie between alpha and 1", power);
  const size = normalQuantile(1 - alpha, 0, 1) * spread(usual) + normalQuantile(power, 0, 1) * spread(share);
  return Math.ceil((size / (share - usual)) ** 2);
}

/**
 * Power of the same test with so many births: the chance that a village with this true ratio would be found out.
 * Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, section 2.
 */
export function ratioPower(births: number, { ratio, against, alpha = 0.05 }: RatioQuestion): number {
  demand(isAmount(births), "ratioPower: births must be finite and not negative", births);
  const { share, usual } = shares({ ratio, against, alpha });
  const excess = Math.sqrt(births) * (share - usual) - normalQuantile(1 - alpha, 0, 1) * spread(usual);
  return normalCdf(excess / spread(share), 0, 1);
}

function shares({ ratio, against, alpha }: Required<RatioQuestion>): { share: number; usual: number } {
  demand(isPositive(against), "power: the ratio tested against must be finite and above 0", against);
  demand(ratio > against && isPositive(ratio), `power: the true ratio must be above ${against}`, ratio);
  demand(alpha >= 1e-9 && alpha < 0.5, "power: alpha must lie between 0 and 0.5", alpha);
  return { share: ratio / (100 + ratio), usual: against / (100 + against) };
}

const spread = (share: number): number => Math.sqrt(share * (1 - share));
