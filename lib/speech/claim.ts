import type { Indicator } from "../indicators/indicator";
import { findPhrases, fits, type FoundPhrase, type Phrase } from "./phrases";
import { findQuantities, type Quantity } from "./quantity";

export type Direction = "up" | "down";
/** A numeric statement of a draft: which figure it is about, and whether it states a value or a change. */
export type Claim = {
  text: string;
  start: number;
  end: number;
  indicator?: Indicator;
  /** Code of the area spoken of. */
  area: string;
  /** Statistical year; undefined where the sentence speaks of a period that is no single year. */
  year?: number;
  quantity?: Quantity;
  /** Called a rise or fall. */
  direction?: Direction;
  /** The number is the size of the change, not the value. */
  isChange: boolean;
};

export type ClaimContext = { phrases: readonly Phrase[]; /** Names to code, the asked area left out. */ areas: readonly { name: string; code: string }[]; area: string; year: number };

const SENTENCE = /[^。！？!?；;\n]+[。！？!?；;\n]?/g;
const RISE = /上升|升高|提高|增长(?!率)|增加|上涨|提升|扩大|\brose\b|\brise|\bincreased?\b|\bhigher\b|\bgrew\b|\bup\b/gi;
const FALL = /下降|降低|减少|回落|缩小|\bfell\b|\bfall|\bdecreased?\b|\blower\b|\bdropped\b|\bdown\b/gi;
const TO = /^\s*(到|至|为|了?到|了?至|to\b)/i;
const AGAINST = /比上年|较上年|与上年|同比|比去年|较去年|than last year|on last year|from last year|year on year/i;

/** Finds every claim of a text, in order. Offsets are UTF-16 units of `text`. */
export function findClaims(text: string, context: ClaimContext): Claim[] {
  return [...text.matchAll(SENTENCE)].flatMap((match) => sentenceClaims(match[0], match.index, context));
}

type Turn = { direction: Direction; start: number; end: number };

function sentenceClaims(sentence: string, offset: number, context: ClaimContext): Claim[] {
  const phrases = findPhrases(sentence, context.phrases);
  const inPhrase = (at: number) => phrases.some(({ start, end }) => at >= start && at < end);
  const quantities = findQuantities(sentence).filter(({ start, end }) => !phrases.some((phrase) => start >= phrase.start && end <= phrase.end));
  const turns = [...turnsOf(sentence, RISE, "up"), ...turnsOf(sentence, FALL, "down")].filter(({ start }) => !inPhrase(start)).sort((a, b) => a.start - b.start);
  const used = new Set<Turn>();
  const numeric = quantities.map((quantity): Claim => {
    const turn = turns.findLast(({ end }) => end <= quantity.start && clauseBetween(sentence, end, quantity.start));
    if (turn) used.add(turn);
    const toValue = turn !== undefined && TO.test(sentence.slice(turn.end, quantity.start));
    const points = quantity.unit === "percentPoints" || quantity.unit === "permillePoints";
    const isChange = points || (turn !== undefined && !toValue);
    const indicator = indicatorOf(sentence, quantity, phrases, isChange);
    return {
      text: quantity.text, start: offset + quantity.start, end: offset + quantity.end, quantity, isChange,
      ...(indicator ? { indicator } : {}), ...(turn ? { direction: turn.direction } : {}), ...placeOf(sentence, quantity.start, context),
    };
  });
  const worded = turns.filter((turn) => !used.has(turn) && AGAINST.test(sentence)).flatMap((turn): Claim[] => {
    const phrase = phrases.findLast(({ end }) => end <= turn.start);
    const text = sentence.slice(turn.start, turn.end);
    return phrase ? [{ text, start: offset + turn.start, end: offset + turn.end, indicator: phrase.indicator, direction: turn.direction, isChange: true, ...placeOf(sentence, turn.start, context) }] : [];
  });
  return [...numeric, ...worded].sort((a, b) => a.start - b.start);
}

const turnsOf = (sentence: string, pattern: RegExp, direction: Direction): Turn[] => [...sentence.matchAll(pattern)].map((match) => ({ direction, start: match.index, end: match.index + match[0].length }));

/** Between a word and its number no other clause begins. */
const clauseBetween = (sentence: string, from: number, to: number): boolean => to - from <= 16 && !/[，,、：:（(]/.test(sentence.slice(from, to));

/** The nearest phrase before the number that its unit fits, else the nearest after it within the clause. */
function indicatorOf(sentence: string, quantity: Quantity, phrases: readonly FoundPhrase[], isChange: boolean): Indicator | undefined {
  const able = phrases.filter(({ indicator }) => fits(quantity.unit, indicator) || (isChange && quantity.unit === "percent"));
  const before = able.findLast(({ end }) => end <= quantity.start);
  // The unit itself may be the phrase: 123 births.
  const after = able.find(({ start }) => start >= quantity.start && !/[，,。；;]/.test(sentence.slice(quantity.end, start)));
  const clause = before && !/[，,]/.test(sentence.slice(before.end, quantity.start));
  return (clause ? before : (after ?? before))?.indicator;
}

function placeOf(sentence: string, at: number, context: ClaimContext): { area: string; year?: number } {
  const before = sentence.slice(0, at);
  const named = context.areas.map(({ name, code }) => ({ code, name, last: lastName(before, name) })).filter(({ last }) => last >= 0).sort((a, b) => b.last - a.last || b.name.length - a.name.length)[0];
  const whole = Math.max(...["全乡", "全镇", "全县", "全市", "全区", "全省", "全国", "我乡", "我镇", "我县", "本乡", "本镇", "本县"].map((word) => before.lastIndexOf(word)));
  const area = named && named.last > whole ? named.code : context.area;
  const year = yearOf(before, context.year);
  return { area, ...(year === undefined ? {} : { year }) };
}

const ENDING = /^(村|乡|镇|县|市|区|社区|街道|屯|里|[\s,.;:'’）)]|\u3000)/;

/** Short names are also words (中心, 新民): in Chinese they count as names only before 村 or the like. */
function lastName(text: string, name: string): number {
  for (let at = text.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(name, at - 1)) {
    const rest = text.slice(at + name.length);
    if (/[村乡镇县市区里街道社屯]$/.test(name) || name.length >= 4 || ENDING.test(rest)) return at;
  }
  return -1;
}

function yearOf(before: string, year: number): number | undefined {
  const named = [...before.matchAll(/((?:19|20)[0-9]{2})\s*(?:年|统计年度)|\bin ((?:19|20)[0-9]{2})\b/g)].at(-1);
  if (/(近|最近|过去|连续)?[二三四五两2-9]年(合并|平均|累计|来)|季度|月份|[0-9]月|pooled|quarter/.test(before)) return undefined;
  if (named) return Number(named[1] ?? named[2]);
  const last = before.replace(new RegExp(AGAINST, "gi"), "");
  if (/去年|上年|前一年|last year/.test(last)) return year - 1;
  return year;
}
