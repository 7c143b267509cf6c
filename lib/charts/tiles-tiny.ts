import type { Fill } from "../views/area-mark";
import type { Swatch } from "./fill-legend";
import { TINY } from "./fill-paint";
import type { Frame } from "./frames";
import { tipsSvg, type Tip } from "./spots";
import { px } from "./svg-picture";
import type { DrawGroup } from "./tile-grid";

const FIELD: Record<Frame["name"], number> = { page: 7, phone: 8, slide: 12, print: 5 };

/**
 * Thousands of tiles as dashed lines: a run of equal tiles is one stretch, so that 8,000 tiles weigh some kB. What differs on one side is
 * a full tile, on the other a half one.
 */
export function tinyTiles({ name, fontSize }: Frame): DrawGroup {
  const field = FIELD[name];
  // The first row stands level with the heading beside it.
  const drop = fontSize * 0.9 - field / 2;
  return ({ marks, hint }, { x, y, width }) => {
    const columns = Math.max(1, Math.floor(width / field));
    const runs = new Map<Fill, string>();
    for (let from = 0; from < marks.length; ) {
      const { fill } = marks[from]!;
      const column = from % columns;
      let to = from + 1;
      while (to < marks.length && to % columns !== 0 && marks[to]!.fill === fill) to += 1;
      runs.set(fill, (runs.get(fill) ?? "") + stretch(fill, { x: x + column * field, y: y + drop + Math.floor(from / columns) * field, field, tiles: to - from }));
      from = to;
    }
    const height = drop + Math.ceil(marks.length / columns) * field;
    // Those that differ lie over their group.
    const own = marks.flatMap((mark, at): Tip[] => (mark.hint === undefined ? [] : [{ text: mark.hint, x: x + (at % columns) * field, y: y + drop + Math.floor(at / columns) * field, width: field, height: field }]));
    const tips = name === "print" ? [] : [...(hint === undefined ? [] : [{ text: hint, x, y: y + drop, width: Math.min(columns, marks.length) * field, height: height - drop }]), ...own];
    return { svg: [...runs].map(([fill, path]) => strokes(fill, path, field)).join("") + tipsSvg(tips), height };
  };
}

/** One tile of the legend, as it is drawn but as large as the letters. */
export const tinySwatch: Swatch = (fill, x, y, size) => strokes(fill, stretch(fill, { x, y, field: size + 1, tiles: 1 }), size + 1);

type Stretch = { x: number; y: number; field: number; tiles: number };

function stretch(fill: Fill, { x, y, field, tiles }: Stretch): string {
  const { middle, dotted } = TINY[fill];
  const dot = dotOf(field);
  const shift = dotted ? (field - 1 - dot) / 2 : 0;
  return `M${px(x + shift)} ${px(y + (field - 1) * middle)}h${px(tiles * field - 1 - 2 * shift)}`;
}

const dotOf = (field: number): number => Math.max(1.5, field * 0.3);

function strokes(fill: Fill, path: string, field: number): string {
  const { colour, height, dotted } = TINY[fill];
  const dash = dotted ? dotOf(field) : field - 1;
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${px((field - 1) * height)}" stroke-dasharray="${px(dash)} ${px(field - dash)}"/>`;
}
