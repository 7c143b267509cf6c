import type { FormulaKind } from "../indicators/indicator";
import { groupLetters, lettersText } from "../statistics/group-letters";
import type { Area } from "./area-tree";
import type { AnalysisConfig } from "./config";
import { intervalOf, type RawFigure } from "./estimate";
import type { Rank } from "./figure";
import { jointRanks, simultaneousLevel, type Ranked } from "./ranks";

type Candidate = { area: Area; raw: RawFigure };
type Settings = Pick<AnalysisConfig, "level" | "fewestRanked">;

/** How many areas bear each group letter, and how many cannot be told apart from any other. */
export type Letters = { groups: number[]; alike: number };
/** The rank of each area, and the letters of all; no letters where nothing is ranked. */
export type Ranking = { of(area: Area): Rank; letters?: Letters };

export const UNRANKED: Ranking = { of: () => ({ status: "notScored" }) };

/**
 * Joint rank intervals of areas whose figure may be shown, with their group letters: areas that share a letter cannot be told apart. A
 * is the lowest values, or with `falling` the highest. The other areas have no rank, and none has where they are too few or one
 * lacks an interval.
 */
export function rankAreas(shown: readonly Candidate[], { kind, falling }: { kind: FormulaKind; falling: boolean }, { level, fewestRanked }: Settings): Ranking {
  const valued = shown.flatMap(({ area, raw }) => (raw.outcome.is === "ok" ? [{ area, raw, value: raw.outcome.value }] : []));
  if (valued.length < fewestRanked) return { of: () => ({ status: "tooFew" }) };
  const joint = simultaneousLevel(level, valued.length);
  const group = valued.flatMap(({ area, raw, value }) => {
    const interval = intervalOf(kind, raw, joint);
    return interval ? [{ area, value, interval }] : [];
  });
  if (group.length < valued.length) return UNRANKED; // a figure without an interval has no rank
  const { texts, letters } = letterAreas(group, falling);
  const ranks = new Map<number, Rank>(jointRanks(group).map((rank, at) => [group[at]!.area.pos, { ...rank, letters: texts[at]! }]));
  return { of: ({ pos }) => ranks.get(pos) ?? { status: "notScored" }, letters };
}

function letterAreas(group: readonly Ranked[], falling: boolean): { texts: string[]; letters: Letters } {
  const { first, last, groups } = groupLetters(group.map(({ value, interval }) => {
    const [lower, upper] = [Math.min(interval.lower, value), Math.max(interval.upper, value)];
    return falling ? { lower: -upper, upper: -lower } : { lower, upper };
  }));
  const texts = group.map((_, at) => lettersText(first[at]!, last[at]!));
  return { texts, letters: { groups: [...groups], alike: group.filter((_, at) => first[at] === 0 && last[at] === groups.length - 1).length } };
}
