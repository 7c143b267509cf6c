import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { gridTitle } from "../views/document-titles";
import { changeCell, figureCell } from "../views/report-cells";
import { changesReportTable, comparedReportTable, followUpReportTable, gridReportTable, seriesReportTable } from "../views/report-tables";
import type { FiguresBlock } from "../views/report-view";
import type { Deps } from "./deps";
import { getOverviewPage, type OverviewPage } from "./get-overview-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "./report-blocks";

/** The overview as a document: the page's findings, figures, charts and tables in its order. */
export async function overviewBlocks(deps: Deps, { locale, ledger }: PageFrame, query: Query): Promise<Block[]> {
  const page = await getOverviewPage(deps, locale, query);
  const t = translator(locale, messages);
  const compared = page.compared;
  const indicator = compared && ledger.registry.all.find(({ label }) => label[locale] === compared.label);
  const method = indicator ? methodOf(indicator, locale) : undefined;
  return [
    { kind: "text", section: t("sectionFindings"), title: page.findings.heading, paragraphs: page.findings.lead },
    ...(page.headline.length > 0 ? [headlineBlock(page.headline, locale)] : []),
    ...(compared ? [chartBlock(t("sectionCompared"), { kind: "caterpillar", view: compared.chart }, method), tableBlock(t("sectionCompared"), titleOfData(compared.label, locale), comparedReportTable(compared.table), { method })] : []),
    ...yearBlocks(page, ledger, locale),
    ...(page.followUp && page.followUp.rows.length > 0 ? [tableBlock(t("sectionFollow"), page.followUp.title, followUpReportTable(page.followUp), { note: page.followUp.subtitle })] : []),
    ...(page.changes.length > 0 ? [tableBlock(t("sectionChanges"), t("sectionChanges"), changesReportTable(page.changes, locale), { method: t("changeMethod") })] : []),
    ...(page.reporting.rows.length > 0 ? [tableBlock(t("sectionReporting"), gridTitle(page.reporting, locale) ?? page.reporting.title, gridReportTable(page.reporting, locale), { note: t("gridNote") })] : []),
  ];
}

/** The strip of headline figures. */
export function headlineBlock(cells: readonly Pick<OverviewPage["headline"][number], "label" | "value" | "mark">[], locale: Locale): FiguresBlock {
  const t = translator(locale, messages);
  return { kind: "figures", section: t("sectionFindings"), title: t("headline"), cells: cells.map(({ label, value, mark }) => ({ label, value: figureCell(value), change: changeCell(mark) })) };
}

function yearBlocks(page: OverviewPage, { registry }: PageFrame["ledger"], locale: Locale): Block[] {
  const section = translator(locale, messages)("sectionYears");
  return ([["births", page.births], ["sex-ratio-at-birth", page.ratio]] as const).flatMap(([id, made]): Block[] => {
    if (!made) return [];
    const method = methodOf(registry.get(id), locale);
    return [chartBlock(section, { kind: "series", view: made.chart }, method), tableBlock(section, titleOfData(registry.get(id).label[locale], locale), seriesReportTable(made.chart, locale), { method })];
  });
}
