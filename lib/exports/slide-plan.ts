import type { ChartView } from "../charts/chart-svg";
import { textWidth } from "../charts/measure-text";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { ChartBlock, FiguresBlock, ReportCell, ReportColumn, TableBlock, TextBlock } from "../views/report-view";
import { chartParts, evenChunks } from "./chart-parts";
import type { Block, Report } from "./report";
import { columnWidths, cutToLines, linesOf, numbersFit, paginate, rowHeight } from "./table-layout";

/** A slide of 16:9 in px; 96 of them are an inch. */
export const STAGE = { width: 1280, height: 720, left: 56, right: 56, titleTop: 48, subtitleFont: 16, bodyBottom: 652, noteFont: 16 } as const;
/** Nothing that is read from a slide is smaller than 16 px, 12 pt; what is short stands larger. */
const TABLE_FONTS = [20, 18, 16] as const;
const TEXT_FONTS = [28, 25, 22] as const;
export const WIDTH = STAGE.width - STAGE.left - STAGE.right;

type Head = { /** Group of slides it belongs to, small above the title. */ section: string; title: string; titleSize: number; /** Where the subtitle and the body begin, below as many lines as the title has. */ subtitleTop: number; top: number; /** Where the body ends, above as many lines as the note has. */ bottom: number; noteLines: number; subtitle?: string; note?: string; /** For the presenter: method and source. */ notes: string };
type Body = (
  | { kind: "cover"; lines: readonly string[] }
  | { kind: "text"; paragraphs: readonly string[]; fontSize: number }
  | { kind: "figures"; cells: FiguresBlock["cells"]; columns: 1 | 2 | 3; /** Few enough to be large. */ big: boolean }
  | { kind: "chart"; chart: ChartView; alt: string; /** The table behind it. */ data?: ChartBlock<ChartView>["data"] }
  | { kind: "table"; tables: readonly SlideTable[] }
);
/** `heading` and `lead` where several short tables share a slide; `top` in px of the stage. */
export type SlideTable = { heading?: string; lead?: string; top: number; fontSize: number; columns: readonly ReportColumn[]; widths: readonly number[]; rows: readonly (readonly ReportCell[])[] };
type Planned = Omit<Head, "bottom" | "noteLines"> & Body;
export type Slide = Head & Body;

/** A table on slides is read aloud: beyond these rows there is the report. */
const MOST_ROWS = 60;
const FIGURES = 9;

/** The slides of a report, for the deck and for PowerPoint alike. */
export function planSlides(report: Report): Slide[] {
  const slides: Planned[] = [coverOf(report), ...stackTables(report.blocks.flatMap((block) => slidesOf(block, report)), report.locale), ...sourceSlides(report)];
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
  if (block.kind === "figures") return evenChunks(block.cells, FIGURES).map((cells) => ({ kind: "figures", section: block.section, ...headOf(block.title), cells, columns: cells.length === 4 ? 2 : (Math.min(3, cells.length) as 1 | 2 | 3), big: cells.length <= 4, notes: "" }));
  return block.kind === "chart" ? chartSlides(block, report) : tableSlides(block, report);
}

function textSlides({ section, title, paragraphs }: TextBlock): Planned[] {
  const head = headOf(title);
  const height = STAGE.bodyBottom - head.top;
  const least = TEXT_FONTS.at(-1)!;
  const fontSize = TEXT_FONTS.find((size) => textPages(paragraphs, height, size).length === 1) ?? least;
  const full = textPages(paragraphs, height, fontSize);
  // No page with the one paragraph that did not fit the page before.
  const even = textPages(paragraphs, Math.min(height, (paragraphs.reduce((sum, one) => sum + paragraphHeight(one, fontSize), 0) / full.length) * 1.25), fontSize);
  return (even.length === full.length ? even : full).map((page) => ({ kind: "text", section, ...head, paragraphs: page, fontSize, notes: "" }));
}

