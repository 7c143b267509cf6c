import type { Claim, ClaimContext } from "./claim";
import type { FoundPhrase, Part } from "./phrases";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";
import type { Turn } from "./turn";

/** Deaths per 1,000 people were 6.95; 重报率为0. */
export function perThousand({ text, phrases }: Sentence, { unit, start, written }: Quantity): Partial<Quantity> {
  const phrase = unit === "plain" ? phrases.findLast(({ end }) => end <= start) : undefined;
  if (!phrase?.indicator || text.slice(phrase.end, start).length > 12) return {};
  if (/per (?:1,?000|thousand)/.test(phrase.text)) return { unit: "permille", factor: 0.001 };
  return written === 0 && phrase.indicator.formula.kind === "share" && text.slice(phrase.end, start).length <= 3 ? { unit: "percent", factor: 0.01 } : {};
}

/** 比全乡低38.4个百分点: how far an area lies from another. */
export function gapOf({ text, places, topic }: Sentence, { start, unit }: Quantity, context: ClaimContext): { own: string; area?: string; direction: Turn["direction"] } | undefined {
  const found = /(?:(?:比|较)(?:全[乡镇县市区省国]|我[乡县]|本[乡县])(?:的)?(?:平均)?(?:水平|值|数)?(低|高|多|少)(?:出|了)?|(高|低)(?:于|出)(?:全[乡镇县市区省国]|我[乡县]|本[乡县])(?:的)?(?:平均)?(?:水平|值|数)?)(?:约|近)?$|\b(above|below) the (?:township|county)(?: average| figure)? by $/i.exec(text.slice(0, start));
  // 低于全乡的80.7% states what the township has.
  if (!found || (found[2] && unit !== "percentPoints" && unit !== "permillePoints")) return undefined;
  const [own, other] = [places.filter(({ end }) => end <= found.index).at(-1), places.find(({ start: at, end }) => at >= found.index && end <= start)];
  return { own: own?.code ?? topic.area ?? context.area, ...(other?.code === undefined ? {} : { area: other.code }), direction: /高|多|above/i.test(found[0].replace(/^.*(?=高|多|低|少|above|below)/i, "")) ? "up" : "down" };
}

/** 占总人口的18.1%: of what. */
export function wholeOf({ text, phrases }: Sentence, { start }: Quantity): Pick<Claim, "whole"> {
  const at = text.lastIndexOf("占", start);
  const phrase = at < 0 ? undefined : phrases.find((one) => one.start > at && one.end <= start && one.indicator?.formula.kind === "count");
  return phrase ? { whole: phrase.indicator! } : {};
}

/** 流出是流入的7.2倍: two indicators of one period are measured against each other. */
export function againstOf({ text, phrases }: Sentence, { start }: Quantity, phrase: FoundPhrase | undefined): Partial<Pick<Claim, "indicator" | "against" | "part">> {
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
