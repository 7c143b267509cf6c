import { COUNT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/area-marks";
import { translator, type Translator } from "../i18n/translator";
import { FILLS, referenceWord, type AreaMark, type AreasQuestion, type Fill } from "./area-mark";
import { countAreas } from "./area-words";
import type { Standing } from "./interval-row";
import { joinNames } from "./names";

export type LegendKey = { fill: Fill; text: string };
/** What a map and a tile grid say alike. */
export type AreaFindings = { title: string; subtitle: string; alt: string; note: string; legend: readonly LegendKey[] };

const SUBTITLES = { map: "subtitleMap", tiles: "subtitleTiles", shares: "subtitleShares" } as const;

type T = Translator<typeof messages.zhCN>;

/** Title that says who differs, subtitle, legend with how many there are of each. `notes` stand before what is always said. */
export function areaFindings(marks: readonly AreaMark[], question: AreasQuestion, { kind, notes = [] }: { kind: keyof typeof SUBTITLES; notes?: readonly string[] }): AreaFindings {
  const { indicator, level, areaName, source, writer: { locale } } = question;
  const t: T = translator(locale, messages);
  const compared = marks.filter(({ standing }) => standing !== undefined);
  const title = compared.length > 0 ? comparedTitle(compared, question, t) : t(marks.some(({ status }) => status === "ok") ? "titlePlain" : "titleNone", { indicator: indicator.label[locale], count: countAreas(marks.length, level, locale) });
  const sign = indicator.display.sign ? (locale === "en" ? `, ${indicator.display.sign}` : `，${indicator.display.sign}`) : "";
  const parts = { indicator: indicator.label[locale], sign, area: areaName, count: countAreas(marks.length, level, locale) };
  const how = compared.length > 0 ? "" : "Plain";
  return {
    title, alt: title, legend: legendOf(marks, question, t), subtitle: t(`${SUBTITLES[kind]}${how}`, parts),
    note: [...notes, ...(compared.some(({ standing }) => standing === "apartNot") ? [t("noteSame", { reference: referenceWord(question) })] : []), source].join(locale === "en" ? " " : ""),
  };
}

/** Worse side first; names where they are few. */
function comparedTitle(compared: readonly AreaMark[], question: AreasQuestion, t: T): string {
  const { indicator, level, writer: { locale } } = question;
  const reference = referenceWord(question);
  const sides: Standing[] = indicator.better === "lower" ? ["above", "below"] : ["below", "above"];
  const clauses = sides.flatMap((side) => {
    const there = compared.filter(({ standing }) => standing === side);
    if (there.length === 0) return [];
    const who = there.length <= 3 ? joinNames(there.map(({ name }) => name), locale) : countAreas(there.length, level, locale);
    return [t(side === "below" ? "clauseBelow" : "clauseAbove", { who, reference })];
  });
  const same = compared.filter(({ standing }) => standing === "apartNot").length;
  if (clauses.length === 0) return t("titleSame", { indicator: indicator.label[locale], count: countAreas(same, level, locale), reference });
  const rest = same > 0 ? [t("clauseSame", { count: countAreas(same, level, locale) })] : [];
  return t("titleSome", { indicator: indicator.label[locale], clauses: [...clauses, ...rest].join(locale === "en" ? ", " : "，") });
}

/** What a group holds, for those who point at it: 大安区：目标以下 3；…… */
export function groupHint(name: string, marks: readonly AreaMark[], question: AreasQuestion): string {
  const { locale } = question.writer;
  return `${name}${locale === "en" ? ": " : "："}${legendOf(marks, question, translator(locale, messages)).map(({ text }) => text).join(locale === "en" ? "; " : "；")}`;
}

/** One line for each way of filling that is there. */
function legendOf(marks: readonly AreaMark[], question: AreasQuestion, t: T): LegendKey[] {
  const counts = countFills(marks);
  const reference = referenceWord(question);
  return FILLS.flatMap((fill) => {
    const n = counts[fill];
    if (!n) return [];
    const side = fill === "behind" || fill === "better" ? marks.find((mark) => mark.fill === fill)!.standing : fill;
    const key = side === "above" || side === "below" ? (`legend_${side}` as const) : (`legend_${fill as Exclude<Fill, "behind" | "better">}` as const);
    return [{ fill, text: t(key, { n: formatNumber(n, COUNT), reference, small: `1–${question.writer.threshold - 1}` }) }];
  });
}

export function countFills(marks: readonly AreaMark[]): Partial<Record<Fill, number>> {
  const counts: Partial<Record<Fill, number>> = {};
  for (const { fill } of marks) counts[fill] = (counts[fill] ?? 0) + 1;
  return counts;
}