function textPages(paragraphs: readonly string[], height: number, fontSize: number): string[][] {
  const pages: string[][] = [[]];
  let left = height;
  for (const paragraph of paragraphs) {
    const needed = paragraphHeight(paragraph, fontSize);
    if (needed > left && pages.at(-1)!.length > 0) {
      pages.push([]);
      left = height;
    }
    pages.at(-1)!.push(cutToLines(paragraph, 13, WIDTH - 40, fontSize));
    left -= needed;
  }
  return pages;
}

const paragraphHeight = (text: string, fontSize: number): number => linesOf(text, WIDTH - 40, fontSize) * fontSize * 1.5 + 14;

/** An interval chart of many areas goes over several slides with one scale. */
function chartSlides({ section, chart, title, subtitle, alt, note, method, data }: ChartBlock<ChartView>, { locale }: Report): Planned[] {
  const charts = chartParts(chart);
  const shown = shownNote(note, locale);
  return charts.map((part, at) => ({ kind: "chart", section, ...headOf(title + partText(at, charts.length, locale), 28, subtitle), subtitle, chart: part, alt, ...(data ? { data } : {}), ...(shown ? { note: shown } : {}), notes: [title, subtitle, note, method].filter(Boolean).join("\n") }));
}

/** What of a note stands on the slide: the source is in its foot already, and what three lines do not hold is in the notes of the speaker. */
function shownNote(note: string | undefined, locale: Report["locale"]): string | undefined {
  if (note === undefined) return undefined;
  const source = new RegExp(`\\s*${translator(locale, messages)("source")}(?:：|: )[^]*$`);
  return cutToLines(note.replace(source, ""), 3, WIDTH, STAGE.noteFont) || undefined;
}

function tableSlides({ section, title, note, columns, rows, total = rows.length, method }: TableBlock, { locale }: Report): Planned[] {
  const t = translator(locale, messages);
  const shown = rows.slice(0, MOST_ROWS);
  const more = total > shown.length ? t("moreOnSlides", { shown: String(shown.length), total: String(total) }) : undefined;
  const told = shownNote([note, more].filter((one) => one !== undefined).join(locale === "en" ? " " : "") || undefined, locale);
  const { pages, widths, fontSize } = fitTable(columns, shown, bottomAbove(told) - 6 - headOf(title + partText(10, 11, locale)).top);
  return pages.map((page, at) => {
    const head = headOf(title + partText(at, pages.length, locale));
    return { kind: "table", section, ...head, tables: [{ top: head.top, fontSize, columns, widths, rows: page }], ...(told ? { note: told } : {}), notes: [title, note, method].filter(Boolean).join("\n") };
  });
}

/** In the largest type in which all stands on one slide, else over several. */
function fitTable(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], height: number) {
  const tried = TABLE_FONTS.map((fontSize) => {
    const widths = columnWidths(columns, rows, { width: WIDTH, fontSize });
    return { fontSize, widths, pages: paginate(columns, rows, widths, { width: WIDTH, height, fontSize }) };
  });
  return tried.find(({ pages, fontSize }) => pages.length === 1 && numbersFit(columns, rows, { width: WIDTH, fontSize })) ?? tried.at(-1)!;
}

/** Rows of a table that is short enough to share its slide. */
const SHORT_TABLE = 6;
const MOST_STACKED = 2;
const HEADING_FONT = 20;

/** Short tables that follow each other under one head stand on one slide, each with its name and its note: a slide with one row says little. */
function stackTables(slides: readonly Planned[], locale: Report["locale"]): Planned[] {
  const stacked: Planned[] = [];
  for (const slide of slides) {
    const before = stacked.at(-1);
    const both = before?.kind === "table" && slide.kind === "table" && before.section === slide.section && !before.note?.endsWith("…") ? stackOf(before, slide, locale) : undefined;
    if (both) stacked.splice(-1, 1, both);
    else stacked.push(slide);
  }
  return stacked;
}

type PlannedTable = Extract<Planned, { kind: "table" }>;

