import { fewerPoints } from "../base/fewer-points";

/** A closed ring in half pixels, without its last point; fewer than three points where it is smaller than that. */
export type Ring = [x: number, y: number][];

/** What lies within so many half pixels of the rest is left out; the white border between neighbours, a whole pixel, covers it. */
const UNSEEN = 0.9;

/** Puts a closed ring on half pixels and leaves out what cannot be seen. */
export function toRaster(ring: readonly (readonly [number, number])[], project: (point: readonly [number, number]) => readonly [number, number]): Ring {
  const points: Ring = [];
  for (const point of ring) {
    const [x, y] = project(point);
    const [put, last] = [[Math.round(x * 2), Math.round(y * 2)] as [number, number], points.at(-1)];
    if (last?.[0] !== put[0] || last[1] !== put[1]) points.push(put);
  }
  if (points.length < 4) return points.slice(0, 1);
  return fewerPoints(points, UNSEEN).slice(0, -1);
}

/** The path of an area; one that is smaller than a pixel is drawn as a point of one. */
export function ringsPath(polygons: readonly (readonly Ring[])[]): string {
  const rings = polygons.flat().filter(isVisible);
  if (rings.length > 0) return rings.map(ringPath).join("");
  const [x, y] = polygons[0]?.[0]?.[0] ?? [0, 0];
  return `M${x - 1} ${y - 1}h2v2h-2z`;
}

/** Whether a ring takes any room at this size. */
export const isVisible = (ring: Ring): boolean => ring.length > 2;

function ringPath(ring: Ring): string {
  let [x, y] = ring[0]!;
  const steps = ring.slice(1).map(([toX, toY]) => {
    const step = `${toX - x < 0 ? "" : " "}${toX - x}${toY - y < 0 ? "" : " "}${toY - y}`;
    [x, y] = [toX, toY];
    return step;
  });
  return `M${ring[0]![0]} ${ring[0]![1]}l${steps.join("").trimStart()}z`;
}
