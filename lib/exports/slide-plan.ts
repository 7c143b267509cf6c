import type { ChartView } from "../charts/chart-svg";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { ChartBlock, FiguresBlock, ReportCell, ReportColumn, TableBlock, TextBlock } from "../views/report-view";
import { chartParts, evenChunks } from "./chart-parts";
import type { Block, Report } from "./report";
import { columnWidths, cutToLines, linesOf, paginate } from "./table-layout";

/** A slide of 16:9 in px; 96 of them are an inch. */
export const STAGE = { width: 1280, height: 720, left: 56, right: 56, titleTop: 48, subtitleFont: 15, bodyBottom: 652, noteFont: 12, tableFont: 15, textFont: 22 } as const;
export const WIDTH = STAGE.width - STAGE.left - STAGE.right;

type Head = { /** Group of slides it belongs to, small above the title. */ section: string; title: string; titleSize: number; /** Where the subtitle and the body begin, below as many lines as the title has. */ subtitleTop: number; top: number; /** Where the body ends, above as many lines as the note has. */ bottom: number; noteLines: number; subtitle?: string; note?: string; /** For the presenter: method and source. */ notes: string };
type Body = (
  | { kind: "cover"; lines: readonly string[] }
  | { kind: "text"; paragraphs: readonly string[] }
  | { kind: "figures"; cells: FiguresBlock["cells"] }
  | { kind: "chart"; chart: ChartView; alt: string; /** The table behind it. */ data?: ChartBlock<ChartView>["data"] }
  | { kind: "table"; columns: readonly ReportColumn[]; widths: readonly number[]; rows: readonly (readonly ReportCell[])[] }
);
type Planned = Omit<Head, "bottom" | "noteLines"> & Body;
export type Slide = Head & Body;

/** A table on slides is read aloud: beyond these rows there is the report. */
const MOST_ROWS = 60;
const FIGURES = 9;

/** The slides of a report, for the deck and for PowerPoint alike. */
export function planSlides(report: Report): Slide[] {
  const slides: Planned[] = [coverOf(report), ...report.blocks.flatMap((block) => slidesOf(block, report)), ...sourceSlides(report)];
  const more = [report.source.line, ...(report.source.sample ? [report.source.sample] : [])];
  return slides.map((slide) => ({ ...slide, bottom: bottomAbove(slide.note), noteLines: noteLines(slide.note), notes: [slide.notes, ...more].filter(Boolean).join("\n") }));
}

function coverOf({ title, area, period, source, locale }: Report): Planned {
  const t = translator(locale, messages);
  const join = locale === "en" ? ": " : "：";
  return { kind: "cover", section: "", ...headOf(title, 40), lines: [`${area} · ${period}`, `${t("itemPrepared")}${join}${source.preparedBy}`, `${t("itemAsOf")}${join}${source.asOf}`], notes: "" };
}

function slidesOf(block: Block, report: Report): Planned[] {
  if (block.kind === "text") return textSlides(block);
  if (block.kind === "figures") return evenChunks(block.cells, FIGURES).map((cells) => ({ kind: "figures", section: block.section, ...headOf(block.title), cells, notes: "" }));
  return block.kind === "chart" ? chartSlides(block, report) : tableSlides(block, report);
}

function textSlides({ section, title, paragraphs }: TextBlock): Planned[] {
  const head = headOf(title);
  const height = STAGE.bodyBottom - head.top;
  const pages: string[][] = [[]];
  let left = height;
  for (const paragraph of paragraphs) {
    const needed = linesOf(paragraph, WIDTH - 40, STAGE.textFont) * STAGE.textFont * 1.5 + 14;
    if (needed > left && pages.at(-1)!.length > 0) {
      pages.push([]);
      left = height;
    }
    pages.at(-1)!.push(cutToLines(paragraph, 13, WIDTH - 40, STAGE.textFont));
    left -= needed;
  }
  return pages.map((page) => ({ kind: "text", section, ...head, paragraphs: page, notes: "" }));
}

