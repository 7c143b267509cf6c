import { demand, isAmount, isPositive, isWholeCount } from "./demand";
import type { Interval } from "./interval";
import { twoSidedZ } from "./level";

/** One check: events on the ledger, events found by the check, events on both. */
export type Check = { ledger: number; found: number; matched: number };
export type DualSystem = { value: number; variance: number; interval?: Interval };

/**
 * Number of events there truly were, from two lists: Chandrasekar–Deming with Chapman's correction,
 * N = (ledger + 1)(found + 1)/(matched + 1) − 1, and its variance. The interval is normal, cut below at the events seen, and
 * absent where nothing matched.
 * Domain: whole counts, matched ≤ ledger and ≤ found; unit: events.
 * Chandrasekar & Deming 1949, JASA 44:101; Chapman 1951, Univ. of California Publications in Statistics 1:131; Seber 1970, Biometrika
 * 57:493. Proof: fixtures/chapman.json.
 */
export function chapman(check: Check, level = 0.95): DualSystem {
  demandCheck("chapman", check);
  const { ledger, found, matched } = check;
  const value = ((ledger + 1) * (found + 1)) / (matched + 1) - 1;
  const variance = ((ledger + 1) * (found + 1) * (ledger - matched) * (found - matched)) / ((matched + 1) ** 2 * (matched + 2));
  const z = twoSidedZ("chapman", level);
  if (matched === 0) return { value, variance };
  const reach = z * Math.sqrt(variance);
  const seen = ledger + found - matched;
  return { value, variance, interval: { lower: Math.max(seen, value - reach), upper: value + reach, level, method: "chapman" } };
}

/**
 * Completeness of the ledger: ledger / N, where N and its variance may be sums over several checks. The limits are those of
 * N turned over, within 0..1.
 * Domain: ledger ≥ 0, estimate ≥ ledger and above 0, variance ≥ 0; unit: fraction.
 * Chandrasekar & Deming 1949, JASA 44:101.
 */
export function completeness(sums: { ledger: number; estimate: number; variance: number }, level = 0.95): { value: number; interval: Interval } {
  const { ledger, estimate, variance } = sums;
  demand(isAmount(ledger) && isAmount(variance), "completeness: ledger and variance must be finite and not negative", `${ledger} and ${variance}`);
  demand(isPositive(estimate) && estimate >= ledger * (1 - 1e-9), "completeness: estimate must be above 0 and not below the ledger", estimate);
  const reach = twoSidedZ("completeness", level) * Math.sqrt(variance);
  const lower = Math.min(1, ledger / (estimate + reach));
  const upper = estimate - reach > ledger ? ledger / (estimate - reach) : 1;
  const interval = { lower, upper: ledger === 0 ? 0 : upper, level, method: "chapman" };
  return { value: Math.min(1, ledger / estimate), interval };
}

/**
 * Petersen's estimate ledger × found / matched, and the normal interval of the share matched, for worked examples; absent where
 * nothing matched. Krebs 1989, Ecological Methodology, eq. 2.4.
 */
export function petersen(check: Check, level = 0.95): { value: number; interval: Interval } | undefined {
  demandCheck("petersen", check);
  const { ledger, found, matched } = check;
  const z = twoSidedZ("petersen", level);
  if (matched === 0) return undefined;
  const share = matched / found;
  const spread = found > 1 ? Math.sqrt(((1 - matched / ledger) * share * (1 - share)) / (found - 1)) : 0;
  const reach = z * spread + 1 / (2 * found);
  const upper = share > reach ? ledger / (share - reach) : Infinity;
  return { value: (ledger * found) / matched, interval: { lower: ledger / (share + reach), upper, level, method: "petersen" } };
}

function demandCheck(method: string, { ledger, found, matched }: Check): void {
  for (const [name, count] of Object.entries({ ledger, found, matched })) demand(isWholeCount(count), `${method}: ${name} must be a whole number from 0`, count);
  demand(matched <= Math.min(ledger, found), `${method}: matched must not be above ledger or found`, `${matched} of ${ledger} and ${found}`);
}
