import type { Balance } from "../analysis/balance";
import { measuredAs } from "../analysis/balance-units";
import type { Locale } from "../base/locale";
import { formatNumber, formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/balance";
import { translator, type Translator } from "../i18n/translator";
import type { Comparable } from "../indicators/indicator";
import { countAreas } from "./area-words";
import { giniOfYear, index, levelsWord, standingOf, TIMES, valueFormat } from "./balance-text";
import type { Findings } from "./findings";

type T = Translator<typeof messages.zhCN>;
type Question = { indicator: Comparable; /** Oldest first, the last is the one shown. */ years: readonly Balance[]; level: string; /** What the areas are grouped by; absent where all are in one group. */ groups?: string; locale: Locale };
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
    return { heading: t(`heading_${reason}`, { indicator: label, year: String(now.year), count }), lead: [t(`next_${reason}`)] };
  }
  const gini = now.measures.gini!; // a Gini exists wherever the others do
  const standing = standingOf(gini);
  const few = (standing === "within" || standing === "below") && (now.measures.theil?.exceedsChance === true || now.measures.fifthRatio?.exceedsChance === true);
  const kind = few ? "few" : standing === "below" ? "within" : standing;
  const said = { gini: index(gini.value), lower: index(gini.chance?.lower ?? 0), upper: index(gini.chance?.upper ?? 0), level: levelsWord(level, locale) };
  const lead = [
    standing === "plain" ? t(indicator.formula.kind === "count" ? "lead_plainCount" : "lead_plainOther") : t(`lead_${few ? "few" : standing}`, said),
    fifthsSentence(now, indicator, t), ...splitSentence(question, now, t), ...trendSentence(years, t), ...leftSentences(question, now, t),
  ];
  return { heading: t(`heading_${kind}`, { indicator: label, count, gini: said.gini, level: said.level }), lead };
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
function trendSentence(years: readonly Balance[], t: T): string[] {
  const first = years.find(({ status }) => status === "ok");
  const [then, now] = [giniOfYear(first), giniOfYear(years.at(-1))];
  if (!first || !then?.bootstrap || !now?.bootstrap || first === years.at(-1)) return [];
  if (then.exceedsChance === false && now.exceedsChance === false) return [];
  const said = { from: String(first.year), then: index(then.value) };
  if (now.bootstrap.lower > then.bootstrap.upper) return [t("lead_wider", said)];
  return now.bootstrap.upper < then.bootstrap.lower ? [t("lead_narrower", said)] : [];
}

function leftSentences({ indicator, level, locale }: Question, { leftOut: { suppressed, unfit }, measures }: Known, t: T): string[] {
  const measured = measuredAs(indicator);
  return [
    ...(measured === "shareOfBoys" ? [t("lead_boys")] : measured === "shareOfBoth" ? [t("lead_both")] : []),
    ...(suppressed > 0 ? [t(measures.gini?.chance ? "lead_left" : "lead_leftPlain", { n: countAreas(suppressed, level, locale) })] : []),
    ...(unfit > 0 ? [t("lead_unfit", { n: countAreas(unfit, level, locale) })] : []),
  ];
}
