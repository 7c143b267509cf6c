import type { Figure } from "../analysis/figure";
import type { Indicator } from "../indicators/indicator";
import type { Locale } from "../base/locale";
import { RATIO, formatInterval, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/overview";
import { translator, type Translator } from "../i18n/translator";
import { countAreas } from "./area-words";
import { changeSize, changeText } from "./change-text";
import { figureText, type Writer } from "./figure-text";
import type { IntervalRow, Reference } from "./interval-row";
import { inSentence } from "./names";
import { basisOf, joined, said, spoken, type Basis, type Said } from "./said";

export type Measured = { indicator: Indicator; figure: Figure };
/** Areas of one level, each beside the same reference. */
export type Compared = { indicator: Indicator; rows: readonly IntervalRow[]; reference: Reference; areaName: string; level: string };
/** The sex ratio at birth of several years taken together. */
export type PooledRatio = { years: number; value: number; interval: { lower: number; upper: number }; band: readonly [number, number]; /** The first of its years whose births bear a quality mark. */ unsure?: Figure };
/** `basis`: what heading and sentences were made from, the heading's first (`said.ts`). */
export type Findings = { heading: string; lead: string[]; basis?: readonly (readonly Basis[])[] };

type Question = { headline: readonly Measured[]; compared?: Compared; pooled?: PooledRatio; areaName: string; year: string } & Writer;
type T = Translator<typeof messages.zhCN>;

/** What a page says first, made from the numbers: what is not clear is not said to have changed or to differ. */
export function overviewFindings({ headline, compared, pooled, areaName, year, ...writer }: Question): Findings {
  const t: T = translator(writer.locale, messages);
  const reported = headline.filter(({ figure }) => figure.status === "ok");
  if (reported.length === 0) return spoken(said(t("empty", { area: areaName, year })), []);
  const first = reported.find(({ indicator }) => indicator.id === "birth-rate") ?? reported.find(({ figure }) => figure.change) ?? reported[0]!;
  const clauses = [said(rateClause(first, t, writer), basisOf(first.indicator, writer.locale)), ...(compared ? [said(comparedClause(compared, t, writer.locale), standingBasis(compared.indicator, writer.locale))] : [])];
  const lead = [changesSentence(reported.filter((one) => one !== first || isClear(one)), t, writer.locale), ...(pooled ? [pooledSentence(pooled, t)] : []), ...provisionalSentence(first, t, writer.locale)];
  return spoken(joined(clauses, writer.locale === "en" ? "; " : "；"), lead);
}

const isClear = ({ figure }: Measured): boolean => figure.change?.verdict === "up" || figure.change?.verdict === "down";

function rateClause({ indicator, figure }: Measured, t: T, { locale, threshold }: Writer): string {
  const label = indicator.label[locale];
  if (figure.status !== "ok") return t("rateNone", { indicator: label, reason: figureText(figure, indicator.display, { locale, threshold }).text });
  const { change } = figure;
  if (!change) return t("rateNoComparison", { indicator: label, value: formatWithSign(figure.value, indicator.display) });
  if (change.verdict === "unclear") return t("rateUnclear", { indicator: label });
  return t(change.verdict === "up" ? "rateUp" : "rateDown", { indicator: label, size: changeText(figure, indicator, locale).text });
}

/** `新生儿访视有 3 个村明显低于目标，其余 21 个村分不开`. */
function comparedClause({ indicator, rows, reference, areaName, level }: Compared, t: T, locale: Locale): string {
  const worse = indicator.better === "lower" ? "above" : "below";
  const behind = rows.filter(({ standing }) => standing === worse).length;
  const same = rows.filter(({ standing }) => standing === "apartNot").length;
  const label = inSentence(indicator.label[locale], locale, "start");
  const suffix = reference.kind === "target" ? "Target" : reference.kind === "own" ? "Own" : "Band";
  if (behind === 0) return t(`noneBehind${suffix}`, { indicator: label, area: areaName });
  const said = t(`someBehind${suffix}`, { indicator: label, count: countAreas(behind, level, locale), side: t(worse), area: areaName });
  if (same === 0) return said;
  return `${said}${locale === "en" ? ", " : "，"}${t("rest", { count: countAreas(same, level, locale) })}`;
}

/** The clear changes, or that there are none. */
function changesSentence(measured: readonly Measured[], t: T, locale: Locale): Said {
  const told = measured.filter(isClear);
  return said(changesText(told, t, locale), ...told.map(({ indicator }) => basisOf(indicator, locale)));
}

function changesText(measured: readonly Measured[], t: T, locale: Locale): string {
  const clear = measured.flatMap(({ indicator, figure }) => {
    const { change } = figure;
    if (figure.status !== "ok" || !change || change.verdict === "unclear") return [];
    return [{ indicator: indicator.label[locale], direction: t(change.verdict), size: changeSize(figure.value, change, indicator.display, locale) }];
  });
  const [only, ...others] = clear;
  if (!only) return t("changesNone");
  if (others.length === 0) return t("changesOne", only);
  return t("changesMany", { n: String(clear.length), list: clear.map((one, at) => t("changeItem", at === 0 ? one : { ...one, indicator: inSentence(one.indicator, locale, "inner") })).join(locale === "en" ? "; " : "；") });
}

/** Where a count of areas that differ was made: the list of all of them with their standing. */
export const standingBasis = (indicator: Indicator, locale: Locale, at: Omit<Basis, "id" | "label"> = {}): Basis => ({ id: "standing", label: indicator.label[locale], ...at, parts: { indicator: indicator.id, ...at.parts } });

function pooledSentence(pooled: PooledRatio, t: T): Said {
  return said(pooledText(pooled, t), { id: "sex-ratio-at-birth", label: t("stripRatio", { span: spanText(pooled.years, t) }), ...(pooled.years === 3 ? { pool: 3 } : {}) });
}

function pooledText({ years, value, interval, band }: PooledRatio, t: T): string {
  const parts = { span: spanText(years, t), value: formatNumber(value, RATIO), interval: formatInterval(interval, RATIO), upper: formatNumber(band[1], { scale: 1, sign: "", decimals: 0 }) };
  if (interval.lower > band[1]) return t("ratioJudged", parts);
  return interval.upper < band[0] ? t("ratioBelow", parts) : t("ratioNot", parts);
}

export const spanText = (years: number, t: T): string => (years === 1 ? t("spanOne") : t("spanMany", { n: String(years) }));

function provisionalSentence({ indicator, figure }: Measured, t: T, locale: Locale): Said[] {
  return figure.months < 12 ? [said(t("provisional", { months: String(figure.months) }), basisOf(indicator, locale))] : [];
}
