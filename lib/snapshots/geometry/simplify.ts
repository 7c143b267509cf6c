import { fewerPoints } from "../../base/fewer-points";
import { GRID, type ArcRing, type GridPoint } from "./grid";

/** What lies within this share of the side of the smallest area beside an arc is left out: under a pixel where the area is 200 px wide. */
const DETAIL = 1 / 200;

/**
 * Leaves out points that hardly change an arc. How much is hardly depends on the smaller of its two neighbours, so villages of any size
 * keep their form. A ring that would fall to a line keeps all its points.
 */
export function simplifyArcs(arcs: readonly GridPoint[][], rings: readonly ArcRing[]): GridPoint[][] {
  const sides = new Float64Array(arcs.length).fill(Infinity);
  for (const ring of rings) {
    const side = Math.sqrt(areaOf(ring.flatMap((at) => pointsOf(arcs, at))));
    for (const at of ring) sides[placeOf(at)] = Math.min(sides[placeOf(at)]!, side);
  }
  const simple = arcs.map((arc, at) => fewerPoints(arc, sides[at]! * DETAIL, breadth(arc[0]!)));
  for (const ring of rings) {
    if (areaOf(ring.flatMap((at) => pointsOf(simple, at))) > 0) continue;
    for (const at of ring) simple[placeOf(at)] = arcs[placeOf(at)]!;
  }
  return simple;
}

const placeOf = (at: number): number => (at < 0 ? ~at : at);
/** Without the last point, which is the first of the next arc. */
const pointsOf = (arcs: readonly GridPoint[][], at: number): GridPoint[] => (at < 0 ? arcs[~at]!.toReversed() : arcs[at]!).slice(0, -1);

/** A degree of longitude beside one of latitude. */
const breadth = ([, y]: GridPoint): number => Math.max(0.01, Math.cos(((y * GRID - 90) * Math.PI) / 180));

/** In squares of grid steps, both ways alike. */
function areaOf(ring: readonly GridPoint[]): number {
  let twice = 0;
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    twice += x * nextY - nextX * y;
  });
  return (Math.abs(twice) / 2) * breadth(ring[0]!);
}
