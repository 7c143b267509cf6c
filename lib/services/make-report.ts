import type { ChartView } from "../charts/chart-svg";
import { formatNumber, formatPeriod, formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import { followUpReportTable } from "../views/report-tables";
import { nameOf } from "../views/names";
import { textCell } from "../views/report-cells";
import type { ReportView } from "../views/report-view";
import type { Deps } from "./deps";
import { followUp } from "./follow-up";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { tableBlock, type Block } from "./report-blocks";
import { balanceBlocks } from "./report-balance";
import { figureBlocks } from "./report-figures";
import { overviewBlocks } from "./report-overview";
import { servicesBlocks } from "./report-services";
import { reportSource } from "./report-source";
import { movementBlocks } from "./report-movement";
import { peopleBlocks } from "./report-people";
import { villageBlocks } from "./report-village";
import { villagesBlocks } from "./report-villages";
import { demandYear, showLedger, type Shown, type ShowQuestion } from "./show";

export type Report = ReportView<ChartView>;
type Made = { blocks: Block[]; indicator?: string; notices?: string[] };

/** Any view of `show` as a document, from the same services and views as its page. */
export async function makeReport(deps: Deps, locale: Locale, { view, ...asked }: ShowQuestion): Promise<{ report: Report; name: string }> {
  const { ledger } = await deps.ledger(asked.snapshot);
  // Quoted history reaches further back than the ledger; the frame stands in the oldest year there is.
  const quotedYear = view === "history" ? demandYear(ledger, asked.year, true) : undefined;
  const query: Query = Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined || (name === "year" && quotedYear !== undefined) ? [] : [[name, String(value)]])));
  const frame = await openFrame(deps, locale, query);
  const shown = view === "overview" || view === "villages" || view === "village" || ((view === "people" || view === "movement" || view === "services") && asked.indicator === undefined) ? undefined : await showLedger(ledger, { view, ...asked });
  const made = await madeOf(deps, frame, { view, query, shown });
  const t = translator(locale, messages);
  const words = { area: frame.areaName, view: t(`view_${view as "overview"}`) };
  const year = quotedYear ?? frame.year;
  const report: Report = {
    locale, area: frame.areaName, period: formatYear(year, ledger.entry.statYearStart, locale),
    title: made.indicator ? t("titleOf", { ...words, indicator: made.indicator }) : t("title", words),
    source: await reportSource(deps, { ...frame, year }, made.notices ?? []),
    blocks: made.blocks,
  };
  return { report, name: ["cunjing", view, frame.area.code, String(year), ...(asked.indicator ? [asked.indicator] : []), ledger.entry.id].join("-") };
}

async function madeOf(deps: Deps, frame: PageFrame, { view, query, shown }: { view: string; query: Query; shown?: Shown }): Promise<Made> {
  if (view === "villages") return villagesBlocks(deps, frame, query);
  if (view === "balance" && (query.pool ?? "1") === "1") return balanceBlocks(deps, frame, query);
  if (view === "village") return villageBlocks(deps, frame, query);
  if (view === "movement" && !shown) return { blocks: await movementBlocks(deps, frame, query) };
  if (view === "services" && !shown) return servicesBlocks(deps, frame, query);
  if (view === "people" && !shown) return peopleBlocks(deps, frame, query);
  if (!shown) return { blocks: await overviewBlocks(deps, frame, query) };
  if (shown.quoted) return { blocks: quotedBlocks(frame, shown) };
  const blocks = await figureBlocks(frame, shown.view, shown);
  if (shown.view === "lagging") return { blocks: [...(await lagging(frame)), ...blocks] };
  return { blocks: shown.faults ? [...blocks, ...faultBlocks(frame, shown.faults)] : blocks };
}

async function lagging(frame: PageFrame): Promise<Block[]> {
  const section = translator(frame.locale, messages)("sectionFollow");
  const list = await followUp(frame, () => "");
  if (!list) return [];
  return [{ kind: "text", section, title: list.title, paragraphs: [list.subtitle] }, ...(list.rows.length > 0 ? [tableBlock(section, list.title, followUpReportTable(list))] : [])];
}

function faultBlocks({ ledger, locale }: PageFrame, faults: NonNullable<Shown["faults"]>): Block[] {
  const t = translator(locale, messages);
  if (faults.length === 0) return [];
  const columns = [t("colArea"), t("colPeriod"), t("colFile"), t("colText")].map((label) => ({ label, kind: "text" as const }));
  const rows = faults.map((fault) => [nameOf(ledger.tree.find(fault.area).area, locale), formatPeriod(fault.period, ledger.entry.statYearStart, locale), fault.file, locale === "en" ? fault.en : fault.zh].map(textCell));
  return [tableBlock(t("sectionFaults"), t("sectionFaults"), { columns, rows })];
}

function quotedBlocks({ ledger, locale }: PageFrame, { quoted = [], year }: Shown): Block[] {
  const t = translator(locale, messages);
  const section = t("sectionQuoted");
  if (quoted.length === 0) return [{ kind: "text", section, title: t("quotedNone", { year: String(year) }), paragraphs: [] }];
  const columns = [t("colPeriod"), t("colArea"), t("colItem"), t("colValue"), t("colUnit"), t("colSource")].map((label, at) => ({ label, kind: at === 3 ? ("number" as const) : ("text" as const) }));
  const rows = quoted.map((row) => [formatPeriod(row.period, ledger.entry.statYearStart, locale), nameOf(ledger.tree.find(row.area).area, locale), locale === "en" ? (row.itemEn ?? row.item) : row.item, quotedNumber(row.value), row.unit ?? "", row.source].map(textCell));
  return [{ kind: "text", section, title: t("quotedTitle"), paragraphs: [t("quotedLead", { n: String(quoted.length) })] }, tableBlock(section, section, { columns, rows })];
}

/** As it was printed there: no digit more or less. */
const quotedNumber = (value: number): string => (Number.isInteger(value) ? formatNumber(value, { scale: 1, sign: "", decimals: 0 }) : String(value));
