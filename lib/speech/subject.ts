import type { ClaimContext } from "./claim";
import { partOf, type FoundPhrase, type Part } from "./phrases";
import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";

/** A sentence that takes up the word of the one before: last year it was 111.5; 上年为111.5. */
const GOES_ON = /\b(?:it|the (?:number|figure|rate|ratio)) (?:was|is|stood at)\b|^(?:上年|去年|前年|20\d\d年)[^，]{0,4}(?:为|是)/i;

/** Ends a clause; a comma within a number does not. */
const CUT = /[，。；;]|,(?![0-9]{3}(?![0-9]))/;

/** The word that a number belongs to: at its unit, nearest before it in its clause, nearest after it, or nearest before in the sentence. */
export function subjectOf({ text, phrases, topic, places }: Sentence, quantity: Quantity, isChange: boolean, words: ClaimContext["words"]): { phrase?: FoundPhrase; part?: Part } {
  const partFor = (phrase: FoundPhrase): Part | undefined => (isChange && phrase.indicator && (quantity.unit === "percent" || quantity.unit === "times") ? (phrase.part === "value" ? "value" : phrase.part) : partOf(quantity.unit, phrase));
  const able = phrases.filter((phrase) => phrase.outside !== undefined || partFor(phrase) !== undefined);
  const before = able.filter(({ end }) => end <= quantity.start).sort((one, two) => two.end - one.end)[0];
  const gap = before ? text.slice(before.end, quantity.start) : "";
  // The unit itself may be the phrase (123 births), or stand right behind it (82例死亡, 123 newborn babies).
  const beside = able.filter(({ start }) => start >= quantity.start && start - quantity.end <= (/[a-z]/i.test(text[start] ?? "") ? 12 : 1) && !/[，,。；;、.]| (?:and|in|of the|to|from) /.test(text.slice(quantity.end, Math.max(start, quantity.end))));
  const at = beside.find(({ indicator }) => indicator?.id !== "population") ?? beside[0]; // 82 residents died
  const latin = at && /[a-z]/i.test(at.text);
  if (at && (!before || gap.length > (latin ? 0 : 3) || /[，,、]/.test(gap)) && !(latin && /\b(?:was|were|is|are|of|at|stood at|reached|rose|fell)\b[^,]*$/i.test(gap) && !/\b(?:there|with|and)\b/i.test(gap))) return made(at);
  if (before && !CUT.test(gap)) return made(before);
  // 与上年的2061人相比，多流出72人: the word follows.
  const met = /与(?:上年|去年|(?:19|20)[0-9]{2}年)同?期?的?$/.test(text.slice(0, quantity.start)) && /^相比/.test(text.slice(quantity.end)) ? able.find(({ start }) => start >= quantity.end) : undefined;
  if (met && !before) return made(met);
  const after = able.find(({ start }) => start >= quantity.end && !CUT.test(text.slice(quantity.end, start)));
  if (before && (isChange || !after) && withinReach(before, gap, quantity)) return made(before);
  if (after && !(quantity.unit === "plain")) return made(after);
  if (quantity.unit === "plain" && before && withinReach(before, gap, quantity)) return made(before);
  // ……；2009年为115.8，其中……: a level that the sentence opens with is of what the one before spoke of.
  if (quantity.unit === "plain" && quantity.decimals > 0 && !before && topic.phrase && partFor(topic.phrase) && /^[^，。0-9]{0,6}(?:[0-9]{4}年)?(?:当年|全年|今年|上年|去年)?(?:为|是|达到?)$/.test(text.slice(0, quantity.start).trim())) return made(topic.phrase);
  if (phrases.length === 0 && topic.phrase && partFor(topic.phrase) && GOES_ON.test(text)) return made(topic.phrase);
  // ..., when we had 129; 石门村只有45.5%: the word is not said again.
  const last = phrases.findLast(({ end, indicator }) => indicator && end <= quantity.start);
  if (quantity.unit === "plain" && last && partFor(last) && /\b(?:when|while|where) (?:we had|we registered|there were|there was|it (?:was|stood at)|they were)\s$/i.test(text.slice(0, quantity.start))) return made(last);
  if (phrases.length === 0 && places.length > 0 && topic.phrase && (quantity.unit === "percent" || quantity.unit === "permille") && partFor(topic.phrase)) return made(topic.phrase);
  if (quantity.unit === "plain" || quantity.weak) return {};
  if (before && withinReach(before, gap, quantity)) return made(before);
  const held = quantity.suffix === "人次" && (phrases.some(({ indicator }) => indicator?.topic === "activity") || topic.phrase?.indicator?.topic === "activity") && words.find(({ indicator }) => indicator?.id === "activity-people");
  if (held) return { phrase: { ...held, start: quantity.start, end: quantity.end }, part: "value" };
  // The township has 11,804 people.
  const people = quantity.unit === "people" && /^(?:(?:fewer |more )?people|residents|inhabitants|persons|口?人)$/i.test(quantity.suffix ?? "") && words.find(({ indicator }) => indicator?.id === "population");
  const isAPlace = /\b(?:has|have|had|with|home to|where|and)\b[^,.]*$/i.test(text.slice(0, quantity.start)) || /^ (?:live|reside)/.test(text.slice(quantity.end)) || (!before && quantity.suffix === "口人") || (!before && /(?:[村乡镇县市]|村民)(?:分别|各)?(?:(?:一共|总共|合计|共)有?|现?有)$/.test(text.slice(0, quantity.start)));
  if (people && isAPlace) return { phrase: { ...people, start: quantity.start, end: quantity.end }, part: "value" };
  // 中心村713人，比下寨村多503人: people of a village by themselves are its population.
  const isBare = phrases.length === 0 && (!topic.phrase || topic.phrase.indicator?.id === "population") && /(?:村|[0-9]口?人的)(?:共|有|共有)?$|比[\u4e00-\u9fff]{1,5}村?(?:多|少)$/.test(text.slice(0, quantity.start)) && places.some(({ code, end }) => code !== undefined && end <= quantity.start);
  const bare = isBare && ((quantity.unit === "people" && /^口?人$/.test(quantity.suffix ?? "")) || quantity.unit === "times") && words.find(({ indicator, part }) => indicator?.id === "population" && part === "value");
  if (bare) return { phrase: { ...bare, start: quantity.unit === "times" ? text.lastIndexOf("人", quantity.start) : quantity.start, end: quantity.unit === "times" ? text.lastIndexOf("人", quantity.start) + 1 : quantity.end }, part: "value" };
  // 一季度34人、二季度27人，全年出生123人: the one word of the sentence comes last.
  const [only, ...others] = phrases;
  if (only && others.length === 0 && only.start >= quantity.end && (quantity.unit === "people" || quantity.unit === "held") && partFor(only) && /(?:季度|月份?)(?:为|有)?$/.test(text.slice(0, quantity.start))) return made(only);
  // A sentence without a word of its own goes on about what the one before spoke of.
  const said = topic.phrase;
  if (phrases.length === 0 && said && partFor(said) && (isChange || topic.joined !== undefined || /^(?:其中|该|这)/.test(text.trim()))) return made(said);
  return {};

  function made(phrase: FoundPhrase) {
    return { phrase, part: partFor(phrase) ?? phrase.part };
  }
}

