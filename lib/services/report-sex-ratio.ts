import type { Locale } from "../base/locale";
import type { ChartView } from "../charts/chart-svg";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { FigureText } from "../views/figure-text";
import { figureCell, intervalCell, textCell, valueCell } from "../views/report-cells";
import { seriesReportTable, type TableParts } from "../views/report-tables";
import type { ReportCell, ReportColumn } from "../views/report-view";
import type { SeriesView } from "../views/series-view";
import type { VerdictText } from "../views/sex-ratio-tables";
import type { Deps } from "./deps";
import { getSexRatioPage, type SexRatioPage } from "./get-sex-ratio-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "./report-blocks";
import type { GroupStage, StagePart } from "./sex-ratio-stages";

type Made = { page: SexRatioPage; locale: Locale; method(id: string): string };

/** The page of the sex ratio at birth as a document, in its order: findings, years, pooled and judged, where it is, spread, birth orders, change, or the proxy. */
export async function sexRatioBlocks(deps: Deps, { locale, ledger }: PageFrame, query: Query): Promise<Block[]> {
  const page = await getSexRatioPage(deps, locale, query);
  const t = translator(locale, messages);
  const made: Made = { page, locale, method: (id) => methodOf(ledger.registry.get(id), locale) };
  const { complete, orders, noChange, proxy } = page;
  const lacking = [...(complete?.missing ? [complete.missing] : []), ...(orders?.none ? [orders.none] : []), ...(noChange ? [noChange] : [])];
  return [
    { kind: "text", section: t("sectionFindings"), title: page.findings.heading, paragraphs: [...page.findings.lead, ...lacking, ...(page.main ? [] : [page.readAid])] },
    ...lineBlocks(page.main, "sex-ratio-at-birth", made, page.readAid), ...lineBlocks(complete?.view, "completeness", made), ...windowBlocks(made), ...lineBlocks(page.child, "child-sex-ratio", made), ...(proxy ? proxyBlocks(proxy, made) : []),
    ...stageBlocks(page.areas, made), ...groupBlocks(page.groups, made), ...stageBlocks(page.villages, made),
    ...spreadBlocks(made), ...orderBlocks(made), ...changeBlocks(made),
  ];
}

const columnsOf = (labels: readonly string[], texts: readonly number[] = [0]): ReportColumn[] => labels.map((label, at) => ({ label, kind: texts.includes(at) ? "text" : "number" }));
const verdictCell = ({ text, tone }: VerdictText): ReportCell => ({ text, ...(tone === "neutral" ? {} : { tone }) });
const ratioCells = (value: FigureText): ReportCell[] => [valueCell(value), intervalCell(value)];

/** A line over the years, how to read it, and the numbers behind it. */
function lineBlocks(view: SeriesView | undefined, id: string | undefined, { locale, method }: Made, aid?: string): Block[] {
  if (!view) return [];
  const section = translator(locale, messages)("sectionYears");
  const how = id === undefined ? undefined : method(id);
  return [chartBlock(section, { kind: "series", view }, aid && how ? [aid, how].join(locale === "en" ? " " : "") : how), tableBlock(section, titleOfData(view.title, locale), seriesReportTable(view, locale), how === undefined ? {} : { method: how })];
}

function windowBlocks({ page: { windows }, locale, method }: Made): Block[] {
  if (!windows) return [];
  const { title, told, subtitle, note, table: { columns, rows } } = windows;
  const cells = rows.map(({ label, births, boys, girls, value, verdict, missing, short }) => [...[label, births, boys, girls].map(textCell), ...ratioCells(value), verdictCell(verdict), textCell(missing), textCell(short)]);
  return [tableBlock(translator(locale, messages)("sectionYears"), told ?? title, { columns: columnsOf(columns, [0, 6]), rows: cells }, { note: [subtitle, note].join(locale === "en" ? ". " : "。"), method: method("sex-ratio-at-birth") })];
}

