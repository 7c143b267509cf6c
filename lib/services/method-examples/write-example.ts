import type { AnalysisConfig } from "../../analysis/config";
import type { Refusal } from "../../analysis/projection";
import type { Locale } from "../../base/locale";
import { formatInterval, formatNumber, formatWithSign, formatYearShort, type NumberFormat } from "../../i18n/format";
import * as messages from "../../i18n/messages/method-examples";
import { translator, type Translator } from "../../i18n/translator";
import { inSentence } from "../../views/names";
import type { PageFrame } from "../page-frame";
import type { Indicator } from "../../indicators/indicator";
import type { Child, Example } from "./example-data";

/** Today's example of one method, or why there is none. */
export type ExampleText = { status: "ok" | "none"; text: string };
/** Some are made from what a page reads when it is first asked for. */
export type MadeExample = ExampleText | Promise<ExampleText>;
export type NoExample =
  | "noFigure" | "needsAreas" | "needsYears" | "needsAges" | "needsFiveYear" | "needsPeople" | "ownPage" | "tooLarge" | "needsMap" | "needsBorders" | "needsDelays" | "villageDelays" | "fewDelays" | "needsTable" | "villageTable"
  | "needsMonths" | "needsServices" | "noOutlook" | "noChance" | "tooFewBalance" | "mostWithheld" | "ownDeaths" | "movesNone" | `refused_${Refusal}`;

/** What an example needs to be put into words. */
export type Writing = {
  locale: Locale;
  config: AnalysisConfig;
  t: Translator<typeof messages.zhCN>;
  /** The area with its year, as a sentence begins: `清源乡 2009 年`. */
  who: string;
  area: string;
  label(example: Example): string;
  number(value: number, decimals?: 0 | 1 | 2): string;
  /** `p = 0.031`, `p < 0.001`. */
  p(value: number): string;
  value(value: number, format: NumberFormat): string;
  interval(limits: { lower: number; upper: number }, format: NumberFormat): string;
  level: string;
  ok(text: string): ExampleText;
  none(reason: NoExample, parts?: { n: string }): ExampleText;
};

export function writingFor({ locale, areaName, year, ledger }: PageFrame): Writing {
  const t = translator(locale, messages);
  const plain = (decimals: 0 | 1 | 2): NumberFormat => ({ scale: 1, sign: "", decimals });
  const brackets = (text: string) => (locale === "en" ? text : text.slice(1, -1));
  return {
    locale, t, config: ledger.config, area: areaName,
    who: locale === "en" ? `${areaName} ${formatYearShort(year, ledger.entry.statYearStart, locale).split(" ")[0]}` : `${areaName} ${year} 年`,
    label: ({ indicator }) => inOwnSentence(indicator, locale),
    number: (value, decimals = 0) => formatNumber(value, plain(decimals)),
    p: (value) => (value < 0.001 ? "p < 0.001" : `p = ${Math.round(value * 1000) / 1000}`),
    value: formatWithSign,
    interval: (limits, format) => (Number.isFinite(limits.upper) ? brackets(formatInterval(limits, format)) : `${formatNumber(limits.lower, format)}–∞`),
    level: formatWithSign(ledger.config.level, { scale: 100, sign: "%", decimals: 0 }),
    ok: (text) => ({ status: "ok", text }),
    none: (reason, parts = { n: "" }) => ({ status: "none", text: t(reason, parts) }),
  };
}

/** Chinese puts a space before a figure inside a sentence. */
export const inOwnSentence = ({ label }: Pick<Indicator, "label">, locale: Locale): string => inSentence(label[locale], locale, "inner").replace(/^(?=\d)/, locale === "en" ? "" : " ");

export const ONE = { scale: 1, sign: "", decimals: 1 } as const;
export const TWO = { scale: 1, sign: "", decimals: 2 } as const;

/** Of every example that draws: the same snapshot gives the same numbers. */
export const SEED = 20_091_005;

/** Areas enough to compare. */
export const ENOUGH = 3;

/** The one with the smallest denominator; of equal ones the first in code order. */
export const smallest = (children: readonly Child[]): Child => children.reduce((least, one) => (one.figure.exposure < least.figure.exposure ? one : least));
export const largest = (children: readonly Child[]): Child => children.reduce((most, one) => (one.figure.exposure > most.figure.exposure ? one : most));
export const isWhole = ({ figure: { events, exposure } }: Child): boolean => Number.isInteger(events) && Number.isInteger(exposure) && events >= 0 && events <= exposure;
