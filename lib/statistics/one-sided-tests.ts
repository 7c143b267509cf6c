import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import hypergeometricCdf from "@stdlib/stats-base-dists-hypergeometric-cdf";
import { demand, isAmount, isWholeCount } from "./demand";
import { poissonSides } from "./gamma-tails";
import type { Count, Rate } from "./interval";
import type { Births } from "./sex-ratio";

/** The side that would be behind: a share of children reached is behind below its target, an omission rate above it. */
export type Side = "below" | "above";

/**
 * One-sided exact binomial test of a share against a target or the area's own value.
 * p = P(X ≤ events) for `below`, P(X ≥ events) for `above`, where X ~ Binomial(trials, share).
 * Domain: whole counts, events ≤ trials, 0 ≤ share ≤ 1. Clopper & Pearson 1934, Biometrika 26:404.
 */
export function shareTest({ events, trials }: Count, share: number, side: Side): number {
  demand(isWholeCount(trials) && isWholeCount(events) && events <= trials, "shareTest: events and trials must be whole numbers, events at most trials", `${events} of ${trials}`);
  demand(share >= 0 && share <= 1, "shareTest: share must be within 0..1", share);
  // P(X ≥ x) is asked as P(failures ≤ trials − x): subtracting from 1 would lose the digits of a small p.
  return side === "below" ? binomialCdf(events, trials, share) : binomialCdf(trials - events, trials, 1 - share);
}

/**
 * One-sided exact test of a village's share against the rest of the area it belongs to, given both totals (Fisher): use it
 * where the area's own value is partly the village's.
 * Domain: whole counts, the village within the area. Fisher 1935, The Design of Experiments.
 */
export function shareTestWithin(village: Count, area: Count, side: Side): number {
  for (const { events, trials } of [village, area]) demand(isWholeCount(trials) && isWholeCount(events) && events <= trials, "shareTestWithin: events and trials must be whole numbers, events at most trials", `${events} of ${trials}`);
  const held = village.events <= area.events && village.trials <= area.trials && village.trials - village.events <= area.trials - area.events;
  demand(held, "shareTestWithin: the village must be part of the area", `${village.events} of ${village.trials} in ${area.events} of ${area.trials}`);
  const failures = village.trials - village.events;
  return side === "below"
    ? hypergeometricCdf(village.events, area.trials, area.events, village.trials)
    : hypergeometricCdf(failures, area.trials, area.trials - area.events, village.trials);
}

/**
 * One-sided exact Poisson test of a rate against a target or the area's own value.
 * Domain: a whole count, exposure > 0, rate ≥ 0 per unit of exposure. Garwood 1936, Biometrika 28:437.
 */
export function rateTest({ events, exposure }: Rate, rate: number, side: Side): number {
  demand(isWholeCount(events), "rateTest: events must be a whole number from 0", events);
  demand(exposure > 0 && exposure < Infinity, "rateTest: exposure must be finite and above 0", exposure);
  demand(isAmount(rate), "rateTest: rate must be finite and not negative", rate);
  const expected = rate * exposure;
  if (expected === 0) return side === "below" || events === 0 ? 1 : 0;
  if (side === "below") return poissonSides(events, expected).below;
  return events === 0 ? 1 : poissonSides(events - 1, expected).above;
}

/**
 * One-sided exact test of a sex ratio against the upper end of the normal band: P(boys or more of so many births).
 * Domain: whole counts, at least one birth, upper end > 0 in boys per 100 girls. Clopper & Pearson 1934, Biometrika 26:404. Proof: fixtures/srb_ci.json.
 */
export function sexRatioTest({ boys, girls }: Births, upperEnd = 107): number {
  demand(isWholeCount(boys) && isWholeCount(girls) && boys + girls > 0, "sexRatioTest: boys and girls must be whole numbers, not both 0", `${boys} and ${girls}`);
  demand(upperEnd > 0 && upperEnd < Infinity, "sexRatioTest: the upper end of the normal band must be finite and above 0", upperEnd);
  return shareTest({ events: boys, trials: boys + girls }, upperEnd / (100 + upperEnd), "above");
}
