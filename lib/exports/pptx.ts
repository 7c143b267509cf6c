import PptxGenJS from "pptxgenjs";
import { chartSvg, type ChartView } from "../charts/chart-svg";
import { COLOUR } from "../charts/palette";
import type { ReportCell, ReportFigure } from "../views/report-view";
import { escapeHtml } from "./html-parts";
import { SLIDE_SERIES } from "./html-deck";
import { settleOfficeFile } from "./office-file";
import { facesOnce, fitted, sizeOf, toPng } from "./picture";
import { nativePyramid, nativeSeries } from "./pptx-chart";
import { mendChart, mendSlide } from "./pptx-mend";
import type { Report } from "./report";
import { leadHeight, planSlides, sourceFont, STAGE, WIDTH, type Slide, type SlideTable } from "./slide-plan";
import { rowHeight } from "./table-layout";

type Page = ReturnType<PptxGenJS["addSlide"]>;

const FACE = { "zh-CN": "Microsoft YaHei", en: "Arial" } as const;
const [MASTER, COVER] = ["cunjing", "cunjing-cover"];
/** Dots for each px of a picture: sharp on a projector of twice the stage's size. */
const ZOOM = 2;

const inches = (px: number): number => Math.round((px / 96) * 1000) / 1000;
const points = (px: number): number => Math.round(px * 0.75 * 10) / 10;
const hex = (colour: string): string => colour.replace("#", "").toUpperCase();
const TONES = { behind: hex(COLOUR.behind), better: hex(COLOUR.better), watch: hex(COLOUR.watch) };
const [INK, QUIET, HAIRLINE] = [hex(COLOUR.ink), hex(COLOUR.quiet), hex(COLOUR.hairline)];

/**
 * The report as PowerPoint slides: series as charts that can be edited, tables as tables, statistical pictures as PNG with their
 * finding as alternative text, method and source as notes. The source stands on each slide, so that a slide copied elsewhere keeps it.
 */
