import { chineseNumeral } from "./numeral";

/** A rank that a draft quotes: the third, the third from below, or third to eighth. */
export type RankQuote = { text: string; start: number; end: number; from: number; to: number; fromBelow: boolean; /** Highest or lowest by value, whichever of them is good. */ byValue?: "highest" | "lowest" };

const N = "([0-9]{1,4}|[一二两三四五六七八九十百]{1,5})";
const WHERE = "(?:排名|排位|位次|排在|排到|排|位居|位列|名列|居于|居|列|处于|为|在)";
const AREA = "(?:全[国省市县区乡镇]|各村|各乡镇|24个村|[0-9]{1,4}个村)";
const LAST = "(?:末位|最后一?名?|倒数第一|末尾)";
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<quote>(?<below>倒数)?第${N}\\s?(?:至|到|—|-|~|～)\\s?(?:第)?${N}(?:名|位))`, "g"),
  new RegExp(`(?:${WHERE}(?:了)?(?:${AREA})?(?:的)?|${AREA}(?:排名)?)(?<quote>(?<below>倒数)?第${N}(?:名|位)?)(?!届|条|季度|产业|书记|责任|时间|指导组|小组|[一二三四五六七八九十0-9])`, "g"),
  new RegExp(`(?<quote>(?<below>倒数)第${N}(?:名|位)?)`, "g"),
  new RegExp(`(?:(?<!放|摆|列|置)${WHERE}|${AREA})(?:${AREA})?(?:的)?(?<quote>榜首|首位|${LAST})`, "g"),
  /(?<quote>最高|最低|最多|最少|最大|最小)(?=的(?:是|为|村|[\u4e00-\u9fff]{2,4}村)|者|[，。；、）]|$)/g,
  /\b(?:the|its|was|is) (?<quote>highest|lowest|largest|smallest|most|fewest)\b(?! (?:important|recent|of all is|priority|possible|level|standards?|honou?r))/gi,
  /\b(?:ranked|ranks|came|placed|stood|comes)\s+(?:joint )?(?<quote>(?:(?:number|no\.?) )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,4}(?:st|nd|rd|th)?)(?: (?:to|through|–|-) (?:\d{1,4}(?:st|nd|rd|th)?|[a-z]+(?:st|nd|rd|th)))?(?: (?:from the bottom|from below|to last))?)\b/gi,
  /\b(?<quote>(?:first|second|third|fourth|fifth|\d{1,3}(?:st|nd|rd|th)) (?:place|from the bottom|of (?:the )?\d{1,4} villages))\b/gi,
];
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** Every rank quoted in a sentence. */
export function findRanks(text: string): RankQuote[] {
  const found: RankQuote[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const quote = match.groups!.quote!;
      const start = match.index + match[0].lastIndexOf(quote);
      const end = start + quote.length;
      if (found.some((one) => start < one.end && end > one.start)) continue;
      const fromBelow = Boolean(match.groups!.below) || new RegExp(LAST).test(quote) || /\blast\b|bottom|below/i.test(quote);
      const [from, to] = rankNumbers(quote);
      const byValue = /最高|最多|最大|highest|largest|most/i.test(quote) ? "highest" : /最低|最少|最小|lowest|smallest|fewest/i.test(quote) ? "lowest" : undefined;
      if (from !== undefined) found.push({ text: quote, start, end, from, to: to ?? from, fromBelow, ...(byValue ? { byValue } : {}) });
    }
  }
  return found.sort((one, two) => one.start - two.start);
}

function rankNumbers(quote: string): (number | undefined)[] {
  if (/榜首|首位|末位|最|末尾|est$|^most$/i.test(quote) || /^last$/i.test(quote)) return [1];
  if (/second to last/i.test(quote)) return [2];
  const digits = [...quote.matchAll(/[0-9]{1,4}/g)].map(([one]) => Number(one));
  if (digits.length > 0) return digits.slice(0, 2);
  const words = [...quote.toLowerCase().matchAll(/[a-z]+/g)].map(([word]) => ORDINALS.indexOf(word) + 1).filter((one) => one > 0);
  if (words.length > 0) return words.slice(0, 2);
  return [...quote.matchAll(/[一二两三四五六七八九十百]+/g)].map(([one]) => chineseNumeral(one)?.value).slice(0, 2);
}
