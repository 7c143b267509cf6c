import type { ChartView } from "../charts/chart-svg";
import * as movement from "../i18n/messages/movement";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { PlainTable } from "../views/plain-table";
import { plainReportTable } from "../views/report-tables";
import type { Deps } from "./deps";
import { getMovementPage, type MovementPage } from "./get-movement-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "./report-blocks";

/** The page of movement as a document: findings, months, reaches, calendar, migrants, areas below and confirmation. */
export async function movementBlocks(deps: Deps, frame: PageFrame, query: Query): Promise<Block[]> {
  const { locale, ledger } = frame;
  const page = await getMovementPage(deps, locale, query);
  const t = translator(locale, messages);
  const section = translator(locale, movement)("page");
  const method = (id: string) => methodOf(ledger.registry.get(id), locale);
  const both = (chart: ChartView | undefined, table: PlainTable | undefined, id: string): Block[] => [
    ...(chart ? [chartBlock(section, chart, method(id))] : []), ...(table ? [tableBlock(section, chart ? titleOfData(chart.view.title, locale) : table.caption, plainReportTable(table), { method: method(id) })] : []),
  ];
  return [
    { kind: "text", section: t("sectionFindings"), title: page.findings.heading, paragraphs: [...page.findings.lead, ...page.missing] },
    ...(page.flow ? both({ kind: "flow", view: page.flow.view }, page.flow.table, "moves-in") : []), ...reachBlocks(page, section),
    ...(page.years ? both({ kind: "flow", view: page.years.view }, page.years.table, "net-migration-rate") : []),
    ...page.calendars.flatMap(({ way, view, table }) => both({ kind: "calendar", view }, table, `moves-${way}`)),
    ...page.stocks.flatMap(({ way, view, table }) => both({ kind: "stock", view }, table, `migrants-${way}`)),
    ...(page.areas ? both(page.areas.chart && { kind: "caterpillar", view: page.areas.chart }, page.areas.table, "net-migration-rate") : []),
    ...(page.contact ? [...both(page.contact.chart && { kind: "series", view: page.contact.chart }, undefined, "service-migrant-contact"), tableBlock(section, page.contact.open.title, plainReportTable(page.contact.open.table), { note: page.contact.open.subtitle }), ...(page.contact.areas ? [tableBlock(section, page.contact.areas.caption, plainReportTable(page.contact.areas), { method: method("service-migrant-contact") })] : [])] : []),
    ...(page.implied ? [...(page.implied.chart ? [chartBlock(section, { kind: "series", view: page.implied.chart })] : []), tableBlock(section, page.implied.table.caption, plainReportTable(page.implied.table), { note: page.implied.how }), ...(page.implied.areas ? [tableBlock(section, page.implied.areas.title, plainReportTable(page.implied.areas.table))] : [])] : []),
  ];
}

const reachBlocks = ({ reaches }: MovementPage, section: string): Block[] => (reaches?.views ?? []).map((view) => chartBlock(section, { kind: "flow", view: { ...view, title: `${reaches!.title} · ${view.title}`, note: reaches!.note } }));
