import { roundHalfUp } from "../i18n/decimal";
import { narrow } from "./as-read";
import type { Claim } from "./claim";
import { ENGLISH_NUMERAL, toChineseNumeral } from "./numeral";
import type { Quantity } from "./quantity";
import type { CheckedClaim } from "./verdict";

/** Words to put in the place of others; offsets are those of the draft. */
export type Correction = { start: number; end: number; text: string };

const NUMBER = /[-−–负]?[0-9][0-9,，]*(?:\.[0-9]+)?|[零〇○一二两三四五六七八九十百千万亿点]+/;

/** What would make a claim right, written as the draft writes it; undefined where no other words are sure to. */
export function correctionOf(claim: Claim, { verdict, value }: CheckedClaim, draft: string): Correction | undefined {
  // Six fewer than last year needs another sentence.
  if (verdict === "unclearChange") return claim.wording && !(claim.quantity?.turn && claim.quantity.style === "english") ? withoutTurn(draft, claim.wording) : undefined;
  if ((verdict !== "differs" && verdict !== "earlierSnapshot") || value === undefined || !claim.quantity || claim.kind === "rank") return undefined;
  const { quantity } = claim;
  // A fall called a rise needs another sentence, not another number.
  if ((claim.kind === "change" || claim.kind === "gap") && claim.direction && quantity.unit !== "times" && (value > 0) !== (claim.direction === "up")) return undefined;
  if (quantity.turn) return undefined;
  const text = written(quantity, claim.kind === "change" || claim.kind === "gap" ? Math.abs(value) : value, narrow(draft.slice(claim.start, claim.end)));
  return text === undefined ? undefined : { start: claim.start, end: claim.end, text };
}

/** A value in the words of the number that it takes the place of: same unit, decimals, separators and kind of numeral. */
export function written({ factor, decimals, style, upper, unit, prefix, suffix }: Quantity, value: number, text: string): string | undefined {
  const places = unit === "percent" && decimals === 0 && (suffix === "成" || !NUMBER.test(text)) ? 1 : decimals;
  const number = roundHalfUp(value / factor, places);
  if (suffix === "成" || (style !== "digits" && unit === "percent" && !prefix)) return `${number}%`;
  if (style === "english") return text.replace(new RegExp(ENGLISH_NUMERAL, "i"), number);
  if (upper !== undefined) return text.replace(new RegExp(`^.*(?:${NUMBER.source})`), prefix ? prefix + toChineseNumeral(number) : style === "chinese" ? toChineseNumeral(number) : number);
  const digits = style === "chinese" ? toChineseNumeral(number.replace("-", "")) : /[,，]/.test(text) ? grouped(number) : number;
  const body = prefix ? text.slice(prefix.length).replace(NUMBER, digits) : text.replace(NUMBER, digits);
  return (prefix ?? "") + body.replace(/(?<=[0-9十百千万一二三四五六七八九零])(?:多|余)/, "");
}

const grouped = (number: string): string => number.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** 比上年下降0.51个千分点 becomes 与上年相比无明显变化. */
function withoutTurn(draft: string, { start, end }: { start: number; end: number }): Correction {
  const words = draft.slice(start, end);
  if (/[\u4e00-\u9fff]/.test(words)) {
    const base = /^(?:比|较|与)(上年|去年|上一?年度|20\d\d年)(?:同期)?/.exec(words);
    return { start, end, text: base ? `与${base[1]}相比无明显变化` : /^同比/.test(words) ? "同比无明显变化" : "无明显变化" };
  }
  const before = draft.slice(Math.max(0, start - 40), start);
  // A clear fall becomes no clear change, was up 3 points showed none, and what is set off by a comma stays so.
  const noun = /\b(?:an?|the|this)(?: (?:clear|slight|sharp|further|marked|small|significant|steady|notable))* $/i.exec(before);
  if (noun) return { start: start - noun[0].length, end, text: "no clear change" };
  const verb = /\b(?:was|were|is|are|stood)(?: (?:also|again|slightly|clearly|sharply|markedly))? $/i.exec(before);
  if (verb) return { start: start - verb[0].length, end, text: "showed no clear change" };
  return { start, end, text: /^(?:up|down|higher|lower)\b/i.test(words) && /[,(] ?$/.test(before) ? "with no clear change" : "showed no clear change" };
}

/** The draft with the corrections accepted; of two that overlap the first is taken. */
export function corrected(draft: string, corrections: readonly Correction[]): string {
  let [text, at] = ["", 0];
  for (const { start, end, text: words } of [...corrections].sort((one, two) => one.start - two.start)) {
    if (start < at) continue;
    text += draft.slice(at, start) + words;
    at = end;
  }
  return text + draft.slice(at);
}
