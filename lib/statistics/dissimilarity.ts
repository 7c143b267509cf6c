import { demand, demandAmounts } from "./demand";

/**
 * Index of dissimilarity of two distributions over the same groups: half the sum of absolute differences of shares, in percent.
 * 0 alike, 100 no group in common: the share that would have to move.
 * Domain: amounts ≥ 0 with a sum above 0 in both. Unit: percent.
 * Duncan & Duncan 1955, American Sociological Review 20:210. Proof: fixtures/dissimilarity_demotools.json.
 */
export function dissimilarity(one: readonly number[], two: readonly number[]): number {
  demand(one.length === two.length && one.length > 0, "dissimilarity: both must have the same groups, at least one", `${one.length} and ${two.length}`);
  const [first, second] = [shares(one), shares(two)];
  return Math.min(100, 50 * first.reduce((sum, share, at) => sum + Math.abs(share - (second[at] as number)), 0));
}

function shares(amounts: readonly number[]): number[] {
  demandAmounts("dissimilarity", "amounts", amounts);
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  demand(whole > 0, "dissimilarity: the amounts must sum to more than 0", whole);
  return amounts.map((amount) => amount / whole);
}
