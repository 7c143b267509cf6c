import type { AreaMark } from "../views/area-mark";
import type { Frame } from "./frames";
import { isVisible, type Ring } from "./map-path";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import { svgText } from "./svg-picture";

/** An area in half pixels: its polygons, each an outer ring and its holes. */
export type DrawnShape = { mark: AreaMark; rings: Ring[][] };
type Box = { left: number; right: number; top: number; bottom: number };
/** The broadest level stretch inside an area near its middle, in px. */
type Place = { y: number; left: number; right: number; size: number };
type Label = { text: string; x: number; inside: boolean };

/**
 * Names of areas, none over another and none cut. What differs comes first: its name stands inside, else beside it; others are named only
 * where the name fits inside. Where the name finds no place, the sign alone is put inside if it fits.
 */
export function mapLabels(shapes: readonly DrawnShape[], { fontSize, width }: Frame, { top, bottom }: { top: number; bottom: number }): string {
  const places = shapes.flatMap(({ mark, rings }) => {
    const place = placeOf(rings);
    return place ? [{ mark, place, sign: signOf(mark) }] : [];
  });
  places.sort((one, two) => Number(two.sign !== "") - Number(one.sign !== "") || two.place.size - one.place.size);
  const taken: Box[] = [];
  const strong = shapes.filter(({ mark }) => signOf(mark) !== "");
  return places.map(({ mark, place, sign }) => {
    for (const { text, x, inside } of candidates(mark.name, sign, place, fontSize)) {
      const half = widthOf(text, sign, fontSize) / 2;
      const box = { left: x - half - 1, right: x + half + 1, top: place.y - fontSize * 0.6, bottom: place.y + fontSize * 0.6 };
      if (box.left < 0 || box.right > width || box.top < top || box.bottom > bottom || taken.some((other) => overlap(box, other))) continue;
      // Over another that differs it would be read as that one's name.
      if (!inside && strong.some((other) => other.mark !== mark && covers(other.rings, box))) continue;
      taken.push(box);
      // On a dark area white letters are calmer than a halo, as long as they stay inside.
      const dark = inside && (mark.fill === "behind" || mark.fill === "above");
      return svgText(text, { x, y: place.y, size: fontSize, align: "middle", bold: sign !== "", ...(dark ? { fill: COLOUR.paper } : { halo: true }) });
    }
    return "";
  }).join("");
}

/** Where a label may stand, the best first. */
function candidates(name: string, sign: string, { left, right }: Place, fontSize: number): Label[] {
  const text = sign ? `${sign} ${name}` : name;
  const [middle, room, breadth] = [(left + right) / 2, right - left, widthOf(text, sign, fontSize)];
  if (breadth <= room) return [{ text, x: middle, inside: true }];
  if (sign === "") return [];
  const beside = breadth / 2 + fontSize * 0.3;
  const within = [name, sign].filter((part) => widthOf(part, sign, fontSize) <= room).map((part) => ({ text: part, x: middle, inside: true }));
  return [{ text, x: right + beside, inside: false }, { text, x: left - beside, inside: false }, ...within];
}

/** Signs are as broad as a Chinese character in most of our typefaces, and what differs is bold. */
const widthOf = (text: string, sign: string, fontSize: number): number => (sign ? textWidth(text, fontSize) * 1.05 + fontSize * 0.4 : textWidth(text, fontSize));

function covers(polygons: readonly Ring[][], { left, right, top, bottom }: Box): boolean {
  return [top, (top + bottom) / 2, bottom].some((y) => polygons.some((rings) => stretches(rings, y * 2 + 0.25).some(([from, to]) => from / 2 < right && to / 2 > left)));
}

const signOf = ({ standing }: AreaMark): string => (standing === "above" ? "▲" : standing === "below" ? "▼" : "");
const overlap = (one: Box, two: Box): boolean => one.left < two.right && one.right > two.left && one.top < two.bottom && one.bottom > two.top;

/** Lines at these parts of the height of the largest polygon are tried, the middle first. */
const HEIGHTS = [0.5, 0.4, 0.6, 0.3, 0.7];

function placeOf(polygons: readonly Ring[][]): Place | undefined {
  const largest = polygons.filter(([outer]) => outer && isVisible(outer)).map((rings) => ({ rings, size: sizeOf(rings[0]!) })).sort((one, two) => two.size - one.size)[0];
  if (!largest) return undefined;
  const ys = largest.rings[0]!.map(([, y]) => y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best: Place | undefined;
  for (const height of HEIGHTS) {
    const y = low + (high - low) * height + 0.25; // between two rows, so that no corner is hit
    for (const [from, to] of stretches(largest.rings, y)) {
      if (!best || to - from > (best.right - best.left) * 2.3) best = { y: y / 2, left: from / 2, right: to / 2, size: largest.size };
    }
  }
  return best;
}

/** What of a level line lies inside. */
function stretches(rings: readonly Ring[], y: number): [number, number][] {
  const crossings = rings.flatMap((ring) => ring.flatMap(([x, at], place) => {
    const [nextX, next] = ring[(place + 1) % ring.length]!;
    return at > y === next > y ? [] : [x + ((y - at) * (nextX - x)) / (next - at)];
  })).sort((one, two) => one - two);
  return Array.from({ length: Math.floor(crossings.length / 2) }, (_, at) => [crossings[at * 2]!, crossings[at * 2 + 1]!]);
}

function sizeOf(ring: Ring): number {
  let twice = 0;
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}
