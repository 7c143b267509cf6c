import { GRID, type ArcRing, type GridPoint } from "./grid";
import { simplifyArcs } from "./simplify";

/** Polygons of an area; each is its outer ring and its holes, closed, of [longitude, latitude] in degrees. */
export type Outlines = [number, number][][][];
export type CodedOutlines = { code: string; outlines: Outlines };

export type CodedArcs = { code: string; polygons: ArcRing[][] };
/** Borders of neighbours are one arc, so that both change alike when they are simplified. */
export type GridTopology = { arcs: GridPoint[][]; shapes: CodedArcs[] };

/**
 * Cuts outlines into arcs that neighbours share, on a grid of a metre, and simplifies them. Shapes that are nothing on that grid are left
 * out. Two neighbours share a border where they share its points; a border drawn twice with other points stays two.
 */
export function makeTopology(shapes: readonly CodedOutlines[]): GridTopology {
  const sorted = [...shapes].sort((one, two) => (one.code < two.code ? -1 : 1));
  const onGrid = sorted.flatMap(({ code, outlines }) => {
    const polygons = outlines.map((rings) => rings.map(toGrid)).filter(([outer]) => outer!.length >= 3).map((rings) => rings.filter((ring) => ring.length >= 3));
    return polygons.length > 0 ? [{ code, polygons }] : [];
  });
  const arcs = new Arcs(junctionsOf(onGrid.flatMap(({ polygons }) => polygons.flat())));
  const cut = onGrid.map(({ code, polygons }) => ({ code, polygons: polygons.map((rings) => rings.map((ring) => arcs.cut(ring))) }));
  return { arcs: simplifyArcs(arcs.all, cut.flatMap(({ polygons }) => polygons.flat())), shapes: cut };
}

/** A ring without its last point, which repeats the first, and without points that fall on the one before. */
function toGrid(ring: readonly (readonly [number, number])[]): GridPoint[] {
  const points: GridPoint[] = [];
  for (const [x, y] of ring) {
    const point = [Math.round((x + 180) / GRID), Math.round((y + 90) / GRID)] as const;
    const last = points.at(-1);
    if (last?.[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  const [first, last] = [points[0], points.at(-1)];
  return points.length > 1 && first![0] === last![0] && first![1] === last![1] ? points.slice(0, -1) : points;
}

/** One number for a point: below 2^53 on the whole globe. */
const keyOf = ([x, y]: GridPoint): number => x * 2 ** 25 + y;

/** Points where arcs begin and end: those that do not have the same two neighbours wherever they occur. */
function junctionsOf(rings: readonly GridPoint[][]): Set<number> {
  const pairs = new Map<number, readonly [number, number]>();
  const junctions = new Set<number>();
  for (const ring of rings) {
    const keys = ring.map(keyOf);
    keys.forEach((key, at) => {
      const [one, two] = [keys.at(at - 1)!, keys[(at + 1) % keys.length]!];
      const pair = [Math.min(one, two), Math.max(one, two)] as const;
      const known = pairs.get(key);
      if (!known) pairs.set(key, pair);
      else if (known[0] !== pair[0] || known[1] !== pair[1]) junctions.add(key);
    });
  }
  return junctions;
}

class Arcs {
  readonly all: GridPoint[][] = [];
  /** By its first two points, from either end: an edge is part of one arc only. */
  private readonly known = new Map<string, number>();

  constructor(private readonly junctions: ReadonlySet<number>) {}

  cut(ring: readonly GridPoint[]): ArcRing {
    const keys = ring.map(keyOf);
    const at = keys.findIndex((key) => this.junctions.has(key));
    // A ring that meets no other is one closed arc; it begins at its least point, so that the hole round an enclave is the same arc.
    const start = at >= 0 ? at : keys.indexOf(keys.reduce((least, key) => Math.min(least, key), Infinity));
    const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start]!];
    const found: ArcRing = [];
    let from = 0;
    for (let to = 1; to < turned.length; to += 1) {
      if (to < turned.length - 1 && !this.junctions.has(keyOf(turned[to]!))) continue;
      found.push(this.place(turned.slice(from, to + 1)));
      from = to;
    }
    return found;
  }

  private place(arc: GridPoint[]): number {
    const name = (one: GridPoint, two: GridPoint) => `${keyOf(one)} ${keyOf(two)}`;
    const forward = name(arc[0]!, arc[1]!);
    const known = this.known.get(forward);
    if (known !== undefined) return known;
    const at = this.all.push(arc) - 1;
    this.known.set(name(arc.at(-1)!, arc.at(-2)!), ~at);
    this.known.set(forward, at);
    return at;
  }
}
