import type { Balance } from "../analysis/balance";
import { measuredAs } from "../analysis/balance-units";
import type { Locale } from "../base/locale";
import { formatNumber, formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/balance";
import { translator, type Translator } from "../i18n/translator";
import type { Comparable } from "../indicators/indicator";
import { countAreas } from "./area-words";
import { giniOfYear, index, levelsWord, standingOf, TIMES, valueFormat } from "./balance-text";
import type { Extra } from "./address";
import type { Findings } from "./findings";
import { said, spoken, type Basis, type Said } from "./said";

type T = Translator<typeof messages.zhCN>;
type Question = { indicator: Comparable; /** Oldest first, the last is the one shown. */ years: readonly Balance[]; level: string; /** What the areas are grouped by; absent where all are in one group. */ groups?: string; /** Of the address: level and grouping chosen. */ parts?: Extra; locale: Locale };
type Known = Extract<Balance, { status: "ok" }>;

/** What the page says first: whether the gap is more than chance, the fifths, where it lies, whether it changed, who took no part. */
export function balanceFindings(question: Question): Findings {
  const { indicator, years, level, locale } = question;
  const t: T = translator(locale, messages);
  const now = years.at(-1)!;
  const label = indicator.label[locale];
  const count = countAreas(now.areas, level, locale);
  if (now.status === "none") {
    const reason = now.areas + now.leftOut.suppressed === 0 ? "nothing" : now.reason;
    return spoken(said(t(`heading_${reason}`, { indicator: label, year: String(now.year), count })), [said(t(`next_${reason}`))]);
  }
  const gini = now.measures.gini!; // a Gini exists wherever the others do
  const standing = standingOf(gini);
  const few = (standing === "within" || standing === "below") && (now.measures.theil?.exceedsChance === true || now.measures.fifthRatio?.exceedsChance === true);
  const kind = few ? "few" : standing === "below" ? "within" : standing;
  const words = { gini: index(gini.value), lower: index(gini.chance?.lower ?? 0), upper: index(gini.chance?.upper ?? 0), level: levelsWord(level, locale) };
  const lead = [
    said(standing === "plain" ? t(indicator.formula.kind === "count" ? "lead_plainCount" : "lead_plainOther") : t(`lead_${few ? "few" : standing}`, words), basisIn(question, "gini", t)),
    said(fifthsSentence(now, indicator, t), basisIn(question, now.measures.fifthRatio ? "fifthRatio" : "gini", t)), ...splitSentence(question, now, t).map((text) => said(text, basisIn(question, "between", t))), ...trendSentence(question, t), ...leftSentences(question, now, t).map((text) => said(text)),
  ];
  return spoken(said(t(`heading_${kind}`, { indicator: label, count, gini: words.gini, level: words.level }), basisIn(question, "gini", t)), lead);
}

const IDS = { gini: "gini", fifthRatio: "fifth-ratio", between: "theil-between" } as const;

function basisIn({ indicator, groups = "", parts }: Question, measure: keyof typeof IDS, t: T, year?: number): Basis {
  return { id: IDS[measure], label: t(`m_${measure}`, { groups }), ...(year === undefined ? {} : { year }), parts: { indicator: indicator.id, ...parts } };
}

function fifthsSentence({ top, bottom, measures: { fifthRatio } }: Known, indicator: Comparable, t: T): string {
  const format = valueFormat(indicator);
  const ends = { top: formatWithSign(top, format), bottom: formatWithSign(bottom, format) };
  if (bottom === 0 || !fifthRatio) return t("lead_fifthsZero", ends);
  const ratio = formatNumber(fifthRatio.value, TIMES);
  const { chance } = fifthRatio;
  return chance ? t("lead_fifthsChance", { ...ends, ratio, lower: formatNumber(chance.lower, TIMES), upper: formatNumber(chance.upper, TIMES) }) : t("lead_fifths", { ...ends, ratio });
}

/** Where the gap lies is said only where there is one. */
function splitSentence({ groups }: Question, { measures: { gini, theil, between } }: Known, t: T): string[] {
  if (!groups || !theil || !between || !(theil.value > 0) || gini?.exceedsChance === false) return [];
  const share = formatWithSign(between.value / theil.value, PERCENT);
  return [t(between.exceedsChance === false ? "lead_splitChance" : "lead_split", { share, groups })];
}

/** A change is said only where the intervals lie apart and one of the two years has a gap at all. */
function trendSentence(question: Question, t: T): Said[] {
  const { years } = question;
  const first = years.find(({ status }) => status === "ok");
  const [then, now] = [giniOfYear(first), giniOfYear(years.at(-1))];
  if (!first || !then?.bootstrap || !now?.bootstrap || first === years.at(-1)) return [];
  if (then.exceedsChance === false && now.exceedsChance === false) return [];
  const words = { from: String(first.year), then: index(then.value) };
  const told = (text: string) => [said(text, basisIn(question, "gini", t, first.year), basisIn(question, "gini", t))];
  if (now.bootstrap.lower > then.bootstrap.upper) return told(t("lead_wider", words));
  return now.bootstrap.upper < then.bootstrap.lower ? told(t("lead_narrower", words)) : [];
}

function leftSentences({ indicator, level, locale }: Question, { leftOut: { suppressed, unfit }, measures }: Known, t: T): string[] {
  const measured = measuredAs(indicator);
  return [
    ...(measured === "shareOfBoys" ? [t("lead_boys")] : measured === "shareOfBoth" ? [t("lead_both")] : []),
    ...(suppressed > 0 ? [t(measures.gini?.chance ? "lead_left" : "lead_leftPlain", { n: countAreas(suppressed, level, locale) })] : []),
    ...(unfit > 0 ? [t("lead_unfit", { n: countAreas(unfit, level, locale) })] : []),
  ];
}
