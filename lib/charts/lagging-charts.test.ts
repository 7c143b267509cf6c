import { expect, it } from "vitest";
import { LOCALES } from "../base/locale";
import { lagTimelineOf } from "../views/fixtures/lagging";
import { chartSvg } from "./chart-svg";
import type { FrameName } from "./frames";

const frames: FrameName[] = ["page", "phone", "slide", "print"];
const all = LOCALES.flatMap((locale) => frames.map((frame) => [locale, frame] as const));

it("says of each stretch of the timeline what it is, to those who point at it", () => {
  const view = lagTimelineOf("zh-CN");
  const titles = [...chartSvg({ kind: "lag-timeline", view }, "page", "broad").matchAll(/<title>([^<]*)<\/title>/g)].map(([, text]) => text);

  expect(titles).toEqual(view.rows.flatMap(({ stretches }) => stretches.map(({ text }) => text)));
  expect(titles[0]).toMatch(/^石门，\d{4} 年 \d 季度.*：.+$/);
});

it.each(all)("draws the timeline of lagging villages in %s for %s", async (locale, frame) => {
  await expect(chartSvg({ kind: "lag-timeline", view: lagTimelineOf(locale) }, frame, "broad")).toMatchFileSnapshot(`__svg__/lag-timeline.${locale}.${frame}.svg`);
});

it.each(all)("keeps every mark of the timeline in %s for %s inside the picture, and writes nothing a strict policy refuses", (locale, frame) => {
  for (const room of ["broad", "narrow"] as const) {
    const svg = chartSvg({ kind: "lag-timeline", view: lagTimelineOf(locale) }, frame, room);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);

    expect(svg).not.toMatch(/style=|<style|<script|NaN|Infinity/);
    for (const [, x, y] of svg.matchAll(/<(?:text x|circle cx)="(-?[\d.]+)" c?y="(-?[\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(width!);
      expect(Number(y)).toBeLessThanOrEqual(height!);
    }
  }
});

/** What is drawn of one state alone, without its colours. */
function shapeOf(sign: string): string {
  const svg = chartSvg({ kind: "lag-timeline", view: lagTimelineOf("en", { a: `W${sign}` }) }, "page", "broad");
  return svg.replace(/(fill|stroke)="#[0-9a-f]{6}"/g, "").replace(/<title>.*?<\/title>/g, "").replace(/aria-label="[^"]*"/g, "").replace(/<text[^>]*>[^<]*<\/text>/g, "");
}

it("tells every state from every other without colour", () => {
  const shapes = ["C", "W", "L", "O", "I", "R"].map(shapeOf);

  expect(new Set(shapes).size).toBe(shapes.length);
});

it("draws a state carried over a quarter without a test hollow", () => {
  const squares = (story: string) => chartSvg({ kind: "lag-timeline", view: lagTimelineOf("en", { a: story }) }, "page", "broad").match(/<(?:path|polyline|polygon)[^>]*fill="#(?:ffffff|fff)"[^>]*>/g)?.length ?? 0;

  expect(squares("WLlL")).toBe(squares("WLLL") + 1);
});
