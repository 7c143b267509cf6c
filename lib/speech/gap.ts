import type { Claim, ClaimContext } from "./claim";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";
import type { Turn } from "./turn";

/** How far one area lies from another; without a direction only how far apart they are. */
export type Gap = { own: string; /** The other area; absent where the snapshot does not hold it. */ area?: string; direction?: Turn["direction"] };

const SIDE_AFTER = /^(?:[村乡镇县]|村级)?(?:的)?(?:平均)?(?:水平|值|数|人数)?(?:还|要|则)?(低|高|多|少)(?:出|了|出了)?(?:约|近)?$/;
const SIDE_BEFORE = /(高于|低于|高出|低出|多于|少于|多出)$/;
/** What stands behind is what something is measured against. */
const COMPARED = /(?:比|较|与|和|高于|低于|高出|低出|多于|少于|(?:than|above|below|compared (?:with|to))(?: the)?\s)$/i;
const NOTHING_MORE = /^(?:[村乡镇县])?(?:的)?(?:平均)?(?:水平|值|数)?(?:约|近)?$/;
const APART = /(?:相差|之差(?:为|是|达)?|差距(?:为|是|达|有)?|gap (?:between [^,.]{1,60} )?(?:is|was|of)|differ(?:ence)?(?: between [^,.]{1,60})?(?: is| was| of|s? by)|apart by)\s?(?:约|近|about |nearly )?$/i;
const ENGLISH_SIDE = /^\s?(?:[a-z]+\s)?(higher|lower|more|fewer|less|above|below|ahead of|behind)\s(?:than\s)?(?:(?:in|at|for|that of|that in|those of|the (?:rate|share|figure) (?:of|in))\s)?(?:the\s)?$/i;
const ENGLISH_BEFORE = /\b(above|below|higher than|lower than)\s(?:the\s)?$/i;

const sideOf = (word: string): Turn["direction"] => (/高|多|higher|more|above|ahead/i.test(word) ? "up" : "down");

/** 比全乡低38.4个百分点, 两村相差497人, 16.9 points higher than in Xiping: how far an area lies from another. */
export function gapOf(sentence: Sentence, quantity: Quantity, context: ClaimContext): Gap | undefined {
  return apart(sentence, quantity, context) ?? against(sentence, quantity, context);
}

function against({ text, places, topic }: Sentence, { start, end, unit }: Quantity, context: ClaimContext): Gap | undefined {
  const ownOf = (before: number, other: string | undefined) => places.findLast((one) => one.end <= before && one.code !== undefined && one.code !== other && !COMPARED.test(text.slice(0, one.start)))?.code ?? topic.joined ?? topic.area ?? context.area;
  const made = (place: Sentence["places"][number], word: string): Gap => ({ own: ownOf(place.start, place.code), ...(place.code === undefined ? {} : { area: place.code }), direction: sideOf(word) });
  const place = places.findLast((one) => one.end <= start && !one.spread);
  if (place) {
    const [before, between] = [text.slice(0, place.start), text.slice(place.end, start)];
    const after = /(?:比|较)$/.test(before) ? SIDE_AFTER.exec(between) : undefined;
    if (after) return made(place, after[1]!);
    const [side, points] = [SIDE_BEFORE.exec(before), unit === "percentPoints" || unit === "permillePoints"];
    // 低于全乡的80.7% states what the township has.
    if (side && points && NOTHING_MORE.test(between)) return made(place, side[1]!);
    const latin = points ? ENGLISH_BEFORE.exec(before) : undefined;
    if (latin && /^(?: average| figure| level)? by $/i.test(between)) return made(place, latin[1]!);
  }
  // 低于平均水平10个百分点, 38.4 points below the average: the area that the draft is about.
  const side = unit === "percentPoints" || unit === "permillePoints" ? (/(?:比|较)平均(?:水平|值)?(低|高)(?:出|了)?(?:约|近)?$|(低于|高于)平均(?:水平|值)?(?:约|近)?$/.exec(text.slice(0, start)) ?? /^ (above|below) (?:the |its )?(?:township |overall )?average\b/i.exec(text.slice(end))) : null;
  const village = side ? (places.findLast((one) => one.end <= start && one.code !== undefined && one.code !== context.area)?.code ?? topic.village) : undefined;
  if (side && village !== undefined) return { own: village, area: context.area, direction: sideOf(side[1] ?? side[2]!) };
  const met = places.find((one) => one.end <= start && /compared (?:with|to)(?: the)?\s$/i.test(text.slice(0, one.start)));
  const size = /\s(fewer|more)\b/i.exec(text.slice(start, end));
  if (met && size) return { ...made(met, size[1]!), own: places.findLast((one) => one.end <= start && one !== met && one.code !== undefined)?.code ?? ownOf(met.start, met.code) };
  const next = places.find((one) => one.start >= end && !one.spread);
  const word = next ? ENGLISH_SIDE.exec(text.slice(end, next.start)) : null;
  return next && word ? made(next, word[1]!) : undefined;
}

/** Two areas named before are so far apart. */
function apart({ text, places, topic }: Sentence, { start }: Quantity, { villages, townships }: ClaimContext): Gap | undefined {
  if (!APART.test(text.slice(0, start))) return undefined;
  const named = [...(topic.named ?? []), ...places.flatMap(({ code, end, start: from }) => (code !== undefined && (end <= start || from < start) && (villages.has(code) || townships.has(code)) ? [code] : []))];
  const [area, own] = [...new Set(named.reverse())];
  return own === undefined || area === undefined ? undefined : { own, area };
}

/** What a claim of a gap says beside its number. */
export const gapClaim = ({ own, area, direction }: Gap): Pick<Claim, "area" | "reason" | "than" | "direction"> => ({ area: own, ...(direction ? { direction } : {}), ...(area === undefined ? { reason: "noArea" as const } : { than: area }) });
