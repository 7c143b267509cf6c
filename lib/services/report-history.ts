import type { QuotedToday } from "../analysis/quoted-rows";
import * as messages from "../i18n/messages/history";
import * as report from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { historyView } from "../views/history-view";
import { nameOf } from "../views/names";
import { plainReportTable } from "../views/report-tables";
import type { PageFrame } from "./page-frame";
import { tableBlock, type Block } from "./report-blocks";

/** Quoted totals as a document: the page's findings, its table, and how to read it. */
export function historyBlocks({ ledger, areaName, year, writer, locale }: PageFrame, quoted: readonly QuotedToday[]): Block[] {
  const section = translator(locale, report)("sectionQuoted");
  const t = translator(locale, messages);
  const rows = quoted.map(({ today, ...row }) => (today ? { ...row, today: { ...today, indicator: ledger.registry.get(today.indicator), how: "" } } : row));
  const { findings, table } = historyView({ rows, areaName, nameOf: (code) => nameOf(ledger.tree.find(code).area, locale), year, statYearStart: ledger.entry.statYearStart, writer });
  if (!table) return [{ kind: "text", section, title: findings.heading, paragraphs: findings.lead }];
  return [
    { kind: "text", section, title: findings.heading, paragraphs: [...findings.lead, t("readAid"), t("readAid_line")] },
    tableBlock(section, table.caption, plainReportTable(table)),
  ];
}