/** Words of no indicator reach no further than their clause; a plain number must stand close to its own. */
function withinReach(phrase: FoundPhrase, gap: string, { unit }: Quantity): boolean {
  if (phrase.outside) return !/[，,]/.test(gap) || /^[^，,]{0,12}[，,][^，,]{0,8}$/.test(gap);
  if (unit !== "plain") return true;
  // 性别比上年为111.5，今年为115.8: the word is not said again.
  const goesOn = phrase.indicator?.formula.kind === "odds" && /^[^，,；;]{0,14}[，,；;][^，,；;0-9]{0,16}(?:为|是|达|was|is|it was)\s?$/i.test(gap);
  // Our population is 11,804, nearly 12,000.
  const again = /[0-9]\)?[，,]\s?(?:or |that is )?(?:up from|down from|against|compared with|nearly|almost|about|over|more than|close to|roughly|just (?:over|under)|近|约|接近|超过)\s?$/i.test(gap) && !/[，,].*[，,]/.test(gap.replace(/(?<=[0-9])[，,](?=[0-9])/g, ""));
  // Activities: 92 in the first quarter, 94 in the second, or 370 for the year.
  const listed = /^(?:[ ,:]|[0-9]+|\b(?:in|the|and|or|first|second|third|fourth|quarter|for|year)\b)*$/i.test(gap) && /quarter/i.test(gap);
  const yearly = listed || /^[，,]\s?(?:or )?(?:an|on) average (?:of )?$|^ [a-z]+(?: [a-z]+)?, to $/i.test(gap);
  return goesOn || again || yearly || (gap.length <= 14 && !/[，,]/.test(gap));
}
