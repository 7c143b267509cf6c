import type { Effect, EffectGroup } from "../analysis/lagging/effect";
import type { Expected, ExpectedFalse } from "../analysis/lagging/expected-false";
import type { LaggingRules } from "../analysis/lagging/rules";
import type { WhatIf } from "../analysis/lagging/what-if";
import { formatNumber, MINUS } from "../i18n/format";
import * as messages from "../i18n/messages/lagging";
import { translator, type Translator } from "../i18n/translator";
import { timesText, type Lookup } from "./lagging-words";
import { joinNames } from "./names";

type T = Translator<typeof messages.zhCN>;
export type TextBlock = { title: string; paragraphs: string[]; table?: { title: string; columns: string[]; rows: { key: string; cells: string[] }[]; words: number[] } };
/** Why there is no expectation of the effect of help, where cases are missing or cannot be read. */
export type NoHelp = "noCases" | "away";

/** How many villages chance alone would put on the list, under these rules and under naive ones. */
export function expectedBlock(expected: ExpectedFalse | undefined, { locale }: Lookup): TextBlock {
  const t = translator(locale, messages);
  if (!expected) return { title: t("expectedTitle_none"), paragraphs: [t("expectedNone")] };
  const { villages, indicators, from, to, rules, naive, uncorrected } = expected;
  const row = (key: "rules" | "uncorrected" | "naive", { perYear, perTenYears }: Expected) => ({ key, cells: [t(`rule_${key}`), timesText(perYear), timesText(perTenYears)] });
  const title = t("expectedTitle", { ten: timesText(rules.perTenYears) });
  return {
    title, paragraphs: [t("expectedText", { from: String(from), to: String(to), villages: String(villages), indicators: String(indicators), runs: String(rules.runs) })],
    table: { title, columns: [t("colRule"), t("colYear"), t("colTen")], rows: [row("rules", rules), row("uncorrected", uncorrected), row("naive", naive)], words: [] },
  };
}

/** Which villages would enter or leave, year by year. */
export function whatIfBlock({ years }: WhatIf, { now, other, lookup }: { now?: Expected; other?: Expected; lookup: Lookup }): TextBlock {
  const { locale } = lookup;
  const t = translator(locale, messages);
  const last = years.at(-1);
  const names = (codes: readonly string[]) => (codes.length === 0 ? "—" : joinNames(codes.map((code) => lookup.area(code).name), locale));
  const changed = years.some(({ entered, left }) => entered.length + left.length > 0);
  const title = !last || !changed ? t("whatIf_same") : t("whatIf_changed", { year: String(last.year), entered: String(last.entered.length), left: String(last.left.length) });
  return {
    title, paragraphs: [other ? t("whatIfFalse", { ten: timesText(other.perTenYears), now: now ? timesText(now.perTenYears) : "—" }) : t("whatIfFalseNone")],
    ...(changed ? { table: { title: t("whatIfYears"), columns: [t("colYear_plain"), t("colBefore"), t("colAfter"), t("colEntered"), t("colLeft")], rows: years.map(({ year, before, after, entered, left }) => ({ key: String(year), cells: [String(year), String(before), String(after), names(entered), names(left)] })), words: [3, 4] } } : {}),
  };
}

/** Whether help worked, beside what regression to the mean alone would give. */
export function effectBlock(effect: Effect | NoHelp, { effectVillages }: LaggingRules, { locale }: Lookup): TextBlock {
  const t = translator(locale, messages);
  if (effect === "noCases" || effect === "away") return { title: t("effectTitle_none"), paragraphs: [t(`effectNone_${effect}`), t("effectText")] };
  const { helped, unhelped, between } = effect;
  if (helped.status !== "ok") return { title: t("effectTitle_none"), paragraphs: [helped.reason === "tooFew" ? t("effectNone_tooFew", { n: String(helped.villages), least: String(effectVillages) }) : t("effectNone_withheld"), t("effectText")] };
  const title = t(helped.verdict === "notMore" && helped.observed <= 0 ? "effectTitle_noRise" : `effectTitle_${helped.verdict}`, { observed: pointsText(helped.observed, t) });
  const resolution = Math.max(helped.resolution, unhelped.status === "ok" ? unhelped.resolution : 0);
  const words = between && { value: pointsText(between.difference, t), lower: numberText(between.range.lower), upper: numberText(between.range.upper) };
  return {
    title, paragraphs: [t("effectText"), t("effectBound"), ...(between && words ? [`${t(`effectBetween_${between.verdict}`, words)}${locale === "en" ? " " : ""}${t("effectSelection")}`] : []), ...(resolution > 0.01 ? [t("effectRounded", { points: numberText(resolution) })] : [])],
    table: { title, columns: [t("colGroup"), t("colVillages"), t("colStays"), t("colObserved"), t("colExpected"), t("colVerdict")], rows: [rowOf("helped", helped, t), rowOf("unhelped", unhelped, t)], words: [5] },
  };
}

function rowOf(key: "helped" | "unhelped", group: EffectGroup, t: T): { key: string; cells: string[] } {
  if (group.status !== "ok") return { key, cells: [t(`group_${key}`), String(group.villages), "—", "—", "—", t(group.reason === "tooFew" ? "groupFew" : "groupWithheld")] };
  const { lower, upper } = group.expectedRange;
  const expected = `${numberText(group.expected)} (${t("range", { lower: numberText(lower), upper: numberText(upper) })})`;
  return { key, cells: [t(`group_${key}`), String(group.villages), String(group.stays), numberText(group.observed), expected, t(`verdict_${group.verdict}`)] };
}

/** A share as whole percentage points. */
function numberText(share: number): string {
  const text = formatNumber(Math.abs(share), { scale: 100, sign: "", decimals: 0 });
  return share < 0 && text !== "0" ? `${MINUS}${text}` : text;
}

const pointsText = (share: number, t: T): string => t("points", { n: numberText(share) });
