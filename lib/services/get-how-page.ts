import { readAnswers } from "../analysis/answers";
import { sumsOf } from "../analysis/figure-line";
import type { Query as Question } from "../engine/query";
import { PERCENT, formatNumber, formatWithSign, formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/how";
import { translator, type Translator } from "../i18n/translator";
import type { Formula, Indicator } from "../indicators/indicator";
import { cellKey, type Cell } from "../indicators/measure";
import type { Locale } from "../base/locale";
import { figureText, type FigureText } from "../views/figure-text";
import { asSentence } from "../views/names";
import type { ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { linksOf } from "./page-links";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

export type HowPage = { title: string; shell: ShellView; heading: string; lead: string; value: FigureText; facts: { term: string; text: string }[]; question: { term: string; json: string }; back: { label: string; href: string } };

/** How one figure was made: its parts, its method, the snapshot, and the question that was put to it, as data. */
export async function getHowPage(deps: Deps, locale: Locale, query: Query, id: string): Promise<HowPage> {
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName, year, writer } = frame;
  const t = translator(locale, messages);
  const indicator = ledger.registry.get(id);
  const answers = await readAnswers(ledger, { indicators: [indicator], areas: [area], years: [year] });
  const figure = answers.figure(indicator, area, year);
  const label = indicator.label[locale];
  const parts = partsOf(indicator.formula, figure.exposure !== undefined, t);
  const known = (value: number | undefined) => (value === undefined ? t("notShown") : formatNumber(value, { scale: 1, sign: "", decimals: Number.isInteger(value) ? 0 : 1 }));
  return {
    title: `${t("title")} · ${label}`, shell: shellOf(frame, { path: `/how/${indicator.id}` }),
    heading: t("heading", { indicator: label, area: areaName, period: formatYear(year, ledger.entry.statYearStart, locale) }),
    lead: asSentence(indicator.definition[locale]), value: figureText(figure, indicator.display, writer),
    facts: [
      { term: t("numerator"), text: `${parts.numerator}：${known(figure.events)}`.replace("：", locale === "en" ? ": " : "：") },
      ...(parts.denominator ? [{ term: t("denominator"), text: `${parts.denominator}${locale === "en" ? ": " : "："}${known(figure.exposure)}` }] : []),
      { term: t("method"), text: t(`method_${indicator.formula.kind}`) },
      { term: t("interval"), text: figure.status === "ok" && figure.interval ? t("intervalText", { level: formatWithSign(figure.interval.level, { scale: 100, sign: "%", decimals: 0 }), method: figure.interval.method }) : t("intervalNone") },
      { term: t("class"), text: t(`class_${indicator.class}`) },
      { term: t("months"), text: t("monthsText", { months: String(figure.months), coverage: formatWithSign(figure.coverage, PERCENT) }) },
      { term: t("change"), text: t("changeText") },
      { term: t("snapshot"), text: ledger.entry.id },
      { term: t("control"), text: t("controlText", { most: String(writer.threshold - 1) }) },
    ],
    question: { term: t("question"), json: JSON.stringify(questionOf(frame, indicator), undefined, 1).replace(/\n\s*/g, " ") },
    back: { label: t("back"), href: linksOf(frame, { path: "", view: "" }).area(area.code) },
  };
}

function partsOf({ kind }: Formula, _known: boolean, t: Translator<typeof messages.zhCN>): { numerator: string; denominator?: string } {
  if (kind === "count") return { numerator: t("partCount") };
  if (kind === "rate" || kind === "difference") return { numerator: t(kind === "rate" ? "partEvents" : "partDifference"), denominator: t("partYears") };
  if (kind === "odds") return { numerator: t("partBoys"), denominator: t("partBoth") };
  return { numerator: t("partShare"), denominator: t("partTrials") };
}

/** The question as it is put to the snapshot: which rows of the rollup, and no more. */
function questionOf({ area, year }: PageFrame, indicator: Indicator): Question {
  const cells: Cell[] = [...sumsOf(indicator.formula).flat(), ...(["rate", "difference"].includes(indicator.formula.kind) ? [{ measure: "population" } as const] : [])];
  const distinct = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
  const values = (pick: (cell: Cell) => string) => [...new Set(distinct.map(pick))];
  return {
    from: "years", columns: ["measure", "year", "sex", "band", "value", "months", "covered", "units"],
    where: [
      { column: "pos", is: "equal", value: area.pos }, { column: "measure", is: "in", values: values(({ measure }) => measure) }, { column: "year", is: "in", values: [year - 1, year] },
      { column: "sex", is: "in", values: values(({ sex }) => sex ?? "") }, { column: "band", is: "in", values: values(({ band }) => band ?? "") },
    ],
  };
}
