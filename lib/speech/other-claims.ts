import type { Claim, ClaimContext } from "./claim";
import { shifted } from "./period";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";
import type { RankQuote } from "./rank-quote";
import type { Placing } from "./sentence-claims";
import { AGAINST, type Turn } from "./turn";
import { placeOf } from "./where";

/** Where 比上年 or the like begins before a rise or fall, else the rise itself. */
export function againstStart(text: string, start: number): number {
  const clause = text.slice(0, start).search(/(?:比|较|与)(?:上年|去年|上一?年度|20\d\d年)(?:同期)?(?:相比)?[^，。]{0,6}$|同比[^，。]{0,4}$/);
  return clause < 0 ? start : clause;
}

/** 123, down from 129: the fall, beside what it was before. */
export function ledChange(claim: Claim, { start, end, direction, text, offset }: Turn & { text: string; offset: number }): Claim {
  const { quantity: _, perYear: __, ...rest } = claim;
  return { ...rest, text: text.slice(start, end), start: offset + start, end: offset + end, kind: "change", direction, onlyWhenWrong: true };
}

/** Every rank quoted of an indicator. */
export function rankClaims(sentence: Sentence, { offset, sentence: number, context }: Placing): Claim[] {
  return sentence.ranks.flatMap((rank): Claim[] => {
    const at = { ...rank, unit: "plain" } as unknown as Quantity; // only its place is read
    // The smallest village is so by its people.
    const people = rank.byValue && /^ (?:village|township)\b/i.test(sentence.text.slice(rank.end)) ? context.words.find(({ indicator, part }) => indicator?.id === "population" && part === "value") : undefined;
    const phrase = people ?? sentence.phrases.findLast(({ end }) => end <= rank.start) ?? sentence.phrases.find(({ start }) => start >= rank.end) ?? sentence.topic.phrase;
    const { area, period } = placeOf({ ...sentence, places: sentence.places.filter(({ start, code }) => code === undefined || start > rank.end || context.villages.has(code) || context.townships.has(code)) }, at, context);
    const own = bearer(sentence, rank, context) ?? rankedArea(sentence, rank.start, context) ?? area;
    if (rank.byValue && own === context.area) return []; // no area is named that is the highest
    if (!phrase) return [];
    return [{ text: rank.text, start: offset + rank.start, end: offset + rank.end, kind: "rank", part: "value", area: own, period, rank, sentence: number, ...(phrase.indicator ? { indicator: phrase.indicator } : {}), ...(phrase.outside ? { reason: phrase.outside } : {}) }];
  });
}

/** 最高的是白塔村, 最高的沙坝村: who it is stands behind. */
const bearer = ({ places, text }: Sentence, { end, byValue }: RankQuote, { villages, townships }: ClaimContext): string | undefined =>
  byValue && places.find(({ start, code }) => start >= end && code !== undefined && (villages.has(code) || townships.has(code)) && /^(?:的(?:村|乡镇?)?(?:是|为|有)?|的?依次是|者(?:是|为)|(?: [a-z-]+){0,6} (?:in|was in|is in|was|is|of))\s?$/i.test(text.slice(end, start)))?.code;

/** 石门村……全乡第一 is about the village and not about the township it is ranked in. */
const rankedArea = ({ places, topic }: Sentence, start: number, { villages, townships, area }: ClaimContext): string | undefined =>
  places.findLast(({ end, code }) => end <= start && code !== undefined && code !== area && (villages.has(code) || townships.has(code)))?.code ?? (places.length === 0 ? undefined : topic.village);

/** What may stand between an indicator and its rise or fall. */
const SAYS_SO = /^(?:今年|本年|全年)?(?:已|也|又|均|都|正)?(?:明显|显著|有所|略有|大幅|进一步|持续|稳步|继续|不断|逐步|较快|有了|有|呈|出现|得到|同步|双双)*(?:的)?$|^\s(?:has |have |had |also |again |clearly |sharply |slightly |markedly |significantly |further |steadily )*$/i;
/** A wish or a task, no fact. */
const MEANT = /(?:要|确保|力争|争取|推动|促进|促使|努力|实现|防止|避免|遏制|希望|使|让|如果|只有|目标|\b(?:to|will|must|should|may|might|if|so that|make|help|hope|want)\b)[^，。；,]{0,16}$/i;
const MEANT_AFTER = /^[^，。；]{0,8}(?:势头|趋势|的目标|任务|要求|措施|工作)/;

/** A rise or fall called so without a number. */
export function wordedChanges(sentence: Sentence, { offset, sentence: number, context }: Placing, used: ReadonlySet<Turn>): Claim[] {
  const { text, phrases, turns } = sentence;
  const isCompared = AGAINST.test(text) || sentence.topic.compared === true;
  return turns.filter((turn) => !used.has(turn)).flatMap((turn): Claim[] => {
    const phrase = phrases.findLast(({ end, indicator }) => indicator && end <= turn.start);
    // 出生率明显下降 says so without naming what it is compared with.
    if (!isCompared && !(phrase && phrase.part === "value" && SAYS_SO.test(text.slice(phrase.end, turn.start)) && !MEANT.test(text.slice(0, phrase.start)) && !MEANT_AFTER.test(text.slice(turn.end)))) return [];
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
