import type { Locale } from "../base/locale";
import type { Similar } from "../analysis/similar-villages";
import * as messages from "../i18n/messages/comparison";
import { translator } from "../i18n/translator";
import { nameOf } from "./names";

/** How the similar villages of one village were found, in words. */
export function similarText({ areas, method }: Similar, name: string, locale: Locale): string {
  const t = translator(locale, messages);
  if (areas.length === 0) return t("similarNone", { name });
  const traits = method.by.map((trait) => t(`by_${trait}`));
  const by = traits.length < 2 ? (traits[0] ?? "") : `${traits.slice(0, -1).join(t("byJoin"))}${t("byAnd")}${traits.at(-1)!}`;
  const said = t("similar", { name, n: String(areas.length), pool: nameOf(method.pool, locale), candidates: String(method.candidates), by });
  return `${said}${locale === "en" ? " " : ""}${method.by.length > 1 ? t("similarWords") : ""}`.trim();
}
