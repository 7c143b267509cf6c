import type { Figure } from "../analysis/figure";
import { COUNT, formatInterval, formatNumber, formatWithSign } from "../i18n/format";
import * as comparisonMessages from "../i18n/messages/comparison";
import * as messages from "../i18n/messages/villages";
import { translator, type Translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { countAreas } from "./area-words";
import { figureText, type Writer } from "./figure-text";
import { standingBasis, type Findings } from "./findings";
import type { IntervalRow, Reference } from "./interval-row";
import { basisOf, said, spoken } from "./said";

type T = Translator<typeof messages.zhCN>;
type Question = {
  indicator: Indicator; rows: readonly IntervalRow[]; reference?: Reference; /** What the reference is called, where it is neither target nor normal band. */ areaName: string;
  /** The area whose parts these are. */
  ownName: string; level: string;
  own: Figure; counts: Record<Figure["status"], number>; total: number; /** Whether there are more areas than this page holds. */ paged: boolean; writer: Writer; sort: "code" | "value";
  /** Of all areas compared: how many bear each group letter, and how many cannot be told apart from any other. */
  letters?: { groups: readonly number[]; alike: number };
  /** Whether every area has too few events to be judged beside the reference. */
  tooFew?: boolean;
  /** How many of all lie outside the outer limits of the funnel, where there is one. */
  outside?: number;
  /** Said after the counts: years taken together, villages chosen. */
  more?: readonly string[];
  /** Years taken together. */
  pool?: number;
  /** Whether the areas are those right below, beside what they usually stand beside: then their standing has a page of its own. */
  usual?: boolean;
};

/** Heading and lead of a comparison: which cannot be told apart, how many differ, the area's own value, how many have no number and why. */
export function villagesFindings(question: Question): Findings {
  const { indicator, writer, more = [], pool, usual } = question;
  const t: T = translator(writer.locale, messages);
  const described = !isComparable(indicator);
  const basis = basisOf(indicator, writer.locale, pool === undefined ? {} : { pool });
  const standing = usual && !described ? standingBasis(indicator, writer.locale) : basis;
  const lead = [said(ownSentence(question, t), basis), said(countsSentence(question, t), standing), ...more.map((text) => said(text)), said(described ? t("headingDescribedLead") : t("rankNote"))];
  return spoken(said(described ? t("headingDescribed", { indicator: indicator.label[writer.locale], count: countAreas(question.total, question.level, writer.locale) }) : headingOf(question, t), standing), lead);
}

function headingOf(question: Question, t: T): string {
  const { indicator, rows, reference, level, counts, letters, writer: { locale } } = question;
  const label = indicator.label[locale];
  if (rows.length === 0) return t("headingNone", { indicator: label });
  const ranked = letters ? Math.max(...letters.groups) : 0;
  if (!letters) return reference ? standingHeading(question, t) : t("headingCount", { indicator: label, count: countAreas(counts.ok, level, locale) });
  const words = translator(locale, comparisonMessages);
  const count = countAreas(counts.ok, level, locale);
  const groups = letters.groups.length === 1 ? words("headingAlike", { indicator: label, count }) : words("headingLargest", { indicator: label, count, n: formatNumber(ranked, COUNT) });
  return `${groups}${standingClause(question)}`;
}

/** How many stand clearly beside the reference; in a list of several pages, whose standing is not worked out, how many lie outside the funnel. */
function standingClause({ indicator, rows, reference, areaName, level, paged, tooFew, outside, writer: { locale } }: Question): string {
  const words = translator(locale, comparisonMessages);
  const t: T = translator(locale, messages);
  if (tooFew) return words("clauseTooFew");
  if (paged) return outside === undefined ? "" : words("clauseFunnel", { count: countAreas(outside, level, locale) });
  if (!reference) return "";
  const name = reference.kind === "target" ? t("refTarget") : reference.kind === "band" ? t("refBand") : areaName;
  const first = indicator.better === "lower" ? "above" : "below";
  const second = first === "above" ? "below" : "above";
  const number = (side: string) => rows.filter(({ standing }) => standing === side).length;
  const [worse, better] = [number(first), number(second)];
  const count = (n: number) => countAreas(n, level, locale);
  if (worse > 0 && better > 0) return words("clauseBoth", { count: count(worse), side: t(first), reference: name, countOther: count(better), sideOther: t(second) });
  if (worse + better > 0) return words("clauseSome", { count: count(worse + better), side: t(worse > 0 ? first : second), reference: name });
  return words("clauseSame", { reference: name });
}

function standingHeading({ indicator, rows, reference, areaName, level, paged, writer: { locale } }: Question, t: T): string {
  const label = indicator.label[locale];
  const words = reference?.kind === "target" ? t("refTarget") : reference?.kind === "band" ? t("refBand") : areaName;
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

function ownSentence({ own, indicator, ownName: areaName, writer }: Question, t: T): string {
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
