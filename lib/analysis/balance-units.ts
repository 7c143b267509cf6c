import type { Comparable, Formula } from "../indicators/indicator";
import { timingOf } from "../indicators/measure";
import type { AreaCounts } from "../statistics/common-value";
import type { Withholding } from "../statistics/shown-only";
import type { Answers } from "./answers";
import type { Area, AreaTree } from "./area-tree";
import { ENOUGH_COVERAGE, sumsOf } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { protectedSums } from "./protected-sums";
import { lastDayOf } from "./stat-year";

/** Areas that take part in no measure of balance, by reason: withheld, no number, or a number no such measure has (below 0, more served than entitled). */
export type LeftOut = { suppressed: number; missing: number; unfit: number };
/**
 * What is laid side by side: a share or rate as it is; of a sex ratio the share of boys, of a ratio the share of its events in both; of counts and
 * of completeness the number itself, for which there is no measure of chance.
 */
export type Measured = "share" | "rate" | "shareOfBoys" | "shareOfBoth" | "plain";
/** The areas whose figure may be shown, in the order of the tree, with their values, and the counts behind them where chance can be measured. */
export type BalanceUnits = { areas: Area[]; values: Float64Array; counts?: AreaCounts; withheld?: Withholding; leftOut: LeftOut; /** A value of part of a year, of part of the area, or that a data fault touches is among them. */ unsure?: true };

/** Flows taken from each other lie on both sides of 0: shares of a whole do not exist. */
export const hasBalance = ({ formula }: Comparable): boolean => formula.kind !== "difference";

export function measuredAs({ formula: { kind } }: Comparable): Measured {
  if (kind === "share" || kind === "rate") return kind;
  return kind === "odds" ? "shareOfBoys" : kind === "ratio" ? "shareOfBoth" : "plain";
}

/** The finest areas below: villages, or counties where the ledger ends there. */
export const finestLevel = (tree: Pick<AreaTree, "areas">, area: Area): Area["level"] | undefined => levelsUnder(tree, area)[0];

/** Levels of the areas below, the finest first. */
export function levelsUnder({ areas }: Pick<AreaTree, "areas">, area: Area): Area["level"][] {
  const below = new Set<Area["level"]>();
  for (let pos = area.pos + 1; pos <= area.last; pos += 1) below.add(areas[pos]!.level);
  return (["village", "township", "county", "prefecture", "province"] as const).filter((level) => below.has(level));
}

export const areasAtLevel = (tree: AreaTree, area: Area, level: Area["level"]): Area[] => (level === "village" ? tree.villages(area) : tree.areas.slice(area.pos + 1, area.last + 1).filter((one) => one.level === level));

/**
 * The values of one year that may be shown, and no others: a measure made of them says nothing that they do not say. Values come from
 * whole counts; interpolated population is rounded.
 */
export function balanceUnits({ config, entry }: OpenLedger, answers: Answers, indicator: Comparable, areas: readonly Area[], year: number): BalanceUnits {
  const leftOut: LeftOut = { suppressed: 0, missing: 0, unfit: 0 };
  const measured = measuredAs(indicator);
  const kept: { area: Area; value: number; events: number; size: number }[] = [];
  let formula: Formula = indicator.formula;
  // A sample has no months of its own: it is complete with its year.
  const sampled = sumsOf(indicator.formula).flat().some(({ measure }) => timingOf(measure) === "sampled");
  let unsure = sampled && lastDayOf(year, entry.statYearStart) > entry.asOf;
  for (const area of areas) {
    const { figure: { known, outcome }, formula: used, shown } = answers.raw(indicator, area, year);
    formula = used;
    if (outcome.is === "missing") leftOut.missing += 1;
    else if (!shown) leftOut.suppressed += 1;
    else if (outcome.is === "undefined") leftOut.missing += 1;
    else {
      const sized = sizedOf(measured, known.events ?? outcome.value, known.exposure ?? 0, outcome.value);
      if (sized) kept.push({ area, ...sized });
      else leftOut.unfit += 1;
      if (sized && (known.fault || (!sampled && (known.months < 12 || known.coverage < ENOUGH_COVERAGE)))) unsure = true;
    }
  }
  const counts = countsOf(measured, kept);
  const isProtected = protectedSums(formula).length > 0 && areas[0]?.level === "village";
  const rest = measured === "shareOfBoys" || (formula.kind === "share" && protectedSums(formula).length > 2);
  return {
    areas: kept.map(({ area }) => area), values: Float64Array.from(kept, ({ value }) => value), leftOut, ...(unsure ? { unsure: true as const } : {}),
    ...(counts ? { counts } : {}), ...(counts && isProtected ? { withheld: { below: config.threshold, rest } } : {}),
  };
}

function sizedOf(measured: Measured, events: number, exposure: number, value: number): { value: number; events: number; size: number } | undefined {
  if (measured === "plain") return value >= 0 && Number.isFinite(value) ? { value, events, size: 1 } : undefined;
  const [count, size] = [Math.round(events), measured === "rate" ? exposure : Math.round(measured === "shareOfBoth" ? exposure + events : exposure)];
  if (!(size > 0) || count < 0 || (measured !== "rate" && count > size)) return undefined;
  return { value: count / size, events: count, size };
}

function countsOf(measured: Measured, kept: readonly { events: number; size: number }[]): AreaCounts | undefined {
  if (measured === "plain" || kept.length === 0) return undefined;
  return measured === "rate" ? { kind: "rate", areas: kept.map(({ events, size }) => ({ events, exposure: size })) } : { kind: "share", areas: kept.map(({ events, size }) => ({ events, trials: size })) };
}
