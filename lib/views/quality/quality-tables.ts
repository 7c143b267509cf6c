import type { AgeQuality } from "../../analysis/quality/age-quality";
import type { Agreement, AgreementCell } from "../../analysis/quality/agreement";
import type { CleanUpYear } from "../../analysis/quality/clean-up";
import type { CheckPlan, Completeness, LastCheck } from "../../analysis/quality/completeness";
import type { Corrected } from "../../analysis/quality/corrected";
import type { CrossTable } from "../../analysis/quality/cross-table";
import type { Nowcast } from "../../analysis/quality/nowcast";
import type { DisclosedFigure } from "../../analysis/disclosure";
import { COUNT, DASH, formatInterval, formatNumber, formatPeriod, formatWithSign, MINUS, PERCENT, PER_MILLE, RATIO, type NumberFormat } from "../../i18n/format";
import * as messages from "../../i18n/messages/quality";
import { translator, type Translator } from "../../i18n/translator";
import { figureText, type Writer } from "../figure-text";
import { whippleClass } from "../../statistics/age-heaping";
import { light, words, type PlainCell, type PlainRow, type PlainTable } from "../plain-table";
import { monthText } from "../stock-view";

export type T = Translator<typeof messages.zhCN>;
export const textsOf = ({ locale }: Writer): T => translator(locale, messages);
/** Where an area stands and what it is called, by the page. */
export type QualityLinks = { area(code: string): string; name(code: string): string };

const TWO: NumberFormat = { scale: 1, sign: "", decimals: 2 };
const number = (label: string) => ({ label, number: true as const });
const cell = (figure: DisclosedFigure, format: NumberFormat, writer: Writer): PlainCell => ({ value: figureText(figure, format, writer) });
const count = (value: number) => words(formatNumber(value, COUNT));
const signed = (value: number) => (value > 0 ? `+${formatNumber(value, COUNT)}` : value < 0 ? `${MINUS}${formatNumber(-value, COUNT)}` : "0");

const KINDS = ["birth", "death", "move_in", "move_out"] as const;
export const kindWord = (kind: string, t: T): string => { const known = KINDS.find((one) => one === kind); return known ? t(`kind_${known}`) : t("kindAll"); };

/** The year by kind, then the three years that end with it. */
export function completenessTable({ year, threeYears }: { year: readonly Completeness[]; threeYears: readonly Completeness[] }, writer: Writer): PlainTable | undefined {
  const t = textsOf(writer);
  if (threeYears.length === 0) return undefined;
  const row = ({ kind, from, to, checks, ledger, found, matched, pooled, omission, duplicates }: Completeness): PlainRow => ({
    key: `${kind}-${from}`, head: kindWord(kind, t),
    cells: [
      words(from === to ? String(to) : `${from}–${to}`), count(checks), count(ledger), count(found), count(matched), words(pooled ? formatNumber(pooled.total, COUNT) : DASH), words(pooled ? formatWithSign(pooled.value, PERCENT) : DASH), light(pooled ? formatInterval(pooled.interval, PERCENT) : ""),
      words(omission ? formatWithSign(omission.value, PERCENT) : DASH), words(duplicates ? formatWithSign(duplicates.value, PERCENT) : DASH),
    ],
  });
  const columns = [{ label: t("colKind") }, { label: t("colPeriod") }, ...(["colChecks", "colLedger", "colFound", "colMatched", "colTotal", "colComplete"] as const).map((key) => number(t(key))), { label: t("colInterval") }, number(t("colOmission")), number(t("colDuplicates"))];
  return { caption: t("completenessTitle"), columns, rows: [...year, ...threeYears].map(row) };
}

