import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "../base/locale";
import type { AreasQuestion } from "../views/area-mark";
import { BIRTH_RATE, missing, ok, suppressed, villages, VISITS, without } from "../views/fixtures/figures";
import { mapView } from "../views/map-view";
import { tileGridView } from "../views/tile-grid-view";
import { chartSvg, type ChartView } from "./chart-svg";
import { frameFor, type FrameName } from "./frames";
import { mapLabels, type DrawnShape } from "./map-labels";
import { toRaster, type Ring } from "./map-path";
import { textWidth } from "./measure-text";

const frames: FrameName[] = ["page", "phone", "slide", "print"];
const area = { "zh-CN": "清源乡", en: "Qingyuan Township" };
const source = { "zh-CN": "来源：甲。", en: "Source: A." };
const target = { kind: "target", lower: 0.9, upper: 0.9 } as const;

/** 24 villages, three of them behind; the last three have no number, each for another reason. */
function question(locale: Locale, more: Partial<AreasQuestion> = {}): AreasQuestion {
  const named = villages(locale);
  const none = [suppressed, missing, without].map((make) => make("service-newborn-visit"));
  const areas = named.map((one, at) => (at < 21 ? one : { ...one, figure: none[at - 21]! }));
  return { indicator: VISITS, areas, reference: target, areaName: area[locale], level: "village", source: source[locale], writer: { locale, threshold: 5 }, ...more };
}

/** Six by four fields with slanted borders. */
const geometry = {
  shapes: (codes: readonly string[]) => new Map(codes.map((code, at): [string, [number, number][][][]] => {
    const corner = (x: number, y: number): [number, number] => [105 + x * 0.03 + ((x * 7 + y * 3) % 5) * 0.003, 35 - y * 0.03 + ((x * 2 + y * 5) % 4) * 0.003];
    const [x, y] = [at % 6, Math.floor(at / 6)];
    return [code, [[[corner(x, y), corner(x, y + 1), corner(x + 1, y + 1), corner(x + 1, y), corner(x, y)]]]];
  })),
};

const many = (n: number, locale: Locale): AreasQuestion => question(locale, {
  areas: Array.from({ length: n }, (_, at) => {
    const parent = { code: String(at % 20), name: locale === "en" ? `Town ${at % 20}` : `${at % 20} 乡` };
    const figure = at % 11 === 0 ? suppressed("x") : at % 17 === 0 ? missing("x") : ok("x", at % 7 === 0 ? 0.6 : at % 13 === 0 ? 0.99 : 0.9, { interval: { lower: at % 7 === 0 ? 0.5 : at % 13 === 0 ? 0.95 : 0.8, upper: at % 7 === 0 ? 0.7 : 1, level: 0.95, method: "wilson" } });
    return { code: String(at).padStart(6, "0"), name: `村${at}`, figure, parent };
  }),
});

const charts: Record<string, (locale: Locale) => ChartView> = {
  map: (locale) => ({ kind: "map", view: mapView({ ...question(locale), geometry })! }),
  "map-described": (locale) => ({ kind: "map", view: mapView({ ...question(locale, { indicator: BIRTH_RATE }), geometry })! }),
  tiles: (locale) => ({ kind: "tiles", view: tileGridView(question(locale)) }),
  "tiles-names": (locale) => ({ kind: "tiles", view: tileGridView(many(90, locale)) }),
  "tiles-tiny": (locale) => ({ kind: "tiles", view: tileGridView(many(600, locale)) }),
};

describe("maps and tile grids", () => {
  it.each(Object.keys(charts).flatMap((chart) => LOCALES.flatMap((locale) => frames.map((frame) => [chart, locale, frame] as const))))("draw %s in %s for %s", async (chart, locale, frame) => {
    const svg = chartSvg(charts[chart]!(locale), frame, "broad");

    await expect(svg).toMatchFileSnapshot(`__svg__/${chart}.${locale}.${frame}.svg`);
    expect(svg).not.toMatch(/style=|<style|<script|\son\w+=|NaN|Infinity|"undefined/);
  });

  it.each(Object.keys(charts))("keep every mark of %s inside the picture, on a phone in English too", (chart) => {
    const svg = chartSvg(charts[chart]!("en"), "phone", "broad");
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);

    for (const [, x, y] of svg.matchAll(/<text x="(-?[\d.]+)" y="(-?[\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(width!);
      expect(Number(y)).toBeLessThanOrEqual(height!);
    }
    for (const [, x, y, w, h] of svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)) {
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(width! + 0.1);
      expect(Number(y) + Number(h)).toBeLessThanOrEqual(height! + 0.1);
    }
  });

  it("tell name, value and standing of each area to those who point at it, and the finding to those who do not see it", () => {
    for (const chart of ["map", "tiles"]) {
      const svg = chartSvg(charts[chart]!("zh-CN"), "page", "broad");

      expect(svg).toContain("<title>石门 60.0%，估计值 62.0% (53.0–69.0)，明显低于目标</title>");
      expect(svg.match(/<title>/g)).toHaveLength(24);
      expect(svg).toContain('aria-label="新生儿访视：石门、上湾、柳沟明显低于目标');
    }
  });

  it("escape names", () => {
    const [first, ...rest] = villages();
    const svg = chartSvg({ kind: "tiles", view: tileGridView(question("zh-CN", { areas: [{ ...first!, name: "<b>&村" }, ...rest] })) }, "page", "broad");

    expect(svg).toContain("&lt;b&gt;&amp;村");
    expect(svg).not.toContain("<b>");
  });

  it("need no colour: what differs has its own pattern or sign, and patterns bear the name of their picture", () => {
    const better = villages().map((one, at) => ({ ...one, standing: at === 4 ? ("above" as const) : undefined }));
    const view = mapView({ ...question("zh-CN", { areas: better.map(({ standing, ...one }) => (standing ? { ...one, standing } : one)) }), geometry })!;
    const svg = chartSvg({ kind: "map", view }, "page", "broad");

    expect(svg).toContain('<pattern id="map-page-better"');
    expect(svg).toContain("url(#map-page-better)");
    expect(svg).toMatch(/>▲ 西坪</);
    expect(chartSvg({ kind: "map", view }, "phone", "broad")).not.toContain("map-page");
  });

  it("show what is only described in one colour, in whatever order its values are", () => {
    const grounds = (svg: string) => new Set([...svg.matchAll(/<path [^>]*?fill="(#[0-9a-f]{6})"><title>/g)].map(([, fill]) => fill));

    expect(grounds(chartSvg(charts["map-described"]!("zh-CN"), "page", "broad"))).toEqual(new Set(["#cddfe4"]));
  });
});

