import type { CheckCode } from "./messages";

export type PersonCode = Extract<CheckCode, `person.${string}`>;

/**
 * Where a text stands. A date alone is a date of birth in a `text`; in an `unknown` column so too, unless it is written
 * like a number (20090302); anywhere else (`other`) a date is what the column is for.
 */
export type CellPlace = "text" | "unknown" | "other";

const DATE = "(?:1[89]|20)\\d{2}\\s*[-/.年]\\s*(?:0?[1-9]|1[0-2])\\s*[-/.月]\\s*(?:0?[1-9]|[12]\\d|3[01])\\s*[日号]?";
const ENGLISH_DATE = "(?:\\d{1,2}(?:st|nd|rd|th)?[ ,]+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[. ,]+(?:\\d{1,2}(?:st|nd|rd|th)?[ ,]+)?(?:1[89]|20)\\d{2}";
const COMPACT_DATE = "(?:1[89]|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
const ANY_DATE = `(?:${DATE}|${ENGLISH_DATE}|(?<!\\d)${COMPACT_DATE}(?!\\d))`;

const BIRTH_WORDS = `(?:出生日期|出生年月日?|出生时间|出生于|出生在|生于|生日|(?<![的止])出生|date of birth|birth ?date|birthday|\\bd\\.?o\\.?b\\b\\.?|\\bborn(?: on)?)`;
const BORN_BEFORE = new RegExp(`${BIRTH_WORDS}[\\s:：=是为,，(（]*${ANY_DATE}(?!\\s*(?:[-~至到—–]|以来|以后|以前|起|前|后))`, "iu");
const BORN_AFTER = new RegExp(`(?<![-~至到—–]\\s*)${ANY_DATE}[\\s,，)）]*(?:出?生(?!\\s*(?:人口|人数|率|数|总|情况|性别|缺陷|登记|婴|产|育|活|效|的?[一二三多]孩|的?孩子共))|born\\b)`, "iu");
const WHOLE_DATE = new RegExp(`^(?:${DATE}|${COMPACT_DATE})(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?$`, "u");
const NAME_WORDS = /(?:姓名|户主姓名|户主)\s*[:：=]\s*\p{L}|\b(?:full name|householder|head of household)\s*[:=]\s*\p{L}/iu;

const MOBILE = /(?<!\d)(?<!\d\.)(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:\d{8}|[-\s]\d{4}[-\s]\d{4})(?!\d|\.\d)/u;
const IDENTITY_18 = /(?<!\d)\d{6}[-\s]?\d{8}[-\s]?\d{3}[\dx](?!\d)/giu;
const IDENTITY_15 = /(?<!\d)\d{6}[-\s]?\d{6}[-\s]?\d{3}(?!\d)/gu;

/** What of a person a text holds: an identity number, a mobile number, a date of birth, a name that is announced. */
export function personIn(text: string, place: CellPlace = "other"): PersonCode | undefined {
  if (text.length < 4) return undefined;
  const plain = plainText(text);
  if (holdsIdentity(plain)) return "person.identityNumber";
  if (MOBILE.test(plain)) return "person.mobileNumber";
  if (/\d/.test(plain) && (BORN_BEFORE.test(plain) || BORN_AFTER.test(plain) || (place !== "other" && isWholeDate(plain, place)))) return "person.birthDate";
  return NAME_WORDS.test(plain) ? "person.name" : undefined;
}

/** Full width and other digits become 0–9; invisible characters go. */
function plainText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "").replace(/\p{Nd}/gu, decimalDigit).replace(/[‐‑‒–—―−]/gu, "-").replace(/戶/gu, "户").replace(/於/gu, "于");
}

/** Decimal digits stand in runs of ten in every script, so the run's start tells the value. */
function decimalDigit(digit: string): string {
  let value = 0;
  for (let code = digit.codePointAt(0)! - 1; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code)); code -= 1) value += 1;
  return digit <= "9" ? digit : String(value);
}

function holdsIdentity(plain: string): boolean {
  const found = (pattern: RegExp, valid: (digits: string) => boolean) => [...plain.matchAll(pattern)].some(([match]) => valid(match.replace(/[-\s]/g, "").toUpperCase()));
  return found(IDENTITY_18, isIdentity18) || found(IDENTITY_15, isIdentity15);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: a real day, and the check digit of ISO 7064 MOD 11-2. */
export function isIdentity18(digits: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return "10X98765432"[sum % 11] === digits[17] && isDay(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)));
}

/** The numbers of before 1999: a real day of the 20th century, no check digit. */
export function isIdentity15(digits: string): boolean {
  return isDay(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)));
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1800 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isWholeDate(plain: string, place: CellPlace): boolean {
  const text = plain.trim();
  const compact = /^\d{8}/.test(text);
  if (!WHOLE_DATE.test(text) || (compact && place === "unknown")) return false;
  const [year, month, day] = compact ? [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)] : text.split(/[^\d]+/);
  return isDay(Number(year), Number(month), Number(day));
}

