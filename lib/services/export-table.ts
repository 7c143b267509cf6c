import { writeFile } from "node:fs/promises";
import type { OpenLedger } from "../analysis/open-ledger";
import { InputError } from "../base/errors";
import type { Locale } from "../base/locale";
import { toArrow } from "../exports/arrow";
import { toCsv } from "../exports/csv";
import { figureColumns, quotedColumns } from "../exports/figure-table";
import type { FlatTable } from "../exports/flat-table";
import { toParquet } from "../exports/parquet";
import { toXlsx } from "../exports/xlsx";
import * as messages from "../i18n/messages/export";
import { translator } from "../i18n/translator";
import type { Deps } from "./deps";
import { showLedger, type Shown, type ShowQuestion } from "./show";

export const TABLE_FORMATS = ["csv", "xlsx", "parquet", "arrow"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** What a browser is told of each format. */
export const MEDIA_TYPES: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
};

export type TableQuestion = ShowQuestion & { format: TableFormat; locale: Locale };
export type ExportedTable = { name: string; mediaType: string; bytes: Uint8Array };

/** Any view of `show` as a file: the same figures with equal numbers in every format. */
export async function exportTable(deps: Deps, { format, locale, ...question }: TableQuestion): Promise<ExportedTable> {
  const { ledger } = await deps.ledger(question.snapshot);
  const shown = await showLedger(ledger, question);
  const bytes = await writeTable(flatTable(ledger, shown, locale), format, locale);
  const parts = ["cunjing", shown.view, shown.area, String(shown.year), ...(question.indicator ? [question.indicator] : []), shown.snapshot];
  return { name: `${parts.join("-")}.${format}`, mediaType: MEDIA_TYPES[format], bytes };
}

/** Writes one file for each format; with several the extension of `out` is replaced by each format's own. */
export async function exportTableFiles(deps: Deps, { formats, out, ...question }: Omit<TableQuestion, "format"> & { formats: string; out: string }): Promise<string[]> {
  const wanted = demandFormats(formats);
  const base = out.replace(/\.(csv|xlsx|parquet|arrow)$/i, "");
  const written: string[] = [];
  for (const format of wanted) {
    const path = wanted.length === 1 ? out : `${base}.${format}`;
    const { bytes } = await exportTable(deps, { ...question, format });
    await writeFile(path, bytes).catch((cause: unknown) => {
      throw new InputError("export.cannotWrite", { zh: `无法写入文件 ${path}`, en: `cannot write the file ${path}` }, { cause });
    });
    written.push(path);
  }
  return written;
}

/** A list such as `csv,xlsx`. @throws InputError naming the known formats */
export function demandFormats(text: string): TableFormat[] {
  const names = [...new Set(text.split(",").map((name) => name.trim().toLowerCase()).filter((name) => name !== ""))];
  const unknown = names.find((name) => !(TABLE_FORMATS as readonly string[]).includes(name));
  if (names.length > 0 && unknown === undefined) return names as TableFormat[]; // each was found in the list
  throw new InputError("export.unknownFormat", { zh: `不支持的格式“${(unknown ?? "").slice(0, 20)}”；可用：${TABLE_FORMATS.join("、")}`, en: `format "${(unknown ?? "").slice(0, 20)}" is not known; known: ${TABLE_FORMATS.join(", ")}` });
}

/** A view's answer as one flat table with its sources. */
export function flatTable(ledger: OpenLedger, shown: Shown, locale: Locale): FlatTable {
  const { entry, tree, registry } = ledger;
  const context = { tree, registry, locale, provenance: { snapshot: entry.id, asOf: entry.asOf, sample: entry.sample } };
  return {
    title: `${shown.view} ${shown.area} ${shown.year}`,
    columns: shown.quoted ? quotedColumns(shown.quoted, context) : figureColumns(shown.figures, context),
    sources: sourceLines(ledger, locale),
  };
}

function sourceLines({ entry, config }: OpenLedger, locale: Locale): FlatTable["sources"] {
  const t = translator(locale, messages);
  return [
    [t("title"), locale === "en" ? (entry.titleEn ?? entry.title) : entry.title],
    ...(entry.sample ? [[t("sample"), t("sampleText")] as const] : []),
    [t("snapshot"), entry.id],
    [t("asOf"), entry.asOf],
    [t("preparedBy"), entry.preparedBy],
    [t("statYear"), t("statYearText", { month: String(entry.statYearStart) })],
    [t("numbers"), t("numbersText")],
    [t("small"), t("smallText", { most: String(config.threshold - 1) })],
    ...(entry.sources ?? []).map(({ path, sha256 }, at) => [t("source", { number: String(at + 1) }), `${path} (SHA-256 ${sha256})`] as const),
  ];
}

function writeTable(table: FlatTable, format: TableFormat, locale: Locale): Promise<Uint8Array> | Uint8Array {
  const t = translator(locale, messages);
  switch (format) {
    case "csv":
      return toCsv(table);
    case "xlsx":
      return toXlsx(table, { data: t("dataSheet"), sources: t("sourceSheet"), item: t("item"), content: t("content") });
    case "parquet":
      return toParquet(table);
    case "arrow":
      return toArrow(table);
  }
}
