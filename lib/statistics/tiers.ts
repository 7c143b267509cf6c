import { demand, demandFinite } from "./demand";
import type { Limits } from "./rank-region";

/**
 * Tiers of areas that cannot be told apart, 1 the lowest. Areas are taken from the lowest value up; an area that lies wholly above
 * any member of the tier being filled opens the next. So no two areas of one tier can be told apart by their intervals; areas
 * of two tiers may be, and those of tiers further apart mostly are. Equal values keep input order, and areas with the same value
 * and interval share a tier.
 * Domain: one interval per value, lower ≤ upper; one that leaves its value out (a very skewed posterior) is widened to it. Use
 * simultaneous intervals so that the tiers hold all together.
 * Method: greedy cliques of the interval graph, as the letters of the source, cut without overlap.
 * Piepho 2004, J. Comput. Graph. Stat. 13:456.
 */
export function tiers(values: ArrayLike<number>, intervals: readonly Limits[]): Int32Array {
  demand(values.length === intervals.length, "tiers: there must be one interval per value", `${values.length} and ${intervals.length}`);
  demandFinite("tiers", "values", values);
  for (const { lower, upper } of intervals) demand(lower <= upper, "tiers: lower must not be above upper", `${lower} and ${upper}`);
  const order = intervals.map((_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const result = new Int32Array(values.length);
  let [tier, leastUpper, last] = [1, Infinity, Number.NaN];
  for (const at of order) {
    const value = values[at] as number;
    const { lower, upper } = intervals[at] as Limits;
    if (Math.min(lower, value) >= leastUpper && value !== last) {
      tier += 1;
      leastUpper = Infinity;
    }
    leastUpper = Math.min(leastUpper, Math.max(upper, value));
    last = value;
    result[at] = tier;
  }
  return result;
}
