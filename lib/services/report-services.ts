import * as messages from "../i18n/messages/report";
import * as services from "../i18n/messages/services";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import { intervalCell, textCell, valueCell } from "../views/report-cells";
import { comparedReportTable } from "../views/report-tables";
import type { ReportColumn } from "../views/report-view";
import type { LeftTable } from "../views/service-tables";
import type { Deps } from "./deps";
import { getServicesPage, type ServicesPage } from "./get-services-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "./report-blocks";

/** The page of services as a document: findings, areas by services, one service through the year, all beside their targets, those left, what was held. */
export async function servicesBlocks(deps: Deps, frame: PageFrame, query: Query): Promise<{ blocks: Block[] }> {
  const page = await getServicesPage(deps, frame.locale, query);
  const { locale } = frame;
  const t = translator(locale, services);
  const { matrix, chosen, left } = page;
  const section = t("page");
  return {
    blocks: [
      { kind: "text", section: translator(locale, messages)("sectionFindings"), title: page.heading, paragraphs: [...page.lead, ...(page.empty ?? [])] },
      ...(matrix ? [chartBlock(section, matrix.chart), tableBlock(section, t("matrixTable"), areasTable(matrix.table, locale))] : []),
      ...(chosen ? chosenBlocks(chosen, frame) : []), ...outlookBlocks(page, locale),
      ...(left ? [tableBlock(t("colLeft"), left.told ?? t("leftTitle"), areasTable(left.table, locale), { note: left.subtitle })] : []),
      ...activityBlocks(page, locale),
    ],
  };
}

const columnsOf = (labels: readonly string[], texts = 1): ReportColumn[] => labels.map((label, at) => ({ label, kind: at < texts ? "text" : "number" }));

const areasTable = ({ columns, rows }: LeftTable, locale: Locale) => ({ columns: columnsOf([translator(locale, services)("colArea"), ...columns]), rows: rows.map(({ name, cells }) => [textCell(name), ...cells.map(valueCell)]) });

function chosenBlocks({ id, progress, chart, table, caption }: NonNullable<ServicesPage["chosen"]>, { ledger, locale }: PageFrame): Block[] {
  const method = methodOf(ledger.registry.get(id), locale);
  return [
    chartBlock(caption, { kind: "quarters", view: progress }, method),
    ...(chart ? [chartBlock(caption, chart, method)] : []),
    ...(table ? [tableBlock(caption, titleOfData(caption, locale), comparedReportTable(table), { method })] : []),
  ];
}

function outlookBlocks({ outlook, aid }: ServicesPage, locale: Locale): Block[] {
  if (!outlook) return [];
  const t = translator(locale, services);
  const seasons = outlook.rows.some(({ season }) => season !== "");
  const labels = [t("colService"), t("colServed"), t("colLeft"), t("colNow"), t("colInterval"), t("colGoal"), t("colStanding"), t("colMid"), t("colEnd"), ...(seasons ? [t("colSeason")] : [])];
  const rows = outlook.rows.map((row) => [textCell(row.label), textCell(row.served ?? ""), valueCell(row.left), valueCell(row.now), intervalCell(row.now), textCell(row.goal), textCell(row.standing?.text ?? ""), textCell(row.mid), textCell(row.end), ...(seasons ? [textCell(row.season)] : [])]);
  const columns = columnsOf(labels).map((column, at) => ({ ...column, kind: at >= 1 && at <= 5 ? ("number" as const) : ("text" as const) }));
  return [tableBlock(t("sectionOutlook"), outlook.told ?? t("sectionOutlook"), { columns, rows }, { note: outlook.subtitle, method: aid.join(locale === "en" ? " " : "") })];
}

function activityBlocks({ activities: { title, subtitle, none, columns, rows } }: ServicesPage, locale: Locale): Block[] {
  if (none) return [{ kind: "text", section: title, title, paragraphs: [none] }];
  const t = translator(locale, services);
  return [tableBlock(title, title, { columns: columnsOf([t("colActivity"), t("colMeasure"), ...columns], 2), rows: rows.map(({ label, measure, cells }) => [textCell(label), textCell(measure), ...cells.map(valueCell)]) }, { note: subtitle })];
}
