import type { Formula, Indicator } from "../indicators/indicator";
import type { QuantityUnit } from "./quantity";

/** Words under which speeches speak of an indicator, beside its labels; longer ones are found first. */
const ALIASES: Record<string, readonly string[]> = {
  births: ["出生人口", "出生婴儿", "新生儿数", "出生", "births", "births"],
  deaths: ["死亡人数", "死亡人口", "死亡", "deaths"],
  "moves-in": ["迁入人口", "迁入人数", "迁入", "moved in", "moves in"],
  "moves-out": ["迁出人口", "迁出人数", "迁出", "moved out", "moves out"],
  "birth-rate": ["人口出生率", "出生率", "crude birth rate", "birth rate"],
  "death-rate": ["人口死亡率", "死亡率", "crude death rate", "death rate"],
  "natural-increase": ["人口自然增长率", "自然增长率", "natural increase"],
  "order-1-share": ["一孩率", "一孩比例"],
  "order-2-share": ["二孩率", "二孩比例"],
  "order-3-share": ["多孩率", "多孩比例", "三孩及以上比例"],
  "sex-ratio-at-birth": ["出生人口性别比", "出生婴儿性别比", "出生性别比", "性别比", "sex ratio at birth", "sex ratio"],
  population: ["总人口", "人口总数", "常住人口", "年中人口", "人口", "population"],
  "aged-65-share": ["65岁及以上人口占比", "65岁及以上人口比重", "65岁及以上", "65 岁及以上", "老龄化率", "老年人口比重", "aged 65 and over", "65 and over"],
  "dependency-ratio": ["总抚养比", "抚养比", "dependency ratio"],
  completeness: ["登记完整率", "完整率", "completeness"],
  "omission-rate": ["漏报率", "漏统率", "omission rate"],
  "ledger-match": ["账实相符率", "台账相符率", "ledger match"],
  "field-error-rate": ["错项率", "差错率", "field error rate"],
  "duplicate-rate": ["重报率", "duplicate rate"],
  "late-share": ["迟报率", "迟报比例", "late share", "reported late"],
  "source-agreement": ["口径一致率", "source agreement"],
  "checks-made": ["核查次数", "checks made"],
  "migrants-in": ["流入人口", "migrants in"],
  "migrants-out": ["流出人口", "migrants out"],
  "net-migration-rate": ["净迁移率", "net migration rate"],
};

export type Phrase = { text: string; indicator: Indicator };
export type FoundPhrase = Phrase & { start: number; end: number };

/** Every phrase for the indicators of a snapshot, longest first. */
export function phrasesOf(indicators: readonly Indicator[]): Phrase[] {
  const all = indicators.flatMap((indicator) => {
    const { "zh-CN": zh, en } = indicator.label;
    const words = [zh, en, ...(zh.endsWith("率") || indicator.topic !== "services" ? [] : [`${zh}率`]), ...(ALIASES[indicator.id] ?? [])];
    return [...new Set(words.map((word) => word.toLowerCase()))].map((text) => ({ text, indicator }));
  });
  return all.sort((a, b) => b.text.length - a.text.length);
}

/** Where a text speaks of indicators; a phrase inside a longer one is not found again. */
export function findPhrases(text: string, phrases: readonly Phrase[]): FoundPhrase[] {
  const lower = text.toLowerCase();
  const found: FoundPhrase[] = [];
  for (const phrase of phrases) {
    for (let at = lower.indexOf(phrase.text); at >= 0; at = lower.indexOf(phrase.text, at + 1)) {
      const end = at + phrase.text.length;
      if (!found.some((other) => at < other.end && end > other.start)) found.push({ ...phrase, start: at, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Which kinds of indicator a number with this unit can be a value of. */
const KINDS: Record<QuantityUnit, readonly Formula["kind"][]> = {
  permille: ["rate", "difference", "share"],
  permillePoints: ["rate", "difference"],
  percent: ["share", "completeness", "ratio", "rate", "difference"],
  percentPoints: ["share", "completeness", "ratio"],
  people: ["count"],
  villages: [],
  plain: ["odds", "count"],
};

export const fits = (unit: QuantityUnit, { formula }: Indicator): boolean => KINDS[unit].includes(formula.kind);
