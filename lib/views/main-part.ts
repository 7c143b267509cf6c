/** Polygons of rings of [longitude, latitude] in degrees. */
export type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** This share of the land is the main part whatever lies round it. */
const MAIN_SHARE = 0.99;
/** How far beyond the box of the main part, in its own size, a part may lie and still be drawn. */
const BESIDE = 0.25;

type Box = { left: number; right: number; bottom: number; top: number };

/**
 * Leaves out small parts so far away that the rest would shrink to a dot, such as an islet of the county in another sea. What is left of
 * each area is kept, possibly nothing; `far` tells whether anything was left out.
 */
export function mainPart<Shape extends { polygons: Polygons }>(shapes: readonly Shape[]): { drawn: Shape[]; far: boolean } {
  const parts = shapes.flatMap(({ polygons }) => polygons.flatMap(([outer]) => (outer ? [{ box: boxOf(outer), size: sizeOf(outer) }] : [])));
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  let land = 0;
  const main: Box[] = [];
  for (const { box, size } of parts.sort((one, two) => two.size - one.size)) {
    if (land >= total * MAIN_SHARE) break;
    main.push(box);
    land += size;
  }
  if (main.length === 0) return { drawn: [...shapes], far: false };
  const around = widened(main.reduce(joined));
  let far = false;
  const drawn = shapes.map((shape) => {
    const polygons = shape.polygons.filter(([outer]) => outer !== undefined && meets(boxOf(outer), around));
    far ||= polygons.length < shape.polygons.length;
    return { ...shape, polygons };
  });
  return { drawn, far };
}

function boxOf(ring: readonly (readonly [number, number])[]): Box {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const [x, y] of ring) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = Math.min(box.bottom, y);
    box.top = Math.max(box.top, y);
  }
  return box;
}

const joined = (one: Box, two: Box): Box => ({ left: Math.min(one.left, two.left), right: Math.max(one.right, two.right), bottom: Math.min(one.bottom, two.bottom), top: Math.max(one.top, two.top) });

function widened({ left, right, bottom, top }: Box): Box {
  const by = Math.max(right - left, top - bottom) * BESIDE;
  return { left: left - by, right: right + by, bottom: bottom - by, top: top + by };
}

const meets = (one: Box, two: Box): boolean => one.left <= two.right && one.right >= two.left && one.bottom <= two.top && one.top >= two.bottom;

function sizeOf(ring: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) twice += ring[at]![0] * ring[at + 1]![1] - ring[at + 1]![0] * ring[at]![1];
  return Math.abs(twice) / 2;
}
