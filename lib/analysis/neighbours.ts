import type { Outlines } from "../snapshots/geometry/topology";

/**
 * Places (from 0) of the areas with which each shares a border, from outlines of one map. A border is shared where two outlines have the
 * same line between the same two points; areas that touch in a point only are no neighbours. An area without an outline has none.
 */
export function neighboursOf(shapes: ReadonlyMap<string, Outlines>, codes: readonly string[]): number[][] {
  const owners = new Map<string, Set<number>>();
  codes.forEach((code, at) => {
    for (const ring of (shapes.get(code) ?? []).flat()) for (let point = 1; point < ring.length; point += 1) {
      const line = [ring[point - 1]!.join(" "), ring[point]!.join(" ")].sort().join("|");
      owners.set(line, (owners.get(line) ?? new Set<number>()).add(at));
    }
  });
  const beside = codes.map(() => new Set<number>());
  for (const areas of owners.values()) for (const one of areas) for (const other of areas) if (one !== other) beside[one]!.add(other);
  return beside.map((places) => [...places].sort((one, two) => one - two));
}