function stackOf(before: PlannedTable, slide: PlannedTable, locale: Report["locale"]): Planned | undefined {
  const both = [before, slide];
  if (before.tables.length >= MOST_STACKED || both.some(({ tables }) => tables[0]!.rows.length > SHORT_TABLE)) return undefined;
  const tables = both.map((part) => ({ ...part.tables[0]!, heading: part.title, ...(part.note ? { lead: part.note } : {}) }));
  const head = headOf(tables.map(({ heading }) => heading).join(locale === "en" ? "; " : "；"));
  let top = head.top;
  const placed = tables.map((table): SlideTable => {
    const fontSize = 18;
    const widths = columnWidths(table.columns, table.rows, { width: WIDTH, fontSize });
    const placedTable = { ...table, fontSize, widths, top: top + HEADING_FONT * 1.5 + leadHeight(table.lead) };
    top = placedTable.top + tableHeight(placedTable) + 22;
    return placedTable;
  });
  if (top - 22 > STAGE.bodyBottom || head.title.endsWith("…")) return undefined;
  const { section, notes } = before;
  return { kind: "table", section, ...head, tables: placed, notes: `${notes}\n${slide.notes}` };
}

export const leadHeight = (lead = ""): number => (lead === "" ? 0 : linesOf(lead, WIDTH, STAGE.noteFont) * STAGE.noteFont * 1.35 + 4);
const tableHeight = ({ columns, rows, widths, fontSize }: SlideTable): number => [columns.map(({ label }) => ({ text: label })), ...rows].reduce((sum, row) => sum + rowHeight(row, widths, fontSize), 0);

function sourceSlides(report: Report): Planned[] {
  const t = translator(report.locale, messages);
  const { items, files, legend, notices } = report.source;
  const columns = [{ label: t("colName"), kind: "text" }, { label: t("colMethod"), kind: "text" }] as const;
  const rows = [...items.map(([name, text]) => [{ text: name }, { text }]), [{ text: t("legend") }, { text: legend.join(t("semicolon")) }], ...notices.map((text) => [{ text: t("notices") }, { text }])];
  // Which files were handed in stands in the notes: nobody reads hashes from a wall.
  return tableSlides({ kind: "table", section: t("sectionSources"), title: t("sectionSources"), columns, rows, method: files.map((file) => file.join(" ")).join("\n") }, report);
}

function headOf(title: string, size = 28, subtitle = ""): Pick<Head, "title" | "titleSize" | "subtitleTop" | "top"> {
  // Bold letters are broader, and another machine may have another face.
  const room = WIDTH * 0.88;
  const fitting = [size, size - 4, size - 8].find((one) => linesOf(title, room, one) <= 2) ?? size - 8;
  // What two small lines cannot hold takes a third: a finding without its end is none.
  const cut = cutToLines(title, 3, room, fitting);
  const subtitleTop = STAGE.titleTop + linesOf(cut, room, fitting) * fitting * 1.34 + 2;
  const subtitleHeight = subtitle === "" ? 0 : linesOf(subtitle, WIDTH, STAGE.subtitleFont) * STAGE.subtitleFont * 1.4 + 6;
  return { title: cut, titleSize: fitting, subtitleTop, top: subtitleTop + subtitleHeight + 12 };
}

/** Type of the source in px, which stands in one line beside the number of the page: the largest of these in which it fits. */
export const sourceFont = (line: string): 14 | 13 | 12 => ([14, 13] as const).find((size) => textWidth(line, size) * 1.03 <= WIDTH - 150) ?? 12;

/** The note stands at the foot and grows upwards. */
const bottomAbove = (note = ""): number => (note === "" ? STAGE.bodyBottom + 8 : STAGE.bodyBottom + 16 - noteLines(note) * STAGE.noteFont * 1.35);
const noteLines = (note = ""): number => (note === "" ? 0 : Math.min(3, linesOf(note, WIDTH, STAGE.noteFont)));

const partText = (at: number, parts: number, locale: Report["locale"]): string => (parts < 2 ? "" : translator(locale, messages)("part", { part: String(at + 1), parts: String(parts) }));
