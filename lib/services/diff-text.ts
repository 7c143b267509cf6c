import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/ledger-command";
import { translator } from "../i18n/translator";
import { makeRegistry } from "../indicators/registry";
import { alignColumns } from "./show-text";
import type { SnapshotDiff } from "../snapshots/diff";
import { restatementTable } from "../views/diff-view";

/** What two snapshots differ in as an aligned table; the words are those of the page. */
export function diffText(diff: SnapshotDiff, locale: Locale): string {
  const t = translator(locale, messages);
  const head = t("restated", { before: diff.before, after: diff.after, count: String(diff.count) });
  if (diff.restatements.length === 0) return `${head}\n`;
  const services = [...new Set(diff.restatements.flatMap(({ measure, band }) => (measure.startsWith("service_") && band !== "" ? [band] : [])))];
  const { columns, rows } = restatementTable(diff.restatements, { registry: makeRegistry(services.map((code) => ({ code }))), locale, link: () => undefined });
  const lines = rows.map(({ key, head: name, cells }) => [key.split("|")[0]!, name, ...cells.map((cell) => ("text" in cell ? cell.text : cell.value.text))]);
  return `${[head, alignColumns([["", ...columns.map(({ label }) => label)], ...lines])].join("\n")}\n`;
}
