import type { FormulaKind } from "../indicators/indicator";
import { classOf, FUNNEL_LEVELS, rateFunnel, sexRatioFunnel, shareFunnel, type FunnelClass } from "../statistics/funnel-limits";
import { overDispersion, type OverDispersion } from "../statistics/over-dispersion";
import type { Limits } from "../statistics/rank-region";
import type { DisclosedFigure } from "./disclosure";

/** Where a village stands: within the limits, outside 95 %, outside 99.8 %. */
export type FunnelFlag = "low998" | "low95" | "inside" | "high95" | "high998";
export type FunnelPoint = { code: string; /** Trials, births or person-years. */ size: number; value: number; flag: FunnelFlag };
/** What the funnel is drawn round. */
export type FunnelCentre = { kind: "own" | "target" | "similar" | "group"; value: number };
export type Funnel =
  | { status: "ok"; kind: FunnelKind; centre: FunnelCentre; spread: OverDispersion; points: FunnelPoint[]; limits(size: number, level: number): Limits }
  | { status: "none"; reason: "noDenominator" | "noLimits" | "noCentre" | "noVillages" };
export type FunnelKind = Extract<FormulaKind, "rate" | "share" | "odds" | "ratio">;

/** Too few z-scores say nothing of over-dispersion. */
const ENOUGH_FOR_SPREAD = 10;
const FLAGS: Record<FunnelClass, FunnelFlag> = { "low-0.001": "low998", "low-0.025": "low95", within: "inside", "high-0.025": "high95", "high-0.001": "high998" };

/**
 * Funnel of figures that may be shown, round one value: who lies further from it than chance alone would put an area of that size.
 * Over-dispersion is judged round the area's own value, whatever the funnel is drawn round: a target that all miss is no spread.
 * Counts have no denominator, differences and completeness no limits: they have no funnel.
 */
export function funnelOf(kind: FormulaKind, figures: readonly DisclosedFigure[], own: number | undefined, centre: FunnelCentre | undefined): Funnel {
  if (kind === "count") return { status: "none", reason: "noDenominator" };
  if (kind === "difference" || kind === "completeness") return { status: "none", reason: "noLimits" };
  const sized = figures.flatMap((figure) => {
    const size = sizeOf(kind, figure);
    return figure.status === "ok" && size > 0 && Number.isFinite(figure.value) && !(kind === "share" && figure.value > 1) ? [{ code: figure.area, size, value: figure.value }] : [];
  });
  if (sized.length === 0) return { status: "none", reason: "noVillages" };
  if (!centre || !canBeCentre(kind, centre.value)) return { status: "none", reason: "noCentre" };
  const spread = spreadOf(kind, sized, own !== undefined && canBeCentre(kind, own) ? own : centre.value);
  const limits = (size: number, level: number) => limitsAt(kind, centre.value, { size, level, factor: spread.factor });
  return { status: "ok", kind, centre, spread, limits, points: sized.map((one) => ({ ...one, flag: flagOf(kind, centre.value, one, limits) })) };
}

/** Trials, births of both sexes or person-years behind a figure; 0 where they are not told. */
export function sizeOf(kind: FormulaKind, { exposure = 0, events = 0 }: DisclosedFigure): number {
  return kind === "ratio" ? exposure + events : exposure;
}

/** Exact limits are dear: of a rate whose expected events lie within 1.2 standard deviations (and are 2 or more) they are not asked. */
const SURELY_INSIDE = { expected: 2, deviations: 1.2 };

function flagOf(kind: FunnelKind, centre: number, { size, value }: { size: number; value: number }, limits: (size: number, level: number) => Limits): FunnelFlag {
  const expected = centre * size;
  if (kind === "rate" && expected >= SURELY_INSIDE.expected && Math.abs(value * size - expected) <= SURELY_INSIDE.deviations * Math.sqrt(expected)) return "inside";
  const inner = limits(size, FUNNEL_LEVELS.inner);
  return value >= inner.lower && value <= inner.upper ? "inside" : FLAGS[classOf((level) => limits(size, level), value)];
}

const canBeCentre = (kind: FunnelKind, value: number): boolean => Number.isFinite(value) && value >= 0 && (kind !== "share" || value <= 1);

function limitsAt(kind: FunnelKind, value: number, { size, level, factor }: { size: number; level: number; factor: number }): Limits {
  if (kind === "rate") return rateFunnel(value, size, level, factor);
  if (kind === "share") return shareFunnel(value, size, level, factor);
  if (kind === "odds") return sexRatioFunnel(value, size, level, factor);
  const { lower, upper } = sexRatioFunnel(value * 100, size, level, factor);
  return { lower: lower / 100, upper: upper / 100 };
}

const NO_SPREAD: OverDispersion = { phi: 1, applies: false, factor: 1, method: "winsorised phi" };

function spreadOf(kind: FunnelKind, points: readonly { size: number; value: number }[], centre: number): OverDispersion {
  if (points.length < ENOUGH_FOR_SPREAD) return NO_SPREAD;
  const share = shareOf(kind, centre);
  const variance = kind === "rate" ? share : share * (1 - share);
  return variance > 0 ? overDispersion(points.map(({ size, value }) => (shareOf(kind, value) - share) / Math.sqrt(variance / size))) : NO_SPREAD;
}

/** A ratio as the share it is the odds of; rates and shares as they are. */
function shareOf(kind: FunnelKind, value: number): number {
  if (kind === "odds") return value / (100 + value);
  return kind === "ratio" ? value / (1 + value) : value;
}
