import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { makeTopology } from "../geometry/topology";
import { readGeometry, type ReadGeometry } from "./geometry";
import { takeGeometry } from "./stage-geometry";

const folder = mkdtempSync(join(tmpdir(), "read-geometry-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string, name: ReadGeometry["name"] = "geometry.geojson") {
  const path = join(folder, name);
  writeFileSync(path, text);
  return readGeometry(path, name);
}
const collection = (...geometries: unknown[]) => JSON.stringify({ type: "FeatureCollection", features: geometries.map((geometry, at) => ({ type: "Feature", properties: { code: `V${at}` }, geometry })) });
const faultsOf = async (...geometries: unknown[]) => (await read(collection(...geometries))).geometry!.shapes.map(({ fault }) => fault?.code);
const RING = [[105, 35], [106, 35], [106, 36], [105, 35]];

describe("a geometry", () => {
  it("gives outlines of polygons, heights left out", async () => {
    const { geometry } = await read(collection({ type: "Polygon", coordinates: [RING.map((point) => [...point, 1520])] }, { type: "MultiPolygon", coordinates: [[RING], [RING]] }));

    expect(geometry!.shapes.map(({ outlines }) => outlines)).toEqual([[[RING]], [[RING], [RING]]]);
  });

  it("names what is wrong with a shape: kind, emptiness, numbers, degrees, rings", async () => {
    const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });

    expect(await faultsOf(null, { type: "LineString", coordinates: RING }, polygon(), { type: "MultiPolygon", coordinates: [[]] })).toEqual(Array(4).fill("geometry.shape"));
    expect(await faultsOf(polygon([["105", 35], ...RING]), polygon([[105], ...RING]), polygon([null]), polygon("x"))).toEqual(Array(4).fill("geometry.coordinates"));
    expect(await faultsOf(polygon([[181, 0], [0, 0], [0, 1], [181, 0]]), polygon([[0, -91], [0, 0], [1, 0], [0, -91]]))).toEqual(Array(2).fill("geometry.range"));
    expect(await faultsOf(polygon(RING.slice(0, 3)), polygon([...RING.slice(0, 3), [105, 35.1]]), polygon(RING, []))).toEqual(Array(3).fill("geometry.ring"));
  });

  it("tells projected metres from latitude before longitude", async () => {
    const { geometry } = await read(collection({ type: "Polygon", coordinates: [[[512345, 3921000], ...RING]] }, { type: "Polygon", coordinates: [[[35, 105], ...RING]] }));

    const [metres, swapped] = geometry!.shapes.map(({ fault }) => fault!);
    expect(metres!.zh).toContain("WGS84（EPSG:4326）");
    expect(swapped!.en).toContain("perhaps they are swapped");
  });

  it("is refused beyond 50 MB, before it is read", async () => {
    const path = join(folder, "geometry.topojson");
    writeFileSync(path, Buffer.alloc(50 * 1024 ** 2 + 1, " "));

    const { geometry, faults, source } = await takeGeometry({ path, name: "geometry.topojson" }, join(folder, "large"));

    expect(geometry).toBeUndefined();
    expect(faults).toMatchObject([{ file: "geometry.topojson", row: 0, code: "file.tooLarge", zh: expect.stringContaining("50 MB"), en: expect.stringContaining("50 MB") }]);
    expect(source.bytes).toBe(50 * 1024 ** 2 + 1);
  });

  it("refuses brackets that nest without end, but not those inside texts", async () => {
    expect((await read("[".repeat(100_000))).fault?.code).toBe("geometry.depth");
    expect((await read(JSON.stringify({ type: "FeatureCollection", note: `${"[".repeat(500)}\\"${"{".repeat(500)}`, features: [] }))).geometry).toBeDefined();
  });

  it("is never the cause of a crash, whatever stands in it", async () => {
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(RING, [RING], [[RING]], [[[]]], [[0]], [[-1, 5]]));
    const shape = fc.record({ type: fc.constantFrom("Polygon", "MultiPolygon", "Point", 3, null), coordinates: odd, arcs: odd }, { requiredKeys: [] });
    const text = fc.oneof(
      fc.tuple(fc.constant("geometry.geojson" as const), fc.record({ type: fc.constant("FeatureCollection"), features: fc.array(fc.oneof(odd, fc.record({ properties: odd, geometry: fc.oneof(odd, shape) }))) })),
      fc.tuple(fc.constant("geometry.topojson" as const), fc.record({ type: fc.constant("Topology"), arcs: fc.oneof(odd, fc.constant([RING])), transform: fc.option(odd, { nil: undefined }), objects: fc.oneof(odd, fc.dictionary(fc.string(), fc.oneof(shape, fc.record({ geometries: fc.array(shape) })))) })),
    );

    await fc.assert(fc.asyncProperty(text, async ([name, value]) => {
      const { geometry, fault } = await read(JSON.stringify(value), name);

      expect((geometry === undefined) !== (fault === undefined)).toBe(true);
      const outlines = geometry?.shapes.flatMap((one, at) => (one.outlines ? [{ code: `V${at}`, outlines: one.outlines }] : [])) ?? [];
      expect(makeTopology(outlines).shapes.length).toBeLessThanOrEqual(outlines.length);
    }), { numRuns: 300 });
  });
});
