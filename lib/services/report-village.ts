import * as messages from "../i18n/messages/report";
import * as village from "../i18n/messages/village";
import { translator } from "../i18n/translator";
import { changeCell, figureCell, intervalCell, textCell, valueCell } from "../views/report-cells";
import { seriesReportTable } from "../views/report-tables";
import type { ReportCell, ReportColumn } from "../views/report-view";
import type { Deps } from "./deps";
import { getVillagePage, type VillagePage } from "./get-village-page";
import type { PageFrame, Query } from "./page-frame";
import { chartBlock, methodOf, tableBlock, titleOfData, type Block } from "./report-blocks";

type Made = { page: VillagePage; frame: PageFrame };

/** Small pictures with a mark of an unusual year that get a place of their own. */
const MOST_SIGNALS = 4;

/** One village: the page's findings, its spine, its years, its ages, its lines beside the area above, and its follow-up. */
export async function villageBlocks(deps: Deps, frame: PageFrame, query: Query): Promise<{ notices: string[]; blocks: Block[] }> {
  const page = await getVillagePage(deps, frame.locale, query, typeof query.area === "string" ? query.area : frame.area.code);
  const t = translator(frame.locale, messages);
  const made = { page, frame };
  const findings = t("sectionFindings");
  const { sizes, spine } = page;
  return {
    notices: page.notices,
    blocks: [
      { kind: "text", section: findings, title: page.heading, paragraphs: [...page.notices, ...page.lead] },
      ...(sizes.length > 0 ? [{ kind: "figures" as const, section: findings, title: t("sizes"), cells: sizes.map(({ label, value }) => ({ label, value: figureCell(value), change: textCell("") })) }] : []),
      ...(spine ? [chartBlock(t("sectionCompared"), { kind: "spine", view: spine }, t("elsewhere"))] : []),
      ...yearBlocks(made), ...agesBlocks(made), ...linesTables(made), ...followUpBlock(page, t("sectionFollow")), ...faultsTable(made),
    ],
  };
}

function yearBlocks({ page: { births, series }, frame: { locale, ledger } }: Made): Block[] {
  const section = translator(locale, messages)("sectionYears");
  const method = methodOf(ledger.registry.get("births"), locale);
  const telling = (series?.tiles ?? []).filter(({ points }) => points.some((point) => "signal" in point && point.signal !== undefined)).slice(0, MOST_SIGNALS);
  return [
    ...(births ? [chartBlock(section, { kind: "series", view: births }, method), tableBlock(section, titleOfData(ledger.registry.get("births").label[locale], locale), seriesReportTable(births, locale), { method })] : []),
    ...telling.map((view) => chartBlock(section, { kind: "series", view }, series?.note)),
    ...(series ? [tableBlock(section, series.title, { columns: ["", ...series.table.columns].map((label): ReportColumn => ({ label, kind: "text" })), rows: series.table.rows.map(({ label, cells }) => [label, ...cells].map(textCell)) }, { note: series.note })] : []),
  ];
}

function agesBlocks({ page: { pyramid }, frame: { locale } }: Made): Block[] {
  if (!pyramid) return [];
  const section = translator(locale, messages)("sectionAges");
  const { columns, rows } = pyramid.table;
  return [
    chartBlock(section, { kind: "pyramid", view: pyramid }),
    tableBlock(section, titleOfData(section, locale), { columns: [columns.ages, columns.men, columns.women, columns.share].map((label, at): ReportColumn => ({ label, kind: at === 0 ? "text" : "number" })), rows: rows.map(({ ages, men, women, share }) => [ages, men, women, share].map(textCell)) }),
  ];
}

function linesTables({ page: { groups, columns }, frame: { locale } }: Made): Block[] {
  const t = translator(locale, messages);
  const head = [columns.indicator, columns.own, columns.interval, columns.above, columns.standing, columns.rank, columns.change].map((label, at): ReportColumn => ({ label, kind: at >= 1 && at <= 3 ? "number" : "text" }));
  const empty = head.slice(1).map(() => textCell(""));
  return [tableBlock(t("sectionFigures"), t("ownTable", { area: columns.own }), {
    columns: head,
    rows: groups.flatMap(({ label, lines }) => [[{ text: label, strong: true as const }, ...empty], ...lines.map((line): ReportCell[] => [
      textCell(line.label), valueCell(line.own), intervalCell(line.own), line.above ? figureCell(line.above) : textCell(""),
      line.standing ? { text: line.standing.text, ...(line.standing.tone === "neutral" ? {} : { tone: line.standing.tone }) } : textCell(""), textCell(line.rank), changeCell(line.change),
    ])]),
  }, { method: t("elsewhere") })];
}

function followUpBlock({ followUp }: VillagePage, section: string): Block[] {
  return followUp ? [{ kind: "text", section, title: followUp.title, paragraphs: [...(followUp.evidence ? [followUp.evidence] : []), ...followUp.stays, followUp.subtitle] }] : [];
}

function faultsTable({ page: { faults: { rows: faults } }, frame: { locale } }: Made): Block[] {
  if (faults.length === 0) return [];
  const t = translator(locale, village);
  const columns = [t("colFile"), t("colPeriod"), t("colText")].map((label): ReportColumn => ({ label, kind: "text" }));
  return [tableBlock(t("title_faults"), t("title_faults"), { columns, rows: faults.map(({ file, period, text }) => [file, period, text].map(textCell)) }, { note: t("subtitle_faults") })];
}
