import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import { intervalCell, textCell, valueCell } from "../views/report-cells";
import { comparedReportTable, type TableParts } from "../views/report-tables";
import type { Deps } from "./deps";
import { getVillagesPage, type VillagesPage } from "./get-villages-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, MOST_ROWS, tableBlock, titleOfData, type Block } from "./report-blocks";

/** One indicator in every village: the page's findings, its interval chart, funnel and map, and the top of its table. */
export async function villagesBlocks(deps: Deps, { locale, ledger, area }: PageFrame, query: Query): Promise<{ indicator: string; blocks: Block[] }> {
  const t = translator(locale, messages);
  const page = await getVillagesPage(deps, locale, query);
  const id = page.form.choices.find(({ name }) => name === "indicator")?.options.find(({ chosen }) => chosen)?.value ?? "";
  const indicator = ledger.registry.get(id);
  const label = indicator.label[locale];
  const method = methodOf(indicator, locale);
  const section = t("sectionCompared");
  const { rows, total } = await rowsOf(deps, page, { locale, query: { ...query, indicator: id }, villages: ledger.tree.villages(area).length });
  const blocks: Block[] = [
    { kind: "text", section: t("sectionFindings"), title: page.heading, paragraphs: [...page.lead, page.definition] },
    ...(page.chart ? [chartBlock(section, { kind: "caterpillar", view: page.chart }, method)] : []),
    ...(page.letters ? [lettersBlock(section, page.letters)] : []),
    ...(page.funnel.view ? [chartBlock(section, { kind: "funnel", view: page.funnel.view }, [...(page.funnel.aid?.sentences ?? []), method].join(locale === "en" ? " " : ""))] : []),
    ...(page.map ? [chartBlock(section, page.map, method)] : []),
    ...(page.groups ? [tableBlock(section, page.groups.title, groupsTable(page.groups), { note: page.groups.subtitle, method })] : []),
    ...(rows.length > 0 ? [tableBlock(section, titleOfData(label, locale), comparedReportTable({ ...page.table, rows }), { note: page.notes.join(locale === "en" ? " " : ""), method, total })] : []),
  ];
  return { indicator: label, blocks };
}

/** The page holds fifty rows; a document holds a few pages of them. */
async function rowsOf(deps: Deps, first: VillagesPage, { locale, query, villages }: { locale: Locale; query: Query; villages: number }): Promise<{ rows: VillagesPage["table"]["rows"]; total: number }> {
  const rows = [...first.table.rows];
  if (first.pages.links.length === 0) return { rows, total: rows.length };
  for (let page = 2; rows.length < MOST_ROWS; page += 1) {
    const more = (await getVillagesPage(deps, locale, { ...query, page: String(page) })).table.rows;
    if (more.length === 0) break;
    rows.push(...more);
  }
  return { rows, total: Math.max(villages, rows.length) };
}

function lettersBlock(section: string, { title, subtitle, columns, rows }: NonNullable<VillagesPage["letters"]>): Block {
  const head = columns.map((label, at) => ({ label, kind: at === 1 ? ("number" as const) : ("text" as const) }));
  return tableBlock(section, title, { columns: head, rows: rows.map(({ letter, members, only }) => [letter, members, only].map(textCell)) }, { note: subtitle });
}

function groupsTable({ columns, rows }: NonNullable<VillagesPage["groups"]>): TableParts {
  return {
    columns: [{ label: columns.group, kind: "text" }, { label: columns.villages, kind: "number" }, { label: columns.value, kind: "number" }, { label: columns.interval, kind: "number" }, ...(columns.difference ? [{ label: columns.difference, kind: "text" as const }] : [])],
    rows: rows.map(({ name, villages, value, difference }) => [textCell(name), textCell(villages), valueCell(value), intervalCell(value), ...(columns.difference ? [difference ? { text: difference.text, ...(difference.tone === "neutral" ? {} : { tone: difference.tone }) } : textCell("")] : [])]),
  };
}
