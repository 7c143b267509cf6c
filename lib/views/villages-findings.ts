import type { Figure } from "../analysis/figure";
import { formatInterval, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/villages";
import { translator, type Translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { countAreas } from "./area-words";
import { figureText, type Writer } from "./figure-text";
import type { IntervalRow, Reference } from "./interval-row";

type T = Translator<typeof messages.zhCN>;
type Question = {
  indicator: Indicator; rows: readonly IntervalRow[]; reference?: Reference; areaName: string; level: string;
  own: Figure; counts: Record<Figure["status"], number>; total: number; /** Whether there are more areas than this page holds. */ paged: boolean; writer: Writer; sort: "code" | "value";
};

/** Heading and lead of a comparison: how many differ, the area's own value, how many have no number and why. */
export function villagesFindings(question: Question): { heading: string; lead: string[] } {
  const { indicator, writer } = question;
  const t: T = translator(writer.locale, messages);
  const described = !isComparable(indicator);
  const lead = [ownSentence(question, t), countsSentence(question, t), described ? t("headingDescribedLead") : t("rankNote")];
  return { heading: described ? t("headingDescribed", { indicator: indicator.label[writer.locale], count: countAreas(question.total, question.level, writer.locale) }) : headingOf(question, t), lead };
}

function headingOf({ indicator, rows, reference, areaName, level, counts, paged, writer: { locale } }: Question, t: T): string {
  const label = indicator.label[locale];
  if (rows.length === 0) return t("headingNone", { indicator: label });
  if (!reference) return t("headingCount", { indicator: label, count: countAreas(counts.ok, level, locale) });
  const words = reference.kind === "target" ? t("refTarget") : reference.kind === "band" ? t("refBand") : areaName;
  // The standing of areas on other pages is not worked out here: what is said is said of this page.
  const said = (n: number) => (paged ? `${locale === "en" ? "" : t("onPage")} ${countAreas(n, level, locale)}${locale === "en" ? ` ${t("onPage")}` : ""}`.trim() : countAreas(n, level, locale));
  const first = indicator.better === "lower" ? "above" : "below";
  const second = first === "above" ? "below" : "above";
  const worse = rows.filter(({ standing }) => standing === first).length;
  const better = rows.filter(({ standing }) => standing === second).length;
  const parts = { indicator: label, reference: words };
  if (worse > 0 && better > 0) return t("headingBoth", { ...parts, count: said(worse), side: t(first), countOther: countAreas(better, level, locale), sideOther: t(second) });
  if (worse + better > 0) return t("headingSome", { ...parts, count: said(worse + better), side: t(worse > 0 ? first : second) });
  return t("headingSame", { ...parts, count: said(rows.length) });
}

function ownSentence({ own, indicator, areaName, writer }: Question, t: T): string {
  if (own.status !== "ok") return t("ownMissing", { area: areaName, text: figureText(own, indicator.display, writer).reason ?? "" });
  const interval = own.interval && own.indicator !== "population" ? ` ${formatInterval(own.interval, indicator.display)}` : "";
  return t("own", { area: areaName, value: formatWithSign(own.value, indicator.display), interval });
}

/** Nothing is said of a kind that has none. */
function countsSentence({ counts, level, writer: { locale } }: Question, t: T): string {
  const said = [
    t("counts", { ok: countAreas(counts.ok, level, locale) }),
    ...(counts.suppressed > 0 ? [t("countsSuppressed", { n: countAreas(counts.suppressed, level, locale) })] : []),
    ...(counts.missing > 0 ? [t("countsMissing", { n: countAreas(counts.missing, level, locale) })] : []),
    ...(counts.undefined > 0 ? [t("countsUndefined", { n: countAreas(counts.undefined, level, locale) })] : []),
  ];
  return said.join(locale === "en" ? ", " : "，") + t("end");
}
