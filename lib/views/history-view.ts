import type { Figure } from "../analysis/figure";
import type { QuotedRow } from "../analysis/quoted-rows";
import type { Locale } from "../base/locale";
import type { Indicator } from "../indicators/indicator";
import { formatNumber, formatPeriod } from "../i18n/format";
import * as messages from "../i18n/messages/history";
import { translator } from "../i18n/translator";
import { figureText, type Writer } from "./figure-text";
import type { Findings } from "./findings";
import { light, words, type PlainCell, type PlainTable } from "./plain-table";

export type Verdict = "agrees" | "inside" | "differs" | "none";
export type HistoryRow = QuotedRow & { today?: { indicator: Indicator; figure: Figure; verdict: Verdict; how: string } };
export type HistoryView = { findings: Findings; table?: PlainTable };
type Question = { rows: readonly HistoryRow[]; areaName: string; nameOf(code: string): string; year: number; statYearStart: number; writer: Writer };

const VERDICTS: readonly Verdict[] = ["agrees", "inside", "differs", "none"];
/** So many differing totals are named in the text; the table has them all. */
const NAMED = 2;

/** Totals that old reports printed, as printed, and beside them today's figure where the ledger has the same thing. */
export function historyView(question: Question): HistoryView {
  const { rows, areaName, year, writer: { locale } } = question;
  const t = translator(locale, messages);
  if (rows.length === 0) return { findings: { heading: t("heading_none", { area: areaName, year: String(year) }), lead: [t("next_none")] } };
  return {
    findings: { heading: t(rows.length === 1 ? "heading_one" : "heading", { area: areaName, n: String(rows.length) }), lead: leadOf(question) },
    table: {
      caption: t("tableTitle"),
      columns: [{ label: t("colItem") }, { label: t("colThen"), number: true }, { label: t("colNow"), number: true }, { label: t("colInterval") }, { label: t("colVerdict") }, { label: t("colPeriod") }, { label: t("colArea") }, { label: t("colSource") }],
      rows: rows.map((row, at) => ({ key: String(at), head: itemOf(row, question), cells: cellsOf(row, question) })),
    },
  };
}

function leadOf({ rows, statYearStart, writer }: Question): string[] {
  const t = translator(writer.locale, messages);
  const compared = rows.flatMap((row) => (row.today ? [{ row, today: row.today }] : []));
  if (compared.length === 0) return [t("lead_nothing")];
  const parts = VERDICTS.flatMap((verdict) => {
    const n = compared.filter(({ today }) => today.verdict === verdict).length;
    return n === 0 ? [] : [t(`part_${verdict}`, { n })];
  });
  const differing = compared.filter(({ today }) => today.verdict === "differs" || today.verdict === "inside").slice(0, NAMED).map(({ row, today }) => {
    const now = figureText(today.figure, today.indicator.display, writer);
    return t("lead_which", { item: itemOf(row, { writer }), period: periodOf(row, statYearStart, writer), then: printed(row, writer.locale), now: now.text + now.sign });
  });
  return [t("lead_compared", { n: String(compared.length), parts: parts.join(writer.locale === "en" ? ", " : "，") }), ...differing];
}

function cellsOf(row: HistoryRow, { nameOf, statYearStart, writer }: Question): PlainCell[] {
  const t = translator(writer.locale, messages);
  const then = words(printed(row, writer.locale));
  const rest = [words(periodOf(row, statYearStart, writer)), words(nameOf(row.area)), words(row.source)];
  if (!row.today) return [then, words(""), words(""), light(t("verdict_same_none")), ...rest];
  const { figure, indicator, verdict, how } = row.today;
  const value = figureText(figure, indicator.display, writer);
  return [then, { value, how }, light(value.interval ?? ""), words(t(`verdict_${verdict}`)), ...rest];
}

const itemOf = ({ item, itemEn }: QuotedRow, { writer: { locale } }: Pick<Question, "writer">): string => (locale === "en" ? (itemEn ?? item) : item);

/** The year alone: the page's head says which months it has. */
const periodOf = ({ period }: QuotedRow, statYearStart: number, { locale }: Writer): string => (/^\d{4}$/.test(period) ? period : formatPeriod(period, statYearStart, locale));

/** Units of Chinese reports, for those who read English; the digits stay as printed. */
const UNITS: Readonly<Record<string, string>> = { 例: "cases", 人: "people", 名: "people", 户: "households", 元: "yuan", 万元: "× 10,000 yuan", 次: "times", 个: "", 万人: "× 10,000 people" };

/** As it was printed there: no digit more or less. */
export function printed({ value, unit: given = "" }: Pick<QuotedRow, "value" | "unit">, locale: Locale = "zh-CN"): string {
  const unit = locale === "en" ? (UNITS[given] ?? given) : given;
  const number = Number.isInteger(value) ? formatNumber(value, { scale: 1, sign: "", decimals: 0 }) : String(value);
  return /^[‰%％]?$/.test(unit) ? number + unit : `${number} ${unit}`;
}