/** An interval chart of many areas goes over several slides with one scale. */
function chartSlides({ section, chart, title, subtitle, alt, note, method, data }: ChartBlock<ChartView>, { locale }: Report): Planned[] {
  const charts = chartParts(chart);
  return charts.map((part, at) => ({ kind: "chart", section, ...headOf(title + partText(at, charts.length, locale), 28, subtitle), subtitle, chart: part, alt, ...(data ? { data } : {}), ...(note ? { note } : {}), notes: [title, subtitle, note, method].filter(Boolean).join("\n") }));
}

function tableSlides({ section, title, note, columns, rows, total = rows.length, method }: TableBlock, { locale }: Report): Planned[] {
  const t = translator(locale, messages);
  const shown = rows.slice(0, MOST_ROWS);
  const more = total > shown.length ? t("moreOnSlides", { shown: String(shown.length), total: String(total) }) : undefined;
  const said = [note, more].filter((one) => one !== undefined);
  const widths = columnWidths(columns, shown, { width: WIDTH, fontSize: STAGE.tableFont });
  const pages = paginate(columns, shown, widths, { width: WIDTH, height: bottomAbove(said.join(" ")) - 6 - headOf(title + partText(10, 11, locale)).top, fontSize: STAGE.tableFont });
  return pages.map((page, at) => ({ kind: "table", section, ...headOf(title + partText(at, pages.length, locale)), columns, widths, rows: page, ...(said.length > 0 ? { note: said.join(locale === "en" ? " " : "") } : {}), notes: [title, note, method].filter(Boolean).join("\n") }));
}

function sourceSlides(report: Report): Planned[] {
  const t = translator(report.locale, messages);
  const { items, files, legend, notices } = report.source;
  const columns = [{ label: t("colName"), kind: "text" }, { label: t("colMethod"), kind: "text" }] as const;
  const rows = [...items.map(([name, text]) => [{ text: name }, { text }]), [{ text: t("legend") }, { text: legend.join(t("semicolon")) }], ...notices.map((text) => [{ text: t("notices") }, { text }])];
  // Which files were handed in stands in the notes: nobody reads hashes from a wall.
  return tableSlides({ kind: "table", section: t("sectionSources"), title: t("sectionSources"), columns, rows, method: files.map((file) => file.join(" ")).join("\n") }, report);
}

function headOf(title: string, size = 28, subtitle = ""): Pick<Head, "title" | "titleSize" | "subtitleTop" | "top"> {
  // Bold letters are broader, Latin ones most, and another machine may have another face.
  const room = WIDTH * (/[\u4e00-\u9fff]/.test(title) ? 0.88 : 0.8);
  const fitting = [size, size - 4, size - 8].find((one) => linesOf(title, room, one) <= 2) ?? size - 8;
  // What two small lines cannot hold takes a third: a finding without its end is none.
  const cut = cutToLines(title, 3, room, fitting);
  const subtitleTop = STAGE.titleTop + linesOf(cut, room, fitting) * fitting * 1.34 + 2;
  const subtitleHeight = subtitle === "" ? 0 : linesOf(subtitle, WIDTH, STAGE.subtitleFont) * STAGE.subtitleFont * 1.4 + 6;
  return { title: cut, titleSize: fitting, subtitleTop, top: subtitleTop + subtitleHeight + 12 };
}

/** The note stands at the foot and grows upwards. */
const bottomAbove = (note = ""): number => (note === "" ? STAGE.bodyBottom + 8 : STAGE.bodyBottom - 2 - (noteLines(note) - 1) * STAGE.noteFont * 1.35);
const noteLines = (note = ""): number => (note === "" ? 0 : Math.min(3, linesOf(note, WIDTH, STAGE.noteFont)));

const partText = (at: number, parts: number, locale: Report["locale"]): string => (parts < 2 ? "" : translator(locale, messages)("part", { part: String(at + 1), parts: String(parts) }));
