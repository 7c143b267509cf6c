import type { Bilingual } from "../../base/errors";

/**
 * What a refused cell was meant to say, where that is certain. Values come cut to 20 characters, so nothing that long is
 * read; a point before one digit (2009.1 may be 2009.10) and quarters in words (of which year?) are not read either.
 */
const LONGEST = 19;

const plain = (value: string): string => (Array.from(value).length > LONGEST ? "" : value.normalize("NFKC").trim());

const two = (number: string): string => number.padStart(2, "0");
const YEAR = "([12]\\d{3})";
const WRITTEN_DATE = new RegExp(`^${YEAR}(?:\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,2})|\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]|(\\d{2})(\\d{2}))(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?$`, "u");
const WRITTEN_MONTH = new RegExp(`^${YEAR}(?:\\s*[-/]\\s*(\\d{1,2})|\\.(\\d{2})|\\s*年\\s*(\\d{1,2})\\s*月份?|(\\d{2}))$`, "u");
const WRITTEN_QUARTER = new RegExp(`^${YEAR}\\s*[-/.]?\\s*Q\\s*([1-4])$`, "iu");
const WRITTEN_YEAR = new RegExp(`^${YEAR}\\s*(?:年度?)?$`, "u");

/** The day a cell names, as YYYY-MM-DD; only one that the calendar has. */
export function readDate(value: string): string | undefined {
  const [, year, , ...parts] = WRITTEN_DATE.exec(plain(value)) ?? [];
  const [month, day] = parts.filter((part) => part !== undefined);
  if (!year || !month || !day) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  const known = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(date) ? date : undefined;
}

/** The month a cell names, as YYYY-MM: also the first of a month, which spreadsheet programs make of one. */
export function readMonth(value: string): string | undefined {
  const [, year, ...parts] = WRITTEN_MONTH.exec(plain(value)) ?? [];
  const month = parts.find((part) => part !== undefined);
  if (year && month && Number(month) >= 1 && Number(month) <= 12) return `${year}-${two(month)}`;
  const date = readDate(value);
  return date?.endsWith("-01") ? date.slice(0, 7) : undefined;
}

/** The period a cell names: a month, a quarter, and where they are taken a year. */
export function readPeriod(value: string, { years }: { years: boolean }): string | undefined {
  const [, quarterYear, quarter] = WRITTEN_QUARTER.exec(plain(value)) ?? [];
  if (quarterYear) return `${quarterYear}-Q${quarter}`;
  const year = years ? WRITTEN_YEAR.exec(plain(value))?.[1] : undefined;
  return year ?? readMonth(value);
}

/** What is wrong with a count, and the digits it was meant to be where there is no doubt. */
export type CountMistake = Bilingual & { meant?: string };

const PERSONS_AND_CASES = "人次|人数|人|个|例|名|户|次|件|场次|场|位|口|条";
type Rule = { when: RegExp; zh: string; en: string; meant?: (text: string, match: RegExpExecArray) => string | undefined };

/** On the text in half width, without blanks around it; the first that fits is named. */
const RULES: readonly Rule[] = [
  { when: /^(?:[-—–_/\\.…*]+|无|没有|缺|不详|未知|未报|n\/?a|none|null)$/iu, zh: "不是数字；不详请留空，确为没有请写 0", en: "is no number; leave the cell empty where not known, write 0 where there was none" },
  { when: /^-\s*\d/u, zh: "带有负号；计数不能小于 0，请核对", en: "has a minus sign; a count is never below 0, check it" },
  { when: /^\+\s*(\d+)$/u, zh: "带有正号", en: "has a plus sign", meant: (_, match) => match[1] },
  { when: /^\d(?:\.\d+)?e[+-]?\d+$/iu, zh: "被表格软件写成了科学计数法；请把此列设为“文本”，重新填入全部数字", en: "was turned into scientific notation by a spreadsheet program; set the column to text and enter all its digits" },
  { when: /^[1-9]\d{0,2}(?:[,'’ ]\d{3})+$/u, zh: "带有千位分隔符", en: "has thousands separators", meant: (text) => text.replace(/\D/gu, "") },
  { when: /^\d[\d,'’、]*[,'’、]\d*$/u, zh: "带有分隔符，且分组不合千位，请核对", en: "has separators that do not part thousands, check it" },
  { when: /^(\d+)\.(0+)$/u, zh: "带有小数点", en: "has a decimal point", meant: (_, [, whole, zeros]) => (zeros!.length === 3 && whole!.length <= 3 ? undefined : whole) },
  { when: /^\d*\.\d+$/u, zh: "带有小数点；计数须为整数，请核对", en: "has a decimal point; a count is a whole number, check it" },
  { when: /^[\d.,]+\s*[%‰]$/u, zh: "是比例；此列须填数量", en: "is a share; this column takes a number of cases" },
  { when: new RegExp(`^(\\d+)\\s*(?:${PERSONS_AND_CASES})$`, "u"), zh: "带有单位", en: "has a unit", meant: (_, match) => match[1] },
  { when: /^[\d.,]+\s*\p{L}+$/u, zh: "带有单位；请换算成不带单位的数字", en: "has a unit; write the number without one" },
  { when: /^\d+(?:\s+\d+)+$/u, zh: "中间有空格，请核对", en: "has blanks inside, check it" },
];

/** Names the mistake in a count that is not written in digits; nothing where it cannot be told. */
export function countMistake(value: string): CountMistake | undefined {
  const text = plain(value);
  const wide = /[０-９]/u.test(value);
  if (/^\d+$/u.test(text)) return wide ? { zh: "是全角数字", en: "has full-width digits", meant: text } : { zh: "前后有空格", en: "has blanks around it", meant: text };
  for (const { when, zh, en, meant } of RULES) {
    const match = when.exec(text);
    if (!match) continue;
    const digits = meant?.(text, match);
    return digits === undefined ? { zh, en } : { zh, en, meant: digits };
  }
  return undefined;
}
