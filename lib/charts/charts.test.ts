import { expect, it } from "vitest";
import { LOCALES } from "../base/locale";
import { comparedChart } from "../views/compared-chart";
import { BIRTHS, birthYears, ratioYears, SEX_RATIO, villages, VISITS } from "../views/fixtures/figures";
import { intervalRows } from "../views/interval-row";
import { birthSeries, ratioSeries, tileSeries } from "../views/year-series";
import { chartSvg, type ChartView } from "./chart-svg";
import { frameFor, type FrameName, type Room } from "./frames";
import { textWidth } from "./measure-text";

type Locale = (typeof LOCALES)[number];
const target = { kind: "target", lower: 0.9, upper: 0.9 } as const;
const name = { "zh-CN": "清源乡", en: "Qingyuan Township" };

const charts: Record<string, { room: Room; make: (locale: Locale) => ChartView }> = {
  caterpillar: { room: "broad", make: (locale) => ({ kind: "caterpillar", view: comparedChart({ indicator: VISITS, rows: intervalRows(villages(locale), target, "higher"), reference: target, areaName: name[locale], level: "village", own: 0.882, leftOut: 0, source: "", locale }) }) },
  ratio: { room: "narrow", make: (locale) => ({ kind: "series", view: ratioSeries({ indicator: SEX_RATIO, figures: ratioYears(), areaName: name[locale], band: [103, 107], locale, threshold: 5 }) }) },
  births: { room: "narrow", make: (locale) => ({ kind: "series", view: birthSeries({ indicator: BIRTHS, figures: birthYears(), areaName: name[locale], locale, threshold: 5 }) }) },
  tile: { room: "tile", make: (locale) => ({ kind: "series", view: tileSeries({ indicator: SEX_RATIO, figures: ratioYears(), above: [], locale, threshold: 5 }) }) },
};
const frames: FrameName[] = ["page", "phone", "slide", "print"];

it.each(Object.keys(charts).flatMap((chart) => LOCALES.flatMap((locale) => frames.map((frame) => [chart, locale, frame] as const))))("draws %s in %s for %s", async (chart, locale, frame) => {
  const { room, make } = charts[chart]!;

  await expect(chartSvg(make(locale), frame, room)).toMatchFileSnapshot(`__svg__/${chart}.${locale}.${frame}.svg`);
});

it("draws the same picture twice alike, without ids that count on", () => {
  const view = charts.caterpillar!.make("zh-CN");

  expect(chartSvg(view, "page", "broad")).toBe(chartSvg(view, "page", "broad"));
});

it("writes nothing that a strict style or script policy refuses", () => {
  const svg = chartSvg(charts.caterpillar!.make("zh-CN"), "page", "broad");

  expect(svg).not.toMatch(/style=|<style|<script|\son\w+=|zr\d|NaN|Infinity/);
});

it("keeps every mark inside the picture", () => {
  for (const { room, make } of Object.values(charts)) {
    const svg = chartSvg(make("zh-CN"), "phone", room);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
    for (const [, x, y] of svg.matchAll(/<(?:text x|circle cx)="(-?[\d.]+)" c?y="(-?[\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(width!);
      expect(Number(y)).toBeLessThanOrEqual(height!);
    }
  }
});

it("keeps the words over the grey block inside a phone, however long the area's name", () => {
  const own = { kind: "own", lower: 0.882, upper: 0.882 } as const;
  const view = comparedChart({ indicator: VISITS, rows: intervalRows(villages("en"), own), reference: own, areaName: "Qingyuan Township", level: "village", own: 0.882, leftOut: 0, source: "", locale: "en" });
  const { width, fontSize } = frameFor("phone", "broad");
  const [, x, text] = /<text x="([\d.]+)"[^>]*>(\d+ villages not told apart[^<]*)</.exec(chartSvg({ kind: "caterpillar", view }, "phone", "broad"))!;

  expect(text).toContain("Township");
  expect(Number(x) + textWidth(text!, fontSize)).toBeLessThanOrEqual(width);
});

it("tells its finding to those who do not see it", () => {
  expect(chartSvg(charts.caterpillar!.make("zh-CN"), "page", "broad")).toContain('aria-label="石门、上湾、柳沟的新生儿访视低于目标 90.0%，区间全在其之下"');
});
