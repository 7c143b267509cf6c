import { AlignmentType, Document, Footer, Header, HeadingLevel, ImageRun, LineRuleType, Packer, PageNumber, Paragraph, TableOfContents, TabStopType, TextRun, type FileChild } from "docx";
import { estimatePageNumbers } from "docx/layout";
import { chartSvg, type ChartView } from "../charts/chart-svg";
import { COLOUR } from "../charts/palette";
import * as messages from "../i18n/messages/report";
import { translator, type Translator } from "../i18n/translator";
import type { ChartBlock, TableBlock } from "../views/report-view";
import { docxStyles, PAGE, WIDTH_PX } from "./docx-style";
import { docxFigures, docxTable } from "./docx-table";
import { settleOfficeFile } from "./office-file";
import { facesOnce, fitted, sizeOf, toPng } from "./picture";
import { PRINT_SERIES } from "./print-html";
import type { Block, Report } from "./report";

type T = Translator<typeof messages.zhCN>;
type Numbered = { label: string; title: string; method: string };
type Writing = { report: Report; t: T; /** Every picture and table in order, for the list at the end. */ numbered: Numbered[]; figures: number; tables: number; /** Drawn beforehand, so that the face is cut for all at once. */ pictures: ReadonlyMap<Block, string> };

/** Dots for each px of a printed picture: 216 to the inch. */
const ZOOM = 2.25;
const TALLEST_PX = 760;
const hex = (colour: string): string => colour.replace("#", "");

/**
 * The report as a Word document on A4: headings, contents with page numbers, captions, tables whose head is repeated, pictures with
 * their finding as alternative text, source and page on each page, sources and a list of figures at the end.
 */
export async function toDocx(report: Report): Promise<Uint8Array> {
  const t = translator(report.locale, messages);
  const { source, title } = report;
  const file = new Document({
    title, subject: source.line, creator: source.preparedBy, lastModifiedBy: source.preparedBy, description: source.sample ?? "",
    styles: docxStyles(report.locale), pageNumbers: estimatePageNumbers,
    sections: [{
      properties: { page: PAGE },
      headers: { default: new Header({ children: [new Paragraph({ style: "Small", tabStops: [{ type: TabStopType.RIGHT, position: 9638 }], children: [new TextRun(title), ...(source.sample ? [new TextRun({ text: `\t${source.sample}`, color: hex(COLOUR.watch) })] : [])] })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ style: "Small", children: [new TextRun(source.line)] }), new Paragraph({ style: "Small", alignment: AlignmentType.CENTER, children: [new TextRun({ children: [t("pageBefore"), PageNumber.CURRENT, t("pageBetween"), PageNumber.TOTAL_PAGES, t("pageAfter")] })] })] }) },
      children: bodyOf(report, t),
    }],
  });
  return settleOfficeFile(new Uint8Array(await Packer.toArrayBuffer(file)), source.asOf, (name, xml) => (name === "word/document.xml" ? renumbered(xml) : xml));
}

/** The library numbers pictures and the targets of contents through the life of the process: here they begin at 1 in every file. */
function renumbered(xml: string): string {
  return [/(_Toc)(\d+)/g, /(<wp:docPr id=")(\d+)/g, /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)/g].reduce((text, pattern) => {
    const known = new Map<string, number>();
    return text.replace(pattern, (_, stem: string, number: string) => {
      const place = known.get(number) ?? known.size + 1;
      known.set(number, place);
      return stem + place;
    });
  }, xml);
}

function bodyOf(report: Report, t: T): FileChild[] {
  const writing: Writing = { report, t, numbered: [], figures: 0, tables: 0, pictures: drawn(report.blocks) };
  const blocks = report.blocks.flatMap((block, at) => [...(block.section !== report.blocks[at - 1]?.section ? [heading(block.section, at === 0)] : []), ...blockOf(block, writing)]);
  const { source, locale } = report;
  const join = locale === "en" ? ": " : "：";
  return [
    new Paragraph({ style: "Title", children: [new TextRun(report.title)] }),
    new Paragraph({ style: "Subtitle", children: [new TextRun(`${report.area} · ${report.period}`)] }),
    new Paragraph({ style: "Subtitle", children: [new TextRun(`${t("itemPrepared")}${join}${source.preparedBy} · ${t("itemAsOf")}${join}${source.asOf}`)] }),
    ...(source.sample ? [new Paragraph({ style: "Subtitle", children: [new TextRun({ text: source.sample, color: hex(COLOUR.watch), bold: true })] })] : []),
    new Paragraph({ style: "Contents", children: [new TextRun(t("contents"))] }),
    new TableOfContents(t("contents"), { hyperlink: true, headingStyleRange: "1-2" }),
    ...blocks,
    ...endOf(writing),
  ];
}

