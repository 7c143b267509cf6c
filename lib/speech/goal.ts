import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";
import type { Turn } from "./turn";

const BEFORE = /目标(?:任务|值|要求)?(?:是|为|的|：|:|定为|定在)?(?:不低于|不高于|不超过)?$|\b(?:targets?|goals?) (?:of|was|were|is|set at) (?:at least )?$/i;
const AFTER = /^(?:以[上下内])?的?(?:年度|全年|年初|考核|控制|预定|规定|既定|责任|工作)*(?:目标|任务指标|考核线)|^ (?:annual |yearly |agreed )?(?:target|goal|ceiling)s?\b/i;
/** A goal for what is to come is no goal that was set. */
const WISH = /(?:力争|争取|确保|明年|来年|下一?年|下一步|要(?!求)|必须|应(?:当|该|达)|打算|计划(?!生育)|预计|\b(?:will|must|should|aims?|plans?|next year)\b)[^，。；]{0,30}$/i;
const GAP = /(?:比|较|高于|低于|高出|超过?|距离?|离|与|和)[^，。；]{0,8}目标(?:任务|值|要求)?(?:[0-9.]+%)?(?:的)?(?:还|尚|仍)?(高出?|低|相?差|少|多|超出|超过)?(?:了|约)?$|目标(?:任务|值|要求)?[，,](?:还|尚|仍)?(差|高出|超出|超过?)(?:了|约)?$/;
const ENGLISH_BY = /\b(exceed(?:ed|s)|beat|over|missed|short of|below|above) (?:its |the |their )?[^,.;]{0,14}(?:target|goal) by (?:about )?$/i;
const ENGLISH_GAP = /^ (above|below|short of|over|under|ahead of|behind) (?:its |the |their )?(?:[0-9.]+% |annual |yearly )*(?:target|goal)s?\b/i;

/** 85%的目标, a target of 90%: the number is a goal that was set, and no figure. */
export function isGoal({ text }: Sentence, { start, end, unit }: Quantity): boolean {
  if (unit !== "percent" && unit !== "permille") return false;
  return (BEFORE.test(text.slice(0, start)) || AFTER.test(text.slice(end))) && !WISH.test(text.slice(0, start));
}

/** 比目标高2.1个百分点, 1.7 points short of the target: how far the figure lies from its goal. */
export function goalGap({ text }: Sentence, { start, end, unit }: Quantity): { direction?: Turn["direction"] } | undefined {
  if (unit !== "percentPoints" && unit !== "permillePoints") return undefined;
  const [before, after] = [GAP.exec(text.slice(0, start)), ENGLISH_GAP.exec(text.slice(end)) ?? ENGLISH_BY.exec(text.slice(0, start))];
  if (!before && !after) return undefined;
  const side = before ? (before[1] ?? before[2] ?? (/高于|高出|超/.test(before[0]) ? "高" : /低于|距|离/.test(before[0]) ? "低" : "")) : after![1]!;
  if (/^(?:高|多|超|above|over|ahead|exceed|beat)/i.test(side)) return { direction: "up" };
  return /^(?:低|差|少|below|short|under|behind|missed)/i.test(side) ? { direction: "down" } : {};
}
