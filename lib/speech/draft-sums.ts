import type { Claim } from "./claim";
import type { Flag } from "./reason";

/** Flags by the place of the claim they belong to: parts that do not add up to the total, shares that do not add up to 100 %. */
export function draftSums(text: string, claims: readonly Claim[]): Map<number, Flag> {
  const flags = new Map<number, Flag>();
  for (const group of bySentence(claims)) {
    for (const flag of [partsOf(text, claims, group), quartersOf(claims, group), sharesOf(claims, group), pairShares(text, claims, group), totalOf(text, claims, group)]) if (flag && !flags.has(flag[0])) flags.set(...flag);
  }
  return flags;
}

type Place = number;
type Found = [Place, Flag] | undefined;

function bySentence(claims: readonly Claim[]): Place[][] {
  const groups = new Map<number, Place[]>();
  claims.forEach(({ sentence, quantity }, at) => quantity && groups.set(sentence, [...(groups.get(sentence) ?? []), at]));
  return [...groups.values()].filter((group) => group.length >= 2);
}

const amount = ({ quantity }: Claim): number => quantity!.written * quantity!.factor;
const isExact = ({ quantity, kind }: Claim): boolean => kind !== "change" && quantity!.upper === undefined && !quantity!.bound;

/** Two kinds that are the whole: boys and girls, within the province and beyond. */
const PAIRS: readonly (readonly [RegExp, RegExp, RegExp?, RegExp?])[] = [
  [/男[婴孩性童]?(?:儿)?\s*$/, /女[婴孩性童]?(?:儿)?\s*$/, /^(?: were)?\s?(?:boys?|males?)\b/i, /^(?: were)?\s?(?:girls?|females?)\b/i],
  ...["省", "市", "县", "乡", "镇"].map((level) => [new RegExp(`${level}内\\s*$`), new RegExp(`${level}外\\s*$`)] as const),
];
const pairsIn = (text: string, claims: readonly Claim[], among: readonly Place[]): (Place | undefined)[][] => PAIRS.map(([one, two, first, second]) => [among.find((at) => isOf(text, claims[at]!, one, first)), among.find((at) => isOf(text, claims[at]!, two, second))]);

/** 男占53%、女占46%: two kinds that are the whole are 100 % together. */
function pairShares(text: string, claims: readonly Claim[], group: readonly Place[]): Found {
  const shares = group.filter((at) => claims[at]!.quantity!.unit === "percent" && isExact(claims[at]!));
  const before = (at: Place): Claim => ({ ...claims[at]!, start: claims[at]!.start - (/占比?(?:为)?\s*$/.exec(text.slice(0, claims[at]!.start).slice(-4))?.[0].length ?? 0) });
  for (const [one, two] of PAIRS) {
    const parts = [shares.find((at) => isOf(text, before(at), one)), shares.find((at) => isOf(text, before(at), two))];
    if (parts.includes(undefined)) continue;
    const own = (parts as Place[]).map((at) => claims[at]!.quantity!);
    const sum = own.reduce((all, { written }) => all + written, 0);
    if (Math.abs(sum - 100) > own.reduce((all, { decimals }) => all + 0.5 * 10 ** -decimals, 0) + 1e-9) return [Math.max(...(parts as Place[])), { code: "sharesDiffer", sum: Number(sum.toFixed(4)) }];
  }
  return undefined;
}

/** 一季度34人……四季度29人，全年123人: four quarters are the year. */
function quartersOf(claims: readonly Claim[], group: readonly Place[]): Found {
  for (const total of group.filter((at) => /^\d{4}$/.test(claims[at]!.period) && claims[at]!.kind === "value" && isExact(claims[at]!))) {
    const { indicator, area, period, part, quantity } = claims[total]!;
    if (indicator?.formula.kind !== "count") continue;
    const parts = ["Q1", "Q2", "Q3", "Q4"].map((quarter) => group.find((at) => claims[at]!.period === `${period}-${quarter}` && claims[at]!.indicator === indicator && claims[at]!.area === area && claims[at]!.part === part && claims[at]!.quantity!.unit === quantity!.unit && isExact(claims[at]!)));
    if (parts.includes(undefined)) continue;
    const sum = (parts as Place[]).reduce((all, at) => all + amount(claims[at]!), 0);
    if (Math.abs(sum - amount(claims[total]!)) > 1e-6) return [total, { code: "sumDiffers", sum, total: amount(claims[total]!) }];
  }
  return undefined;
}

