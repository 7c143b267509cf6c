import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { linesTitle } from "../views/document-titles";
import { textCell } from "../views/report-cells";
import type { TableParts } from "../views/report-tables";
import type { Deps } from "./deps";
import { getBalancePage, type BalancePage } from "./get-balance-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, type Block } from "./report-blocks";

/** Balance of one indicator, and all of them in a table: the page's findings, its two charts and its tables. */
export async function balanceBlocks(deps: Deps, { locale, ledger }: PageFrame, query: Query): Promise<{ indicator: string; blocks: Block[] }> {
  const t = translator(locale, messages);
  const page = await getBalancePage(deps, locale, query);
  const indicator = ledger.registry.get(page.indicator);
  const method = methodOf(indicator, locale);
  const { chosen, table } = page;
  const section = t("sectionCompared");
  const blocks: Block[] = [
    { kind: "text", section: t("sectionFindings"), title: page.findings.heading, paragraphs: [...page.findings.lead, page.readAid] },
    ...(chosen?.chart ? [chartBlock(section, { kind: "chance-series", view: chosen.chart }, method)] : []),
    ...(chosen?.lorenz ? [chartBlock(section, { kind: "lorenz", view: chosen.lorenz }, method)] : []),
    ...(chosen?.measures ? [tableBlock(section, chosen.measures.title, partsOf(chosen.measures.columns, chosen.measures.rows.map(({ label, value, interval, chance, verdict }) => [label, value, interval, chance, verdict]), [4]), { note: chosen.measures.subtitle, method })] : []),
    ...(chosen ? [tableBlock(t("sectionYears"), chosen.years.title, partsOf(chosen.years.columns, chosen.years.rows.map(({ year, cells }) => [String(year), ...cells]), [5]), { method })] : []),
    ...movesBlocks(section, chosen),
    ...(table ? [tableBlock(t("sectionFigures"), linesTitle(table.rows, locale) ?? table.title, partsOf(table.columns.slice(0, 5), table.rows.map(({ label, areas, gini, chance, verdict, exceeds }) => [label, areas, gini, chance, exceeds ? `▲ ${verdict}` : verdict]), [4]), { note: table.note })] : []),
  ];
  return { indicator: indicator.label[locale], blocks };
}

function movesBlocks(section: string, chosen: BalancePage["chosen"]): Block[] {
  if (!chosen?.moves) return [];
  const { title, sentences, columns, rows } = chosen.moves;
  return [{ kind: "text", section, title, paragraphs: sentences }, ...(rows.length > 0 ? [tableBlock(section, title, partsOf(columns, rows.map(({ name, move, chance }) => [name, move, chance]), [1]))] : [])];
}

/** @param words columns of text beside the first */
function partsOf(columns: readonly string[], rows: readonly (readonly string[])[], words: readonly number[]): TableParts {
  return { columns: columns.map((label, at) => ({ label, kind: at === 0 || words.includes(at) ? ("text" as const) : ("number" as const) })), rows: rows.map((row) => row.map(textCell)) };
}
