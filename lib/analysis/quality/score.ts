import { isScored } from "../../indicators/indicator";
import { readAnswers } from "../answers";
import type { Area } from "../area-tree";
import type { DisclosedFigure } from "../disclosure";
import type { Interval } from "../../statistics/interval";
import { twoSidedZ } from "../../statistics/level";
import { sumsOf } from "../figure-line";
import type { OpenLedger } from "../open-ledger";
import { jointRanks, simultaneousLevel } from "../ranks";

export type Weights = Readonly<Record<string, number>>;
/** One part of a score: the figure as it is shown anywhere, turned so that 1 is best. */
export type ScorePart = { indicator: string; figure: DisclosedFigure; good?: number };
export type ScoreRank = { lower: number; upper: number; tier: number };
export type VillageScore =
  | { area: string; status: "none"; parts: ScorePart[]; /** Share of the weights whose parts may be shown. */ held: number }
  | { area: string; status: "ok"; parts: ScorePart[]; held: number; value: number; interval: Interval; rank?: ScoreRank; /** Under other weights, by their name. */ others: Readonly<Record<string, { value: number; rank?: ScoreRank }>> };
export type Scores = { weights: Weights; others: Readonly<Record<string, Weights>>; villages: VillageScore[] };

/** Parts of at least this share of the weights must be shown, or two villages would be scored on different things. */
const HELD = 0.5;

/**
 * One score of reporting quality per village, the weighted mean of its shares, each turned so that 1 is best; only figures that may be shown take part,
 * so a score tells nothing that its parts do not. Its interval takes the parts as independent; ranks are joint intervals (rank 1 = lowest), never bare.
 */
export async function readScores(ledger: OpenLedger, { area, year, weights = ledger.config.quality.weights, chosen }: { area: Area; year: number; weights?: Weights; /** Other weights to look at beside them. */ chosen?: Weights }): Promise<Scores> {
  const isThere = Object.keys(weights).some((id) => sumsOf(ledger.registry.get(id).formula).every((sum) => sum.every(({ measure }) => ledger.periods.has(measure))));
  const villages = !isThere ? [] : (area.level === "village" ? ledger.tree.siblings(area) : ledger.tree.villages(area)).filter(({ level }) => level === "village");
  const indicators = Object.keys(weights).map((id) => ledger.registry.get(id)).filter(isScored);
  const others = { ...otherWeights(weights), ...(chosen ? { chosen } : {}) };
  const answers = villages.length === 0 ? undefined : await readAnswers(ledger, { indicators, areas: villages, years: [year], before: false });
  const rows = villages.map(({ code }, at) => ({ area: code, parts: indicators.map((indicator): ScorePart => {
    const figure = answers!.figure(indicator, villages[at]!, year, { change: false });
    return { indicator: indicator.id, figure, ...(figure.status === "ok" ? { good: indicator.better === "higher" ? figure.value : 1 - figure.value } : {}) };
  }) }));
  const scored = scoreAll(rows, weights, ledger.config);
  const variants = Object.entries(others).map(([name, other]) => ({ name, scores: scoreAll(rows, other, ledger.config) }));
  return {
    weights, others,
    villages: rows.map(({ area: code, parts }, at): VillageScore => {
      const own = scored[at]!;
      if (own.value === undefined) return { area: code, status: "none", parts, held: own.held };
      const under = Object.fromEntries(variants.flatMap(({ name, scores }) => { const { value, rank } = scores[at]!; return value === undefined ? [] : [[name, { value, ...(rank ? { rank } : {}) }]]; }));
      return { area: code, status: "ok", parts, held: own.held, value: own.value, interval: own.interval!, ...(own.rank ? { rank: own.rank } : {}), others: under };
    }),
  };
}

/** All alike; and each part counting twice what it does. */
function otherWeights(weights: Weights): Record<string, Weights> {
  const ids = Object.keys(weights);
  return { equal: Object.fromEntries(ids.map((id) => [id, 1])), ...Object.fromEntries(ids.map((id) => [`double-${id}`, { ...weights, [id]: 2 * weights[id]! }])) };
}

type Scored = { held: number; value?: number; interval?: Interval; rank?: ScoreRank };
type Settings = { level: number; fewestRanked: number };

function scoreAll(rows: readonly { parts: readonly ScorePart[] }[], weights: Weights, { level, fewestRanked }: Settings): Scored[] {
  const all = Object.values(weights).reduce((sum, one) => sum + one, 0);
  const scored = rows.map(({ parts }): Scored & { spread?: number } => {
    const shown = parts.flatMap(({ indicator, good, figure }) => (good === undefined || figure.status !== "ok" ? [] : [{ weight: weights[indicator] ?? 0, good, se: errorOf(figure.interval) }]));
    const weight = shown.reduce((sum, part) => sum + part.weight, 0);
    if (weight / all < HELD) return { held: weight / all };
    const value = shown.reduce((sum, part) => sum + part.weight * part.good, 0) / weight;
    const spread = Math.sqrt(shown.reduce((sum, part) => sum + (part.weight * part.se) ** 2, 0)) / weight;
    return { held: weight / all, value, spread, interval: around(value, spread, level) };
  });
  const ranked = scored.flatMap((one, at) => (one.value === undefined ? [] : [{ at, value: one.value, spread: one.spread! }]));
  if (ranked.length >= fewestRanked) {
    const joint = simultaneousLevel(level, ranked.length);
    jointRanks(ranked.map(({ value, spread }) => ({ value, interval: around(value, spread, joint) }))).forEach(({ lower, upper, tier }, place) => (scored[ranked[place]!.at]!.rank = { lower, upper, tier }));
  }
  return scored;
}

/** Half the width of an interval, as a standard error. */
const errorOf = (interval: Interval | undefined): number => (interval ? (interval.upper - interval.lower) / (2 * twoSidedZ("score", interval.level)) : 0);

function around(value: number, spread: number, level: number): Interval {
  const reach = twoSidedZ("score", level) * spread;
  return { lower: Math.max(0, value - reach), upper: Math.min(1, value + reach), level, method: "weighted mean" };
}
