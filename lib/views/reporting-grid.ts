import type { Figure } from "../analysis/figure";
import { PERCENT, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import type { Locale } from "../base/locale";

export type Sign = "full" | "part" | "none" | "fault";
/** What was handed in, kind by year: a sign and its words, never colour alone. */
export type ReportingGrid = { title: string; legend: { sign: Sign; text: string }[]; years: number[]; rows: { label: string; cells: { sign: Sign; text: string }[] }[] };

export function reportingGrid(kinds: readonly { indicator: Indicator; figures: readonly Figure[] }[], years: readonly number[], locale: Locale): ReportingGrid {
  const t = translator(locale, messages);
  return {
    title: t("title_have"), legend: (["full", "part", "none", "fault"] as const).map((sign) => ({ sign, text: t(`sign_${sign}`) })), years: [...years],
    rows: kinds.map(({ indicator, figures }) => ({ label: indicator.label[locale], cells: figures.map((figure) => cellOf(figure, locale)) })),
  };
}

function cellOf(figure: Figure, locale: Locale): ReportingGrid["rows"][number]["cells"][number] {
  const t = translator(locale, messages);
  if (figure.status === "missing") return { sign: "none", text: t("haveNone") };
  if (figure.quality === "doubtful") return { sign: "fault", text: t("haveFault") };
  if (figure.quality === "provisional" || figure.coverage < 1) return { sign: "part", text: t("havePart", { months: String(figure.months), coverage: formatWithSign(figure.coverage, PERCENT) }) };
  return { sign: "full", text: t("haveFull") };
}
