import type { Quantity } from "./quantity";
import type { Sentence } from "./sentence";
import type { Settled } from "./sentence-claims";

const EACH = /分别|依次|respectively/i;

/** 石门、上湾两村分别出生7人和7人: the numbers after 分别 (or before `respectively`) belong to what was listed, one to one. */
export function shareOut(sentence: Sentence): Map<Quantity, Settled> {
  const settled = new Map<Quantity, Settled>();
  const { text, quantities, places, phrases, periods } = sentence;
  const word = EACH.exec(text);
  if (!word) return settled;
  const english = /respectively/i.test(word[0]);
  const run = longestRun(quantities.filter(({ start, end, unit }) => unit !== "villages" && (english ? end <= word.index : start >= word.index)), text, english);
  if (run.length < 2) return settled;
  const before = <Of extends { start: number; end: number }>(list: readonly Of[]): Of[] => list.filter(({ end }) => end <= run[0]!.start);
  const named = before(places).filter(({ code }) => code !== undefined).slice(-run.length);
  const words = before(phrases).filter(({ indicator }) => indicator).slice(-run.length);
  const years = before(periods).filter(({ isBase }) => !isBase);
  const keys = years.length === 1 && years[0]!.years?.length === run.length ? years[0]!.years.map(String) : listed(years, text).map(({ key }) => key);
  run.forEach((quantity, at) => {
    const last = run.at(-1)!;
    const own: Settled = quantity.unit === "plain" && last.unit !== "plain" ? { measured: { unit: last.unit, factor: last.factor } } : {};
    if (named.length === run.length && listed(named, text).length === run.length) own.area = named[at]!.code!;
    else if (words.length === run.length && listed(words, text).length === run.length) own.phrase = words[at]!;
    else if (keys.length === run.length) own.period = keys[at]!;
    settled.set(quantity, own);
  });
  return settled;
}

const SEPARATES = /^(?:村|的|率)?(?:、|和|及|与|以及|,|，| and |, and | or )?\s?(?:and )?(?:the )?$/;

/** Things with nothing but commas and 和 between them. */
function listed<Of extends { start: number; end: number }>(list: readonly Of[], text: string): Of[] {
  return list.filter((one, at) => at === list.length - 1 || SEPARATES.test(text.slice(one.end, list[at + 1]!.start)));
}

function longestRun(list: readonly Quantity[], text: string, english: boolean): Quantity[] {
  const runs: Quantity[][] = [];
  for (const one of list) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last && SEPARATES.test(text.slice(last.end, one.start))) run!.push(one);
    else runs.push([one]);
  }
  return (english ? runs.at(-1) : runs[0]) ?? [];
}
