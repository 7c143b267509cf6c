import type { Formula, Indicator } from "../indicators/indicator";
import { OUTSIDE_WORDS } from "./outside-words";
import { PHRASE_PATTERNS } from "./phrase-patterns";
import type { QuantityUnit } from "./quantity";
import type { Reason } from "./reason";

/** Words under which speeches speak of an indicator, beside its labels; longer ones are found first. */
const ALIASES: Record<string, readonly string[]> = {
  births: ["出生人口", "出生的孩子", "新出生", "生了", "出生婴儿", "出生总数", "新生儿数", "新生儿", "出生", "newborns", "babies were born", "live births", "births", "born"],
  deaths: ["死亡人数", "去世", "过世", "病故", "passed away", "死亡人口", "死亡", "deaths", "died"],
  "moves-in": ["迁入人口", "迁入人数", "迁入", "moved in", "arrivals", "moves in", "moved into"],
  "moves-out": ["迁出人口", "迁出人数", "迁出", "moved out", "departures", "moves out", "moved away"],
  "birth-rate": ["人口出生率", "出生率", "births per 1,000 people", "births per thousand people", "births per 1,000", "crude birth rate", "birth rate"],
  "death-rate": ["人口死亡率", "死亡率", "deaths per 1,000 people", "deaths per thousand people", "deaths per 1,000", "crude death rate", "death rate"],
  "natural-increase": ["人口自然增长率", "自然增长率", "人口自增率", "自增率", "rate of natural increase", "natural increase"],
  "order-1-share": ["一孩率", "一孩比例", "一孩占", "share of first births", "first births"],
  "order-2-share": ["二孩率", "二孩比例", "二孩占", "share of second births", "second births"],
  "order-3-share": ["多孩率", "多孩比例", "三孩及以上比例", "多孩占", "third and later births", "third and higher births", "third or later births", "higher-order births", "third births"],
  "sex-ratio-at-birth": ["出生人口性别比", "出生婴儿性别比", "出生性别比", "性别比", "男女比例", "男女比", "sex ratio at birth", "sex ratio", "boys to girls", "boys per 100 girls"],
  "sex-ratio-order-1": ["一孩性别比", "一孩出生性别比", "sex ratio of first births"],
  "sex-ratio-order-2": ["二孩性别比", "二孩出生性别比", "sex ratio of second births"],
  "child-sex-ratio": ["儿童性别比", "0-4岁性别比", "0—4岁性别比", "child sex ratio"],
  population: ["总人口", "人口总数", "常住人口", "年中人口", "人口规模", "人口数", "人口", "total population", "population", "inhabitants", "residents"],
  "aged-65-share": ["65岁及以上人口占比", "65岁及以上人口比重", "65岁及以上人口比例", "65岁以上人口比重", "65岁以上人口比例", "65岁以上人口占", "65岁及以上", "65岁以上", "65 岁及以上", "六十五岁及以上", "六十五岁以上", "老龄化率", "老龄化程度", "老年人口比重", "老年人口占比", "老年人口比例", "aged 65 and over", "65 or over", "65 or older", "65 or above", "65 and over", "over 65", "65 and older"],
  "dependency-ratio": ["总抚养比", "抚养比", "dependency ratio"],
  completeness: ["登记完整率", "登记完整性", "完整率", "登记率", "completeness"],
  "omission-rate": ["漏报率", "漏统率", "漏登率", "omission rate"],
  "ledger-match": ["账实相符率", "帐实相符率", "账实一致率", "台账相符率", "相符率", "ledger match rate", "ledger match"],
  "field-error-rate": ["错项率", "差错率", "误差率", "错报率", "field error rate", "error rate"],
  "duplicate-rate": ["重报率", "重复率", "重复上报率", "duplicate rate"],
  "late-share": ["迟报率", "迟报比例", "晚报率", "late share", "late reporting", "late reports", "late registrations", "reported late"],
  "source-agreement": ["口径一致率", "数据一致率", "source agreement", "agreement of sources"],
  "checks-made": ["核查次数", "核查", "checks made", "checks"],
  "activity-sessions": ["活动场次", "培训和活动", "各类活动", "举办活动", "开展活动", "活动", "activity sessions", "activities", "sessions"],
  "activity-people": ["活动人次", "参加人次", "参加活动", "参与人次", "受益群众", "activity attendances", "attendances", "participants", "attendees", "took part", "attended by"],
  "migrants-in": ["流入人口", "外来人口", "暂住人口", "流入流动人口", "流入", "migrants in", "in-migrants", "in-migration"],
  "migrants-out": ["流出人口", "外出人口", "外出务工人员", "外出务工", "外出", "流出", "migrants out", "out-migrants", "out-migration"],
  "net-migration-rate": ["净迁移率", "net migration rate", "net migration"],
  "service-newborn-visit": ["新生儿访视率", "新生儿访视", "产后访视率", "访视率", "newborn visit rate", "newborn visits", "newborn visit coverage", "newborns were visited", "newborns visited", "newborns had been visited"],
  "service-newborn-screening": ["新生儿疾病筛查率", "新生儿筛查率", "新生儿筛查", "筛查率", "newborn screening", "newborns were screened", "screened"],
  "service-child-health-0-6": ["0-6岁儿童健康管理率", "0—6岁儿童健康管理率", "0~6岁儿童健康管理率", "0-6岁儿童健康管理", "儿童健康管理率", "儿童健康管理", "儿童健康档案", "儿童健康", "child health care", "child health"],
  "service-folic-acid": ["叶酸发放率", "叶酸服用率", "叶酸发放", "叶酸", "folic acid"],
  "service-girls-enrolment": ["女童入学率", "女孩入学率", "女童入学", "girls enrolled", "girls' enrolment", "girls’ enrolment", "enrolment of girls"],
  "service-family-support-paid": ["奖励扶助兑现率", "奖扶兑现率", "奖励扶助按时兑现率", "奖励扶助", "奖扶", "兑现率", "family support"],
  "service-migrant-contact": ["流动人口双向核实率", "双向核实率", "双向核实", "流动人口核实率", "migrants confirmed", "migrant contact"],
  "service-elderly-health-65": ["65岁以上老年人健康管理率", "65岁及以上老年人健康管理率", "老年人健康管理率", "65岁及以上老年人健康管理", "65岁以上老年人健康管理", "65岁以上老人健康管理率", "65岁及以上老人健康管理率", "65岁以上老人健康管理", "老人健康管理率", "老人健康管理", "65岁以上健康管理率", "老年人健康管理", "老年人健康", "health care of those aged 65", "elderly health", "care for older people", "received health care", "older people received health care"],
};

