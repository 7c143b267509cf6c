import fc from "fast-check";
import { expect, it } from "vitest";
import { geometryText, toSuccessors } from "./geometry-file";
import { GRID, type GridPoint } from "./grid";
import { makeTopology, type GridTopology, type Outlines } from "./topology";

const box = (left: number, bottom: number, right: number, top: number): [number, number][] => [[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]];
const polygon = (...rings: [number, number][][]): Outlines => [rings];
const codes = ({ shapes }: GridTopology) => shapes.map(({ code }) => code);
const ringOf = ({ arcs }: GridTopology, ring: readonly number[]): GridPoint[] => ring.flatMap((at) => (at < 0 ? arcs[~at]!.toReversed() : arcs[at]!).slice(0, -1));

it("makes one arc of the border that two neighbours share, whichever way each goes round", () => {
  const topology = makeTopology([{ code: "B", outlines: polygon(box(106, 35, 107, 36).reverse()) }, { code: "A", outlines: polygon(box(105, 35, 106, 36)) }]);

  expect(codes(topology)).toEqual(["A", "B"]);
  expect(topology.arcs).toHaveLength(3);
  const [a, b] = topology.shapes.map(({ polygons }) => polygons[0]![0]!.map((at) => (at < 0 ? ~at : at)));
  expect(a!.filter((at) => b!.includes(at))).toHaveLength(1);
});

it("makes one arc of an enclave and of the hole round it", () => {
  const hole = box(105.4, 35.4, 105.6, 35.6);
  const topology = makeTopology([{ code: "round", outlines: polygon(box(105, 35, 106, 36), hole) }, { code: "inside", outlines: polygon([...hole.slice(2), ...hole.slice(1, 3)]) }]);

  expect(topology.arcs).toHaveLength(2);
});

it("gives every ring back as it was, where nothing is small enough to leave out", () => {
  const corner = fc.integer({ min: -8, max: 8 });
  fc.assert(fc.property(fc.array(fc.tuple(corner, corner), { minLength: 9, maxLength: 9 }), (shaken) => {
    const at = (x: number, y: number): [number, number] => [105 + (x * 20 + shaken[y * 3 + x]![0]) / 1000, 35 + (y * 20 + shaken[y * 3 + x]![1]) / 1000];
    const cells = [[0, 0], [1, 0], [0, 1], [1, 1]].map(([x, y]) => ({ code: `${x}${y}`, outlines: polygon([at(x!, y!), at(x! + 1, y!), at(x! + 1, y! + 1), at(x!, y! + 1), at(x!, y!)]) }));

    const topology = makeTopology(cells);

    for (const { code, polygons } of topology.shapes) {
      const wanted = cells.find((cell) => cell.code === code)!.outlines[0]![0]!.slice(1).map(([x, y]) => `${Math.round((x + 180) / GRID)} ${Math.round((y + 90) / GRID)}`);
      expect(ringOf(topology, polygons[0]![0]!).map((point) => point.join(" ")).sort()).toEqual(wanted.sort());
    }
    expect(topology.arcs.length).toBeLessThanOrEqual(12);
  }));
});

it("leaves out what hardly changes a border, alike for both neighbours, and keeps small areas as fine as large ones", () => {
  const wavy = Array.from({ length: 201 }, (_, at): [number, number] => [106 + (at % 2) * 0.00004, 35 + at / 200]);
  const fine = Array.from({ length: 41 }, (_, at): [number, number] => [109 + 0.001 * Math.cos((at / 40) * 2 * Math.PI), 35 + 0.001 * Math.sin((at / 40) * 2 * Math.PI)]);
  fine[40] = fine[0]!;
  const topology = makeTopology([
    { code: "A", outlines: polygon([[105, 35], ...wavy, [105, 36], [105, 35]]) }, { code: "B", outlines: polygon([[107, 36], ...wavy.toReversed(), [107, 35], [107, 36]]) }, { code: "C", outlines: polygon(fine) },
  ]);

  const [a, b, c] = topology.shapes.map(({ polygons }) => ringOf(topology, polygons[0]![0]!).length);
  expect([a, b]).toEqual([4, 4]);
  expect(c).toBeGreaterThan(15);
});

it("keeps a ring that would fall to a line, and leaves out what is nothing on a grid of a metre", () => {
  const sliver: [number, number][] = [[105, 35], [105.001, 35.000_01], [105.002, 35], [105.001, 34.999_99], [105, 35]];
  const topology = makeTopology([{ code: "A", outlines: polygon(sliver) }, { code: "B", outlines: polygon(box(105, 35, 105.000_001, 35.000_001)) }]);

  expect(codes(topology)).toEqual(["A"]);
  expect(ringOf(topology, topology.shapes[0]!.polygons[0]![0]!).length).toBeGreaterThan(2);
});

it("writes the same text whatever the order of the shapes, with codes and numbers alone", () => {
  const shapes = [{ code: "A", outlines: polygon(box(105, 35, 106, 36)) }, { code: "B", outlines: polygon(box(106, 35, 107, 36)) }];

  const text = geometryText(makeTopology(shapes));

  expect(geometryText(makeTopology(shapes.toReversed()))).toBe(text);
  expect(JSON.parse(text).objects.areas.geometries.map(({ properties }: { properties: object }) => properties)).toEqual([{ code: "A" }, { code: "B" }]);
});

it("hands the outlines of merged codes to their successor, beside its own", () => {
  const topology = makeTopology(["A", "M", "N"].map((code, at) => ({ code, outlines: polygon(box(105 + at, 35, 106 + at, 36)) })));

  const now = toSuccessors(topology, new Map([["M", "A"], ["N", "Z"]]));

  expect(now.shapes.map(({ code, polygons }) => [code, polygons.length])).toEqual([["A", 2], ["Z", 1]]);
});
