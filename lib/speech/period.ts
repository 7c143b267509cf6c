import { monthOf } from "../analysis/stat-year";
import { chineseNumeral } from "./numeral";

/**
 * A period that a draft speaks of: `2009` (statistical year), `2009-Q3` (one quarter of it), `2009-Q1..Q3` (from its start to the end of a
 * quarter), `2009-03` (a month), `2009-01..2009-09` (months), `2007..2009` (years taken together).
 */
export type PeriodMention = { key: string; start: number; end: number; /** What something is compared with: 比上年. */ isBase: boolean; years?: number[] };

export type Calendar = { year: number; statYearStart: number };

const YEAR = "((?:19|20)[0-9]{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})";
const RELATIVE = "今年|本年度?|本统计年度|当年|全年|去年|上一?年度?|前年|明年|下一?年度?|翌年|this year|last year|the previous year|previous year|the year before|a year earlier|next year|the coming year";
const STEM = `(?:${YEAR}\\s*(?:统计)?年度?|(${RELATIVE}))`;
const N = "[一二两三四五六七八九十0-9]{1,3}";
const TO = "(?:至|到|—{1,2}|–|-|－|~|～)";
const COUNT: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, first: 1, second: 2, third: 3, fourth: 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4 };
const MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MONTH_NAME = MONTH_NAMES.map((name) => name[0]!.toUpperCase() + name.slice(1)).join("|");

type Resolve = (match: RegExpExecArray, calendar: Calendar, known: number) => { key: string; years?: number[] } | undefined;

