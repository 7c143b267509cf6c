import type { Locale } from "../base/locale";
import * as formula from "../i18n/messages/indicator-formula";
import * as messages from "../i18n/messages/snapshots";
import { translator } from "../i18n/translator";
import type { Registry } from "../indicators/registry";

export type MeasureCell = { measure: string; sex?: string; band?: string };

/** A cell of the rollup in words: `出生数（一孩、男）`, `已服务人数（新生儿访视）`; a band that has no words stands as it is. */
export function measureWords({ measure, sex = "", band = "" }: MeasureCell, registry: Pick<Registry, "find">, locale: Locale): string {
  const t = translator(locale, formula);
  const by = [...(band === "" ? [] : [bandWords(measure, band, registry, locale)]), ...(sex === "" ? [] : [t(`sex_${sex as "M"}`)])]; // sexes are checked at import
  const name = t(`measure_${measure as "birth"}`); // every measure has its words
  return by.length > 0 ? t("qualified", { measure: name, by: by.join(t("between")) }) : name;
}

const AGES = /^(?:\d+(?:-\d+|\+)?)$/;

function bandWords(measure: string, band: string, registry: Pick<Registry, "find">, locale: Locale): string {
  const t = translator(locale, formula);
  if (measure === "birth") return t(`order_${band as "1"}`);
  if (measure.startsWith("service_")) return registry.find(`service-${band.replaceAll("_", "-")}`)?.label[locale] ?? band;
  if (band === "aged" || band === "aged_of" || band === "dependent" || band === "working") return t(`ages_${band}`);
  if (AGES.test(band)) return t("ages", { band: band.replace("-", "–") });
  const prefix = measure.startsWith("activity_") ? "activity" : measure.startsWith("misfiled_") ? "field" : measure.startsWith("check_") || measure.startsWith("source_") ? "kind" : "reach";
  const key = `${prefix}_${band}`;
  return key in messages.zhCN ? translator(locale, messages)(key as "reach_county") : band;
}
