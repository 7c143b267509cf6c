import type { ChangeText } from "./change-text";
import type { FigureText } from "./figure-text";
import type { ReportCell } from "./report-view";

const SHAPES = { up: "▲ ", down: "▼ ", flat: "● ", none: "" } as const;

export const textCell = (text: string): ReportCell => ({ text });

/** A figure with its interval behind, in the same words as on a page. */
export const figureCell = ({ text, sign, interval, mark }: FigureText): ReportCell => ({ text: text + sign, ...(interval ? { behind: interval } : {}), ...(mark ? { mark: mark.text } : {}) });

/** The number alone, its interval in a column of its own. */
export const valueCell = ({ text, sign, mark }: FigureText): ReportCell => ({ text: text + sign, ...(mark ? { mark: mark.text } : {}) });
export const intervalCell = ({ interval }: FigureText): ReportCell => ({ text: interval ?? "" });

/** Shape and word; a tone only where the indicator has a better side. */
export const changeCell = ({ shape, text, tone }: ChangeText): ReportCell => ({ text: SHAPES[shape] + text, ...(tone === "neutral" ? {} : { tone }) });

/** A figure of a narrow table: number, interval, mark, and ▲ or ▼ where the change on last year is clear. */
export function denseCell(figure: FigureText, change: ChangeText): ReportCell {
  const cell = figureCell(figure);
  if (change.shape !== "up" && change.shape !== "down") return cell;
  return { ...cell, mark: `${cell.mark ?? ""}${SHAPES[change.shape].trim()}` };
}
