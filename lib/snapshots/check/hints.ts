import { distance } from "fastest-levenshtein";
import { HINT_SHARE } from "./vocabulary";

/** The known name nearest to `value`, or "" where none is near enough to be meant. Prefers the first of equals. */
export function nearestKnown(value: string, known: readonly string[], limit = Math.max(1, Math.floor(value.length * HINT_SHARE))): string {
  const wanted = value.normalize("NFKC").trim().toLowerCase();
  let best = "";
  let least = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

const plainCode = (code: string): string => code.normalize("NFKC").replace(/[\s-]+/g, "").replace(/^0+/, "").toLowerCase();

/** The area code that is meant: leading zeros, case, blanks and hyphens apart, or one slip in a long code. */
export function nearestCode(value: string, codes: readonly string[]): string {
  const plain = plainCode(value);
  const same = codes.find((code) => plainCode(code) === plain);
  if (same !== undefined) return same;
  // In a short code one other character is just another code.
  return value.length >= 6 ? nearestKnown(value, codes, 1) : "";
}
