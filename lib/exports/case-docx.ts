import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TabStopType, TextRun, type FileChild } from "docx";
import { COLOUR } from "../charts/palette";
import type { Locale } from "../base/locale";
import * as cases from "../i18n/messages/cases";
import * as messages from "../i18n/messages/report";
import { translator, type Translator } from "../i18n/translator";
import type { CaseView } from "../views/case-view";
import type { ReportSource } from "../views/report-view";
import { docxStyles, PAGE } from "./docx-style";
import { docxTable } from "./docx-table";
import { settleOfficeFile } from "./office-file";

const hex = (colour: string): string => colour.replace("#", "");
const INDENT = { left: 420 };

/** A case as a Word document: where it stands, why the village was listed, and every entry in order, with the text that a correction replaced. */
export async function toCaseDocx(view: CaseView, source: ReportSource, locale: Locale): Promise<Uint8Array> {
  const t = translator(locale, messages);
  const small = (children: TextRun[], more: object = {}) => new Paragraph({ style: "Small", ...more, children });
  const file = new Document({
    title: view.heading, subject: source.line, creator: source.preparedBy, lastModifiedBy: source.preparedBy, description: source.sample ?? "", styles: docxStyles(locale),
    sections: [{
      properties: { page: PAGE },
      headers: { default: new Header({ children: [small([new TextRun(view.heading), ...(source.sample ? [new TextRun({ text: `\t${source.sample}`, color: hex(COLOUR.watch) })] : [])], { tabStops: [{ type: TabStopType.RIGHT, position: 9638 }] })] }) },
      footers: { default: new Footer({ children: [small([new TextRun(source.line)]), small([new TextRun({ children: [t("pageBefore"), PageNumber.CURRENT, t("pageBetween"), PageNumber.TOTAL_PAGES, t("pageAfter")] })], { alignment: AlignmentType.CENTER })] }) },
      children: bodyOf(view, translator(locale, cases)),
    }],
  });
  return settleOfficeFile(new Uint8Array(await Packer.toArrayBuffer(file)), source.asOf);
}

function bodyOf({ heading, lead, facts, evidence, timeline }: CaseView, t: Translator<typeof cases.zhCN>): FileChild[] {
  const head = (text: string) => new Paragraph({ style: "Heading1", children: [new TextRun(text)] });
  const line = (text: string, more: object = {}) => new Paragraph({ ...more, children: [new TextRun(text)] });
  return [
    new Paragraph({ style: "Title", children: [new TextRun(heading)] }), ...lead.map((text) => line(text)),
    head(facts.title), docxTable([{ label: t("factName"), kind: "text" }, { label: t("factText"), kind: "text" }], facts.rows.map(({ label, value, tag }) => [{ text: label, strong: true as const }, { text: tag ? `${value} ${tag.overdue ? "■" : "○"} ${tag.text}` : value }])),
    head(evidence.title), ...evidence.items.map((text) => line(text)), line(evidence.note, { style: "Small" }),
    head(timeline.title), ...(timeline.none ? [line(timeline.none)] : []), ...timeline.items.flatMap((entry) => entryOf(entry, timeline.written)),
  ];
}

/** The heading stays with its text; what was first written stands below, smaller. */
function entryOf({ heading, tag, lines, written }: CaseView["timeline"]["items"][number], asWritten: string): Paragraph[] {
  const small = (text: string, more: object = {}) => new Paragraph({ style: "Small", indent: INDENT, ...more, children: [new TextRun(text)] });
  return [
    new Paragraph({ style: "Heading2", children: [new TextRun(heading)] }), ...(tag ? [small(tag)] : []),
    ...lines.map((text) => new Paragraph({ indent: INDENT, spacing: { after: 40 }, children: [new TextRun(text)] })), ...(written ? [small(asWritten, { keepNext: true }), ...written.map((text) => small(text))] : []),
  ];
}
