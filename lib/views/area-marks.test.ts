import { describe, expect, it } from "vitest";
import type { Geometry } from "../analysis/geometry";
import type { AreasQuestion } from "./area-mark";
import { BIRTH_RATE, missing, ok, SEX_RATIO, suppressed, villages, VISITS, without } from "./fixtures/figures";
import { mainPart } from "./main-part";
import { mapView } from "./map-view";
import { tileGridView } from "./tile-grid-view";

const target = { kind: "target", lower: 0.9, upper: 0.9 } as const;
const question = (more: Partial<AreasQuestion> = {}): AreasQuestion => ({ indicator: VISITS, areas: villages(), reference: target, areaName: "清源乡", level: "village", source: "来源：甲。", writer: { locale: "zh-CN", threshold: 5 }, ...more });
const square = (x: number, y = 35, side = 0.1): [number, number][][][] => [[[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]];
const geometryOf = (places: Record<string, [number, number][][][]>): Geometry => ({ shapes: (codes) => new Map(codes.flatMap((code) => (places[code] ? [[code, places[code]]] : []))) });
const marksOf = (view: { groups: readonly { marks: readonly { fill: string }[] }[] }) => view.groups.flatMap(({ marks }) => marks);

describe("marks of areas", () => {
  it("colour only what differs, say who in the title, and count each kind in the legend", () => {
    const view = tileGridView(question());

    expect(view.title).toBe("新生儿访视：石门、上湾、柳沟明显低于目标，其余 21 个村分不开");
    expect(marksOf(view).map(({ fill }) => fill)).toEqual([...Array(3).fill("behind"), ...Array(21).fill("same")]);
    expect(view.legend).toEqual([{ fill: "behind", text: "▼ 明显低于目标（3）" }, { fill: "same", text: "与目标分不开（21）" }]);
    expect(marksOf(view)[0]).toMatchObject({ text: "60.0%", hint: "石门 60.0%，估计值 62.0% (53.0–69.0)，明显低于目标" });
  });

  it("call it behind above the reference where lower is better, and neither where there is no better side", () => {
    const high = ok("sex-ratio-at-birth", 130, { events: 28_260, exposure: 50_000, interval: { lower: 110, upper: 150, level: 0.95, method: "wilson" } });
    const areas = [{ code: "a", name: "甲", figure: high }];
    const band = { kind: "band", lower: 103, upper: 107 } as const;

    expect(marksOf(tileGridView(question({ indicator: SEX_RATIO, areas, reference: band })))[0]!.fill).toBe("behind");
    expect(marksOf(tileGridView(question({ indicator: { ...SEX_RATIO, class: "neutral", better: undefined } as never, areas, reference: band })))[0]!.fill).toBe("above");
  });

  it("give what is only described one colour and no standing, whatever the caller says", () => {
    const areas = [0.01, 0.05, 0.002].map((value, at) => ({ code: `${at}`, name: `村${at}`, figure: ok("birth-rate", value), standing: "above" as const }));
    const view = tileGridView(question({ indicator: BIRTH_RATE, areas, reference: { kind: "own", lower: 0.03, upper: 0.03 } }));

    expect(marksOf(view).map(({ fill }) => fill)).toEqual(["plain", "plain", "plain"]);
    expect(JSON.stringify(view)).not.toMatch(/高于|低于|分不开/);
    expect(view.groups[0]!.marks.map(({ code }) => code)).toEqual(["0", "1", "2"]);
  });

  it("tell small counts, what was not reported and what cannot be calculated apart, without a number", () => {
    const areas = [suppressed("x"), missing("x"), without("x")].map((figure, at) => ({ code: `${at}`, name: `村${at}`, figure }));
    const view = tileGridView(question({ areas }));

    expect(view.groups[0]!.marks.map(({ fill, text }) => [fill, text])).toEqual([["suppressed", "1–4"], ["missing", "未报"], ["undefined", "—"]]);
    expect(view.title).toBe("新生儿访视：3 个村都没有可显示的数字");
  });

  it("take the standing that the caller worked out, and what the reference is called", () => {
    const [first, ...rest] = villages();
    const view = tileGridView(question({ areas: [{ ...first!, standing: "apartNot" }, ...rest], referenceName: "同类村" }));

    expect(view.title).toContain("上湾、柳沟明显低于同类村");
  });

  it("carry neither value nor hint where there are too many to write them", () => {
    const many = Array.from({ length: 401 }, (_, at) => ({ ...villages()[0]!, code: `${at}` }));

    expect(tileGridView(question({ areas: many })).groups[0]!.marks[400]).toEqual({ code: "400", name: "石门", status: "ok", standing: "below", fill: "behind" });
  });

  it("become shares of each group where there are more than 10,000, and the subtitle says so", () => {
    const [first] = villages();
    const many = Array.from({ length: 10_001 }, (_, at) => ({ ...first!, code: `${at}` }));

    expect(tileGridView(question({ areas: many })).subtitle).toContain("每条为一个地区内各类所占的份额");
  });

  it("stand under the area they belong to, in the order given", () => {
    const areas = villages().map((one, at) => ({ ...one, parent: at % 2 ? { code: "2", name: "乙乡" } : { code: "1", name: "甲乡" } }));

    expect(tileGridView(question({ areas })).groups.map(({ name, marks, counts }) => [name, marks.length, counts])).toEqual([["甲乡", 12, { behind: 2, same: 10 }], ["乙乡", 12, { behind: 1, same: 11 }]]);
    expect(tileGridView(question({ areas: areas.filter(({ parent }) => parent.code === "1") })).groups.map(({ name }) => name)).toEqual([""]);
  });
});

describe("a map", () => {
  const places = Object.fromEntries(villages().map(({ code }, at) => [code, square(105 + at / 10)]));

  it("is made where the geometry has outlines for at least half of the areas, and names those without", () => {
    const [one, two, ...most] = Object.entries(places);
    const view = mapView({ ...question(), geometry: geometryOf(Object.fromEntries(most)) });

    expect(one && two).toBeDefined();
    expect(view!.shapes).toHaveLength(22);
    expect(view!.note).toMatch(/^2 个村在地图上没有图形，见表：石门、上湾。/);
    expect(view!.title).toContain("石门、上湾、柳沟");
    expect(mapView({ ...question(), geometry: geometryOf(Object.fromEntries(most.slice(0, 11))) })).toBeUndefined();
    expect(mapView({ ...question(), geometry: undefined })).toBeUndefined();
  });

  it("gives way to tiles beyond 400 areas", () => {
    const areas = Array.from({ length: 401 }, (_, at) => ({ ...villages()[0]!, code: `${at}` }));

    expect(mapView({ ...question({ areas }), geometry: geometryOf(Object.fromEntries(areas.map(({ code }) => [code, square(105)]))) })).toBeUndefined();
  });

  it("says which area lies outside the picture, far from the rest", () => {
    const code = villages()[5]!.code;
    const view = mapView({ ...question(), geometry: geometryOf({ ...places, [code]: square(116, 20, 0.01) }) });

    expect(view!.shapes.map(({ mark }) => mark.code)).not.toContain(code);
    expect(view!.note).toMatch(/^白塔（1 个村）远离主体，不在画面内，见表。/);
  });

  it("says that small parts of an area are outside, and keeps the rest of it", () => {
    const code = villages()[5]!.code;
    const view = mapView({ ...question(), geometry: geometryOf({ ...places, [code]: [...places[code]!, ...square(116, 20, 0.01)] }) });

    expect(view!.shapes).toHaveLength(24);
    expect(view!.note).toMatch(/^远离主体的小块不在画面内。/);
  });
});

it("keeps islands that make up a real part of the land, however far they are", () => {
  const shapes = [square(105), square(108), square(111, 33)].map((polygons) => ({ polygons }));

  expect(mainPart(shapes)).toEqual({ drawn: shapes, far: false });
});