export function planTable(plan: readonly CheckPlan[], writer: Writer): PlainTable | undefined {
  const t = textsOf(writer);
  if (plan.length === 0) return undefined;
  return {
    caption: t("planTitle"), columns: [{ label: t("colYear") }, ...(["colPlanned", "colMade", "colRegular", "colSurprise"] as const).map((key) => number(t(key)))],
    rows: plan.map(({ year, planned, made, regular, surprise }) => ({ key: String(year), head: String(year), cells: [planned, made, regular, surprise].map(count) })),
  };
}

/** In code order; how often a village was checked is a small count and not said. */
export function lastCheckTable(villages: readonly LastCheck[], writer: Writer, { area: link, name }: QualityLinks): PlainTable | undefined {
  const t = textsOf(writer);
  if (villages.length === 0) return undefined;
  return {
    caption: t("lastTitle"), columns: [{ label: t("colVillage") }, { label: t("colLast") }, number(t("colMonths"))],
    rows: villages.map(({ area, last, months }) => ({ key: area, head: name(area), href: link(area), cells: [words(last ?? t("never")), months === undefined ? words("") : count(months)] })),
  };
}

/** The ledger's own figure, and beside it what it would be: never one in place of the other. */
export function correctedTable(corrected: Corrected, writer: Writer): PlainTable | undefined {
  if (corrected.status !== "ok") return undefined;
  const t = textsOf(writer);
  const { births, rate, ratio } = corrected;
  const range = (one: { value: number; lower: number; upper: number }, format: NumberFormat) => [words(formatNumber(one.value, format)), light(formatInterval(one, format))];
  return {
    caption: t("correctedTitle"), columns: [{ label: t("colItem") }, number(t("colKnown")), number(t("colCorrected")), { label: t("colInterval") }],
    rows: [
      { key: "births", head: t("itemBirths"), cells: [cell(births.known, COUNT, writer), ...range(births.corrected, COUNT)] },
      ...(rate ? [{ key: "rate", head: t("itemRate"), cells: [cell(rate.known, PER_MILLE, writer), ...range(rate.corrected, PER_MILLE)] }] : []),
      ...(ratio ? (["usual", "girls"] as const).map((one) => ({ key: one, head: t(one === "usual" ? "itemRatioUsual" : "itemRatioGirls"), cells: [cell(ratio.known, RATIO, writer), words(formatNumber(ratio[one], RATIO)), light("")] })) : []),
    ],
  };
}

const FIELDS = ["sex", "order", "month", "age"] as const;
const fieldWord = (field: string, t: T): string => { const known = FIELDS.find((one) => one === field); return known ? t(`field_${known}`) : field; };
const VALUES = ["M", "F", "U", "under_45", "45_and_over"] as const;
function valueWord(value: string, field: string, t: T): string {
  const known = VALUES.find((one) => one === value);
  if (known) return t(`value_${known}`);
  const order = (["1", "2", "3"] as const).find((one) => one === value);
  return field === "order" && order ? t(`order_${order}`) : value;
}

/** What was taken for what. */
export function crossTableOf({ kind, field, values, figures, kappa }: CrossTable, writer: Writer): PlainTable & { subtitle: string } {
  const t = textsOf(writer);
  const brackets = (text: string) => (writer.locale === "en" ? text : text.slice(1, -1));
  return {
    caption: t("crossTitle", { kind: kindWord(kind, t), field: fieldWord(field, t) }),
    subtitle: kappa ? t("crossSubtitle", { agreement: formatWithSign(kappa.agreement, PERCENT), chance: formatWithSign(kappa.byChance, PERCENT), kappa: formatNumber(kappa.value, TWO), interval: brackets(formatInterval(kappa.interval, TWO)) }) : t("crossPlain"),
    columns: [{ label: t("colWritten") }, ...values.map((value) => number(valueWord(value, field, t)))],
    rows: values.map((value, at) => ({ key: value, head: valueWord(value, field, t), cells: figures[at]!.map((figure) => cell(figure, COUNT, writer)) })),
  };
}


