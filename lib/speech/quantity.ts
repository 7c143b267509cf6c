import { boundAt, type Bound } from "./bound";
import { isOtherWord, mayBeClaim } from "./not-a-claim";
import { CHINESE_DIGITS, chineseNumeral, ENGLISH_NUMERAL, englishNumeral } from "./numeral";
import { fixedQuantities } from "./worded-quantity";

/** What a number in a text counts: the factor turns it into the fraction or count that a figure holds. */
export type QuantityUnit = "permille" | "percent" | "percentPoints" | "permillePoints" | "people" | "villages" | "towns" | "groups" | "ratio" | "times" | "held" | "other" | "plain";

/** A number of a text with its unit; offsets in UTF-16 units. */
export type Quantity = {
  text: string;
  start: number;
  end: number;
  /** As written, before the unit: 10.42 of `10.42‰`. */
  written: number;
  decimals: number;
  /** Size of the last digit that says something, in the unit written: 10 of `120多人`. */
  grain: number;
  /** written × factor is in the unit of a figure: a fraction, a count, boys per 100 girls. */
  factor: number;
  unit: QuantityUnit;
  /** The other end of a range, in the same unit. */
  upper?: number;
  bound?: Bound;
  /** How it is written; a correction is written the same way. */
  style: "digits" | "chinese" | "english";
  /** 百分之, 千分之 and the like stand before; the unit stands behind. */
  prefix?: string;
  suffix?: string;
  /** A small number in words without much of a unit (三人): a claim only beside an indicator. */
  weak?: true;
  /** 翻一番, doubled: the size of a rise or fall, said by the word itself. */
  turn?: "up" | "down";
};

const DIGIT = "[0-9]{1,3}(?:[,，][0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?";
const CHINESE = `[${CHINESE_DIGITS}]+(?:点[零〇一二三四五六七八九]+)?`;
const UNITS: readonly [pattern: string, unit: QuantityUnit, factor: number][] = [
  ["个?百分点|个点(?!位|[头子])|percentage[- ]points?|pp\\b|points?\\b", "percentPoints", 0.01],
  ["个?千分点|per mille points?|points? per (?:mille|thousand|1,?000)", "permillePoints", 0.001],
  ["‰|per mille|per thousand|per 1,?000(?: (?:people|population|persons|inhabitants|residents))?|in (?:every |each )?(?:thousand|1,?000)\\b", "permille", 0.001],
  ["%|％|per ?cent\\b", "percent", 0.01],
  ["个行政村|个自然村|个(?:落后|关注|重点|挂牌)?村|(?:lagging |listed |other |more |of the )?villages?\\b", "villages", 1],
  ["个乡镇?|个镇|个街道|townships?\\b|towns?\\b", "towns", 1],
  ["个(?:指导|工作)组|guidance groups?\\b", "groups", 1],
  ["(?:male births|boys?) (?:per|for every|to every) (?:100|hundred|one hundred) (?:girls|female births|females)", "ratio", 1],
  ["场次|场|次(?!会议)|sessions?\\b|activities\\b|meetings?\\b|checks?\\b|events?\\b", "held", 1],
  ["人次|口人|人|名|例|位|个(?:孩子|娃娃?|小孩|婴儿|宝宝)|个(?=[，。；、,;）)]|$)|live births?\\b|births?\\b|newborns?\\b|babies\\b|deaths?\\b|(?:of (?:our|the|its|all) )?(?:fewer |more )?people\\b|persons?\\b|children\\b|residents?\\b|inhabitants\\b|migrants?\\b|boys?\\b|girls?\\b|attendances?\\b|participants?\\b|arrivals?\\b|departures?\\b|attendees\\b|entries\\b", "people", 1],
  ["倍|times\\b|-?fold\\b", "times", 1],
  ["亿元|万元|元|户|亩|公里|吨|公斤|平方米|处(?!于|理|在|长|级|分|罚)|箱|本(?![年乡村县市省地次月季级职着人期届])|座|台|辆|套|所|家(?!庭)|头|棵|株|眼|yuan\\b|RMB\\b|households?\\b", "other", 1],
];
const UNIT = UNITS.map(([pattern]) => `(${pattern})`).join("|");
const POWER: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 十万: 100_000, 百万: 1_000_000, 千万: 10_000_000, 亿: 100_000_000, thousand: 1000, million: 1_000_000, billion: 1_000_000_000 };
const HEAD = "(?<![0-9A-Za-z.])(?<![0-9][,，])";
const QUANTITY = new RegExp(`(?:${HEAD}(百分之|千分之|万分之)?([-−–负](?![-−–]))?(${DIGIT})(?![0-9])|(百分之|千分之|万分之)(${CHINESE})|(?<![第每几数统唯单任初期周专点${CHINESE_DIGITS}])(${CHINESE})|\\b(${ENGLISH_NUMERAL})\\b)(多|余|几)?\\s?(十万|百万|千万|十|百|千|万|亿|thousand|million|billion)?(多|余)?(?:\\s?-?(?:${UNIT}))?`, "gi");
const FIRST_UNIT = 11;
const PARTS: Readonly<Record<string, readonly [QuantityUnit, number]>> = { 百分之: ["percent", 0.01], 千分之: ["permille", 0.001], 万分之: ["permille", 0.0001] };

