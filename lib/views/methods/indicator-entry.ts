import * as messages from "../../i18n/messages/indicator-formula";
import { translator } from "../../i18n/translator";
import { isScored, type Indicator } from "../../indicators/indicator";
import { href, type PageState } from "../address";
import { asSentence } from "../names";
import type { LinkView } from "../shell-view";
import { CHANGE_METHODS, indicatorFormula, INTERVAL_METHODS, missingReasons, rankMethods, SHRINKAGE_METHODS, unitText } from "./indicator-formula";
import { plainText, type Math } from "./math";
import { anchorOf, nameOfMethod } from "./method-entry";
import type { MethodId } from "./method-list";

/** Links to methods, or why there are none. */
export type Methods = { links: LinkView[]; none?: string };
/** What the methods page says of one indicator, all of it from its object. */
export type IndicatorEntry = {
  id: string; anchor: string; label: string; className: string; definition: string; formula: Math[]; plain: string; unit: string;
  interval: Methods; change: Methods; shrunken?: Methods; rank: Methods; missing: string; how: string;
};

export type EntryQuestion = { indicator: Indicator; /** Area, year and snapshot of the page. */ state: PageState; threshold: number };

export function indicatorEntry({ indicator, state, threshold }: EntryQuestion): IndicatorEntry {
  const { locale } = state;
  const t = translator(locale, messages);
  const { kind } = indicator.formula;
  const formula = indicatorFormula(indicator, locale);
  const linked = (ids: readonly MethodId[], none: string): Methods => (ids.length > 0 ? { links: ids.map((id) => ({ label: nameOfMethod(id, locale), href: `#${anchorOf(id)}` })) } : { links: [], none });
  // A count of everyone is no sample: its interval is not written (figure-text).
  const isCensus = indicator.id === "population";
  return {
    id: indicator.id, anchor: `indicator-${indicator.id}`, label: indicator.label[locale],
    className: isScored(indicator) ? `${t("class_scored")}${t("between")}${t(`better_${indicator.better}`)}` : t(`class_${indicator.class}`),
    definition: asSentence(indicator.definition[locale]), formula, plain: formula.map(plainText).join("  ·  "), unit: unitText(indicator, locale),
    interval: isCensus ? { links: [], none: t("noIntervalCensus") } : linked(INTERVAL_METHODS[kind], t("noInterval")),
    change: linked(CHANGE_METHODS[kind], t("noChange")), ...(SHRINKAGE_METHODS[kind].length > 0 ? { shrunken: linked(SHRINKAGE_METHODS[kind], "") } : {}),
    rank: linked(rankMethods(indicator), t("noRank")), missing: missingReasons(indicator, threshold, locale).join(locale === "en" ? "; " : "；"), how: href(`/how/${indicator.id}`, state),
  };
}
