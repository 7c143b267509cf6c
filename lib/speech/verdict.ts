import type { Figure } from "../analysis/figure";
import { roundHalfUp } from "../i18n/decimal";
import type { Claim } from "./claim";

export type ClaimVerdict = "agrees" | "agreesAfterRounding" | "differs" | "unclearChange" | "earlierSnapshot" | "cannotCheck";
/** A claim with what the snapshot says; `value` is the figure's, or the change's where the claim is about a change. */
export type CheckedClaim = { text: string; start: number; end: number; indicator: string | null; area: string; period: string; verdict: ClaimVerdict; value?: number };

export type Lookup = (indicator: string, area: string, year: number) => Figure | undefined;

/**
 * Checks one claim against the figures of a snapshot, and, where it differs, against those of earlier ones.
 * @param earlier one lookup for each earlier snapshot, newest first
 */
export function checkClaim(claim: Claim, current: Lookup, earlier: readonly Lookup[] = []): CheckedClaim {
  const { text, start, end, area, year, indicator } = claim;
  const head = { text, start, end, indicator: indicator?.id ?? null, area, period: year === undefined ? "" : String(year) };
  const found = judge(claim, current);
  if (found.verdict !== "differs") return { ...head, ...found };
  const then = earlier.some((lookup) => ["agrees", "agreesAfterRounding"].includes(judge(claim, lookup).verdict));
  return { ...head, ...found, ...(then ? { verdict: "earlierSnapshot" as const } : {}) };
}

type Judgement = { verdict: ClaimVerdict; value?: number };
const CANNOT: Judgement = { verdict: "cannotCheck" };

function judge(claim: Claim, lookup: Lookup): Judgement {
  const { indicator, year, area, quantity } = claim;
  if (!indicator || year === undefined) return CANNOT;
  const figure = lookup(indicator.id, area, year);
  if (!figure || figure.status !== "ok") return CANNOT;
  if (claim.isChange) return judgeChange(claim, figure, lookup(indicator.id, area, year - 1));
  if (!quantity) return CANNOT;
  const own = compare(figure.value, quantity.written, quantity.decimals, quantity.factor);
  if (own === "differs" || !claim.direction) return { verdict: own, value: figure.value };
  return { verdict: directionOf(claim, figure) ?? own, value: figure.value };
}

function judgeChange(claim: Claim, figure: Figure & { status: "ok" }, before: Figure | undefined): Judgement {
  if (!figure.change || !before || before.status !== "ok") return CANNOT;
  const difference = figure.value - before.value;
  const wrong = directionOf(claim, figure);
  if (wrong || !claim.quantity) return { verdict: wrong ?? "agrees", value: difference };
  const { written, decimals, factor, unit } = claim.quantity;
  const isShare = claim.indicator!.formula.kind === "share" || claim.indicator!.formula.kind === "completeness";
  // A rate or count "up by 5 %" is a relative change; of a share, per cent is read as points.
  const relative = unit === "percent" && !isShare;
  if (relative && before.value === 0) return CANNOT;
  const size = Math.abs(relative ? difference / before.value : difference);
  const own = compare(size, written, decimals, factor);
  // A speaker subtracts the two published numbers: 94.1 − 91.5 is 2.6, though the shares differ by 2.55.
  const published = (value: number) => Number(roundHalfUp(value / factor, decimals));
  const subtracted = !relative && Math.abs(Math.abs(published(figure.value) - published(before.value)) - written) < 1e-9;
  return { verdict: own === "differs" && subtracted ? "agreesAfterRounding" : own, value: relative ? difference / before.value : difference };
}

/** What is wrong with calling this a rise or fall, if anything. */
function directionOf({ direction }: Claim, { change }: Figure): ClaimVerdict | undefined {
  if (!direction || !change) return undefined;
  if (change.verdict === "unclear") return "unclearChange";
  return change.verdict === direction ? undefined : "differs";
}

/** Whether a number as written is the value, or the value rounded half up in decimal to the places written. */
export function compare(value: number, written: number, decimals: number, factor: number): "agrees" | "agreesAfterRounding" | "differs" {
  const inUnit = value / factor;
  if (Math.abs(inUnit - written) <= 1e-9 * Math.max(1, Math.abs(written))) return "agrees";
  return Number(roundHalfUp(inUnit, decimals)) === written ? "agreesAfterRounding" : "differs";
}
