import type { AreaMark } from "../views/area-mark";
import type { TileGridView } from "../views/tile-grid-view";
import { framed, textOn } from "./fill-paint";
import type { Frame } from "./frames";
import { fitText, textWidth } from "./measure-text";
import { linked, MOST_SPOTS, type Made } from "./spots";
import { escapeXml, svgRect, svgText } from "./svg-picture";
import type { DrawGroup } from "./tile-grid";

/** So many have room for a line with their value. */
const MOST_VALUED = 60;
const GAP = 3;

type Tile = { width: number; height: number; valued: boolean };

/** Tiles with their names, and their values where they are few; the value of each is told to those who point at it. */
export function namedTiles(view: TileGridView, { fontSize }: Frame, total: number, made?: Made): DrawGroup {
  const valued = total <= MOST_VALUED;
  const marks = view.groups.flatMap((group) => group.marks);
  const broadest = Math.max(0, ...marks.map((mark) => Math.max(textWidth(nameOf(mark), fontSize) * (differs(mark) ? 1.05 : 1) + (differs(mark) ? fontSize * 0.4 : 0), valued ? textWidth(mark.text ?? "", fontSize) : 0)));
  const wanted = Math.min(broadest, fontSize * 8) + fontSize;
  return (group, { x, y, width }) => {
    const most = Math.max(1, Math.floor((width + GAP) / (wanted + GAP)));
    // One group alone fills its lines evenly; several keep the same columns.
    const columns = view.groups.length > 1 ? most : Math.ceil(group.marks.length / Math.ceil(group.marks.length / most));
    const tile = { width: (width + GAP) / columns - GAP, height: fontSize * (valued ? 3.2 : 1.8), valued };
    const svg = group.marks.map((mark, at) => linked(tileSvg(mark, { x: x + (at % columns) * (tile.width + GAP), y: y + Math.floor(at / columns) * (tile.height + GAP) }, tile, fontSize), { key: mark.code, label: mark.hint ?? mark.name }, made?.all === true || total <= MOST_SPOTS || differs(mark) ? made : undefined)).join("");
    return { svg, height: Math.ceil(group.marks.length / columns) * (tile.height + GAP) };
  };
}

const differs = ({ standing }: AreaMark): boolean => standing === "below" || standing === "above";
/** Which side it is on stands before the name of what differs. */
const nameOf = (mark: AreaMark): string => `${mark.standing === "above" ? "▲ " : mark.standing === "below" ? "▼ " : ""}${mark.name}`;

function tileSvg(mark: AreaMark, { x, y }: { x: number; y: number }, { width, height, valued }: Tile, fontSize: number): string {
  const text = { x: x + width / 2, size: fontSize, fill: textOn(mark.fill), align: "middle", bold: differs(mark) } as const;
  const name = svgText(fitText(nameOf(mark), width - fontSize * 0.4, fontSize), { ...text, y: y + height * (valued ? 0.31 : 0.5) });
  const value = valued && mark.text ? svgText(mark.text, { ...text, y: y + height * 0.7, bold: false }) : "";
  // The frame is drawn inside the tile.
  const inset = mark.fill === "same" || mark.fill === "plain" || mark.fill === "behind" || mark.fill === "above" ? 0 : 0.5;
  return `<g><title>${escapeXml(mark.hint ?? mark.name)}</title>${svgRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, framed(mark.fill))}${name}${value}</g>`;
}