export async function toPptx(report: Report): Promise<Uint8Array> {
  const face = FACE[report.locale];
  const file = new PptxGenJS();
  file.layout = "LAYOUT_WIDE";
  file.theme = { headFontFace: face, bodyFontFace: face };
  file.title = report.title;
  file.subject = report.source.line;
  file.author = report.source.preparedBy;
  file.company = escapeHtml(report.source.preparedBy); // the library writes this one as it is
  const title = { name: "title", type: "title" as const, x: inches(STAGE.left), w: inches(WIDTH), margin: 0, fontFace: face, bold: true, color: INK, align: "left" as const };
  const head = { ...title, y: inches(STAGE.titleTop), h: inches(76), fontSize: points(28), valign: "top" as const };
  const cover = { ...title, y: inches(200), h: inches(130), fontSize: points(40), valign: "bottom" as const };
  for (const [name, options] of [[MASTER, head], [COVER, cover]] as const) file.defineSlideMaster({ title: name, background: { color: hex(COLOUR.paper) }, objects: [{ placeholder: { options, text: "" } }], slideNumber: { x: inches(STAGE.width - 116), y: inches(678), w: inches(60), h: inches(24), fontFace: face, fontSize: 10.5, color: QUIET, align: "right" } });
  const slides = planSlides(report);
  const pictures = new Map(slides.flatMap((slide) => (slide.kind === "chart" && !isNative(slide.chart) ? [[slide.chart, chartSvg(slide.chart, "slide", "broad", SLIDE_SERIES)] as const] : [])));
  facesOnce([...pictures.values()]);
  slides.forEach((slide, at) => drawSlide(file.addSlide({ masterName: slide.kind === "cover" ? COVER : MASTER }), slide, { report, face, at, pictures }));
  const bytes = (await file.write({ outputType: "uint8array", compression: true })) as Uint8Array; // as asked for
  return settleOfficeFile(bytes, report.source.asOf, (name, xml) => (name.startsWith("ppt/charts/") ? mendChart(xml) : /^ppt\/slide(?:s|Layouts|Masters)\//.test(name) ? mendSlide(xml) : xml));
}

type Place = { report: Report; face: string; at: number; /** Drawn beforehand, so that the face is cut for all at once. */ pictures: ReadonlyMap<ChartView, string> };

/** Pictures that PowerPoint draws itself. */
const isNative = (chart: ChartView) => chart.kind === "series" || chart.kind === "pyramid";

function drawSlide(page: Page, slide: Slide, place: Place): void {
  const { report, face } = place;
  const lang = report.locale === "en" ? "en-GB" : "zh-CN";
  const text = (words: string, at: { y: number; h: number; size: number; color?: string; x?: number; w?: number; align?: "left" | "right"; valign?: "top" | "middle" | "bottom" }) =>
    page.addText(words, { x: inches(at.x ?? STAGE.left), y: inches(at.y), w: inches(at.w ?? WIDTH), h: inches(at.h), margin: 0, fontFace: face, fontSize: points(at.size), color: at.color ?? INK, align: at.align ?? "left", valign: at.valign ?? "top", lang });
  // The size is said of the words: of the box the library takes the one of the master.
  page.addText([{ text: slide.title, options: { fontSize: points(slide.titleSize) } }], { placeholder: "title", fontFace: face, lang });
  if (slide.section) text(slide.section, { y: 26, h: 22, size: 16, color: hex(COLOUR.accent) });
  if (slide.subtitle) text(slide.subtitle, { y: slide.subtitleTop, h: slide.top - slide.subtitleTop - 10, size: STAGE.subtitleFont, color: QUIET });
  drawBody(page, slide, place, text);
  if (slide.note) text(slide.note, { y: slide.bottom + 2, h: STAGE.bodyBottom + 16 - slide.bottom, size: STAGE.noteFont, color: QUIET, valign: "bottom" });
  if (report.source.sample) page.addText(report.source.sample, { x: inches(STAGE.width - STAGE.right - 520), y: inches(14), w: inches(520), h: inches(24), margin: 0, fontFace: face, fontSize: points(16), color: TONES.watch, align: "right", valign: "middle", lang });
  page.addShape("line", { x: inches(STAGE.left), y: inches(674), w: inches(WIDTH), h: 0, line: { color: HAIRLINE, width: 0.75 } });
  text(report.source.line, { y: 678, h: 24, w: WIDTH - 64, size: sourceFont(report.source.line), color: QUIET, valign: "middle" });
  page.addNotes(slide.notes);
}

type Text = (words: string, at: { y: number; h: number; size: number; color?: string }) => unknown;

function drawBody(page: Page, slide: Slide, { report, face, at, pictures }: Place, text: Text): void {
  switch (slide.kind) {
    case "cover":
      slide.lines.forEach((line, place) => text(line, { y: 356 + place * 36, h: 32, size: 21, color: place === 0 ? INK : QUIET }));
      return;
    case "text":
      page.addText(slide.paragraphs.map((paragraph) => ({ text: paragraph, options: { breakLine: true, paraSpaceAfter: 10 } })), { ...box(slide), margin: 0, fontFace: face, fontSize: points(slide.fontSize), color: INK, valign: "top", lineSpacingMultiple: 1.2 });
      return;
    case "figures":
      slide.cells.forEach((cell, place) => drawFigure(page, cell, { place, top: slide.top, columns: slide.columns, big: slide.big, step: slide.cells.length > 6 ? 160 : 240, face }));
      return;
    case "table":
      for (const table of slide.tables) drawTable(page, table, face, text);
      return;
    case "chart":
      return drawChart(page, slide, { report, face, at, pictures });
  }
}

function drawTable(page: Page, table: SlideTable, face: string, text: Text): void {
  const { heading, lead, top, fontSize, columns, widths, rows } = table;
  const above = leadHeight(lead);
  if (heading !== undefined) page.addText(heading, { x: inches(STAGE.left), y: inches(top - above - 30), w: inches(WIDTH), h: inches(28), margin: 0, fontFace: face, fontSize: points(20), bold: true, color: INK, valign: "middle" });
  if (lead !== undefined) text(lead, { y: top - above, h: above, size: STAGE.noteFont, color: QUIET });
  const head = columns.map(({ label }) => ({ text: label }));
  page.addTable(tableRows(table, face), { x: inches(STAGE.left), y: inches(top), w: inches(widths.reduce((sum, width) => sum + width, 0)), colW: widths.map(inches), rowH: [head, ...rows].map((row) => inches(rowHeight(row, widths, fontSize))), fontFace: face, fontSize: points(fontSize), color: INK, margin: [0.035, 0.08, 0.035, 0.08], valign: "top", autoPage: false });
}

const box = ({ top, bottom }: Pick<Slide, "top" | "bottom">) => ({ x: inches(STAGE.left), y: inches(top), w: inches(WIDTH), h: inches(bottom - top) });

function drawChart(page: Page, { chart, alt, top, bottom }: Extract<Slide, { kind: "chart" }>, { report, face, at, pictures }: Place): void {
  if (chart.kind === "series" || chart.kind === "pyramid") {
    const { parts, options } = chart.kind === "series" ? nativeSeries(chart.view, report.locale, face) : nativePyramid(chart.view, face);
    const where = { ...box({ top, bottom }), altText: alt };
    const [only, ...others] = parts;
    if (only && others.length === 0) page.addChart(only.type, only.data, { ...options, ...only.options, ...where });
    else page.addChart(parts, { ...options, ...where } as unknown as unknown[]); // of several types the library takes the options second, whatever its types say
    return;
  }
  const svg = pictures.get(chart)!; // every picture that is not native was drawn
  const height = bottom - top - 6;
  const room = fitted(sizeOf(svg), { width: WIDTH, height });
  const { data } = toPng(svg, ZOOM * Math.min(1, room.width / sizeOf(svg).width));
  page.addImage({ data: `image/png;base64,${Buffer.from(data).toString("base64")}`, altText: alt, objectName: `picture-${at + 1}`, x: inches(STAGE.left + (WIDTH - room.width) / 2), y: inches(top + (height - room.height) / 2), w: inches(room.width), h: inches(room.height) });
}

function drawFigure(page: Page, { label, value, change }: ReportFigure, { place, top, columns, big, step, face }: { place: number; top: number; columns: number; big: boolean; step: number; face: string }): void {
  const [column, row] = [place % columns, Math.floor(place / columns)];
  const width = (WIDTH - 40 * (columns - 1)) / columns;
  const small = points(big ? 22 : 17);
  const [x, y] = [STAGE.left + column * (width + 40), top + 24 + row * step];
  page.addShape("line", { x: inches(x), y: inches(y), w: inches(width), h: 0, line: { color: hex(COLOUR.accent), width: 1.5 } });
  const line = (words: string, options: PptxGenJS.TextPropsOptions) => ({ text: words, options: { breakLine: true, ...options } });
  page.addText([
    line(label, { fontSize: small, color: QUIET }),
    { text: value.text, options: { fontSize: points(big ? 60 : 40), color: INK, breakLine: !value.mark } }, ...(value.mark ? [line(` ${value.mark}`, { fontSize: points(16), color: TONES.watch })] : []),
    line(value.behind ?? " ", { fontSize: small, color: QUIET }),
    line(change.text || " ", { fontSize: small, color: change.tone ? TONES[change.tone] : INK, bold: change.tone !== undefined }),
  ], { x: inches(x), y: inches(y + 10), w: inches(width), h: inches(step - 20), margin: 0, fontFace: face, valign: "top" });
}

function tableRows({ columns, rows, fontSize }: SlideTable, face: string): PptxGenJS.TableRow[] {
  const side = (at: number) => (columns[at]?.kind === "number" ? ("right" as const) : ("left" as const));
  const line = (color: string, pt: number): PptxGenJS.TableCellProps["border"] => [{ type: "none" }, { type: "none" }, { type: "solid", pt, color }, { type: "none" }];
  const head = columns.map(({ label }, at): PptxGenJS.TableCell => ({ text: label, options: { bold: true, align: side(at), border: line(QUIET, 1.5), fontFace: face } }));
  return [head, ...rows.map((row) => row.map((cell, at): PptxGenJS.TableCell => ({ text: runsOf(cell, fontSize), options: { align: side(at), border: line(HAIRLINE, 0.75), fontFace: face } })))];
}

function runsOf({ text, behind, mark, tone, strong }: ReportCell, fontSize: number): PptxGenJS.TableCell[] {
  return [
    { text: text || " ", options: tone ? { color: TONES[tone], bold: true } : { color: INK, bold: strong === true } },
    ...(mark ? [{ text: ` ${mark}`, options: { color: TONES.watch, fontSize: points(Math.max(16, fontSize - 2)) } }] : []),
    ...(behind ? [{ text: ` ${behind}`, options: { color: QUIET, fontSize: points(Math.max(16, fontSize - 2)) } }] : []),
  ];
}
