import type { Figure } from "../analysis/figure";
import type { Indicator } from "../indicators/indicator";
import { changeText, type ChangeText } from "./change-text";
import { figureText, type FigureText, type Writer } from "./figure-text";

/** One line of the table of what changed. */
export type ChangeRow = { id: string; label: string; now: FigureText; before: FigureText; change: ChangeText };

/** Every indicator that has a figure this year, in the registry's order, clear changes marked; nothing is sorted by size. */
export function changeRows(indicators: readonly Indicator[], now: readonly Figure[], before: readonly Figure[], writer: Writer): ChangeRow[] {
  return indicators.flatMap((indicator, at) => {
    const [figure, earlier] = [now[at], before[at]];
    if (!figure || !earlier || figure.status === "missing") return [];
    return [{ id: indicator.id, label: indicator.label[writer.locale], now: figureText(figure, indicator.display, writer), before: figureText(earlier, indicator.display, writer), change: changeText(figure, indicator, writer.locale) }];
  });
}
