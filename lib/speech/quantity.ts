/** What a number in a text counts: the factor turns it into the fraction or count that a figure holds. */
export type QuantityUnit = "permille" | "percent" | "percentPoints" | "permillePoints" | "people" | "villages" | "plain";

/** A number of a text with its unit; offsets in UTF-16 units. */
export type Quantity = {
  text: string;
  start: number;
  end: number;
  /** As written, before the unit: 10.42 of `10.42‰`. */
  written: number;
  decimals: number;
  /** written × factor is in the unit of a figure: a fraction, a count, boys per 100 girls. */
  factor: number;
  unit: QuantityUnit;
};

const NUMBER = "[0-9]{1,3}(?:[,，][0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?";
const UNITS: readonly [pattern: string, unit: QuantityUnit, factor: number][] = [
  ["个百分点|percentage points?|pp\\b", "percentPoints", 0.01],
  ["个千分点|per mille points?", "permillePoints", 0.001],
  ["‰|per mille|per thousand|per 1,?000", "permille", 0.001],
  ["%|％|per cent|percent", "percent", 0.01],
  ["个村|个行政村|villages?\\b", "villages", 1],
  ["万人|万例", "people", 10_000],
  ["亿人", "people", 100_000_000],
  ["人次|人|名|例|个孩子|births?\\b|deaths?\\b|people\\b|persons?\\b|children\\b", "people", 1],
];
const UNIT = UNITS.map(([pattern]) => `(${pattern})`).join("|");
const QUANTITY = new RegExp(`(?<![0-9A-Za-z.,，])(百分之|千分之)?(${NUMBER})(?![0-9])(?:\\s?(?:${UNIT}))?`, "gi");

/** What stands after or before a number that is no claim: years, dates, quarters, ordinals, ages, numbers of a list. */
const NOT_BEFORE = /^\s*(年|月|日|号|时|点|岁|周岁|季度|届|条|款|页|、|统计年度|[一二三四五六七八九十两]?[项点]|°)/;
const NOT_AFTER = /(第\s?|Q|No\.\s?|section |chapter |page |[0-9][-—–/])$/i;

/** Every number of a text that may be a claim, in order. */
export function findQuantities(text: string): Quantity[] {
  return [...text.matchAll(QUANTITY)].flatMap((match) => {
    const [whole, prefix, number] = match;
    const start = match.index;
    const end = start + whole.length;
    const at = UNITS.findIndex((_, place) => match[place + 3] !== undefined);
    const [, unit, factor] = prefix ? ["", prefix === "百分之" ? "percent" : "permille", prefix === "百分之" ? 0.01 : 0.001] as const : (UNITS[at] ?? (["", "plain", 1] as const));
    if (unit === "plain" && !isClaim(text.slice(Math.max(0, start - 12), start), text.slice(end, end + 12), number!)) return [];
    return [{ text: whole, start, end, written: Number(number!.replace(/[,，]/g, "")), decimals: number!.split(".")[1]?.length ?? 0, factor, unit }];
  });
}

function isClaim(before: string, after: string, number: string): boolean {
  if (/^(19|20)[0-9]{2}$/.test(number)) return false;
  return !NOT_BEFORE.test(after) && !NOT_AFTER.test(before) && !/^[-—–/][0-9]/.test(after);
}
