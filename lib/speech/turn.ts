export type Direction = "up" | "down";
/** A word that says something rose or fell. */
export type Turn = { direction: Direction; start: number; end: number };

const RISE = /上升|升高|升至|升到|提高|提升|增长(?!率)|增加|增至|增多|上涨|扩大|多出|(?<=(?:比|较)(?:上年|去年|\d{4}年)(?:同期)?)多(?=[0-9一二三四五六七八九十])|回升|攀升|走高|(?<![很许众不])多(?=(?:流出|流入|迁入|迁出|出生|死亡)了?[0-9一二两三四五六七八九十])|多生|(?<=同比|与上年相比|与去年相比)多(?=[0-9一二三四五六七八九十])|增幅|涨幅|升幅|\brose\b|\brises?\b|\brisen\b|\brising\b|\bincreas(?:e[sd]?|ing)\b|\bhigher\b|\bgrew\b|\bgrown\b|\bgained?\b|\bclimbed\b|\bimproved\b|\bup\b(?! to\b)/gi;
const FALL = /下降|降低|降至|降到|减少|减至|回落|缩小|下滑|走低|降幅|跌幅|减幅|掉了|少了|少(?=(?:流出|流入|迁入|迁出|出生|死亡)了?[0-9一二两三四五六七八九十])|少生|少死|(?<=同比|与上年相比|与去年相比)少(?=[0-9一二三四五六七八九十])|(?<=(?:比|较)(?:上年|去年|\d{4}年)(?:同期)?)少(?=[0-9一二三四五六七八九十])|\bfell\b|\bfalls?\b|\bfallen\b|\bfalling\b|\bdecreas(?:e[sd]?|ing)\b|\blower\b|\bdropp?(?:ed)?\b|\bdeclin(?:e[sd]?|ing)\b|\breduced\b|\bdown\b|\bslipped\b|\bslid\b|\beased\b/gi;
/** What a rise or fall leads to: a value and not its size. */
export const TO = /^\s*了?(?:为|到|至|成|达到?)了?\s*$|(?:到|至|为|成)了?(?:今年|本年|(?:19|20)[0-9]{2}年)(?:的)?\s*$|至\s*$|到\s*$|为\s*$|\bto\b[^,]{0,8}$/i;
/** Words of comparison with an earlier period. */
export const AGAINST = /比上年|较上年|与上年|同比|环比|比去年|较去年|与去年|比[一二0-9〇○零]{4}年|较[0-9]{4}年|比上一?季度|than last year|on last year|from last year|over last year|year on year|compared with|than in \d{4}|than the year before|on the year/i;
/** The period just before, not the same one last year. */
export const ON_THE_LAST = /环比|比上一?季度|较上一?季度|比上月|on the quarter|quarter on quarter/i;
/** The text denies a change: then no rise or fall is claimed. */
const DENIED = /(?:没有|未|并未|无|不)(?:明显|显著|清楚)?(?:的)?$|(?:no clear|not|no|neither) (?:clear(?:ly)? )?$/i;
/** A rise or fall of something else: 上升趋势要遏制, 提高认识, 增加投入. */
const OTHER_WORDS = /^(?:认识|站位|水平|质量|能力|意识|效率|素质|投入|力度|工作|责任|覆盖面|服务|收入|经费|透明度|满意度|警惕|了认识)/;

/** Every rise or fall that a sentence speaks of, in order. */
export function findTurns(text: string): Turn[] {
  const all = ([[RISE, "up"], [FALL, "down"]] as const).flatMap(([pattern, direction]) => [...text.matchAll(pattern)].map((match): Turn => ({ direction, start: match.index, end: match.index + match[0].length })));
  return all.filter(({ start, end }) => !DENIED.test(text.slice(Math.max(0, start - 10), start)) && !OTHER_WORDS.test(text.slice(end, end + 4))).sort((one, two) => one.start - two.start);
}
