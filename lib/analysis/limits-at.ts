import type { FormulaKind } from "../indicators/indicator";
import { FUNNEL_LEVELS, rateFunnel, sexRatioFunnel, shareFunnel } from "../statistics/funnel-limits";
import type { Limits } from "../statistics/rank-region";
import type { DisclosedFigure } from "./disclosure";

/** Where an area of one size may lie by chance alone, at 95 % and at 99.8 %. */
export type LimitsAt = { inner: Limits; outer: Limits };

/**
 * Funnel limits round the value of the area above, at the size of one figure. Absent where the size may not be told, where the
 * figure is no share, rate or ratio of counts (completeness, a difference of two flows), and where the area above has no value.
 */
export function limitsAt(kind: FormulaKind, above: DisclosedFigure, figure: DisclosedFigure): LimitsAt | undefined {
  if (above.status !== "ok") return undefined;
  const { exposure = 0, events = 0 } = figure;
  const make = limitsOf(kind, above.value, { exposure, events });
  return make && { inner: make(FUNNEL_LEVELS.inner), outer: make(FUNNEL_LEVELS.outer) };
}

function limitsOf(kind: FormulaKind, value: number, { exposure, events }: { exposure: number; events: number }): ((level: number) => Limits) | undefined {
  if (!(exposure > 0) || !Number.isFinite(value) || value < 0) return undefined;
  if (kind === "rate") return (level) => rateFunnel(value, exposure, level);
  if (kind === "share" && value <= 1) return (level) => shareFunnel(value, exposure, level);
  if (kind === "odds") return (level) => sexRatioFunnel(value, exposure, level);
  if (kind !== "ratio") return undefined;
  return (level) => {
    const { lower, upper } = sexRatioFunnel(value * 100, exposure + events, level);
    return { lower: lower / 100, upper: upper / 100 };
  };
}
