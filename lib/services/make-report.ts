import type { ChartView } from "../charts/chart-svg";
import { formatPeriod, formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import { isView } from "../indicators/view";
import type { CircularView } from "../views/circular-view";
import { nameOf } from "../views/names";
import { textCell } from "../views/report-cells";
import type { ReportView } from "../views/report-view";
import { demandChoices, readChoices } from "./choices";
import type { Deps } from "./deps";
import { listYear } from "./follow-up";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { tableBlock, type Block } from "./report-blocks";
import { balanceBlocks } from "./report-balance";
import { figureBlocks } from "./report-figures";
import { qualityBlocks } from "./report-quality";
import { overviewBlocks } from "./report-overview";
import { servicesBlocks } from "./report-services";
import { circularReport } from "./report-circular";
import { reportSource } from "./report-source";
import { historyBlocks } from "./report-history";
import { laggingBlocks } from "./report-lagging";
import { movementBlocks } from "./report-movement";
import { peopleBlocks } from "./report-people";
import { sexRatioBlocks } from "./report-sex-ratio";
import { villageBlocks } from "./report-village";
import { villagesBlocks } from "./report-villages";
import { demandYear, showLedger, type Shown, type ShowQuestion } from "./show";

export type Report = ReportView<ChartView>;
type Made = { blocks: Block[]; indicator?: string; notices?: string[]; /** A title and period of its own. */ title?: string; period?: string; view?: CircularView };

/** Any view of `show` as a document, from the same services and views as its page. */
export async function makeReport(deps: Deps, locale: Locale, { view, ...asked }: ShowQuestion): Promise<{ report: Report; name: string; /** The circular, which has a form of its own in Word. */ circular?: CircularView }> {
  const { ledger } = await deps.ledger(asked.snapshot);
  // Quoted history reaches further back than the ledger; the frame stands in the oldest year there is.
  const quotedYear = view === "history" ? demandYear(ledger, asked.year, true) : undefined;
  const query: Query = Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined || (name === "year" && quotedYear !== undefined) ? [] : [[name, String(value)]])));
  const frame = await openFrame(deps, locale, query, view === "lagging" || view === "circular" ? listYear : undefined);
  const shown = view === "overview" || view === "circular" || view === "villages" || view === "village" || ((view === "people" || view === "movement" || view === "services" || view === "sex-ratio") && asked.indicator === undefined) ? undefined : await showLedger(ledger, { view, ...asked });
  if (!shown && isView(view)) await demandChoices(ledger, { view, area: frame.area, year: frame.year }, asked);
  const made = await madeOf(deps, frame, { view, query, shown });
  const t = translator(locale, messages);
  const words = { area: frame.areaName, view: t(`view_${view as "overview"}`) };
  const year = quotedYear ?? frame.year;
  const report: Report = {
    locale, area: frame.areaName, period: made.period ?? formatYear(year, ledger.entry.statYearStart, locale),
    title: made.title ?? (made.indicator ? t("titleOf", { ...words, indicator: made.indicator }) : t("title", words)),
    source: await reportSource(deps, { ...frame, year }, made.notices ?? []),
    blocks: made.blocks,
  };
  return { ...(made.view ? { circular: made.view } : {}), report, name: ["cunjing", view, frame.area.code, String(year), ...(asked.period ? [String(asked.period)] : []), ...(asked.indicator ? [asked.indicator] : []), ledger.entry.id].join("-") };
}

async function madeOf(deps: Deps, frame: PageFrame, { view, query, shown }: { view: string; query: Query; shown?: Shown }): Promise<Made> {
  if (view === "circular") return circularReport(deps, frame, readChoices(view, { period: [query.period].flat()[0] }).period);
  if (view === "villages") return villagesBlocks(deps, frame, query);
  if (view === "balance" && (query.pool ?? "1") === "1") return balanceBlocks(deps, frame, query);
  if (view === "village") return villageBlocks(deps, frame, query);
  if (view === "movement" && !shown) return { blocks: await movementBlocks(deps, frame, query) };
  if (view === "sex-ratio" && !shown) return { blocks: await sexRatioBlocks(deps, frame, query) };
  if (view === "services" && !shown) return servicesBlocks(deps, frame, query);
  if (view === "people" && !shown) return peopleBlocks(deps, frame, query);
  if (!shown) return { blocks: await overviewBlocks(deps, frame, query) };
  if (shown.quoted) return { blocks: historyBlocks({ ...frame, year: shown.year }, shown.quoted) };
  const blocks = await figureBlocks(frame, shown.view, shown);
  if (shown.view === "quality" && shown.quality) return { blocks: [...(await qualityBlocks(deps, frame, query)), ...blocks.filter(({ kind }) => kind !== "text")] };
  if (shown.view === "lagging") return { blocks: [...(await laggingBlocks(deps, frame, query)), ...blocks] };
  return { blocks: shown.faults ? [...blocks, ...faultBlocks(frame, shown.faults)] : blocks };
}

function faultBlocks({ ledger, locale }: PageFrame, faults: NonNullable<Shown["faults"]>): Block[] {
  const t = translator(locale, messages);
  if (faults.length === 0) return [];
  const columns = [t("colArea"), t("colPeriod"), t("colFile"), t("colText")].map((label) => ({ label, kind: "text" as const }));
  const rows = faults.map((fault) => [nameOf(ledger.tree.find(fault.area).area, locale), formatPeriod(fault.period, ledger.entry.statYearStart, locale), fault.file, locale === "en" ? fault.en : fault.zh].map(textCell));
  return [tableBlock(t("sectionFaults"), t("sectionFaults"), { columns, rows })];
}
