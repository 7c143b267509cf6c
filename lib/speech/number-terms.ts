import type { Claim, ClaimContext } from "./claim";
import { boundAt, type Bound } from "./bound";
import type { FoundPhrase, Part } from "./phrases";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";

/** The unit that a number takes from the words beside it: deaths per 1,000 people were 6.95; 重报率为0; of whom 1,407; 94 of them; a death rate up 0.25 points. */
export function unitOf(sentence: Sentence, quantity: Quantity): Partial<Quantity> {
  const { text, phrases, quantities } = sentence;
  const { unit, start, end, suffix = "" } = quantity;
  if (unit === "plain" && /^ (?:were|are) (?:baby )?(?:boys|girls|males|females)\b/i.test(text.slice(end))) return { unit: "people" };
  if (unit === "plain" && /\bof (?:whom|them|these)(?: (?:some|about))? $/i.test(text.slice(0, start))) return { unit: "people" };
  const last = unit === "plain" && /^ of (?:them|these|which|whom)\b/i.test(text.slice(end)) ? quantities.findLast((one) => one.end <= start && (one.unit === "people" || one.unit === "held")) : undefined;
  if (last) return { unit: last.unit };
  if (unit !== "percentPoints" || !/^(?:个点|points?)$/i.test(suffix)) return perThousand(sentence, quantity);
  const kind = phrases.findLast((one) => one.end <= start && one.indicator && one.part === "value")?.indicator?.formula.kind;
  return kind === "rate" || kind === "difference" ? { unit: "permillePoints", factor: 0.001 } : kind === "odds" ? { factor: 1 } : {};
}

function perThousand({ text, phrases }: Sentence, { unit, start, written }: Quantity): Partial<Quantity> {
  const phrase = unit === "plain" ? phrases.findLast(({ end }) => end <= start) : undefined;
  if (!phrase?.indicator || text.slice(phrase.end, start).length > 12) return {};
  if (/per (?:1,?000|thousand)/.test(phrase.text)) return { unit: "permille", factor: 0.001 };
  return written === 0 && phrase.indicator.formula.kind === "share" && text.slice(phrase.end, start).length <= 3 ? { unit: "percent", factor: 0.01 } : {};
}

/** 占总人口的18.1%: of what. */
export function wholeOf({ text, phrases }: Sentence, { start }: Quantity): Pick<Claim, "whole"> {
  const at = text.lastIndexOf("占", start);
  const phrase = at < 0 ? undefined : phrases.find((one) => one.start > at && one.end <= start && one.indicator?.formula.kind === "count");
  return phrase ? { whole: phrase.indicator! } : {};
}

/** 流出是流入的7.2倍: two indicators of one period are measured against each other. */
export function againstOf({ text, phrases, places }: Sentence, { start }: Quantity, phrase: FoundPhrase | undefined): Partial<Pick<Claim, "indicator" | "against" | "part" | "area">> {
  // 石门村人口是下寨村的4倍: one area is measured against another.
  const other = places.findLast(({ end, code }) => end <= start && code !== undefined && /^[村乡镇县]?(?:[0-9,]+口?人)?的(?:约|近)?$/.test(text.slice(end, start)));
  const own = other && /(?:是|为|相当于|达到?)$/.test(text.slice(0, other.start)) ? places.findLast(({ end, code }) => end <= other.start && code !== undefined && code !== other.code) : undefined;
  if (own && phrase?.indicator) return { area: own.code!, against: { indicator: phrase.indicator, part: phrase.part, area: other!.code! } };
  const first = phrases.findLast(({ end, indicator }) => indicator && phrase && end <= phrase.start && /[是为相当达](?:到|于)?[^，。]{0,4}$/.test(text.slice(end, phrase.start)));
  return first?.indicator && phrase?.indicator && /^(?:数|人数|人口|总数)?的(?:约|近)?$/.test(text.slice(phrase.end, start)) ? { indicator: first.indicator, part: first.part, against: { indicator: phrase.indicator, part: phrase.part } } : {};
}

/** 其中男6020人 is a part of what was said; of births there is a figure of it. */
export function sexBefore(before: string, words: ClaimContext["words"], { start, unit }: Quantity, { phrase, part }: { phrase?: FoundPhrase; part?: Part }): { indicator?: Claim["indicator"]; part?: Part } | undefined {
  const sex = unit === "people" && part === "value" && phrase?.indicator ? /(男|女)性?(?:为|有|共)?$/.exec(before.slice(0, start))?.[1] : undefined;
  if (!sex) return undefined;
  const ratio = phrase!.indicator!.id === "births" ? words.find(({ indicator }) => indicator?.id === "sex-ratio-at-birth")?.indicator : undefined;
  return ratio ? { indicator: ratio, part: sex === "男" ? "events" : "rest" } : {};
}

