import { z } from "zod";
import type { TracedFault } from "../analysis/quality/faults/traced-fault";
import { NotFoundError } from "../base/errors";
import { LOCALES } from "../base/locale";
import type { SheetTable } from "../exports/pack-xlsx";
import { fitForFiles } from "../exports/report";
import * as packs from "../i18n/messages/packs";
import * as messages from "../i18n/messages/quality-page";
import * as report from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { nameOf } from "../views/names";
import { inWorkingOrder } from "../views/quality/fault-rows";
import type { Deps } from "./deps";
import { MEDIA_TYPES } from "./export-table";
import type { ExportedFile } from "./export-formats";
import { countStates, rowsOf } from "./fault-list";
import { tracedFaults } from "./mended-faults";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { plainName } from "./plain-name";
import { reportSource } from "./report-source";

const schema = z.object({ locale: z.enum(LOCALES).optional() });
/** Above so many areas a sheet for each is no help; the whole list stands on one. */
const MOST_SHEETS = 120;

/** The fault list as a workbook: all of it on the first sheet, then a sheet for each area that has any, for the village to work down. */
export async function downloadFaults(deps: Deps, format: string, query: Query): Promise<ExportedFile> {
  if (format !== "xlsx") throw new NotFoundError("export.unknownFormat", { zh: "没有这种格式；可用：xlsx", en: "no such format; known: xlsx" });
  const { locale = "zh-CN" } = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName } = frame;
  const t = translator(locale, messages);
  const [words, names] = [translator(locale, report), translator(locale, packs)];
  const faults = inWorkingOrder(await tracedFaults(deps, ledger, area));
  const { toPackXlsx } = await import("../exports/pack-xlsx");
  const bytes = await toPackXlsx(fitForFiles({
    title: `${t("faultsPage")} · ${areaName}`, subtitle: t("sheetSubtitle", { date: ledger.entry.asOf }), source: await reportSource(deps, frame, []), tables: sheetsOf(frame, faults),
    words: { contents: words("contents"), sources: words("sectionSources"), item: words("colName"), text: words("colTitle"), origin: words("colMethod"), lower: words("lower"), upper: words("upper"), mark: names("markColumn"), sheet: names("sheetColumn"), moreRows: (shown: number, total: number) => words("moreRows", { shown: String(shown), total: String(total) }) },
  }));
  return { name: `cunjing-faults-${area.code}-${ledger.entry.id}.xlsx`, plain: plainName([areaName, t("faultsPage"), ledger.entry.asOf], "xlsx"), mediaType: MEDIA_TYPES.xlsx, bytes };
}

function sheetsOf(frame: PageFrame, faults: readonly TracedFault[]): SheetTable[] {
  const { ledger: { tree }, area, locale } = frame;
  const t = translator(locale, messages);
  const groups = new Map<number, TracedFault[]>();
  for (const fault of faults) groups.set(fault.pos, [...(groups.get(fault.pos) ?? []), fault]);
  const places = [...groups.keys()].sort((one, two) => one - two);
  const many = places.length > MOST_SHEETS;
  const all = { ...sheetOf(frame, t("sheetAll"), faults), ...(many ? { note: t("sheetManyNote", { n: String(MOST_SHEETS) }) } : {}) };
  return area.level === "village" ? [all] : [all, ...(many ? [] : places.map((pos) => sheetOf(frame, nameOf(tree.areas[pos]!, locale), groups.get(pos)!)))];
}

/** Code beside the name: two villages may bear one name. Everything is text, so nothing a name holds is taken for a formula. */
function sheetOf(frame: PageFrame, title: string, faults: readonly TracedFault[]): SheetTable {
  const t = translator(frame.locale, messages);
  const { columns, rows } = rowsOf(frame, faults, title);
  const text = (label: string) => ({ label, kind: "text" as const, plain: true as const });
  const count = countStates(faults);
  return {
    title, note: `${t("state_open")} ${count.open} · ${t("state_record")} ${count.record} · ${t("state_mended")} ${count.mended}`,
    columns: [text(columns.area), text(t("colCode")), text(columns.period), text(t("colKind")), text(columns.text), text(columns.mend), text(columns.file), { label: columns.rows, kind: "number" }, text(columns.severity), text(columns.state)],
    rows: rows.map((row, at) => [row.area, faults[at]!.area, row.period, t(`code_${faults[at]!.code}`), row.text, row.mend, row.file, row.rows, row.severity, row.state].map((value) => ({ text: value }))),
  };
}