/** Which number of a figure is spoken of: its value, its numerator, its denominator, or what is left of that. */
export type Part = "value" | "events" | "exposure" | "rest" | "minusEvents";
/** Words for the counts behind a figure. */
const PARTS: Record<string, Partial<Record<Exclude<Part, "value">, readonly string[]>>> = {
  "sex-ratio-at-birth": { events: ["男婴", "男孩", "出生男", "baby boys", "boys"], rest: ["女婴", "女孩", "出生女", "baby girls", "girls"] },
  "order-1-share": { events: ["一孩"] },
  "order-2-share": { events: ["二孩"] },
  "order-3-share": { events: ["多孩", "三孩及以上", "三孩"] },
  "natural-increase": { events: ["净增人口", "净增", "自然增长人口", "自然增长", "自然增加"] },
  "net-migration-rate": { events: ["净迁入", "净流入", "net gain", "net inflow"], minusEvents: ["净迁出", "净流出", "net loss", "net outflow"] },
  "omission-rate": { events: ["漏报", "漏登", "omitted"] },
  "duplicate-rate": { events: ["重报", "重复上报"] },
  "late-share": { events: ["迟报出生", "迟报", "reported late"] },
  "ledger-match": { events: ["相符", "账实相符"] },
  "aged-65-share": { events: ["65岁及以上老人", "65岁以上老人", "65岁及以上老年人", "65岁以上老年人", "65岁及以上人口", "65岁以上人口", "老年人口"] },
  "service-newborn-visit": { exposure: ["应访视"], events: ["已访视", "实际访视", "访视"] },
  "service-newborn-screening": { exposure: ["应筛查"], events: ["已筛查", "筛查"] },
  "service-migrant-contact": { exposure: ["应核实"], events: ["已核实"] },
  "service-girls-enrolment": { exposure: ["适龄女童"], events: ["已入学女童", "女童已入学"] },
};

export type Phrase = { text: string; indicator: Indicator };
/** A word of a speech: an indicator's, that of a count behind one, or one of what no indicator holds. */
export type Word = { text: string; indicator?: Indicator; part: Part; outside?: Reason };
export type FoundPhrase = Word & { start: number; end: number };

