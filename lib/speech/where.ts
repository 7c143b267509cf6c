import type { ClaimContext } from "./claim";
import { chineseNumeral } from "./numeral";
import { shifted, type PeriodMention } from "./period";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";

/** Which area and period a number is about; `base` is what a change is measured against. */
export type Place = { area: string; period: string; base?: string; spread?: true; together?: string[] };
const TOGETHER = /(?:共|合计|总计|一共|together|in total|combined)/i;

/** The area and period nearest to a number, or those that its paragraph speaks of. */
export function placeOf({ text, places, periods, topic, turns }: Sentence, quantity: Quantity, context: ClaimContext): Place {
  const before = places.filter(({ end }) => end <= quantity.start);
  const after = places.filter(({ start }) => start >= quantity.end && !/[，,。；;]/.test(text.slice(quantity.end, start)) && (/\b(?:in|of|for|at)\s(?:the\s)?$/i.test(text.slice(0, start)) || /^[^，。]{0,6}(?:的是|在|为)$/.test(text.slice(quantity.end, start))));
  const behind = after.find(({ start }) => start - quantity.end <= 8 && /^\s(?:in|for|of|at)\s(?:the\s)?$/i.test(text.slice(quantity.end, start)));
  const place = behind ?? before.at(-1) ?? after[0];
  const area = place ? (place.spread ? (context.area) : (place.code ?? "")) : (topic.joined ?? topic.area ?? context.area);
  const run = place?.code ? before.slice(-8).filter(({ code }) => code !== undefined && context.villages.has(code)) : [];
  const listed = run.filter((one, at) => at === run.length - 1 || /^[村]?(?:、|和|及|与|, | and |, and )$/.test(text.slice(one.end, run[at + 1]!.start)));
  const often = numberOfVillages(text.slice(0, quantity.start));
  const named = before.filter(({ code }) => code !== undefined && context.villages.has(code)).slice(-(often ?? 0));
  if (often !== undefined && named.length === often) return { area: context.area, ...periodOf({ text, periods, topic, turns }, quantity, context), together: named.map(({ code }) => code!) };
  const together = listed.length >= 2 && listed.length === run.length && TOGETHER.test(text.slice(run[0]!.end, quantity.end)) ? listed.map(({ code }) => code!) : undefined;
  return { area, ...periodOf({ text, periods, topic, turns }, quantity, context), ...(place?.spread ? { spread: true as const } : {}), ...(together ? { together } : {}) };
}

/** 两村共、三个村合计: so many of the villages named before are taken together. */
function numberOfVillages(before: string): number | undefined {
  const found = /([两二三四五六七八九2-9])个?村(?:合计|总计|一?共)[^，。]{0,8}$/.exec(before);
  return found ? (chineseNumeral(found[1]!)?.value ?? Number(found[1])) : undefined;
}

function periodOf({ text, periods, topic, turns }: Pick<Sentence, "text" | "periods" | "topic" | "turns">, quantity: Quantity, context: ClaimContext): { period: string; base?: string } {
  const behind = periods.find(({ start, isBase }) => !isBase && start >= quantity.end && start - quantity.end <= 20 && /^\s*(?:[a-z]+\s){0,3}(?:in|during|for|of)\s(?:the\s)?$/i.test(text.slice(quantity.end, start)));
  // 由上年的91.5%提高到94.1%: what stands behind 由 ends where the rise begins.
  const isFrom = (one: PeriodMention) => /(?:由|从|\bfrom)\s?$/i.test(text.slice(0, one.start)) && turns.some(({ start }) => start >= one.end && start < quantity.start);
  // 低于上年的87.1% states what last year had.
  const right = periods.find((one) => one.key !== "" && one.end <= quantity.start && /^的$/.test(text.slice(one.end, quantity.start)));
  // 87.1% a year earlier: what last year had.
  const late = periods.find((one) => one.key !== "" && one.start >= quantity.end && /^\s(?:in\s)?(?:the\s)?$/i.test(text.slice(quantity.end, one.start)) && /^(?:a year|last|the (?:prev|year)|prev)/i.test(text.slice(one.start, one.end)));
  // ... the year before, when we had 129.
  const when = periods.findLast((one) => one.key !== "" && one.end <= quantity.start && /^, (?:when|while) [a-z ]{3,16}$/i.test(text.slice(one.end, quantity.start)));
  const own = late ?? when ?? behind ?? right ?? periods.findLast((one) => !one.isBase && one.key !== "" && one.end <= quantity.start && !isFrom(one)) ?? periods.find(({ start, isBase, key }) => !isBase && key !== "" && start >= quantity.end && !/compared (?:with|to)|\b(?:against|versus|from|than)\b/i.test(text.slice(quantity.end, start)) && /^[^，。；;]{0,60}\b(?:in|during|for|of)\s(?:the\s)?$/i.test(text.slice(quantity.end, start)) && !/, [0-9]/.test(text.slice(quantity.end, start)));
  const base = periods.findLast(({ isBase, key, end }) => isBase && key !== "" && end <= quantity.start) ?? periods.find(({ isBase, key, start }) => isBase && key !== "" && start >= quantity.end);
  const period = own?.key ?? topic.period ?? String(context.year);
  // 上年 as what is compared with is the year before the one spoken of, not before the one asked about.
  const relative = base && /^(?:上|去|last|the prev|the year before|a year)/i.test(text.slice(base.start, base.end));
  return { period: period === "?" ? "" : period, ...(base ? { base: relative ? shifted(period, -1) : base.key } : {}) };
}

/** Whether a period stands right at a number. */
export const namesPeriod = ({ text, periods }: Sentence, { start, end }: Quantity): boolean => periods.some((one) => !one.isBase && ((one.end <= start && start - one.end <= 6) || (one.start >= end && one.start - end <= 16 && !/\bto\b|[到至为]/.test(text.slice(end, one.start)))));

/** The quarter or month before. */
export function periodBefore(period: string): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter) return quarter[2] === "1" ? `${Number(quarter[1]) - 1}-Q4` : `${quarter[1]}-Q${Number(quarter[2]) - 1}`;
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (!month) return shifted(period, -1);
  return month[2] === "01" ? `${Number(month[1]) - 1}-12` : `${month[1]}-${String(Number(month[2]) - 1).padStart(2, "0")}`;
}
