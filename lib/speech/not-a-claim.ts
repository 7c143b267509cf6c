/** What stands after a number that is no claim: years, dates, quarters, ordinals, ages, numbers of a list, articles of a law. */
const AFTER = /^\s*(?:年|月|日|号|时|点|[个项种类件张批期步层级句篇步块](?![，。；、,;）)]|孩|娃)|岁|周岁|季度|届|条|款|页|次会议|、|统计年度|分钟|小时|天|周|个月|个工作日|[一二三四五六七八九十两]?[项点]|°|°C|℃|[-—–/][0-9]|:[0-9]|(?:st|nd|rd|th|years?|months?|days?|weeks?|hours?|minutes?|pages?|o'clock|a\.?m|p\.?m)\b)/i;
/** What stands before one: ordinals, quarters, sections, numbers of documents, phones and rooms. */
const BEFORE = /(?:第\s?|\bQ|No\.?\s?|section |chapter |page |article |item |annex |table |figure |room |phone:? |tel\.?:? |[0-9][-—–/]|[0-9]:|电话：?|邮编：?|附件|编号：?|图|表|〔|\[|（|\(|[A-Za-z_])$/i;
const MONTHS = /(?:january|february|march|april|may|june|july|august|september|october|november|december)\s?$/i;

/** Whether a number without a unit may be a claim at all; `before` and `after` are what stands round it. */
export function mayBeClaim(before: string, after: string, number: string): boolean {
  if (/^(?:19|20)[0-9]{2}$/.test(number) || /^[0-9]{7,}$/.test(number) || /^0[0-9]/.test(number)) return false;
  if (/\($/.test(before) && /^ (?:out )?of (?:the )?[0-9]/.test(after)) return true; // (265 of 300)
  return !AFTER.test(after) && !BEFORE.test(before) && !MONTHS.test(before) && !/^\s?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(after);
}

/** Words that begin like a unit and are none: 3人均, 九成立, 一人一档. */
export function isOtherWord(unit: string, after: string): boolean {
  if (/^[人名户例]$/.test(unit) && /^(?:均|口径|民|大|单|一[户人策档村])/.test(after)) return true;
  if (/^个?村$/.test(unit) && /^(?:级|民|干|官|医|委|两委)/.test(after)) return true;
  return unit === "成" && /^[为立员果绩效功本都就长熟分品人]/.test(after);
}

/** Characters before a Chinese numeral that make it part of a word: 第三, 统一, 唯一, 每一, 星期三. */
export const JOINED = "第每几数统唯单任初星期周专万一二三四五六七八九十百千亿零〇两点";