/** Every number of a text that may be a claim, in order. */
export function findQuantities(text: string): Quantity[] {
  const worded = fixedQuantities(text);
  const taken = (start: number, end: number) => worded.some((one) => start < one.end && end > one.start);
  const found = [...text.matchAll(QUANTITY)].flatMap((match) => quantityOf(match, text)).filter(({ start, end }) => !taken(start, end));
  const all = joinRanges([...found, ...worded].sort((one, two) => one.start - two.start), text);
  return all.filter((one) => one.unit !== "plain" || one.upper !== undefined || (one.style === "digits" && mayBeClaim(text.slice(Math.max(0, one.start - 14), one.start), text.slice(one.end, one.end + 14), one.text.replace(/[,，]/g, "")))).map((one) => hedged(one, text));
}

function quantityOf(match: RegExpExecArray, text: string): Quantity[] {
  const [, digitPrefix, sign, digits, wordPrefix, prefixed, chinese, english, more, power, moreAfter] = match;
  const prefix = digitPrefix ?? wordPrefix;
  const number = digits !== undefined ? digitNumber(digits, sign !== undefined && isMinus(text, match.index)) : (prefixed ?? chinese) !== undefined ? chineseNumeral((prefixed ?? chinese)!) : englishNumeral(english!);
  const style = digits !== undefined ? "digits" : english !== undefined ? "english" : "chinese";
  if (!number || (style !== "digits" && more === "几")) return [];
  if (chinese !== undefined && /^[百千万亿]$/.test(chinese)) return []; // 千头万绪, 万户
  const place = UNITS.findIndex((_, at) => match[at + FIRST_UNIT] !== undefined);
  const [, unit, factor] = prefix ? ["", ...PARTS[prefix]!] as const : (UNITS[place] ?? (["", "plain", 1] as const));
  const suffix = place < 0 ? undefined : match[place + FIRST_UNIT]!;
  const own = Boolean(sign) && !isMinus(text, match.index) ? 1 : 0; // a dash that is no minus is not part of the number
  const start = match.index + own;
  const end = match.index + match[0].trimEnd().length;
  if (suffix && isOtherWord(suffix, text.slice(end, end + 3))) return [];
  const opens = unit === "plain" && OPENS_RANGE.test(text.slice(end, end + 2)); // 三至五人
  if (style !== "digits" && ((unit === "plain" && !opens) || (unit === "other" && number.value < 3))) return [];
  const times = power ? (POWER[power.toLowerCase()] ?? 1) : 1;
  const weak = suffix === "个" || style !== "digits" && number.value <= 10 && !prefix && unit !== "percent" && unit !== "permille" && unit !== "percentPoints" && unit !== "permillePoints";
  return [{
    text: text.slice(start, end), start, end, written: number.value, decimals: number.decimals, grain: number.grain, factor: factor * times, unit: unit === "plain" && power ? "people" : unit, style,
    ...(prefix ? { prefix } : {}), ...(suffix ? { suffix: text.slice(text.lastIndexOf(suffix, end), end) } : {}), ...(more || moreAfter ? { bound: "more" as const } : {}), ...(weak || (unit === "plain" && power) ? { weak: true as const } : {}),
  }];
}

const OPENS_RANGE = new RegExp(`^[至到—～~-][${CHINESE_DIGITS}]`);

/** A dash right before a number is a minus only where no other number stands before it. */
const isMinus = (text: string, at: number): boolean => !/[0-9零一二三四五六七八九十百千万年月%‰]\s?$/.test(text.slice(Math.max(0, at - 3), at));

function digitNumber(text: string, negative: boolean) {
  const plain = text.replace(/[,，]/g, "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  const zeros = decimals > 0 ? 0 : (/0+$/.exec(plain)?.[0].length ?? 0);
  const value = Number(plain);
  return { value: negative ? -value : value, decimals, grain: decimals > 0 ? 10 ** -decimals : 10 ** (value === 0 ? 0 : zeros) };
}

const BETWEEN = /^\s?(?:—{1,2}|–|-|－|~|～|至|到|to)\s?$/;
const FROM = /(?:从|由|自|from)[^，。,;；]{0,14}$/i;

/** 10.2—10.6‰ is one claim; 由91.5%到94.1% are two. */
function joinRanges(quantities: readonly Quantity[], text: string): Quantity[] {
  const joined: Quantity[] = [];
  for (const next of quantities) {
    const last = joined.at(-1);
    const gap = last ? text.slice(last.end, next.start) : "";
    const alike = last && (last.unit === next.unit || last.unit === "plain") && next.unit !== "plain" && last.upper === undefined && last.written < next.written;
    const between = BETWEEN.test(gap) || (/^\s(?:and|和)\s$/.test(gap) && /\bbetween\s$/i.test(text.slice(0, last?.start ?? 0)));
    if (!last || !alike || !between || FROM.test(text.slice(Math.max(0, last.start - 18), last.start))) {
      joined.push(next);
      continue;
    }
    if (last.unit === "plain" && /^(?:19|20)[0-9]{2}$/.test(last.text)) { joined.push(next); continue; }
    joined[joined.length - 1] = { ...next, text: text.slice(last.start, next.end), start: last.start, written: last.written, upper: next.written, decimals: Math.max(last.decimals, next.decimals) };
  }
  return joined;
}

function hedged(quantity: Quantity, text: string): Quantity {
  const bound = quantity.bound ?? (quantity.upper === undefined ? boundAt(text, quantity.start, quantity.end) : undefined);
  return bound ? { ...quantity, bound } : quantity;
}
