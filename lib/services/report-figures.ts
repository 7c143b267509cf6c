import { readAnswers } from "../analysis/answers";
import type { DisclosedFigure } from "../analysis/disclosure";
import * as messages from "../i18n/messages/report";
import { formatYear } from "../i18n/format";
import * as overview from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isScored, type Indicator } from "../indicators/indicator";
import type { View } from "../indicators/view";
import { changeText } from "../views/change-text";
import { comparedChart } from "../views/compared-chart";
import { rankText } from "../views/compared-table";
import { figureText } from "../views/figure-text";
import { overviewFindings, type Measured } from "../views/findings";
import { headlineView } from "../views/headline-view";
import { joinNames, nameOf } from "../views/names";
import { changeCell, denseCell, intervalCell, textCell, valueCell } from "../views/report-cells";
import { indicatorSeries } from "../views/report-series";
import type { TableParts } from "../views/report-tables";
import { ratioSeries } from "../views/year-series";
import { compareChildren, mostTelling, type Comparison } from "./compare-children";
import { tenYears, type PageFrame } from "./page-frame";
import { titleOf } from "./page-shell";
import { chartBlock, methodOf, tableBlock, type Block } from "./report-blocks";
import { headlineBlock } from "./report-overview";
import type { Shown } from "./show";

const HEADLINES = 6;
const CHARTS = 3;
/** Indicators side by side in a table of the areas below. */
const COLUMNS = 4;

/** A view without a page of its own: what changed, who differs, the years, and the very figures of `show`. */
export async function figureBlocks(frame: PageFrame, view: View, { figures }: Shown): Promise<Block[]> {
  const { ledger, area, areaName, year, writer, locale } = frame;
  const t = translator(locale, messages);
  const measured = figures.filter((figure) => figure.area === area.code).map((figure) => ({ indicator: ledger.registry.get(figure.indicator), figure }));
  const known = measured.filter(({ figure }) => figure.status !== "missing" || figure.reason !== "notInPackage");
  const telling = mostTelling(await compareChildren(frame, ledger.registry.shownIn(view).filter(isScored)));
  const { heading, lead } = overviewFindings({ headline: known, compared: telling, areaName, year: String(year), ...writer });
  const source = translator(locale, overview)("source", { title: titleOf(frame), period: formatYear(year, ledger.entry.statYearStart, locale) });
  return [
    { kind: "text", section: t("sectionFindings"), title: heading, paragraphs: lead },
    ...(known.length > 0 ? [headlineBlock(headlineView(known.slice(0, HEADLINES), undefined, writer), locale)] : []),
    ...(telling ? [comparedBlock(frame, telling, source)] : []),
    ...(await yearCharts(frame, known)),
    ...(known.length > 0 ? [tableBlock(t("sectionFigures"), t("ownTable", { area: areaName }), ownTable(frame, known), { method: t("elsewhere") })] : []),
    ...childTables(frame, figures),
  ];
}

function comparedBlock({ locale }: PageFrame, { own, ...compared }: Comparison, source: string): Block {
  const chart = comparedChart({ ...compared, ...(own.status === "ok" ? { own: own.value } : {}), source, locale });
  return chartBlock(translator(locale, messages)("sectionCompared"), { kind: "caterpillar", view: chart }, methodOf(compared.indicator, locale));
}

/** The indicators that have most years, as pictures over ten years. */
async function yearCharts({ ledger, area, areaName, writer, ...frame }: PageFrame, known: readonly Measured[]): Promise<Block[]> {
  const years = tenYears(frame);
  if (years.length < 2 || known.length === 0) return [];
  const section = translator(writer.locale, messages)("sectionYears");
  const answers = await readAnswers(ledger, { indicators: known.map(({ indicator }) => indicator), areas: [area], years, before: false });
  const drawn = known.map(({ indicator, figure }) => ({ indicator, figure, figures: years.map((year) => answers.figure(indicator, area, year, { change: false })) })).filter(({ figures }) => figures.filter(({ status }) => status === "ok").length >= 2);
  return drawn.slice(0, CHARTS).map(({ indicator, figure, figures }) => {
    const question = { indicator, figures, areaName, ...writer };
    const series = indicator.id === "sex-ratio-at-birth" ? ratioSeries({ ...question, band: ledger.config.normalSexRatio }) : indicatorSeries({ ...question, current: figure });
    return chartBlock(section, { kind: "series", view: series }, methodOf(indicator, writer.locale));
  });
}

function ownTable({ writer }: PageFrame, known: readonly Measured[]): TableParts {
  const t = translator(writer.locale, messages);
  return {
    columns: [{ label: t("colIndicator"), kind: "text" }, { label: t("colValue"), kind: "number" }, { label: t("colInterval"), kind: "number" }, { label: t("colChange"), kind: "text" }, { label: t("colRank"), kind: "number" }, { label: t("colNote"), kind: "text" }],
    rows: known.map(({ indicator, figure }) => {
      const text = figureText(figure, indicator.display, writer);
      return [textCell(indicator.label[writer.locale]), valueCell(text), intervalCell(text), changeCell(changeText(figure, indicator, writer.locale)), textCell(figure.rank.status === "ok" ? rankText(figure, writer) : ""), textCell(text.reason ?? text.mark?.reason ?? "")];
    }),
  };
}

/** Areas below by indicator, a few indicators at a time; what no area has is left out. */
function childTables({ ledger, area, writer, locale }: PageFrame, figures: readonly DisclosedFigure[]): Block[] {
  const t = translator(locale, messages);
  const below = figures.filter((figure) => figure.area !== area.code);
  const codes = [...new Set(below.map((figure) => figure.area))];
  const indicators = [...new Set(below.filter(({ status }) => status !== "missing").map(({ indicator }) => indicator))].map((id) => ledger.registry.get(id));
  const at = new Map(below.map((figure) => [`${figure.indicator}|${figure.area}`, figure]));
  return Array.from({ length: Math.ceil(indicators.length / COLUMNS) }, (_, part) => {
    const columns = indicators.slice(part * COLUMNS, (part + 1) * COLUMNS);
    const cell = (indicator: Indicator, code: string) => {
      const figure = at.get(`${indicator.id}|${code}`);
      return figure ? denseCell(figureText(figure, indicator.display, writer), changeText(figure, indicator, locale)) : textCell("");
    };
    const rows = codes.map((code) => [textCell(nameOf(ledger.tree.find(code).area, locale)), ...columns.map((indicator) => cell(indicator, code))]);
    const title = t("childTable", { list: joinNames(columns.map(({ label }) => label[locale]), locale) });
    return tableBlock(t("sectionFigures"), title, { columns: [{ label: t("colArea"), kind: "text" }, ...columns.map((indicator) => ({ label: indicator.label[locale], kind: "number" as const }))], rows }, { note: t("denseNote"), method: t("elsewhere") });
  });
}
