import type { FoundFault } from "../../analysis/quality/faults/fault";
import type { Locale } from "../../base/locale";
import { COUNT, formatNumber } from "../../i18n/format";
import * as messages from "../../i18n/messages/quality-faults";
import { translator } from "../../i18n/translator";

const KINDS = ["birth", "death", "move_in", "move_out", "sex", "order", "month", "age"] as const;

/** One sentence of what the fault is, and one of how it is mended; no numbers of people. */
export function faultWords({ code, kind, rows, severity, mended, found }: FoundFault, locale: Locale): { text: string; mend: string } {
  const t = translator(locale, messages);
  const known = KINDS.find((one) => one === kind);
  const key = code === "wrongField" && severity !== "low" ? (`wrongField_${severity}` as const) : code;
  const parts = { kind: t(known ? `kind_${known}` : "kind_other"), rows: String(rows), name: found?.text ?? "", where: found ? placeWords(found, rows, locale) : "" };
  return { text: t(key, parts) + (mended ? t("mended") : ""), mend: t(`${code}_mend`) };
}

/** Where in the source it stands: the row, or the first of several. */
function placeWords({ row, files }: NonNullable<FoundFault["found"]>, rows: number, locale: Locale): string {
  const t = translator(locale, messages);
  const parts = { row: formatNumber(row, COUNT), files: formatNumber(files, COUNT) };
  return t(rows === 1 ? "whereOne" : files === 1 ? "whereFrom" : "whereFiles", parts);
}
