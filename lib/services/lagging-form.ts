import type { LaggingRules } from "../analysis/lagging/rules";
import { formatNumber, formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/lagging";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import type { LinkView } from "../views/shell-view";
import type { AskedRules, RuleName } from "./lagging-asked";
import type { PageFrame } from "./page-frame";
import type { Choice } from "./villages-form";

export type WhatIfForm = { action: string; hidden: [string, string][]; choices: Choice[]; button: string; reset?: LinkView };

const OFFERED: Record<Exclude<RuleName, "correct">, readonly number[]> = {
  discovery: [0.01, 0.02, 0.04, 0.05, 0.1, 0.2], running: [1, 2, 3, 4], together: [1, 2, 3, 4], clear: [1, 2, 3, 4], fewest: [1, 5, 10, 20, 30], births: [830, 1890, 3000, 5000],
};
const IN_FORCE = { discovery: "falseDiscovery", running: "periodsRunning", together: "indicatorsAtOnce", clear: "periodsClear", fewest: "fewestTrials", births: "sexRatioBirths" } as const satisfies Record<Exclude<RuleName, "correct">, keyof LaggingRules>;

/** Thresholds to try; those in force are marked and stand in the address only when changed. */
export function whatIfForm({ locale, state }: PageFrame, { asked, rules, ratios, changed }: { asked: AskedRules; rules: LaggingRules; /** Whether a sex ratio is judged here at all. */ ratios: boolean; changed: boolean }): WhatIfForm {
  const t = translator(locale, messages);
  const names = (Object.keys(OFFERED) as (keyof typeof OFFERED)[]).filter((name) => name !== "births" || ratios);
  const choices = names.map((name): Choice => {
    const now = rules[IN_FORCE[name]];
    const chosen = asked[name] ?? now;
    const values = [...new Set([...OFFERED[name], now, chosen])].sort((a, b) => a - b);
    const text = (value: number) => (name === "discovery" ? formatWithSign(value, { ...PERCENT, decimals: value * 100 === Math.round(value * 100) ? 0 : 1 }) : formatNumber(value, { scale: 1, sign: "", decimals: 0 }));
    return { name, label: t(`form_${name}`), options: values.map((value) => ({ value: value === now ? "" : String(value), label: value === now ? t("nowRule", { value: text(value) }) : text(value), ...(value === chosen ? { chosen: true as const } : {}) })) };
  });
  const correct: Choice = { name: "correct", label: t("form_correct"), options: [{ value: "", label: t("nowRule", { value: t("correct_yes") }), ...(asked.correct ? {} : { chosen: true as const }) }, { value: "none", label: t("correct_none"), ...(asked.correct ? { chosen: true as const } : {}) }] };
  const hidden = Object.entries({ area: state.area, year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return { action: `${href("/lagging", { locale })}#what-if`, hidden, choices: [...choices, correct], button: t("form_button"), ...(changed ? { reset: { label: t("form_reset"), href: `${href("/lagging", state)}#what-if` } } : {}) };
}
