import { AlignmentType, convertMillimetersToTwip, Document, Footer, Header, LineRuleType, Packer, PageNumber, Paragraph, TextRun, type FileChild, type IStylesOptions } from "docx";
import { COLOUR } from "../charts/palette";
import type { Locale } from "../base/locale";
import type { CircularSection, CircularTable, CircularView } from "../views/circular-view";
import type { ReportSource } from "../views/report-view";
import { docxStyles } from "./docx-style";
import { docxTable } from "./docx-table";
import { settleOfficeFile } from "./office-file";

/** A4 with the margins of an official document: the text is 156 mm wide. */
const TEXT_MM = 156;
const PAGE = { size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }, margin: { top: convertMillimetersToTwip(34), bottom: convertMillimetersToTwip(30), left: convertMillimetersToTwip(28), right: convertMillimetersToTwip(26), header: convertMillimetersToTwip(15), footer: convertMillimetersToTwip(18) } };
const BODY = { line: 520, lineRule: LineRuleType.EXACT, after: 0 } as const;
const SONG = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "SimSun" };
const hex = (colour: string): string => colour.replace("#", "");

/** Sizes in half points: title 二号, text 四号, tables 五号 or smaller. */
function styles(locale: Locale): IStylesOptions {
  const own = docxStyles(locale);
  const size = locale === "en" ? 24 : 28;
  const indent = locale === "en" ? {} : { firstLine: size * 20 };
  const style = (id: string, run: object, paragraph: object) => ({ id, name: id, basedOn: "Normal", next: "Normal", quickFormat: true, run: { font: SONG, size, color: "000000", ...run }, paragraph: { spacing: BODY, ...paragraph } });
  return {
    ...own,
    default: { ...own.default, title: { run: { font: SONG, bold: true, size: locale === "en" ? 34 : 40, color: "000000" }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 200, after: 360, line: 640, lineRule: LineRuleType.EXACT } } } },
    paragraphStyles: [
      ...(own.paragraphStyles ?? []),
      style("Body", {}, { indent, ...(locale === "en" ? { spacing: { ...BODY, line: 360, after: 120 } } : {}) }),
      style("Addressee", {}, { spacing: { ...BODY, after: 60 } }),
      // How it was judged and where it comes from: smaller, as notes are.
      style("Notes", { size: 21 }, { ...(locale === "en" ? {} : { indent: { firstLine: 420 } }), spacing: { after: 40, line: 300, lineRule: LineRuleType.AUTO } }),
      style("SectionHead", { bold: true }, { keepNext: true, indent, spacing: { ...BODY, before: 160 } }),
      style("TableHead", { bold: true, size: 21 }, { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 120, after: 60, line: 300, lineRule: LineRuleType.AUTO } }),
      style("Signature", {}, { alignment: AlignmentType.RIGHT, keepLines: true, indent: { right: size * 20 } }),
    ],
  };
}

/** The circular as an official document on A4: Song, title in the middle, numbered sections, tables with captions, page numbers, signature. */
export async function toCircularDocx(view: CircularView, source: ReportSource, locale: Locale): Promise<Uint8Array> {
  const file = new Document({
    title: view.title, subject: source.line, creator: source.preparedBy, lastModifiedBy: source.preparedBy, description: view.sample ?? "", styles: styles(locale),
    sections: [{
      properties: { page: PAGE },
      headers: { default: new Header({ children: [new Paragraph({ style: "Small", alignment: AlignmentType.RIGHT, children: view.sample ? [new TextRun({ text: view.sample, color: hex(COLOUR.watch) })] : [] })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ style: "Small", alignment: AlignmentType.CENTER, children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: 24 })] }), new Paragraph({ style: "Small", alignment: AlignmentType.CENTER, children: [new TextRun(source.line)] })] }) },
      children: bodyOf(view),
    }],
  });
  return settleOfficeFile(new Uint8Array(await Packer.toArrayBuffer(file)), source.asOf);
}

function bodyOf({ titleLines, addressee, preamble, sections, signature }: CircularView): FileChild[] {
  const line = (style: string, text: string, more: object = {}) => new Paragraph({ style, ...more, children: [new TextRun(text)] });
  return [
    new Paragraph({ style: "Title", children: titleLines.map((text, at) => new TextRun({ text, ...(at === 0 ? {} : { break: 1 }) })) }), line("Addressee", addressee), ...preamble.map((text) => line("Body", text)),
    ...sections.flatMap(sectionOf),
    line("Signature", signature.office, { keepNext: true, spacing: { ...BODY, before: 600 } }), line("Signature", signature.date),
  ];
}

function sectionOf({ key, heading, paragraphs, table }: CircularSection): FileChild[] {
  return [new Paragraph({ style: "SectionHead", children: [new TextRun(heading)] }), ...paragraphs.map((text) => new Paragraph({ style: key === "method" ? "Notes" : "Body", children: [new TextRun(text)] })), ...(table ? tableOf(table) : [])];
}

function tableOf({ caption, columns, rows, note, more }: CircularTable): FileChild[] {
  const small = (text: string) => new Paragraph({ style: "Small", spacing: { before: 60, after: 60 }, children: [new TextRun(text)] });
  return [
    new Paragraph({ style: "TableHead", children: [new TextRun(caption)] }),
    docxTable(columns.map((label) => ({ label, kind: "text" as const })), rows.map(({ cells }) => cells.map((text) => ({ text }))), TEXT_MM),
    ...[note, more].flatMap((text) => (text ? [small(text)] : [])), new Paragraph({ style: "Small", children: [] }),
  ];
}
