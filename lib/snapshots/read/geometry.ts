import { readFile, writeFile } from "node:fs/promises";
import type { TextFault } from "./decode-text";
import type { GeometryName } from "./package-folder";

type Json = Record<string, unknown>;
/** One shape: its property `code` as it stands there, and all other texts it carries, by name. */
export type Shape = { code: unknown; texts: Map<string, string[]> };
/** The office's own map: `path` holds shapes and codes alone; `loose` are the texts that belong to no shape. */
export type ReadGeometry = { name: GeometryName; path: string; shapes: Shape[]; loose: Map<string, string[]> };

/**
 * Reads the office's own map: a FeatureCollection or a Topology whose shapes carry the property `code`. What goes into the snapshot
 * is written anew from shapes and codes; everything else is left out, but handed over so that it can be looked at for persons.
 */
export async function readGeometry(path: string, name: GeometryName, target: string): Promise<{ geometry?: ReadGeometry; fault?: TextFault }> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch {
    return { fault: { code: "geometry.json", zh: "地图文件不完整或不是 JSON；请从制图软件重新导出", en: "the geometry is not valid JSON; export it again from the mapping program" } };
  }
  const map = name === "geometry.geojson" ? fromGeoJson(value) : fromTopology(value);
  if (!map) {
    const kind = name === "geometry.geojson" ? "GeoJSON FeatureCollection" : "TopoJSON Topology";
    return { fault: { code: "geometry.kind", zh: `地图须为 ${kind}；请按此格式重新导出`, en: `the geometry must be a ${kind}; export it in this format` } };
  }
  await writeFile(target, JSON.stringify(map.bare));
  return { geometry: { name, path: target, shapes: map.shapes, loose: map.loose } };
}

type Taken = { bare: unknown; shapes: Shape[]; loose: Map<string, string[]> };

function fromGeoJson(value: unknown): Taken | undefined {
  if (!isObject(value) || value.type !== "FeatureCollection" || !Array.isArray(value.features)) return undefined;
  const features = value.features.map((feature) => (isObject(feature) ? feature : {}));
  return {
    bare: { type: "FeatureCollection", features: features.map((feature) => ({ type: "Feature", properties: codeOnly(feature), geometry: bareGeometry(feature.geometry) })) },
    shapes: features.map((feature) => shapeOf(feature, [[feature, ["type", "properties", "geometry", "bbox"]], ...besides(feature.geometry)])),
    loose: textsOf([[value, ["type", "features", "bbox"]]]),
  };
}

/** All objects of a topology become one: their names are no part of the map. */
function fromTopology(value: unknown): Taken | undefined {
  if (!isObject(value) || value.type !== "Topology" || !isObject(value.objects)) return undefined;
  const objects = Object.values(value.objects).map((object) => (isObject(object) ? object : {}));
  const shapes = objects.flatMap((object) => (Array.isArray(object.geometries) ? object.geometries : [object])).map((shape) => (isObject(shape) ? shape : {}));
  const { arcs, transform } = value;
  return {
    bare: {
      type: "Topology", ...(isObject(transform) ? { transform: numbersOnly({ scale: transform.scale, translate: transform.translate }) } : {}), arcs: numbersOnly(arcs),
      objects: { areas: { type: "GeometryCollection", geometries: shapes.map((shape) => ({ ...(bareGeometry(shape) as Json), properties: codeOnly(shape) })) } },
    },
    shapes: shapes.map((shape) => shapeOf(shape, besides(shape))),
    loose: textsOf([[value, ["type", "objects", "arcs", "transform", "bbox"]], [{ objects: Object.keys(value.objects) }, []], ...objects.flatMap((object): Other[] => (Array.isArray(object.geometries) ? [[object, ["type", "geometries", "bbox"]]] : []))]),
  };
}

const codeOnly = ({ properties }: Json): Json => ({ code: isObject(properties) ? properties.code : undefined });
const SHAPE_KEYS = ["type", "coordinates", "arcs", "geometries", "bbox"];

/** A geometry of known members; what is not made of numbers is no geometry. */
function bareGeometry(value: unknown): unknown {
  if (!isObject(value)) return null;
  const { type, coordinates, arcs, geometries } = value;
  return {
    type: typeof type === "string" && /^[A-Za-z]{4,20}$/.test(type) ? type : null,
    ...(coordinates === undefined ? {} : { coordinates: numbersOnly(coordinates) }), ...(arcs === undefined ? {} : { arcs: numbersOnly(arcs) }),
    ...(Array.isArray(geometries) ? { geometries: geometries.map(bareGeometry) } : {}),
  };
}

function numbersOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numbersOnly);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, numbersOnly(part)]));
  return typeof value === "number" ? value : null;
}

/** An object, and which of its members are looked at elsewhere. */
type Other = [object: Json, without: readonly string[]];

function besides(geometry: unknown): Other[] {
  if (!isObject(geometry)) return [];
  const parts = Array.isArray(geometry.geometries) ? geometry.geometries.flatMap(besides) : [];
  return [[geometry, [...SHAPE_KEYS, "properties"]], ...parts];
}

function shapeOf({ properties }: Json, others: readonly Other[]): Shape {
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
