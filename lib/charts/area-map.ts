import { geoMercator } from "d3-geo";
import type { Fill } from "../views/area-mark";
import type { MapShape, MapView } from "../views/map-view";
import { fillLegend } from "./fill-legend";
import { PatternedFills } from "./fill-paint";
import type { Frame } from "./frames";
import { mapLabels, type DrawnShape } from "./map-labels";
import { ringsPath, toRaster, type Ring } from "./map-path";
import { COLOUR } from "./palette";
import { linked, MOST_SPOTS, type Made } from "./spots";
import { escapeXml, svgPicture, svgRect } from "./svg-picture";

/** The highest a map may be beside its breadth; on a slide it leaves room for title and source. */
const HIGHEST: Record<Frame["name"], number> = { page: 0.8, phone: 1.15, slide: 0.46, print: 0.75 };
/** What differs is drawn last, so that its border is whole. */
const ORDER: readonly Fill[] = ["missing", "undefined", "suppressed", "plain", "same", "below", "above", "better", "behind"];

/** A map of the areas shown, no others: pale what cannot be told apart, strong what differs, with names where there is room. */
export function areaMap(view: MapView, frame: Frame, made?: Made): string {
  const { width, fontSize } = frame;
  const fills = new PatternedFills(`map-${frame.name}`);
  const legend = fillLegend(view.legend, { width, fontSize, swatch: (fill, x, y, size) => svgRect(x, y, size, size, fills.attributes(fill)) });
  const { shapes, height } = project(view.shapes, { width, highest: width * HIGHEST[frame.name], top: legend.height });
  const sorted = [...shapes].sort((one, two) => ORDER.indexOf(one.mark.fill) - ORDER.indexOf(two.mark.fill));
  const all = made?.all === true || sorted.length <= MOST_SPOTS;
  const paths = sorted.map(({ mark, rings }) => linked(`<path d="${ringsPath(rings)}"${fills.attributes(mark.fill)}${differs(mark.fill) ? ` stroke="${COLOUR.ink}"` : ""}><title>${escapeXml(mark.hint ?? mark.name)}</title></path>`, { key: mark.code, label: mark.hint ?? mark.name }, all || differs(mark.fill) ? made : undefined));
  // Half pixels as whole numbers make short paths.
  const drawn = `<g transform="scale(.5)" stroke="${COLOUR.paper}" stroke-width="${Math.max(1, Math.round(frame.weight * 1.5))}" stroke-linejoin="round" fill-rule="evenodd">${paths.join("")}</g>`;
  return svgPicture({ width, height, alt: view.alt, ...(made ? { linked: true } : {}) }, `${fills.definitions(view.legend.map(({ fill }) => fill))}${legend.svg}${drawn}${mapLabels(shapes, frame, { top: legend.height, bottom: height })}</svg>`);
}

const differs = (fill: Fill): boolean => fill === "behind" || fill === "better" || fill === "above" || fill === "below";

type Room = { width: number; highest: number; top: number };

/** From degrees to half pixels, as large as the room allows. */
function project(shapes: readonly MapShape[], { width, highest, top }: Room): { shapes: DrawnShape[]; height: number } {
  // Lines have no inside: whichever way a ring turns, nothing is taken for the rest of the globe.
  const outlines = { type: "MultiLineString" as const, coordinates: shapes.flatMap(({ polygons }) => polygons.flat().map((ring) => ring.map(([x, y]) => [x, y]))) };
  const projection = geoMercator().fitExtent([[1, top + 1], [width - 1, top + highest - 1]], outlines);
  const drawn = shapes.map(({ mark, polygons }) => ({ mark, rings: polygons.map((rings) => rings.map((ring): Ring => toRaster(ring, (point) => projection([point[0], point[1]])!))) }));
  const lows = drawn.flatMap(({ rings }) => rings.flat(2));
  const [least, most] = lows.reduce(([low, high], [, y]) => [Math.min(low, y), Math.max(high, y)] as const, [Infinity, -Infinity] as const);
  // A broad area leaves room above and below: it is moved up and the picture ends under it.
  const up = Math.floor(least / 2 - top - 1) * 2;
  for (const { rings } of drawn) for (const ring of rings.flat()) for (const point of ring) point[1] -= up;
  return { shapes: drawn, height: Math.ceil((most - up) / 2) + 2 };
}