function blockOf(block: Block, writing: Writing): FileChild[] {
  switch (block.kind) {
    case "text":
      return [second(block.title), ...block.paragraphs.map(plain)];
    case "figures":
      return [second(block.title), docxFigures(block.cells), gap()];
    case "chart":
      return chartOf(block, writing);
    case "table":
      return tableOf(block, writing);
  }
}

function drawn(blocks: readonly Block[]): Map<Block, string> {
  const pictures = new Map(blocks.flatMap((block) => (block.kind === "chart" ? [[block as Block, chartSvg(block.chart, "print", "broad", PRINT_SERIES)] as const] : [])));
  facesOnce([...pictures.values()]);
  return pictures;
}

function chartOf(block: ChartBlock<ChartView>, writing: Writing): FileChild[] {
  const { title, subtitle, alt, note, method } = block;
  const label = writing.t("figure", { n: String((writing.figures += 1)) });
  writing.numbered.push({ label, title, method: method ?? "" });
  const svg = writing.pictures.get(block)!; // every block with a picture was drawn
  const { data } = toPng(svg, ZOOM);
  const { width, height } = fitted(sizeOf(svg), { width: WIDTH_PX, height: TALLEST_PX });
  return [
    second(title),
    new Paragraph({ keepNext: true, spacing: { line: 240, lineRule: LineRuleType.AUTO }, alignment: AlignmentType.CENTER, children: [new ImageRun({ type: "png", data, transformation: { width: Math.round(width), height: Math.round(height) }, altText: { name: label, title: label, description: alt } })] }),
    new Paragraph({ style: "Caption", children: [new TextRun(`${label}  ${subtitle || title}`)] }),
    ...(note ? [new Paragraph({ style: "Small", children: [new TextRun(note)] })] : []),
  ];
}

function tableOf({ title, note, columns, rows, total, method }: TableBlock, writing: Writing): FileChild[] {
  const { t } = writing;
  const label = t("table", { n: String((writing.tables += 1)) });
  writing.numbered.push({ label, title, method: method ?? note ?? "" });
  return [
    new Paragraph({ style: "Caption", keepNext: true, children: [new TextRun(`${label}  ${title}`)] }),
    docxTable(columns, rows),
    ...(note ? [new Paragraph({ style: "Small", children: [new TextRun(note)] })] : []),
    ...(total === undefined ? [] : [new Paragraph({ style: "Small", children: [new TextRun({ text: t("moreRows", { shown: String(rows.length), total: String(total) }), bold: true })] })]),
    gap(),
  ];
}

/** Where it all comes from, what the signs mean, and every picture and table with its method. */
function endOf({ report, t, numbered }: Writing): FileChild[] {
  const { items, files, legend, notices } = report.source;
  const cells = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((text) => ({ text })));
  const columns = (...labels: string[]) => labels.map((label) => ({ label, kind: "text" as const }));
  return [
    heading(t("sectionSources")),
    docxTable(columns(t("colName"), t("colMethod")), cells([...items, ...files])), gap(),
    ...(notices.length > 0 ? [second(t("notices")), ...notices.map(plain)] : []),
    second(t("legend")), plain(legend.join(t("semicolon"))),
    ...(numbered.length > 0 ? [second(t("listOfFigures")), docxTable(columns(t("colName"), t("colTitle"), t("method")), cells(numbered.map(({ label, title, method }) => [label, title, method])))] : []),
  ];
}

/** The body begins on a page of its own, behind the contents. */
const heading = (text: string, pageBreakBefore = false) => new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore, children: [new TextRun(text)] });
const second = (text: string) => new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(text)] });
const plain = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const gap = () => new Paragraph({ style: "Small", children: [] });

