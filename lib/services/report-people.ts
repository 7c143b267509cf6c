import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import { figureCell, textCell } from "../views/report-cells";
import { comparedReportTable, seriesReportTable } from "../views/report-tables";
import type { ReportColumn } from "../views/report-view";
import type { ProjectionView } from "../views/projection-view";
import type { Deps } from "./deps";
import { getPeoplePage, type PeoplePage } from "./get-people-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "./report-blocks";
import { headlineBlock } from "./report-overview";

/** The page of people as a document: findings, figures, pyramid, years, cohorts, the calculation and the areas below. */
export async function peopleBlocks(deps: Deps, frame: PageFrame, query: Query): Promise<{ notices: string[]; blocks: Block[] }> {
  const page = await getPeoplePage(deps, frame.locale, query);
  const { locale, ledger } = frame;
  const t = translator(locale, messages);
  const aged = methodOf(ledger.registry.get("aged-65-share"), locale);
  const { compared } = page;
  return {
    notices: page.notice ? [page.notice] : [],
    blocks: [
      { kind: "text", section: t("sectionFindings"), title: page.findings.heading, paragraphs: [...(page.notice ? [page.notice] : []), ...page.findings.lead] },
      ...(page.strip.length > 0 ? [headlineBlock(page.strip, locale)] : []),
      ...agesBlocks(page, locale), ...yearBlocks(page, frame), ...cohortBlocks(page, locale), ...projectionBlocks(page.projection, locale),
      ...(compared ? [chartBlock(t("sectionCompared"), { kind: "caterpillar", view: compared.chart }, aged), tableBlock(t("sectionCompared"), titleOfData(compared.label, locale), comparedReportTable(compared.table), { method: aged })] : []),
      ...childrenBlock(page, locale),
    ],
  };
}

const columnsOf = (labels: readonly string[], texts = 1): ReportColumn[] => labels.map((label, at) => ({ label, kind: at < texts ? "text" : "number" }));

function agesBlocks({ pyramid, noAges }: PeoplePage, locale: Locale): Block[] {
  const section = translator(locale, messages)("sectionAges");
  if (!pyramid) return [{ kind: "text", section, title: noAges[0]!, paragraphs: noAges.slice(1) }];
  const { columns, rows } = pyramid.table;
  return [
    chartBlock(section, { kind: "pyramid", view: pyramid }),
    tableBlock(section, titleOfData(section, locale), { columns: columnsOf([columns.ages, columns.men, columns.women, columns.share]), rows: rows.map(({ ages, men, women, share }) => [ages, men, women, share].map(textCell)) }),
  ];
}

function yearBlocks({ aged, dependency, vital, natural, vitals }: PeoplePage, { locale, ledger }: PageFrame): Block[] {
  const section = translator(locale, messages)("sectionYears");
  const charts = ([["aged-65-share", aged], ["dependency-ratio", dependency], ["births", vital], ["natural-increase", natural]] as const).flatMap(([id, view]): Block[] => {
    if (!view) return [];
    const indicator = ledger.registry.get(id);
    return [chartBlock(section, { kind: "series", view }, methodOf(indicator, locale)), ...(id === "births" ? [] : [tableBlock(section, titleOfData(indicator.label[locale], locale), seriesReportTable(view, locale))])];
  });
  const table = tableBlock(section, vitals.title, { columns: columnsOf([vitals.colYear, ...vitals.columns]), rows: vitals.rows.map(({ year, cells }) => [textCell(String(year)), ...cells.map(({ value }) => figureCell(value))]) });
  return [...charts, ...(vitals.rows.length > 0 ? [table] : [])];
}

function cohortBlocks({ lexis }: PeoplePage, locale: Locale): Block[] {
  const section = translator(locale, messages)("sectionAges");
  if (!lexis) return [];
  const { table } = lexis;
  return [
    chartBlock(section, { kind: "lexis", view: lexis }),
    ...(table ? [tableBlock(section, titleOfData(lexis.title, locale), { columns: columnsOf([table.columns.born, table.columns.ages, table.columns.then, table.columns.now, table.columns.change], 2), rows: table.rows.map(({ born, ages, then, now, change }) => [born, ages, then, now, change].map(textCell)) })] : []),
  ];
}

/** All people and those of 65 and over as pictures, the rest in the table: a slide holds one thing. */
function projectionBlocks(view: ProjectionView, locale: Locale): Block[] {
  const section = view.heading;
  if (view.status === "refused") return [{ kind: "text", section, title: section, paragraphs: [view.sentence] }];
  const { tiles, assumptions, table } = view;
  const basis = [...assumptions.lines, assumptions.what].join(locale === "en" ? " " : "");
  return [
    { kind: "text", section, title: view.title, paragraphs: [assumptions.what, ...assumptions.lines] },
    ...[tiles[0]!, tiles.at(-1)!].map((tile) => chartBlock(section, { kind: "projection", view: { ...tile, subtitle: `${tile.subtitle} · ${view.subtitle}` } }, basis)),
    tableBlock(section, table.title, { columns: columnsOf(table.columns), rows: table.rows.map((row) => row.map(textCell)) }, { note: assumptions.what, method: basis }),
  ];
}

/** Indicators side by side that a sheet has room for. */
const COLUMNS = 5;

function childrenBlock({ children }: PeoplePage, locale: Locale): Block[] {
  if (!children) return [];
  const [area, ...columns] = children.columns;
  return Array.from({ length: Math.ceil(columns.length / COLUMNS) }, (_, part) => {
    const from = part * COLUMNS;
    return tableBlock(translator(locale, messages)("sectionFigures"), children.title, { columns: columnsOf([area!, ...columns.slice(from, from + COLUMNS)]), rows: children.rows.map(({ name, cells }) => [textCell(name), ...cells.slice(from, from + COLUMNS).map(({ value }) => figureCell(value))]) }, { note: children.note });
  });
}
