import type { Balance, BalanceCurve } from "../analysis/balance";
import type { Locale } from "../base/locale";
import { formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/balance";
import { translator } from "../i18n/translator";
import type { Comparable } from "../indicators/indicator";
import { countAreas } from "./area-words";
import { giniOfYear, index, standingOf } from "./balance-text";

export type CurvePoint = { people: number; held: number };
/** Lorenz curve of areas, beside equality and beside what chance alone gives on average; 0..1 on both axes. */
export type LorenzView = {
  title: string; subtitle: string; alt: string; note: string;
  observed: readonly CurvePoint[]; chance?: readonly CurvePoint[];
  labels: { equal: string; chance: string; own: string }; axes: { areas: string; held: string };
  table: { columns: string[]; rows: string[][] };
};

type Question = { indicator: Comparable; curve: BalanceCurve; now: Balance; level: string; locale: Locale };

/** The curve of the year shown, with the table of its points. */
export function lorenzView({ indicator, curve: { observed, chance }, now, level, locale }: Question): LorenzView {
  const t = translator(locale, messages);
  const gini = giniOfYear(now);
  const standing = standingOf(gini);
  const share = (held: number) => formatWithSign(held, PERCENT);
  const heldBy = (part: number) => share(observed.find(({ people }) => people >= part - 1e-9)!.held);
  const title = standing === "plain" ? t("lorenzTitle_plain", { share: heldBy(0.2) }) : t(standing === "exceeds" ? "lorenzTitle_exceeds" : "lorenzTitle_within");
  return {
    title, subtitle: t("lorenzSubtitle", { indicator: indicator.label[locale], count: countAreas(now.areas, level, locale), year: String(now.year) }),
    alt: t("lorenzAlt", { title, half: heldBy(0.5) }), note: t("lorenzNote"), observed, ...(chance ? { chance } : {}),
    labels: { equal: t("lineEqual"), chance: t("lineChance"), own: t("lineOwn", { gini: gini ? index(gini.value) : "—" }) }, axes: { areas: t("axisAreas"), held: t("axisHeld") },
    table: {
      columns: [t("colPeople"), t("colHeld"), ...(chance ? [t("colHeldChance")] : [])],
      rows: observed.flatMap(({ people, held }, at) => (at === 0 ? [] : [[formatWithSign(people, { ...PERCENT, decimals: 0 }), share(held), ...(chance ? [share(chance[at]!.held)] : [])]])),
    },
  };
}