/** Longer forms first; what a longer one covers is not read again. An empty key covers without saying a period (a day). */
const FORMS: readonly [RegExp, Resolve][] = [
  [/(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日|(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}月[0-9]{1,2}日/g, () => ({ key: "" })],
  [new RegExp(`\\b[0-9]{1,2} (?:${MONTH_NAME}) (?:19|20)[0-9]{2}`, "g"), () => ({ key: "" })],
  [new RegExp(`${YEAR}年(${N})月份?${TO}(?:${YEAR}年|(当年|同年|次年))?(${N})月份?`, "g"), ([, one, from, two, , to], calendar) => monthSpan({ year: number(one!), month: number(from!) }, { year: two ? number(two) : undefined, month: number(to!) }, calendar)],
  [new RegExp(`(?:${STEM})?(${N})${TO}(${N})月份?`, "g"), (match, calendar, known) => monthSpan({ month: number(match[3]!), ofYear: stemYear(match, calendar, known) }, { month: number(match[4]!), ofYear: stemYear(match, calendar, known) }, calendar)],
  [new RegExp(`(?:自|从)?${YEAR}年?${TO}${YEAR}年?(?:度)?`, "g"), ([, one, two]) => pool(number(one!), number(two!))],
  [new RegExp(`(?:截至|截止|到)${STEM}?(${N})月(?:底|末|份)?`, "g"), (match, calendar, known) => upToMonth(number(match[3]!), match[1] ? { calendarYear: number(match[1]) } : { ofYear: stemYear(match, calendar, known) }, calendar)],
  [new RegExp(`(?:截至|截止|到)?(?:${STEM})?的?(?:(上半年|前半年)|前([二两三四234])个?季度|(?:第?一|1)${TO}(?:第?([二三四234]))季度|(?:第?([一二三四1-4]))季度(末|底|累计)?)`, "g"), (match, calendar, known) => {
    const year = stemYear(match, calendar, known);
    const upTo = match[3] ? 2 : (match[4] ?? match[5]);
    return { key: upTo ? `${year}-Q1..Q${typeof upTo === "number" ? upTo : number(upTo)}` : match[7] || /^(?:截至|截止|到)/.test(match[0]) ? `${year}-Q1..Q${number(match[6]!)}` : `${year}-Q${number(match[6]!)}` };
  }],
  [/(?<![今明去前当每]年?)(?:截至|到|至)?年[底末](?!前)/g, (_, __, known) => ({ key: String(known) })],
  [new RegExp(`(?:${STEM})?下半年`, "g"), () => ({ key: "?" })],
  [/(?<!第)(?:近|最近|过去|连续|前)?([二两三四五2-5])年(?:来|间|合并|合计|累计|平均|年均|共|总计|内|(?=的?(?:合并|合计|累计|平均|共|来|出生|性别比|，|,)))/g, ([text, often], { year }) => (/^[二两三四五2-5]年(?:，|,)?$/.test(text!) ? undefined : pool(year - number(often!) + 1, year))],
  [/(?:近|最近|过去|连续)([二两三四五2-5])年/g, ([, often], { year }) => pool(year - number(often!) + 1, year)],
  [new RegExp(`${YEAR}年(${N})月份?`, "g"), ([, year, month]) => monthKey(number(year!), number(month!))],
  [new RegExp(`(?:${STEM})?(?<![0-9])(${N})月份`, "g"), (match, calendar, known) => inYear(number(match[3]!), stemYear(match, calendar, known), calendar)],
  [/(?<![0-9个])([1-9]|1[0-2])月(?![0-9底末])/g, ([, month], calendar, known) => inYear(number(month!), known, calendar)],
  [new RegExp(STEM, "gi"), (match, calendar, known) => ({ key: String(stemYear(match, calendar, known)) })],
  [/(?:\bfrom |\bbetween |\bin |\bover )?\b((?:19|20)[0-9]{2})(?:\s?(?:–|-|—)\s?| to | and )((?:19|20)[0-9]{2})\b/gi, ({ 0: text, 1: one, 2: two, index, input }) => ((/and|from .*to/i.test(text!) && !/^ there (?:were|was)\b|\b(?:altogether|in total|taken together)\b/i.test(input.slice(index + text!.length))) ? undefined : pool(number(one!), number(two!)))],
  [/\b(?:the )?(?:last|past|latest) (two|three|four|five) (?:statistical )?years\b|\b(two|three|four|five) years (?:together|combined|pooled|taken together)\b|\b(?:pooled|combined) over (two|three|four|five) years\b|\bover (?:the|these) (two|three|four|five) years\b/gi, (match, { year }) => pool(year - COUNT[(match[1] ?? match[2] ?? match[3] ?? match[4])!.toLowerCase()]! + 1, year)],
  [/\b(?:the )?first (half|(two|three) quarters)(?: of (?:the year|this year|((?:19|20)[0-9]{2})))?/gi, ([, half, quarters, year], calendar, known) => ({ key: `${year ?? known}-Q1..Q${quarters ? COUNT[quarters.toLowerCase()]! : half ? 2 : 2}` })],
  [/\b(?:the )?(?:(first|second|third|fourth|1st|2nd|3rd|4th) quarter|Q([1-4]))(?:,? (?:of )?(?:the year|this year|((?:19|20)[0-9]{2})))?/gi, ([, word, digit, year], calendar, known) => ({ key: `${year ?? known}-Q${digit ?? COUNT[word!.toLowerCase()]!}` })],
  [/(?<=\bfor )the (?:whole |full )?year\b(?! (?:before|ending|ended|to|as)\b)/gi, (_, __, known) => ({ key: String(known) })],
  [/(?<=\b(?:in|end of) the )(first|second|third|fourth)\b(?=[.,;]| and |$)/gi, (match, _, known) => (/quarter/i.test(match.input) ? { key: `${known}-Q${COUNT[match[1]!.toLowerCase()]!}` } : undefined)],
  [new RegExp(`\\b(?:the )?(?:statistical )?year (?:ending|ended|to)(?: in)? (${MONTH_NAME}) ((?:19|20)[0-9]{2})`, "g"), ([, name, year], calendar) => yearTo(`${year}-${pad(nameMonth(name!))}`, calendar)],
  [new RegExp(`\\b(${MONTH_NAME}) ((?:19|20)[0-9]{2})(?: (?:to|through|until|and|–|-) (${MONTH_NAME}) ((?:19|20)[0-9]{2}))?`, "g"), ([, from, one, to, two], calendar) => (to ? monthSpan({ year: number(one!), month: nameMonth(from!) }, { year: number(two!), month: nameMonth(to) }, calendar) : monthKey(number(one!), nameMonth(from!)))],
  [new RegExp(`\\bin (${MONTH_NAME})\\b`, "g"), ([, name], calendar, known) => inYear(nameMonth(name!), known, calendar)],
  [/(?<=\b(?:in|since|during) )(?:19|20)[0-9]{2}(?![0-9%‰-]|[,.][0-9])/gi, ([year]) => ({ key: year! })],
  [/(?<![0-9,.-])(?:19|20)[0-9]{2}(?![0-9%‰-]|[,.][0-9]|\s?(?:人|名|例|户|元|万|亿|个|场|次|件|亩|公里|吨|多|余|座|口|位)| (?:[a-z]+ )?(?:people|births|deaths|persons|residents|inhabitants|migrants|sessions|checks|households|attendances|participants|moves)\b)/g, ([year]) => ({ key: year! })],
];
const BASE_BEFORE = /(?:比|较|与|和|同|跟|于|相较于?|than|than in|on|over|from|against|compared (?:with|to)|up on|down on)\s*(?:the )?$/i;
const BASE_AFTER = /^(?:同期)?(?:的)?(?:相比|同期|增|减|上升|下降|提高|降低)/;

/** Every period of a sentence, in order. `known` is the year that a quarter or month without one belongs to. */
export function findPeriods(text: string, calendar: Calendar, known = calendar.year): PeriodMention[] {
  const found: PeriodMention[] = [];
  const stems = [...text.matchAll(new RegExp(STEM, "gi"))].map((match) => ({ year: stemYear(match, calendar, known), start: match.index, end: match.index + match[0].length })).filter(({ start, end }) => !isBase(text, start, end));
  for (const [pattern, resolve] of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((one) => start < one.end && end > one.start)) continue;
      const resolved = resolve(match, calendar, stems.findLast((one) => one.end <= start)?.year ?? known);
      // 2006—2008年三年合计 is one period, said twice.
      const again = resolved?.years && found.some((one) => one.years && one.end <= start && start - one.end <= 2);
      if (resolved && !again) found.push({ ...resolved, start, end, isBase: !resolved.years && isBase(text, start, end) });
    }
  }
  return found.sort((one, two) => one.start - two.start);
}