export function agesTable(days: readonly AgeQuality[], writer: Writer): PlainTable | undefined {
  const t = textsOf(writer);
  if (days.length === 0) return undefined;
  return {
    caption: t("agesTitle"), columns: [{ label: t("colDay") }, number(t("colWhipple")), { label: t("colJudge") }, number(t("colMyers")), number(t("colAt45")), number(t("colOver45"))],
    rows: days.map(({ date, whipple, myers, at45, over45 }) => ({ key: date, head: date, cells: [words(formatNumber(100 * whipple, RATIO)), words(t(`whipple_${whippleClass(whipple)}`)), words(formatNumber(myers, RATIO)), words(formatNumber(at45, TWO)), words(over45 === undefined ? DASH : formatNumber(over45, TWO))] })),
  };
}

export function nowcastTable(nowcast: Nowcast, writer: Writer): PlainTable | undefined {
  if (nowcast.status !== "ok") return undefined;
  const t = textsOf(writer);
  const open = nowcast.months.filter(({ share }) => share < 0.995);
  return {
    caption: t("nowcastTitle"), columns: [{ label: t("colMonth") }, ...(["colSoFar", "colShare", "colToCome", "colError"] as const).map((key) => number(t(key)))],
    rows: open.map(({ month, known, share, toCome, se }) => ({ key: month, head: monthText(month, writer.locale), cells: [cell(known, COUNT, writer), words(formatWithSign(share, { ...PERCENT, decimals: 0 })), words(toCome === undefined ? DASH : formatNumber(toCome, COUNT)), light(se === undefined ? "" : formatNumber(se, RATIO))] })),
  };
}

export function cleanUpTable(years: readonly CleanUpYear[], writer: Writer): PlainTable | undefined {
  const t = textsOf(writer);
  if (years.length === 0) return undefined;
  return {
    caption: t("cleanUpTitle"), columns: [{ label: t("colYear") }, ...(["colHappened", "colEntered", "colEarlier", "colLater", "colChangeHappened", "colChangeEntered"] as const).map((key) => number(t(key)))],
    rows: years.map(({ year, happened, entered, fromEarlier, enteredLater, change }) => ({ key: String(year), head: String(year), cells: [...[happened, entered, fromEarlier, enteredLater].map((figure) => cell(figure, COUNT, writer)), words(change ? signed(change.happened) : DASH), words(change ? signed(change.entered) : DASH)] })),
  };
}

/** Villages with a difference; the others agree in all their months. */
export function agreementTable({ rows }: Agreement, { writer, statYearStart }: { writer: Writer; statYearStart: number }, { area: link, name }: QualityLinks): PlainTable | undefined {
  const t = textsOf(writer);
  if (rows.length === 0) return undefined;
  const sources = (["report", "book", "platform"] as const).filter((source) => rows.some(({ cells }) => cells.some((one) => one.source === source)));
  const text = (found: AgreementCell | undefined): PlainCell => {
    if (!found) return words(DASH);
    if (found.state === "agree") return light(t("same"));
    const since = formatPeriod(found.since!, statYearStart, writer.locale);
    const when = found.open || found.since === found.until ? (found.open ? t("since", { since }) : since) : t("sinceUntil", { since, until: formatPeriod(found.until!, statYearStart, writer.locale) });
    const comma = writer.locale === "en" ? ", " : "，";
    return words(`${found.difference === undefined ? t("differs") : signed(found.difference)}${comma}${when}`);
  };
  return {
    caption: t("agreementTitle"), columns: [{ label: t("colVillage") }, { label: t("colKind") }, number(t("source_ledger")), ...sources.map((source) => ({ label: t(`source_${source}`) }))],
    rows: rows.filter(({ cells }) => cells.some(({ state }) => state === "differ")).map(({ area, kind, ledger, cells }) => ({ key: `${area}-${kind}`, head: name(area), href: link(area), cells: [words(kindWord(kind, t)), cell(ledger, COUNT, writer), ...sources.map((source) => text(cells.find((one) => one.source === source)))] })),
  };
}
