import { formatNumber, formatWithSign } from "../i18n/format";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/overview";
import { translator, type Translator } from "../i18n/translator";
import { countAreas } from "./area-words";
import type { CaterpillarView, ReferenceLine } from "./caterpillar-view";
import type { Compared } from "./findings";
import { sortRows, type IntervalRow, type Reference, type Standing } from "./interval-row";
import { joinNames } from "./names";

type T = Translator<typeof messages.zhCN>;
type Question = Omit<Compared, "reference"> & { /** Absent where there is nothing to compare with, as for counts. */ reference?: Reference; own?: number; leftOut: number; source: string; locale: Locale; /** Keep the order given, as for what is described and not ranked. */ keepOrder?: boolean };

/** What the interval chart of one indicator says about the areas compared; its title states the finding. */
export function comparedChart(question: Question): CaterpillarView {
  const { indicator, rows, reference, areaName, level, own, leftOut, source, locale, keepOrder } = question;
  const t: T = translator(locale, messages);
  const sorted = keepOrder ? rows : sortRows(rows, indicator.better);
  const words = referenceWords(question, t);
  const count = countAreas(rows.length, level, locale);
  const plain = keepOrder || !reference;
  const title = plain ? t("title_caterpillarPlain", { count, indicator: indicator.label[locale] }) : titleOf(question, sorted, words, t);
  const same = rows.filter(({ standing }) => standing === "apartNot").length;
  const sign = indicator.display.sign ? (locale === "en" ? `, ${indicator.display.sign}` : `，${indicator.display.sign}`) : "";
  const shrunk = rows.some(({ raw }) => raw !== undefined);
  const notes = [...(plain || same === 0 ? [] : [t("noteBlock")]), ...(leftOut > 0 ? [t("noteLeftOut", { count: countAreas(leftOut, level, locale) })] : []), source];
  return {
    title, alt: title,
    subtitle: t("subtitleCaterpillar", { indicator: indicator.label[locale], sign, count, shrunken: shrunk ? t("shrunkenNote") : "", raw: shrunk ? t("rawNote") : "" }),
    note: notes.join(locale === "en" ? " " : ""),
    rows: sorted, format: indicator.display,
    references: linesOf({ reference, own, areaName, format: indicator.display }, t),
    ...(plain || same === 0 ? {} : { block: t("block", { count: countAreas(same, level, locale), reference: words.short }) }),
    ...(indicator.formula.kind === "share" ? { bounds: { lower: 0, upper: 1 } } : { bounds: { lower: 0 } }),
  };
}

type Words = { short: string; full: string };

function referenceWords({ reference, areaName, indicator }: Pick<Question, "reference" | "areaName" | "indicator">, t: T): Words {
  if (!reference) return { short: areaName, full: areaName };
  if (reference.kind === "band") return { short: t("refBand"), full: t("referenceBand", { lower: formatNumber(reference.lower, WHOLE), upper: formatNumber(reference.upper, WHOLE) }) };
  const value = formatWithSign(reference.lower, indicator.display);
  return reference.kind === "target" ? { short: t("refTarget"), full: t("referenceTarget", { value }) } : { short: areaName, full: t("referenceOwn", { area: areaName, value }) };
}

const WHOLE = { scale: 1, sign: "", decimals: 0 } as const;

/** Says who differs: the worse side where there is one, else whichever side has someone. */
function titleOf({ indicator, level, locale }: Question, rows: readonly IntervalRow[], { full }: Words, t: T): string {
  const label = indicator.label[locale];
  const order: Standing[] = indicator.better === "lower" ? ["above", "below"] : ["below", "above"];
  const standing = order.find((one) => rows.some((row) => row.standing === one));
  if (!standing) return t("title_caterpillarNone", { count: countAreas(rows.length, level, locale), indicator: label, reference: full });
  const names = rows.filter((row) => row.standing === standing).map(({ name }) => name);
  const side = standing === "below" ? { side: t("below"), position: t("positionBelow") } : { side: t("above"), position: t("positionAbove") };
  if (names.length <= 3) return t("title_caterpillarBehind", { names: joinNames(names, locale), indicator: label, reference: full, ...side });
  return t("title_caterpillarMany", { count: countAreas(names.length, level, locale), indicator: label, reference: full, ...side });
}

function linesOf({ reference, own, areaName, format }: { reference?: Reference; own?: number; areaName: string; format: CaterpillarView["format"] }, t: T): ReferenceLine[] {
  const lines: ReferenceLine[] = [];
  if (reference?.kind === "band") lines.push({ kind: "band", lower: reference.lower, upper: reference.upper, label: t("referenceBand", { lower: formatNumber(reference.lower, WHOLE), upper: formatNumber(reference.upper, WHOLE) }) });
  if (reference?.kind === "target") lines.push({ kind: "target", value: reference.lower, label: t("referenceTarget", { value: formatNumber(reference.lower, { ...format, decimals: 0 }) }) });
  if (own !== undefined) lines.push({ kind: "own", value: own, label: t("referenceOwn", { area: areaName, value: formatNumber(own, format) }) });
  return lines;
}