describe("names on a map", () => {
  const box = (left: number, right: number): Ring => [[left * 2, 20], [right * 2, 20], [right * 2, 100], [left * 2, 100]];
  const shape = (name: string, standing: "below" | "apartNot", ring: Ring): DrawnShape => ({ mark: { code: name, name, status: "ok", standing, fill: standing === "below" ? "behind" : "same" }, rings: [[ring]] });
  const textsOf = (shapes: DrawnShape[]) => [...mapLabels(shapes, frameFor("page", "broad"), { top: 0, bottom: 400 }).matchAll(/>([^<]+)</g)].map(([, text]) => text);

  it("stand beside a narrow area that differs, but never over another that differs", () => {
    const narrow = shape("很长的村名", "below", box(200, 220));

    expect(textsOf([narrow, shape("丙", "apartNot", box(220, 400))])).toContain("▼ 很长的村名");
    expect(textsOf([shape("甲", "below", box(60, 200)), narrow, shape("乙", "below", box(220, 400))]).sort()).toEqual(["▼", "▼ 乙", "▼ 甲"]);
  });

  it("are left out where they do not fit, unless the area differs", () => {
    expect(textsOf([shape("很长的村名", "apartNot", box(200, 220))])).toEqual([]);
  });

  it.each(frames)("never overlap for %s", (frame) => {
    const svg = chartSvg(charts.map!("en"), frame, "broad");
    const boxes = [...svg.slice(svg.lastIndexOf("</g>")).matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="(\d+)"[^>]*>([^<]+)</g)].map(([, x, y, size, text]) => {
      const half = textWidth(text!, Number(size)) / 2;
      return { left: Number(x) - half, right: Number(x) + half, top: Number(y) - Number(size), bottom: Number(y) };
    });

    expect(boxes.length).toBeGreaterThan(10);
    boxes.forEach((one, at) => boxes.slice(at + 1).forEach((two) => expect(one.left < two.right && one.right > two.left && one.top < two.bottom && one.bottom > two.top).toBe(false)));
  });
});

describe("many areas", () => {
  it("weigh little: 8,000 tiles of every kind under 80 kB, 100,000 as shares under 16 kB", () => {
    expect(chartSvg({ kind: "tiles", view: tileGridView(many(8000, "zh-CN")) }, "page", "broad").length).toBeLessThan(80_000);
    expect(chartSvg({ kind: "tiles", view: tileGridView(many(100_000, "zh-CN")) }, "page", "broad").length).toBeLessThan(16_000);
  });

  it("tell by group what they are, and each one that differs, to those who point at them; paper is spared it", () => {
    const view = tileGridView(many(600, "zh-CN"));
    const titles = (frame: "page" | "print") => [...chartSvg({ kind: "tiles", view }, frame, "broad").matchAll(/<title>([^<]*)<\/title>/g)].map(([, text]) => text!);
    const differing = view.groups.flatMap(({ marks }) => marks.filter(({ standing }) => standing === "below" || standing === "above"));

    expect(titles("page").filter((text) => view.groups.some(({ name }) => text.startsWith(`${name}：`)))).toHaveLength(view.groups.length);
    if (differing.length <= 200) for (const { name } of differing) expect(titles("page").some((text) => text.startsWith(`${name} `))).toBe(true);
    expect(titles("print")).toEqual([]);
  });

  it("weigh less than 120 kB as a map of 400 with a thousand points each", () => {
    const fine = { shapes: (codes: readonly string[]) => new Map(codes.map((code, at): [string, [number, number][][][]] => [code, [[circle(105 + (at % 20) * 0.02, 35 + Math.floor(at / 20) * 0.02)]]])) };
    const view = mapView({ ...many(400, "zh-CN"), geometry: fine })!;

    expect(chartSvg({ kind: "map", view }, "page", "broad").length).toBeLessThan(120_000);
  });
});

const circle = (x: number, y: number): [number, number][] => Array.from({ length: 1001 }, (_, at) => [x + 0.01 * Math.cos((at * Math.PI) / 500), y + 0.01 * Math.sin((at * Math.PI) / 500)]);

it("leaves out points on one half pixel or on a straight line, never a corner", () => {
  const ring: [number, number][] = [[0, 0], [0.1, 0.1], [5, 0], [10, 0], [10, 10], [0, 10], [0, 0]];

  expect(toRaster(ring, (point) => point)).toEqual([[0, 0], [20, 0], [20, 20], [0, 20]]);
});
