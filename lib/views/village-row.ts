import type { Figure } from "../analysis/figure";
import * as figureMessages from "../i18n/messages/figure";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator, type Topic } from "../indicators/indicator";
import { changeText, type ChangeText } from "./change-text";
import { rankText } from "./compared-table";
import { figureText, type FigureText, type Writer } from "./figure-text";
import { figureStanding, type Reference, type Standing } from "./interval-row";

/** One indicator of one village beside the area above it. */
export type VillageLine = {
  id: string;
  topic: Topic;
  label: string;
  own: FigureText;
  above?: FigureText;
  standing?: { at: Standing; text: string; tone: "behind" | "better" | "neutral" };
  rank: string;
  change: ChangeText;
};

type Question = { indicator: Indicator; figure: Figure; above?: Figure; reference?: Reference; aboveName: string; writer: Writer };

/** The line of an indicator; a described one has neither standing nor rank. */
export function villageRow({ indicator, figure, above, reference, aboveName, writer }: Question): VillageLine {
  const t = translator(writer.locale, figureMessages);
  const comparable = isComparable(indicator);
  const at = comparable ? figureStanding(figure, reference) : undefined;
  const word = reference?.kind === "target" ? t("wordTarget") : reference?.kind === "band" ? t("wordBand") : aboveName;
  const key = at === "below" ? "clearlyBelow" : at === "above" ? "clearlyAbove" : "apartNot";
  const tone = at === undefined || at === "apartNot" || indicator.better === undefined ? "neutral" : (at === "above") === (indicator.better === "higher") ? "better" : "behind";
  return {
    id: indicator.id, topic: indicator.topic, label: indicator.label[writer.locale], own: figureText(figure, indicator.display, writer),
    ...(above ? { above: figureText(above, indicator.display, writer) } : {}),
    ...(at ? { standing: { at, text: t(key, { reference: word }), tone } } : {}),
    rank: comparable ? rankText(figure, writer) : t("rankNotScored"),
    change: changeText(figure, indicator, writer.locale),
  };
}
