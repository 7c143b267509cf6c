import { fitBetaBinomial } from "../../statistics/beta-binomial";
import { shareTest, type Side } from "../../statistics/one-sided-tests";
import type { Area } from "../area-tree";
import type { PeriodQuestion } from "./read-tests";

type Counts = { events: number; trials: number };
/** Own level of a village from the periods before one: mean of the beta that its history and the prior of all villages make, and how many trials that is worth. */
export type OwnLevel = { mean: number; size: number };
/** How much of a deviation from a village's own level is still there in the periods after, with its standard error; 0 is pure chance, 1 a lasting change. */
export type Slope = { rho: number; standardError: number; pairs: number };
export type CarryOver = {
  /** Carry-over of a deviation like this one: far on the wrong side of the own level, or nearer than that. */
  slopeOf(now: Counts, level: OwnLevel): Slope;
  levelOf(village: Area, step: number): OwnLevel | undefined;
  periodsOf(village: Area): readonly (Counts & { step: number })[];
};
/** A deviation is far where chance alone gives it or worse in one of twenty periods. */
const FAR = 0.05;
/** Chance gives so bad a period of a village in one of a hundred. */
const RARE = 0.01;
/** Fewer far pairs say nothing on their own. */
const FEWEST_PAIRS = 5;

/**
 * Regression to the mean of one indicator, read from every village and all periods running, not from those listed: the slope through 0
 * of the deviation of the next `horizon` periods together on this period's, both from the level of the periods before. As many periods
 * as are judged: what fades over some quarters would else be taken for help that worked. Deviations far on the wrong side have
 * a slope of their own: among them are the villages that truly changed. Its error is clustered by village.
 * Galton 1886, J. Anthropological Institute 15:246; Liang & Zeger 1986, Biometrika 73:13.
 * @param questions all periods of one indicator, in time
 * @param from the step from which a village had help: what follows is no natural course
 */
export function carryOver(questions: readonly PeriodQuestion[], villages: readonly Area[], { side, history, horizon, helpedFrom }: { side: Side; history: number; horizon: number; helpedFrom(village: Area, step: number): boolean }): CarryOver {
  const series = new Map(villages.map((village) => [village, questions.flatMap(({ step, villages: counts }) => {
    const found = counts.get(village);
    return found && found.trials > 0 ? [{ step, events: found.events, trials: found.trials }] : [];
  })]));
  // A period far out on the wrong side is what the usual level is to tell apart, so it is no part of it.
  const usual = new Set([...series.values()].flatMap((periods) => { const { events, trials } = sumOf(periods); return periods.filter((one) => shareTest(one, events / trials, side) > RARE); }));
  const totals = [...series.values()].map((periods) => sumOf(periods.filter((one) => usual.has(one)))).filter(({ trials }) => trials > 0);
  const { prior } = fitBetaBinomial(totals);
  const [a, b] = prior.family === "beta" ? [prior.a, prior.b] : [prior.mean * POINT, (1 - prior.mean) * POINT];
  const levelBefore = (periods: readonly (Counts & { step: number })[], at: number): OwnLevel | undefined => {
    const before = periods.slice(Math.max(0, at - history), at);
    const known = before.some((one) => usual.has(one)) ? before.filter((one) => usual.has(one)) : before;
    if (known.length === 0) return undefined;
    const { events, trials } = sumOf(known);
    return { mean: (a + events) / (a + b + trials), size: a + b + trials };
  };
  const isFar = (now: Counts, { mean }: OwnLevel) => shareTest(now, mean, side) <= FAR;
  const pairs = [...series].map(([village, periods]) => periods.slice(0, -horizon).flatMap((now, at): Pair[] => {
    const following = periods.slice(at + 1, at + 1 + horizon);
    const level = levelBefore(periods, at);
    if (!level || following.some(({ step }) => helpedFrom(village, step))) return [];
    const next = sumOf(following);
    return [{ now: now.events / now.trials - level.mean, next: next.events / next.trials - level.mean, far: isFar(now, level) }];
  }));
  const [near, far] = [slopeOf(pairs.map((own) => own.filter((pair) => !pair.far))), slopeOf(pairs.map((own) => own.filter((pair) => pair.far)))];
  return {
    slopeOf: (now, level) => (isFar(now, level) && far.pairs >= FEWEST_PAIRS ? far : near),
    periodsOf: (village) => series.get(village) ?? [],
    levelOf(village, step) {
      const periods = series.get(village) ?? [];
      const at = periods.findIndex((period) => period.step === step);
      return at < 0 ? undefined : levelBefore(periods, at);
    },
  };
}

type Pair = { now: number; next: number; far: boolean };

/** Least squares through 0; the sums of one village's products are one cluster. */
function slopeOf(villages: readonly (readonly Pair[])[]): Slope {
  const all = villages.flat();
  const square = all.reduce((sum, { now }) => sum + now ** 2, 0);
  if (square === 0) return { rho: 0, standardError: 1, pairs: all.length };
  const slope = all.reduce((sum, { now, next }) => sum + now * next, 0) / square;
  const spread = villages.reduce((sum, own) => sum + own.reduce((each, { now, next }) => each + now * (next - slope * now), 0) ** 2, 0);
  return { rho: Math.min(1, Math.max(0, slope)), standardError: Math.sqrt(spread) / square, pairs: all.length };
}

/** Where villages do not differ, the common share counts as a prior of so many trials. */
const POINT = 1000;

const sumOf = (periods: readonly Counts[]): Counts => periods.reduce((sum, { events, trials }) => ({ events: sum.events + events, trials: sum.trials + trials }), { events: 0, trials: 0 });
