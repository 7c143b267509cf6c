import type { Claim } from "./claim";
import type { Flag } from "./reason";

/** Flags by the place of the claim they belong to: parts that do not add up to the total, shares that do not add up to 100 %. */
export function draftSums(text: string, claims: readonly Claim[]): Map<number, Flag> {
  const flags = new Map<number, Flag>();
  for (const group of bySentence(claims)) {
    for (const flag of [partsOf(text, claims, group), sharesOf(claims, group), totalOf(text, claims, group)]) if (flag && !flags.has(flag[0])) flags.set(...flag);
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

/** 出生123人，其中男67人、女57人: two sexes, or three orders of birth, are the whole. */
function partsOf(text: string, claims: readonly Claim[], group: readonly Place[]): Found {
  const count = group.filter((at) => claims[at]!.quantity!.unit === "people" && isExact(claims[at]!));
  const sexes = [count.find((at) => isOf(text, claims[at]!, /男[婴孩性童]?(?:儿)?\s*$/, /^\s?boys?\b/i)), count.find((at) => isOf(text, claims[at]!, /女[婴孩性童]?(?:儿)?\s*$/, /^\s?girls?\b/i))];
  const orders = [/(?:一孩|第一孩)\s*$/, /二孩\s*$/, /(?:多孩|三孩及以上|三孩)\s*$/].map((word) => count.find((at) => isOf(text, claims[at]!, word)));
  for (const parts of [sexes, orders]) {
    if (parts.some((at) => at === undefined)) continue;
    const total = count.find((at) => at < Math.min(...(parts as Place[])) && claims[at]!.kind === "value");
    if (total === undefined) continue;
    const sum = (parts as Place[]).reduce((all, at) => all + amount(claims[at]!), 0);
    if (Math.abs(sum - amount(claims[total]!)) > 1e-6) return [total, { code: "sumDiffers", sum, total: amount(claims[total]!) }];
  }
  return undefined;
}

const isOf = (text: string, { start, end }: Claim, word: RegExp, latin?: RegExp): boolean => word.test(text.slice(Math.max(0, start - 6), start)) || Boolean(latin && (latin.test(text.slice(end, end + 6)) || /(?:boys?|girls?)$/i.test(text.slice(start, end)) && latin.test(/(?:boys?|girls?)$/i.exec(text.slice(start, end))![0])));

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
