import type { Funnel } from "../analysis/funnel";
import { COUNT, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/funnel";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { FUNNEL_LEVELS } from "../statistics/funnel-limits";
import { inSentence } from "./names";
import type { Writer } from "./figure-text";

/** For someone who has never seen a funnel plot: four sentences, and what chance alone does to villages of today's sizes. */
export type FunnelAid = { title: string; sentences: string[]; examples: { lead: string; size: string; range: string; rows: { size: string; range: string }[] } };

export function funnelAid(funnel: Funnel, indicator: Indicator, centreName: string, { locale }: Writer): FunnelAid | undefined {
  if (funnel.status !== "ok") return undefined;
  const t = translator(locale, messages);
  const { centre, kind, limits, points } = funnel;
  const size = t(`size_${kind}`);
  const label = inSentence(indicator.label[locale], locale, "inner");
  const parts = { name: centre.kind === "target" ? t("theTarget") : centreName, value: formatWithSign(centre.value, indicator.display) };
  return {
    title: t("aidTitle"),
    sentences: [t("aidDot", { size, indicator: label }), t("aidLine", parts), t("aidInside", parts), isComparable(indicator) ? t("aidOutside") : t("aidOutsideDescribed")],
    examples: {
      lead: t("aidExamples"), size: t("colSize", { size }), range: t("colRange"),
      rows: usualSizes(points.map((point) => point.size)).map((n) => {
        const { lower, upper } = limits(n, FUNNEL_LEVELS.inner);
        const write = (value: number) => (Number.isFinite(value) ? formatWithSign(value, indicator.display) : "∞");
        return { size: formatNumber(n, COUNT), range: `${write(lower)} – ${write(upper)}` };
      }),
    },
  };
}

/** A small, a middling and a large village, in round numbers. */
function usualSizes(sizes: readonly number[]): number[] {
  const sorted = [...sizes].sort((one, two) => one - two);
  const at = (share: number) => round(sorted[Math.floor((sorted.length - 1) * share)]!);
  return [...new Set([at(0.1), at(0.5), at(0.9)])];
}

/** To one digit, or one and a half: 187 → 200, 1,340 → 1,500. */
function round(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = value / power < 3 ? power / 2 : power;
  return Math.max(1, Math.round(value / step) * step);
}
