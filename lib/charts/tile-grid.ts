import { MOST_NAMED } from "../views/area-mark";
import { MOST_TILES, type TileGridView, type TileGroup } from "../views/tile-grid-view";
import { fillLegend, type Swatch } from "./fill-legend";
import { framed, PatternedFills } from "./fill-paint";
import type { Frame } from "./frames";
import { fitText, textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Made } from "./spots";
import { svgPicture, svgRect, svgText } from "./svg-picture";
import { namedTiles } from "./tiles-named";
import { shareBar } from "./tiles-shares";
import { tinySwatch, tinyTiles } from "./tiles-tiny";

/** How the areas of one group are drawn from a corner, in a given breadth; gives the height taken. */
export type DrawGroup = (group: TileGroup, box: { x: number; y: number; width: number }) => { svg: string; height: number };

/** Equal tiles in code order under what they belong to: with names where there is room, small ones for thousands, shares for more. */
export function tileGrid(view: TileGridView, frame: Frame, made?: Made): string {
  const { width, fontSize } = frame;
  const total = view.groups.reduce((sum, { marks }) => sum + marks.length, 0);
  const fills = new PatternedFills(`tiles-${frame.name}`);
  const { draw, swatch } = styleFor({ total, view, frame, fills, made });
  const legend = fillLegend(view.legend, { width, fontSize, swatch });
  const headed = view.groups.some(({ name }) => name !== "");
  const left = headed ? Math.ceil(Math.min(Math.max(...view.groups.map(({ name }) => textWidth(name, fontSize))), width * 0.24)) + fontSize : 0;
  let y = legend.height;
  const drawn = view.groups.map((group) => {
    const heading = svgText(fitText(group.name, left - fontSize * 0.6, fontSize), { x: 0, y: y + fontSize * 0.9, size: fontSize, fill: COLOUR.quiet });
    const { svg, height } = draw(group, { x: left, y, width: width - left });
    y += Math.max(height, group.name ? fontSize * 1.8 : 0) + (headed ? fontSize * 0.4 : 0);
    return (group.name ? heading : "") + svg;
  });
  const definitions = total > MOST_TILES ? fills.definitions(view.legend.map(({ fill }) => fill)) : "";
  return svgPicture({ width, height: Math.ceil(y + 1), alt: view.alt, ...(made && total <= MOST_NAMED ? { linked: true } : {}) }, `${definitions}${legend.svg}${drawn.join("")}</svg>`);
}

type Style = { total: number; view: TileGridView; frame: Frame; fills: PatternedFills; made: Made | undefined };

function styleFor({ total, view, frame, fills, made }: Style): { draw: DrawGroup; swatch: Swatch } {
  if (total > MOST_TILES) return { draw: shareBar(frame, fills), swatch: (fill, x, y, size) => svgRect(x, y, size, size, fills.attributes(fill)) };
  if (total > MOST_NAMED) return { draw: tinyTiles(frame), swatch: tinySwatch };
  return { draw: namedTiles(view, frame, total, made), swatch: (fill, x, y, size) => svgRect(x, y, size, size, framed(fill)) };
}
