import type { MultiPolygon, Topology } from "topojson-specification";
import { feature } from "topojson-client";
import type { Bilingual } from "../../base/errors";
import type { Outlines } from "../geometry/topology";

type Json = Record<string, unknown>;
/** What is wrong with the geometry of one shape; `value` as messages may show it. */
export type ShapeFault = { code: string; value: string } & Bilingual;
export type ShapeOutlines = { outlines: Outlines; fault?: undefined } | { fault: ShapeFault; outlines?: undefined };

/** The outlines of a GeoJSON geometry: a Polygon or MultiPolygon in degrees, its rings closed; or the first thing wrong with it. */
export function outlinesOf(geometry: unknown): ShapeOutlines {
  if (!isObject(geometry)) return { fault: wrong("geometry.shape", "", "此图形没有几何内容；请补画，或从地图中删去", "the shape has no geometry; draw it, or remove the shape") };
  const { type, coordinates } = geometry;
  if (type !== "Polygon" && type !== "MultiPolygon") return { fault: notPolygon(type) };
  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return { fault: nothing() };
  for (const polygon of polygons) {
    const fault = polygonFault(polygon);
    if (fault) return { fault };
  }
  return { outlines: (polygons as number[][][][]).map((rings) => rings.map((ring) => ring.map(([x, y]) => [x!, y!]))) };
}

/** The same of a shape of a topology. `arcs` were found sound by `arcsFault`. */
export function topologyOutlines(topology: Topology, shape: Json): ShapeOutlines {
  const { type, arcs } = shape;
  if (type !== "Polygon" && type !== "MultiPolygon") return outlinesOf(type === undefined || type === null ? undefined : { type });
  if (!Array.isArray(arcs) || arcs.length === 0) return { fault: nothing() };
  const most = topology.arcs.length;
  const sound = (at: unknown) => Number.isInteger(at) && (at as number) < most && (at as number) >= -most;
  const rings: unknown[] = type === "Polygon" ? arcs : arcs.flat(1);
  if (!rings.every((ring) => Array.isArray(ring) && ring.length > 0 && ring.every(sound))) return { fault: wrong("geometry.arcs", "", "此图形引用了不存在的弧段；请从制图软件重新导出", "the shape names arcs that are not there; export the geometry again") };
  return outlinesOf(feature(topology, { type, arcs } as unknown as MultiPolygon).geometry);
}

/** Whether the arcs of a topology are lists of positions, and its transform two pairs of numbers. */
export function soundArcs({ arcs, transform }: Json): boolean {
  const pair = (value: unknown) => Array.isArray(value) && value.length === 2 && value.every((part) => Number.isFinite(part));
  if (transform !== undefined && !(isObject(transform) && pair(transform.scale) && pair(transform.translate))) return false;
  return Array.isArray(arcs) && arcs.every((arc) => Array.isArray(arc) && arc.length > 0 && arc.every(isPosition));
}

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const isPosition = (value: unknown): value is number[] => Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);

function polygonFault(polygon: unknown): ShapeFault | undefined {
  if (!Array.isArray(polygon) || polygon.length === 0) return nothing();
  for (const ring of polygon) {
    if (!Array.isArray(ring) || !ring.every(isPosition)) return wrong("geometry.coordinates", "", "坐标须为 [经度, 纬度] 两个数字；请从制图软件重新导出", "coordinates must be pairs of numbers, [longitude, latitude]; export the geometry again");
    const outside = ring.find(([x, y]) => Math.abs(x!) > 180 || Math.abs(y!) > 90);
    if (outside) return notDegrees(outside);
    if (ring.length < 4) return wrong("geometry.ring", String(ring.length), `有一圈边界只有 ${ring.length} 个点；至少要 4 个（首尾同一点）`, `a ring has ${ring.length} points; it needs at least 4, the last one equal to the first`);
    const [first, last] = [ring[0]!, ring.at(-1)!];
    if (first[0] !== last[0] || first[1] !== last[1]) return wrong("geometry.ring", "", "有一圈边界没有闭合；最后一点须与第一点相同", "a ring is not closed; its last point must equal the first");
  }
  return undefined;
}

const wrong = (code: string, value: string, zh: string, en: string): ShapeFault => ({ code, value, zh, en });

const nothing = () => wrong("geometry.shape", "", "此图形是空的，没有边界；请补画，或从地图中删去", "the shape is empty; draw it, or remove it");

function notPolygon(type: unknown): ShapeFault {
  const shown = typeof type === "string" && /^[A-Za-z]{1,20}$/.test(type) ? type : "";
  return wrong("geometry.shape", shown, `须为 Polygon 或 MultiPolygon（面）${shown ? `，此处为 ${shown}` : ""}；点和线请删去`, `must be a Polygon or a MultiPolygon${shown ? `, found ${shown}` : ""}; remove points and lines`);
}

/** The usual reasons: projected metres, or latitude before longitude. */
function notDegrees([x = 0, y = 0]: number[]): ShapeFault {
  const shown = `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  const swapped = Math.abs(x) <= 90 && Math.abs(y) <= 180;
  return swapped
    ? wrong("geometry.range", shown, `坐标（${shown}）的纬度超出 −90 至 90：经纬度可能写反了，须为 [经度, 纬度]`, `coordinate (${shown}): latitude beyond −90..90; it must be [longitude, latitude], perhaps they are swapped`)
    : wrong("geometry.range", shown, `坐标（${shown}）不是经纬度（经度 −180 至 180，纬度 −90 至 90），可能是以米为单位的投影坐标；请转换为 WGS84（EPSG:4326）再导出`, `coordinate (${shown}) is not in degrees (longitude −180..180, latitude −90..90), perhaps projected metres; convert it to WGS84 (EPSG:4326) and export again`);
}