/** 出生123人，其中男67人、女57人: two sexes, or three orders of birth, are the whole. */
function partsOf(text: string, claims: readonly Claim[], group: readonly Place[]): Found {
  const count = group.filter((at) => claims[at]!.quantity!.unit === "people" && isExact(claims[at]!));
  const orders = [/(?:一孩|第一孩)\s*$/, /二孩\s*$/, /(?:多孩|三孩及以上|三孩)\s*$/].map((word) => count.find((at) => isOf(text, claims[at]!, word)));
  for (const parts of [...pairsIn(text, claims, count), orders]) {
    if (parts.some((at) => at === undefined)) continue;
    const total = count.find((at) => at < Math.min(...(parts as Place[])) && claims[at]!.kind === "value");
    if (total === undefined) continue;
    const sum = (parts as Place[]).reduce((all, at) => all + amount(claims[at]!), 0);
    if (Math.abs(sum - amount(claims[total]!)) > 1e-6) return [total, { code: "sumDiffers", sum, total: amount(claims[total]!) }];
  }
  return undefined;
}

const isOf = (text: string, { start, end }: Claim, word: RegExp, latin?: RegExp): boolean => word.test(text.slice(Math.max(0, start - 6), start)) || Boolean(latin && (latin.test(text.slice(end, end + 12)) || /(?:boys?|girls?)$/i.test(text.slice(start, end)) && latin.test(/(?:boys?|girls?)$/i.exec(text.slice(start, end))![0])));

/** Shares of all orders of birth that are said in one sentence are 100 % together, but for rounding. */
function sharesOf(claims: readonly Claim[], group: readonly Place[]): Found {
  const parts = ["order-1-share", "order-2-share", "order-3-share"].map((id) => group.find((at) => claims[at]!.indicator?.id === id && claims[at]!.quantity!.unit === "percent" && isExact(claims[at]!)));
  if (parts.some((at) => at === undefined)) return undefined;
  const own = (parts as Place[]).map((at) => claims[at]!);
  const sum = own.reduce((all, { quantity }) => all + quantity!.written, 0);
  const rounding = own.reduce((all, { quantity }) => all + 0.5 * 10 ** -quantity!.decimals, 0);
  return Math.abs(sum - 100) > rounding + 1e-9 ? [Math.max(...(parts as Place[])), { code: "sharesDiffer", sum: Number(sum.toFixed(4)) }] : undefined;
}

/** A、B、C，合计N: what is said to be their total is. */
function totalOf(text: string, claims: readonly Claim[], group: readonly Place[]): Found {
  const at = group.find((one) => /(?:合计|总计|共计|in total|totalling|a total of)[^，。0-9]{0,6}$/i.test(text.slice(Math.max(0, claims[one]!.start - 14), claims[one]!.start)) && isExact(claims[one]!));
  if (at === undefined) return undefined;
  const total = claims[at]!;
  const parts = group.filter((one) => one < at && claims[one]!.quantity!.unit === total.quantity!.unit && claims[one]!.indicator === total.indicator && claims[one]!.part === total.part && isExact(claims[one]!) && claims[one]!.kind === "value");
  if (parts.length < 2 || total.quantity!.unit !== "people") return undefined;
  const sum = parts.reduce((all, one) => all + amount(claims[one]!), 0);
  return Math.abs(sum - amount(total)) > 1e-6 ? [at, { code: "sumDiffers", sum, total: amount(total) }] : undefined;
}
