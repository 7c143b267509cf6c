import { AlignmentType, Document, Footer, Header, LineRuleType, Packer, PageNumber, Paragraph, TabStopType, TextRun } from "docx";
import { COLOUR } from "../charts/palette";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import type { ReportSource } from "../views/report-view";
import { docxStyles, PAGE } from "./docx-style";
import { docxTable } from "./docx-table";
import { settleOfficeFile } from "./office-file";

/** A speech for paper: its paragraphs, numbers marked by the place they have in the list of figures. */
export type SpeechDocument = {
  locale: Locale;
  title: string;
  paragraphs: readonly { role: "title" | "heading" | "text"; runs: readonly { text: string; /** Place in the list of figures, from 1. */ figure?: number }[] }[];
  figures: { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] };
  source: ReportSource;
};

const hex = (colour: string): string => colour.replace("#", "");
/** Large type with room between the lines: a speech is read standing. */
const TEXT_SIZE = 32;
const LINE = { line: 440, lineRule: LineRuleType.AUTO, after: 60 } as const;

/** The speech as a Word document: first the text to be read, then a list of all figures with their sources. */
export async function toSpeechDocx({ locale, title, paragraphs, figures, source }: SpeechDocument): Promise<Uint8Array> {
  const t = translator(locale, messages);
  const file = new Document({
    title, subject: source.line, creator: source.preparedBy, lastModifiedBy: source.preparedBy, description: source.sample ?? "", styles: docxStyles(locale),
    sections: [{
      properties: { page: PAGE },
      headers: { default: new Header({ children: [new Paragraph({ style: "Small", tabStops: [{ type: TabStopType.RIGHT, position: 9638 }], children: [new TextRun(title), ...(source.sample ? [new TextRun({ text: `\t${source.sample}`, color: hex(COLOUR.watch) })] : [])] })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ style: "Small", children: [new TextRun(source.line)] }), new Paragraph({ style: "Small", alignment: AlignmentType.CENTER, children: [new TextRun({ children: [t("pageBefore"), PageNumber.CURRENT, t("pageBetween"), PageNumber.TOTAL_PAGES, t("pageAfter")] })] })] }) },
      children: [
        ...paragraphs.map(paragraphOf),
        new Paragraph({ style: "Heading1", pageBreakBefore: true, children: [new TextRun(figures.title)] }),
        docxTable(figures.columns.map((label, at) => ({ label, kind: at === 2 ? "number" : "text" })), figures.rows.map((row) => row.map((text) => ({ text })))),
        new Paragraph({ style: "Heading1", children: [new TextRun(t("sectionSources"))] }),
        docxTable([{ label: t("colName"), kind: "text" }, { label: t("colMethod"), kind: "text" }], [...source.items, ...source.files].map((row) => row.map((text) => ({ text })))),
        ...source.notices.map((text) => new Paragraph({ style: "Small", children: [new TextRun(text)] })),
      ],
    }],
  });
  return settleOfficeFile(new Uint8Array(await Packer.toArrayBuffer(file)), source.asOf);
}

function paragraphOf({ role, runs }: SpeechDocument["paragraphs"][number]): Paragraph {
  if (role === "title") return new Paragraph({ style: "Title", children: runs.map(({ text }) => new TextRun(text)) });
  if (role === "heading") return new Paragraph({ style: "Heading1", spacing: { before: 360, after: 160 }, children: runs.map(({ text }) => new TextRun({ text, size: TEXT_SIZE + 2 })) });
  return new Paragraph({ spacing: LINE, indent: { firstLine: 640 }, children: runs.flatMap(({ text, figure }) => [new TextRun({ text, size: TEXT_SIZE }), ...(figure === undefined ? [] : [new TextRun({ text: `[${figure}]`, size: 18, superScript: true, color: hex(COLOUR.quiet) })])]) });
}
