import type { Area } from "../area-tree";
import { carryOver, type CarryOver } from "./carry-over";
import type { JudgedTests } from "./lagging";
import type { LaggingTests, PeriodQuestion } from "./read-tests";
import type { LaggingRules } from "./rules";
import { lagHistory } from "./states";
import { stepOf } from "./timeline";

type Counts = { events: number; trials: number };
/** One stay of one village on one indicator: the last period before, and the periods after. `sign` is 1 where more is better. */
export type EffectUnit = {
  area: string; indicator: string; helped: boolean; sign: 1 | -1;
  before: Counts; after: Counts;
  /** Own level from the periods before, and what it is worth in trials. */
  level: number; size: number;
  /** Carry-over of such a deviation to as many periods as there are after, and its standard error. */
  rho: number; rhoError: number;
  /** Counts of single periods, for disclosure control. */
  periods: { part: "history" | "before" | "after"; counts: Counts }[];
};

/** When help of a stay began: the step of its period; undefined where none was given. */
export type HelpOf = (area: string, listed: string) => number | undefined;

type Stay = { village: Area; helped: boolean; /** First period behind. */ since: number; start: number; until: number; indicators: string[] };

/**
 * The stays whose course can be judged. *Before* is the last tested period before help began (without help: that of the listing);
 * *after* the next few tested periods, whatever became of the village, so that nothing hangs on how it went.
 */
export function effectUnits(tests: LaggingTests, judged: JudgedTests, rules: LaggingRules, helpOf: HelpOf): EffectUnit[] {
  const stays = tests.villages.flatMap((village) => staysOf(village, judged, rules, helpOf));
  const byIndicator = new Map<string, PeriodQuestion[]>();
  for (const question of tests.questions) byIndicator.set(question.indicator.id, [...(byIndicator.get(question.indicator.id) ?? []), question]);
  const helpedFrom = (village: Area, step: number) => stays.some((stay) => stay.helped && stay.village === village && step >= stay.start && step <= stay.until);
  const carried = new Map<string, CarryOver>();
  return stays.flatMap((stay) => stay.indicators.flatMap((indicator) => {
    const questions = byIndicator.get(indicator);
    if (!questions) return [];
    const carryOf = (horizon: number) => {
      const key = `${indicator} ${horizon}`;
      const carry = carried.get(key) ?? carryOver(questions, tests.villages, { side: questions[0]!.side, history: rules.effectHistory, horizon, helpedFrom });
      carried.set(key, carry);
      return carry;
    };
    const unit = unitOf(stay, questions[0]!, carryOf, rules);
    return unit ? [unit] : [];
  }));
}

function staysOf(village: Area, judged: JudgedTests, rules: LaggingRules, helpOf: HelpOf): Stay[] {
  const known = judged.get(village) ?? [];
  return lagHistory(known, rules).listings.map(({ since, listed, released, indicators }) => {
    const help = helpOf(village.code, listed);
    return {
      village, helped: help !== undefined, since: stepOf(since), start: Math.max(stepOf(listed) + 1, help ?? 0), until: (released === undefined ? Infinity : stepOf(released)) + rules.effectPeriods,
      indicators: indicators.filter((indicator) => known.some((test) => test.indicator === indicator && test.behind && test.step >= stepOf(since) && test.step <= stepOf(listed))),
    };
  });
}

function unitOf({ village, helped, since, start }: Stay, { indicator, side }: PeriodQuestion, carryOf: (horizon: number) => CarryOver, { effectHistory, effectPeriods }: LaggingRules): EffectUnit | undefined {
  const periods = carryOf(effectPeriods).periodsOf(village);
  const before = periods.findLast(({ step }) => step < start);
  const after = periods.filter(({ step }) => step >= start).slice(0, effectPeriods);
  if (!before || after.length === 0) return undefined;
  const carry = carryOf(after.length);
  // The periods that put it on the list are no part of its usual level, unless there are no others.
  const usual = periods.find(({ step }) => step >= since) ?? before;
  const level = carry.levelOf(village, usual.step) ?? carry.levelOf(village, before.step);
  if (!level) return undefined;
  const { rho, standardError } = carry.slopeOf({ events: before.events, trials: before.trials }, level);
  const at = carry.levelOf(village, usual.step) ? periods.indexOf(usual) : periods.indexOf(before);
  const single = (part: EffectUnit["periods"][number]["part"], list: readonly Counts[]) => list.map(({ events, trials }) => ({ part, counts: { events, trials } }));
  return {
    area: village.code, indicator: indicator.id, helped, sign: side === "below" ? 1 : -1, before: { events: before.events, trials: before.trials },
    after: after.reduce((sum, { events, trials }) => ({ events: sum.events + events, trials: sum.trials + trials }), { events: 0, trials: 0 }),
    level: level.mean, size: level.size, rho, rhoError: standardError,
    periods: [...single("history", periods.slice(Math.max(0, at - effectHistory), at)), ...single("before", [before]), ...single("after", after)],
  };
}
