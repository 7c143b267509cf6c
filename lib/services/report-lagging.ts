import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { LaggingTable } from "../views/lagging-board-view";
import type { TextBlock } from "../views/lagging-chance-view";
import { textCell } from "../views/report-cells";
import type { TableParts } from "../views/report-tables";
import type { Deps } from "./deps";
import { getLaggingPage } from "./get-lagging-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, tableBlock, titleOfData, type Block } from "./report-blocks";

/** The page of lagging villages as a document, in its order: findings, timeline, map, list, evidence, chance, help, thresholds tried, and how to read it. */
export async function laggingBlocks(deps: Deps, { locale }: PageFrame, query: Query): Promise<Block[]> {
  const page = await getLaggingPage(deps, locale, query);
  const section = translator(locale, messages)("sectionFollow");
  const { findings, board, timeline, map, table, evidence, expected, effect, whatIf, aid } = page;
  const drawn = timeline && timeline.view.rows.length > 0;
  return [
    { kind: "text", section, title: findings.heading, paragraphs: [...(board ? [board.asOf] : []), ...findings.lead] },
    ...(drawn ? [chartBlock(section, { kind: "lag-timeline", view: timeline.view })] : []),
    ...(timeline && timeline.stays.rows.length > 0 ? [tableBlock(section, titleOfData(timeline.stays.title, locale), wordsOf(timeline.stays.columns, timeline.stays.rows.map(({ cells }) => cells)))] : []),
    ...(map ? [chartBlock(section, map)] : []),
    ...(table ? [listBlock(section, table)] : []), ...(evidence ? [listBlock(section, evidence)] : []),
    ...[expected, effect, whatIf?.block].flatMap((block) => (block ? toldBlocks(section, block) : [])),
    ...(aid ? [{ kind: "text" as const, section, title: aid.title, paragraphs: aid.lines }] : []),
  ];
}

function listBlock(section: string, { title, told, subtitle, columns, rows }: LaggingTable): Block {
  return tableBlock(section, told ?? title, wordsOf(columns, rows.map(({ name, cells }) => [name, ...cells])), { note: subtitle });
}

function toldBlocks(section: string, { title, paragraphs, table }: TextBlock): Block[] {
  const text: Block = { kind: "text", section, title, paragraphs };
  return table ? [text, tableBlock(section, table.title, { columns: table.columns.map((label, at) => ({ label, kind: at === 0 || table.words.includes(at) ? ("text" as const) : ("number" as const) })), rows: table.rows.map(({ cells }) => cells.map(textCell)) })] : [text];
}

const wordsOf = (columns: readonly string[], rows: readonly (readonly string[])[]): TableParts => ({ columns: columns.map((label) => ({ label, kind: "text" as const })), rows: rows.map((row) => row.map(textCell)) });
