import { readFile } from "node:fs/promises";
import type { GeometryName } from "./package-folder";
import type { TextFault } from "./decode-text";

type Json = Record<string, unknown>;

/** The office's own map: a FeatureCollection or a Topology whose shapes carry the property `code`. */
export async function checkGeometry(path: string, name: GeometryName): Promise<TextFault | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch {
    return { code: "geometry.json", zh: "地图不是有效的 JSON", en: "the geometry is not valid JSON" };
  }
  const shapes = name === "geometry.geojson" ? features(value) : topologyShapes(value);
  if (!shapes) {
    const kind = name === "geometry.geojson" ? "GeoJSON FeatureCollection" : "TopoJSON Topology";
    return { code: "geometry.kind", zh: `地图须为 ${kind}`, en: `the geometry must be a ${kind}` };
  }
  if (shapes.length > 0 && shapes.every((shape) => hasCode(shape))) return undefined;
  return { code: "geometry.code", zh: "地图中每个图形都须有属性 code（地区代码，文字）", en: "every shape of the geometry needs the property code (an area code, as text)" };
}

function features(value: unknown): unknown[] | undefined {
  return isObject(value) && value.type === "FeatureCollection" && Array.isArray(value.features) ? value.features : undefined;
}

function topologyShapes(value: unknown): unknown[] | undefined {
  if (!isObject(value) || value.type !== "Topology" || !isObject(value.objects)) return undefined;
  return Object.values(value.objects).flatMap((object) => (isObject(object) && Array.isArray(object.geometries) ? object.geometries : [object]));
}

const hasCode = (shape: unknown): boolean => isObject(shape) && isObject(shape.properties) && typeof shape.properties.code === "string";
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
