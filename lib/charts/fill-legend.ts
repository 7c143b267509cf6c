import type { LegendKey } from "../views/area-findings";
import type { Fill } from "../views/area-mark";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import { svgText } from "./svg-picture";

/** Draws the field of one way of filling, `size` px broad and high. */
export type Swatch = (fill: Fill, x: number, y: number, size: number) => string;

/** A legend in as many lines as it takes; `height` includes the room below it. */
export function fillLegend(keys: readonly LegendKey[], { width, fontSize, swatch }: { width: number; fontSize: number; swatch: Swatch }): { svg: string; height: number } {
  const line = fontSize * 1.7;
  const size = Math.round(fontSize * 1.1);
  let [x, y] = [0.5, 0.5];
  const parts = keys.map(({ fill, text }) => {
    const needed = size + fontSize * 0.5 + textWidth(text, fontSize);
    if (x > 1 && x + needed > width) [x, y] = [0.5, y + line];
    const part = swatch(fill, x, y + (line - size) / 2 - 1, size) + svgText(text, { x: x + size + fontSize * 0.5, y: y + line / 2 - 1, size: fontSize, fill: COLOUR.quiet });
    x += needed + fontSize * 1.4;
    return part;
  });
  return { svg: parts.join(""), height: keys.length > 0 ? y + line + fontSize * 0.5 : 0 };
}
