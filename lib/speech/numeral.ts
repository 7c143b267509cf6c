/** A number in words: its value, the decimals written, and the size of its last digit that says something (100 of 一百多). */
export type Numeral = { value: number; decimals: number; grain: number };

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, "○": 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Characters that a Chinese numeral may hold, for a regular expression. */
export const CHINESE_DIGITS = "零〇○一二两三四五六七八九十百千万亿";

/** `一百二十三` 123, `两千三百` 2,300, `十点四二` 10.42, `三万五` 35,000, `二〇〇九` 2009; undefined where it is no numeral. */
export function chineseNumeral(text: string): Numeral | undefined {
  const [whole = "", fraction, ...more] = text.split("点");
  if (whole === "" || more.length > 0) return undefined;
  if (fraction !== undefined && ![...fraction].every((char) => char in DIGITS)) return undefined;
  const number = wholeNumber([...whole]);
  if (!number || (fraction === "")) return undefined;
  if (!fraction) return { value: number.value, decimals: 0, grain: number.grain };
  const digits = [...fraction].map((char) => DIGITS[char]).join("");
  return { value: Number(`${number.value}.${digits}`), decimals: digits.length, grain: 10 ** -digits.length };
}

function wholeNumber(chars: readonly string[]): { value: number; grain: number } | undefined {
  if (chars.every((char) => char in DIGITS)) return chars.length === 1 || chars.length >= 3 ? { value: Number(chars.map((char) => DIGITS[char]).join("")), grain: 1 } : undefined;
  let [total, section, digit, grain] = [0, 0, -1, 1];
  for (const char of chars) {
    if (char in DIGITS) {
      if (digit > 0) return undefined;
      digit = DIGITS[char]!;
      // 三万五 means 35,000 and 一百二 120: a last digit straight after a unit counts its tenth.
      if (digit !== 0) grain = char === chars.at(-1) && total + section > 0 && !beforeIsZero(chars) ? Math.max(1, grain / 10) : 1;
    } else if (char in UNITS) {
      const unit = UNITS[char]!;
      section += (digit < 0 ? 1 : digit) * unit;
      [digit, grain] = [-1, unit];
    } else {
      const large = LARGE[char];
      if (large === undefined) return undefined;
      const part = section + Math.max(0, digit);
      // 一亿零一万: the smaller unit counts only what stands before it; 一万亿: all of it.
      total = total >= large && total % (large * 10) === 0 && part > 0 ? total + part * large : (total + part) * large;
      [section, digit, grain] = [0, -1, large];
    }
  }
  const last = Math.max(0, digit);
  return { value: total + section + last * (last > 0 ? grain : 1), grain };
}

const beforeIsZero = (chars: readonly string[]): boolean => ["零", "〇", "○", "十"].includes(chars.at(-2) ?? "");

/** A whole number with Chinese characters, as a speech reads it aloud: 123 一百二十三, 2300 两千三百. */
export function toChineseNumeral(text: string): string {
  const [whole = "0", fraction] = text.split(".");
  const tail = fraction ? `点${[...fraction].map(digitChar).join("")}` : "";
  return wholeInChinese(Number(whole)) + tail;
}

const digitChar = (digit: string): string => "零一二三四五六七八九"[Number(digit)]!;

function wholeInChinese(value: number): string {
  if (value === 0) return "零";
  if (value >= 100_000_000) return join(value, 100_000_000, "亿");
  if (value >= 10_000) return join(value, 10_000, "万");
  let text = "";
  let gap = false;
  for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += (gap ? "零" : "") + digitChar(String(digit)) + name;
      gap = false;
    }
  }
  return text.replace(/^一十/, "十").replace(/^二(?=[千])/, "两");
}

function join(value: number, unit: number, name: string): string {
  const rest = value % unit;
  return wholeInChinese(Math.floor(value / unit)) + name + (rest === 0 ? "" : (rest < unit / 10 ? "零" : "") + wholeInChinese(rest));
}

const WORDS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15,
  sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};
const POWERS: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };

/** One English number word or several joined by a hyphen or `and`, for a regular expression. */
export const ENGLISH_NUMERAL = `(?:${Object.keys(WORDS).reverse().join("|")})(?:(?:[ -]|,? and )(?:${[...Object.keys(WORDS).reverse(), ...Object.keys(POWERS)].join("|")}))*`;

/** `one hundred and twenty-three` 123; undefined where a word is none. */
export function englishNumeral(text: string): Numeral | undefined {
  let [total, section] = [0, 0];
  for (const word of text.toLowerCase().split(/[\s,-]+/)) {
    if (word === "and" || word === "") continue;
    const power = POWERS[word];
    if (power === 100) section *= 100;
    else if (power) [total, section] = [total + section * power, 0];
    else if (WORDS[word] === undefined) return undefined;
    else section += WORDS[word]!;
  }
  return { value: total + section, decimals: 0, grain: 1 };
}
