import type { Claim } from "./claim";
import { agreement } from "./compare";
import { judge, type ClaimVerdict, type Judgement } from "./judge";
import { partValue, type Known } from "./known";
import { shifted } from "./period";
import type { Flag, Reason } from "./reason";

/** A claim with what the snapshot says; `value` is the figure's, or the change's where the claim is about a change. */
export type CheckedClaim = {
  text: string; start: number; end: number; indicator: string | null; area: string; period: string; verdict: ClaimVerdict; value?: number;
  /** Why it cannot be checked. */
  reason?: Reason;
  flags?: Flag[];
};
export type EarlierSnapshot = { id: string; asOf: string; known: Known };

/** Checks one claim against what a snapshot says. */
export function checkClaim(claim: Claim, known: Known): CheckedClaim {
  return { ...headOf(claim), ...judge(claim, known) };
}

/** What else is to be said where a claim differs: true as of an earlier snapshot (newest first), or right for another period. */
export function explainDifference(claim: Claim, checked: CheckedClaim, known: Known, earlier: readonly EarlierSnapshot[], periods: readonly string[]): CheckedClaim {
  const then = earlier.find((one) => agreed(judge(claim, one.known)));
  if (then) return { ...checked, verdict: "earlierSnapshot", flags: [...(checked.flags ?? []), { code: "earlierSnapshot", snapshot: then.id, asOf: then.asOf }] };
  const other = otherPeriod(claim, known, periods);
  return other ? { ...checked, flags: [...(checked.flags ?? []), { code: "otherPeriod", period: other }] } : checked;
}

const agreed = ({ verdict }: Judgement): boolean => verdict === "agrees" || verdict === "agreesAfterRounding";

/** The nearest other period for which the number as written is right; small whole numbers fit too easily to say so. */
function otherPeriod({ kind, indicator, quantity, part, area, period }: Claim, known: Known, periods: readonly string[]): string | undefined {
  if (kind !== "value" || !indicator || !quantity || quantity.bound || quantity.upper !== undefined || (quantity.decimals === 0 && quantity.written < 10)) return undefined;
  return periods.find((one) => {
    const value = one === period ? undefined : partValue(known.figure(indicator.id, area, one), part);
    return value !== undefined && agreement(value, quantity) !== "differs";
  });
}

/** Other periods that a wrong number may belong to, nearest first. */
export function otherPeriods({ period, kind }: Claim, years: readonly number[]): string[] {
  if (kind !== "value" || !/^\d{4}(?:-Q\d|-Q1\.\.Q\d)?$/.test(period)) return [];
  const own = Number(period.slice(0, 4));
  const near = years.filter((year) => year !== own).sort((one, two) => Math.abs(one - own) - Math.abs(two - own) || two - one).slice(0, 12);
  const quarters = /-Q/.test(period) ? ["1", "2", "3", "4"].map((quarter) => period.replace(/\d$/, quarter)) : [];
  return [...quarters.filter((one) => one !== period), ...near.map((year) => shifted(period, year - own))];
}

function headOf({ text, start, end, area, period, indicator }: Claim) {
  return { text, start, end, indicator: indicator?.id ?? null, area, period };
}
