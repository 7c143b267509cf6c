import { demand, isAmount, isPositive } from "./demand";
import type { Count, Interval } from "./interval";
import { twoSidedZ } from "./level";

/**
 * Wilson score interval of a share, without continuity correction: stays inside 0..1 and is defined at 0 and at all trials.
 * Domain: trials > 0, 0 ≤ events ≤ trials (weighted sums allowed), 0.9 ≤ level < 1; the result is a fraction.
 * Wilson 1927, JASA 22:209. Proof: fixtures/wilson_phe.json.
 */
export function wilson({ events, trials }: Count, level = 0.95): Interval {
  demandShare("wilson", { events, trials });
  const z = twoSidedZ("wilson", level);
  const centre = events + z ** 2 / 2;
  const reach = z * Math.sqrt(events * ((trials - events) / trials) + z ** 2 / 4);
  const scale = trials + z ** 2;
  // At the ends the exact limit is 0 or 1, and the share itself is always inside; rounding would leave them out by a hair.
  const lower = events === 0 ? 0 : Math.max(0, Math.min(events / trials, (centre - reach) / scale));
  const upper = events === trials ? 1 : Math.min(1, Math.max(events / trials, (centre + reach) / scale));
  return { lower, upper, level, method: "wilson" };
}

/** Refuses events and trials that make no share. */
export function demandShare(method: string, { events, trials }: Count): void {
  demand(isPositive(trials), `${method}: trials must be finite and above 0`, trials);
  demand(isAmount(events) && events <= trials, `${method}: events must be within 0..${trials}`, events);
}
