import { textWidth } from "./measure-text";

/** A label that belongs to a point; the text may be left out where it finds no room. */
export type Anchor = { x: number; y: number; text: string };
export type Box = { left: number; top: number; right: number; bottom: number };
export type PlacedLabel = { x: number; y: number; text: string; align: "left" | "right" | "center" };

type Question = { anchors: readonly Anchor[]; fontSize: number; gap: number; within: Box; /** What no label may cover. */ taken?: readonly Box[] };

/** Puts each label beside its point where it covers neither another label, nor a point, nor the edge; what finds no room is left out. */
export function placeLabels({ anchors, fontSize, gap, within, taken = [] }: Question): PlacedLabel[] {
  const boxes: Box[] = [...taken, ...anchors.map(({ x, y }) => ({ left: x - gap * 0.6, right: x + gap * 0.6, top: y - gap * 0.6, bottom: y + gap * 0.6 }))];
  const half = fontSize * 0.6;
  return anchors.flatMap(({ x, y, text }) => {
    const width = textWidth(text, fontSize) * 1.08;
    const tries: [align: PlacedLabel["align"], x: number, y: number, left: number][] = [
      ["left", x + gap, y, x + gap], ["right", x - gap, y, x - gap - width], ["center", x, y - gap - half, x - width / 2], ["center", x, y + gap + half, x - width / 2],
    ];
    for (const [align, at, middle, left] of tries) {
      const box = { left, right: left + width, top: middle - half, bottom: middle + half };
      if (!isInside(box, within) || boxes.some((other) => cover(box, other))) continue;
      boxes.push(box);
      return [{ x: at, y: middle, text, align }];
    }
    return [];
  });
}

const isInside = (box: Box, frame: Box): boolean => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
const cover = (one: Box, two: Box): boolean => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
