import { changedRules, type QualityRules } from "../../analysis/quality/rules";
import * as messages from "../../i18n/messages/quality-rules";
import { translator } from "../../i18n/translator";
import type { Registry } from "../../indicators/registry";
import type { Writer } from "../figure-text";

const WEIGHT = "weights.";

/** Which rules an office has set otherwise than the defaults, with both numbers; absent where none. */
export function rulesText(rules: QualityRules, registry: Registry, { locale }: Pick<Writer, "locale">): string | undefined {
  const changed = changedRules(rules);
  if (changed.length === 0) return undefined;
  const t = translator(locale, messages);
  const nameOf = (rule: string) => (rule.startsWith(WEIGHT) ? t("weight", { name: registry.get(rule.slice(WEIGHT.length)).label[locale] }) : t(rule as keyof QualityRules & keyof typeof messages.zhCN)); // every rule has a name: quality-rules.ts is checked by the test
  const list = changed.map(({ rule, set, usual }) => t("one", { name: nameOf(rule), set: String(set), usual: String(usual) }));
  return t("changed", { list: list.join(locale === "en" ? "; " : "；") });
}
