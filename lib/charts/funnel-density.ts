import type { Mark } from "./drawing";
import type { Box } from "./place-labels";

const COLUMNS = 44;
const ROWS = 30;
/** Darker means more; four steps are told apart in print too. */
const SHADES = ["#e6e9ed", "#cfd4da", "#b1b8c1", "#8e97a3"] as const;

/** Many points as pale rectangles: counted in a grid over the plot, darker by the square root of the count; neighbours of one shade in a row are one rectangle. */
export function densityMarks({ x, y }: { x: Float64Array; y: Float64Array }, { left, right, top, bottom }: Box, place: (x: number, y: number) => [number, number]): Mark[] {
  const counts = new Int32Array(COLUMNS * ROWS);
  const [width, height] = [(right - left) / COLUMNS, (bottom - top) / ROWS];
  for (let at = 0; at < x.length; at += 1) {
    const [px, py] = place(x[at]!, y[at]!);
    const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor((px - left) / width)));
    const row = Math.min(ROWS - 1, Math.max(0, Math.floor((py - top) / height)));
    counts[row * COLUMNS + column]! += 1;
  }
  const most = Math.sqrt(counts.reduce((top_, count) => Math.max(top_, count), 1));
  const shadeOf = (count: number) => (count === 0 ? -1 : Math.min(SHADES.length - 1, Math.floor((Math.sqrt(count) / most) * SHADES.length)));
  const marks: Mark[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let from = 0; from < COLUMNS; ) {
      const shade = shadeOf(counts[row * COLUMNS + from]!);
      let to = from + 1;
      while (to < COLUMNS && shadeOf(counts[row * COLUMNS + to]!) === shade) to += 1;
      if (shade >= 0) marks.push({ type: "rect", x: tenth(left + from * width), y: tenth(top + row * height), width: tenth((to - from) * width), height: tenth(height), fill: SHADES[shade]! });
      from = to;
    }
  }
  return marks;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
