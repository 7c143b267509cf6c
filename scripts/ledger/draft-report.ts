import type { Locale } from "../../lib/base/locale";
import * as messages from "../../lib/i18n/messages/check-draft";
import { translator } from "../../lib/i18n/translator";
import type { CheckedDraft } from "../../lib/services/check-draft";
import { alignColumns } from "../../lib/services/show-text";

/** The claims of a draft with what the snapshot says, for a person: a line for each, and beneath it why and what should stand there. */
export function draftReport({ claims, snapshot, asOf }: CheckedDraft, locale: Locale): string {
  const t = translator(locale, messages);
  const head = t("head", { count: String(claims.length), snapshot, asOf });
  if (claims.length === 0) return `${head}\n${t("none")}\n`;
  const rows = claims.map(({ text, start, indicator, area, period, verdict, value }) => [String(start), text, indicator ?? "—", area || "—", period || "—", t(verdict), value === undefined ? "" : String(Number(value.toPrecision(6)))]);
  const [titles, ...lines] = alignColumns([[t("at"), t("claim"), t("indicator"), t("area"), t("period"), t("verdict"), t("value")], ...rows]).split("\n");
  const explained = lines.flatMap((line, at) => {
    const { zh, en, correction } = claims[at]!;
    const why = locale === "en" ? en : zh;
    return [line, ...(why ? [`      ${why}`] : []), ...(correction ? [`      → ${correction.text}`] : [])];
  });
  return `${[head, titles, ...explained].join("\n")}\n`;
}
