import type { Claim, ClaimContext } from "./claim";
import { gapClaim, gapOf } from "./gap";
import { goalGap, isGoal } from "./goal";
import { againstOf, countBefore, isOtherPart, moreThanOther, ofEntitled, servicePart, sexBefore, shareOfArea, unitOf, wholeOf } from "./number-terms";
import { againstStart, ledChange, rankClaims, wordedChanges } from "./other-claims";
import { shifted } from "./period";
import { partOf, type FoundPhrase } from "./phrases";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";
import { shareOut } from "./share-out";
import { subjectOf } from "./subject";
import { ON_THE_LAST, TO, type Turn } from "./turn";
import { countedIn, isLimit } from "./village-count";
import { namesPeriod, periodBefore, placeOf, type Place } from "./where";

export type Placing = { offset: number; sentence: number; context: ClaimContext };

const CLAUSE = /[，,、：:（(；;]/;
const PLAN = /(?:力争|争取|确保|目标(?:是|为|任务)?|要达到|必须达到|应达到|要求|提高到20|计划(?!生育)|预计|规划|不得(?:低|高|超)|(?<!完成了?)任务(?:是|为))[^，。；]{0,24}$|\b(?:will|aims? (?:to|for|at)|targets? (?:of|is|to)|goal|must|should|plan(?:s|ned)? to|expected to)\b[^,.]{0,40}$/i;
/** A mean over villages or households is no figure of an area. */
const MEAN = /(?:平均每?个?[村户组]|村均|户均)[^，。；]{0,10}$|\b(?:an )?average of $/i;
const AVERAGE = /年均|平均每年|每年平均|annual average|a year on average|per year/i;

const YEARLY = /^ (?:a|each|every) year\b/i;

/** Every claim of one sentence, in order. */
export function sentenceClaims(sentence: Sentence, placing: Placing): Claim[] {
  const shared = shareOut(sentence);
  const used = new Set<Turn>();
  const numeric = sentence.quantities.flatMap((quantity) => numericClaim(sentence, placing, quantity, shared.get(quantity) ?? {}, used));
  const claims = [...numeric, ...rankClaims(sentence, placing), ...wordedChanges(sentence, placing, used)].sort((one, two) => one.start - two.start);
  return claims.map((claim, at) => ({ ...claim, beside: claims.slice(0, at).flatMap(({ kind, indicator, part, area, period }) => (kind === "value" && indicator ? [{ indicator, part, area, period }] : [])) })).map((claim) => (claim.kind === "share" && !claim.indicator && !claim.reason ? ofWhatWasSaid(claim) : claim));
}

/** A share without a word of its own is of what was said last. */
function ofWhatWasSaid(claim: Claim): Claim {
  const last = claim.beside?.at(-1);
  return last ? { ...claim, indicator: last.indicator!, part: last.part, area: last.area, period: last.period } : { ...claim, reason: "noIndicator" };
}

/** What 分别 has settled for a number: the area, the indicator or the period at its place in the list. */
export type Settled = { /** Said once behind the last number of the list. */ measured?: Pick<Quantity, "unit" | "factor">; area?: string; phrase?: FoundPhrase; period?: string };

function numericClaim(sentence: Sentence, placing: Placing, written: Quantity, settled: Settled, used: Set<Turn>): Claim[] {
  const { text, turns } = sentence;
  const quantity: Quantity = { ...written, ...settled.measured, ...unitOf(sentence, written) };
  if (/(?:每|各(?![类种项级界族方位地部]))[^，。、]{0,8}$|\b(?:per|every|each) $/i.test(text.slice(0, quantity.start)) && quantity.unit !== "percent" && quantity.unit !== "permille" && !MEAN.test(text.slice(0, quantity.start))) return [];
  if (isLimit(sentence, written)) return [];
  if (written.unit === "percent" && written.written === 100 && /(?:合计|总计|共计|相加|\btotal(?:s|ling)?)(?:为|是)?\s?$/i.test(text.slice(0, written.start))) return []; // shares that are the whole
  const counted = countedIn(sentence, quantity);
  const common = { text: quantity.text, start: placing.offset + quantity.start, end: placing.offset + quantity.end, quantity, sentence: placing.sentence };
  const place = { ...placeOf(sentence, quantity, placing.context), ...(settled.area ? { area: settled.area } : {}), ...(settled.period ? { period: settled.period } : {}) };
  if (quantity.unit === "villages" || quantity.unit === "towns" || quantity.unit === "groups") {
    if (!counted && quantity.weak) return [];
    return [{ ...common, kind: "count", part: "value", area: placing.context.villages.has(place.area) ? placing.context.area : place.area, period: place.period, ...(counted?.indicator ? { indicator: counted.indicator } : {}), ...(counted ? { counted: counted.counted } : { reason: "noIndicator" as const }) }];
  }
  const turn = quantity.turn ? { direction: quantity.turn, start: quantity.start, end: quantity.end } : turns.findLast(({ end }) => end <= quantity.start && near(text, end, quantity.start)) ?? turns.findLast(({ end }) => end <= quantity.start && /^ from [^,;]{1,30} to $/.test(text.slice(end, quantity.start))) ?? turns.find(({ start, end }) => start >= quantity.end && start - quantity.end <= 1 && /^(?:higher|lower|up|down)$/i.test(text.slice(start, end)));
  if (turn) used.add(turn as Turn);
  const toValue = turn !== undefined && turn.end <= quantity.start && TO.test(text.slice(turn.start, quantity.start).replace(/^[^了为到至成达]*?(?=[了为到至成达]|to\b)/, "")) && quantity.unit !== "percentPoints" && quantity.unit !== "permillePoints";
  const points = quantity.unit === "percentPoints" || quantity.unit === "permillePoints";
  const times = quantity.unit === "times";
  const fromTo = !points && !times && (turns.length > 0 || /^(?:变|到|至|为)|^[^,.0-9]{0,12} to\b/.test(text.slice(quantity.end))) && /(?:由|从)[^，。]{0,14}$|\bfrom\s[^,.]{0,12}$/i.test(text.slice(0, quantity.start)) && /^[^，。]{0,8}(?:升|降|增|减|提|回|上|扩|缩|变|到|至)|^[^,.]{0,12} to\b/.test(text.slice(quantity.end));
  const isChange = points || times || (turn !== undefined && !toValue && !fromTo);
  const found = settled.phrase ? { phrase: settled.phrase, part: partOf(quantity.unit, settled.phrase) ?? settled.phrase.part } : subjectOf(sentence, quantity, isChange, placing.context.words);
  Object.assign(found, ofEntitled(sentence, quantity));
  if ((!found.phrase || (found.phrase.outside && quantity.unit === "held")) && isNoise(sentence, quantity)) return [];
  found.part = servicePart(text, quantity, found) ?? found.part;
  const sex = sexBefore(text, placing.context.words, quantity, found);
  if (found.phrase?.indicator) {
    const own = { ...common, indicator: found.phrase.indicator, part: found.part ?? "value" as const, area: place.area, period: place.period };
    if (isGoal(sentence, quantity)) return [{ ...own, kind: "target", part: "value" }];
    const fromGoal = goalGap(sentence, quantity);
    if (fromGoal) return [{ ...own, ...fromGoal, kind: "gap", fromTarget: true }];
    const other = moreThanOther(sentence, quantity, found.phrase);
    if (other) return [{ ...own, ...other, kind: "gap" }];
    const whole = shareOfArea(sentence, quantity, own.area);
    if (whole) return [{ ...own, area: whole.area, against: whole.against, kind: "change", quantity: { ...quantity, ...(whole.bound ? { bound: whole.bound } : {}) } }];
  }
  const than = gapOf(sentence, quantity, placing.context);
  if (than) return [{ ...common, kind: "gap", part: found.part ?? "value", period: place.period, ...(found.phrase?.indicator ? { indicator: found.phrase.indicator } : { reason: "noIndicator" as const }), ...gapClaim(than) }];
  const isShareOf = quantity.unit === "percent" && /占[^，。%]{0,12}$|占比(?:为|达)?$|accounts? for $|\bmade up $|\bor $|（|\(/.test(text.slice(Math.max(0, quantity.start - 14), quantity.start)) && !(found.phrase?.indicator && found.part === "value" && /占|率|比例|比重|share|rate/.test(found.phrase.text + text.slice(found.phrase.end, quantity.start)));
  const base = place.base ?? (ON_THE_LAST.test(text) ? periodBefore(place.period) : shifted(place.period, -1));
  const ends = /^(\d{4})\.\.(\d{4})$/.exec(place.period) ?? /\b(?:between|from) ((?:19|20)\d{2}) (?:and|to) ((?:19|20)\d{2})\b/i.exec(text.slice(0, quantity.start));
  // Deaths rose to 82 from 79: the second number is what it was before.
  const cameFrom = !points && !times && /(?:\bto [0-9][0-9.,%‰]*(?: [a-z]+){0,3}|[0-9.]+ (?:percentage )?points?) from $/i.test(text.slice(0, quantity.start)) && turns.some(({ end }) => end <= quantity.start);
  const leads = fromTo || toValue || /(?:由|从|\bfrom )[^，。,.]{1,20}(?:到|至|为| to )$/i.test(text.slice(0, quantity.start));
  // 2007年到2009年，出生由126人变为123人: the first number is of the first year, the other of the last.
  const period = ends && leads ? ends[fromTo ? 1 : 2]! : (fromTo && !namesPeriod(sentence, quantity)) || cameFrom ? base : place.period;
  const claim: Claim = {
    ...common, kind: isShareOf ? "share" : isChange ? "change" : "value", part: sex?.part ?? found.part ?? "value", area: place.area, period,
    ...(place.together ? { together: place.together } : {}), ...(sex ? (sex.indicator ? { indicator: sex.indicator } : {}) : found.phrase?.indicator ? { indicator: found.phrase.indicator } : {}),
    ...(isShareOf ? wholeOf(sentence, quantity) : {}), ...(isShareOf && !found.phrase?.indicator ? countBefore(sentence, quantity) : {}), ...(turn && !fromTo ? { direction: turn.direction, wording: { start: placing.offset + againstStart(text, turn.start), end: placing.offset + quantity.end } } : {}),
    ...(isChange || turn ? { base } : {}), ...(times ? againstOf(sentence, quantity, found.phrase) : {}), ...(AVERAGE.test(text.slice(0, quantity.end)) || YEARLY.test(text.slice(quantity.end)) ? { perYear: true as const } : {}),
    ...((sex && !sex.indicator) || isOtherPart(sentence, quantity, found.phrase) || (isShareOf && /占(?:全年|本年|今年)[^，。]{0,8}$/.test(text.slice(0, quantity.start))) ? { reason: "partOnly" as const } : reasonOf(sentence, quantity, found.phrase, place)),
  };
  // 123, down from 129: what it was before, and that it fell.
  if (turn && /^ from (?:the )?$/i.test(text.slice(turn.end, quantity.start)) && !fromTo && claim.kind === "change" && claim.indicator && !points && !times) {
    const { direction: _, base: __, wording: ___, ...value } = claim;
    return [{ ...value, kind: "value", period: base }, ledChange(claim, { ...turn, text, offset: placing.offset })];
  }
  return [claim];
}

function reasonOf({ text }: Sentence, quantity: Quantity, phrase: FoundPhrase | undefined, place: Place): Pick<Claim, "reason"> {
  if (phrase?.outside) return { reason: phrase.outside };
  if (quantity.unit === "other") return { reason: "none" };
  if (PLAN.test(text.slice(0, quantity.start)) || /^[^。；]{0,16}(?:是|作为|为)[^，。；]{0,10}(?:目标|任务)/.test(text.slice(quantity.end))) return { reason: "plan" };
  if (!phrase) return /占[^，。]{0,10}$/.test(text.slice(0, quantity.start)) && quantity.unit === "percent" ? {} : { reason: "noIndicator" };
  if (place.spread || (MEAN.test(text.slice(0, quantity.start)) && quantity.unit === "people")) return { reason: "spread" };
  if (place.area === "") return { reason: "noArea" };
  return place.period === "" ? { reason: "noPeriod" } : {};
}

/** Between a word and its number no other clause begins. */
const near = (text: string, from: number, to: number): boolean => to - from <= 24 && !CLAUSE.test(text.slice(from, to)) && !/[0-9]/.test(text.slice(from, to));

/** A number without a unit, or a small one in words, is a claim only beside an indicator. */
function isNoise({ phrases }: Sentence, { unit, weak, written, style, bound }: Quantity): boolean {
  return unit === "plain" || unit === "times" || unit === "held" || unit === "ratio" || Boolean(weak) || (unit === "percent" && style !== "digits" && bound === "about" && phrases.length === 0) || (unit === "people" && written < 3 && phrases.length === 0);
}
