import type { ClaimContext } from "./claim";
import { findPeriods, shifted, type PeriodMention } from "./period";
import { findPhrases, type FoundPhrase } from "./phrases";
import { findPlaces, type PlaceMention } from "./place";
import { findQuantities, type Quantity } from "./quantity";
import { findRanks, type RankQuote } from "./rank-quote";
import { AGAINST, findTurns, type Turn } from "./turn";

/** What a paragraph has been speaking of so far. */
export type Topic = { area?: string; period?: string; phrase?: FoundPhrase; village?: string; township?: string; /** Villages named, in order. */ named?: string[]; /** Area of the sentence before, where that ended in a semicolon. */ joined?: string; /** The sentence before ended in a semicolon and compared with an earlier year. */ compared?: true; /** Not the first sentence of its paragraph. */ begun?: true };

/** A sentence with everything in it that says what a number is about. */
export type Sentence = { text: string; phrases: FoundPhrase[]; quantities: Quantity[]; periods: PeriodMention[]; places: PlaceMention[]; turns: Turn[]; ranks: RankQuote[]; topic: Topic; next: Topic };

export function readSentence(text: string, context: ClaimContext, topic: Topic): Sentence {
  const phrases = findPhrases(text, context.words);
  const inPhrase = ({ start, end }: { start: number; end: number }) => phrases.some((phrase) => start < phrase.end && end > phrase.start);
  const known = topic.period && /^\d{4}/.test(topic.period) ? Number(topic.period.slice(0, 4)) : context.year;
  const periods = sameOfLastYear(findPeriods(text, context, known).filter((one) => !inPhrase(one)), text);
  const places = findPlaces(text, context.names, context.levels, { village: topic.village, township: topic.township });
  const ranks = findRanks(text);
  const inPeriod = ({ start, end }: Quantity) => [...periods, ...ranks].some((one) => start < one.end && end > one.start);
  const quantities = findQuantities(text).filter((one) => !isInside(one, phrases) && !inPeriod(one));
  const turns = findTurns(text).filter((turn) => !inPhrase(turn));
  return { text, phrases, quantities, periods, places, turns, ranks, topic, next: nextTopic({ phrases, periods, places, context, topic, text }) };
}

/** A number within a phrase (0—6岁儿童) is part of it; a phrase within a number (123 births) is its unit. */
const isInside = (one: Quantity, phrases: readonly FoundPhrase[]): boolean => phrases.some(({ start, end }) => one.start >= start && one.end <= end && !(one.start === start && one.end === end));

/** 上年同期 is last year's part of the year spoken of. */
function sameOfLastYear(periods: PeriodMention[], text: string): PeriodMention[] {
  return periods.map((one, at) => {
    if (!/^\d{4}$/.test(one.key) || !/^同期/.test(text.slice(one.end))) return one;
    const part = periods.slice(0, at).findLast(({ key }) => /[-.]/.test(key));
    return part ? { ...one, key: shifted(part.key, -1) } : one;
  });
}

type Read = Pick<Sentence, "phrases" | "periods" | "places" | "topic" | "text"> & { context: ClaimContext };

function nextTopic({ phrases, periods, places, context, topic, text }: Read): Topic {
  const named = places.filter(({ code }) => code !== undefined);
  const last = <Of>(list: readonly Of[]): Of | undefined => list.at(-1);
  const village = last(named.filter(({ code }) => context.villages.has(code!)))?.code ?? topic.village;
  const township = last(named.filter(({ code }) => context.townships.has(code!)))?.code ?? topic.township;
  // A paragraph is about the area that its first sentence begins with, until another is named.
  const codes = new Set(named.map(({ code }) => code!));
  const opens = codes.size === 1 && named[0]!.start < 12 ? named[0]!.code! : undefined;
  const area = topic.begun ? (codes.size > 0 && [...codes].some((code) => code !== topic.area) ? context.area : topic.area) : (opens ?? (codes.size > 0 ? context.area : undefined));
  const joined = /[；;]$/.test(text) ? { joined: last(places.filter(({ spread }) => !spread))?.code ?? topic.joined ?? area ?? context.area } : {};
  const opening = periods.find(({ isBase, key }) => !isBase && key !== "");
  // 去年，全乡……: what a sentence opens with holds until another period is named.
  const keys = new Set(periods.filter(({ isBase, key }) => !isBase && key !== "").map(({ key }) => key));
  const opened = opening && /^\s*(?:在|截至|In |During |Over |By )?(?:the )?$/i.test(text.slice(0, opening.start)) ? opening.key : topic.period;
  const period = keys.size > 1 ? undefined : opened;
  const phrase = last(phrases.filter(({ part }) => part === "value")) ?? last(phrases) ?? topic.phrase;
  const all = [...(topic.named ?? []), ...named.flatMap(({ code }) => (context.villages.has(code!) ? [code!] : []))].slice(-4);
  return { ...(all.length > 0 ? { named: all } : {}), ...(area ? { area } : {}), ...(period ? { period } : {}), ...(phrase ? { phrase } : {}), ...(village ? { village } : {}), ...(township ? { township } : {}), ...joined, ...(/[；;]$/.test(text) && (AGAINST.test(text) || topic.compared) ? { compared: true as const } : {}), begun: true };
}
