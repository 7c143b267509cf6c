import { CHINESE_DIGITS, chineseNumeral } from "./numeral";
import type { Quantity } from "./quantity";

type Made = Omit<Quantity, "text" | "start" | "end">;
const share = (written: number, grain = 1): Made => ({ written, decimals: 0, grain, factor: 0.01, unit: "percent", style: "english" });
const times = (written: number, turn: "up" | "down"): Made => ({ written, decimals: 0, grain: 1, factor: 1, unit: "times", style: "english", turn });
const C = `[${CHINESE_DIGITS.slice(0, 13)}]`;

/** Numbers whose form is their own: ratios, tenths, fractions, doublings. Longer patterns first. */
const VILLAGES = (number: string | undefined): Made | undefined => {
  const value = /^[0-9]+$/.test(number!) ? Number(number) : chineseNumeral(number!)?.value;
  return value === undefined ? undefined : { written: value, decimals: 0, grain: 1, factor: 1, unit: "villages", style: /^[0-9]+$/.test(number!) ? "digits" : "chinese" };
};
const FORMS: readonly [pattern: RegExp, make: (match: RegExpExecArray) => Made | undefined][] = [
  [/\b(one|two|three|four|five|six|seven|eight|nine) and a half (?:percentage )?points\b/gi, ([, whole]) => ({ written: NUMBERS[whole!.toLowerCase()]! + 0.5, decimals: 1, grain: 0.1, factor: 0.01, unit: "percentPoints", style: "english" })],
  [/(?<![0-9.:])([0-9]{1,3}(?:\.[0-9]+)?)\s?(?:[:：∶比]|to)\s?(100|1)(?![0-9.:：])/g, ([, boys, girls]) => {
    const decimals = boys!.split(".")[1]?.length ?? 0;
    return Number(boys) > 0 && (girls === "100" || decimals > 0) ? { written: Number(boys), decimals, grain: 10 ** -decimals, factor: 100 / Number(girls), unit: "ratio", style: "digits", suffix: `:${girls}` } : undefined;
  }],
  [new RegExp(`(?<![第每几数${CHINESE_DIGITS}百千万])([0-9]|${C})成(半|${C})?(?![为立员果绩效功本都就长熟分品人])`, "g"), ([, tenths, more]) => {
    const one = /[0-9]/.test(tenths!) ? Number(tenths) : chineseNumeral(tenths!)?.value;
    const two = more === undefined ? 0 : more === "半" ? 5 : chineseNumeral(more)?.value;
    return one === undefined || two === undefined || one > 10 ? undefined : { ...share(one * 10 + two, more ? 1 : 10), style: "chinese", suffix: "成" };
  }],
  [new RegExp(`(?<![百千万${CHINESE_DIGITS}])(${C})分之(${C}+)`, "g"), ([, whole, part]) => {
    const [one, two] = [chineseNumeral(whole!)?.value, chineseNumeral(part!)?.value];
    return one && two && two < one ? { ...share((100 * two) / one, 5), style: "chinese", bound: "about" } : undefined;
  }],
  [new RegExp(`(?<=(?:落后|关注|跟踪|重点|行政|自然)村(?:名单)?(?:共|有|共有|为|达|达到)?)([0-9]{1,6}|[${CHINESE_DIGITS}]+)个(?![百千]分点|村)`, "g"), ([, number]) => VILLAGES(number)],
  [new RegExp(`(?<=(?:落后|关注|跟踪)村[^。；]{0,14})([0-9]{1,6}|[${CHINESE_DIGITS}]+)个(?=[，。；、）)]|$|减少|增加|降|升|减|增|到)`, "g"), ([, number]) => VILLAGES(number)],
  [/翻了?(一|两|三)(?:番|倍)/g, ([, often]) => times(often === "一" ? 2 : often === "两" ? 4 : 8, "up")],
  [/减半|减少一半|下降一半/g, () => times(0.5, "down")],
  [/(?<!另)(?:一半|过半|半数)/g, ({ 0: text, index, input }) => ({ ...share(50, 5), style: "chinese", bound: text === "过半" ? "above" : /^(?:都|也)?(?:不到|没到)/.test(input.slice(index + text.length)) ? "below" : "about" })],
  [/\b(doubled|tripled|trebled|quadrupled|halved)\b/gi, ([word]) => times({ doubled: 2, tripled: 3, trebled: 3, quadrupled: 4, halved: 0.5 }[word!.toLowerCase()]!, word!.toLowerCase() === "halved" ? "down" : "up")],
  [/\b(?:(one|two|three|four|five|six|seven|eight|nine)|([0-9]{1,2})) (?:in|out of) (?:every )?(ten|five|six|seven|eight|nine|four|three|[0-9]{1,3})\b(?! (?:thousand|villages))/gi, ([, word, digits, of]) => fraction(word ?? digits!, of!)],
  [/\b(?:a|one) (third|quarter|fifth|tenth)\b/gi, ([, part]) => ({ ...share(100 / DENOMINATORS[part!.toLowerCase()]!, 5), bound: "about" })],
  [/\b(two|three|four) (thirds|quarters|fifths|tenths)\b/gi, ([, often, part]) => ({ ...share((100 * NUMBERS[often!.toLowerCase()]!) / DENOMINATORS[part!.toLowerCase().slice(0, -1)]!, 5), bound: "about" })],
  [/\b(?:a |one[- ])?half\b(?! (?:a |an |year|of (?:the )?(?:year|19|20)))(?=[ ,.])/gi, (match) => (/(?:first|second|last)[ -]$/i.test(match.input.slice(Math.max(0, match.index - 8), match.index)) ? undefined : { ...share(50, 5), bound: "about" })],
  [new RegExp(`(?<![第${CHINESE_DIGITS}])(${C})个半百分点`, "g"), ([, whole]) => ({ written: chineseNumeral(whole!)!.value + 0.5, decimals: 1, grain: 0.1, factor: 0.01, unit: "percentPoints", style: "chinese", suffix: "个半百分点" })],
  [/\b(one|two|three|four|five|six|seven|eight|nine|ten) (?:fewer|more)(?= than (?:the year before|last year|a year earlier|a year ago|in (?:19|20)[0-9]{2}))/gi, ([text, often]) => ({ written: NUMBERS[often!.toLowerCase()]!, decimals: 0, grain: 1, factor: 1, unit: "people", style: "english", turn: /fewer/i.test(text!) ? "down" : "up" })],
  [/\b(two|three|four|five|six|seven|eight|nine|ten)(?= (?:are|were) (?:being )?(?:watched|under watch|on watch|on the follow-up list|listed|lagging))/gi, ([, often]) => ({ written: NUMBERS[often!.toLowerCase()]!, decimals: 0, grain: 1, factor: 1, unit: "villages", style: "english" })],
  [/\b(twice|thrice)\b(?= (?:as|the|that|last))/gi, ([word]) => ({ written: word!.toLowerCase() === "twice" ? 2 : 3, decimals: 0, grain: 1, factor: 1, unit: "times", style: "english" })],
];
const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };
const DENOMINATORS: Readonly<Record<string, number>> = { third: 3, quarter: 4, fifth: 5, tenth: 10 };

function fraction(part: string, whole: string): Made | undefined {
  const [one, two] = [NUMBERS[part.toLowerCase()] ?? Number(part), NUMBERS[whole.toLowerCase()] ?? Number(whole)];
  return two > one && two <= 100 ? { ...share((100 * one) / two, one === 1 ? 100 / (two - 0.5) - 100 / (two + 0.5) : 100 / two), bound: "about" } : undefined;
}

/** Ratios (118.5:100), tenths (九成), fractions (三分之一, one in ten), doublings (翻一番, halved) of a text. */
export function fixedQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const [pattern, make] of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const made = make(match);
      if (made && !found.some((one) => start < one.end && end > one.start)) found.push({ text: match[0], start, end, ...made });
    }
  }
  return found;
}
