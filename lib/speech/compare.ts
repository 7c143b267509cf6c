import { roundHalfUp } from "../i18n/decimal";
import { holds } from "./bound";
import type { Quantity } from "./quantity";

export type Agreement = "agrees" | "agreesAfterRounding" | "differs";

/** Whether a number as written is the value, or the value rounded half up in decimal to the places written. */
export function compare(value: number, written: number, decimals: number, factor: number): Agreement {
  const inUnit = value / factor;
  if (Math.abs(inUnit - written) <= 1e-9 * Math.max(1, Math.abs(written))) return "agrees";
  return Number(roundHalfUp(inUnit, decimals)) === written ? "agreesAfterRounding" : "differs";
}

/** Whether a number with its hedge or range is true of a value in the figure's own unit. */
export function agreement(value: number, quantity: Quantity): Agreement {
  const { written, decimals, factor, bound, upper, grain } = quantity;
  if (upper !== undefined) {
    const within = Number(roundHalfUp(value / factor, decimals));
    return within >= written && within <= upper ? "agrees" : "differs";
  }
  if (bound && holds(bound, { value: value / factor, written, grain })) return bound === "about" || bound === "nearly" || bound === "more" ? "agreesAfterRounding" : "agrees";
  // 控制在10.42‰以内 and 超过88.3% are said of rounded figures too.
  if (bound && (bound === "atLeast" || bound === "atMost" || bound === "about") && compare(value, written, decimals, factor) !== "differs") return "agreesAfterRounding";
  return bound ? "differs" : compare(value, written, decimals, factor);
}

/** Cut off at the places written, which is not rounding: 115.78 of 115.789. */
export function isTruncated(value: number, { written, decimals, factor, bound, upper }: Quantity): boolean {
  if (bound || upper !== undefined || decimals === 0) return false;
  const scaled = Number((Math.abs(value / factor) * 10 ** decimals).toPrecision(12));
  return Math.floor(scaled) === Math.round(Math.abs(written) * 10 ** decimals) && compare(value, written, decimals, factor) === "differs";
}
