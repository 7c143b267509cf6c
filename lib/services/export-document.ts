import type { Locale } from "../base/locale";
import type { Deps } from "./deps";
import type { DocumentFormat, ExportedFile } from "./export-formats";
import { makeReport } from "./make-report";
import type { ShowQuestion } from "./show";

const MEDIA_TYPES: Record<DocumentFormat, string> = {
  html: "text/html; charset=utf-8",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

export type DocumentQuestion = ShowQuestion & { format: DocumentFormat; locale: Locale };

/** Any view of `show` as a document: a deck that runs from a stick, slides, a report, or its print. */
export async function exportDocument(deps: Deps, { format, locale, ...question }: DocumentQuestion): Promise<ExportedFile> {
  const { fitForFiles } = await import("../exports/report");
  const { report, name } = await makeReport(deps, locale, question);
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await write(fitForFiles(report), format) };
}

// Each library is loaded for its own format only: together they take a second.
async function write(report: Awaited<ReturnType<typeof makeReport>>["report"], format: DocumentFormat): Promise<Uint8Array> {
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
