import type { ChartView } from "../charts/chart-svg";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import type { Locale } from "../base/locale";
import { asSentence } from "../views/names";
import type { ChartBlock, ReportBlock, TableBlock } from "../views/report-view";
import type { TableParts } from "../views/report-tables";

export type Block = ReportBlock<ChartView>;

/** Rows of a table that a document holds at most; the CSV and XLSX files hold all. */
export const MOST_ROWS = 200;

/** A chart with what it says, for a document. */
export function chartBlock(section: string, chart: ChartView, method?: string): ChartBlock<ChartView> {
  const { title, subtitle, alt, note } = chart.view as { title: string; subtitle: string; alt: string; note?: string };
  return { kind: "chart", section, chart, title, subtitle, alt, ...(note ? { note } : {}), ...(method ? { method } : {}) };
}

/** A table cut to what a document holds, without columns that say nothing; `total` is how many rows there are, where the rows given are not all. */
export function tableBlock(section: string, title: string, { columns, rows }: TableParts, { note, method, total = rows.length }: Pick<TableBlock, "note" | "method" | "total"> = {}): TableBlock {
  const shown = rows.slice(0, MOST_ROWS);
  const told = columns.map((_, at) => at === 0 || shown.some((row) => row[at]?.text !== ""));
  return { kind: "table", section, title, columns: columns.filter((_, at) => told[at]), rows: shown.map((row) => row.filter((_, at) => told[at])), ...(note ? { note } : {}), ...(method ? { method } : {}), ...(total > shown.length ? { total } : {}) };
}

/** `标题（数据）`: the table behind a chart. */
export const titleOfData = (title: string, locale: Locale): string => translator(locale, messages)("tableOf", { title });

/** What an indicator means, how it is made, and how it may be used: speaker notes and the list of figures. */
export function methodOf(indicator: Indicator, locale: Locale): string {
  const t = translator(locale, messages);
  return [asSentence(indicator.definition[locale]), t(`formula_${indicator.formula.kind}`), t(`class_${indicator.class}`)].join(locale === "en" ? " " : "");
}
