import * as messages from "../../i18n/messages/packs";
import * as report from "../../i18n/messages/report";
import { translator } from "../../i18n/translator";
import type { Locale } from "../../base/locale";
import type { Deps } from "../deps";
import type { SheetTable, Workbook } from "../../exports/pack-xlsx";
import { DOCUMENT_FORMATS, type DocumentFormat, type ExportedFile } from "../export-formats";
import { MEDIA_TYPES, writeReport } from "../export-document";
import { plainName } from "../plain-name";
import { titleOfData } from "../report-blocks";
import { makePack, type OnBlock, type Pack, type PackQuestion } from "./make-pack";

/** What a pack can be written as: the documents, and its tables as one workbook. */
export const PACK_FORMATS = [...DOCUMENT_FORMATS, "xlsx"] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

/** A pack as a file of one format. */
export async function exportPack(deps: Deps, locale: Locale, question: PackQuestion, format: PackFormat, onBlock?: OnBlock): Promise<ExportedFile & { pack: Pack }> {
  const pack = await makePack(deps, locale, question, onBlock);
  return { ...(await writePack(pack, format)), pack };
}

/** One file of a pack that is already made. */
export async function writePack(pack: Pack, format: PackFormat): Promise<ExportedFile> {
  const { fitForFiles } = await import("../../exports/report");
  if (format !== "xlsx") return { name: `${pack.fileName}.${format}`, plain: plainOf(pack, format), mediaType: MEDIA_TYPES[format satisfies DocumentFormat], bytes: await writeReport(fitForFiles(forMeeting(pack.report)), format) };
  const { toPackXlsx } = await import("../../exports/pack-xlsx");
  return { name: `${pack.fileName}.xlsx`, plain: plainOf(pack, format), mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes: await toPackXlsx(fitForFiles(workbookOf(pack))) };
}

/** Area, kind and period. */
const plainOf = ({ report, period, frame }: Pack, format: PackFormat): string => plainName([report.title, period ? undefined : String(frame.year)], format);

/** A list that no paper holds in whole is cut to what a meeting can read; the workbook holds more of it, the files of its page all. */
const LIST_ROWS = 60;
const forMeeting = (report: Pack["report"]): Pack["report"] => ({
  ...report, blocks: report.blocks.map((block) => (block.kind === "table" && block.total !== undefined ? { ...block, rows: block.rows.slice(0, LIST_ROWS) } : block)),
});

/** Every table of the pack, and for each picture the table behind it where the pack does not hold that itself. */
function workbookOf({ report: { locale, title, area, period, source }, places, frame }: Pack): Workbook {
  const words = translator(frame.locale, messages);
  const t = translator(frame.locale, report);
  const own = new Set(places.flatMap(({ block }) => (block?.kind === "table" ? [JSON.stringify(block.rows)] : [])));
  const tables = places.flatMap(({ block, data }): SheetTable[] => {
    if (block?.kind === "table") return [block];
    if (block?.kind === "figures") return [{ title: block.title, columns: [{ label: t("colIndicator"), kind: "text" as const }, { label: t("colValue"), kind: "number" as const }, { label: t("colChange"), kind: "text" as const }], rows: block.cells.map(({ label, value, change }) => [{ text: label }, value, change]) }];
    return block?.kind === "chart" && data && !own.has(JSON.stringify(data.rows)) ? [{ ...data, title: titleOfData(block.title, locale) }] : [];
  });
  return {
    title, subtitle: `${area} · ${period}`, source, tables,
    words: { contents: t("contents"), sources: t("sectionSources"), item: t("colName"), text: t("colTitle"), origin: t("colMethod"), lower: t("lower"), upper: t("upper"), mark: words("markColumn"), sheet: words("sheetColumn"), moreRows: (shown: number, total: number) => t("moreRows", { shown: String(shown), total: String(total) }) },
  };
}
