import type { BalanceBy } from "../analysis/balance";
import { balanceIndicators } from "../analysis/read-balance";
import * as messages from "../i18n/messages/balance";
import * as villages from "../i18n/messages/villages";
import { translator } from "../i18n/translator";
import { TOPICS, type Indicator } from "../indicators/indicator";
import { levelWord } from "../views/area-words";
import type { PageFrame } from "./page-frame";
import type { Choice } from "./villages-form";

export type BalanceForm = { action: string; hidden: [string, string][]; choices: Choice[]; button: string };
type FormQuestion = { indicator: Indicator; by: BalanceBy; groupings: readonly BalanceBy[]; level: string | undefined; levels: readonly string[]; parentLevel: string; asked: { since?: number }; /** That have figures. */ years: readonly number[] };

/** What can be chosen: only what may be compared, groupings that part the villages, and earlier years. */
export function balanceForm({ ledger, locale, state, year }: PageFrame, { indicator, by, groupings, level, levels, parentLevel, asked, years }: FormQuestion): BalanceForm {
  const t = translator(locale, messages);
  const topic = translator(locale, villages);
  const known = balanceIndicators(ledger);
  const chosen = (is: boolean) => (is ? { chosen: true as const } : {});
  const ordered = TOPICS.flatMap((one) => known.filter((each) => each.topic === one));
  const earlier = years.filter((one) => one < year).reverse();
  const since = asked.since ?? earlier[0];
  const choices: Choice[] = [
    { name: "indicator", label: t("form_indicator"), options: [...(known.some(({ id }) => id === indicator.id) ? [] : [{ value: "", label: "—", chosen: true as const }]), ...ordered.map((one) => ({ value: one.id, label: one.label[locale], group: topic(`topic_${one.topic}`), ...chosen(one.id === indicator.id) }))] },
    ...(levels.length > 1 ? [{ name: "level", label: topic("level"), options: levels.map((one, at) => ({ value: at === 0 ? "" : one, label: levelWord(one, locale), ...chosen(one === level) })) }] : []),
    ...(groupings.length > 0 ? [{ name: "by", label: t("form_by"), options: groupings.map((one) => ({ value: one, label: one === "group" ? t("by_group") : levelWord(parentLevel, locale), ...chosen(one === by) })) }] : []),
    ...(earlier.length > 1 ? [{ name: "since", label: t("form_since"), options: earlier.map((one, at) => ({ value: at === 0 ? "" : String(one), label: t("sinceYear", { year: String(one) }), ...chosen(one === since) })) }] : []),
  ];
  const hidden = Object.entries({ area: state.area, year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return { action: locale === "en" ? "/en/balance" : "/balance", hidden, choices, button: t("apply") };
}
