import type { LaggingRules } from "./rules";

/** One judged test of one village: what was asked, and whether the village was behind. */
export type Judged = {
  indicator: string;
  /** Period of the tested indicator: `2007-Q3` or `2007`. */
  period: string;
  /** Order in time: year × 4 + quarter − 1; a year stands at its last quarter. */
  step: number;
  behind: boolean;
  /** Behind and getting worse over the last five periods. */
  worsening?: boolean;
};

export type LaggingState = "watch" | "listed" | "improving" | "released" | "overdue";

/** A stay on the list; `released` is absent while it lasts. */
export type Listing = { since: string; listed: string; released?: string; indicators: string[] };

/** A village after its last judged period. */
export type Standing = { state: LaggingState; since: string; rounds: number; indicators: string[] };

export type History = { standing?: Standing; listings: Listing[] };

/** What is known of one indicator of one village up to a step. */
type Track = { behindRun: number; clearRun: number; firstBehind: Pick<Judged, "period" | "step" | "indicator"> };
type Open = Omit<Listing, "indicators"> & { tracks: Set<string>; rounds: number };

/**
 * Walks one village through its periods: watch, listed, improving, released (design section 5). Periods running are tested
 * periods; a quarter without data neither lists nor releases. `overdue` needs a deadline, which only a case has.
 * @param judged tests of one village, in any order
 * @param onStep told after each step with a test where the village then stands; undefined where it is neither listed nor watched
 */
export function lagHistory(judged: readonly Judged[], rules: LaggingRules, onStep?: (step: number, standing: Standing | undefined) => void): History {
  const tracks = new Map<string, Track>();
  const listings: Open[] = [];
  let open: Open | undefined;
  let releasedAt: number | undefined;
  const steps = byStep(judged);
  const standing = (step: number | undefined) => standingOf(open, tracks, listings, step === undefined || releasedAt === undefined ? false : sameYear(releasedAt, step)).standing;
  for (const [step, tests] of steps) {
    walk(step, tests);
    onStep?.(step, standing(step));
  }
  const last = standing(steps.at(-1)?.[0]);
  return { ...(last ? { standing: last } : {}), listings: listings.map(plain) };

  function walk(step: number, tests: readonly Judged[]): void {
    for (const test of tests) tracks.set(test.indicator, advance(tracks.get(test.indicator), test));
    const behind = tests.filter((test) => test.behind);
    if (!open) {
      open = opened(behind, tracks, rules);
      if (open) listings.push(open);
      return;
    }
    for (const { indicator } of behind) open.tracks.add(indicator);
    if (tests.some(({ indicator }) => open!.tracks.has(indicator))) open.rounds += 1;
    const period = clearSince(open, tracks, rules) ? lastPeriod(tests, open) : undefined;
    if (period !== undefined) {
      open.released = period;
      releasedAt = step;
      open = undefined;
    }
  }
}

/**
 * Listed and past the deadline of its case: overdue. A village that improved in the last period stays *improving*, whatever its deadline.
 * @param deadline last day of the case, `YYYY-MM-DD`, or undefined where none is set
 * @param asOf the day it is looked at, `YYYY-MM-DD`
 */
export const overdueState = (state: LaggingState, deadline: string | undefined, asOf: string): LaggingState => (state === "listed" && deadline !== undefined && deadline < asOf ? "overdue" : state);

function byStep(judged: readonly Judged[]): [step: number, tests: Judged[]][] {
  const steps = new Map<number, Judged[]>();
  for (const test of judged) steps.set(test.step, [...(steps.get(test.step) ?? []), test]);
  // Within one step the order is that of the indicators' ids, so that nothing hangs on the order of the input.
  return [...steps].map(([step, tests]): [number, Judged[]] => [step, tests.sort((a, b) => (a.indicator < b.indicator ? -1 : 1))]).sort(([a], [b]) => a - b);
}

function advance(track: Track | undefined, test: Judged): Track {
  if (!test.behind) return { behindRun: 0, clearRun: (track?.clearRun ?? 0) + 1, firstBehind: test };
  const running = track !== undefined && track.behindRun > 0;
  return { behindRun: running ? track.behindRun + 1 : 1, clearRun: 0, firstBehind: running ? track.firstBehind : test };
}

/** Whether this step puts the village on the list, and with what. */
function opened(behind: readonly Judged[], tracks: ReadonlyMap<string, Track>, rules: LaggingRules): Open | undefined {
  const again = behind.filter(({ indicator }) => tracks.get(indicator)!.behindRun >= rules.periodsRunning);
  const worse = behind.filter(({ worsening }) => worsening);
  const reasons = behind.length >= rules.indicatorsAtOnce ? [...behind] : [...again, ...worse];
  if (reasons.length === 0) return undefined;
  const indicators = new Set(reasons.map(({ indicator }) => indicator));
  const since = earliest([...indicators].map((indicator) => tracks.get(indicator)!));
  return { since: since.period, listed: reasons.find(({ indicator }) => indicator === since.indicator)!.period, tracks: indicators, rounds: 1 };
}

/** Where the longest run of them began; of several, that of the first indicator by id. */
const earliest = (behind: readonly Track[]): Track["firstBehind"] =>
  behind.map(({ firstBehind }) => firstBehind).sort((a, b) => a.step - b.step || (a.indicator < b.indicator ? -1 : 1))[0]!;

const clearSince = (open: Open, tracks: ReadonlyMap<string, Track>, { periodsClear }: LaggingRules): boolean =>
  [...open.tracks].every((indicator) => tracks.get(indicator)!.clearRun >= periodsClear);

const lastPeriod = (tests: readonly Judged[], open: Open): string | undefined => tests.findLast(({ indicator }) => open.tracks.has(indicator))?.period;

const sameYear = (step: number, last: number): boolean => Math.floor(step / 4) === Math.floor(last / 4);

function standingOf(open: Open | undefined, tracks: ReadonlyMap<string, Track>, listings: readonly Open[], releasedThisYear: boolean): { standing?: Standing } {
  if (open) {
    const improving = [...open.tracks].every((indicator) => tracks.get(indicator)!.clearRun >= 1);
    return { standing: { state: improving ? "improving" : "listed", since: open.since, rounds: open.rounds, indicators: [...open.tracks].sort() } };
  }
  const watched = [...tracks].filter(([, track]) => track.behindRun > 0);
  if (watched.length > 0) return { standing: { state: "watch", since: earliest(watched.map(([, track]) => track)).period, rounds: 1, indicators: watched.map(([indicator]) => indicator).sort() } };
  const last = listings.at(-1);
  return releasedThisYear && last ? { standing: { state: "released", since: last.since, rounds: 0, indicators: [...last.tracks].sort() } } : {};
}

const plain = ({ since, listed, released, tracks }: Open): Listing => ({ since, listed, ...(released === undefined ? {} : { released }), indicators: [...tracks].sort() });
