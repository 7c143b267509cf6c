import type { ChartView } from "../charts/chart-svg";
import * as messages from "../i18n/messages/quality";
import * as pageMessages from "../i18n/messages/quality-page";
import * as report from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { PlainTable } from "../views/plain-table";
import type { FaultRows } from "../views/quality/fault-rows";
import { textCell } from "../views/report-cells";
import { comparedReportTable, plainReportTable, seriesReportTable, type TableParts } from "../views/report-tables";
import type { Deps } from "./deps";
import { getQualityPage, type QualityPage } from "./get-quality-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "./report-blocks";

/** The page of data quality as a document, in its order: findings, faults, completeness, late reports, boys, fields, books, scores. */
export async function qualityBlocks(deps: Deps, { locale, ledger }: PageFrame, query: Query): Promise<Block[]> {
  const page = await getQualityPage(deps, locale, query);
  const section = translator(locale, messages)("page");
  const method = (id: string) => methodOf(ledger.registry.get(id), locale);
  const chart = (view: ChartView | undefined, id?: string): Block[] => (view ? [chartBlock(section, view, id === undefined ? undefined : method(id))] : []);
  const table = (plain: PlainTable | undefined, note?: string): Block[] => (plain ? [tableBlock(section, plain.caption, plainReportTable(plain), note === undefined ? {} : { note })] : []);
  const { complete, late, screen, wrong, agreement, score, completeness } = page;
  return [
    { kind: "text", section: translator(locale, report)("sectionFindings"), title: page.findings.heading, paragraphs: [...page.findings.lead, ...page.missing] },
    ...faultBlocks(page, section),
    ...(completeness ? [...chart({ kind: "series", view: completeness }, "completeness"), tableBlock(section, titleOfData(completeness.title, locale), seriesReportTable(completeness, locale))] : []),
    ...table(complete.table, complete.note), ...table(complete.corrected?.table, complete.corrected?.note), ...table(complete.plan),
    ...chart(late.delays && { kind: "calendar", view: late.delays }), ...table(late.nowcast?.table, late.nowcast?.note), ...table(late.villages), ...chart(late.cleanUp?.chart && { kind: "stock", view: late.cleanUp.chart }), ...table(late.cleanUp?.table),
    ...(late.areas ? [...chart({ kind: "caterpillar", view: late.areas.chart }, late.areas.id), tableBlock(section, titleOfData(late.areas.chart.title, locale), comparedReportTable(late.areas.table))] : []),
    ...table(screen?.table, screen?.note), ...wrong.cross.flatMap((one) => table(one.table, one.subtitle)), ...table(wrong.ages?.table, wrong.ages?.note), ...table(agreement?.table, agreement?.subtitle), ...table(score?.table, score && `${score.moved}${locale === "en" ? " " : ""}${score.note}`),
  ];
}

/** Open faults and what was mended; those for the record stand in the workbook. */
function faultBlocks({ faults, shell: { locale } }: QualityPage, section: string): Block[] {
  const t = translator(locale, pageMessages);
  const of = (title: string, rows: FaultRows): Block[] => (rows.rows.length === 0 ? [] : [tableBlock(section, title, faultTable(rows), { note: faults.subtitle })]);
  return [...of(t("faultsPage"), faults.open), ...faults.folded.filter(({ rows }) => rows.rows.some(({ tone }) => tone === "mended")).flatMap(({ label, rows }) => of(label, rows))];
}

export function faultTable({ columns, rows }: FaultRows): TableParts {
  const text = (label: string) => ({ label, kind: "text" as const });
  return { columns: [columns.area, columns.period, columns.text, columns.mend, columns.file, columns.severity, columns.state].map(text), rows: rows.map((row) => [row.area, row.period, row.text, row.mend, row.file, row.severity, row.state].map(textCell)) };
}
