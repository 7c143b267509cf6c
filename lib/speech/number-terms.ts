import type { Claim, ClaimContext } from "./claim";
import type { FoundPhrase, Part } from "./phrases";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";

/** Deaths per 1,000 people were 6.95; 重报率为0. */
export function perThousand({ text, phrases }: Sentence, { unit, start, written }: Quantity): Partial<Quantity> {
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
  const other = places.findLast(({ end, code }) => end <= start && code !== undefined && /^[村乡镇县]?的(?:约|近)?$/.test(text.slice(end, start)));
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

/** 应访视300人，已访视265人，还差35人: which count of a service is spoken of. */
export function servicePart(text: string, { start, unit }: Quantity, { phrase, part }: { phrase?: FoundPhrase; part?: Part }): Part | undefined {
  if (unit !== "people" || phrase?.indicator?.topic !== "services" || part === undefined) return undefined;
  const clause = /[^，,。；;、0-9]*$/.exec(text.slice(0, start))![0];
  if (/应(?!对|急)|适龄|\b(?:entitled|eligible|due)\b/i.test(clause)) return "exposure";
  return /未|没有|还差|尚差|尚有|仍有|还有|\b(?:not yet|still to be|remaining)\b/i.test(clause) ? "rest" : part;
}

/** Visits reached 265 of 300 newborns: both counts are the service's. */
export function ofEntitled({ text, phrases }: Sentence, { start, end, unit }: Quantity): { phrase: FoundPhrase; part: Part } | undefined {
  const part = /[0-9] (?:out )?of (?:the |all )?$/i.test(text.slice(0, start)) ? "exposure" : /^ (?:out )?of (?:the |all )?[0-9]/i.test(text.slice(end)) ? "events" : undefined;
  const phrase = part && (unit === "people" || unit === "plain") ? phrases.findLast((one) => one.end <= start && one.indicator?.topic === "services") : undefined;
  return part && phrase ? { phrase, part } : undefined;
}

/** 流出人口占总人口的18.1%: the count that is a share of another. */
export function countBefore({ text, phrases }: Sentence, { start }: Quantity): Partial<Pick<Claim, "indicator" | "part">> {
  const at = text.lastIndexOf("占", start);
  const phrase = phrases.findLast((one) => one.end <= at && at - one.end <= 4 && one.indicator?.formula.kind === "count");
  return phrase ? { indicator: phrase.indicator!, part: phrase.part } : {};
}
