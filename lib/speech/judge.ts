import { isComparable } from "../indicators/indicator";
import { roundHalfUp } from "../i18n/decimal";
import { changeBetween } from "./change-between";
import type { Claim } from "./claim";
import { agreement, isTruncated } from "./compare";
import { partValue, reasonWithout, type Known, type KnownFigure } from "./known";
import type { Flag, Reason } from "./reason";

export type ClaimVerdict = "agrees" | "agreesAfterRounding" | "differs" | "unclearChange" | "earlierSnapshot" | "cannotCheck";
/** `value`: what is right, in the figure's own unit; the change's where the claim is of one. */
export type Judgement = { verdict: ClaimVerdict; value?: number; reason?: Reason; flags?: Flag[] };

const cannot = (reason: Reason): Judgement => ({ verdict: "cannotCheck", reason });

/** What one snapshot says of a claim. */
export function judge(claim: Claim, known: Known): Judgement {
  if (claim.kind === "rank") return judgeRank(claim, known);
  if (claim.reason) return cannot(claim.reason);
  switch (claim.kind) {
    case "count": return judgeCount(claim, known);
    case "share": return judgeShare(claim, known);
    case "gap": return judgeGap(claim, known);
    case "change": return judgeChange(claim, known);
    case "value": return judgeValue(claim, known);
    case "target": return judgeTarget(claim, known);
  }
}

function judgeValue(claim: Claim, known: Known): Judgement {
  const { indicator, quantity, together } = claim;
  if (!indicator || !quantity) return cannot("noIndicator");
  const figures = (together ?? [claim.area]).map((area) => known.figure(indicator.id, area, claim.period));
  const value = together ? sumOf(claim, figures) : partValue(figures[0], claim.part);
  if (value === undefined) return cannot(reasonWithout(figures.find((one) => partValue(one, claim.part) === undefined)));
  const right = claim.perYear ? value / yearsIn(claim.period) : value;
  const found = valued(right, claim);
  const derived: Flag[] = together ? [{ code: "derived", how: "sum" }] : claim.perYear && yearsIn(claim.period) > 1 ? [{ code: "derived", how: "mean" }] : [];
  const settled = { ...found, ...(derived.length > 0 ? { flags: [...(found.flags ?? []), ...derived] } : {}) };
  if (found.verdict === "differs" || !claim.direction) return settled;
  const wrong = wrongTurn(claim, known);
  return wrong === "untested" ? { ...settled, verdict: "cannotCheck", reason: "noChangeTest" } : { ...settled, verdict: wrong ?? found.verdict };
}

function valued(value: number, { quantity }: Claim): Judgement {
  const verdict = agreement(value, quantity!);
  return { verdict, value, ...(isTruncated(value, quantity!) ? { flags: [{ code: "truncated" as const }] } : {}) };
}

/** Events and exposures of several areas are added up; a rate is never the sum of rates. */
function sumOf({ part, indicator }: Claim, figures: readonly (KnownFigure | undefined)[]): number | undefined {
  if (figures.some((one) => partValue(one, part) === undefined)) return undefined;
  const total = (of: (one: KnownFigure) => number | undefined) => figures.reduce((sum, one) => sum + (of(one!) ?? NaN), 0);
  if (part !== "value" || indicator!.formula.kind === "count") return total((one) => partValue(one, part));
  const [events, exposure] = [total(({ events: one }) => one), total(({ exposure: one }) => one)];
  const ratio = indicator!.formula.kind === "odds" ? (100 * events) / (exposure - events) : events / exposure;
  return Number.isFinite(ratio) ? ratio : undefined;
}

const yearsIn = (period: string): number => {
  const span = /^(\d{4})\.\.(\d{4})$/.exec(period);
  return span ? Number(span[2]) - Number(span[1]) + 1 : 1;
};

