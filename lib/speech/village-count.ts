import type { Indicator } from "../indicators/indicator";
import type { Counted } from "./claim";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";

const TOTAL_BEFORE = /(?:全[乡镇县市区]|辖|共有?|现有|总共|所有|(?:共有?|下?辖|现有)[^，。；]{1,24}等|\b(?:the|all|of|its|our|has|all of the))(?:的)?\s*$/i;
const TOTAL_AFTER = /^\s*(?:中|里|当中|之中|in all|in total|in the)/i;
const LISTED = /落后村|列入|跟踪|挂牌|重点帮扶|lagging|listed|on the (?:follow-up )?list/i;
const WATCHED = /关注村|列[为入]关注|列[为入]观察|(?:on|under) watch|watched/i;
const ABOVE = /(?:高于|超过|大于|多于|以上|达到|above|over|exceed|more than|at least|higher than)/i;
const BELOW = /(?:低于|不足|小于|少于|不到|未达到?|没有达到|以下|below|under|less than|lower than|fall short)/i;
const CLOSED = /以上|以下|达到|at least/i;
const AVERAGE = /(?:平均|全[乡镇县]水平|全[乡镇县]值|average|township(?:'s)? (?:figure|value|own)|the township)/i;

export type CountedVillages = { counted: Counted; indicator?: Indicator; /** The number that villages are counted beyond. */ limit?: Quantity };

/** 3个村漏报率超过5%: the limit says which villages are counted, and nothing of any area. */
export const isLimit = (sentence: Sentence, quantity: Quantity): boolean => sentence.quantities.some((one) => one.unit === "villages" && countedIn(sentence, one)?.limit === quantity);

/** What a number of villages counts: all of them, those listed, those beyond a limit; undefined where the words do not say. */
export function countedIn(sentence: Sentence, quantity: Quantity): CountedVillages | undefined {
  const { text } = sentence;
  const clause = clauseRound(text, quantity);
  const behind = text.slice(quantity.end, quantity.end + 14);
  if (quantity.unit === "towns" || quantity.unit === "groups") return { counted: { of: quantity.unit } };
  if (quantity.unit !== "villages") return undefined;
  const villages = namedBeside(sentence, quantity);
  if (villages) {
    const state = WATCHED.test(clause) || /需要?关注|予以关注/.test(clause) ? "watched" as const : LISTED.test(clause) ? "listed" as const : undefined;
    return { counted: { of: "named", villages, ...(state ? { state } : {}) } };
  }
  if (TOTAL_AFTER.test(behind) && !/^\s*(?:in all|in total)?\s*(?:are|were) /.test(behind)) return { counted: { of: "villages" } };
  const rest = text.slice(quantity.end);
  const [watched, listed] = [rest.search(WATCHED), rest.search(LISTED)];
  const named = watched >= 0 && (listed < 0 || watched <= listed) ? watched < clause.length : false;
  if (named || (WATCHED.test(clause) && !LISTED.test(clause))) return { counted: { of: "watched" } };
  if (LISTED.test(clause)) return { counted: { of: "listed" } };
  // 去年有5个落后村，今年减少到4个
  const said = /(落后|挂牌|关注)村[^。；]{0,16}$/.exec(text.slice(0, quantity.start))?.[1];
  if (said && /^[0-9一二两三四五六七八九十]+个$/.test(quantity.text)) return { counted: { of: said === "关注" ? "watched" : "listed" } };
  const beyond = beyondIn(sentence, quantity, clause);
  if (beyond) return beyond;
  return TOTAL_BEFORE.test(text.slice(Math.max(0, quantity.start - 12), quantity.start)) || /^\s*(?:，|,|。|、)?(?:[^，。]{0,4}(?:人口|户)|$)/.test(behind) ? { counted: { of: "villages" } } : undefined;
}

/** 石门、上湾、柳沟三个村; three villages (Shimen, Shangwan and Liugou): the villages that are named right beside their number. */
function namedBeside({ text, places }: Sentence, { start, end }: Quantity): string[] | undefined {
  if (/^(?:合计|总计|一?共|相差|之间|平均|之和)/.test(text.slice(end))) return undefined;
  const between = (from: number, to: number) => /^村?(?:、|和|及|与|以及|, | and |, and )$/.test(text.slice(from, to));
  const named = places.filter(({ code }) => code !== undefined);
  const run: typeof named = [];
  for (const one of named.filter((place) => place.end <= start).reverse()) {
    if (run.length === 0 ? !/^村?(?:这|共)?$/.test(text.slice(one.end, start)) : !between(one.end, run[0]!.start)) break;
    run.unshift(one);
  }
  if (run.length === 0 && /^ ?[（(]/.test(text.slice(end))) {
    for (const one of named.filter((place) => place.start >= end)) {
      if (run.length === 0 ? !/^ ?[（(]$/.test(text.slice(end, one.start)) : !between(run.at(-1)!.end, one.start)) break;
      run.push(one);
    }
  }
  return run.length >= 2 ? run.map(({ code }) => code!) : undefined;
}

function clauseRound(text: string, { start, end }: Quantity): string {
  const from = Math.max(...["，", "。", "；", ",", ";"].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const rest = text.slice(end).search(/[，。；;]|,\s/);
  return text.slice(from, rest < 0 ? text.length : end + rest);
}

function beyondIn({ text, phrases, quantities }: Sentence, quantity: Quantity, clause: string): CountedVillages | undefined {
  const side = BELOW.test(clause) ? "below" : ABOVE.test(clause) ? "above" : undefined;
  const at = text.indexOf(clause);
  const within = <Of extends { start: number; end: number }>(one: Of) => one.start >= at && one.end <= at + clause.length;
  const phrase = phrases.find((one) => within(one) && one.indicator) ?? phrases.findLast(({ end, indicator }) => indicator && end <= quantity.start);
  if (!side || !phrase?.indicator) return undefined;
  const limit = quantities.find((one) => one !== quantity && within(one) && (one.unit === "percent" || one.unit === "permille"));
  if (!limit && !AVERAGE.test(clause)) return undefined;
  return { counted: { of: "beyond", side, closed: CLOSED.test(clause), ...(limit ? { limit: limit.written * limit.factor } : {}) }, indicator: phrase.indicator, ...(limit ? { limit } : {}) };
}
