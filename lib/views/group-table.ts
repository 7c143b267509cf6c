import type { Change, Figure } from "../analysis/figure";
import type { Locale } from "../base/locale";
import { COUNT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/comparison";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { changeSize, type Tone } from "./change-text";
import { figureText, type FigureText, type Writer } from "./figure-text";
import { nameOf, type Named } from "./names";

/** Guidance groups side by side: each one's villages taken together, and how it stands beside the first. */
export type GroupTable = {
  title: string;
  subtitle: string;
  columns: { group: string; villages: string; value: string; interval: string; difference?: string };
  rows: { id: string; name: string; villages: string; value: FigureText; difference?: { text: string; tone: Tone; detail?: string } }[];
};

type Question = { indicator: Indicator; rows: readonly { group: Named & { id: string }; figure: Figure; villages: number; difference?: Change }[]; columns: { value: string; interval: string }; writer: Writer };

export function groupTable({ indicator, rows, columns, writer }: Question): GroupTable {
  const t = translator(writer.locale, messages);
  const first = rows[0] ? nameOf(rows[0].group, writer.locale) : "";
  const comparable = isComparable(indicator) && rows.some(({ difference }) => difference !== undefined);
  return {
    title: t("groupsTitle"), subtitle: t("groupsSubtitle", { indicator: indicator.label[writer.locale], first }),
    columns: { group: t("colGroup"), villages: t("colVillages"), ...columns, ...(comparable ? { difference: t("colDifference", { first }) } : {}) },
    rows: rows.map(({ group, figure, villages, difference }, at) => ({
      id: group.id, name: nameOf(group, writer.locale), villages: formatNumber(villages, COUNT),
      value: figure.status === "suppressed" ? { ...figureText(figure, indicator.display, writer), reason: t("groupWithheld") } : figureText(figure, indicator.display, writer),
      ...(comparable ? { difference: at === 0 ? { text: t("groupFirst"), tone: "neutral" as const } : differenceText(figure, difference, indicator, first, writer.locale) } : {}),
    })),
  };
}

function differenceText(figure: Figure, difference: Change | undefined, indicator: Indicator, first: string, locale: Locale): { text: string; tone: Tone } {
  const t = translator(locale, messages);
  if (!difference || figure.status !== "ok") return { text: "", tone: "neutral" };
  if (difference.verdict === "unclear") return { text: t("groupSame", { first }), tone: "neutral" };
  const size = changeSize(figure.value, difference, indicator.display, locale);
  const text = `${t(difference.verdict === "up" ? "groupHigher" : "groupLower", { first })}${locale === "en" ? ` (${size})` : `（${size}）`}`;
  return { text, tone: indicator.better === undefined ? "neutral" : (difference.verdict === "up") === (indicator.better === "higher") ? "better" : "behind" };
}