/** The same period some years earlier or later: `2009-Q1..Q3` → `2008-Q1..Q3`. Empty where it has none. */
export function shifted(key: string, years: number): string {
  return /^\d{4}(?:-|\.\.|$)/.test(key) ? key.replace(/(?<![0-9-])\d{4}/g, (year) => String(Number(year) + years)) : "";
}

function isBase(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 18), start);
  if (/(?:由|从)$/.test(before)) return false;
  return BASE_BEFORE.test(before) && !/(?:其中|以及|[0-9人%‰]和)$/.test(before) ? true : BASE_AFTER.test(text.slice(end)) && /^(?:同期)?的?相比/.test(text.slice(end));
}

function stemYear(match: RegExpExecArray, { year }: Calendar, known: number): number {
  if (match[1]) return number(match[1]);
  const word = match[2]?.toLowerCase();
  if (!word) return known;
  if (/^(?:去|上|last|the prev|prev|the year before|a year)/.test(word)) return year - 1;
  if (word === "前年") return year - 2;
  return /^(?:明|下|翌|next|the coming)/.test(word) ? year + 1 : year;
}

const number = (text: string): number => (/^[0-9]+$/.test(text) ? Number(text) : (chineseNumeral(text)?.value ?? NaN));
const nameMonth = (name: string): number => MONTH_NAMES.indexOf(name.toLowerCase()) + 1;
const pad = (month: number): string => String(month).padStart(2, "0");
const monthKey = (year: number, month: number) => (month >= 1 && month <= 12 ? { key: `${year}-${pad(month)}` } : undefined);

function pool(first: number, last: number) {
  if (!(last > first) || last - first > 30) return undefined;
  return { key: `${first}..${last}`, years: Array.from({ length: last - first + 1 }, (_, at) => first + at) };
}

/** A month without a year lies in the statistical year spoken of. */
const inYear = (month: number, year: number, { statYearStart }: Calendar) => monthKey(statYearStart > 1 && month >= statYearStart ? year - 1 : year, month);

type End = { year?: number | undefined; month: number; ofYear?: number };

function monthSpan(from: End, to: End, calendar: Calendar) {
  const one = from.year === undefined ? inYear(from.month, from.ofYear!, calendar)?.key : monthKey(from.year, from.month)?.key;
  const two = to.year === undefined ? (to.ofYear === undefined ? monthKey(from.year!, to.month)?.key : inYear(to.month, to.ofYear, calendar)?.key) : monthKey(to.year, to.month)?.key;
  if (!one || !two || two <= one) return undefined;
  return { key: wholeYear(one, two, calendar) ?? `${one}..${two}` };
}

/** Twelve months that are a statistical year are that year. */
function wholeYear(one: string, two: string, { statYearStart }: Calendar): string | undefined {
  const year = Number(two.slice(0, 4)) + (statYearStart > 1 && Number(two.slice(5)) >= statYearStart ? 1 : 0);
  return monthOf(year, 1, statYearStart) === one && monthOf(year, 12, statYearStart) === two ? String(year) : undefined;
}

/** The statistical year that ends in a month, if one does. */
function yearTo(month: string, calendar: Calendar) {
  const key = wholeYear(calendar.statYearStart === 1 ? `${month.slice(0, 4)}-01` : `${Number(month.slice(0, 4)) - 1}-${pad(calendar.statYearStart)}`, month, calendar);
  return key === undefined ? undefined : { key };
}

/** From the start of the statistical year to the end of a month. */
function upToMonth(month: number, { calendarYear, ofYear }: { calendarYear?: number; ofYear?: number }, calendar: Calendar) {
  if (!(month >= 1 && month <= 12)) return undefined;
  const end = calendarYear === undefined ? inYear(month, ofYear!, calendar)!.key : `${calendarYear}-${pad(month)}`;
  const year = Number(end.slice(0, 4)) + (calendar.statYearStart > 1 && month >= calendar.statYearStart ? 1 : 0);
  const months = Array.from({ length: 12 }, (_, at) => monthOf(year, at + 1, calendar.statYearStart)).indexOf(end) + 1;
  if (months === 12) return { key: String(year) };
  return months % 3 === 0 ? { key: `${year}-Q1..Q${months / 3}` } : { key: `${monthOf(year, 1, calendar.statYearStart)}..${end}` };
}
