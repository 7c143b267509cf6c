import { countFills, areaFindings, groupHint, type AreaFindings } from "./area-findings";
import { areaMarks, MOST_HINTS, MOST_NAMED, type AreaMark, type AreasQuestion, type Fill } from "./area-mark";

export type TileGroup = { name: string; marks: readonly AreaMark[]; counts: Partial<Record<Fill, number>>; /** What it holds, in words; only where its tiles have no room for their own. */ hint?: string };
/** Equal tiles in code order under what they belong to: for packages without a map, or with more areas than a map can show. */
export type TileGridView = AreaFindings & { groups: readonly TileGroup[] };

/** Beyond this many tiles nobody sees one: the shares of each kind within a group are told instead. */
export const MOST_TILES = 10_000;

/** The tile grid of one indicator; areas keep the order given inside their group, groups the order of their first area. */
export function tileGridView(question: AreasQuestion): TileGridView {
  const marks = areaMarks(question);
  const groups = new Map<string, { name: string; marks: AreaMark[] }>();
  for (const [at, mark] of marks.entries()) {
    const { parent } = question.areas[at]!;
    const key = parent?.code ?? "";
    const group = groups.get(key) ?? { name: parent?.name ?? "", marks: [] };
    group.marks.push(mark);
    groups.set(key, group);
  }
  // One group alone is the area shown, which the subtitle names.
  const alone = groups.size === 1;
  return { ...areaFindings(marks, question, { kind: marks.length > MOST_TILES ? "shares" : "tiles" }), groups: [...groups.values()].map((group) => ({ ...group, ...(alone ? { name: "" } : {}), counts: countFills(group.marks), ...(!alone && marks.length > MOST_NAMED && groups.size <= MOST_HINTS ? { hint: groupHint(group.name, group.marks, question) } : {}) })) };
}