function judgeChange(claim: Claim, known: Known): Judgement {
  const { indicator, quantity, part, area, period, base = "" } = claim;
  if (!indicator) return cannot("noIndicator");
  if (claim.against) return judgeAgainst(claim, known);
  const [now, before] = [known.figure(indicator.id, area, period), known.figure(indicator.id, area, base)];
  const [value, past] = [partValue(now, part), partValue(before, part)];
  if (value === undefined || past === undefined) return cannot(reasonWithout(value === undefined ? now : before));
  const difference = value - past;
  const size = quantity ? sizeOf(claim, value, past) : difference;
  if (size === undefined) return cannot("undefined");
  const wrong = claim.direction ? (part === "value" ? wrongTurn(claim, known) : untested(claim.direction, difference)) : undefined;
  if (!quantity || (wrong && wrong !== "untested")) return wrong === "untested" ? { ...cannot("noChangeTest"), value: size } : { verdict: wrong ?? "agrees", value: size };
  const own = agreement(Math.abs(size), quantity);
  // A speaker subtracts the two published numbers: 94.1 − 91.5 is 2.6, though the shares differ by 2.55.
  const published = (number: number) => Number(roundHalfUp(number / quantity.factor, quantity.decimals));
  const subtracted = size === difference && Math.abs(Math.abs(published(value) - published(past)) - quantity.written) < 1e-9;
  const verdict = own === "differs" && subtracted ? "agreesAfterRounding" : own;
  return wrong === "untested" && verdict !== "differs" ? { ...cannot("noChangeTest"), value: size } : { verdict, value: size };
}

function judgeAgainst({ indicator, part, against, area, period, quantity }: Claim, known: Known): Judgement {
  const [one, two] = [known.figure(indicator!.id, area, period), known.figure(against!.indicator.id, against!.area ?? area, period)];
  const [value, other] = [partValue(one, part), partValue(two, against!.part)];
  if (value === undefined || other === undefined) return cannot(reasonWithout(value === undefined ? one : two));
  if (other === 0) return cannot("undefined");
  return { verdict: agreement(value / other, quantity!), value: value / other, flags: [{ code: "derived", how: "ratio" }] };
}

/** The size of a change in the terms it is written in: times, per cent of what was before, or the difference. */
function sizeOf({ quantity, indicator, direction, part }: Claim, value: number, past: number): number | undefined {
  const isShare = part === "value" && (indicator!.formula.kind === "share" || indicator!.formula.kind === "completeness");
  if (quantity!.unit === "times") {
    if (past === 0) return undefined;
    return quantity!.turn || !direction ? value / past : value / past - 1;
  }
  // A rate or count "up by 5 %" is a relative change; of a share, per cent is read as points.
  if (quantity!.unit !== "percent" || isShare) return value - past;
  return past === 0 ? undefined : (value - past) / past;
}

const untested = (direction: "up" | "down", difference: number): ClaimVerdict | "untested" | undefined => ((difference > 0) === (direction === "up") && difference !== 0 ? "untested" : "differs");

/** What is wrong with calling this a rise or fall, if anything. */
function wrongTurn({ direction, indicator, area, period, base = "" }: Claim, known: Known): ClaimVerdict | "untested" | undefined {
  const [now, before] = [known.figure(indicator!.id, area, period), known.figure(indicator!.id, area, base)];
  const lastYear = /^\d{4}$/.test(period) && Number(base) === Number(period) - 1;
  const change = (lastYear ? now?.change : undefined) ?? (now && before ? changeBetween(indicator!, now, before, known.level) : undefined);
  if (!change) return now?.status === "ok" && before?.status === "ok" ? untested(direction!, now.value - before.value) : undefined;
  if (change.verdict === "unclear") return "unclearChange";
  return change.verdict === direction ? undefined : "differs";
}

/** 比全乡低38.4个百分点: the size and the side, of two figures as they are or as published. */
function judgeGap({ indicator, part, area, period, than = "", against, fromTarget, quantity, direction }: Claim, known: Known): Judgement {
  const [one, two] = [known.figure(indicator!.id, area, period), known.figure(against?.indicator.id ?? indicator!.id, against ? area : than, period)];
  const [value, other] = [partValue(one, part), fromTarget ? known.target(indicator!.id, area, period) : partValue(two, against?.part ?? part)];
  if (value === undefined || other === undefined) return fromTarget && value !== undefined ? cannot("noTarget") : cannot(reasonWithout(value === undefined ? one : two));
  const gap = value - other;
  if (direction && (gap > 0) !== (direction === "up")) return { verdict: "differs", value: gap };
  const published = (number: number) => Number(roundHalfUp(number / quantity!.factor, quantity!.decimals));
  const own = agreement(Math.abs(gap), quantity!);
  return { verdict: own === "differs" && Math.abs(Math.abs(published(value) - published(other)) - quantity!.written) < 1e-9 ? "agreesAfterRounding" : own, value: gap };
}

