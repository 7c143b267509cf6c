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
  const count = result.errorCount ?? result.errors.length;
  const lines = [result.status === "refused" ? t("refused", { count }) : t(result.status, { snapshot: result.snapshot ?? "" })];
  if (result.status !== "refused") for (const [file, rows] of Object.entries(result.rows)) lines.push(t("rowsOf", { file, rows: String(rows) }));
  for (const error of result.errors.slice(0, SHOWN_FAULTS)) lines.push(`  ${locale === "en" ? error.en : error.zh}`);
  if (count > SHOWN_FAULTS) lines.push(t("more", { count: String(count - SHOWN_FAULTS) }));
  if (result.dataFaults !== undefined) lines.push(t("dataFaults", { count: result.dataFaults }));
  if (result.mapping) {
    const total = (count: (input: NonNullable<ImportResult["mapping"]>["inputs"][number]) => number) => String(result.mapping!.inputs.reduce((sum, input) => sum + count(input), 0));
    const skipped = total((input) => input.skipped.reduce((sum, { rows }) => sum + rows, 0));
    lines.push(t("mapped", { source: total(({ sourceRows }) => sourceRows), used: total(({ used }) => used), skipped, refused: total(({ refused }) => refused) }));
    for (const [reason, rows] of skippedRows(result.mapping, locale)) lines.push(t("skippedRows", { reason, rows }));
  }
  if (result.errorList) lines.push(t("errorList", { path: result.errorList }));
  if (result.unmatchedList) lines.push(t("unmatchedList", { path: result.unmatchedList }));
  if (result.skippedList) lines.push(t("skippedList", { path: result.skippedList }));
  return `${lines.join("\n")}\n`;
}

/** Rows by the reason that left them out, over all inputs; a rule that met none is not told. */
function skippedRows({ inputs }: NonNullable<ImportResult["mapping"]>, locale: Locale): Map<string, number> {
  const rows = new Map<string, number>();
  for (const { reason, rows: skipped } of inputs.flatMap((input) => input.skipped)) {
    const words = locale === "en" ? reason.en : reason.zh;
    if (skipped > 0) rows.set(words, (rows.get(words) ?? 0) + skipped);
  }
  return rows;
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
