import type { ChartView } from "../charts/chart-svg";
import * as movement from "../i18n/messages/movement";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { PlainCell, PlainTable } from "../views/plain-table";
import { textCell, valueCell } from "../views/report-cells";
import type { TableParts } from "../views/report-tables";
import type { ReportCell } from "../views/report-view";
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
    ...(chart ? [chartBlock(section, chart, method(id))] : []), ...(table ? [tableBlock(section, chart ? titleOfData(chart.view.title, locale) : table.caption, partsOf(table), { method: method(id) })] : []),
  ];
  return [
    { kind: "text", section: t("sectionFindings"), title: page.findings.heading, paragraphs: [...page.findings.lead, ...page.missing] },
    ...(page.flow ? both({ kind: "flow", view: page.flow.view }, page.flow.table, "moves-in") : []), ...reachBlocks(page, section),
    ...(page.years ? both({ kind: "flow", view: page.years.view }, page.years.table, "net-migration-rate") : []),
    ...page.calendars.flatMap(({ way, view, table }) => both({ kind: "calendar", view }, table, `moves-${way}`)),
    ...page.stocks.flatMap(({ way, view, table }) => both({ kind: "stock", view }, table, `migrants-${way}`)),
    ...(page.areas ? both(page.areas.chart && { kind: "caterpillar", view: page.areas.chart }, page.areas.table, "net-migration-rate") : []),
    ...(page.contact ? [...both(page.contact.chart && { kind: "series", view: page.contact.chart }, undefined, "service-migrant-contact"), tableBlock(section, page.contact.open.title, partsOf(page.contact.open.table), { note: page.contact.open.subtitle }), ...(page.contact.areas ? [tableBlock(section, page.contact.areas.caption, partsOf(page.contact.areas), { method: method("service-migrant-contact") })] : [])] : []),
    ...(page.implied ? [...(page.implied.chart ? [chartBlock(section, { kind: "series", view: page.implied.chart })] : []), tableBlock(section, page.implied.table.caption, partsOf(page.implied.table), { note: page.implied.how }), ...(page.implied.areas ? [tableBlock(section, page.implied.areas.title, partsOf(page.implied.areas.table))] : [])] : []),
  ];
}

const reachBlocks = ({ reaches }: MovementPage, section: string): Block[] => (reaches?.views ?? []).map((view) => chartBlock(section, { kind: "flow", view: { ...view, title: `${reaches!.title} · ${view.title}`, note: reaches!.note } }));

function partsOf({ columns, rows }: PlainTable): TableParts {
  return { columns: columns.map(({ label, number }) => ({ label, kind: number ? "number" : "text" })), rows: rows.map(({ head, cells }) => [textCell(head), ...cells.map(cellOf)]) };
}

const cellOf = (cell: PlainCell): ReportCell => ("value" in cell ? valueCell(cell.value) : { text: cell.text, ...(cell.tone === undefined || cell.tone === "neutral" ? {} : { tone: cell.tone }) });
