import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { feature } from "topojson-client";
import type { MultiPolygon, Topology } from "topojson-specification";
import { GRID, type GridPoint } from "./grid";
import type { CodedArcs, GridTopology, Outlines } from "./topology";

export const GEOMETRY_FILE = "geometry.json";

/** The office's own map as a snapshot keeps it. */
export type GeometryFile = {
  /** Outlines in degrees of those of the codes that have a shape. */
  shapes(codes: readonly string[]): Map<string, Outlines>;
};

/** The text of `geometry.json`: TopoJSON of one object `areas` whose shapes bear the property `code` and nothing else. */
export function geometryText({ arcs, shapes }: GridTopology): string {
  const [left, bottom] = [least(arcs, 0), least(arcs, 1)];
  const geometries = shapes.map(({ code, polygons }) => ({ type: "MultiPolygon", arcs: polygons, properties: { code } }));
  return `${JSON.stringify({
    type: "Topology", transform: { scale: [GRID, GRID], translate: [left * GRID - 180, bottom * GRID - 90] },
    objects: { areas: { type: "GeometryCollection", geometries } }, arcs: arcs.map((arc) => inSteps(arc, left, bottom)),
  })}\n`;
}

/** Shapes of merged codes go to their successor, beside its own; what stands for no other code keeps its own. */
export function toSuccessors({ arcs, shapes }: GridTopology, successorOf: ReadonlyMap<string, string>): GridTopology {
  const merged = new Map<string, CodedArcs>();
  for (const { code, polygons } of shapes) {
    const now = successorOf.get(code) ?? code;
    merged.set(now, { code: now, polygons: [...(merged.get(now)?.polygons ?? []), ...polygons] });
  }
  return { arcs, shapes: [...merged.values()].sort((one, two) => (one.code < two.code ? -1 : 1)) };
}

/** Reads the map of a snapshot folder; undefined where the package brought none. */
export async function readGeometryFile(dir: string): Promise<GeometryFile | undefined> {
  const text = await readFile(join(dir, GEOMETRY_FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : geometryOf(JSON.parse(text) as Topology); // written by geometryText and hashed since
}

function geometryOf(topology: Topology): GeometryFile {
  const { areas } = topology.objects as unknown as { areas: { geometries: (MultiPolygon & { properties: { code: string } })[] } };
  const byCode = new Map(areas.geometries.map((shape) => [shape.properties.code, shape]));
  return {
    shapes: (codes) => new Map(codes.flatMap((code) => {
      const shape = byCode.get(code);
      return shape ? [[code, feature(topology, shape).geometry.coordinates as Outlines] as const] : [];
    })),
  };
}

const least = (arcs: readonly GridPoint[][], axis: 0 | 1): number => arcs.reduce((low, arc) => arc.reduce((lower, point) => Math.min(lower, point[axis]), low), Infinity);

/** Each point as its step from the one before. */
function inSteps(arc: readonly GridPoint[], left: number, bottom: number): number[][] {
  let [x, y] = [left, bottom];
  return arc.map(([toX, toY]) => {
    const step = [toX - x, toY - y];
    [x, y] = [toX, toY];
    return step;
  });
}