/** Areas of one level: who may be judged, how many births the others lack, and their funnel. */
function stageBlocks(stage: StagePart | undefined, { locale, method }: Made): Block[] {
  if (!stage) return [];
  const { title, subtitle, notes, columns, rows, funnel, sentence, aid } = stage;
  const section = translator(locale, messages)("sectionCompared");
  const cells = rows.map(({ name, hint, births, value, verdict, complete }) => [{ text: name, ...(hint ? { behind: hint } : {}) }, textCell(births), ...ratioCells(value), verdictCell(verdict), ...(columns.complete ? [complete ? figureCell(complete) : textCell("")] : [])]);
  const labels = [columns.area, columns.births, columns.value, columns.interval, columns.verdict, ...(columns.complete ? [columns.complete] : [])];
  const join = locale === "en" ? " " : "";
  return [
    ...(funnel ? [chartBlock(section, { kind: "funnel", view: funnel }, [...(aid?.sentences ?? []), method("sex-ratio-at-birth")].join(join))] : []),
    tableBlock(section, title, { columns: columnsOf(labels, [0, 4]), rows: cells }, { note: [`${subtitle}${locale === "en" ? "." : "。"}`, ...notes, ...(sentence ? [sentence] : [])].join(join), method: method("sex-ratio-at-birth") }),
  ];
}

function groupBlocks(groups: GroupStage | undefined, { locale, method }: Made): Block[] {
  if (!groups) return [];
  const { title, subtitle, note, columns, rows } = groups;
  const section = translator(locale, messages)("sectionCompared");
  if (note) return [{ kind: "text", section, title, paragraphs: [note] }];
  const cells = rows.map(({ name, villages, births, value, verdict }) => [...[name, villages, births].map(textCell), ...ratioCells(value), verdictCell(verdict)]);
  return [tableBlock(section, title, { columns: columnsOf([columns.group, columns.villages, columns.births, columns.value, columns.interval, columns.verdict], [0, 5]), rows: cells }, { note: subtitle, method: method("sex-ratio-at-birth") })];
}

function spreadBlocks({ page: { spread }, locale, method }: Made): Block[] {
  if (!spread) return [];
  const { columns, rows } = spread.table;
  return bothBlocks({ kind: "distribution", view: spread }, { columns: columnsOf(columns), rows: rows.map(({ label, observed, expected }) => [label, observed, expected].map(textCell)) }, method("sex-ratio-at-birth"), locale);
}

function orderBlocks({ page: { orders }, locale, method }: Made): Block[] {
  if (!orders?.table) return [];
  const { title, colYear, columns, rows } = orders.table;
  const table: TableParts = { columns: columnsOf([colYear, ...columns.map(({ label }) => label)]), rows: rows.map(({ label, cells }) => [textCell(label), ...cells.map(figureCell)]) };
  const how = method("sex-ratio-order-1");
  return orders.chart ? bothBlocks({ kind: "caterpillar", view: orders.chart }, table, how, locale, title) : [tableBlock(translator(locale, messages)("sectionFigures"), title, table, { method: how })];
}

/** A picture and the table behind it. */
function bothBlocks(chart: ChartView, table: TableParts, method: string, locale: Locale, title = titleOfData(chart.view.title, locale)): Block[] {
  const section = translator(locale, messages)("sectionFigures");
  return [chartBlock(section, chart, method), tableBlock(section, title, table, { method })];
}

function changeBlocks({ page: { change }, locale }: Made): Block[] {
  if (!change) return [];
  const { title, subtitle, lead, note, columns, rows } = change;
  const table: TableParts = { columns: columnsOf(columns), rows: rows.map(({ label, effect, interval }) => [label, effect, interval].map(textCell)) };
  return [tableBlock(translator(locale, messages)("sectionFigures"), title, table, { note: [`${subtitle}${locale === "en" ? "." : "。"}`, `${lead}${locale === "en" ? "." : "。"}`, note].join(locale === "en" ? " " : "") })];
}

/** What stands in where there are no births. */
function proxyBlocks({ chart, table, own, child, definition }: NonNullable<SexRatioPage["proxy"]>, made: Made): Block[] {
  const section = translator(made.locale, messages)("sectionCompared");
  const cells = (table?.rows ?? []).map(({ name, ageZero, child: children }) => [textCell(name), ...ratioCells(ageZero), ...ratioCells(children)]);
  return [
    ...lineBlocks(own, undefined, made), ...lineBlocks(child, "child-sex-ratio", made), ...(chart ? [chartBlock(section, { kind: "caterpillar", view: chart }, definition)] : []),
    ...(table ? [tableBlock(section, table.title, { columns: columnsOf(table.columns), rows: cells }, { note: definition })] : []),
  ];
}
