import { expect, it } from "vitest";
import { LOCALES } from "../base/locale";
import { BIRTH_RATE, MATCH } from "../views/fixtures/figures";
import { pyramidOf, spineLine, spineLines, spineOf, xmrTile } from "../views/fixtures/village";
import { chartSvg, type ChartView } from "./chart-svg";
import type { FrameName, Room } from "./frames";

type Locale = (typeof LOCALES)[number];
const charts: Record<string, { room: Room; make: (locale: Locale) => ChartView }> = {
  spine: { room: "broad", make: (locale) => ({ kind: "spine", view: spineOf(locale) }) },
  pyramid: { room: "narrow", make: (locale) => ({ kind: "pyramid", view: pyramidOf(locale) }) },
  xmr: { room: "tile", make: (locale) => ({ kind: "series", view: xmrTile(locale) }) },
};
const frames: FrameName[] = ["page", "phone", "slide", "print"];
const all = Object.keys(charts).flatMap((chart) => LOCALES.flatMap((locale) => frames.map((frame) => [chart, locale, frame] as const)));

it.each(all)("draws %s in %s for %s", async (chart, locale, frame) => {
  const { room, make } = charts[chart]!;

  await expect(chartSvg(make(locale), frame, room)).toMatchFileSnapshot(`__svg__/${chart}.${locale}.${frame}.svg`);
});

it.each(all)("keeps every mark of %s in %s for %s inside the picture, and writes nothing a strict policy refuses", (chart, locale, frame) => {
  const { room, make } = charts[chart]!;
  const svg = chartSvg(make(locale), frame, room);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);

  expect(svg).not.toMatch(/style=|<style|<script|NaN|Infinity/);
  for (const [, x, y] of svg.matchAll(/<(?:text x|circle cx)="(-?[\d.]+)" c?y="(-?[\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(width!);
    expect(Number(y)).toBeLessThanOrEqual(height!);
  }
});

it("keeps every digit of a number in words: only positions are shortened", () => {
  expect(chartSvg({ kind: "spine", view: spineOf("zh-CN", [spineLine(BIRTH_RATE, 0.03021, 0.01042, { exposure: 850 })]) }, "page", "broad")).toContain(">10.42‰</text>");
});

it("tells what stands out by shape: a filled diamond beyond 99.8 %, an open one beyond 95 %, else a dot", () => {
  const marks = (value: number) => chartSvg({ kind: "spine", view: { ...spineOf("zh-CN", [spineLine(MATCH, value, 0.9, { exposure: 100 })]), key: { inside: "", outside: "", far: "", limits: ["", ""] } } }, "page", "broad");
  const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

  // Each key holds a dot and two diamonds.
  expect(count(marks(0.9), /<circle/g)).toBe(2);
  expect(count(marks(0.83), /<circle/g)).toBe(1);
  expect(marks(0.83)).toMatch(/fill="#ffffff" stroke="#b3471d"/);
  expect(marks(0.6)).toMatch(/fill="#b3471d" stroke="#b3471d"/);
});

it("draws a described indicator in the same ink wherever it lies", () => {
  const svg = chartSvg({ kind: "spine", view: spineOf("zh-CN", spineLines().filter(({ indicator }) => indicator.class === "described")) }, "page", "broad");

  expect(svg).not.toMatch(/#b3471d|#1a7f5a/);
});