/** 迁入445人，其中省内300人: a part by a mark that no figure is made by. */
export function isOtherPart({ text, places, periods, phrases }: Sentence, { start, unit }: Quantity, phrase: FoundPhrase | undefined): boolean {
  const clause = unit === "people" && phrase?.indicator && /其中[^。；]*$/.test(text.slice(0, start)) ? /(?:其中|[，、,：:0-9人])([\u4e00-\u9fff]{2,6})$/.exec(text.slice(0, start))?.[1] : undefined;
  if (clause === undefined || !/^(?:[省市县乡镇村区]|本[省市县乡镇]|外[省市县乡镇])[内外]?$|^跨[省市县乡镇]|^(?:本|外)[省市县乡镇]/.test(clause.replace(/^其中/, "").replace(/(?:的|有|为|约|近)+$/, ""))) return false;
  return ![...places, ...periods, ...phrases].some((one) => one.start >= start - clause.length && one.end <= start);
}

/** 迁出比迁入多41人: two counts of one area are measured against each other. */
export function moreThanOther({ text, phrases }: Sentence, { start, unit }: Quantity, phrase: FoundPhrase): Pick<Claim, "indicator" | "part" | "against" | "direction"> | undefined {
  const side = unit === "people" ? /^(?:人数|人口|数)?(多|少)(?:出|了)?$/.exec(text.slice(phrase.end, start))?.[1] : undefined;
  const own = side ? phrases.findLast(({ end, indicator }) => indicator && end <= phrase.start && /^(?:人数|人口|数)?(?:为|有|达)?(?:[0-9,]+人[，,])?比$/.test(text.slice(end, phrase.start))) : undefined;
  return own ? { indicator: own.indicator!, part: own.part, against: { indicator: phrase.indicator!, part: phrase.part }, direction: side === "多" ? "up" : "down" } : undefined;
}

/** 不到全乡平均的六成: a figure as a share of that of another area. */
export function shareOfArea({ text, places, phrases, topic }: Sentence, { start, unit }: Quantity, area: string): { area: string; against: NonNullable<Claim["against"]>; bound?: Bound } | undefined {
  const whole = unit === "percent" ? places.findLast(({ end, code }) => end <= start && code !== undefined && /^(?:的)?平均(?:水平|值)?的(?:约|近)?$/.test(text.slice(end, start))) : undefined;
  const phrase = whole && phrases.findLast(({ end, indicator }) => indicator && end <= whole.start);
  const own = whole && (places.findLast(({ end, code }) => end <= whole.start && code !== undefined && code !== whole.code)?.code ?? topic.village ?? (area === whole.code ? undefined : area));
  return own && phrase ? { area: own, against: { indicator: phrase.indicator!, part: phrase.part, area: whole.code! }, ...(boundAt(text, whole.start, whole.end) ? { bound: boundAt(text, whole.start, whole.end)! } : {}) } : undefined;
}

/** 应访视300人，已访视265人，还差35人: which count of a service is spoken of. */
export function servicePart(text: string, { start, end, unit }: Quantity, { phrase, part }: { phrase?: FoundPhrase; part?: Part }): Part | undefined {
  if (unit !== "people" || phrase?.indicator?.topic !== "services" || part === undefined) return undefined;
  const clause = (phrase.end === start ? phrase.text : "") + /[^，,。；;、0-9]*$/.exec(text.slice(0, start))![0];
  const behind = /^[^，,。；;、0-9]{0,16}/.exec(text.slice(end))![0];
  if (/未|没有|还差|尚差|尚有|仍有|还有|\b(?:not yet|still to be|remaining)\b/i.test(clause) || /^[^，。；]{0,2}(?:未|没有|没)|^ (?:were|was|are|have|had) (?:still )?not\b/i.test(behind)) return "rest";
  return /应(?!对|急)|适龄|任务数|\b(?:entitled|eligible|due)\b/i.test(clause) || /\b(?:entitled|eligible|due)\b/i.test(behind) ? "exposure" : part;
}

/** Visits reached 265 of 300 newborns: both counts are the service's. */
export function ofEntitled({ text, phrases }: Sentence, { start, end, unit }: Quantity): { phrase: FoundPhrase; part: Part } | undefined {
  // Of 300 newborns due a home visit, 265 were seen.
  const led = /^(?:[^.;]*[.;,] )?Of (?:the |all )?[0-9][0-9,]* [^,.;]{2,50}, (?:only |some )?$/i.test(text.slice(0, start)) ? phrases.findLast((one) => one.end <= start && one.indicator?.topic === "services") : undefined;
  if (led && (unit === "people" || unit === "plain")) return { phrase: led, part: "events" };
  const part = /[0-9](?: (?:out )?of|(?: [a-z]+)? out of) (?:the |all )?$/i.test(text.slice(0, start)) ? "exposure" : /^(?: (?:out )?of|(?: [a-z]+)? out of) (?:the |all )?[0-9]/i.test(text.slice(end)) ? "events" : undefined;
  const phrase = part && (unit === "people" || unit === "plain") ? phrases.findLast((one) => one.end <= start && one.indicator?.topic === "services") : undefined;
  return part && phrase ? { phrase, part } : undefined;
}

/** 流出人口占总人口的18.1%: the count that is a share of another. */
export function countBefore({ text, phrases }: Sentence, { start }: Quantity): Partial<Pick<Claim, "indicator" | "part">> {
  const at = text.lastIndexOf("占", start);
  const phrase = phrases.findLast((one) => one.end <= at && at - one.end <= 4 && one.indicator?.formula.kind === "count");
  return phrase ? { indicator: phrase.indicator!, part: phrase.part } : {};
}
