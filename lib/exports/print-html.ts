import { createHash } from "node:crypto";
import { chartSvg, type ChartView } from "../charts/chart-svg";
import * as messages from "../i18n/messages/report";
import { translator, type Translator } from "../i18n/translator";
import type { ChartBlock, TableBlock } from "../views/report-view";
import { escapeHtml, figuresHtml, ownNames, tableHtml } from "./html-parts";
import { printStyle } from "./print-style";
import type { Block, Report } from "./report";
import { columnWidths } from "./table-layout";

/** Width of the text on A4, and height of a series, in px. */
const PAPER = 658;
export const PRINT_SERIES = 170;

type T = Translator<typeof messages.zhCN>;
/** `said`: the method said last, which need not be said again below the table behind a chart. */
type Count = { figures: number; tables: number; said: string };

/** The report as one HTML page to be printed on A4: no script, nothing from outside, its own policy. */
export function toPrintHtml(report: Report): string {
  const { locale, title, source } = report;
  const t = translator(locale, messages);
  const style = printStyle(source.line, [t("pageBefore"), t("pageBetween"), t("pageAfter")], title, source.sample ?? "");
  const count: Count = { figures: 0, tables: 0, said: "" };
  const join = locale === "en" ? ": " : "：";
  const body = report.blocks.map((block, at) => `${block.section !== report.blocks[at - 1]?.section ? `<h2>${escapeHtml(block.section)}</h2>\n` : ""}${blockHtml(block, count, t)}`);
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(`${report.area} · ${report.period}`)}</p>
<p class="quiet">${escapeHtml(`${t("itemPrepared")}${join}${source.preparedBy} · ${t("itemAsOf")}${join}${source.asOf}`)}</p>
${source.sample ? `<p class="sample">${escapeHtml(source.sample)}</p>\n` : ""}${body.join("\n")}
${sourcesHtml(report, t)}
</body>
</html>
`;
}

function blockHtml(block: Block, count: Count, t: T): string {
  switch (block.kind) {
    case "text":
      return `<h3>${escapeHtml(block.title)}</h3>\n${block.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("\n")}`;
    case "figures":
      return `<h3>${escapeHtml(block.title)}</h3>\n${figuresHtml(block.cells)}`;
    case "chart":
      return chartHtml(block, count, t);
    case "table":
      return tableBlockHtml(block, count, t);
  }
}

const quiet = (text: string | undefined): string => (text ? `<p class="quiet">${escapeHtml(text)}</p>` : "");

function chartHtml({ chart, title, subtitle, note, method }: ChartBlock<ChartView>, count: Count, t: T): string {
  const number = String((count.figures += 1));
  return `<figure><h3>${escapeHtml(title)}</h3>${ownNames(chartSvg(chart, "print", "broad", PRINT_SERIES), `f${number}-`)}<figcaption>${escapeHtml(`${t("figure", { n: number })}  ${subtitle || title}`)}</figcaption>${quiet(note)}${methodHtml(method, count)}</figure>`;
}

function methodHtml(method: string | undefined, count: Count): string {
  if (method === undefined || method === count.said) return "";
  count.said = method;
  return quiet(method);
}

function tableBlockHtml({ title, note, columns, rows, total, method }: TableBlock, count: Count, t: T): string {
  const caption = `<p class="caption">${escapeHtml(`${t("table", { n: String((count.tables += 1)) })}  ${title}`)}</p>`;
  const more = total === undefined ? "" : `<p><b>${escapeHtml(t("moreRows", { shown: String(rows.length), total: String(total) }))}</b></p>`;
  return `${caption}${printTable(columns, rows)}${quiet(note)}${more}${methodHtml(method, count)}`;
}

const printTable = (columns: TableBlock["columns"], rows: TableBlock["rows"]): string => tableHtml(columns, rows, columnWidths(columns, rows, { width: PAPER, fontSize: 11.5 }), PAPER);

function sourcesHtml({ source: { items, files, legend, notices } }: Report, t: T): string {
  const columns = [{ label: t("colName"), kind: "text" }, { label: t("colMethod"), kind: "text" }] as const;
  return `<h2>${escapeHtml(t("sectionSources"))}</h2>
${printTable(columns, [...items, ...files].map(([name, text]) => [{ text: name }, { text }]))}
${notices.length > 0 ? `<h3>${escapeHtml(t("notices"))}</h3>${notices.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}` : ""}
<h3>${escapeHtml(t("legend"))}</h3><p>${escapeHtml(legend.join(t("semicolon")))}</p>`;
}
