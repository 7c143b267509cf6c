import type { Claim, ClaimContext } from "./claim";
import { shifted } from "./period";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";
import type { Placing } from "./sentence-claims";
import { AGAINST, type Turn } from "./turn";
import { placeOf } from "./where";

/** Where 比上年 or the like begins before a rise or fall, else the rise itself. */
export function againstStart(text: string, start: number): number {
  const clause = text.slice(0, start).search(/(?:比|较|与)(?:上年|去年|上一?年度|20\d\d年)(?:同期)?(?:相比)?[^，。]{0,6}$|同比[^，。]{0,4}$/);
  return clause < 0 ? start : clause;
}

/** Every rank quoted of an indicator. */
export function rankClaims(sentence: Sentence, { offset, sentence: number, context }: Placing): Claim[] {
  return sentence.ranks.flatMap((rank): Claim[] => {
    const at = { ...rank, unit: "plain" } as unknown as Quantity; // only its place is read
    const phrase = sentence.phrases.findLast(({ end }) => end <= rank.start) ?? sentence.phrases.find(({ start }) => start >= rank.end);
    const { area, period } = placeOf({ ...sentence, places: sentence.places.filter(({ start, code }) => code === undefined || start > rank.end || context.villages.has(code) || context.townships.has(code)) }, at, context);
    const own = rankedArea(sentence, rank.start, context) ?? area;
    if (!phrase) return [];
    return [{ text: rank.text, start: offset + rank.start, end: offset + rank.end, kind: "rank", part: "value", area: own, period, rank, sentence: number, ...(phrase.indicator ? { indicator: phrase.indicator } : {}), ...(phrase.outside ? { reason: phrase.outside } : {}) }];
  });
}

/** 石门村……全乡第一 is about the village and not about the township it is ranked in. */
const rankedArea = ({ places, topic }: Sentence, start: number, { villages, townships, area }: ClaimContext): string | undefined =>
  places.findLast(({ end, code }) => end <= start && code !== undefined && code !== area && (villages.has(code) || townships.has(code)))?.code ?? (places.length === 0 ? undefined : topic.village);

/** A rise or fall called so without a number. */
export function wordedChanges(sentence: Sentence, { offset, sentence: number, context }: Placing, used: ReadonlySet<Turn>): Claim[] {
  const { text, phrases, turns } = sentence;
  if (!AGAINST.test(text)) return [];
  return turns.filter((turn) => !used.has(turn)).flatMap((turn): Claim[] => {
    const phrase = phrases.findLast(({ end, indicator }) => indicator && end <= turn.start);
    const at = { start: turn.start, end: turn.end, unit: "plain" } as Quantity; // only its place is read
    if (!phrase) return [];
    const { area, period, base } = placeOf(sentence, at, context);
    return [{
      text: text.slice(turn.start, turn.end), start: offset + turn.start, end: offset + turn.end, kind: "change", part: "value", indicator: phrase.indicator!, direction: turn.direction, area, period, base: base ?? shifted(period, -1), sentence: number,
      wording: { start: offset + againstStart(text, turn.start), end: offset + turn.end },
      ...(area === "" ? { reason: "noArea" as const } : period === "" ? { reason: "noPeriod" as const } : {}),
    }];
  });
}