/** Every phrase for the indicators of a snapshot, longest first. */
export function phrasesOf(indicators: readonly Indicator[]): Phrase[] {
  const all = indicators.flatMap((indicator) => {
    const { "zh-CN": zh, en } = indicator.label;
    const words = [zh, en, ...(zh.endsWith("率") || indicator.topic !== "services" ? [] : [`${zh}率`]), ...(ALIASES[indicator.id] ?? [])];
    return [...new Set(words.map((word) => word.toLowerCase()))].map((text) => ({ text, indicator }));
  });
  return byLength(all);
}

/** Every word that says what a number of a speech is about, longest first. */
export function speechWords(indicators: readonly Indicator[]): Word[] {
  const values = phrasesOf(indicators).map((phrase): Word => ({ ...phrase, part: "value" }));
  const parts = indicators.flatMap((indicator) => Object.entries(PARTS[indicator.id] ?? {}).flatMap(([part, words]) => words.map((text): Word => ({ text, indicator, part: part as Part })))); // its keys are parts
  return byLength([...parts, ...values, ...OUTSIDE_WORDS.map(({ text, reason }): Word => ({ text, part: "value", outside: reason }))]);
}

const byLength = <Of extends { text: string }>(list: Of[]): Of[] => list.sort((a, b) => b.text.length - a.text.length);

/** Where a text speaks of indicators, or of what none holds; a phrase inside a longer one is not found again. */
export function findPhrases(text: string, words: readonly Word[]): FoundPhrase[] {
  const lower = text.toLowerCase();
  const found = patternPhrases(text, words);
  for (const word of words) {
    for (let at = lower.indexOf(word.text); at >= 0; at = lower.indexOf(word.text, at + 1)) {
      const end = at + word.text.length;
      if (found.some((other) => at < other.end && end > other.start) || !isWhole(lower, at, end)) continue;
      found.push({ ...word, start: at, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function patternPhrases(text: string, words: readonly Word[]): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  for (const { indicator: id, pattern } of PHRASE_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const indicator = words.find((word) => word.indicator?.id === id)?.indicator;
      if (indicator && !found.some((other) => start < other.end && end > other.start)) found.push({ text: match[0].toLowerCase(), indicator, part: "value", start, end });
    }
  }
  return found;
}

/** A Latin word counts only at its beginning: `died` is not in `studied`. 出生 is not in 出生地. */
function isWhole(text: string, start: number, end: number): boolean {
  if (/[a-z]/.test(text[start]!) && /[a-z]/.test(text[start - 1] ?? "")) return false;
  if (/男$/.test(text.slice(start, end)) && /^[女性]/.test(text.slice(end))) return false;
  return !(text.slice(start, end) === "出生" && /^(?:缺陷|地|日期|年月|医学|证)/.test(text.slice(end, end + 4))) && !(text.slice(start, end) === "人口" && /^(?:计生|学校|工作|与|和计|计划|管理|普查|文化|均衡|问题)/.test(text.slice(end, end + 3)));
}

/** Which kinds of indicator a number with this unit can be a value of. */
const KINDS: Record<QuantityUnit, readonly Formula["kind"][]> = {
  permille: ["rate", "difference", "share"],
  permillePoints: ["rate", "difference"],
  percent: ["share", "completeness", "ratio", "rate", "difference"],
  percentPoints: ["share", "completeness", "ratio", "odds"],
  people: ["count"],
  held: ["count"],
  ratio: ["odds"],
  villages: [], towns: [], groups: [], times: [], other: [],
  plain: ["odds", "count"],
};
const HELD = new Set(["checks-made", "activity-sessions"]);

/** Which part of a figure a number with this unit is, said with this word; undefined where it can be none. */
export function partOf(unit: QuantityUnit, { indicator, part, text }: Word): Part | undefined {
  if (!indicator) return undefined;
  const isShare = indicator.formula.kind === "share";
  if (part !== "value") {
    if (unit === "people") return part;
    return part === "events" && isShare && (unit === "percent" || unit === "percentPoints") ? "value" : undefined;
  }
  // 新生儿访视265人 is how many were visited; 访视率265人 is nothing.
  if (unit === "people" && isShare && !/率|比例|比重|占比|rate|share/.test(text)) return "events";
  if (unit === "held") return HELD.has(indicator.id) ? "value" : undefined;
  if (HELD.has(indicator.id)) return unit === "plain" ? "value" : undefined;
  return KINDS[unit].includes(indicator.formula.kind) ? "value" : undefined;
}