/** 85%的目标: the goal that was set. */
function judgeTarget({ indicator, area, period, quantity }: Claim, known: Known): Judgement {
  const goal = indicator ? known.target(indicator.id, area, period) : undefined;
  return goal === undefined ? cannot("plan") : { verdict: agreement(goal, { ...quantity!, bound: undefined }), value: goal };
}

function judgeCount({ counted, indicator, area, period, quantity, reason }: Claim, known: Known): Judgement {
  if (!counted) return cannot(reason ?? "noIndicator");
  if (counted.of === "beyond" && indicator && !isComparable(indicator)) return cannot("neverRanked");
  const value = known.count(counted, area, period, indicator?.id);
  return typeof value === "number" ? { verdict: agreement(value, quantity!), value } : cannot(value);
}

/** 占53.7%: a share of something said before, or the share that an indicator is. */
function judgeShare(claim: Claim, known: Known): Judgement {
  const { quantity, indicator, part, area, period, beside = [] } = claim;
  const own = indicator && (part === "value" || indicator.formula.kind === "share") ? partValue(known.figure(indicator.id, area, period), "value") : undefined;
  const counts = beside.flatMap((one) => partValue(known.figure(one.indicator!.id, one.area, one.period), one.part) ?? []);
  const ownCount = claim.whole && indicator?.formula.kind === "count" ? { part, indicator, area, period } : undefined;
  const last = ownCount ?? beside.at(-1);
  const counted = last && claim.whole ? partValue(known.figure(last.indicator!.id, last.area, last.period), last.part) : undefined;
  const whole = claim.whole && last ? partValue(known.figure(claim.whole.id, last.area, last.period), "value") : undefined;
  const shares = [...(counted !== undefined && whole ? [counted / whole] : []), ...(own === undefined ? [] : [own]), ...(counts.length >= 2 && counts[0] !== 0 ? [counts.at(-1)! / counts[0]!, counts.at(-1)! / counts.at(-2)!] : []), ...(last?.part === "events" && last.indicator!.formula.kind === "share" ? [partValue(known.figure(last.indicator!.id, last.area, last.period), "value") ?? NaN] : [])].filter((one) => Number.isFinite(one) && one <= 1);
  if (shares.length === 0) return cannot(indicator ? reasonWithout(known.figure(indicator.id, area, period)) : "noIndicator");
  const right = shares.find((value) => agreement(value, quantity!) !== "differs");
  if (right === undefined) return { verdict: "differs", value: shares[0]! };
  return { verdict: agreement(right, quantity!), value: right, ...(right === own ? {} : { flags: [{ code: "derived" as const, how: "ratio" as const }] }) };
}

/** A rank agrees only where its interval is that rank, or the interval itself is quoted. */
function judgeRank({ indicator, area, period, rank, reason }: Claim, known: Known): Judgement {
  if (reason) return cannot(reason);
  if (!indicator) return cannot("noIndicator");
  if (!isComparable(indicator)) return cannot("neverRanked");
  const found = known.rank(indicator.id, area, period);
  if (!found) return cannot("notRanked");
  // First is the best of a scored indicator, and the highest of one that has no good side.
  const lowestFirst = rank!.byValue ? rank!.byValue === "lowest" : (indicator.class === "scored" && indicator.better === "lower") !== rank!.fromBelow;
  const [lower, upper] = lowestFirst ? [found.lower, found.upper] : [found.of + 1 - found.upper, found.of + 1 - found.lower];
  const flags: Flag[] = [{ code: "rankInterval", lower, upper, of: found.of }];
  if (rank!.from === lower && rank!.to === upper) return { verdict: "agrees", value: lower, ...(lower === upper ? {} : { flags }) };
  if (rank!.from < lower || rank!.to > upper || rank!.from !== rank!.to) return { verdict: "differs", ...(lower === upper ? { value: lower } : {}), flags };
  return { verdict: "cannotCheck", reason: "rankInterval", flags };
}
