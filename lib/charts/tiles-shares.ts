import { FILLS } from "../views/area-mark";
import type { PatternedFills } from "./fill-paint";
import type { Frame } from "./frames";
import { tipsSvg } from "./spots";
import { svgRect } from "./svg-picture";
import type { DrawGroup } from "./tile-grid";

/** A bar as broad as the group's share of each way of filling; for more areas than there are pixels. */
export function shareBar({ fontSize, name }: Frame, fills: PatternedFills): DrawGroup {
  return ({ marks, counts, hint }, { x, y, width }) => {
    let from = x;
    const parts = FILLS.flatMap((fill) => {
      const breadth = ((counts[fill] ?? 0) / marks.length) * width;
      if (breadth === 0) return [];
      const part = svgRect(from, y + fontSize * 0.25, Math.max(0.5, breadth - 0.5), fontSize * 1.3, fills.attributes(fill));
      from += breadth;
      return [part];
    });
    const tips = hint === undefined || name === "print" ? "" : tipsSvg([{ text: hint, x, y: y + fontSize * 0.25, width, height: fontSize * 1.3 }]);
    return { svg: parts.join("") + tips, height: fontSize * 1.6 };
  };
}
