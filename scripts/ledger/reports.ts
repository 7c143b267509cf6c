import type { Locale } from "../../lib/base/locale";
import * as messages from "../../lib/i18n/messages/ledger-command";
import { translator } from "../../lib/i18n/translator";
import type { ImportResult } from "../../lib/services/import-ledger";
import type { SnapshotList } from "../../lib/services/list-snapshots";
import type { VerifyResult } from "../../lib/services/verify-snapshot";

/** Faults a person can read at once; all of them are in the list. */
const SHOWN_FAULTS = 20;

/** What an import did, for a person. */
export function importReport(result: ImportResult, locale: Locale): string {
  const t = translator(locale, messages);
  const lines = [result.status === "refused" ? t("refused", { count: result.errors.length }) : t(result.status, { snapshot: result.snapshot ?? "" })];
  if (result.status !== "refused") for (const [file, rows] of Object.entries(result.rows)) lines.push(t("rowsOf", { file, rows: String(rows) }));
  for (const error of result.errors.slice(0, SHOWN_FAULTS)) lines.push(t("fault", { file: error.file, row: String(error.row), column: error.column, text: locale === "en" ? error.en : error.zh }));
  if (result.errors.length > SHOWN_FAULTS) lines.push(t("more", { count: String(result.errors.length - SHOWN_FAULTS) }));
  if (result.mapping) {
    const total = (count: (input: NonNullable<ImportResult["mapping"]>["inputs"][number]) => number) => String(result.mapping!.inputs.reduce((sum, input) => sum + count(input), 0));
    const skipped = total((input) => input.skipped.reduce((sum, { rows }) => sum + rows, 0));
    lines.push(t("mapped", { source: total(({ sourceRows }) => sourceRows), used: total(({ used }) => used), skipped, refused: total(({ refused }) => refused) }));
  }
  if (result.errorList) lines.push(t("errorList", { path: result.errorList }));
  if (result.unmatchedList) lines.push(t("unmatchedList", { path: result.unmatchedList }));
  return `${lines.join("\n")}\n`;
}

export function listReport({ snapshots }: SnapshotList, locale: Locale): string {
  const t = translator(locale, messages);
  if (snapshots.length === 0) return `${t("noSnapshots")}\n`;
  return snapshots.map(({ id, asOf, rows, current }) => `${t("snapshotLine", { mark: current ? "*" : " ", id, asOf, rows: String(Object.values(rows).reduce((sum, count) => sum + count, 0)) })}\n`).join("");
}

export function verifyReport({ snapshots }: VerifyResult, locale: Locale): string {
  const t = translator(locale, messages);
  if (snapshots.length === 0) return `${t("noSnapshots")}\n`;
  const lines = snapshots.flatMap(({ id, whole, files, differences }) =>
    whole ? [t("whole", { id, files: String(files) })] : [t("damaged", { id }), ...differences.map(({ file, zh, en }) => t("differs", { file, text: locale === "en" ? en : zh }))]);
  return `${lines.join("\n")}\n`;
}
