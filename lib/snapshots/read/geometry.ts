import { readFile } from "node:fs/promises";
import type { Topology } from "topojson-specification";
import type { TextFault } from "./decode-text";
import { outlinesOf, soundArcs, topologyOutlines, type ShapeOutlines } from "./geometry-shapes";
import type { GeometryName } from "./package-folder";

type Json = Record<string, unknown>;
/** One shape: its property `code` as it stands there, all other texts it carries, by name, and its outlines; `bare` where it has nothing to draw at all. */
export type Shape = { code: unknown; texts: Map<string, string[]>; bare: boolean } & ShapeOutlines;
/** The office's own map; `loose` are the texts that belong to no shape. */
export type ReadGeometry = { name: GeometryName; shapes: Shape[]; loose: Map<string, string[]> };

/**
 * Reads the office's own map: a FeatureCollection or a Topology whose shapes carry the property `code`. Only outlines and codes go on
 * into the snapshot; everything else is handed over so that it can be looked at for persons, and left behind.
 */
export async function readGeometry(path: string, name: GeometryName): Promise<{ geometry?: ReadGeometry; fault?: TextFault }> {
  const text = await readFile(path, "utf8");
  if (nestsDeeper(text, MOST_LEVELS)) return { fault: { code: "geometry.depth", zh: `地图文件的括号嵌套超过 ${MOST_LEVELS} 层，不是正常的地图；请从制图软件重新导出`, en: `the geometry nests brackets more than ${MOST_LEVELS} deep, which no map does; export it again from the mapping program` } };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: { code: "geometry.json", zh: "地图文件不完整或不是 JSON；请从制图软件重新导出", en: "the geometry is not valid JSON; export it again from the mapping program" } };
  }
  const taken = name === "geometry.geojson" ? fromGeoJson(value) : fromTopology(value);
  if (taken) return { geometry: { name, ...taken } };
  const kind = name === "geometry.geojson" ? "GeoJSON FeatureCollection" : "TopoJSON Topology";
  return { fault: { code: "geometry.kind", zh: `地图须为 ${kind}；请按此格式重新导出`, en: `the geometry must be a ${kind}; export it in this format` } };
}

/** Coordinates of a MultiPolygon lie 8 deep. */
const MOST_LEVELS = 40;

/** What nests without end would overflow the walks below; so it is counted before it is parsed. */
function nestsDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === QUOTE) at = endOfText(text, at);
    else if (letter === 0x5b || letter === 0x7b) depth += 1;
    else if (letter === 0x5d || letter === 0x7d) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

const QUOTE = 0x22;

function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === 0x5c) at += 1;
    else if (letter === QUOTE) return at;
  }
  return text.length;
}

type Taken = { shapes: Shape[]; loose: Map<string, string[]> };

function fromGeoJson(value: unknown): Taken | undefined {
  if (!isObject(value) || value.type !== "FeatureCollection" || !Array.isArray(value.features)) return undefined;
  return {
    shapes: value.features.map((one: unknown) => {
      const feature = isObject(one) ? one : {};
      return { ...shapeOf(feature, [[feature, ["type", "properties", "geometry", "bbox"]], ...besides(feature.geometry)]), bare: !isObject(feature.geometry), ...outlinesOf(feature.geometry) };
    }),
    loose: textsOf([[value, ["type", "features", "bbox"]]]),
  };
}

/** All objects of a topology become one: their names are no part of the map. */
function fromTopology(value: unknown): Taken | undefined {
  if (!isObject(value) || value.type !== "Topology" || !isObject(value.objects) || !soundArcs(value)) return undefined;
  const topology = value as unknown as Topology; // arcs and transform are sound; each shape is looked at before it is drawn
  const objects = Object.values(value.objects).map((object) => (isObject(object) ? object : {}));
  const shapes = objects.flatMap((object) => (Array.isArray(object.geometries) ? object.geometries : [object])).map((shape) => (isObject(shape) ? shape : {}));
  return {
    shapes: shapes.map((shape) => ({ ...shapeOf(shape, besides(shape)), bare: typeof shape.type !== "string", ...topologyOutlines(topology, shape) })),
    loose: textsOf([[value, ["type", "objects", "arcs", "transform", "bbox"]], [{ objects: Object.keys(value.objects) }, []], ...objects.flatMap((object): Other[] => (Array.isArray(object.geometries) ? [[object, ["type", "geometries", "bbox"]]] : []))]),
  };
}

const SHAPE_KEYS = ["type", "coordinates", "arcs", "geometries", "bbox"];

/** An object, and which of its members are looked at elsewhere. */
type Other = [object: Json, without: readonly string[]];

function besides(geometry: unknown): Other[] {
  if (!isObject(geometry)) return [];
  const parts = Array.isArray(geometry.geometries) ? geometry.geometries.flatMap(besides) : [];
  return [[geometry, [...SHAPE_KEYS, "properties"]], ...parts];
}

function shapeOf({ properties }: Json, others: readonly Other[]): Pick<Shape, "code" | "texts"> {
  return { code: isObject(properties) ? properties.code : undefined, texts: textsOf([...(isObject(properties) ? [[properties, ["code"]] as Other] : []), ...others]) };
}

/** Texts and numbers by the name they stand under, those inside others too. */
function textsOf(others: readonly Other[]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const take = (key: string, value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) take(key, part);
    else if (isObject(value)) for (const [name, part] of Object.entries(value)) take(key === "" ? name : `${key}.${name}`, part);
    else listAt(texts, key).push(...(typeof value === "string" || typeof value === "number" ? [String(value)] : []));
  };
  for (const [object, without] of others) for (const [key, value] of Object.entries(object)) if (!without.includes(key)) take(key, value);
  return texts;
}

/** The list under a key, made where there is none. */
export function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
