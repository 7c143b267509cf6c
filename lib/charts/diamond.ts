import type { Mark } from "./drawing";

/** A filled diamond: the mark of what stands out, told from a dot without colour. */
export function diamond(x: number, y: number, reach: number, fill: string, stroke = fill): Mark {
  return { type: "path", points: [[x, y - reach], [x + reach, y], [x, y + reach], [x - reach, y], [x, y - reach]], stroke, width: 1, fill };
}
