import type { Locale } from "../base/locale";
import type { Deps } from "./deps";
import type { DocumentFormat, ExportedFile } from "./export-formats";
import { makeReport } from "./make-report";
import { plainName } from "./plain-name";
import { circularSlides } from "./report-circular";
import type { ShowQuestion } from "./show";

export const MEDIA_TYPES: Record<DocumentFormat, string> = {
  html: "text/html; charset=utf-8",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

export type DocumentQuestion = ShowQuestion & { format: DocumentFormat; locale: Locale };

/** Any view of `show` as a document: a deck that runs from a stick, slides, a report, or its print. */
export async function exportDocument(deps: Deps, { format, locale, ...question }: DocumentQuestion): Promise<ExportedFile> {
  const { fitForFiles } = await import("../exports/report");
  const { report, name, circular } = await makeReport(deps, locale, question);
  // A circular goes out in the form of an official document; its slides and print are those of any report.
  if (circular && format === "docx") return { name: `${name}.docx`, plain: plainName([report.title], format), mediaType: MEDIA_TYPES.docx, bytes: await (await import("../exports/circular-docx")).toCircularDocx(fitForFiles(circular), fitForFiles(report.source), locale) };
  if (circular && format !== "pdf") return { name: `${name}.${format}`, plain: plainName([report.title], format), mediaType: MEDIA_TYPES[format], bytes: await writeReport(fitForFiles({ ...report, blocks: circularSlides(circular, report.blocks[0]!.section) }), format) };
  return { name: `${name}.${format}`, plain: plainName([report.title, circular ? undefined : report.period.replace(/[（(].*$/, "").trim()], format), mediaType: MEDIA_TYPES[format], bytes: await writeReport(fitForFiles(report), format) };
}

/** A report in one format. Each library is loaded for its own format only: together they take a second. */
export async function writeReport(report: Awaited<ReturnType<typeof makeReport>>["report"], format: DocumentFormat): Promise<Uint8Array> {
  switch (format) {
    case "html":
      return (await import("../exports/html-deck")).toHtmlDeck(report);
    case "pptx":
      return (await import("../exports/pptx")).toPptx(report);
    case "docx":
      return (await import("../exports/docx")).toDocx(report);
    case "pdf":
      return (await import("../exports/pdf")).toPdf(report);
  }
}
