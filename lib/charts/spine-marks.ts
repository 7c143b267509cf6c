import type { SpineDot } from "../views/spine-view";
import { diamond } from "./diamond";
import type { Mark } from "./drawing";
import type { Frame } from "./frames";
import { COLOUR, TONE } from "./palette";

export const toneOf = ({ tone }: Pick<SpineDot, "tone">): string => (tone === "neutral" ? COLOUR.ink : TONE[tone]);

/** A dot inside, an open diamond beyond 95 %, a filled one beyond 99.8 %. */
export function dotMark(dot: Omit<SpineDot, "at">, x: number, y: number, { weight }: Frame): Mark {
  if (dot.reach === "plain") return { type: "dot", x, y, r: 3.25 * weight, fill: COLOUR.ink, stroke: COLOUR.paper };
  const colour = toneOf(dot);
  return diamond(x, y, 5 * weight, dot.reach === "far" ? colour : COLOUR.paper, colour);
}

/** Lowest to highest as a line, the middle half as a bar, the median as a tick; from left to right, in px. */
export function spreadMarks([lowest = 0, lower = 0, median = 0, upper = 0, highest = 0]: readonly number[], y: number, { rowHeight, weight }: Frame): Mark[] {
  const half = rowHeight * 0.16;
  return [
    { type: "line", x1: lowest, x2: highest, y1: y, y2: y, stroke: COLOUR.grey, width: 1.5 * weight },
    { type: "rect", x: lower, y: y - half, width: Math.max(upper - lower, 0.5), height: half * 2, fill: COLOUR.grey },
    { type: "line", x1: median, x2: median, y1: y - half * 1.6, y2: y + half * 1.6, stroke: COLOUR.quiet, width: 1.5 * weight },
  ];
}

export const targetMark = (x: number, y: number, { rowHeight, weight }: Frame): Mark => ({ type: "line", x1: x, x2: x, y1: y - rowHeight * 0.42, y2: y + rowHeight * 0.42, stroke: COLOUR.ink, width: 1.25 * weight, dash: [2.5 * weight, 2 * weight] });
