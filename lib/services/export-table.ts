import type { OpenLedger } from "../analysis/open-ledger";
import type { Locale } from "../base/locale";
import { toArrow } from "../exports/arrow";
import { toCsv } from "../exports/csv";
import { withExtraRows } from "../exports/extra-rows";
import { figureColumns, quotedColumns } from "../exports/figure-table";
import type { FlatTable } from "../exports/flat-table";
import { toParquet } from "../exports/parquet";
import { toXlsx } from "../exports/xlsx";
import * as messages from "../i18n/messages/export";
import * as report from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { nameOf } from "../views/names";
import { circularRows } from "./circular/show-circular";
import { balanceRows } from "./balance-rows";
import { tableBalance } from "./show-balance";
import type { Deps } from "./deps";
import type { ExportedFile, TableFormat } from "./export-formats";
import { plainName } from "./plain-name";
import { peopleRows } from "./people-rows";
import { qualityRows } from "./quality-rows";
import { sexRatioRows } from "./sex-ratio-rows";
import { laggingRows } from "./show-lagging";
import { movementRows } from "./show-movement";
import { servicesRows } from "./show-services";
import { showLedger, type Shown, type ShowQuestion } from "./show";

/** What a browser is told of each format. */
export const MEDIA_TYPES: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
};

export type TableQuestion = ShowQuestion & { format: TableFormat; locale: Locale };

/** Any view of `show` as a file: the same figures with equal numbers in every format. */
export async function exportTable(deps: Deps, { format, locale, ...question }: TableQuestion): Promise<ExportedFile> {
  const { ledger } = await deps.ledger(question.snapshot);
  const shown = await showLedger(ledger, question, deps);
  const bytes = await writeTable(flatTable(ledger, shown, locale), format, locale);
  const { indicator } = question;
  const chosen = choicesOf(question);
  const parts = ["cunjing", shown.view, shown.area, String(shown.year), ...(indicator ? [indicator] : []), ...chosen, shown.snapshot];
  const view = translator(locale, report)(`view_${shown.view}`);
  const plain = plainName([nameOf(ledger.tree.find(shown.area).area, locale), view, indicator ? (ledger.registry.find(indicator)?.label[locale] ?? indicator) : undefined, String(shown.year), ...chosen], format);
  return { name: `${parts.join("-")}.${format}`, plain, mediaType: MEDIA_TYPES[format], bytes };
}

/** What else was chosen, `pool-3`: files of the same view are told apart by it. */
function choicesOf({ view: _view, area: _area, year: _year, indicator: _indicator, snapshot: _snapshot, ...others }: ShowQuestion): string[] {
  return Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [`${name}-${String(value)}`.replace(/[^0-9A-Za-z-]/g, "-")]));
}

/** A view's answer as one flat table with its sources. */
export function flatTable(ledger: OpenLedger, shown: Shown, locale: Locale): FlatTable {
  const { entry, tree, registry } = ledger;
  const balance = shown.balance ? tableBalance(shown.area, shown.balance, shown.figures) : undefined;
  const context = { ...(balance ? { balance } : {}), ...(shown.comparison ? { comparison: shown.comparison } : {}), tree, registry, locale, provenance: { snapshot: entry.id, asOf: entry.asOf, sample: entry.sample } };
  return {
    title: `${shown.view} ${shown.area} ${shown.year}`,
    columns: shown.quoted ? quotedColumns(shown.quoted, context) : withExtraRows(figureColumns(shown.figures, context), [...(shown.people ? peopleRows(shown.people, shown.area) : []), ...(shown.movement ? movementRows(shown.movement) : []), ...(shown.services ? servicesRows(shown.services, shown.area, shown.year) : []), ...(shown.villages && shown.listings ? laggingRows({ ...shown, villages: shown.villages, listings: shown.listings }, shown.area, shown.year) : []), ...(shown.circular ? circularRows(shown.circular) : []), ...(shown.quality ? qualityRows(shown.quality, shown.area, shown.year) : []), ...(shown.sexRatio ? sexRatioRows(shown.sexRatio, shown.area) : []), ...(shown.balance?.years && shown.figures[0] ? balanceRows(shown.balance, shown.figures[0].indicator, shown.area) : [])], context),
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
