import type { Locale } from "../../base/locale";
import * as messages from "../../i18n/messages/indicator-formula";
import { translator, type Translator } from "../../i18n/translator";
import { isComparable, UNITS, type Formula, type FormulaKind, type Indicator } from "../../indicators/indicator";
import { isProtected, type Cell, type Sum } from "../../indicators/measure";
import { fraction, words, type Math } from "./math";
import type { MethodId } from "./method-list";

type T = Translator<typeof messages.zhCN>;

/** The formula of an indicator, from its object: each line a formula of words for the cells it adds up. */
export function indicatorFormula({ formula }: Pick<Indicator, "formula">, locale: Locale): Math[] {
  const t = translator(locale, messages);
  const of = (sum: Sum) => sumOf(sum, t);
  const personYears: Math = [words(t("measure_population")), "×", words(t("months")), "÷ 12"];
  switch (formula.kind) {
    case "count": return [of(formula.events)];
    case "rate": return [fraction(of(formula.events), personYears)];
    case "difference": return [fraction([of(formula.plus), "−", of(formula.minus)], personYears)];
    case "share": return [fraction(of(formula.events), of(formula.trials))];
    case "ratio": return [fraction(of(formula.events), of(formula.against))];
    case "odds": return [["100 ×", fraction(of(formula.boys), of(formula.girls))]];
    case "completeness": return [
      fraction(of(formula.ledger), of(formula.estimate)),
      [of(formula.estimate), "=", fraction(["(", of(formula.ledger), "+ 1 ) × (", of(formula.found), "+ 1 )"], [of(formula.matched), "+ 1"]), "− 1"],
    ];
  }
}

function sumOf(sum: Sum, t: T): Math {
  if (sum.length === 1 && sum[0]!.times === undefined) return words(cellText(sum[0]!, t));
  return sum.flatMap((cell, at): Math[] => [...(cell.times === -1 ? ["−"] : at > 0 ? ["+"] : []), words(cellText(cell, t))]);
}

/** `出生数（一孩、男）`; a service is named by its indicator already. */
function cellText({ measure, sex, band }: Cell, t: T): string {
  const by = [...(band === undefined || measure.startsWith("service_") ? [] : [bandText(measure, band, t)]), ...(sex ? [t(`sex_${sex}`)] : [])];
  const name = t(`measure_${measure}`);
  return by.length > 0 ? t("qualified", { measure: name, by: by.join(t("between")) }) : name;
}

function bandText(measure: string, band: string, t: T): string {
  if (measure === "birth") return t(`order_${band as "1" | "2" | "3"}`); // the orders of births, checked at import
  if (band === "aged" || band === "aged_of" || band === "dependent" || band === "working") return t(`ages_${band}`);
  return t("ages", { band: band.replace("-", "–") });
}

/** Methods that make the interval of each kind of formula: what lib/analysis/estimate.ts does. */
export const INTERVAL_METHODS: Record<FormulaKind, readonly MethodId[]> = {
  count: ["byar", "poisson-exact"], rate: ["byar", "poisson-exact"], share: ["wilson"], odds: ["sex-ratio"], ratio: ["sex-ratio"], completeness: ["chapman"], difference: [],
};
/** Methods that compare with last year: lib/analysis/change.ts. */
export const CHANGE_METHODS: Record<FormulaKind, readonly MethodId[]> = {
  count: ["rate-ratio"], rate: ["rate-ratio"], share: ["newcombe"], odds: ["newcombe"], ratio: ["newcombe"], completeness: ["newcombe"], difference: [],
};
/** Methods that shrink towards the area: lib/analysis/shrunken.ts. */
export const SHRINKAGE_METHODS: Record<FormulaKind, readonly MethodId[]> = {
  count: [], rate: ["shrinkage-rates"], share: ["shrinkage-shares"], odds: ["shrinkage-shares"], ratio: [], completeness: [], difference: [],
};

/** Ranks are for comparable indicators whose figures have an interval. */
export const rankMethods = (indicator: Indicator): readonly MethodId[] => (isComparable(indicator) && INTERVAL_METHODS[indicator.formula.kind].length > 0 ? ["rank-region", "tiers"] : []);

/** Why a figure of this indicator may have no number, in words. */
export function missingReasons({ formula }: Pick<Indicator, "formula">, threshold: number, locale: Locale): string[] {
  const t = translator(locale, messages);
  const { kind, ...sums } = formula;
  const isGuarded = Object.values(sums).flat().some(({ measure }) => isProtected(measure));
  return [
    t("missing_notReported"), t("missing_notInPackage"), t("missing_areaChanged"), ...(isGuarded ? [t("missing_smallCount", { small: `1–${threshold - 1}` })] : []),
    ...(isOverPeople(kind) ? [t("missing_noPopulation")] : []), ...(kind === "completeness" ? [t("missing_nothingMatched")] : kind === "count" ? [] : [t("missing_zeroDenominator")]),
  ];
}

const isOverPeople = (kind: Formula["kind"]): boolean => kind === "rate" || kind === "difference";

const UNIT_KEYS = { [UNITS.count]: "unit_count", [UNITS.rate]: "unit_rate", [UNITS.share]: "unit_share", [UNITS.odds]: "unit_odds", [UNITS.dependency]: "unit_dependency" } as const;

export const unitText = ({ unit }: Pick<Indicator, "unit">, locale: Locale): string => translator(locale, messages)(UNIT_KEYS[unit as keyof typeof UNIT_KEYS]); // every unit is one of UNITS
